"""A log's rows as CloudEvents 1.0, one JSON text a line (https://cloudevents.io, JSON format 1.0).

An envelope's `id` is the event's, `subject` its stream, `time` when it was recorded, `type` its
kind behind `tracker.`; `data` is its data as the log keeps it. Extension attributes hold the rest
of the row: `position`, `streamversion`, `kindversion` and `hash`; `logend` marks the last event,
so that a file that was cut off between two lines can be told from a whole one. The event that
records an article carries the article's text and metadata in its data, as `content`.
"""

import json
import re
from typing import Any

from tracker.store.logrow import RECORDS_ARTICLE, Content, LogRow
from tracker.store.wire import text

SOURCE = "/tracker/log"
"""Where all events say that they come from; together with the id it names an event once."""

_TYPE = "tracker."
_CONTENT = "content"
_CONTENT_FIELDS = ("title", "published", "outlet", "url", "text")
_TYPES: dict[str, type] = {
    "specversion": str,
    "id": str,
    "source": str,
    "type": str,
    "subject": str,
    "time": str,
    "datacontenttype": str,
    "position": int,
    "streamversion": int,
    "kindversion": int,
    "hash": str,
    "data": dict,
}
_END = "logend"
_FIXED = {"specversion": "1.0", "source": SOURCE, "datacontenttype": "application/json"}


class EnvelopeError(ValueError):
    """A line is no event of a log. The message says why, in words fit for a user."""


def to_line(row: LogRow, *, last: bool) -> str:
    """The envelope of a row as one line of JSON, without the line's end.

    The same row gives the same text, whichever database it comes from.
    """
    position, event_id, stream, version, kind, kind_version, recorded_at, data = row.columns
    envelope: dict[str, Any] = {
        "specversion": "1.0",
        "id": event_id,
        "source": SOURCE,
        "type": f"{_TYPE}{kind}",
        "subject": stream,
        "time": recorded_at,
        "datacontenttype": "application/json",
        "position": position,
        "streamversion": version,
        "kindversion": kind_version,
        "hash": row.hash,
    }
    if last:
        envelope[_END] = True
    if row.content is not None:
        content = {name: getattr(row.content, name) for name in _CONTENT_FIELDS}
        known = {name: value for name, value in content.items() if value is not None}
        data = text({**json.loads(data), _CONTENT: known})
    line = f'{_ENCODE(envelope)[:-1]},"data":{data}}}'
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], line)


def from_line(line: bytes) -> tuple[LogRow, bool]:
    """The row that `to_line` wrote, and whether it said that it is the last one.

    JSON may be written in any of its forms, such as with spaces. Raises EnvelopeError for anything
    that is not the envelope of an event of a log; whether the event is as it was written is told
    by its hash, which is not looked at here.
    """
    envelope = _parse(line)
    _check_attributes(envelope)
    kind = envelope["type"].removeprefix(_TYPE)
    data = envelope["data"]
    content = None
    if kind == RECORDS_ARTICLE:
        content = _content(data.pop(_CONTENT, None))
    try:
        canonical = text(data)
    except (ValueError, RecursionError):
        raise EnvelopeError("its data holds what JSON cannot") from None
    columns = (
        envelope["position"],
        envelope["id"],
        envelope["subject"],
        envelope["streamversion"],
        kind,
        envelope["kindversion"],
        envelope["time"],
        canonical,
    )
    return LogRow(columns, envelope["hash"], content), _END in envelope


# What would act on a terminal, or end a line for some readers of lines, and is not escaped in JSON
# by need: further control characters, line separators, marks that turn the direction of writing.
_UNSEEN = re.compile(
    "[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _parse(line: bytes) -> dict[str, Any]:
    try:
        envelope = json.loads(line.decode(), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise EnvelopeError("it is not UTF-8 text") from None
    except EnvelopeError:
        raise
    except json.JSONDecodeError as error:
        said = f"{error.msg.removesuffix(' at')}, character {error.pos + 1}"
        raise EnvelopeError(f"it is not JSON, or cut off ({said})") from None
    except (ValueError, RecursionError):
        raise EnvelopeError("it is JSON of a kind that no log holds") from None
    if b"\\u" in line:
        _check_characters(envelope)
    if not isinstance(envelope, dict):
        raise EnvelopeError("it is not a JSON object")
    return envelope


def _check_characters(envelope: Any) -> None:
    try:
        whole = text(envelope)
        whole.encode()
    except (ValueError, TypeError):
        raise EnvelopeError("it holds half of a character") from None
    if _NUL.search(whole):
        raise EnvelopeError("it holds the character NUL")


# After a backslash that stands for itself, the same letters are a text's own.
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise EnvelopeError("it names a field twice")
    return found


def _check_attributes(envelope: dict[str, Any]) -> None:
    for name, kind in _TYPES.items():
        if name not in envelope:
            raise EnvelopeError(f"it is no event of a tracker log: it has no {name}")
        if type(envelope[name]) is not kind:
            raise EnvelopeError(f"it is no event of a tracker log: its {name} is of another type")
    for name, value in _FIXED.items():
        if envelope[name] != value:
            raise EnvelopeError(f"it is no event of a tracker log: its {name} is not {value}")
    if not envelope["type"].startswith(_TYPE):
        raise EnvelopeError(f"it is no event of a tracker log: its type is not {_TYPE}KIND")
    if envelope.get(_END, True) is not True:
        raise EnvelopeError(f"its {_END} is not true")
    unknown = sorted(envelope.keys() - _TYPES.keys() - {_END})
    if unknown:
        raise EnvelopeError(f"it has the attribute {unknown[0]!a:.60}, which no log writes")


def _content(found: Any) -> Content:
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise EnvelopeError("the text of its article is missing")
    if not found.keys() <= set(_CONTENT_FIELDS) or any(
        not isinstance(value, str) for value in found.values()
    ):
        raise EnvelopeError("its article's metadata are none that a log writes")
    return Content(**found)
