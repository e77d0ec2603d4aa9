"""The day of a report, chosen among those of the mentions that it rests on."""

import re

from tracker.domain.dates import Edtf, first_day, last_day
from tracker.extraction.arbitrate import Candidate
from tracker.extraction.dating import UNKNOWN, Resolved, finest, not_after, when
from tracker.extraction.effect import NOT_REQUIRED
from tracker.extraction.finding import WEIGHED
from tracker.extraction.mention import Mention
from tracker.extraction.moments import is_followed
from tracker.extraction.page import Page
from tracker.extraction.report_put_off import put_off_date
from tracker.extraction.sentence import Sentence
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.time_thread import day_of_news, day_of_story

_BACKGROUND_KINDS = frozenset(
    {"signed", "declaration_joined", "ratified", "entered_into_force", NOT_REQUIRED}
)
_ON_SIGNATURE = re.compile(
    r"\b(?:up)?on\s(?:its\s|the\s)?(?:day\sof\s(?:its\s|the\s)?)?(?:signature|signing)\b"
    r"|\b(?:from|since)\sthe\sday\sof\s(?:its\s|the\s)?(?:signature|signing)\b",
    re.IGNORECASE,
)


def is_background(row: Candidate) -> bool:
    """Whether a mention tells what was before the news."""
    mention = row.mention
    if mention.background or mention.listed or is_followed(mention):
        return True
    if mention.sentence.section == "title":
        return False
    clause = mention.finding.clause
    if clause.kind in ("rel", "sub") and not _goes_on(mention):
        return True
    return _is_model(mention) or _is_earlier(mention) or _is_of_all(mention)


_ALL_HAVE = re.compile(r"\b(?:all|each|every)\b[^,;:.]{0,40}\b(?:has|have|had)\b", re.IGNORECASE)


def _is_of_all(mention: Mention) -> bool:
    """As in "All three Baltic states have now done so": most of them did so before."""
    grouped = mention.node is not None and mention.node.kind == "group"
    return grouped and _ALL_HAVE.search(mention.sentence.text) is not None


def _goes_on(mention: Mention) -> bool:
    """As in "He welcomed him in the palace, where the two signed": the news goes on."""
    clause, clauses = mention.finding.clause, mention.clauses
    if (clause.kind, clause.opener) != ("rel", "where") or not 0 <= clause.parent < len(clauses):
        return False
    begins = _BOTH.match(mention.sentence.text, clause.start - mention.sentence.start)
    return clauses[clause.parent].kind == "main" and begins is not None


_BOTH = re.compile(r"(?:where\s)?(?:the\stwo|they|both|he|she)\s\w+ed\b")


_EARLIER = re.compile(
    r"\b(?:did|done|signed|concluded|joined|got|came)\b[^,;.]{0,30}\s(?:earlier|before|previously|beforehand)"
    r"(?=\s?[,;.)]|\s(?:and|so|but|in\s[A-Z])\b|$)"
)


def _is_earlier(mention: Mention) -> bool:
    """As in "Denmark did this earlier": what is told so was before the news."""
    match = _EARLIER.search(mention.sentence.text)
    clause = mention.finding.clause
    return match is not None and clause.start <= mention.sentence.start + match.start() < clause.end


_THOSE = re.compile(
    r"\b(?:those|(?:the\s)?ones?|that|similar|like|likes\sof|model(?:led)?|followed|such\sas)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)


def _is_model(mention: Mention) -> bool:
    """As in "ready to conclude one on the model of those signed by Albania"."""
    clause = mention.finding.clause
    before = mention.sentence.text[: max(0, clause.start - mention.sentence.start)]
    return clause.kind == "reduced" and _THOSE.search(before) is not None


def _is_aside(row: Candidate) -> bool:
    """Whether a lead only speaks of a signature, in words that no rule knows: it is hardly news."""
    told = row.kind == "signed" and row.mention.sentence.section != "title"
    return told and row.mention.finding.rule == WEIGHED


def report_date(rows: list[Candidate], page: Page) -> tuple[Resolved, Resolved]:
    """When it happened, and for a schedule or a postponement the day that was planned."""
    kind = rows[0].kind
    fresh = any(row.lead and not is_background(row) and not _is_aside(row) for row in rows)
    published = page.anchor.published
    news = Resolved(Edtf(published), "assumed") if published is not None and fresh else UNKNOWN
    # What the lead tells as news was not told on the day of an older statement.
    tellers = [row for row in rows if row.lead] if fresh else rows
    told = finest([row.said for row in tellers])
    if kind == "signing_postponed":
        return put_off_date(rows, told, news, page)
    best = finest([row.date for row in _by_name(rows)])
    if kind in ("signing_scheduled", "signed") and (best.on is None or "/" in str(best.on)):
        # "at the G7 summit" in one sentence and "on Thursday" in the next tell one day together.
        spans = [span for row in rows for span in row.spans]
        both = when(spans, page.anchor, "future" if kind == "signing_scheduled" else "past")
        if kind == "signed" and not_after(both, page.anchor).on is None:
            both = Resolved(None, "unknown", both.occasion)
        best = finest([best, both])
    if kind == "signing_scheduled":
        best = _within(best, rows, page)
        return (told if told.on is not None else news), best
    if best.on is None:
        best = finest([best, _told_of(rows, told, page, fresh=fresh)])
    if fresh and best.on is not None and len(best.on) == _YEAR and published is not None:
        # "signed an agreement that brings a billion this year": the year is that of the sum.
        best = UNKNOWN if published.startswith(best.on) else best
    if best.on is None:
        best = finest([best] + [day_of_news(r.mention, kind, page) for r in rows if r.lead])
    if best.on is None:
        best = Resolved(news.on, news.basis, best.occasion)
    return _on_news(best, news), UNKNOWN


def _told_of(rows: list[Candidate], told: Resolved, page: Page, *, fresh: bool) -> Resolved:
    """The day of what no sentence dates itself: as it was told, or as the story goes on."""
    kind = rows[0].kind
    best = UNKNOWN
    if kind in _TOLD_LATER:
        best = finest([day_of_news(r.mention, kind, page) for r in rows if r.lead])
    if best.on is None and (kind not in _BACKGROUND_KINDS or fresh):
        best = told
    if best.on is None and not fresh:
        best = finest([day_of_story(r.mention, kind, page) for r in rows if not is_background(r)])
    return best


_TOLD_LATER = frozenset({"talks_started", "terminated", "suspended"})
"""What is often announced a day after it happened: "The teams met on Thursday", it says below."""
_YEAR = 4


def _within(best: Resolved, rows: list[Candidate], page: Page) -> Resolved:
    """The one day told beside a plan that lies within the days or the week that it names.

    "to sign at the end of the week", and below: "He comes to Spain on Friday".
    """
    if best.on is None or "/" not in best.on:
        return best
    first, last = first_day(best.on), last_day(best.on)
    for row in rows:
        steps = (page.beside(row.mention.sentence, step) for step in range(_BESIDE))
        for sentence in steps:
            told = sentence is not None and sentence.section in _TELLING
            spans = page.times(sentence) if sentence is not None and told else ()
            ahead = (s for s in spans if s.kind in _DAYS and not _is_told(sentence, s))
            days = (when([s], page.anchor, "future").on for s in ahead)
            found = {on for on in days if on is not None and "/" not in on and first <= on <= last}
            found.discard(Edtf(page.anchor.published or ""))
            if len(found) == 1:
                return Resolved(found.pop(), best.basis, best.occasion)
    return best


def _is_told(sentence: Sentence | None, span: TimeSpan) -> bool:
    """Whether a time is that of what was: "the first round was on Tuesday"."""
    text = sentence.text[: span.start] if sentence is not None else ""
    return _WAS.search(text) is not None


_WAS = re.compile(r"\b(?:was|were|had|did)\b(?!\sto\b)[^,;.]{0,40}$")
_BESIDE = 6
_DAYS = frozenset({"day", "weekday"})
_TELLING = frozenset({"title", "body", "bullet"})


def _on_news(best: Resolved, news: Resolved) -> Resolved:
    """The day of publication for news told to be of an occasion of these days."""
    if best.on is None or news.on is None or best.basis != "occasion" or "/" not in best.on:
        return best
    within = first_day(best.on) <= first_day(news.on) <= last_day(best.on)
    return Resolved(news.on, "assumed", best.occasion) if within else best


def takes_effect_on_signature(rows: list[Candidate]) -> bool:
    """As in "It entered into force upon signature"."""
    return rows[0].kind == "entered_into_force" and any(
        _ON_SIGNATURE.search(row.mention.sentence.text) for row in rows
    )


def _by_name(rows: list[Candidate]) -> list[Candidate]:
    """The mentions of the party itself, where one is dated; else also those of its group."""
    named = [r for r in rows if r.mention.node is None or r.mention.node.kind != "group"]
    named = named if any(r.date.on is not None for r in named) else rows
    own = [r.date.on for r in named if r.mention.source == "clause" and r.date.on is not None]
    if not own:
        return named
    # What is told without the party's name may be of another: it may only make a date finer.
    return [r for r in named if r.mention.source != "focus" or _agrees(r.date.on, own)]


def _agrees(on: Edtf | None, own: list[Edtf]) -> bool:
    return on is None or any(first_day(each) <= first_day(on) <= last_day(each) for each in own)
