"""The choice of one day among several that reports give for the same thing."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tracker.domain.dates import Edtf, agree, days_between, finer, first_day, is_day
from tracker.domain.events import Basis, Report, SigningPostponed, SigningScheduled
from tracker.domain.status import ASSUMED
from tracker.domain.told import Told, origins

_FIRMNESS = {"stated": 0, "relative": 1, "occasion": 2, "assumed": 3, "unknown": 4}
_BASIS = {
    "relative": "It is told relative to the day of publication.",
    "occasion": "It is given by the occasion.",
    "assumed": f"It is {ASSUMED}",
}
# One sentence for each criterion, in the order in which they decide.
_REASONS = (
    "An analyst has confirmed this day",
    "A report of the day stands over background in a later article",
    "The day on the firmer basis, of stated, relative, by occasion and assumed in this order",
    "The day told by the report published nearest to it",
    "The day that more independent sources tell",
    "The day told by the article published first",
    "The earlier day, all else being equal",
)
_FAR = 10**7  # more days than any two dates are apart
_NEVER = "9999-12-31"


class Choice(NamedTuple):
    """A day, the report that decided it, those that agree with it, those that do not."""

    value: Edtf
    chosen: Told
    support: tuple[Told, ...]
    against: tuple[Told, ...]
    rule: str


# What speaks for a date, one entry a reason, the smaller the better.
_Grounds = tuple[bool, bool, int, int, int, str, str]
_Ranked = tuple[_Grounds, Told, Edtf]


def happened_on(report: Report) -> Edtf | None:
    """The day that `report` gives for what it tells."""
    return report.happened_on


def choose_day(
    reports: Sequence[Told], day: Callable[[Report], Edtf | None] = happened_on
) -> Choice | None:
    """The day that stands among those that `reports` give; None where none gives one.

    The firmer basis wins, then the report nearest to the event, then more independent sources,
    then earlier publication, then the earlier day; a background sentence in a later article
    never moves a date that news gave, and an analyst's confirmation wins over all. Of dates that
    agree the finer is shown.
    """
    by_date: dict[Edtf, list[Told]] = {}
    for each in reports:
        when = day(each.report)
        if when is not None:
            if when in by_date:
                by_date[when].append(each)
            else:
                by_date[when] = [each]
    if not by_date:
        return None
    if len(by_date) == 1:
        (value, told), *_ = by_date.items()
        chosen = told[0] if len(told) == 1 else min(told, key=_firmest)
        rule = _rule("The only day reported", chosen.report, day)
        return Choice(value, chosen, tuple(told), (), rule)
    ranked = _rank(by_date)
    steps = [ranked[0]]
    while (within := _finer_within(steps[-1][2], ranked)) is not None:
        steps.append(within)
    _, chosen, value = steps[-1]
    support: list[Told] = []
    against: list[Told] = []
    for when, told in by_date.items():
        (support if agree(when, value) else against).extend(told)
    support.sort()
    against.sort()
    rule = _rule(_reason(steps, ranked), chosen.report, day)
    return Choice(value, chosen, tuple(support), tuple(against), rule)


def basis_of(report: Report, day: Callable[[Report], Edtf | None] = happened_on) -> Basis:
    """How the day is known that `day` takes from `report`; unknown where nothing tells it.

    A plan with a day has the basis of that day. It says nothing of the day the plan was told on,
    and no planned day is assumed from the day of publication: older readers told that of the
    other day. The basis of a postponement is that of its own day, not of the day that it names.
    """
    if isinstance(report, SigningPostponed) and day is not happened_on:
        return "unknown"
    if isinstance(report, SigningScheduled) and report.planned_for is not None:
        return "unknown" if day is happened_on or report.basis == "assumed" else report.basis
    return report.basis


def _rule(reason: str, report: Report, day: Callable[[Report], Edtf | None]) -> str:
    """Why the day that `report` gives is shown, and how that day is known."""
    basis = basis_of(report, day)
    how = _BASIS.get(basis)
    if basis == "occasion" and report.occasion is not None:
        how = f"It is given by the occasion “{report.occasion}”."
    return f"{reason}." if how is None else f"{reason}. {how}"


def _firmest(each: Told) -> tuple[bool, int, str, str]:
    basis = _FIRMNESS[each.report.basis]
    return not each.confirmed, basis, each.published or _NEVER, each.event_id


def _rank(by_date: dict[Edtf, list[Told]]) -> list[_Ranked]:
    """Each date with its best report and what speaks for it, the best founded first."""
    first_news = min(
        (
            each.published or ""
            for told in by_date.values()
            for each in told
            if each.report.told_as == "news"
        ),
        default=_NEVER,
    )
    best = []
    for when, told in by_date.items():
        grounds, _, each = min(
            (_told_well(each, when, first_news), each.event_id, each) for each in told
        )
        best.append((grounds, each, when))
    # Sources are many, and counted only where they decide.
    tied = len({grounds[:4] for grounds, _, _ in best}) < len(best)
    # Two whole days agree only where they are one.
    vague = [when for when in by_date if not is_day(when)] if tied else []
    ranked = []
    for grounds, each, when in best:
        backing = _backing(when, by_date, vague) if tied else 0
        ranked.append(((*grounds[:4], -backing, *grounds[4:]), each.event_id, each, when))
    ranked.sort()
    return [(grounds, each, when) for grounds, _, each, when in ranked]


def _told_well(each: Told, when: Edtf, first_news: str) -> tuple[bool, bool, int, int, str, str]:
    """What speaks for `when` as this report gives it, but for how many others do."""
    published = each.published
    return (
        not each.confirmed,
        each.report.told_as == "background" and (published or _NEVER) > first_news,
        _FIRMNESS[each.report.basis],
        _FAR if published is None else abs(days_between(when, Edtf(published))),
        published or _NEVER,
        f"{first_day(when)} {when}",
    )


def _backing(when: Edtf, by_date: dict[Edtf, list[Told]], vague: Iterable[Edtf]) -> int:
    others = vague if is_day(when) else by_date
    agreeing = [other for other in others if other != when and agree(when, other)]
    return origins(each for other in (when, *agreeing) for each in by_date[other])


def _finer_within(value: Edtf, ranked: Iterable[_Ranked]) -> _Ranked | None:
    """The best founded date that lies within `value` and allows fewer days."""
    return next((each for each in ranked if each[2] != value and _within(each[2], value)), None)


def _within(inner: Edtf, outer: Edtf) -> bool:
    return agree(inner, outer) and finer(outer, inner) == inner


def _reason(steps: Sequence[_Ranked], ranked: Iterable[_Ranked]) -> str:
    """Why the last of `steps` is shown: what set it apart from the best rival."""
    rival = next((each for each in ranked if not agree(each[2], steps[-1][2])), None)
    if rival is None:
        return "The finest of the days reported, which agree"
    grounds = next(each[0] for each in steps if not agree(each[2], rival[2]))
    pairs = zip(_REASONS, grounds, rival[0], strict=True)
    return next(why for why, ours, theirs in pairs if ours != theirs)
