"""What makes an event the same event: an id derived from its content alone.

The same article read twice, or read by a better reader that finds the same, gives the same ids;
so nothing is recorded twice. Rule, reader, cues and trace are therefore not part of an id.
"""

import hashlib
import json
from dataclasses import asdict

from tracker.domain.events import Event, Statement

_HOW_WE_KNOW = frozenset(
    {"rule", "reader", "cues", "trace", "attribution", "basis", "told_as", "occasion"}
)


def event_id(event: Event) -> str:
    """The id of `event`: 32 hexadecimal digits, equal for equal content."""
    content = asdict(event)
    if isinstance(event, Statement):
        content = {key: value for key, value in content.items() if key not in _HOW_WE_KNOW}
        content["evidence"] = (event.evidence.start, event.evidence.end)
    text = json.dumps([event.kind, content], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
