"""The cells that rows are made of: a value, the rule that chose it, the reports behind it."""

from collections.abc import Callable, Iterable, Sequence

from tracker.domain.dates import Edtf
from tracker.domain.days import Choice, basis_of, choose_day, happened_on
from tracker.domain.events import Report
from tracker.domain.status import ASSUMED, Cell, Contrary, Stage
from tracker.domain.told import UNKNOWN, Told

# Reported again and again while they last; every other stage is reached once, on one day.
_LASTING: frozenset[Stage] = frozenset(
    {
        "declared",
        "negotiating",
        "talks_close",
        "text_agreed",
        "signing_scheduled",
        "postponed",
        "stalled",
    }
)


def ids(reports: Iterable[Told]) -> tuple[str, ...]:
    """The event ids of `reports`, each once, in order."""
    return tuple(dict.fromkeys([each.event_id for each in reports]))


def day_cell(
    name: str,
    choice: Choice,
    rule: str | None = None,
    day: Callable[[Report], Edtf | None] = happened_on,
) -> Cell:
    """The cell `name` of a day chosen among several, under its own rule or under `rule`."""
    return Cell(
        field=name,
        value=choice.value,
        rule=choice.rule if rule is None else rule,
        chosen=choice.chosen.event_id,
        support=ids(choice.support),
        against=tuple([Contrary(each.event_id, day(each.report)) for each in choice.against]),
    )


def named(name: str, cell: Cell) -> Cell:
    """The cell of another name with the same value, for the same reason."""
    return Cell(name, *cell[1:])


def reached_cell(name: str, stage: Stage, reports: Sequence[Told]) -> Cell:
    """The cell `name` of the day on which `stage`, which `reports` tell of, was reached.

    Of a stage that is reported again and again while it lasts it is the day of the first report,
    or a finer one that agrees with it; it is unknown where the first report has no day, since a
    day told later would not be the day the stage was reached on.
    """
    rule = None
    if stage in _LASTING:
        # A report of which neither day is known cannot be shown to be the first.
        first = next((each.on for each in reports if each.on != UNKNOWN), UNKNOWN)
        choice = choose_day([each for each in reports if each.on == first])
        if choice is not None:
            assumed = basis_of(choice.chosen.report) == "assumed"
            rule = "The day of the first report of this stage"
            rule += f", {ASSUMED}" if assumed else "."
    else:
        choice = choose_day(reports)
    if choice is None:
        return Cell(field=name, value=None, rule="No report tells the day.", support=ids(reports))
    return day_cell(name, choice, rule)


def known_by_cell(first: Told | None, support: tuple[str, ...]) -> Cell:
    """The cell of the earliest day that any report of the stage was published on.

    `first` is that report, None where no day of publication is known; `support` are all of them.
    """
    return Cell(
        field="known_by",
        value=None if first is None else first.published,
        rule="None of the articles that report this stage carries a day of publication."
        if first is None
        else "The earliest day on which this stage was reported.",
        chosen=None if first is None else first.event_id,
        support=support,
    )
