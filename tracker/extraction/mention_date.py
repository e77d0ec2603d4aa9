"""The day of what a mention tells, from the times of its clause and of the sentences beside it."""

import re
from dataclasses import replace

from tracker.domain.dates import Edtf, is_day
from tracker.extraction.beside import beside, goes_on, of_occasion, signed_beside
from tracker.extraction.clause import Clause
from tracker.extraction.dating import UNKNOWN, Resolved, not_after, when
from tracker.extraction.finding import WEIGHED
from tracker.extraction.mention import Mention
from tracker.extraction.moments import ordered
from tracker.extraction.page import Page
from tracker.extraction.plan_day import planned_day
from tracker.extraction.time_ahead import is_to_come
from tracker.extraction.time_deeds import day_of_same, measured
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.time_things import of_many_since

_PUT_OFF = frozenset({"signing_postponed", "trip_postponed", "unsigned", "refused"})
_SET_FOR = re.compile(
    r"\b(?:planned|scheduled|due|set|slated|foreseen|expected|intended|meant|supposed|announced)"
    r"(?:,|\s[\w,]+){0,4}\s(?:the\s)?$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"\b(?:to|for|until|till)\s(?:the\s)?$", re.IGNORECASE)
_LOOK_BACK = 60
_OPEN_MOODS = ("plan", "hope", "close", "ready", "weak")
_JUST = re.compile(
    r"\b(?:has|have)\sjust\b|\bas\s(?:we|I)\s(?:write|speak|go\sto\s(?:press|print|air))\b",
    re.IGNORECASE,
)


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
        return planned_day(mention, kind, own, page)
    against = measured(mention, kind, page) or day_of_same(mention, kind, page)
    if against is not None:
        return not_after(Resolved(against, "relative"), page.anchor)
    date = _in_clause(mention, kind, own, page)
    if date.on is None:
        date = _before_colon(mention, kind, page)
    if date.on is None and mention.context is not None and kind == "signed":
        date = when(page.times(mention.context), page.anchor, "past")
    if date.on is None and mention.finding.rule == "ellipsis":
        date = _with_the_others(mention, page)
    date = not_after(date, page.anchor)
    published = page.anchor.published
    if date.on is None and published is not None and _JUST.search(mention.sentence.text):
        date = Resolved(Edtf(published), "relative") if mention.finding.mood == "fact" else date
    if date.on is None and not _is_behind(mention) and goes_on(mention, page):
        told = page.told_before(mention.sentence, past=True) or of_occasion(mention, page)
        date = not_after(Resolved(told, "relative"), page.anchor) if told is not None else date
    if date.on is None and kind == "signed":
        date = not_after(signed_beside(mention, page), page.anchor)
    if date.on is None and not mention.background:
        date = not_after(beside(mention, kind, page), page.anchor)
    return date


def _with_the_others(mention: Mention, page: Page) -> Resolved:
    """As in "Tallinn held a first round in March and so did Riga": the day of those before."""
    clause, base = mention.finding.clause, mention.sentence.start
    spans = page.times(mention.sentence)
    behind = [s for s in spans if base + s.end > clause.start and (s.base, s.amount) != ("told", 0)]
    later = behind or not clause.words.isdisjoint(_AFTER)
    if later or clause.words.isdisjoint(_LIKEWISE) or mention.finding.mood != "fact":
        return UNKNOWN
    return when([s for s in spans if s.end], page.anchor, "past")


_LIKEWISE = frozenset({"so", "same", "likewise"})
_AFTER = frozenset({"after", "then", "since", "later", "afterwards", "next"})


def _is_behind(mention: Mention) -> bool:
    """Whether something else goes on with the story: "Then war came, and all was put off"."""
    behind = mention.finding.clause.start > mention.sentence.start
    return behind and mention.sentence.text.startswith(("Then ", "There "))


def was_set_for(text: str, span: TimeSpan) -> bool:
    """Whether a time is the one that something was planned for: "scheduled for 28 June"."""
    return _SET_FOR.search(text[max(0, span.start - _LOOK_BACK) : span.start]) is not None


def _counted_from(mention: Mention, own: list[TimeSpan], page: Page) -> Edtf | None:
    """The day told before from which a past one counts; what is to come is none."""
    counting = [s for s in page.times(mention.sentence) if s.base == "told"]
    if counting and all(s.unit == "month" and not s.amount for s in counting):
        return page.told_month(mention.sentence)
    told = _in_sentence(mention, page)
    if told is None and not any(s.part == "hours" for s in own):
        told = _month_in_sentence(mention, page)
    return told or page.told_for(page.times(mention.sentence), mention.sentence, past=True)


def _in_sentence(mention: Mention, page: Page) -> Edtf | None:
    """The day told before "two days later" in the same sentence."""
    spans = page.times(mention.sentence)
    at = next((k for k, s in enumerate(spans) if s.base == "told" and s.unit in _COUNTED), 0)
    days = [when([span], page.anchor, "past").on for span in spans[:at]]
    return next((on for on in reversed(days) if on is not None and is_day(on)), None)


_COUNTED = frozenset({"day", "week"})


def _month_in_sentence(mention: Mention, page: Page) -> Edtf | None:
    """The month told before "a month later" in the same sentence."""
    spans = page.times(mention.sentence)
    at = next((k for k, s in enumerate(spans) if s.base == "told" and s.unit == "month"), 0)
    told = [s for s in spans[:at] if s.kind in ("month", "day") and s.relation == "at"]
    return when(told[-1:], page.anchor, "past").on


def _in_clause(mention: Mention, kind: str, own: list[TimeSpan], page: Page) -> Resolved:
    """The day that the times of the mention's clause give."""
    finding = mention.finding
    text = mention.sentence.text
    told = _counted_from(mention, own, page)
    if kind in _OF_WHAT_COMES:
        own = [s for s in own if not is_to_come(s, mention, page)]
    if kind in ("talks_close", "intent_declared", "text_agreed"):
        said_so = any("d" in n.form and "n" in n.form for n in finding.clause.nodes)
        if finding.rule == WEIGHED:
            own = [s for s in own if not _INTENDED.search(text[: s.start])]
        done = kind == "text_agreed" and finding.mood == "ready" and said_so
        if kind == "text_agreed":
            # What "has been ready since April" was so from then on.
            own = [_from_then_on(s, text) for s in own]
        is_open = finding.mood in _OPEN_MOODS and not done
        if is_open or (finding.mood == "want" and not said_so):
            own = _decided(finding.clause, own, mention.sentence.start) or _approved(mention, page)
        own = [s for s in own if s.direction != "future" and s.relation == "at"]
        return when(own, page.anchor, "past", told=told)
    if kind in _PUT_OFF:
        was_set = [s for s in page.times(mention.sentence) if is_of_plan(mention, s)]
        own = _of_same_month(own, told)
        rest = [s for s in own if s not in was_set and not _TOWARDS.search(text[: s.start][-20:])]
        rest = [s for s in rest if not text.startswith(" instead", s.end)]
        date = when(ordered(rest, mention), page.anchor, "past", told=told)
        # What did not take place did not do so on the day that it was planned for.
        undone = finding.mood == "denied" and date.on is None
        was_set = [s for s in was_set if not is_to_come(s, mention, page)]
        return when(was_set, page.anchor, "past", told=told) if undone else date
    own = _of_same_month(own, told)
    date = when(ordered(own, mention), page.anchor, "past", told=told)
    alone = mention.node is None or mention.node.kind != "group"
    acted = kind == "signed" and not finding.clause.tags.isdisjoint(("SIGN", "CONCLUDE"))
    own = [s for s in own if not of_many_since(text, s)]
    if date.on is None and alone and kind in _LASTING and not acted:
        # Who "has had one since July" has it from then on; "three were signed since" tells no day.
        since = [s for s in (_from_then_on(s, text) for s in own) if s.relation == "at"]
        date = when(since, page.anchor, "past", told=told)
    return date


def _of_same_month(own: list[TimeSpan], told: Edtf | None) -> list[TimeSpan]:
    """The times without "the same day" where that told before lies in another month or year.

    "on the same day in 2024", "failed in December 2024, when the cabinet of that day": not told.
    """
    years = {span.year for span in own if span.kind == "year"}
    months = {span.month for span in own if span.kind == "month"}
    if told is None:
        return own
    year, month = int(told[:4]), int(told[5:7] or 0)
    another = (years and year not in years) or (months and month not in months)
    return [span for span in own if span.base != "told"] if another else own


_LASTING = frozenset(
    {"signed", "declaration_joined", "entered_into_force", "suspended", "talks_started"}
)
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)


def is_of_plan(mention: Mention, span: TimeSpan) -> bool:
    """Whether a time is that of what was put off: "a stop in Lisbon on Thursday was cancelled"."""
    if was_set_for(mention.sentence.text, span):
        return True
    at = mention.sentence.start + span.start
    clause = mention.holder(at)
    if clause is None:
        return False
    loose = mention.finding.rule == WEIGHED and (span.kind == "weekday" or span.base == "told")
    if "PASTFUT" in clause.tags and (clause.kind == "rel" or loose):
        return True
    before = [node for node in clause.nodes if node.end <= at]
    verb = any(set(node.form) & set("zd") or "AUX" in node.tags for node in before)
    return not verb and any(n.tags & _PLANNED or n.lower in _STOPS for n in before)


_STOPS = frozenset({"stop", "stopover", "leg"})
_PLANNED = frozenset({"TRAVEL", "OCC", "SIGNN", "AGR", "AGRNAME"})


_INTENDED = re.compile(
    r"(?:\b(?:will|would|shall|plans?|wants?|intends?|to\s(?!the\b)[a-z]+|(?:is|are|comes?)\s(?:next|set))|['\u2019]ll)\b"
    r"[^,;:.]{0,60}$"
)
"""What stands before the time of what is still to be done: "to open talks in the autumn"."""
_OF_WHAT_COMES = _PUT_OFF | {"talks_close", "intent_declared", "text_agreed"}


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


def _approved(mention: Mention, page: Page) -> list[TimeSpan]:
    """As in "The text is final; the government gave its approval on 22 January"."""
    if mention.finding.kind != "text_agreed":
        return []
    base = mention.sentence.start
    approving = [c for c in mention.clauses if c.tags & {"APPROVE", "APPROVALN"}]
    return [
        span
        for span in page.times(mention.sentence)
        if any(c.start <= base + span.start < c.end for c in approving)
    ]


def _from_then_on(span: TimeSpan, text: str) -> TimeSpan:
    return replace(span, relation="at") if _SINCE.search(text[: span.start][-20:]) else span


_DECISIONS = ("promised", "offered", "pledged", "proposed", "announced", "agreed", "decided",
              "resolved", "did so", "done so")  # fmt: skip


def _before_colon(mention: Mention, kind: str, page: Page) -> Resolved:
    """The day before a timeline's entry: "2023-10-04 - In Granada", "12 January: the first."."""
    sentence = mention.sentence
    clauses = mention.clauses
    if len(clauses) > 1 and clauses[1].kind == "colon" and len(clauses[0].nodes) <= _FEW:
        first = clauses[0]
        opening = [s for s in page.times(sentence) if sentence.start + s.start < first.end]
        if kind in _OF_WHAT_COMES:
            opening = [s for s in opening if not is_to_come(s, mention, page)]
        return when(opening, page.anchor, "past")
    earlier = page.beside(sentence, -1)
    if earlier is None or earlier.line != sentence.line:
        return UNKNOWN
    opening = [s for s in page.times(earlier) if _HEADS.match(earlier.text, s.end)]
    return when([s for s in opening if s.start <= 1], page.anchor, "past")


_FEW = 7
_HEADS = re.compile(r"\s?[:\u2013\u2014-]")
