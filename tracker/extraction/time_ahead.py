"""Whether a time told beside something done or decided is still to come.

"decided to sign on 17 May", "will not travel this Thursday": the day is that of what comes.
"""

import re

from tracker.domain.dates import first_day
from tracker.extraction.dating import when
from tracker.extraction.mention import Mention
from tracker.extraction.page import Page
from tracker.extraction.time_span import Direction, TimeSpan


def is_to_come(span: TimeSpan, mention: Mention, page: Page) -> bool:
    """Whether a time told beside what is decided now is still to come: "to sign on 17 May"."""
    published = page.anchor.published
    if published is None or not span.is_date or span.base == "told":
        return False
    will = any(node.lower.partition(" ")[0] in _WILL for node in mention.finding.clause.nodes)
    moved = span.kind == "month" and not _PLANS.search(mention.sentence.text[: span.start])
    moved = moved and not _GOING.search(mention.sentence.text)
    way: Direction = "future" if will else "past" if moved and _has_moved(mention) else "none"
    if span.kind == "weekday" and not span.which and _is_present(mention, span):
        way = "future"
    on = when([span], page.anchor, way).on
    return on is not None and first_day(on) > published


def _is_present(mention: Mention, span: TimeSpan) -> bool:
    """Whether only the present tense is told with a time: "they join us on Thursday"."""
    at = mention.sentence.start + span.start
    holder = mention.holder(at)
    nodes = holder.nodes if holder is not None and mention.finding.mood == "plan" else []
    past = any(set(n.form) & set("dn") or n.lower in _DONE for n in nodes)
    return not past and any(n.form for n in nodes)


_DONE = frozenset({"was", "were", "had", "has", "have", "did"})


def _has_moved(mention: Mention) -> bool:
    """Whether the predicate is told in the past tense: "had to be moved in May"."""
    finding = mention.finding
    had = any(n.lower.startswith(("had", "was", "were")) for n in finding.clause.nodes)
    return had or "d" in finding.head.form


_GOING = re.compile(r"\b(?:going\sto|will|(?:is|are)\sto|may|might|still\sin)\b")
_PLANS = re.compile(r"\b(?:for|to|until|till|into)\s(?:\w+\s)?$", re.IGNORECASE)
_WILL = frozenset({"will", "won't", "shall", "'ll", "cannot", "can't"})
