"""The cells of a row: each value with the rule that chose it and the reports for and against."""

from collections.abc import Callable, Iterable, Sequence

from tracker.domain.dates import Day, Edtf
from tracker.domain.days import Choice, choose_day, happened_on
from tracker.domain.events import Amount, Report
from tracker.domain.status import Cell, Contrary, Terms
from tracker.domain.told import UNKNOWN, Told, known_by, origins

TERMS = (
    "duration_years",
    "legal_form",
    "binding",
    "consultation_hours",
    "amount",
    "mutual_defence",
)


def ids(reports: Iterable[Told]) -> tuple[str, ...]:
    """The event ids of `reports`, each once, in order."""
    return tuple(dict.fromkeys(each.event_id for each in reports))


def day_cell(name: str, choice: Choice, day: Callable[[Report], Edtf | None] = happened_on) -> Cell:
    """The cell of a day that was chosen among several."""
    return Cell(
        field=name,
        value=choice.value,
        rule=choice.rule,
        chosen=choice.chosen.event_id,
        support=ids(choice.support),
        against=tuple(Contrary(event_id=e.event_id, value=day(e.report)) for e in choice.against),
    )


def no_day_cell(name: str, reports: Sequence[Told]) -> Cell:
    """The cell of a day that no report tells, though `reports` tell of the thing itself."""
    return Cell(field=name, value=None, rule="No report tells the day.", support=ids(reports))


def known_by_cell(reports: Sequence[Told]) -> Cell:
    """The cell of the earliest day that `reports` were published on."""
    first = known_by(reports)
    if first is None:
        return Cell(
            field="known_by",
            value=None,
            rule="No day of publication is known for any report of this stage.",
            support=ids(reports),
        )
    return Cell(
        field="known_by",
        value=first.published,
        rule="The earliest day on which this stage was reported.",
        chosen=first.event_id,
        support=ids(reports),
    )


def first_told(name: str, reports: Sequence[Told]) -> Cell:
    """The cell of the day on which a stage that is reported again and again was reached.

    The day of the first report, or a finer one that agrees with it; none if the first report of
    the stage has no day, since a day told later would not be the day it was reached.
    """
    # A report of which neither day is known cannot be shown to be the first.
    earliest = next((each.on for each in reports if each.on != UNKNOWN), UNKNOWN)
    choice = choose_day([each for each in reports if each.on == earliest])
    if choice is None:
        return no_day_cell(name, reports)
    rule = "The day of the first report of this stage"
    if choice.chosen.report.basis == "assumed":
        rule += ", assumed from the day of publication"
    cell = day_cell(name, choice)
    return Cell(
        field=name,
        value=cell.value,
        rule=rule + ".",
        chosen=cell.chosen,
        support=cell.support,
        against=cell.against,
    )


def terms_cells(reports: Sequence[Told]) -> tuple[Terms, list[Cell]]:
    """What `reports` tell of the agreement's content, with a cell for each thing told."""
    values: dict[str, object] = {}
    cells = []
    for name in TERMS if reports else ():
        telling: dict[object, list[Told]] = {}
        for each in reports:
            value = getattr(each.report, name)
            if value is not None:
                telling.setdefault(value, []).append(each)
        if not telling:
            continue
        ranked = sorted(telling.items(), key=lambda item: _weight(item[1]))
        value, support = ranked[0]
        values[name] = value
        against = [(each, other) for other, told in ranked[1:] for each in told]
        cells.append(
            Cell(
                field=name,
                value=in_words(value),
                rule=_terms_rule([told for _, told in ranked]),
                chosen=support[0].event_id,
                support=ids(support),
                against=tuple(
                    Contrary(event_id=each.event_id, value=in_words(other))
                    for each, other in against
                ),
            )
        )
    return Terms(**values), cells  # type: ignore[arg-type]


def in_words(value: object) -> str:
    """A term's value as text: yes or no, a number, money as 2500000000 GBP (2024)."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Amount):
        year = "" if value.year is None else f" ({value.year})"
        return f"{value.value:.15g} {value.currency}{year}"
    return str(value)


def _weight(told: Sequence[Told]) -> tuple[bool, int, Day | str, str]:
    first = known_by(told)
    published = "9999" if first is None or first.published is None else first.published
    return (
        not any(each.confirmed for each in told),
        -origins(told),
        published,
        min(each.event_id for each in told),
    )


def _terms_rule(ranked: Sequence[Sequence[Told]]) -> str:
    if len(ranked) == 1:
        return "The only value reported."
    best, second = _weight(ranked[0]), _weight(ranked[1])
    if best[0] != second[0]:
        return "An analyst has confirmed this value."
    if best[1] != second[1]:
        return "The value that more independent sources tell."
    return "The value told by the article published first."
