"""The day that a signing is planned for: its own time, or that of a plan told just before."""

import re
from datetime import date as day
from datetime import timedelta

from tracker.domain.dates import Edtf, first_day, last_day
from tracker.extraction.dating import UNKNOWN, Resolved, when
from tracker.extraction.finding import WEIGHED
from tracker.extraction.mention import Mention
from tracker.extraction.moments import ordered
from tracker.extraction.page import Page
from tracker.extraction.plan_times import can_be_planned, same_day
from tracker.extraction.time_span import TimeSpan

_INSTEAD = re.compile(
    r"\b(?:not(?:,?\s(?:as\s)?(?:\w+\s)?planned)?|instead\sof|rather\sthan),?\s(?:on\s)?$",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(
    r"\b(?:postponed|moved|put\soff|rescheduled|pushed\sback|deferred|shifted|brought\sforward)"
    r"\s(?:to|until|till|for)\s(?:the\s)?$"
)
_LOOK_BACK = 60


def planned_day(mention: Mention, kind: str, own: list[TimeSpan], page: Page) -> Resolved:
    """The day of a plan; `own` are the times of its clause that it can be set for."""
    text = mention.sentence.text
    told = page.told_for(own, mention.sentence)
    if told is not None and kind == "signing_scheduled":
        # "on the same day": of the days told before, that of the other plan.
        told = page.told_ahead(mention.sentence) or told
        now = page.anchor.published
        # "Later in the day it is to be Portugal's turn": no plan is set for what was.
        told = told if now is None or told >= now else Edtf(now)
    moved = [s for s in page.times(mention.sentence) if _MOVED_TO.search(text[: s.start][-40:])]
    if moved and kind == "signing_scheduled":
        return when(moved, page.anchor, "future")
    own = [s for s in own if not _INSTEAD.search(text[max(0, s.start - _LOOK_BACK) : s.start])]
    if mention.finding.rule == WEIGHED:
        own = _not_said(own, text) or _set_ahead(mention, page)
    ahead = kind == "signing_scheduled" or page.put_off
    date = when(ordered(own, mention), page.anchor, "future" if ahead else "none", told=told)
    published = page.anchor.published
    if date.on is not None and "/" in date.on and date.occasion and _SAME.search(text):
        # "Lithuania signs on Thursday, Estonia on the same occasion, the summit".
        other = page.told_ahead(mention.sentence)
        within = other is not None and first_day(date.on) <= first_day(other) <= last_day(date.on)
        date = Resolved(other, date.basis, date.occasion) if within else date
    if date.on is not None or own:
        return UNKNOWN if _is_over(date, own, published) else date
    if published is not None and same_day(mention):
        next_day = UNKNOWN if _NOW.search(text) else _just_told(mention, page)
        return next_day if next_day.on is not None else Resolved(Edtf(published), "relative")
    return _told_elsewhere(mention, page) if kind == "signing_scheduled" else date


_NOW = re.compile(r"\b(?:this|today|tonight|later)\b", re.IGNORECASE)


def _not_said(own: list[TimeSpan], text: str) -> list[TimeSpan]:
    """The times without those on which somebody spoke, or from which on a text was ready."""
    return [s for s in own if not _SAID.search(text[max(0, s.start - _LOOK_BACK) : s.start])]


_SAID = re.compile(
    r"\b(?:said|told|says|announced|reported|confirmed|stated|added|disclosed|wrote|since)\b[^,;.]{0,50}$"
    r"|\b(?:was|were)\s(?!planned|scheduled|expected|due|set|slated|meant|supposed|foreseen|intended|to\b|moved)"
    r"\w{2,14}ed\b[^,;.]{0,50}$"
)


def _set_ahead(mention: Mention, page: Page) -> list[TimeSpan]:
    """The times to come that the sentence tells of a plan that no rule has a clause for."""
    published = page.anchor.published
    if published is None:
        return []
    spans = _not_said([*page.times(mention.sentence)], mention.sentence.text)
    spans = [s for s in spans if can_be_planned(s) and s.relation in ("at", "by")]
    days = ((s, when([s], page.anchor, "future").on) for s in spans)
    return [s for s, on in days if on is not None and first_day(on) > published]


def without_journeys(own: list[TimeSpan], mention: Mention) -> list[TimeSpan]:
    """The times without the day on which one set out, where an occasion is told beside it.

    "flew to Italy on Wednesday for a summit at which they are to sign".
    """
    if not any(s.kind == "occasion" for s in own):
        return own
    return [s for s in own if s.kind not in _ON_A_DAY or not _has_left(s, mention)]


def _has_left(span: TimeSpan, mention: Mention) -> bool:
    """Whether a time stands in a clause of its own that is told in the past tense."""
    at = mention.sentence.start + span.start
    holder = mention.holder(at)
    if holder is None or holder is mention.finding.clause:
        return False
    before = [n for n in holder.nodes if n.end <= at]
    return any("d" in n.form and "TRAVEL" in n.tags for n in before)


_ON_A_DAY = frozenset({"day", "weekday", "shift"})


def _told_elsewhere(mention: Mention, page: Page) -> Resolved:
    """The day of a plan whose clause tells none: that of its occasion, told in another sentence."""
    text = mention.sentence.text
    opened = _opened(mention, page)
    if opened.on is not None:
        return opened
    if _SAME.search(text):
        on = page.told_ahead(mention.sentence)
        if on is None and _THERE.search(text):
            # "who will be in Kyiv in February, wants to sign it there"
            spans = [s for s in page.times(mention.sentence) if can_be_planned(s)]
            return when(spans, page.anchor, "future")
        if on is not None and _FIRST_DAY.search(text):
            on = Edtf(first_day(on))
        return _from(on)
    points = mention.finding.rule == WEIGHED or _THAT.search(text)
    date = _just_told(mention, page) if points else UNKNOWN
    if date.on is None:
        date = _told_next(mention, page)
    if date.on is None and _AT_IT.search(text):
        date = _from(page.told_ahead(mention.sentence))
    return date


def _opened(mention: Mention, page: Page) -> Resolved:
    """The day told before the plan in its own sentence, to which its clause points back.

    "will be in Riga on May 15 and the pact is to be signed on that occasion", "All is being made
    ready for next week: the pact will be signed".
    """
    text, start = mention.sentence.text, mention.finding.clause.start - mention.sentence.start
    points = _THAT.search(text, max(0, start))
    colon = re.search(r":\s$", text[: max(0, start)])
    if points is None and colon is None:
        return UNKNOWN
    before = [s for s in page.times(mention.sentence) if s.end <= start and can_be_planned(s)]
    date = when(before[-1:], page.anchor, "future")
    published = page.anchor.published
    ahead = date.on is not None and (published is None or last_day(date.on) >= published)
    return date if ahead else UNKNOWN


_THAT = re.compile(
    r"\b(?:on\sthat\s(?:occasion|day|date)|then|during\s(?:that|this|the)\s(?:visit|trip|stay)"
    r"|at\sthat\s(?:meeting|time))\b"
)


def _from(on: Edtf | None) -> Resolved:
    return Resolved(on, "relative") if on is not None else UNKNOWN


def _told_next(mention: Mention, page: Page) -> Resolved:
    """The day that the next sentence sets: "He is to sign it. This should happen in December"."""
    behind = page.beside(mention.sentence, 1)
    if behind is None or behind.section not in ("body", "bullet"):
        return UNKNOWN
    if _WHEN.search(mention.sentence.text):
        return UNKNOWN
    match = _IT_WILL.search(behind.text)
    if match is None:
        return UNKNOWN
    spans = [s for s in page.times(behind) if s.start >= match.start() and can_be_planned(s)]
    date = when(spans, page.anchor, "future")
    published = page.anchor.published
    ahead = date.on is not None and (published is None or last_day(date.on) >= published)
    return date if ahead else UNKNOWN


_DECIDED = re.compile(
    r"\b(?:adopted|approved|endorsed|backed|cleared|decided|authori[sz]ed|agreed|gave|confirmed)\b"
)
_WHEN = re.compile(r"\b(?:when|once|if|unless|until)\b", re.IGNORECASE)
_IT_WILL = re.compile(
    r"(?:\b(?:this|that|it)|\bthe\s(?:\w+\s)?(?:ceremony|signing|signature|event))\s"
    r"(?:should|will|would|is\s(?:to|due|set|expected|planned|scheduled|foreseen|slated)"
    r"|could|takes\splace)\b",
    re.IGNORECASE,
)
_AT_IT = re.compile(
    r"\bthe\s(?:visit|trip|ceremony|summit|session|gathering|conference|stopover)\b(?!\sin\s[A-Z])"
    r"|\bduring\s(?:his|her|their)\s(?:visit|stay|trip)\b|\bafter\swhich\b|\bafterwards\b"
    r"|\bon\sthe\s(?:margins|sidelines|fringes)\b(?!\sof)",
    re.IGNORECASE,
)
"""What is planned for an occasion whose day was told before: "The visit will be used to sign"."""


def _just_told(mention: Mention, page: Page) -> Resolved:
    """The day to come that the sentence before tells: "He lands on Monday. Here he is to sign"."""
    before = page.beside(mention.sentence, -1)
    if before is None or before.section != "body":
        return UNKNOWN
    spans = [s for s in page.times(before) if s.kind not in ("season", "year")]
    date = when(spans, page.anchor, "future")
    published = page.anchor.published
    if date.on is None or (published is not None and first_day(date.on) < published):
        return UNKNOWN
    # "The cabinet approved the draft today. He is to sign it": not today.
    today = published is not None and str(date.on) == str(published)
    return UNKNOWN if today and _DECIDED.search(before.text) else date


def _is_over(date: Resolved, own: list[TimeSpan], published: str | None) -> bool:
    """As in "had scheduled it for 17 May", told on the 24th: the day is over, not a year ahead."""
    if date.on is None or published is None or any(span.year is not None for span in own):
        return False
    ahead = day.fromisoformat(first_day(date.on)) - day.fromisoformat(published)
    return ahead > _NEARLY_A_YEAR


_NEARLY_A_YEAR = timedelta(days=300)
_FIRST_DAY = re.compile(r"\b(?:first|opening)\sday\b")
_THERE = re.compile(r"\bsign\w*\s(?:\w+\s){0,4}there\b")
_SAME = re.compile(
    r"\b(?:in|at)\s[A-Z]\w+,?\s(?:too|also|as\swell|likewise)\b|\b(?:[Tt]here|then)\b(?!\s(?:is|are|was|were)\b)"
    r"|\b(?:the|that)\ssame\s(?:occasion|day|afternoon|evening|morning|visit|trip|summit|meeting"
    r"|event|ceremony|gathering|session|table|place)\b|\bthe\sfirst\sday\b"
    r"|\b(?:in\sthe\scourse\sof|during)\sthe\s(?:day|morning|afternoon|evening)\b"
    r"|\bus(?:e|es|ing)\s(?:the|that|this)\soccasion\b|(?:^|\s)[Ss]o\s(?:will|are|is)\b"
)
"""What is planned for the occasion just told of: "Estonia is to sign in Brussels, too"."""
