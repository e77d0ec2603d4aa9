"""The last word: which candidates are reported, by all that is known of each.

The rules are believed in what they settled by grammar: where a sentence asks, supposes or denies,
the weights propose nothing. A forest of small trees weighs what speaks for and against all else:
what rules report, what gave way to another report, which may be the false one, and what the
weights alone tell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.domain.events import Report
from tracker.domain.reports import Ratified
from tracker.extraction.arbitrate import EXCLUSIVE
from tracker.extraction.evidence import Candidate
from tracker.extraction.forest import Forest
from tracker.extraction.mention import Mention
from tracker.extraction.weigh import mention_of
from tracker.extraction.weigh import told as told_by
from tracker.extraction.weights import Weights

_Told = tuple[str, str]
"""A party and a kind."""


@dataclass(slots=True)
class Verdict:
    """The rules' reports that stand, mentions of what only the weights tell, and what fell.

    `fallen` are the rules' (party, kind) that were dropped, with their chance; `silent` tells that
    the page as a whole was taken to tell nothing.
    """

    kept: list[Report] = field(default_factory=list)
    more: list[Mention] = field(default_factory=list)
    fallen: dict[tuple[str, str], float] = field(default_factory=dict)
    silent: bool = False


def judge(candidates: Sequence[Candidate], by: Forest, weights: Weights) -> Verdict:
    """What becomes of each candidate; the `weights` are those that it was weighed by."""
    page = max((each.facts["page any"] for each in candidates), default=0.0)
    chances = {(each.party, each.kind): by.chance(each.facts) for each in candidates}
    verdict = Verdict(silent=not by.speaks(page, chances.values()))
    standing = set() if verdict.silent else _standing(candidates, chances, by)
    for each in candidates:
        told = each.party, each.kind
        report = each.report
        if report is not None:
            if told in standing:
                verdict.kept.append(report)
            elif not each.overruled:
                verdict.fallen[told] = chances[told]
        elif each.best is not None and told in standing:
            steps = (told_by(each.best, each.kind, weights), why(each, chances[told], by))
            verdict.more.append(mention_of(each.best.seat, each.kind, steps))
    return verdict


def _standing(
    candidates: Sequence[Candidate], chances: Mapping[tuple[str, str], float], by: Forest
) -> set[tuple[str, str]]:
    """Which of the candidates, as (party, kind), are likely enough to be told."""
    standing = {
        (each.party, each.kind)
        for each in candidates
        if chances[each.party, each.kind] >= by.least(each.facts, by_rule=each.report is not None)
        # That none is needed is said of an approval, and is none.
        or (isinstance(each.report, Ratified) and _not_required(each.report))
    }
    pairs = [
        ((party, a), (party, b)) for a, b in EXCLUSIVE for party, kind in standing if kind == a
    ]
    for both in (*pairs, *_of_one_entry(candidates)):
        if standing.issuperset(both):
            standing.remove(min(both, key=chances.__getitem__))
    return standing


def _of_one_entry(candidates: Sequence[Candidate]) -> Iterator[tuple[_Told, _Told]]:
    """Kinds that a rule and the weights read in one entry of a list, which tells one thing.

    "May: Spain, Portugal" stands below what says whether they signed or joined.
    """
    lines = {
        (each.party, each.report.evidence.start): each.kind
        for each in candidates
        if each.report is not None and each.report.rule == "entry"
    }
    for each in candidates:
        if lines and each.report is None and each.best is not None:
            kind = lines.get((each.party, each.best.seat.opened.sentence.start))
            if kind is not None:
                yield (each.party, kind), (each.party, each.kind)


def why(each: Candidate, chance: float, by: Forest) -> str:
    """How likely the candidate is, and what moved that most, for people."""
    most = ", ".join(
        f"{name} {moved / 1000:+.1f}" for name, moved in by.foremost(each.facts, _SHOWN)
    )
    return f"judged: {chance:.2f}; {most}"


_SHOWN = 4


def _not_required(report: Ratified) -> bool:
    return report.effect == "not-required"
