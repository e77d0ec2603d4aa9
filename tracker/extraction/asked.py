"""What a question asks for, and the lines that answer it by names alone.

"Who else has one? - Since January: the Nordic countries", "Who is still talking? Poland, Romania."
"""

from collections.abc import Sequence

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding
from tracker.extraction.heading import header_finding
from tracker.extraction.mention import Thread
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit, tags_of

ASKED = "asked"
"""The rule of what a question asks for."""


def asked_for(nodes: list[Unit], thread: Thread) -> Finding | None:
    """What those do or did whom the answer to a question names; None where it asks otherwise."""
    words = _words(nodes)
    if not words or tags_of(nodes) & _OTHERWISE or not _OTHER_WORDS.isdisjoint(words):
        return None
    if asks_who(nodes):
        found = header_finding(nodes)
        if found is not None or not _TALKING.isdisjoint(words):
            return found or _finding("talks_held", nodes)
        have = not _HAVE.isdisjoint(words) and not _ONE.isdisjoint(words)
        counted = words[:2] == ["who", "are"] and len(words) <= _FEW and "NUM" in tags_of(nodes)
        whom = "whom" in words and len(words) <= _FEW
        told = thread.last if thread.last is not None else _generic(thread)
        if have or ((counted or whom) and told is not None and told.kind == "signed"):
            return _finding("signed", nodes)
    others = words[:2] in (["do", "others"], ["have", "others"], ["who", "else"])
    if others and not _HAVE.isdisjoint(words) and not _ONE.isdisjoint(words):
        return _finding("signed", nodes)
    return None


def asks_who(nodes: Sequence[Unit]) -> bool:
    """Whether a question asks for names at all: "And real talks, with texts?" does not."""
    return not _WHO.isdisjoint(_words(nodes)[:3])


def _words(nodes: Sequence[Unit]) -> list[str]:
    """The words of a question without what only announces it."""
    words = [node.lower for node in nodes if node.lower[:1].isalpha()]
    return words[1:] if words[:1] in (["q"], ["question"], ["and"]) else words


def answered(nodes: Sequence[Unit], sentence: Sentence, thread: Thread) -> Finding | None:
    """What the question asked for, where a sentence answers it; no other does so any more.

    It is the next of the page. "All of the G7. All five Nordic countries.": an answer goes on.
    """
    asked, thread.asked = thread.asked, None
    if asked is None or not only_names(nodes) or sentence.number != thread.answered + 1:
        return None
    thread.asked, thread.answered = asked, sentence.number
    return asked


def headed(nodes: Sequence[Unit], header: int, thread: Thread) -> Finding | None:
    """What the heading above a sentence says of it; of a question's, if it is but names."""
    finding = thread.headers.get(header)
    if finding is not None and finding.rule == ASKED and not only_names(nodes):
        return None
    return finding


def awaits_names(sentence: Sentence, thread: Thread) -> bool:
    """Whether names alone say something here: they answer a question, or the heading is one."""
    above = thread.headers.get(sentence.header) if sentence.header is not None else None
    return thread.asked is not None or (above is not None and above.rule == ASKED)


def only_names(nodes: Sequence[Unit]) -> bool:
    """Whether a sentence says nothing but names: it has no verb."""
    return not any(node.form or "AUX" in node.tags for node in nodes)


def _generic(thread: Thread) -> Finding | None:
    return thread.generic[0] if thread.generic is not None else None


def _finding(kind: str, nodes: list[Unit]) -> Finding:
    clause = Clause(nodes, "main")
    clause.tags = tags_of(nodes)
    return Finding(kind, ASKED, "fact", clause, nodes[0], None, (nodes[0],))


_WHO = frozenset({"who", "whom", "which", "what"})
_TALKING = frozenset({"talking", "negotiating", "talks", "negotiations"})
_HAVE = frozenset({"have", "has"})
_ONE = frozenset({"one", "it", "them", "such"})
_OTHERWISE = frozenset({"NEG", "COND", "REFUSE", "REFUSEN", "WEAK", "WANT"})
_OTHER_WORDS = frozenset(
    {"next", "missing", "refuses", "why", "when", "how", "will", "would", "could", "should"}
)
_FEW = 5
