"""Times told by their distance from what another did: "an hour ahead of the Americans".

Each function takes a text and where one of its first words stands, and gives the time expression
that begins there, or None. What is measured counts from the day told before.
"""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.calendar_words import COUNT, FEW, S, number_of
from tracker.extraction.time_span import TimeSpan

_BY = AnyCase(rf"by{S}{COUNT}{S}(?P<unit>day|week)s?\b")
_SOONER = re.compile(
    r"\b(?:preced(?:es?|ed|ing)|beat(?:en|s)?|forestalled|anticipated|pre-?empted)\b[^,;.]{0,40}$"
)
_LATER = re.compile(r"\b(?:followed|trailed|lagged)\b[^,;.]{0,40}$")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s)?\w+(?:\sby\s[^,;.]{2,30})?\s$"
)
_HOURS = AnyCase(
    rf"(?:(?:{COUNT}|{FEW}|half{S}an){S})?(?:hour|minute|moment)s?{S}"
    rf"(?:ahead{S}of|before|after|behind|apart{S}from){S}(?=[a-z])"
)
_OF_MEETING = re.compile(
    r"(?:the\s)?(?:[A-Z][\w-]*['\u2019]?s?\s){1,4}"
    r"(?:summit|meeting|conference|council|session|gathering|opened|began|gathered|met|arrived|landed)\b"
)


def read_margin(text: str, start: int) -> TimeSpan | None:
    """Read "preceded it by eight days", "followed them by two days"."""
    match = _BY.match(text, start)
    if match is None:
        return None
    before = text[max(0, start - _LOOK_BACK) : start]
    sooner = _SOONER.search(before)
    if sooner is None and _LATER.search(before) is None:
        return None
    sign = -1 if sooner is not None else 1
    if _PASSIVE.search(before):
        # "was preceded by two days of talks": what went before is another thing.
        return None
    return TimeSpan(
        start=start, end=match.end(), kind="shift", unit=match["unit"].lower(),
        amount=sign * number_of(match["count"]), base="told",
    )  # fmt: skip


def read_hours(text: str, start: int) -> TimeSpan | None:
    """Read "an hour ahead of the Americans", "minutes after a missile struck": the day of that."""
    match = _HOURS.match(text, start)
    if match is None or _OF_MEETING.match(text, match.end()):
        return None
    return TimeSpan(
        start=start, end=match.end(), kind="shift", unit="day", base="told", part="hours"
    )


_LOOK_BACK = 80
