"""An event's canonical JSON text, written from its fields: `wire.text(wire.to_data(event))`.

The two are equal, which a test says of every kind of event. Here no data is made on the way: a
bulk append writes texts by the ten thousand.
"""

from collections.abc import Callable, Iterable
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

from tracker.domain.events import KINDS, Attribution, Event, Evidence
from tracker.store import wire

_quote = encode_basestring  # what the encoder calls for a text, and no more


def event_text(event: Event) -> str:
    """The canonical JSON text of the data of `event`.

    Raises ValueError for what JSON cannot hold, such as a number that is not one (NaN).
    """
    values, forms = _PLANS[type(event)]
    parts = [
        start + (_quote(value) if value.__class__ is str else form(value))
        for value, (start, default, form) in zip(values(event), forms, strict=True)
        if value is not default and value != default
    ]
    return f"{{{','.join(parts)}}}"


def _evidence(evidence: Evidence) -> str:
    return f"[{_quote(evidence.text)},{evidence.start:d},{evidence.end:d}]"


def _attribution(attribution: Attribution) -> str:
    name = "null" if attribution.name is None else _quote(attribution.name)
    return f"[{_quote(attribution.kind)},{name}]"


def _pairs(pairs: Iterable[tuple[int, int]]) -> str:
    return f"[{','.join([f'[{first:d},{second:d}]' for first, second in pairs])}]"


def _texts(texts: Iterable[str]) -> str:
    return f"[{','.join(map(_quote, texts))}]"


_FORMS: dict[str, Callable[[Any], str]] = {
    "evidence": _evidence,
    "attribution": _attribution,
    "cues": _pairs,
    "trace": _texts,
    "near": _texts,
}
_Form = tuple[str, object, Callable[[Any], str]]


def _form(name: str, encode: Callable[[Any], Any] | None) -> Callable[[Any], str]:
    if encode is None:
        return _FORMS.get(name, wire.text_of)
    return _FORMS.get(name, lambda value: wire.text_of(encode(value)))


def _plan(cls: type[Event]) -> tuple[Callable[[Event], tuple[Any, ...]], tuple[_Form, ...]]:
    fields = sorted(wire.plan_of(cls))
    return attrgetter(*(name for name, _, _ in fields)), tuple(
        (f"{wire.text_of(name)}:", default, _form(name, encode)) for name, default, encode in fields
    )


_PLANS = {cls: _plan(cls) for cls in KINDS.values()}
