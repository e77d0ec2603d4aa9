"""What speaks for and against a report before it stands: the rules', the weights', the page's.

A *candidate* is a kind of one party that a rule reports, or that the weights find not unlikely. All
that is known of it becomes numbers by name, such as "chance" or "kind signed".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from tracker.domain.events import Report
from tracker.extraction.arbitrate import gives_way
from tracker.extraction.mention import Mention
from tracker.extraction.resolve import Told
from tracker.extraction.weigh import Weighed, Weighings
from tracker.extraction.weights import ANY

FLOOR = 0.12
"""A chance below which the weights propose nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be reported: a rule's `report`, or the seat that speaks most clearly for it.

    It is `overruled` where it gives way to another report of the party, should that one stand.
    """

    party: str
    kind: str
    report: Report | None
    best: Weighed | None
    facts: Mapping[str, float]
    overruled: bool = False


def candidates(
    told: Told,
    mentions: Sequence[Mention],
    views: Weighings,
    topic: str,
    sentences: int,
) -> list[Candidate]:
    """Each (party, kind) once, with all that is known of it.

    Args:
        told: What the rules report, and what gives way to it.
        mentions: What they found, whether it was reported or not.
        views: How likely each kind is by the article's seats, their parties and its words.
        topic: What the article's agreements are: ours, another's or none.
        sentences: How many it has.
    """
    whole = _Page(told.reports, mentions, views, topic, sentences)
    found = [whole.of_rule(report, overruled=False) for report in told.reports]
    found += [whole.of_rule(report, overruled=True) for report in told.overruled]
    settled = {(each.party, each.kind) for each in found}
    for party, seats in whole.seats.items():
        telling = [each for each in seats if each.seat.opened.may_tell]
        if telling:
            found += [
                whole.of_weights(party, kind, telling)
                for kind, chance in whole.best[party].items()
                if chance >= FLOOR and (party, kind) not in settled
            ]
    return found


class _Page:
    """What all candidates of an article share."""

    def __init__(
        self,
        reports: Sequence[Report],
        mentions: Sequence[Mention],
        views: Weighings,
        topic: str,
        sentences: int,
    ) -> None:
        self.reported = {(each.party, each.kind): each for each in reports}
        self.mentions = mentions
        self.seats: dict[str, list[Weighed]] = {}
        for each in views.seats:
            self.seats.setdefault(each.seat.party, []).append(each)
        self.best = {party: _best(seats) for party, seats in self.seats.items()}
        self.views = views
        self.overall = _best(views.seats)
        in_order = sorted(views.seats, key=_number)
        self.beside = {number: list(group) for number, group in groupby(in_order, _number)}
        self.shared = {
            f"topic {topic}": 1.0,
            "sentences": float(min(sentences, _MANY_SENTENCES)),
            "reports": float(min(len(reports), _MANY)),
            "parties": float(min(len(self.seats), _MANY)),
            "page any": views.page[ANY],
            "best of all": max(self.overall.values(), default=0.0),
        }

    def of_rule(self, report: Report, *, overruled: bool) -> Candidate:
        """The candidate that a rule reports, be it `overruled` by what else is reported."""
        party, kind = report.party, report.kind
        facts = self._facts(party, kind)
        facts |= {
            "rule": 1.0,
            f"by {report.rule}": 1.0,
            f"told as {report.told_as}": 1.0,
            f"day {report.basis}": 1.0,
            "overruled": float(overruled),
        }
        for mention in self.mentions:
            finding = mention.finding
            if mention.party == party and kind in (finding.kind, finding.timed, finding.soon):
                facts[f"found in {mention.source}"] = facts[f"mood {finding.mood}"] = 1.0
        start = report.evidence.start
        own = [
            each.chances.get(kind, 0.0)
            for each in self.seats.get(party, ())
            if each.seat.opened.sentence.start <= start <= each.seat.opened.sentence.end
        ]
        facts["chance here"] = max(own, default=-1.0)
        same = [
            other
            for other in self.reported.values()
            if other.kind == kind and other.evidence.start == start
        ]
        facts["told of together"] = float(min(len(same), _FEW))
        return Candidate(party, kind, report, None, facts, overruled)

    def of_weights(self, party: str, kind: str, telling: Sequence[Weighed]) -> Candidate:
        """The candidate that only seats speak for: those `telling`, by their grammar."""
        best = max(telling, key=lambda each: each.chances[kind])
        number = _number(best)
        facts = self._facts(party, kind)
        of_others = [each for each in self.beside[number] if each.seat.party != party]
        facts["of others"] = float(best.seat.opened.of_others)
        facts["parties beside"] = float(min(len(self.beside[number]), _FEW))
        facts["best beside"] = max((each.chances[kind] for each in of_others), default=0.0)
        for mention in self.mentions:
            if mention.sentence.number != number:
                continue
            finding = mention.finding
            if mention.party == party:
                facts[f"beside {finding.kind}"] = facts[f"beside in {finding.mood}"] = 1.0
            elif finding.kind == kind:
                facts["a rule tells it of others"] = 1.0
        return Candidate(party, kind, None, best, facts)

    def _facts(self, party: str, kind: str) -> dict[str, float]:
        best = self.best.get(party, {})
        seats = self.seats.get(party, [])
        chances = sorted((each.chances.get(kind, 0.0) for each in seats), reverse=True)
        mine = {other for each, other in self.reported if each == party}
        whose = [each for each, other in self.reported if other == kind]
        elsewhere = [own.get(kind, 0.0) for each, own in self.best.items() if each != party]
        yielding = gives_way(kind)
        together = self.views.parties.get(party, {})
        facts = {
            **self.shared,
            f"kind {kind}": 1.0,
            "chance": chances[0] if chances else 0.0,
            "second chance": chances[1] if len(chances) > 1 else 0.0,
            "chance where named": _most(seats, kind, named=True),
            "chance where it may tell": _most(seats, kind, named=False),
            "no seat": float(not seats),
            "page": self.views.page.get(kind, -1.0),
            "together": together.get(kind, -1.0),
            "together any": together.get(ANY, -1.0),
            "chance of another kind": max((best[k] for k in best if k != kind), default=0.0),
            "best of the kind": self.overall.get(kind, 0.0),
            "mean elsewhere": sum(elsewhere) / len(elsewhere) if elsewhere else 0.0,
            "another report of it": float(bool(mine - {kind})),
            "reports of the kind": float(min(len(whose), _FEW)),
            "gives way": float(any(each in mine for each in yielding)),
            "chance of what it gives way to": max(
                (best.get(k, 0.0) for k in yielding), default=0.0
            ),
        }
        facts.update((f"it {other}", chance) for other, chance in best.items())
        if seats:
            top = max(seats, key=lambda each: each.chances.get(kind, 0.0))
            facts.update((f"seat {other}", chance) for other, chance in top.chances.items())
            facts[f"section {top.seat.opened.sentence.section}"] = 1.0
            shown = (top.seat.shared & _SHOWN) | (top.seat.own & _SHOWN)
            facts.update(dict.fromkeys(shown, 1.0))
            facts["mentions"] = float(min(len(seats), _MANY))
            facts["named"] = float(top.seat.node is not None)
            facts["place"] = float(min(_number(top), _MANY))
        return facts


def _number(each: Weighed) -> int:
    return each.seat.opened.sentence.number


def _best(weighed: Iterable[Weighed]) -> dict[str, float]:
    """The best chance of each kind."""
    best: dict[str, float] = {}
    for chances in map(attrgetter("chances"), weighed):
        for kind, chance in chances.items():
            best[kind] = max(chance, best.get(kind, 0.0))
    return best


def _most(seats: Iterable[Weighed], kind: str, *, named: bool) -> float:
    """The best chance in sentences that name the party, or in those that may tell of it."""
    return max(
        (
            each.chances.get(kind, 0.0)
            for each in seats
            if (each.seat.node is not None if named else each.seat.opened.may_tell)
        ),
        default=0.0,
    )


_SHOWN = frozenset(
    {
        "headed", "heading SIGN", "heading AGR", "heading AGRNAME", "heading TALKS", "heading NEG",
        "home named", "not read", "titled True", "first True", "how focus", "how main",
        "sentence AGR", "sentence AGRNAME", "sentence PROAGR", "sentence SIGN", "sentence TALKS",
        "sentence NEG", "sentence DECL", "sentence DECLN", "clause NEG", "clause PLAN",
        "clause AGR", "clause SIGN", "before AGR", "before SIGN", "plays place", "plays none",
        "plays arg", "plays with", "plays mod", "plays by",
    }
)  # fmt: skip
"""Clues of the foremost seat that the trees see as they are."""
_FEW, _MANY, _MANY_SENTENCES = 6, 12, 40
"""Beyond these numbers more is no different."""
