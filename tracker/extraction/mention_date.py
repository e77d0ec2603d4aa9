"""The day of what a mention tells, from the times of its clause and of the sentences beside it."""

import re

from tracker.domain.dates import Edtf, first_day
from tracker.extraction.anchor import Anchor
from tracker.extraction.clause import Clause
from tracker.extraction.dating import UNKNOWN, Resolved, when
from tracker.extraction.mention import Mention
from tracker.extraction.moments import ordered, same_day
from tracker.extraction.page import Page
from tracker.extraction.time_span import TimeSpan

_PUT_OFF = frozenset({"signing_postponed", "trip_postponed", "unsigned", "refused"})
_SET_FOR = re.compile(
    r"\b(?:planned|scheduled|due|set|slated|foreseen|expected|intended|meant|supposed)"
    r"(?:,|\s[\w,]+){0,4}\s(?:the\s)?$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"\b(?:to|for|until|till)\s(?:the\s)?$", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:not(?:,?\s(?:as\s)?(?:\w+\s)?planned)?|instead\sof|rather\sthan),?\s(?:on\s)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 60
_OPEN_MOODS = ("plan", "hope", "close", "ready", "weak")
_JUST = re.compile(r"\b(?:has|have)\sjust\b", re.IGNORECASE)


def date_of(mention: Mention, kind: str, own: list[TimeSpan], page: Page) -> Resolved:
    """The day that the mention's own sentence gives, or the sentences that go on with it.

    Args:
        mention: What is told of one party.
        kind: Its kind, after its times were looked at.
        own: The times of its clause; for a plan those that it can be set for.
        page: The article.

    Returns:
        The day it happened; of a plan the day that it is planned for.
    """
    if kind in ("signing_scheduled", "was_planned"):
        return _planned(mention, kind, own, page)
    date = _in_clause(mention, kind, own, page)
    if date.on is None:
        date = _before_colon(mention, page)
    if date.on is None and mention.context is not None and kind == "signed":
        date = when(page.times(mention.context), page.anchor, "past")
    date = not_after(date, page.anchor)
    published = page.anchor.published
    if date.on is None and published is not None and _JUST.search(mention.sentence.text):
        date = Resolved(Edtf(published), "relative") if mention.finding.mood == "fact" else date
    if date.on is None and kind in _NOUNS and not mention.background:
        date = not_after(_beside(mention, kind, page), page.anchor)
    return date


def not_after(date: Resolved, anchor: Anchor) -> Resolved:
    """What has happened does not lie after the day of publication."""
    if date.on is None or anchor.published is None or first_day(date.on) <= anchor.published:
        return date
    return UNKNOWN


def was_set_for(text: str, span: TimeSpan) -> bool:
    """Whether a time is the one that something was planned for: "scheduled for 28 June"."""
    return _SET_FOR.search(text[max(0, span.start - _LOOK_BACK) : span.start]) is not None


def _counted_from(mention: Mention, page: Page) -> Edtf | None:
    """The day told before from which a past one counts; what is to come is none."""
    told = page.told_before(mention.sentence)
    published = page.anchor.published
    return None if told is None or (published is not None and told > published) else told


def _planned(mention: Mention, kind: str, own: list[TimeSpan], page: Page) -> Resolved:
    text = mention.sentence.text
    told = page.told_before(mention.sentence)
    own = [s for s in own if not _INSTEAD.search(text[max(0, s.start - _LOOK_BACK) : s.start])]
    ahead = kind == "signing_scheduled" or page.put_off
    date = when(own, page.anchor, "future" if ahead else "none", told=told)
    published = page.anchor.published
    if date.on is None and not own and published is not None and same_day(mention):
        return Resolved(Edtf(published), "relative")
    return date


def _in_clause(mention: Mention, kind: str, own: list[TimeSpan], page: Page) -> Resolved:
    """The day that the times of the mention's clause give."""
    finding = mention.finding
    text = mention.sentence.text
    told = _counted_from(mention, page)
    if kind in ("talks_close", "intent_declared", "text_agreed"):
        said_so = any("d" in n.form and "n" in n.form for n in finding.clause.nodes)
        if finding.mood in _OPEN_MOODS or (finding.mood == "want" and not said_so):
            own = _decided(finding.clause, own, mention.sentence.start)
        own = [s for s in own if s.direction != "future" and s.relation == "at"]
        return when(own, page.anchor, "past", told=told)
    if kind in _PUT_OFF:
        was_set = [s for s in page.times(mention.sentence) if was_set_for(text, s)]
        rest = [s for s in own if s not in was_set and not _TOWARDS.search(text[: s.start][-20:])]
        date = when(ordered(rest, mention), page.anchor, "past", told=told)
        # What did not take place did not do so on the day that it was planned for.
        undone = finding.mood == "denied" and date.on is None
        return when(was_set, page.anchor, "past", told=told) if undone else date
    return when(ordered(own, mention), page.anchor, "past", told=told)


def _decided(clause: Clause, own: list[TimeSpan], base: int) -> list[TimeSpan]:
    """The times of a decision about what is still to come: "agreed on Saturday to open talks"."""
    nodes = clause.nodes
    at = next((k for k, n in enumerate(nodes) if n.lower.startswith(_DECISIONS)), None)
    if at is None:
        return []
    if nodes[at].lower.startswith(("did so", "done so")):
        return own
    to = next((n.start for n in nodes[at + 1 :] if n.lower == "to"), nodes[at].end)
    return [s for s in own if base + s.start < to or base + s.start >= clause.end]


_DECISIONS = ("agreed", "decided", "resolved", "did so", "done so")


def _before_colon(mention: Mention, page: Page) -> Resolved:
    """The day before a timeline's entry: "2023-10-04 - In Granada", "12 January: the first."."""
    sentence = mention.sentence
    clauses = mention.clauses
    if len(clauses) > 1 and clauses[1].kind == "colon" and len(clauses[0].nodes) <= _FEW:
        first = clauses[0]
        opening = [s for s in page.times(sentence) if sentence.start + s.start < first.end]
        return when(opening, page.anchor, "past")
    earlier = page.beside(sentence, -1)
    if earlier is None or earlier.line != sentence.line:
        return UNKNOWN
    opening = [s for s in page.times(earlier) if _HEADS.match(earlier.text, s.end)]
    return when([s for s in opening if s.start <= 1], page.anchor, "past")


_FEW = 7
_HEADS = re.compile(r"\s?[:\u2013\u2014-]")
_IT_HAPPENED = (
    r"(?:It|This|That|All\s(?:of\s)?this|The\s(?:\w+\s)?(?:{nouns}))\s"
    r"(?:happened|took\splace|was\s(?:held|taken|done)|were\sheld)\b"
)
_NOUNS = {
    "signed": "signing|ceremony|signature",
    "ratified": "vote|ballot",
    "talks_started": "first\\s(?:meeting|round|talks)|meeting",
    "talks_held": "meeting|round|talks|consultations",
}
_GOES_ON = {kind: re.compile(_IT_HAPPENED.format(nouns=n)) for kind, n in _NOUNS.items()}
_VOTED = re.compile(r"\b(?:voted|voting|in\sfavou?r)\b")
_SPOKE = re.compile(
    r"\b(?:spoke|met|conferred)\s(?:for\sthe\sfirst\stime)\b|\bthe\sfirst\s(?:meeting|round)\b"
    r"|\bThe\s(?:\w+\s)?meeting\son\b"
)
_PRONOUN = re.compile(r"(?:They|The\stwo|Both\s(?:men|leaders|sides|ministers))\s")
_TO_COME = re.compile(r"\b(?:will|is\sto|are\sto|would)\b")


def _beside(mention: Mention, kind: str, page: Page) -> Resolved:
    """The day that the sentence before or behind tells of the same happening.

    "It happened on Friday", "The vote was taken late on Wednesday", and before "They spoke about
    an agreement" the sentence that tells when they met.
    """
    sentence = mention.sentence
    before = page.beside(sentence, -1)
    if before is not None and before.section == "body" and _PRONOUN.match(sentence.text):
        return _past_day(before.text, page.times(before), page)
    marks = [_GOES_ON[kind]]
    if kind == "ratified":
        marks.append(_VOTED)
    if kind in ("talks_started", "talks_held"):
        marks.append(_SPOKE)
    first = 1 if sentence.section == "body" else _behind_title(mention, page)
    for step in range(first, first + 2):
        behind = page.beside(sentence, step)
        if behind is None or behind.section != "body":
            continue
        if not any(mark.search(behind.text) for mark in marks):
            continue
        date = _past_day(behind.text, page.times(behind), page)
        if date.on is not None:
            return date
    return UNKNOWN


def _behind_title(mention: Mention, page: Page) -> int:
    """How many sentences behind a title the body begins."""
    number = mention.sentence.number
    body = (s.number - number for s in page.sentences if s.section == "body")
    return next((step for step in body if step > 0), 1)


def _past_day(text: str, spans: tuple[TimeSpan, ...], page: Page) -> Resolved:
    days = [s for s in spans if not _TO_COME.search(text[: s.start])]
    return when(days, page.anchor, "past")
