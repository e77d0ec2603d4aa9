"""Named occasions: summits and meetings whose days the dossier knows.

"the G7 summit in Italy" names one; "the G7 leaders' meeting", "the summit of the G7" and "where the
G7 is meeting" are the same by other words. A place or a year beside the name chooses among several
of one name; without either the choice is left to the day of publication.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.dossiers.dossier import Occasion
from tracker.extraction.calendar_words import MONTHS
from tracker.extraction.time_span import TimeSpan

_NOUNS = ("summit", "meeting", "conference", "gathering", "forum", "session", "council")
_NEAR = 90
"""How many characters beside an occasion's name a place or year may stand in."""
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_STOP = re.compile(r"[.!?]\s|\n")
_AFTER_ORG = re.compile(
    r"(?:['\u2019]s|['\u2019])?(?:[ -](?:leaders|nations|heads of state(?: and government)?"
    r"|countries|group|allies)['\u2019]?)?[ -](?:summit|meeting|gathering|talks|conference)\b"
    r"|(?: leaders)? (?:is|are|was|were) (?:meeting|gathering|gathered)\b"
    r"|(?: leaders)? (?:meets?|met|gather|gathers|gathered)\b"
)
_OF_ORG = re.compile(r"(?:summit|meeting|gathering) of (?:the )?(?:leaders of (?:the )?)?$")
_AT_ORG = re.compile(r"\b(?:at|during|beside|on the (?:sidelines|margins|fringes) of) the $")
_IN_PLACE = re.compile(r"\s(?:in|at|near)\s(?:the\s)?(?:[a-z]{4,8}\s)?([A-Z][\w-]+)")


@dataclass(frozen=True, slots=True)
class _Name:
    """A phrase and the occasions that go by it; `org` is the body that meets, "g7"."""

    occasions: tuple[Occasion, ...]
    is_org: bool


def find_occasions(text: str, occasions: Sequence[Occasion]) -> tuple[TimeSpan, ...]:
    """The dossier's occasions that `text` names, in its order, without overlaps."""
    if not occasions:
        return ()
    pattern, names = _names(tuple(occasions))
    lowered = _plain(text)
    found: list[TimeSpan] = []
    for match in pattern.finditer(lowered):
        span = _read(text, lowered, match, names[match.group()])
        if span is not None and (not found or found[-1].end <= span.start):
            found.append(span)
    return tuple(found)


def _plain(text: str) -> str:
    """`text` in lower case, character by character, with one kind of hyphen, quote and space."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.translate(_ALIKE)


_ALIKE = str.maketrans("\u2019\u2018\u2010\u2011\u00a0\n\t\r", "''--    ")


@lru_cache(maxsize=8)
def _names(occasions: tuple[Occasion, ...]) -> tuple[re.Pattern[str], dict[str, _Name]]:
    """One pattern over all names, and what each name means."""
    by_name: dict[str, list[Occasion]] = {}
    by_org: dict[str, list[Occasion]] = {}
    for occasion in occasions:
        for alias in (occasion.name, *occasion.aliases):
            plain = _plain(alias)
            by_name.setdefault(plain, []).append(occasion)
            org = _org(plain)
            if org is not None:
                for form in _org_forms(org):
                    known = by_org.setdefault(form, [])
                    if occasion not in known:
                        known.append(occasion)
    names = {form: _Name(tuple(known), is_org=True) for form, known in by_org.items()}
    names |= {name: _Name(tuple(known), is_org=False) for name, known in by_name.items()}
    ordered = sorted(names, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
    return pattern, names


def _org(alias: str) -> str | None:
    """The body that meets: "g7" of "g7 summit in italy"; None for a name without such a noun."""
    words = alias.removeprefix("the ").split()
    for at, word in enumerate(words):
        if word in _NOUNS and at > 0:
            return " ".join(words[:at]).removesuffix("'s").removesuffix(" leaders'")
    return None


def _org_forms(org: str) -> tuple[str, ...]:
    if org in ("g7", "g-7", "group of seven"):
        return ("g7", "g-7", "group of seven")
    return (org,)


def _read(text: str, lowered: str, match: re.Match[str], name: _Name) -> TimeSpan | None:
    start, end = match.span()
    if name.is_org:
        after = _AFTER_ORG.match(lowered, end)
        of = _OF_ORG.search(lowered[max(0, start - 40) : start])
        at = _AT_ORG.search(lowered[max(0, start - 30) : start])
        if after is not None:
            end = after.end()
        elif of is not None:
            start = max(0, start - 40) + of.start()
        elif at is None:
            return None
    placed, choice = _chosen(text, lowered, start, end, name.occasions)
    if not choice:
        return None
    return TimeSpan(start=start, end=end, kind="occasion", occasions=choice, placed=placed)


def _chosen(
    text: str, lowered: str, start: int, end: int, occasions: tuple[Occasion, ...]
) -> tuple[bool, tuple[Occasion, ...]]:
    """The occasions that the places and years beside the name leave, and whether any stood there.

    A place that belongs to none of them right behind the name means another occasion.
    """
    beside = _sentence(lowered, start, end)
    years = {int(year) for year in _YEAR.findall(lowered[max(0, start - 12) : end + 12])}
    placed = tuple(
        each
        for each in occasions
        if any(_holds(beside, _plain(place)) for place in each.places)
        and (not years or _year(each) in years)
    )
    if placed:
        return True, placed
    if years:
        dated = tuple(each for each in occasions if _year(each) in years)
        return bool(dated), dated
    place = _IN_PLACE.match(text, end)
    if place is not None and not _is_time_word(place[1]):
        return False, ()
    return False, occasions


def _sentence(lowered: str, start: int, end: int) -> str:
    """What stands beside a name, no further than its sentence."""
    first = max(0, start - _NEAR)
    before = [each.end() for each in _STOP.finditer(lowered, first, start)]
    after = _STOP.search(lowered, end, end + _NEAR)
    return lowered[before[-1] if before else first : after.start() if after else end + _NEAR]


def _holds(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _year(occasion: Occasion) -> int:
    return int(occasion.on[:4])


def _is_time_word(word: str) -> bool:
    return word.lower() in MONTHS
