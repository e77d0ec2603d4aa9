"""The parts of a message and its header, whatever state they are in."""

from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

TEXTS = ("text/plain", "text/html")
"""The kinds of part that a message says something in."""


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
