"""The times of parties told by turns: "the former in July and the latter in October"."""

import re
from dataclasses import replace

from tracker.extraction.mention import Mention
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.unit import Unit

_FORMER = re.compile(r"\bthe\sformer\b[^,;.]{0,20}$")
_LATTER = re.compile(r"\bthe\slatter\b[^,;.]{0,20}$")
_LAST = re.compile(r"\band,\s(?:(?:on|in|since)\s)?(?:the\s)?$")
_NAME = re.compile(r",\s(?:(?:by|with)\s)?(?:the\s)?")


def times_by_turn(
    mention: Mention, spans: tuple[TimeSpan, ...], home: str
) -> list[TimeSpan] | None:
    """The times that turns of speech give to the mention's party; None where there is none.

    "Romania and Greece signed, the former in July and the latter in October" gives each its own;
    "Britain, France and, since Friday, Denmark" gives Friday to the last alone.
    """
    node = mention.node
    text, base = mention.sentence.text, mention.sentence.start
    if node is None or not spans:
        return None
    former = next((s for s in spans if _FORMER.search(text[: s.start])), None)
    latter = next((s for s in spans if _LATTER.search(text[: s.start])), None)
    names = _names(mention, home)
    if former is not None and latter is not None:
        before = [n for n in names if n.end - base <= former.start][-2:]
        meant = next((k for k, n in enumerate(before) if n.start <= node.start < n.end), None)
        if len(before) == 2 and meant is not None:
            return [replace((former, latter)[meant], relation="at")]
    return _of_last(node, names, spans, text, base)


def _of_last(
    node: Unit, names: list[Unit], spans: tuple[TimeSpan, ...], text: str, base: int
) -> list[TimeSpan] | None:
    """The time between commas before a list's last name, which no other name of it shares."""
    dated = [s for s in spans if s.is_date]
    if len(dated) != 1 or not _LAST.search(text[: dated[0].start]):
        return None
    stop = _NAME.match(text, dated[0].end)
    last = next((n for n in names if stop is not None and n.start - base == stop.end()), None)
    if last is None or ";" in text[min(node.start, last.start) - base : last.start - base]:
        return None
    if last.start <= node.start < last.end:
        return [replace(dated[0], relation="at")]
    return [] if node.end - base <= dated[0].start else None


def _names(mention: Mention, home: str) -> list[Unit]:
    """The parties that the sentence names, each member of a list by itself, in its order."""
    found = {
        n.start: n
        for clause in mention.clauses
        for node in clause.nodes
        for n in (node.members if len(node.members) > 1 else [node])
        if n.codes and n.codes != (home,)
    }
    return [found[start] for start in sorted(found)]
