"""Times told by how often a day or season has come round: "a year today since", "two summers ago".

Each function takes a text and where one of its first words stands, and gives the time expression
that begins there, or None.
"""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.calendar_words import COUNT, SEASONS, S, number_of
from tracker.extraction.number_words import ORDINALS
from tracker.extraction.time_span import TimeSpan

_TO_THE_DAY = re.compile(r"\b(?:exactly|precisely|to\sthe\sday|just)\s$", re.IGNORECASE)
_TODAY = re.compile(r"\s(?:today|to\sthe\sday)\b")
_EXACT = rf"(?:today|to{S}the{S}day|this{S}very{S}day)"
_SINCE = AnyCase(
    rf"{COUNT}{S}years?(?:{S}(?:have|has|had){S}(?:now{S}|just{S})?passed)?(?:{S}(?P<exact>{_EXACT}))?"
    rf"(?={S}since\b)"
)
_AFTER = AnyCase(
    rf"{COUNT}{S}years?{S}(?P<exact>{_EXACT}){S}after{S}(?:(?:its|the|their){S}(?:\w+{S})?"
    rf"(?:signing|signature|conclusion|ceremony)\b|it{S}was{S}signed\b)"
)
_TODAY_IT_IS = AnyCase(
    rf"today,?{S}(?:it{S}(?:is|has{S}been)|it's|marks|makes{S}it|is){S}(?:exactly{S}|just{S})?"
    rf"{COUNT}{S}years?(?={S}(?:since|ago)\b)(?:{S}ago)?"
)
_HAS_BEEN = re.compile(
    r"(?:\b(?:is|was|been|marks?|marked|makes|passed)|['\u2019]s)\s(?:(?:now|exactly|just|only|precisely|almost|nearly|about|over|already)\s){0,2}$",
    re.IGNORECASE,
)
_SEASONS_AGO = AnyCase(rf"{COUNT}{S}(?P<season>{'|'.join(SEASONS)})s{S}ago\b")
_ANNIVERSARY = AnyCase(
    rf"(?P<nth>{'|'.join(ORDINALS)}){S}anniversary{S}of{S}(?:the|its|their){S}"
    rf"(?:signing|signature|conclusion)\b"
)
_OF_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)
_BESIDE = 60


def is_to_the_day(text: str, start: int, end: int) -> bool:
    """Whether the years at `text[start:end]` are told to the day: "exactly a year ago"."""
    return bool(_TO_THE_DAY.search(text[:start][-20:]) or _TODAY.match(text, end))


def read_since(text: str, start: int) -> TimeSpan | None:
    """Read "(it is) a year today since", "two years have passed since", "a year to the day after".

    What is told so happened that long ago; "in the two years since" tells a stretch.
    """
    after = _AFTER.match(text, start) if start <= _FIRST else None
    if after is not None:
        return _years_back(start, after.end("exact"), after, exact=True)
    match = _SINCE.match(text, start)
    if match is None:
        return None
    counted = "passed" in match.group().lower() or _HAS_BEEN.search(text[:start][-30:])
    if not counted:
        return None
    exact = match["exact"] is not None or is_to_the_day(text, start, match.end())
    return _years_back(start, match.end(), match, exact=exact)


_FIRST = 2


def read_today_it_is(text: str, start: int) -> TimeSpan | None:
    """Read "today marks a year (since)", "today it is two years (since)"."""
    match = _TODAY_IT_IS.match(text, start)
    return None if match is None else _years_back(start, match.end(), match, exact=True)


def _years_back(start: int, end: int, match: re.Match[str], *, exact: bool) -> TimeSpan:
    return TimeSpan(
        start=start, end=end, kind="shift", unit="year", amount=-number_of(match["count"]),
        direction="past", part="exact" if exact else "",
    )  # fmt: skip


def read_anniversary(text: str, start: int) -> TimeSpan | None:
    """Read "first anniversary of the signing", where the sentence says that it is today."""
    match = _ANNIVERSARY.match(text, start)
    if match is None:
        return None
    beside = text[max(0, start - _BESIDE) : start] + text[match.end() : match.end() + _BESIDE]
    if not _OF_TODAY.search(beside):
        return None
    return TimeSpan(
        start=start, end=match.end(), kind="shift", unit="year", direction="past", part="exact",
        amount=-ORDINALS[match["nth"].lower()],
    )  # fmt: skip


def read_seasons_ago(text: str, start: int) -> TimeSpan | None:
    """Read "two summers ago": the season of so many years before that of publication."""
    match = _SEASONS_AGO.match(text, start)
    if match is None:
        return None
    first, last = SEASONS[match["season"].lower()]
    return TimeSpan(
        start=start, end=match.end(), kind="season", month=first, to_month=last,
        year_shift=-number_of(match["count"]), direction="past",
    )  # fmt: skip
