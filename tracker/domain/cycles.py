"""The cycles of an agreement: a termination closes one, a signed successor opens the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tracker.domain.dates import Day, agree
from tracker.domain.events import Ratified
from tracker.domain.lifecycle import RANK, TRANSITION
from tracker.domain.told import UNKNOWN, Told

_END = RANK["terminated"]


@dataclass(slots=True)
class Cycle:
    """One agreement from its first report to its end.

    `endings` are the reports of its termination, `after` those of a successor that nobody has
    reported as signed, `strays` the terminations told before anything was signed.
    """

    reports: list[Told] = field(default_factory=list)
    endings: list[Told] = field(default_factory=list)
    after: list[Told] = field(default_factory=list)
    strays: list[Told] = field(default_factory=list)

    @property
    def alone(self) -> bool:
        """Whether nothing but its reports matters: no termination was told."""
        return not (self.endings or self.after or self.strays)

    def all_reports(self) -> list[Told]:
        """Every report of the cycle, whatever its part in it."""
        return [*self.reports, *self.endings, *self.after, *self.strays]


def concludes(each: Told) -> bool:
    """Whether it tells that the agreement was signed or went further, with effect in law."""
    if isinstance(each.report, Ratified):
        return each.report.effect in ("binding", "unknown")
    return "terminated" in TRANSITION[each.report.kind].ends


def in_cycles(reports: Sequence[Told]) -> list[Cycle]:
    """`reports`, in order, parted into cycles; always at least one.

    A report without a day of its own that is told as background belongs to the agreement that
    was current when it was published. A repeated report of an earlier cycle's end stays there.
    """
    if _END not in [each.rank for each in reports]:
        return [Cycle(list(reports))]
    signed = signature(reports)
    cycles = [Cycle()]
    for each in reports:
        current = cycles[-1]
        if each.rank == _END:
            known = _earlier_ending(each, cycles[:-1])
            if known is not None:
                known.endings.append(each)
            elif current.endings or len(cycles) > 1 or signed.can_precede(each):
                current.endings.append(each)
            else:
                current.strays.append(each)
        elif not current.endings or not _of_successor(each, current.endings[0]):
            current.reports.append(each)
        elif concludes(each):
            opened, current.after = [*current.after, each], []
            cycles.append(Cycle(opened))
        else:
            current.after.append(each)
    return cycles


@dataclass(frozen=True, slots=True)
class Signature:
    """When, at the earliest, any of some reports says that the agreement was signed.

    Background that tells no day may tell of any time. What neither has a day nor stands in a
    dated article comes before all that is dated, and among itself in the lifecycle's order.
    """

    begins: Day | None
    undated: bool

    def can_precede(self, setback: Told) -> bool:
        """Whether the signature can have come before `setback`."""
        if setback.on == UNKNOWN:
            return self.undated
        return self.begins is not None and self.begins < setback.on


def signature(reports: Iterable[Told]) -> Signature:
    """What `reports` tell of the signature, see `Signature`."""
    concluding = [each for each in reports if concludes(each)]
    return Signature(
        begins=min((each.begins for each in concluding), default=None),
        undated=any(each.on == UNKNOWN for each in concluding),
    )


def _of_successor(each: Told, ending: Told) -> bool:
    """Whether it is told of what came after the ending, whose day must be known to tell that."""
    return (
        each.fresh
        and ending.on != UNKNOWN
        and each.begins >= ending.on
        and each.report.kind not in ("suspended", "resumed")
    )


def _earlier_ending(each: Told, earlier: Sequence[Cycle]) -> Cycle | None:
    """The cycle before the current one whose end this report repeats."""
    when = each.report.happened_on
    for cycle in reversed(earlier):
        if not each.fresh:
            return cycle
        for ending in cycle.endings:
            told_before = ending.report.happened_on
            if when is not None and told_before is not None and agree(when, told_before):
                return cycle
    return None
