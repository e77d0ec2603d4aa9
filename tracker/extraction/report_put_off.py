"""The day on which a planned signing was put off, and the day that it had been planned for."""

import re
from datetime import date, timedelta

from tracker.domain.dates import Edtf
from tracker.extraction.arbitrate import Candidate
from tracker.extraction.dating import UNKNOWN, Resolved, finest, not_after, when
from tracker.extraction.finding import WEIGHED
from tracker.extraction.mention import Mention
from tracker.extraction.mention_date import is_of_plan, was_set_for
from tracker.extraction.page import Page
from tracker.extraction.reckoning import apart


def put_off_date(
    rows: list[Candidate], told: Resolved, news: Resolved, page: Page
) -> tuple[Resolved, Resolved]:
    """The day of putting off, from what is told of it, and the day planned."""
    planned = finest([r.date for r in rows if r.mention.finding.kind == "was_planned"])
    if planned.on is None:
        planned = _stated_plan(rows, page)
    past = not_after(planned, page.anchor)
    own = finest([r.date for r in rows if r.mention.finding.kind != "was_planned"])
    not_done = finest([_not_done(r.mention, page) for r in rows])
    if own.on is None and not_done.on is not None:
        own = planned = not_done
    # "was to have been signed on Thursday, was not signed": it did not happen on that day.
    undone = any(r.mention.finding.mood == "denied" for r in rows)
    published = page.anchor.published
    put_off = page.put_off or any(_was_to_be(row, page) for row in rows)
    if (
        published
        and put_off
        and news.on is None
        and any(_is_near_lead(r, past, page) for r in rows)
    ):
        # The lead tells that the journey is off; what it was for stands further down.
        news = Resolved(Edtf(published), "assumed")
    order = (own, past, told, news) if undone else (own, told, news, past)
    return next((d for d in order if d.on is not None), UNKNOWN), planned


_DID_NOT = re.compile(
    r"(?:But\s)?(?:It|He|She|They|That|This|The\s\w+)\s"
    r"(?:did(?:\snot|n['\u2019]t)|never\s(?:did|happened|came|took\splace))\b(?=[,.;]|\s(?:happen|take\splace|come|sign)\b)"
    r"|(?:It|That|This)\snever\s(?:happened|came|took\splace)\b|Nothing\scame\sof\sit\b"
)


def _not_done(mention: Mention, page: Page) -> Resolved:
    """The day of a plan told undone behind it: "He was to sign on Friday. He did not".

    What did not happen did not do so on that day.
    """
    behind = page.beside(mention.sentence, 1)
    if behind is None or _DID_NOT.match(behind.text) is None:
        return UNKNOWN
    days = [s for s in page.times(mention.sentence) if s.kind in ("day", "weekday")]
    return not_after(when(days, page.anchor, "past"), page.anchor)


def _was_to_be(row: Candidate, page: Page) -> bool:
    """Whether a plan for these days is told without the word that it fell through."""
    finding = row.mention.finding
    days = [s for s in page.times(row.mention.sentence) if s.is_date]
    loose = bool(days) and all(s.kind == "weekday" or s.base == "told" for s in days)
    return loose and finding.rule == WEIGHED and "PASTFUT" in finding.clause.tags


def _is_near_lead(row: Candidate, planned: Resolved, page: Page) -> bool:
    """Whether a plan told of as past stands among the first sentences, and was of these days."""
    published = page.anchor.published
    mention = row.mention
    listed = mention.source in ("header", "list", "entry")
    if published is None or mention.background or listed or mention.sentence.number >= _NEAR_LEAD:
        return False
    if _is_before_all(mention):
        return False
    return planned.on is None or apart(planned.on, date.fromisoformat(published)) <= _THESE_DAYS


def _is_before_all(mention: Mention) -> bool:
    """As in "signed on Thursday, weeks after the ceremony had fallen through": no news."""
    clause = mention.finding.clause
    had = any(n.lower.partition(" ")[0] == "had" for n in clause.nodes)
    return clause.kind == "sub" and clause.opener in ("after", "since") and had


_NEAR_LEAD = 6
"""Sentences that tell the news."""
_THESE_DAYS = timedelta(days=14)
"""How far from publication the day of a plan is that has just fallen through."""


def _stated_plan(rows: list[Candidate], page: Page) -> Resolved:
    """The calendar day or month that a postponed signing was set for."""
    days = [
        span
        for row in rows
        for span in row.spans
        if span.kind in ("day", "month") and is_of_plan(row.mention, span)
    ] or [
        span
        for row in rows
        for span in page.times(row.mention.sentence)
        if span.kind == "month" and was_set_for(row.mention.sentence.text, span)
    ]
    return when(days, page.anchor, "none")
