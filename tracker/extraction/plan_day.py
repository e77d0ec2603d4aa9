"""The day that a signing is planned for: its own time, or that of a plan told just before."""

import re
from datetime import date as day
from datetime import timedelta

from tracker.domain.dates import Edtf, first_day
from tracker.extraction.dating import UNKNOWN, Resolved, when
from tracker.extraction.finding import WEIGHED
from tracker.extraction.mention import Mention
from tracker.extraction.page import Page
from tracker.extraction.plan_times import same_day
from tracker.extraction.time_span import TimeSpan

_INSTEAD = re.compile(
    r"\b(?:not(?:,?\s(?:as\s)?(?:\w+\s)?planned)?|instead\sof|rather\sthan),?\s(?:on\s)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 60


def planned_day(mention: Mention, kind: str, own: list[TimeSpan], page: Page) -> Resolved:
    """The day of a plan; `own` are the times of its clause that it can be set for."""
    text = mention.sentence.text
    told = page.told_for(own, mention.sentence)
    if told is not None and kind == "signing_scheduled":
        # "on the same day": of the days told before, that of the other plan.
        told = page.told_ahead(mention.sentence) or told
    own = [s for s in own if not _INSTEAD.search(text[max(0, s.start - _LOOK_BACK) : s.start])]
    ahead = kind == "signing_scheduled" or page.put_off
    date = when(own, page.anchor, "future" if ahead else "none", told=told)
    published = page.anchor.published
    if date.on is not None or own:
        return UNKNOWN if _is_over(date, own, published) else date
    if published is not None and same_day(mention):
        return Resolved(Edtf(published), "relative")
    if kind == "signing_scheduled" and _SAME.search(text):
        ahead_of = page.told_ahead(mention.sentence)
        return Resolved(ahead_of, "relative") if ahead_of is not None else date
    if kind == "signing_scheduled" and mention.finding.rule == WEIGHED:
        return _just_told(mention, page)
    return date


def _just_told(mention: Mention, page: Page) -> Resolved:
    """The day to come that the sentence before tells: "He lands on Monday. Here he is to sign"."""
    before = page.beside(mention.sentence, -1)
    if before is None or before.section != "body":
        return UNKNOWN
    date = when(page.times(before), page.anchor, "future")
    published = page.anchor.published
    ahead = date.on is not None and (published is None or first_day(date.on) >= published)
    return date if ahead else UNKNOWN


def _is_over(date: Resolved, own: list[TimeSpan], published: str | None) -> bool:
    """As in "had scheduled it for 17 May", told on the 24th: the day is over, not a year ahead."""
    if date.on is None or published is None or any(span.year is not None for span in own):
        return False
    ahead = day.fromisoformat(first_day(date.on)) - day.fromisoformat(published)
    return ahead > _NEARLY_A_YEAR


_NEARLY_A_YEAR = timedelta(days=300)
_SAME = re.compile(
    r"\b(?:in|at)\s[A-Z]\w+,?\s(?:too|also|as\swell|likewise)\b|\b(?:[Tt]here|then)\b(?!\s(?:is|are|was|were)\b)"
    r"|\b(?:the|that)\ssame\s(?:occasion|day|afternoon|evening|morning|visit|trip|summit|meeting"
    r"|event|ceremony|gathering|session|table|place)\b|\bthe\sfirst\sday\b|(?:^|\s)[Ss]o\s(?:will|are|is)\b"
)
"""What is planned for the occasion just told of: "Estonia is to sign in Brussels, too"."""
