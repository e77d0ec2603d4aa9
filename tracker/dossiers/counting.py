"""The form of a basis of counting in `dossier.toml`.

[[bases]]                                    # the first is the dossier's own
name = "agreements, as Kyiv counts them"
without = ["HR"]                             # who is left out; all lists may be left out
only = ["FR", "DE"]                          # nobody else is counted
twice = ["EU"]                               # who is counted twice
counted = ["signed"]                         # or negotiating, declared, interested
words = ["and the EU"]                       # one of them must stand in the sentence
upcoming = true                              # those still to sign are counted
day = "before"                               # that day's signatures are not; or "after"
miscount = true                              # an error of counting
"""

from typing import get_args

from tracker.domain.bases import Basis, Moment
from tracker.domain.events import TallyKind
from tracker.dossiers.entry import Entry

_KINDS: tuple[TallyKind, ...] = get_args(TallyKind)
_DAYS: tuple[Moment, ...] = get_args(Moment)


def read_bases(entries: list[Entry]) -> tuple[Basis, ...]:
    """The bases that the tables hold; what is wrong with them is noted in the tables' problems."""
    bases = tuple(map(_basis, entries))
    seen: set[str] = set()
    for entry, basis in zip(entries, bases, strict=True):
        if basis.name in seen:
            entry.wrong("name", f"{basis.name!r} stands there twice")
        seen.add(basis.name)
    if bases and (bases[0].miscount or bases[0].words):
        entries[0].wrong("name", "the first basis is the dossier's own: no miscount, no words")
    return bases


def _basis(entry: Entry) -> Basis:
    kinds = _kinds(entry)
    basis = Basis(
        name=entry.text("name"),
        counted=tuple(each for each in _KINDS if each in kinds),
        without=frozenset(entry.codes("without")),
        only=frozenset(entry.codes("only")),
        twice=frozenset(entry.codes("twice")),
        upcoming=entry.flag("upcoming"),
        day=_day(entry),
        words=entry.texts("words"),
        miscount=entry.flag("miscount") or False,
    )
    entry.done()
    both = sorted(basis.without & (basis.only | basis.twice))
    for code in both:
        entry.wrong("without", f"{code} is left out and counted")
    return basis


def _kinds(entry: Entry) -> tuple[str, ...]:
    kinds = entry.texts("counted") or ("signed",)
    for kind in kinds:
        if kind not in _KINDS:
            entry.wrong("counted", f"{kind!r} is not one of {', '.join(_KINDS)}")
    return kinds


def _day(entry: Entry) -> Moment | None:
    if entry.get("day") is None:
        return None
    text = entry.text("day")
    found = next((each for each in _DAYS if each == text), None)
    if found is None and text:
        entry.wrong("day", f"{text!r} is not one of {', '.join(_DAYS)}")
    return found
