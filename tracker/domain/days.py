"""The choice of one day among several that reports give for the same milestone."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker.domain.dates import Edtf, agree, finer, first_day
from tracker.domain.events import Report
from tracker.domain.told import Told, days_between, origins

_FIRMNESS = {"stated": 0, "relative": 1, "occasion": 2, "assumed": 3, "unknown": 4}
_BASIS = {
    "stated": "",
    "relative": ", told relative to the day of publication",
    "occasion": ", given by the occasion",
    "assumed": ", assumed from the day of publication",
    "unknown": "",
}
# One sentence for each criterion, in the order in which they decide.
_REASONS = (
    "An analyst has confirmed this day",
    "A report of the day stands over background in a later article",
    "The day on the firmer basis: stated, then relative, by occasion, assumed",
    "The day told by the report published nearest to it",
    "The day that more independent sources tell",
    "The day told by the article published first",
    "The earlier day, all else being equal",
)
_FAR = 10**7  # more days than any two dates are apart


class Choice(NamedTuple):
    """A day, the report that decided it, those that agree with it, those that do not."""

    value: Edtf
    chosen: Told
    support: tuple[Told, ...]
    against: tuple[Told, ...]
    rule: str


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
    dated = [(each, when) for each in reports if (when := day(each.report)) is not None]
    if not dated:
        return None
    value = dated[0][1]
    if all(when == value for _, when in dated):
        chosen = min(dated, key=_firmest)[0]
        support = tuple(each for each, _ in dated)
        return Choice(value, chosen, support, (), _sentence("The only day reported", chosen))
    ranked = _rank(dated)
    steps = [ranked[0]]
    while (within := _finer_than(steps[-1], ranked)) is not None:
        steps.append(within)
    _, chosen, value = steps[-1]
    rival = next((each for each in ranked if not agree(each[2], value)), None)
    if rival is None:
        rule = "The finest of the days reported, which agree"
    else:
        grounds = next(each[0] for each in steps if not agree(each[2], rival[2]))
        pairs = zip(_REASONS, grounds, rival[0], strict=True)
        rule = next(why for why, ours, theirs in pairs if ours != theirs)
    return Choice(
        value,
        chosen,
        tuple(each for each, when in dated if agree(when, value)),
        tuple(each for each, when in dated if not agree(when, value)),
        _sentence(rule, chosen),
    )


_Grounds = tuple[bool, bool, int, int, int, str, str]
_Ranked = tuple[_Grounds, Told, Edtf]


def _rank(dated: list[tuple[Told, Edtf]]) -> list[_Ranked]:
    """The dates with what speaks for each, the best founded first."""
    first_news = min(
        (each.published or "" for each, _ in dated if each.report.told_as == "news"), default=None
    )
    backing = {
        value: origins(each for each, when in dated if agree(when, value))
        for value in {when for _, when in dated}
    }

    def grounds(each: Told, when: Edtf) -> _Grounds:
        later_background = (
            first_news is not None
            and each.report.told_as == "background"
            and (each.published is None or each.published > first_news)
        )
        distance = _FAR if each.published is None else abs(days_between(when, Edtf(each.published)))
        return (
            not each.confirmed,
            later_background,
            _FIRMNESS[each.report.basis],
            distance,
            -backing[when],
            each.published or "9999",
            f"{first_day(when)} {when}",
        )

    ranked = [(grounds(each, when), each, when) for each, when in dated]
    ranked.sort(key=lambda each: (each[0], each[1].event_id))
    return ranked


def _finer_than(best: _Ranked, ranked: list[_Ranked]) -> _Ranked | None:
    value = best[2]
    return next(
        (each for each in ranked if each[2] != value and finer_within(each[2], value)), None
    )


def finer_within(inner: Edtf, outer: Edtf) -> bool:
    """Whether `inner` lies within `outer` and allows fewer days."""
    return agree(inner, outer) and finer(outer, inner) == inner


def _firmest(pair: tuple[Told, Edtf]) -> tuple[bool, int, str, str]:
    each = pair[0]
    return (
        not each.confirmed,
        _FIRMNESS[each.report.basis],
        each.published or "9999",
        each.event_id,
    )


def _sentence(rule: str, chosen: Told) -> str:
    return rule + _BASIS[chosen.report.basis] + "."
