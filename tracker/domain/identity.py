"""What makes an event the same event: an id derived from its content alone.

The same article read twice, or read by a better reader that finds the same, gives the same ids;
so nothing is recorded twice. Rule, reader, cues and trace are therefore not part of an id, nor is
what told an article's day. Nor is a field at its default: a field that a later version adds leaves
the ids of older events alone.
"""

import hashlib
import json
from dataclasses import MISSING, asdict, fields, is_dataclass

from tracker.domain.events import Event, Evidence

_HOW_WE_KNOW = frozenset(
    {
        *("rule", "reader", "cues", "trace", "attribution", "basis", "told_as", "occasion"),
        *("author", "published_basis"),
    }
)


def event_id(event: Event) -> str:
    """The id of `event`: 32 hexadecimal digits, equal for equal content."""
    content = {
        name: _plain(value)
        for name, default in _identifying(event.__class__)
        if (value := getattr(event, name)) != default
    }
    text = _encode([event.kind, content])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode
_KNOWN: dict[type, tuple[tuple[str, object], ...]] = {}


def _identifying(kind: type[Event]) -> tuple[tuple[str, object], ...]:
    known = _KNOWN.get(kind)
    if known is None:
        known = _KNOWN[kind] = tuple(
            (each.name, object() if each.default is MISSING else each.default)
            for each in fields(kind)
            if each.name not in _HOW_WE_KNOW
        )
    return known


def _plain(value: object) -> object:
    if value.__class__ is str:
        return value
    if isinstance(value, Evidence):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value
