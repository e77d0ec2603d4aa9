"""Where the words around a time point: to what was, or to what is to come."""

import re
from datetime import date, timedelta

from tracker.domain.dates import Edtf, is_day
from tracker.extraction.anchor import Anchor
from tracker.extraction.dating import resolve
from tracker.extraction.time_span import Direction, TimeSpan

_NEXT_WEEKS = timedelta(days=45)
_WILL = re.compile(r"\b(?:will|(?:is|are)\sto|(?:is|are)\s(?:due|set|expected|planned))\b")
_SAID = re.compile(
    r"\b(?:said|told|wrote|announced|reported|confirmed|stated|added|disclosed"
    r"|(?<!be\s)(?:met|spoke|visited|came|went|arrived|landed|flew|signed|held|received|hosted"
    r"|welcomed|began|opened|ended|adopted|approved|endorsed|launched|joined|took\splace)"
    r"|(?:was|were|had|had\sbeen|been)\s\w+ed)\b[^,;.]{0,40}$"
)
_TO_COME = re.compile(
    r"\b(?:will|would|(?:is|are|was|were)\sto|to\sbe|programme|plan(?:s|ned)?|scheduled|expected"
    r"|(?:is|are)\s(?:coming|travelling|traveling|flying|arriving|visiting|hosting|expecting|receiving)"
    r"|hosts|arrives|lands|flies|travels|comes|due|set|going\sto|intends?|wants?|hopes?|(?-i:may)|should|(?<!over\sthe\s)next)\b",
    re.IGNORECASE,
)


def way_of(text: str) -> Direction:
    """Where a sentence points as a whole."""
    return "future" if _TO_COME.search(text) else "past"


def way_at(text: str, span: TimeSpan, way: Direction) -> Direction:
    """Where it points at one of its times: "he will sign, he said on Friday" tells a past day."""
    return "past" if _SAID.search(text[: span.start]) else way


def will_be(text: str) -> bool:
    """Whether a sentence tells what will be, so that its months are no story's next ones."""
    return _WILL.search(text) is not None


def day_of(span: TimeSpan, way: Direction, anchor: Anchor) -> Edtf | None:
    """The day of a span; one of the next weeks is not that of the year before."""
    on = resolve(span, anchor, way).on
    published = anchor.published
    if way != "past" or on is None or published is None or span.kind != "day":
        return on
    near = resolve(span, anchor, "none").on
    if near is None or not is_day(near) or near <= published:
        return on
    ahead = date.fromisoformat(near) - date.fromisoformat(published)
    return near if ahead <= _NEXT_WEEKS else on


def is_quoted(text: str, span: TimeSpan) -> bool:
    """Whether somebody's own words hold the time: their "today" is the day on which they spoke."""
    before = text[: span.start]
    if text.count('"') % 2 == 1 and '"' not in before:
        # The quotation began in an earlier sentence.
        return True
    return before.count('"') % 2 == 1 or before.rfind("\u201c") > before.rfind("\u201d")
