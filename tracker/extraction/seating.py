"""Who is seated in a sentence: those it names, and whom it may mean where it names nobody."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tracker.extraction import clues
from tracker.extraction.folded import Folded
from tracker.extraction.groups import means_each, remaining
from tracker.extraction.lacking import is_lack, lacking, lists_others
from tracker.extraction.list_times import is_dated
from tracker.extraction.relative import denies, relative_of
from tracker.extraction.seat import Opened, Seat
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit

Placed = Sequence[tuple[str, int]]
"""Parties with the place of their node."""


def seats(
    opened: Iterable[Opened], sentences: Sequence[Sentence], folded: Folded, topic: str
) -> Iterator[Seat]:
    """The seats of an article, in its order.

    Args:
        opened: The sentences that were read.
        sentences: All sentences.
        folded: Them as nodes.
        topic: What the article's agreements are: ours, another's or none.
    """
    seating = _Seating(sentences, folded, topic)
    for each in opened:
        yield from seating.of(each)


class _Seating:
    """Seats the sentences of an article one after the other.

    `heads` are the parties of the title, `seen` those named so far, `last` and `lately` those
    that a sentence before named, where they were few.
    """

    def __init__(self, sentences: Sequence[Sentence], folded: Folded, topic: str) -> None:
        title = next((s for s in sentences if s.section == "title"), None)
        titled = [] if title is None else folded.nodes(title)
        self.folded = folded
        self.home = folded.home
        self.heads = {c for node in titled for c in node.codes} - {self.home}
        self.page = clues.of_title(titled, self.home) | {f"topic {topic}"}
        self.above = _headings(sentences)
        self.seen: Counter[str] = Counter()
        self.last: tuple[str, ...] = ()
        self.lately: tuple[str, ...] = ()
        self.before: Sequence[Unit] = ()
        self.lacked = -2

    def of(self, opened: Opened) -> Iterator[Seat]:
        """The seats of the next sentence."""
        nodes = self.folded.nodes(opened.sentence)
        placed = self._placed(nodes)
        named = dict.fromkeys(code for code, _ in placed)
        lacks = is_lack(nodes)
        if named or opened.spoken or self.last or self.heads or self.seen:
            above = [self.folded.nodes(each) for each in self._headings(opened.sentence)]
            lacked = self._lacked(opened.sentence, above)
            shared = self._shared(opened, nodes, len(named), above)
            shared |= {f"lacks {lacks}", f"lacked {lacked}"}
            if named:
                yield from self._named(opened, nodes, placed, shared, lacked=lacked)
                if all(nodes[at].role == "place" for _, at in placed):
                    # "The premier will sign in Stockholm": of whom the text speaks.
                    beside = (code for code in self._spoken(opened) if code not in named)
                    yield from self._unnamed(opened, dict.fromkeys(beside, "beside places"), shared)
            else:
                whole = frozenset(shared | clues.of_unnamed(nodes))
                yield from self._unnamed(opened, self._meant(opened), whole)
        self.seen.update(named.keys())
        self.before = nodes
        self.lacked = opened.sentence.number if lacks else self.lacked
        self.last = tuple(named) if 0 < len(named) <= _FOCUS else self.last
        self.lately = tuple(named) if 0 < len(named) <= _LOT else self.lately

    def _placed(self, nodes: Sequence[Unit]) -> Placed:
        """Whom the sentence names, each with its node; groups where each member is meant."""
        apart = {code for node in nodes if node.kind != "group" for code in node.codes}
        apart.update(self.last)
        return [
            (code, at)
            for at, node in enumerate(nodes)
            if node.kind != "group" or means_each(nodes, at)
            for code in node.codes
            if code != self.home and not (code in apart and _is_rest(nodes, at))
            if not _is_landmark(nodes, at)
        ][:_MOST]

    def _shared(
        self, opened: Opened, nodes: Sequence[Unit], named: int, above: Sequence[Sequence[Unit]]
    ) -> frozenset[str]:
        """The clues of all parties of a sentence."""
        sentence = opened.sentence
        found = self.page | clues.of_sentence(nodes, self.before, self.home)
        found |= {f"section {sentence.section}", f"parties {min(named, 4)}"}
        found.add(f"place {0 if sentence.number < 2 else 1 if sentence.number < 5 else 2}")
        if not opened.read:
            found.add("not read")
        for heading in above:
            found |= clues.of_heading(heading, self.home)
        found |= clues.of_label(nodes, self.home)
        return frozenset(found)

    def _headings(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The heading a sentence stands below, and the one above that where it is a date."""
        return self.above.get(-1 if sentence.header is None else sentence.header, ())

    def _lacked(self, sentence: Sentence, above: Iterable[Sequence[Unit]]) -> bool:
        """Whether the heading above, or the sentence just before, tells who has no agreement."""
        just = self.lacked == sentence.number - 1
        return just or any(is_lack(each) or lists_others(each) for each in above)

    def _meant(self, opened: Opened) -> dict[str, str]:
        """Whom a sentence that names nobody may mean, and how each was found."""
        spoken = self._spoken(opened)
        heads = self.heads
        main = heads if 0 < len(heads) < _FOCUS else {c for c, _ in self.seen.most_common(1)}
        found = dict.fromkeys(spoken, "focus")
        for code in sorted(main - set(spoken)):
            found[code] = "main"
        if len(self.lately) > 1 and _SEVERAL.match(opened.sentence.text):
            # "All eight have joined" is told of those who were named last.
            for code in self.lately:
                found.setdefault(code, "together")
        return found

    def _spoken(self, opened: Opened) -> tuple[str, ...]:
        """Whom the text speaks of before a sentence."""
        return (opened.spoken or self.last)[:_FOCUS]

    def _unnamed(
        self, opened: Opened, meant: dict[str, str], shared: frozenset[str]
    ) -> Iterator[Seat]:
        for code, how in meant.items():
            yield Seat(code, opened, None, None, shared, frozenset(self._own(code, how)))

    def _named(
        self,
        opened: Opened,
        nodes: Sequence[Unit],
        placed: Placed,
        shared: frozenset[str],
        *,
        lacked: bool,
    ) -> Iterator[Seat]:
        clauses: dict[int, set[str]] = {}
        none: dict[int, bool] = {}
        for code, at in placed:
            own = self._own(code, "named")
            clause = next((c for c in opened.clauses if any(n is nodes[at] for n in c.nodes)), None)
            own |= clues.of_party(nodes, at, clause, self.home)
            if clause is not None:
                key = id(clause)
                if key not in clauses:
                    clauses[key] = clues.of_clause(clause, opened.clauses, self.home)
                own |= clauses[key]
            more = relative_of(nodes[at], opened.clauses)
            own |= clues.of_relative(more, self.home)
            unsigned = more is not None and denies(more)
            if at not in none:
                none[at] = lacking(nodes, at, self.home, before=lacked)
            unsigned |= none[at]
            own.add(f"lacking {unsigned}")
            yield Seat(code, opened, nodes[at], clause, shared, frozenset(own), unsigned)

    def _own(self, code: str, how: str) -> set[str]:
        """How the sentence came to a party, and whether it is new, or the title's."""
        return {f"how {how}", f"first {code not in self.seen}", f"titled {code in self.heads}"}


def _is_rest(nodes: Sequence[Unit], at: int) -> bool:
    """Whether a node is a group without those that are named beside it or just before."""
    return nodes[at].kind == "group" and remaining(nodes, at)


def _is_landmark(nodes: Sequence[Unit], at: int) -> bool:
    """As in "Bosnia's neighbour Croatia", which tells of Croatia."""
    behind = nodes[at + 1].lower if at + 1 < len(nodes) else ""
    return nodes[at].genitive and behind in _NEIGHBOURS


_NEIGHBOURS = frozenset({"neighbour", "neighbor", "neighbours", "neighbors"})


def _headings(sentences: Sequence[Sentence]) -> dict[int, tuple[Sentence, ...]]:
    """By its number each heading, and with one that is but a date the one which that parts."""
    found: dict[int, tuple[Sentence, ...]] = {}
    whole: tuple[Sentence, ...] = ()
    for sentence in sentences:
        if sentence.section == "header":
            if is_dated(sentence.text):
                found[sentence.number] = (sentence, *whole)
            else:
                found[sentence.number] = whole = (sentence,)
    return found


_SEVERAL = re.compile(
    r"\W*(?:all|both|each|they|these|the (?:two|three|four|five))\b", re.IGNORECASE
)
_MOST = 60
"""Parties of one sentence that are looked at."""
_FOCUS = 3
_LOT = 10
"""Parties that "all of them" may mean."""
