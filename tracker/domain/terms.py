"""The terms of an agreement: one value among several that reports give for each."""

from collections.abc import Sequence
from dataclasses import fields

from tracker.domain.cells import ids
from tracker.domain.events import Amount
from tracker.domain.status import Cell, Contrary, Terms
from tracker.domain.told import Told, known_by, origins

TERMS: tuple[str, ...] = tuple(each.name for each in fields(Terms))
"""The names of the terms, which are also the names of their cells."""


def terms_cells(reports: Sequence[Told]) -> tuple[Terms, list[Cell]]:
    """What `reports` tell of the agreement's content, and a cell for each term that is told.

    More independent sources win, then the earlier publication; an analyst's confirmation wins
    over all. Sums for different years do not contradict one another.
    """
    values = {}
    cells = []
    for name in TERMS if reports else ():
        telling: dict[object, list[Told]] = {}
        for each in reports:
            value = getattr(each.report, name)
            if value is not None:
                telling.setdefault(value, []).append(each)
        if not telling:
            continue
        found = list(telling.items())
        if len(found) > 1:
            found.sort(key=lambda item: _weight(item[1]))
        (value, told), *others = found
        rivals = [(other, against) for other, against in others if not _aside(value, other)]
        values[name] = value
        cells.append(
            Cell(
                field=name,
                value=in_words(value),
                rule=_reason(told, rivals[0][1]) if rivals else "The only value reported.",
                chosen=told[0].event_id,
                support=ids(told),
                against=tuple(
                    Contrary(event_id=each.event_id, value=in_words(other))
                    for other, against in rivals
                    for each in against
                ),
            )
        )
    return Terms(**values), cells  # type: ignore[arg-type]


def in_words(value: object) -> str:
    """A term as text: yes or no, a number, money as `2500000000 GBP (2024)`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Amount):
        year = "" if value.year is None else f" ({value.year})"
        return f"{value.value:.15g} {value.currency}{year}"
    return str(value)


def _aside(value: object, other: object) -> bool:
    return (
        isinstance(value, Amount)
        and isinstance(other, Amount)
        and None not in (value.year, other.year)
        and value.year != other.year
    )


def _weight(told: Sequence[Told]) -> tuple[bool, int, str, str]:
    first = known_by(told)
    published = None if first is None else first.published
    confirmed = any(each.confirmed for each in told)
    return not confirmed, -origins(told), published or "9999", told[0].event_id


def _reason(told: Sequence[Told], rival: Sequence[Told]) -> str:
    ours, theirs = _weight(told), _weight(rival)
    if ours[0] != theirs[0]:
        return "An analyst has confirmed this value."
    if ours[1] != theirs[1]:
        return "The value that more independent sources tell."
    return "The value told by the article published first."
