"""Whom a text speaks of: the parties that "it" and "the document" stand for."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.extraction.mention import Mention, Thread
from tracker.extraction.sentence import Sentence
from tracker.extraction.term_owners import Named
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
    turned = () if fresh else _asked_about(sentence, nodes, home) or _turned_to(nodes, home)
    if 0 < len(codes) <= 3:
        # "Another is to follow with Romania" is said beside what the text is about.
        aside = bool(thread.focus) and (
            sentence.text.startswith(_ASIDE) or " off as well" in sentence.text
        )
        thread.focus = thread.focus if aside else codes
    elif turned:
        thread.focus = turned
    elif 0 < len(named) <= 3 and _heads(sentence, nodes, thread):
        thread.focus = named
    elif not fresh and len(named) == 1 and not thread.focus and _beside(nodes, home):
        thread.recent = named
    if not thread.main and thread.focus:
        thread.main = thread.focus


def about(named: Iterable[Sequence[Named]]) -> tuple[str, ...]:
    """The one party that a page is about, by the names in its sentences; nobody where it is open.

    It is the only one that is named, or the first, and named more often than all others together.
    """
    times = Counter(name.party for names in named for name in names)
    first = next(iter(times), "")
    return (first,) if times[first] * 2 > times.total() else ()


def _heads(sentence: Sentence, nodes: list[Unit], thread: Thread) -> bool:
    """Whether a title, or a heading that is but a party's name, tells whom the text is about."""
    if sentence.section == "title":
        return not thread.focus
    return sentence.section == "header" and all(
        (node.codes and node.kind != "capital") or not node.lower[:1].isalpha() for node in nodes
    )


_ASIDE = ("Another ", "A further ", "One more ", "The next one", "The next is")
_TURNS = re.compile(
    r"\b(?:as (?:for|to|regards)|regarding|concerning|turning to|"
    r"(?:questions?|asked|news) (?:about|on))\s",
    re.IGNORECASE,
)


def may_turn(text: str) -> bool:
    """Whether a sentence may turn to another party: the cheap test before it is tagged."""
    asks = text.endswith("?") and len(text) <= _SHORT
    return asks or text.startswith(_QUESTION) or _TURNS.search(text) is not None


_SHORT = 60
"""Characters of a question that only names: "And what about Japan?"."""
_QUESTION = ("Q:", "Q.", "Question:")


def _asked_about(sentence: Sentence, nodes: list[Unit], home: str) -> tuple[str, ...]:
    """Whom a question of an interview names, if it does little else: "And Japan?"."""
    text = sentence.text
    bare = text.endswith("?") and len(text) <= _SHORT and not any("AUX" in n.tags for n in nodes)
    if not (bare or text.startswith(_QUESTION)):
        return ()
    named = {code for node in nodes if node.kind != "group" for code in node.codes} - {home}
    return tuple(named) if len(named) == 1 else ()


def _turned_to(nodes: list[Unit], home: str) -> tuple[str, ...]:
    """Whom "as for Podgorica", "there were questions about Oslo" turn to."""
    for at, node in enumerate(nodes[:-1]):
        opens = at == 0 and node.lower in _TURNING
        asked = node.lower in ("about", "on") and at and nodes[at - 1].lower in _QUESTIONS
        if at < 2 and " ".join(n.lower for n in nodes[at : at + 2]) in _TURNING:
            opens = True
        if opens or asked:
            for after in nodes[at + 1 : at + 4]:
                if after.codes and after.codes != (home,) and after.kind != "group":
                    return tuple(code for code in after.codes if code != home)
    return ()


_TURNING = frozenset({"as for", "as to", "regarding", "concerning", "as regards", "turning to"})
_QUESTIONS = frozenset({"questions", "question", "asked", "news", "word"})


def _beside(nodes: list[Unit], home: str) -> bool:
    """Whether the home party stands in the sentence too."""
    return any(home in node.codes for node in nodes)
