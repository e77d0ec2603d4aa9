"""The times of parties told by turns: "the former in July and the latter in October".

Each rule is given the party, the parties that the sentence names in its order, the sentence's
times, its text, and where in the article that begins. It returns the party's times, none where
they are another's, and None where no such turn of speech stands.
"""

import re
from dataclasses import replace
from itertools import zip_longest

from tracker.extraction.time_span import TimeSpan
from tracker.extraction.unit import Unit

_FORMER = re.compile(r"\bthe\sformer\b[^,;.]{0,20}$")
_LATTER = re.compile(r"\bthe\slatter\b[^,;.]{0,20}$")
_ONE = re.compile(
    r"(?:,|:|\s[\u2013\u2014-])\s(?:the\s)?(?:one|first)\s"
    r"(?:(?:of\sthem|already|back)\s)?(?:on|in|at)\s(?:the\s)?$"
)
_OTHER = re.compile(
    r"(?:,|\sand|,\sand)\sthe\s(?:other|second)\s(?:(?:one|only)\s)?(?:on|in|at)\s(?:the\s)?$"
)
_LAST = re.compile(r"\band,\s(?:(?:on|in|since)\s)?(?:the\s)?$")
_NAME = re.compile(r",\s(?:(?:by|with)\s)?(?:the\s)?")


_ENDS = re.compile(r"\s?[.;]|$")
_ANEW = re.compile(r"(?:,|;|,?\sand)\s(?:the\s)?$")
_RIGHT_BEHIND = re.compile(r"(?:['\u2019]s)?\s(?:(?:on|in)\s)?(?:the\s)?")


def of_ellipsis(
    node: Unit, names: list[Unit], dated: list[TimeSpan], text: str, base: int
) -> list[TimeSpan] | None:
    """As in "Germany signed on the day that France did, Britain a month before": Britain's."""
    span = dated[-1] if dated else None
    if span is None or span.base != "told" or not span.amount or not _ENDS.match(text, span.end):
        return None
    meant = next(
        (n for n in names if _RIGHT_BEHIND.fullmatch(text, n.end - base, span.start)), None
    )
    if meant is None or not _ANEW.search(text[: meant.start - base]):
        return None
    if meant.start <= node.start < meant.end:
        return [span]
    return dated[:-1] if node.end <= meant.start else None


AND_WHO = re.compile(r"(?:,|,?\sand)\s(?:[A-Z][\w'\u2019-]*\s){1,4}(?:of|from|for)\s(?:the\s)?")
"""Between the countries of two persons: "Stubb of Finland and Frederiksen of Denmark"."""


def by_country(names: list[Unit]) -> list[Unit]:
    """The parties in turn; of "Alexander Stubb of Finland" the country stands for both."""
    pairs = zip_longest(names, names[1:])
    own = [(n, behind) for n, behind in pairs if n.kind != "group"]
    return [n for n, behind in own if behind is None or behind.codes != n.codes]


def former_and_latter(
    node: Unit, names: list[Unit], dated: list[TimeSpan], text: str, base: int
) -> list[TimeSpan] | None:
    """As in "Romania and Greece signed, the former in July and the latter in October"."""
    former = next((s for s in dated if _is_of(text, s, _FORMER, _ONE)), None)
    latter = next((s for s in dated if _is_of(text, s, _LATTER, _OTHER)), None)
    if former is None or latter is None:
        return None
    before = [n for n in names if n.end - base <= former.start][-2:]
    meant = next((k for k, n in enumerate(before) if n.start <= node.start < n.end), None)
    if len(before) < 2 or meant is None:
        return None
    return [replace((former, latter)[meant], relation="at")]


def _is_of(text: str, span: TimeSpan, *turns: re.Pattern[str]) -> bool:
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    return any(turn.search(before) for turn in turns)


_LOOK_BACK = 40


def latter_alone(
    node: Unit, names: list[Unit], dated: list[TimeSpan], text: str, base: int
) -> list[TimeSpan] | None:
    """As in "Romania and Greece have signed, the latter nine days ago"."""
    for span in dated:
        match = _LATTER.search(text[: span.start])
        before = [n for n in names if match is not None and n.end - base <= match.start()]
        if len(before) > 1:
            if before[-1].start <= node.start < before[-1].end:
                return [replace(span, relation="at")]
            return [s for s in dated if s.end <= before[0].start - base]
    return None


_SO = re.compile(
    r"(?:['\u2019]s)?(?:\s(?:did\s(?:so|it)|followed(?:\ssuit)?|came|joined|signed))?"
    r"\s(?:(?:on|in)\s(?:the\s)?|(?=last\s))"
)


def of_own_turn(
    node: Unit, names: list[Unit], dated: list[TimeSpan], text: str, base: int
) -> list[TimeSpan] | None:
    """As in "Zagreb signed last October in Split, Ljubljana in July": the time behind a name."""
    turns = [
        (n, s)
        for n in names
        for s in dated
        if n.end - base < s.start
        and _SO.fullmatch(text, n.end - base, s.start)
        and _ANEW.search(text[: n.start - base])
        and any(each.end <= n.start - base for each in dated)
    ]
    for name, span in turns:
        if name.start <= node.start < name.end:
            return [replace(span, relation="at")]
    return None


def last_of_list(
    node: Unit, names: list[Unit], dated: list[TimeSpan], text: str, base: int
) -> list[TimeSpan] | None:
    """As in "Britain, France and, since Friday, Denmark": Friday is the last one's alone."""
    dated = [s for s in dated if s.is_date]
    if len(dated) != 1 or not _LAST.search(text[: dated[0].start]):
        return None
    stop = _NAME.match(text, dated[0].end)
    last = next((n for n in names if stop is not None and n.start - base == stop.end()), None)
    if last is None or ";" in text[min(node.start, last.start) - base : last.start - base]:
        return None
    if last.start <= node.start < last.end:
        return [replace(dated[0], relation="at")]
    return [] if node.end - base <= dated[0].start else None
