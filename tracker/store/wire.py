"""Events and table rows as JSON: names we own, an integer version for each kind, upcasters.

What is written is compact: a field that holds its default is left out, evidence is
`[text, start, end]`, an attribution `[kind, name]`. `text` gives the one canonical JSON text of
such data, which the log's hashes are taken over.

A kind's version goes up only when the data of older rows no longer reads as it stands: a new
field with a default needs none, a renamed field, another meaning or another shape needs one,
and an upcaster from each version to the next.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from tracker.domain.events import KINDS, Amount, Attribution, Event, Evidence
from tracker.domain.status import AgreementStatus, Cell, Contrary, Milestone, Terms

Data = dict[str, Any]
"""What JSON can hold of an event: its fields by name."""

Upcaster = Callable[[Data], Data]
"""From the data of one version to that of the next; pure, and never changes what it is given."""

KIND_VERSION: dict[str, int] = dict.fromkeys(KINDS, 1)
"""The version in which each kind is written now."""

UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""The upcaster from (kind, version) to (kind, version + 1)."""


class WireError(ValueError):
    """Data of an event cannot be read. The message is one line, fit for a user."""


class UnknownEventError(WireError):
    """A kind, or a version of a kind, that this version of tracker does not know."""

    def __init__(self, kind: str, version: int) -> None:
        what = f"version {version} of the kind {kind!r}" if kind in KINDS else f"the kind {kind!r}"
        super().__init__(f"{what} is not known to this version of tracker: use a newer one")
        self.kind = kind
        self.version = version


class DamagedEventError(WireError):
    """The data of an event of a known kind and version has a field too many, too few or wrong."""

    def __init__(self, kind: str, version: int, why: str) -> None:
        super().__init__(f"an event of the kind {kind!r}, version {version}, is damaged: {why}")
        self.kind = kind
        self.version = version


def to_data(event: Event) -> Data:
    """The data of `event` in the present version of its kind."""
    data: Data = {}
    for name, default, encode in _PLANS[type(event)]:
        value = getattr(event, name)
        if value != default:
            data[name] = value if encode is None else encode(value)
    return data


def from_data(kind: str, version: int, data: Data) -> Event:
    """The event that `data` was written from; `data` itself is left as it is.

    Raises UnknownEventError for a kind or version that this program does not know, and
    DamagedEventError where the data is not that of such an event.
    """
    if version != KIND_VERSION.get(kind):
        data = upcast(kind, version, data)
    try:
        values = dict(data)
        for name, decode in _DECODERS[kind]:
            if name in values:
                values[name] = decode(values[name])
        return KINDS[kind](**values)
    except (TypeError, ValueError) as error:
        raise DamagedEventError(kind, version, str(error)) from error


def upcast(kind: str, version: int, data: Data) -> Data:
    """`data` of an older version of `kind`, brought up to the present version."""
    newest = KIND_VERSION.get(kind)
    if newest is None or not 1 <= version <= newest:
        raise UnknownEventError(kind, version)
    for step in range(version, newest):
        data = UPCASTERS[kind, step](data)
    return data


def text_of(value: Any) -> str:
    """The canonical JSON text of one value, as it stands within the `text` of data."""
    return _ENCODER.encode(value)


def text(data: Mapping[str, Any]) -> str:
    """The canonical JSON text of `data`: keys sorted, no spaces, characters as they are.

    Raises ValueError for what JSON cannot hold, such as a number that is not one (NaN).
    """
    return _ENCODER.encode(data)


def status_to_data(status: AgreementStatus) -> Data:
    """A row of the status table as data."""
    data: Data = {}
    for name, default, encode in _PLANS[AgreementStatus]:
        value = getattr(status, name)
        if value != default:
            data[name] = value if encode is None else encode(value)
    return data


def status_from_data(data: Data) -> AgreementStatus:
    """The row of the status table that `data` was written from; raises WireError otherwise."""
    try:
        values = dict(data)
        for name, decode in _STATUS_DECODERS:
            if name in values:
                values[name] = decode(values[name])
        return AgreementStatus(**values)
    except (TypeError, ValueError, KeyError) as error:
        raise WireError(f"a row of the status table is damaged: {error}") from error


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def _plain(value: float) -> float:
    # 36 and 36.0 are one number and must have one text, also after a database has held them as
    # a number of its own kind.
    return int(value) if float(value).is_integer() else value


def amount_to_data(amount: Amount) -> list[Any]:
    """Money as `[value, currency, year]`."""
    return [_plain(amount.value), amount.currency, amount.year]


def amount_from_data(data: list[Any]) -> Amount:
    """The money that `amount_to_data` wrote."""
    value, currency, year = data
    return Amount(float(value), currency, year)


def _terms_to_data(terms: Terms) -> Data:
    data: Data = {}
    for name, default, encode in _PLANS[Terms]:
        value = getattr(terms, name)
        if value != default:
            data[name] = value if encode is None else encode(value)
    return data


def _terms_from_data(data: Data) -> Terms:
    values = dict(data)
    if "amount" in values:
        values["amount"] = amount_from_data(values["amount"])
    return Terms(**values)


_LEAST_OF_CELL = 3
_NO_CELL: tuple[Any, ...] = (None, None, None, None, (), ())


def _cell_to_data(cell: Cell) -> list[Any]:
    against = [[contrary.event_id, contrary.value] for contrary in cell.against]
    data: list[Any] = [cell.field, cell.value, cell.rule, cell.chosen, list(cell.support), against]
    # A row keeps no more of a cell than it holds.
    while len(data) > _LEAST_OF_CELL and data[-1] in (None, []):
        data.pop()
    return data


def _cell_from_data(data: list[Any]) -> Cell:
    field, value, rule, chosen, support, against, *more = [*data, *_NO_CELL[len(data) :]]
    if more:
        raise ValueError("a cell has too many parts")
    return Cell(
        field=field,
        value=value,
        rule=rule,
        chosen=chosen,
        support=tuple(support),
        against=tuple(Contrary(event_id=event_id, value=other) for event_id, other in against),
    )


def _milestone_to_data(milestone: Milestone) -> list[Any]:
    return [milestone.stage, milestone.on, milestone.known_by, milestone.event_id]


def _milestone_from_data(data: list[Any]) -> Milestone:
    stage, on, known_by, event_id = data
    return Milestone(stage=stage, on=on, known_by=known_by, event_id=event_id)


_ENCODE: dict[str, Callable[[Any], Any]] = {
    "evidence": lambda evidence: [evidence.text, evidence.start, evidence.end],
    "attribution": lambda attribution: [attribution.kind, attribution.name],
    "cues": lambda cues: [list(cue) for cue in cues],
    "trace": list,
    "near": list,
    "amount": amount_to_data,
    "flags": list,
    "terms": _terms_to_data,
    "cells": lambda cells: [_cell_to_data(cell) for cell in cells],
    "milestones": lambda milestones: [_milestone_to_data(each) for each in milestones],
}
_DECODE: dict[str, Callable[[Any], Any]] = {
    "evidence": lambda data: Evidence(*data),
    "attribution": lambda data: Attribution(*data),
    "cues": lambda data: tuple(map(tuple, data)),
    "trace": tuple,
    "near": tuple,
    "amount": amount_from_data,
    "flags": tuple,
    "terms": _terms_from_data,
    "cells": lambda data: tuple(map(_cell_from_data, data)),
    "milestones": lambda data: tuple(map(_milestone_from_data, data)),
}
"""How the fields are read that JSON has no form for, by name: one name means one thing."""

_Plan = tuple[tuple[str, Any, Callable[[Any], Any] | None], ...]


def plan_of(cls: type[Any]) -> _Plan:
    """Each field's name, its default (an object equal to nothing where it has none), its form."""
    return tuple(
        (each.name, object() if each.default is MISSING else each.default, _ENCODE.get(each.name))
        for each in fields(cls)
    )


def _decoders(cls: type[Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((each.name, _DECODE[each.name]) for each in fields(cls) if each.name in _DECODE)


# Fields are looked up once, here: a log of a million events is read a row at a time.
_PLANS: dict[type[Any], _Plan] = {
    cls: plan_of(cls) for cls in (*KINDS.values(), AgreementStatus, Terms)
}
_DECODERS = {kind: _decoders(cls) for kind, cls in KINDS.items()}
_STATUS_DECODERS = _decoders(AgreementStatus)
