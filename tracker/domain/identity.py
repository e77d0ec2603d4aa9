"""What makes an event the same event: an id derived from its content alone.

The same article read twice, or read by a better reader that finds the same, gives the same ids;
so nothing is recorded twice. Rule, reader, cues and trace are therefore not part of an id, nor is
what told an article's day. Nor is a field at its default: a field that a later version adds leaves
the ids of older events alone.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import MISSING, asdict, fields, is_dataclass
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter

from tracker.domain.events import KINDS, Event, Evidence

HOW_WE_KNOW = frozenset(
    {
        *("rule", "reader", "cues", "trace", "attribution", "basis", "told_as", "occasion"),
        *("author", "published_basis", "credited"),
    }
)
"""Fields that are no part of what an event says."""


def event_id(event: Event) -> str:
    """The id of `event`: 32 hexadecimal digits, equal for equal content."""
    values, names = _identifying(event.kind)
    content = [
        start + (_quote(value) if value.__class__ is str else _text(value))
        for value, (start, default) in zip(values(event), names, strict=True)
        if value is not default and value != default
    ]
    text = f"[{_quote(event.kind)}, {{{', '.join(content)}}}]"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


_quote = encode_basestring  # what the encoder calls for a text, and no more
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode


@cache
def _identifying(
    kind: str,
) -> tuple[Callable[[Event], tuple[object, ...]], tuple[tuple[str, object], ...]]:
    """What takes the identifying fields from an event, and each one's name and default.

    They are in the order of their names, each name as it begins in the JSON text.
    """
    found = sorted(
        (each.name, object() if each.default is MISSING else each.default)
        for each in fields(KINDS[kind])
        if each.name not in HOW_WE_KNOW
    )
    return attrgetter(*(name for name, _ in found)), tuple(
        (f"{_quote(name)}: ", default) for name, default in found
    )


def _text(value: object) -> str:
    """A value that is no text, as JSON."""
    if isinstance(value, Evidence):
        return f"[{value.start:d}, {value.end:d}]"
    if is_dataclass(value) and not isinstance(value, type):
        return _encode(asdict(value))
    return _encode(value)
