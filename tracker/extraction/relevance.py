"""Which sentences of an article the grammar reads: those in which it may find anything."""

import re
from collections.abc import Container

from tracker.extraction.gate import STEMS, Gate
from tracker.extraction.mention import Thread
from tracker.extraction.sentence import Sentence

DECLARED = 4
"""For how many sentences "joined" means the declaration that was named."""

AWAITED = 2
"""For how many sentences "it will take place on Monday" is a signing that was spoken of."""
_WORDLESS = re.compile(r"[\W_]*")
"""A line of marks alone: a page may hold a million of them."""


def matters(
    sentence: Sentence, thread: Thread, gate: Gate, governing: Container[int | None]
) -> bool:
    """Whether the grammar has anything to look for: cheap, and never wrong on the safe side."""
    if _WORDLESS.fullmatch(sentence.text):
        return False
    listed = sentence.section == "bullet" and sentence.header is not None
    governed = sentence.header in thread.headers or sentence.header in thread.rosters
    if sentence.section == "title" or listed or governed or sentence.number in governing:
        return True
    if thread.generic is not None or thread.asked is not None:
        return True
    opens = gate.opens(
        sentence.text,
        echo=thread.last is not None or sentence.number - thread.awaited <= AWAITED,
        declared=sentence.number - thread.declared <= DECLARED,
        heading=sentence.section == "header",
    )
    if not opens or thread.topic == "ours":
        return opens
    if sentence.header is not None or sentence.section == "header":
        return True
    lower = sentence.text.lower()
    return any(stem in lower for stem in STEMS)
