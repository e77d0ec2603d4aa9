"""Whom a text speaks of: the parties that "it" and "the document" stand for."""

from tracker.extraction.mention import Mention, Thread
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit


def refocus(
    thread: Thread, sentence: Sentence, nodes: list[Unit], fresh: list[Mention], home: str
) -> None:
    """Keep who was spoken of last: "the agreement", "it" and "both sides" are theirs."""
    direct = [m for m in fresh if m.source in ("clause", "parent", "speaker") and not m.listed]
    if not direct and len({m.party for m in fresh}) == 1:
        direct = fresh
    codes = tuple(dict.fromkeys(m.party for m in direct))
    named = tuple(
        dict.fromkeys(
            c
            for n in nodes
            if n.codes and n.role in ("arg", "mod", "with", "by", "of")
            for c in n.codes
            if c != home and n.kind != "group" and len(n.codes) <= 3
        )
    )
    if 0 < len(codes) <= 3:
        thread.focus = codes
    elif sentence.section == "title" and 0 < len(named) <= 3 and not thread.focus:
        thread.focus = named
    elif not fresh and len(named) == 1 and not thread.focus and _beside(nodes, home):
        thread.recent = named
    if not thread.main and thread.focus:
        thread.main = thread.focus


def _beside(nodes: list[Unit], home: str) -> bool:
    """Whether the home party stands in the sentence too."""
    return any(home in node.codes for node in nodes)
