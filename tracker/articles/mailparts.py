"""The parts of a message and its header, whatever state they are in."""

from collections.abc import Iterator
from email import message_from_bytes
from email._policybase import Compat32
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import ClassVar

from tracker.articles.damage import Damaged

MOST_PARTS = 1_000
"""The parts of a message; a newsletter has ten."""

_MOST_FIELDS = 20_000
_MOST_FIELD = 4_000

MOST_LINES = 1_000_000
"""The lines of a message; with what is attached, one of 50 MB has 700,000."""

TEXTS = ("text/plain", "text/html")
"""The kinds of part that a message says something in."""


class _Careful(Compat32):
    """Reads headers as they stand, each cut to a length, and not without end."""

    # A policy's attributes are set where it is made.
    fields: ClassVar[list[str]] = []

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        self.fields.append("")
        if len(self.fields) > _MOST_FIELDS:
            raise Damaged("has a header without end", "save its text")
        name, value = super().header_source_parse([sourcelines[0][:_MOST_FIELD]])
        more = "".join(sourcelines[1 : _MOST_FIELD // 10])
        return name, (value + ("\n" + more if more else ""))[:_MOST_FIELD].rstrip("\r\n")


def parse(data: bytes) -> Message:
    """The message that `data` is. Raises Damaged where it cannot be told into its parts."""
    if data.count(b"\n--") > 10 * MOST_PARTS:
        raise Damaged("has parts without end", "save its text")
    if data.count(b"\n") > MOST_LINES:
        raise Damaged(f"holds more than {MOST_LINES:,} lines", "save its text")
    try:
        return message_from_bytes(data, policy=_Careful(fields=[]))  # type: ignore[call-arg]
    except (MessageError, RecursionError, ValueError, LookupError, TypeError) as error:
        reason = "is a message that cannot be told into its parts"
        raise Damaged(reason, "save its text") from error


def walk(message: Message) -> Iterator[Message]:
    """The message and its parts, in their order; not those of messages that are attached."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_type() != "message/rfc822":
            waiting.extend(each for each in reversed(inner) if isinstance(each, Message))


def is_attached(part: Message) -> bool:
    """Whether a part is a file of its own, not what the message says or looks like."""
    if part.get_content_type() == "message/rfc822":
        return True
    if part.is_multipart() or part.get_content_maintype() in ("image", "audio", "video"):
        return False
    if part.get_content_disposition() == "attachment":
        return True
    return part.get_content_type() not in (*TEXTS, "application/pgp-signature", "text/calendar")


def payload(part: Message) -> bytes:
    """The bytes of a part, as they were before they were packed into the message."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def charset_of(part: Message) -> str | None:
    """The encoding that a part is said to be in; None where none is, or only ASCII."""
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        return None
    return None if charset in (None, "us-ascii") else charset


def sender(message: Message) -> str | None:
    """The name of who sent it; the address' host where there is none."""
    name, address = parseaddr(header(message, "From"))
    return name.strip() or address.rpartition("@")[2] or None


def header(message: Message, name: str) -> str:
    """A line of the header, as people read it; empty where there is none."""
    return decoded(str(message.get(name) or ""))


def decoded(value: str) -> str:
    """A header with its encoded words (=?utf-8?q?...?=) as text, in one line."""
    try:
        parts = [
            part if isinstance(part, str) else part.decode(charset or "utf-8", "replace")
            for part, charset in decode_header(value)
        ]
    except (MessageError, ValueError, LookupError, TypeError):
        parts = [value]
    text = "".join(parts).encode("utf-8", "replace").decode()
    return " ".join(text.split()).replace("\0", "")
