"""Which times a plan can be set for, and what tells that one is: an occasion, soon, today."""

import re
from datetime import date, timedelta

from tracker.domain.dates import is_day
from tracker.extraction.anchor import Anchor
from tracker.extraction.dating import when
from tracker.extraction.finding import Finding
from tracker.extraction.mention import Mention
from tracker.extraction.plan_occasion import occasion_beside
from tracker.extraction.time_span import TimeSpan


def can_be_planned(span: TimeSpan) -> bool:
    """Whether the time is one that a signing can be set for."""
    if span.kind in ("vague", "duration", "clock"):
        return False
    if span.direction == "past":
        return False
    return not (span.kind == "shift" and span.direction == "future" and span.unit == "month" and
                span.amount > 1)  # fmt: skip


def occasion_word(mention: Mention) -> bool:
    """Whether an occasion without a known day is told: "during his visit to Madrid"."""
    nodes = mention.finding.clause.nodes
    if any(
        "TRAVEL" in c.tags and any(n.lower == "there" for n in c.nodes) for c in mention.clauses
    ):
        return True
    if occasion_beside(mention) or _signed_there(mention):
        return True
    below = (c.nodes for c in mention.clauses if (c.kind, c.opener) == ("sub", "before"))
    for each in (nodes, *below):
        for at, node in enumerate(each):
            near = each[max(0, at - 6) : at]
            if "OCC" in node.tags and any("PREPOCC" in before.tags for before in near):
                return True
    return False


def _signed_there(mention: Mention) -> bool:
    """As in "she would sign it there with the president": where a journey just told leads."""
    head = mention.finding.head
    behind = [n for n in mention.finding.clause.nodes if n.start >= head.end]
    there = next((k for k, n in enumerate(behind) if n.lower == "there"), None)
    if there is None or "SIGN" not in head.tags:
        return False
    after = behind[there + 1].lower if there + 1 < len(behind) else ""
    return after not in ("is", "are", "was", "were", "will", "would", "has")


def is_ahead(finding: Finding, own: list[TimeSpan], anchor: Anchor) -> bool:
    """Whether the present tense tells a day to come: "13 June: the US signs", "signs on Friday"."""
    published = anchor.published
    if finding.mood != "fact" or not set(finding.head.form) <= set("bz"):
        return False
    if any(node.lower in _PAST for node in finding.clause.nodes):
        # "was the first to sign"
        return False
    if finding.head.tags & _SIGNING and any(
        _is_next(s) or (s.kind == "weekday" and not s.which) for s in own
    ):
        return True
    if published is None:
        return False
    days = [s for s in own if s.kind == "day" and s.to_day is None and s.relation == "at"]
    on = when(days, anchor, "none").on
    if not finding.head.form or on is None or not is_day(on):
        return False
    return published < on <= (date.fromisoformat(published) + _SOON).isoformat()


def is_to_begin(finding: Finding, own: list[TimeSpan], anchor: Anchor) -> bool:
    """Whether talks told in the present tense are still to come: "takes place this Thursday"."""
    published = anchor.published
    nodes = finding.clause.nodes
    past = any(set(n.form) & set("dn") or n.lower in _PAST for n in nodes)
    present = any(
        n.form == "z" or n.lower.startswith("takes") or (n.form == "b" and n.tags & _BEGINNING)
        for n in nodes
    )
    if (
        published is None
        or past
        or not present
        or not any(s.kind in {"day", "weekday"} or _is_next(s) for s in own)
    ):
        return False
    if any(_is_next(s) for s in own):
        return True
    on = when(own, anchor, "future").on
    return on is not None and is_day(on) and on > published


def _is_next(span: TimeSpan) -> bool:
    """As in "next week": the present tense beside it tells what is to come."""
    return span.kind == "shift" and span.direction == "future" and span.amount == 1


_PAST = frozenset({"had", "having", "was", "were", "has", "have", "did"})
_SIGNING = frozenset({"SIGN", "CONCLUDE"})
_BEGINNING = frozenset({"BEGIN", "HOLD"})
_SOON = timedelta(days=31)
"""How far ahead a day without a year may lie that the present tense tells."""


def same_day(mention: Mention) -> bool:
    """Whether the day of publication is meant: "at midday", "later in the day", "this evening"."""
    text = mention.sentence.text
    hours = (_TOLD_THEN.search(text[: hour.start()]) is None for hour in _TODAY.finditer(text))
    return mention.finding.mood in ("plan", "hope") and any(hours)


_TOLD_THEN = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|stated|wrote|made\s(?:it\s)?known)\s(?:\w+\s)?$"
)
"""What stands before the hour at which a plan was told: "the palace made known in the evening"."""


_TODAY = re.compile(
    r"\b(?:(?:at|around|towards|before|by|shortly\s(?:after|before))\s(?:midday|noon|nightfall)"
    r"|later\s(?:in\sthe\sday|today)|tonight"
    r"|this\s(?:(?:early|late)\s)?(?:morning|afternoon|evening)"
    r"|(?:in|towards)\s(?:the\s)?(?:(?:early|late|middle\sof\sthe)\s)?(?:afternoon|evening)"
    r"|(?:early|late)\s(?:in\sthe\s|this\s)(?:afternoon|evening))\b",
    re.IGNORECASE,
)


def told_soon(mention: Mention, spans: list[TimeSpan]) -> bool:
    """Whether only a vague time is told: "soon", "in the coming weeks"."""
    return "SOON" in mention.finding.clause.tags or any(
        s.kind == "vague" and s.direction == "future" for s in spans
    )
