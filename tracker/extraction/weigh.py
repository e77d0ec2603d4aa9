"""The second stage: every seat is weighed, and decides with the rules what is reported.

The rules know shapes of sentences; what they do not know they pass over, and what looks like a
shape misleads them. The weights know nothing of shapes, but how often what stands around a party
went with each kind in labelled articles. So a rule's report falls where all of the party's seats
speak against it, and a seat that speaks clearly for a kind is a report where no rule found one.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.extraction.arbitrate import gives_way
from tracker.extraction.clause import VERBS, Clause
from tracker.extraction.finding import Finding, Scene, agreement
from tracker.extraction.mention import Mention
from tracker.extraction.seat import Seat
from tracker.extraction.unit import Unit
from tracker.extraction.weights import Weights, probability

RULE = "weighed"
"""The rule's name in a report that only the weights give."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A seat and how likely it tells each kind, from 0 to 1."""

    seat: Seat
    chances: dict[str, float]


def weigh(seats: Iterable[Seat], by: Weights) -> Iterator[Weighed]:
    """Each seat with its chances; what the seats of a sentence share is added up once."""
    shared: frozenset[str] | None = None
    common: dict[str, int] = {}
    for seat in seats:
        if seat.shared is not shared:
            shared = seat.shared
            common = by.sums(shared)
        own = by.sums(seat.own)
        chances = {
            kind: probability(bias + common[kind] + own[kind]) for kind, bias in by.bias.items()
        }
        yield Weighed(seat, chances)


def refused(
    weighed: Sequence[Weighed],
    mentions: Sequence[Mention],
    reported: Iterable[tuple[str, str]],
    by: Weights,
) -> dict[tuple[str, str], float]:
    """The (party, kind) of the rules' reports that no seat bears out, with their best chance.

    A party without a seat (a group's member) and one in a list, which its heading explains and no
    word beside it, are left to the rules.
    """
    listed = {each.party for each in mentions if each.source in _LISTS}
    best: dict[str, dict[str, float]] = {}
    for each in weighed:
        known = best.setdefault(each.seat.party, {})
        for kind, chance in each.chances.items():
            known[kind] = max(chance, known.get(kind, 0.0))
    return {
        (party, kind): best[party][kind]
        for party, kind in reported
        if party in best and party not in listed and best[party].get(kind, 1.0) < by.unlikely
    }


def proposed(
    weighed: Sequence[Weighed],
    mentions: Sequence[Mention],
    reported: Collection[tuple[str, str]],
    by: Weights,
) -> list[Mention]:
    """A mention for each seat that is likely to tell of a kind that no rule reports of its party.

    The rules are believed in what they settled: that a sentence asks, supposes or denies, that it
    is about others, that it tells the kind of others and not of this party (mostly the place, the
    host or the one who speaks), that the kind gave way to another. More is asked where the rules
    report something of the party, for an article tells mostly one thing of each; and where they
    report nothing at all, for then it is mostly about something else.
    """
    known = {party for party, _ in reported}
    read: dict[tuple[int, str], set[str]] = {}
    settled = set(reported)
    for mention in mentions:
        finding = mention.finding
        read.setdefault((mention.sentence.number, finding.kind), set()).add(mention.party)
        settled |= {
            (mention.party, kind)
            for kind in (finding.kind, finding.timed, finding.soon)
            if any((mention.party, other) in reported for other in gives_way(kind))
        }
    found = []
    for each in weighed:
        if not each.seat.opened.may_tell:
            continue
        party, number = each.seat.party, each.seat.opened.sentence.number
        for kind, chance in each.chances.items():
            doubtful = not reported or party in known
            if (
                chance >= (by.doubtful if doubtful else by.likely)
                and (party, kind) not in settled
                and read.get((number, kind), _NOBODY) <= {party}
            ):
                found.append(_mention(each.seat, kind, told(each, kind, by)))
    return found


_NOBODY: frozenset[str] = frozenset()


def told(each: Weighed, kind: str, by: Weights) -> str:
    """How likely a seat tells `kind`, and the clues that weigh most, for people."""
    seat = each.seat
    most = by.foremost(seat.shared | seat.own, kind, _SHOWN)
    clues = ", ".join(f"{clue} {weight / 1000:+.1f}" for clue, weight in most)
    return f"weighed: {each.chances[kind]:.2f}; {clues}"


_SHOWN = 4


def _mention(seat: Seat, kind: str, why: str) -> Mention:
    opened = seat.opened
    clause = seat.clause or next(
        (each for each in opened.clauses if each.tags & _TELLING), opened.clauses[0]
    )
    head = _predicate(clause) or seat.node or clause.nodes[0]
    noun = agreement(clause, Scene(list(opened.clauses)))
    finding = Finding(kind, RULE, _MOODS.get(kind, "fact"), clause, head, noun, _cues(head, noun),
                      direction="future" if kind in _MOODS else "past")  # fmt: skip
    source = "clause" if seat.node is not None else "focus"
    background = opened.sentence.section == "background"
    return Mention(
        seat.party, finding, opened.sentence, source, seat.node, background,
        clauses=opened.clauses, steps=(why,),
    )  # fmt: skip


def _predicate(clause: Clause) -> Unit | None:
    """The verb that the clause turns on: the times behind it are its own."""
    return next((n for n in clause.nodes if n.tags & VERBS and n.form and n.form != "g"), None)


def _cues(head: Unit, noun: Unit | None) -> tuple[Unit, ...]:
    return (head,) if noun is None or noun is head else (head, noun)


_LISTS = frozenset({"header", "list", "entry"})
_MOODS = {"signing_scheduled": "plan"}
_TELLING = frozenset({"SIGN", "SIGNN", "CONCLUDE", "TALKS", "AGR", "AGRNAME", "PROAGR"})
