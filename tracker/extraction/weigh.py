"""The second stage: every seat is weighed, by what stands around the party.

The rules know shapes of sentences; what they do not know they pass over, and what looks like a
shape misleads them. The weights know nothing of shapes, but how often what stands around a party
went with each kind in labelled articles.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tracker.extraction.clause import VERBS, Clause
from tracker.extraction.finding import WEIGHED, Finding, Scene, agreement
from tracker.extraction.groups import WHOLLY
from tracker.extraction.mention import Mention
from tracker.extraction.seat import Seat
from tracker.extraction.unit import Unit
from tracker.extraction.weights import Views, Weights


@dataclass(frozen=True, slots=True)
class Weighed:
    """A seat and how likely it tells each kind, from 0 to 1."""

    seat: Seat
    chances: dict[str, float]


@dataclass(frozen=True, slots=True)
class Weighings:
    """How likely each kind is, by every view: each seat, each party, and the page."""

    seats: tuple[Weighed, ...]
    parties: Mapping[str, Mapping[str, float]]
    page: Mapping[str, float]


def weighings(seats: Iterable[Seat], page: frozenset[str], by: Views) -> Weighings:
    """All views of an article with these seats, whose `page` is made of these clues."""
    placed = tuple(seats)
    clues: dict[str, set[str]] = {}
    for seat in placed:
        clues.setdefault(seat.party, set()).update(seat.shared, seat.own)
    parties = {party: by.party.chances(by.party.total(found)) for party, found in clues.items()}
    return Weighings(tuple(weigh(placed, by.seat)), parties, by.page.chances(by.page.total(page)))


def weigh(seats: Iterable[Seat], by: Weights) -> Iterator[Weighed]:
    """Each seat with its chances; what the seats of a sentence share is added up once."""
    shared: frozenset[str] | None = None
    common = 0
    for seat in seats:
        if seat.shared is not shared:
            shared = seat.shared
            common = by.total(shared)
        chances = by.chances(common + by.total(seat.own))
        if seat.node is not None and seat.node.kind == "group":
            whole = WHOLLY if seat.node.role != "with" else WHOLLY | _WITH_EACH
            chances = {kind: chance if kind in whole else 0.0 for kind, chance in chances.items()}
        elif seat.unsigned:
            chances = {**chances, "signed": 0.0}
        if "signing_scheduled" in chances and _may_be_ready(seat):
            chances = {**chances, "signing_scheduled": 0.0}
        if "talks_stalled" in chances and _has_no_talks(seat):
            chances = {**chances, "talks_stalled": 0.0}
        yield Weighed(seat, chances)


def _may_be_ready(seat: Seat) -> bool:
    """That it could be ready to be signed on a day is no plan to sign it then."""
    own = seat.clause
    telling = [own] if own is not None and own.tags & _READY else seat.opened.clauses
    return any("WEAK" in each.tags and each.tags & _READY for each in telling)


def _has_no_talks(seat: Seat) -> bool:
    """As in "Hungary - no talks": what never began has not stalled."""
    if len(seat.opened.sentence.text) > _CELL:
        return False
    nodes = [node for clause in seat.opened.clauses for node in clause.nodes]
    return any(n.lower == "no" and "TALKS" in behind.tags for n, behind in pairwise(nodes))


_CELL = 40
"""Characters of a cell or a line of a list; a longer one tells what became of talks."""
_READY = frozenset({"READY", "READYN"})
_WITH_EACH = frozenset({"talks_held"})
"""What is done with each of a group: "talks with all seven members of the G7"."""


def told(each: Weighed, kind: str, by: Weights) -> str:
    """How likely a seat tells `kind`, and the clues that weigh most, for people."""
    seat = each.seat
    most = by.foremost(seat.shared | seat.own, kind, _SHOWN)
    clues = ", ".join(f"{clue} {weight / 1000:+.1f}" for clue, weight in most)
    return f"weighed: {each.chances[kind]:.2f}; {clues}"


_SHOWN = 4


def mention_of(seat: Seat, kind: str, steps: tuple[str, ...]) -> Mention:
    """A mention of what no rule found, as the seat tells it; `steps` say why."""
    opened = seat.opened
    clause = seat.clause or next(
        (each for each in opened.clauses if each.tags & _TELLING), opened.clauses[0]
    )
    head = _predicate(clause) or seat.node or clause.nodes[0]
    noun = agreement(clause, Scene(list(opened.clauses)))
    finding = Finding(
        kind, WEIGHED, _MOODS.get(kind, "fact"), clause, head, noun, _cues(head, noun),
        direction="future" if kind in _MOODS else "past",
    )  # fmt: skip
    node, source = seat.node, "clause" if seat.node is not None else "focus"
    if node is not None and len(node.members) > 1:
        # Of a list it is the member: its time may be its own.
        node = next((each for each in node.members if each.codes == (seat.party,)), node)
    background = opened.sentence.section == "background"
    return Mention(
        seat.party, finding, opened.sentence, source, node, background,
        clauses=opened.clauses, steps=steps,
    )  # fmt: skip


def _predicate(clause: Clause) -> Unit | None:
    """The verb that the clause turns on: the times behind it are its own."""
    return next((n for n in clause.nodes if n.tags & VERBS and n.form and n.form != "g"), None)


def _cues(head: Unit, noun: Unit | None) -> tuple[Unit, ...]:
    return (head,) if noun is None or noun is head else (head, noun)


_MOODS = {"signing_scheduled": "plan"}
_TELLING = frozenset({"SIGN", "SIGNN", "CONCLUDE", "TALKS", "AGR", "AGRNAME", "PROAGR"})
