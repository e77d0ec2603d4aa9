"""The times that stand before what they date: "held talks in May, and on 3 June agreed a text"."""

import re
from collections.abc import Sequence

from tracker.extraction.mention import Mention
from tracker.extraction.time_span import TimeSpan

_FRONTED = re.compile(r"(?:,|;)?\s(?:and|then|but)\s(?:then\s)?(?:(?:on|in)\s)?(?:the\s)?$")
_BEHIND = re.compile(r",?\s(?!(?:in|at|on|to|of|during|via|when|as|again|respectively|too)\b)\w")
_LOOK_BACK = 20


def of_own_part(mention: Mention, own: Sequence[TimeSpan]) -> list[TimeSpan]:
    """The times of the mention's part of a clause in which a second time opens another part.

    Args:
        mention: What is told of one party.
        own: The times of its clause.

    Returns:
        Those before the second time for what is told before it, as "signed by Spain on Monday" in
        "signed by Spain on Monday, and on Tuesday by Portugal", and the others for what follows.
    """
    text, base = mention.sentence.text, mention.sentence.start
    dated = [span for span in own if span.is_date and span.end]
    opened = next((span for span in dated[1:] if _opens(text, span)), None)
    if opened is None or dated[0].start > opened.start:
        return list(own)
    node = mention.node
    at = max(mention.finding.head.start, node.start if node is not None else 0) - base
    return [span for span in own if (span.start >= opened.start) == (at >= opened.start)]


def _opens(text: str, span: TimeSpan) -> bool:
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    return bool(_FRONTED.search(before)) and _BEHIND.match(text, span.end) is not None
