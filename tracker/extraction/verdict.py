"""The last word: which candidates are reported, by all that is known of each.

The rules are believed in what they settled by grammar: where a sentence asks, supposes or denies,
or tells of others, the weights propose nothing. All else is weighed by a forest of small trees.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.domain.events import Report
from tracker.domain.reports import Ratified
from tracker.extraction.evidence import Candidate
from tracker.extraction.forest import Forest
from tracker.extraction.mention import Mention
from tracker.extraction.weigh import mention_of, told
from tracker.extraction.weights import Weights


@dataclass(slots=True)
class Verdict:
    """The rules' reports that stand, mentions of what only the weights tell, and what fell.

    `fallen` are the rules' (party, kind) that were dropped, with their chance.
    """

    kept: list[Report] = field(default_factory=list)
    more: list[Mention] = field(default_factory=list)
    fallen: dict[tuple[str, str], float] = field(default_factory=dict)


def judge(candidates: Sequence[Candidate], by: Forest, weights: Weights) -> Verdict:
    """What becomes of each candidate; the `weights` are those that it was weighed by."""
    verdict = Verdict()
    for each in candidates:
        report = each.report
        chance = by.chance(each.facts)
        stands = chance >= by.least(each.facts, by_rule=report is not None)
        if report is not None:
            # That none is needed is said of an approval, and is none.
            if stands or (isinstance(report, Ratified) and _not_required(report)):
                verdict.kept.append(report)
            else:
                verdict.fallen[each.party, each.kind] = chance
        elif each.best is not None and stands:
            steps = (told(each.best, each.kind, weights), why(each, chance, by))
            verdict.more.append(mention_of(each.best.seat, each.kind, steps))
    return verdict


def why(each: Candidate, chance: float, by: Forest) -> str:
    """How likely the candidate is, and what moved that most, for people."""
    most = ", ".join(
        f"{name} {moved / 1000:+.1f}" for name, moved in by.foremost(each.facts, _SHOWN)
    )
    return f"judged: {chance:.2f}; {most}"


_SHOWN = 4


def _not_required(report: Ratified) -> bool:
    return report.effect == "not-required"
