"""Named occasions: summits and meetings whose days the dossier knows.

"the G7 summit in Italy" names one; "the G7 leaders' meeting", "the summit of the G7" and "where the
G7 is meeting" are the same by other words. A place or a year beside the name chooses among several
of one name; without either the choice is left to the day of publication.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.dossiers.dossier import Occasion
from tracker.extraction.calendar_words import MONTHS
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.word_set import LETTERS, word_set

_NOUNS = ("summit", "meeting", "conference", "gathering", "forum", "session", "council")
_NEAR = 90
"""How many characters beside an occasion's name a place or year may stand in."""
_PLACE = 50
"""How many characters before a place tell that something is held there."""
_AT_PLACE = re.compile(
    r"\b(?:in|at|near|to|for|from|outside|hosted by)\s(?:the\s)?(?:\w+\s)?$"
    r"|\b(?:in|at|near|to|for|from|outside)\s(?:the\s)?[\w-]{3,20}(?:\s[\w-]{2,20})?,\s$"
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_STOP = re.compile(r"[.!?]\s|\n")
_AFTER_ORG = re.compile(
    r"(?:['\u2019]s|['\u2019])?(?:[ -](?:leaders|nations|heads of state(?: and government)?"
    r"|countries|group|allies)['\u2019]?)?[ -](?:summit|meeting|gathering|talks|conference)\b"
    r"|(?: leaders)? (?:is|are|was|were) (?:meeting|gathering|gathered)\b"
    r"|(?: leaders)? (?:meets?|met|gather|gathers|gathered)\b"
)
_OF_ORG = re.compile(r"(?:summit|meeting|gathering) of (?:the )?(?:leaders of (?:the )?)?$")
_AT_ORG = re.compile(r"\b(?:at|during|beside|(?:sidelines|margins|fringes) of) the $")
_HEAD_OF = re.compile(r"\b(?:presidents?|members?|head|president-elect) of the $")
"""Whose office it is: "the Presidents of the European Council" meet nowhere by that."""
_IN_PLACE = re.compile(r"\s(?:in|at|near)\s(?:the\s)?(?:[a-z]{4,8}\s)?([A-Z][\w-]+)")


@dataclass(frozen=True, slots=True)
class _Name:
    """A phrase and the occasions that go by it; `is_org` where it is the body that meets, "g7"."""

    phrase: str
    occasions: tuple[Occasion, ...]
    is_org: bool


def find_occasions(text: str, occasions: Sequence[Occasion]) -> tuple[TimeSpan, ...]:
    """The dossier's occasions that `text` names, in its order, without overlaps."""
    if not occasions:
        return ()
    by_word, needed = _names_of(occasions)
    if "" not in needed and needed.isdisjoint(word_set(text)):
        return ()
    lowered = _plain(text)
    found: list[TimeSpan] = []
    done = 0
    for word in _WORD.finditer(lowered):
        if word.start() < done:
            continue
        for name in by_word.get(word.group(), ()):
            span = _read(text, lowered, word.start(), name)
            if span is not None:
                found.append(span)
                done = span.end
                break
    return tuple(found)


def _plain(text: str) -> str:
    """`text` in lower case, character by character, with one kind of hyphen, quote and space."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.translate(_ALIKE)


_ALIKE = str.maketrans("\u2019\u2018\u2010\u2011\u2013\u00a0\n\t\r", "''---    ")
_WORD = re.compile(r"(?<![\w-])\w+")


_Names = tuple[dict[str, tuple[_Name, ...]], frozenset[str]]
"""The names by their first word, and the words one of which a text with a name holds."""
_known: dict[int, tuple[Sequence[Occasion], _Names]] = {}
_KEPT = 8


def _names_of(occasions: Sequence[Occasion]) -> _Names:
    """The names of a dossier's occasions, made once: told by identity, as hashing them is slow."""
    entry = _known.get(id(occasions))
    if entry is None or entry[0] is not occasions:
        if len(_known) >= _KEPT:
            _known.clear()
        entry = _known[id(occasions)] = (occasions, _names(occasions))
    return entry[1]


def _names(occasions: Sequence[Occasion]) -> _Names:
    """What each name means, by its first word, the longest names first."""
    by_name: dict[str, list[Occasion]] = {}
    by_org: dict[str, list[Occasion]] = {}
    for occasion in occasions:
        for alias in (occasion.name, *occasion.aliases):
            _put(by_name, _plain(alias), occasion)
            for form in _bodies(alias):
                _put(by_org, form, occasion)
    names = [_Name(form, tuple(known), is_org=True) for form, known in by_org.items()]
    names += [_Name(form, tuple(known), is_org=False) for form, known in by_name.items()]
    by_word: dict[str, list[_Name]] = {}
    for name in sorted(names, key=lambda each: (len(each.phrase), not each.is_org), reverse=True):
        first = _WORD.search(name.phrase)
        if first is not None:
            by_word.setdefault(first.group(), []).append(name)
    needed = frozenset(max(LETTERS.findall(each.phrase), key=len, default="") for each in names)
    return {first: tuple(known) for first, known in by_word.items()}, needed


def _put(known: dict[str, list[Occasion]], name: str, occasion: Occasion) -> None:
    of_name = known.setdefault(name, [])
    if occasion not in of_name:
        of_name.append(occasion)


def _bodies(alias: str) -> tuple[str, ...]:
    """The body that meets, by its forms: "g7" of "G7 summit"; none for "Brussels summit"."""
    words = alias.removeprefix("the ").split()
    for at, word in enumerate(words):
        if word.lower() in _NOUNS and at > 0:
            body = " ".join(words[:at]).removesuffix(" leaders'").removesuffix("'s")
            if body in _SEVEN:
                return tuple(map(str.lower, _SEVEN))
            return (body.lower(),) if body.isupper() and " " not in body else ()
    return ()


_SEVEN = ("G7", "G-7", "Group of Seven")


def _read(text: str, lowered: str, start: int, name: _Name) -> TimeSpan | None:
    """The occasion that `name` means at `start`, None where it does not stand there or is open."""
    end = start + len(name.phrase)
    if _HEAD_OF.search(lowered[max(0, start - 20) : start]):
        return None
    if not lowered.startswith(name.phrase, start) or lowered[end : end + 1].isalnum():
        return None
    if name.is_org:
        meets = _AFTER_ORG.match(lowered, end)
        of = _OF_ORG.search(lowered[max(0, start - 40) : start])
        if meets is not None:
            end = meets.end()
        elif of is not None:
            start = max(0, start - 40) + of.start()
        elif not _AT_ORG.search(lowered[max(0, start - 30) : start]):
            return None
    placed, choice = _chosen(text, lowered, start, end, name.occasions)
    if not choice:
        return None
    return TimeSpan(start=start, end=end, kind="occasion", occasions=choice, placed=placed)


def _chosen(
    text: str, lowered: str, start: int, end: int, occasions: tuple[Occasion, ...]
) -> tuple[bool, tuple[Occasion, ...]]:
    """The occasions that the places and years beside the name leave, and whether any stood there.

    A place right behind the name that belongs to none of them means another occasion.
    """
    beside = _sentence(lowered, start, end)
    years = {int(year) for year in _YEAR.findall(lowered[max(0, start - 12) : end + 12])}
    if years:
        occasions = tuple(each for each in occasions if _year(each) in years)
    placed = tuple(
        each
        for each in occasions
        if any(
            _stands_at(beside, _plain(place)) or lowered.endswith(f"{_plain(place)} ", 0, start)
            for place in each.places
        )
    )
    if placed or years:
        return bool(placed or occasions), placed or occasions
    place = _IN_PLACE.match(text, end)
    if place is not None and place[1].lower() not in MONTHS:
        return False, ()
    return False, occasions


def settled(text: str, spans: Sequence[TimeSpan]) -> tuple[Occasion, ...]:
    """The editions that a whole text settles: by the place beside a name, or the only one told."""
    lowered = ""
    found: list[Occasion] = []
    for span in spans:
        if span.kind != "occasion":
            continue
        editions = span.occasions
        if len(editions) > 1:
            lowered = lowered or _plain(text)
            editions = _placed_best(lowered, editions)
        if len(editions) == 1 and editions[0] not in found:
            found.append(editions[0])
    return tuple(found)


def _placed_best(lowered: str, editions: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    """The editions of which the text names the most places; none where it names none."""
    counts = [sum(_stands_at(lowered, _plain(place)) for place in each.places) for each in editions]
    most = max(counts)
    return tuple(each for each, n in zip(editions, counts, strict=True) if n == most > 0)


def _sentence(lowered: str, start: int, end: int) -> str:
    """What stands beside a name, no further than its sentence."""
    first = max(0, start - _NEAR)
    before = [each.end() for each in _STOP.finditer(lowered, first, start)]
    after = _STOP.search(lowered, end, end + _NEAR)
    return lowered[before[-1] if before else first : after.start() if after else end + _NEAR]


def _stands_at(text: str, place: str) -> bool:
    """Whether `place` stands in `text` as a place: "in Italy", "Fasano, Italy", not as a party."""
    at = text.find(place)
    while at >= 0:
        end = at + len(place)
        if _AT_PLACE.search(text[max(0, at - _PLACE) : at]) and not text[end : end + 1].isalnum():
            return True
        at = text.find(place, end)
    return False


def _year(occasion: Occasion) -> int:
    return int(occasion.on[:4])
