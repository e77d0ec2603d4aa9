"""The seats of an article: each party in each sentence that may tell of its agreement."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from tracker.extraction import clues
from tracker.extraction.clause import Clause
from tracker.extraction.folded import Folded
from tracker.extraction.groups import means_each, remaining
from tracker.extraction.list_times import is_dated
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit


@dataclass(slots=True)
class Opened:
    """A sentence that may tell something: its clauses, and whom the text spoke of before it.

    `may_tell` is false where the grammar settled that it only asks or supposes, `of_others` true
    where it finds that others' agreements are told, `read` false where no rule was asked about it.
    """

    sentence: Sentence
    clauses: tuple[Clause, ...]
    spoken: tuple[str, ...]
    may_tell: bool = True
    of_others: bool = False
    read: bool = True


@dataclass(frozen=True, slots=True)
class Seat:
    """One party in one sentence, with the clues to what is told of it.

    `node` is None where the sentence names nobody and the party was spoken of before. `shared`
    are the clues of the sentence and its page, the same set for all of its parties. `unsigned`
    tells that the party is said not to have signed: "Hungary, which has not signed one".
    """

    party: str
    opened: Opened
    node: Unit | None
    clause: Clause | None
    shared: frozenset[str]
    own: frozenset[str]
    unsigned: bool = False


def seats(
    opened: Sequence[Opened], sentences: Sequence[Sentence], folded: Folded, topic: str
) -> Iterator[Seat]:
    """The seats of an article, in its order.

    Args:
        opened: The sentences that were read.
        sentences: All sentences.
        folded: Them as nodes.
        topic: What the article's agreements are: ours, another's or none.
    """
    home = folded.home
    title = next((s for s in sentences if s.section == "title"), None)
    titled = [] if title is None else folded.nodes(title)
    heads = {c for node in titled for c in node.codes} - {home}
    page = clues.of_title(titled, home) | {f"topic {topic}"}
    above = _headings(sentences)
    seen: Counter[str] = Counter()
    last: tuple[str, ...] = ()
    before: Sequence[Unit] = ()
    for each in opened:
        sentence = each.sentence
        nodes = folded.nodes(sentence)
        apart = {code for node in nodes if node.kind != "group" for code in node.codes}
        apart.update(last)
        placed = [
            (code, at)
            for at, node in enumerate(nodes)
            if node.kind != "group" or means_each(nodes, at)
            for code in node.codes
            if code != home and not (code in apart and _is_rest(nodes, at))
        ][:_MOST]
        named = dict.fromkeys(code for code, _ in placed)
        if not (named or each.spoken or last or heads or seen):
            before = nodes
            continue
        shared = page | clues.of_sentence(nodes, before, home)
        shared |= {f"section {sentence.section}", f"parties {min(len(named), 4)}"}
        shared.add(f"place {0 if sentence.number < 2 else 1 if sentence.number < 5 else 2}")
        if not each.read:
            shared.add("not read")
        shared.update(
            *(
                clues.of_heading(folded.nodes(heading), home)
                for heading in above.get(-1 if sentence.header is None else sentence.header, ())
            )
        )
        if not named:
            spoken = (each.spoken or last)[:_FOCUS]
            main = heads if 0 < len(heads) < _FOCUS else {c for c, _ in seen.most_common(1)}
            lot = chain(
                ((code, "how focus") for code in spoken),
                ((code, "how main") for code in sorted(main - set(spoken))),
            )
            shared |= clues.of_unnamed(nodes)
            whole = frozenset(shared)
            for code, how in lot:
                own = {how, f"first {code not in seen}", f"titled {code in heads}"}
                yield Seat(code, each, None, None, whole, frozenset(own))
        whole = frozenset(shared)
        clauses: dict[int, set[str]] = {}
        for code, at in placed:
            clause = next((c for c in each.clauses if any(n is nodes[at] for n in c.nodes)), None)
            own = {"how named", f"first {code not in seen}", f"titled {code in heads}"}
            own |= clues.of_party(nodes, at, clause, home)
            if clause is not None:
                key = id(clause)
                if key not in clauses:
                    clauses[key] = clues.of_clause(clause, each.clauses, home)
                own |= clauses[key]
            more = relative_of(nodes[at], each.clauses)
            own |= clues.of_relative(more, home)
            unsigned = more is not None and _denies(more)
            yield Seat(code, each, nodes[at], clause, whole, frozenset(own), unsigned)
        seen.update(named.keys())
        before = nodes
        last = tuple(named) if 0 < len(named) <= _FOCUS else last


def _is_rest(nodes: Sequence[Unit], at: int) -> bool:
    """Whether a node is a group without those that are named beside it or just before."""
    return nodes[at].kind == "group" and remaining(nodes, at)


def relative_of(node: Unit, clauses: Sequence[Clause]) -> Clause | None:
    """The clause that tells more of the party at `node`: "Britain, which concluded one"."""
    return next(
        (
            each
            for each in clauses
            if each.kind == "rel"
            and each.opener in _WHO
            and each.nodes
            and 0 < each.start - node.end <= len(each.opener) + _BETWEEN
        ),
        None,
    )


def _denies(clause: Clause) -> bool:
    signs = [k for k, node in enumerate(clause.nodes) if node.tags & {"SIGN", "CONCLUDE"}]
    return bool(signs) and any(
        "NEG" in node.tags and clause.nodes[k + 1].lower != "only"
        for k, node in enumerate(clause.nodes[: signs[0]])
    )


_WHO = frozenset({"which", "who", "whose", "that"})
_BETWEEN = 4
"""Characters between a name and the clause about it, its first word aside."""


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


_MOST = 60
"""Parties of one sentence that are looked at."""
_FOCUS = 3
