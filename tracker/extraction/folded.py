"""An article's sentences as nodes: tagged, their parties folded, their nouns read, each once."""

from collections.abc import Callable, Sequence

from tracker.extraction.aside import without_asides
from tracker.extraction.groups import EACH, is_whole, leave_parts, name_union, remaining
from tracker.extraction.hosts import unname_hosts
from tracker.extraction.mention import Thread
from tracker.extraction.noun_reading import read_nouns
from tracker.extraction.party_nodes import fold
from tracker.extraction.sentence import Sentence
from tracker.extraction.tag import Tagger
from tracker.extraction.term_owners import Named, named_in
from tracker.extraction.unit import Unit

Choose = Callable[[Unit, str], tuple[str, ...]]
"""Tells which party a name stands for that several have borne, by the words before it."""
_TITLES = 6


class Folded:
    """The sentences of one article, tagged and folded when they are first asked for."""

    def __init__(self, tagger: Tagger, choose: Choose, thread: Thread) -> None:
        """Take the tagger, who chooses among bearers of a name, and what "Brussels" means here."""
        self.home = tagger.home
        self._tagger = tagger
        self._choose = choose
        self._thread = thread
        self._nodes: dict[int, list[Unit]] = {}

    def named(self, sentence: Sentence) -> Sequence[Named]:
        """The other parties' names in the sentence, in its order."""
        if sentence.number not in self._nodes and not self._tagger.gate.names_party(sentence.text):
            return ()
        return named_in(self.nodes(sentence), self.home)

    def nodes(self, sentence: Sentence) -> list[Unit]:
        """The sentence tagged and folded; nothing above writes upon its units."""
        known = self._nodes.get(sentence.number)
        if known is None:
            known = self._nodes[sentence.number] = self._folded(sentence)
        return known

    def _folded(self, sentence: Sentence) -> list[Unit]:
        units = self._tagger.tag(sentence)
        if self._thread.union:
            name_union(units)
        leave_parts(units)
        for at, unit in enumerate(units):
            if unit.kind == "person" and len(unit.codes) > 1:
                titles = " ".join(each.lower for each in units[max(0, at - _TITLES) : at])
                unit.codes = self._choose(unit, titles)
            elif unit.codes and unit.codes[0] in self._tagger.never:
                unit.codes, unit.kind, unit.tags = (), "", _FOE
            elif unit.lower == "brussels" and unit.kind == "capital":
                unit.codes = self._thread.brussels
        headline = sentence.section in ("title", "header", "bullet") or len(units) <= 10
        nodes = without_asides(_named_apart(fold(units, headline=headline)))
        read_nouns(nodes, self._tagger.qualifiers)
        unname_hosts(nodes, self.home, self._thread.brussels)
        return nodes


_FOE = frozenset({"FOE"})


def _named_apart(nodes: list[Unit]) -> list[Unit]:
    """Take a group for nobody where some of its own are named beside it, unless it is all of them.

    "Of the Nordic countries, Denmark and Finland have signed", "the three Nordic states Sweden,
    Norway and Iceland": what is told is told of those named.
    """
    if not any(unit.kind == "group" for node in nodes for unit in (node, *node.members)):
        return nodes
    units = [unit for node in nodes for unit in (node.members or (node,))]
    named = {code for unit in units if unit.kind != "group" for code in unit.codes}
    for at, node in enumerate(nodes):
        before = nodes[max(0, at - 2) : at]
        rest = is_whole(node) or remaining(nodes, at)
        if rest or any(each.lower in _WHOLE for each in before):
            continue
        apart = [u for u in (node.members or (node,)) if u.kind == "group" and u.codes]
        if not any(named & set(unit.codes) and not set(unit.codes) <= named for unit in apart):
            continue
        kept = [unit for unit in node.members if unit not in apart]
        node.codes = tuple(dict.fromkeys(code for unit in kept for code in unit.codes))
        node.members = kept
    return nodes


_WHOLE = EACH | {"other"}
