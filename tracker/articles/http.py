"""An answer of HTTP as it was kept: its header, and its body as it was before it was sent.

See RFC 9112 for the form and RFC 9110 for what the header says.
"""

import re
import zlib
from dataclasses import dataclass

_STATUS = re.compile(rb"HTTP/[0-9.]+ +([0-9]{3})")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.+-]{1,40})", re.IGNORECASE)
_WORKS = {"gzip": 31, "x-gzip": 31, "deflate": 47}


class Unpackable(Exception):  # noqa: N818
    """A body is packed in a way that is not read; the message says which, or what is wrong."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its status, its header by names in lower case, its body as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """What the Content-Type names, in lower case and without parameters; empty for none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the Content-Type names."""
        match = re.search(
            r"charset\s*=\s*[\"']?([\w:.+-]{1,40})", self.headers.get("content-type", "")
        )
        return match[1] if match else None

    def unpacked(self, limit: int) -> bytes:
        """The body without what was done to it for sending, cut a byte beyond `limit`.

        Raises Unpackable where it cannot be had.
        """
        data = self.body
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            data = joined(data)
        codings = [each.strip() for each in self.headers.get("content-encoding", "").split(",")]
        for coding in reversed([each.lower() for each in codings if each]):
            if coding != "identity":
                data = _inflated(data, coding, limit)
        return data[: limit + 1]


def parse_answer(data: bytes) -> Answer | None:
    """The answer that `data` is; None where it is none."""
    status = _STATUS.match(data)
    if status is None:
        return None
    head, gap, body = data.partition(b"\r\n\r\n")
    if not gap:
        head, _, body = data.partition(b"\n\n")
    return Answer(int(status[1]), parse_header(head.partition(b"\n")[2]), body)


def parse_header(head: bytes) -> dict[str, str]:
    """The fields of a header by names in lower case; of equal names the first."""
    fields: dict[str, str] = {}
    for line in head[: 1 << 16].decode("utf-8", "replace").split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip().replace("\0", ""))
    return fields


def joined(data: bytes) -> bytes:
    """A body that was sent in chunks, as one; as far as its chunks are whole.

    Crawlers often keep the header of a body that they have joined already: that is left alone.
    """
    parts: list[bytes] = []
    place = 0
    while (end := data.find(b"\r\n", place, place + 40)) >= 0:
        size = re.match(rb"\s*([0-9a-fA-F]{1,8})\s*(?:;|$)", data[place:end])
        if size is None:
            break
        length = int(size[1], 16)
        if not length:
            return b"".join(parts)
        parts.append(data[end + 2 : end + 2 + length])
        place = end + 4 + length
    return b"".join(parts) if parts else data


def _inflated(data: bytes, coding: str, limit: int) -> bytes:
    if coding not in _WORKS:
        raise Unpackable(f"is packed as {coding[:20]!a}, which is not read")
    if coding.endswith("gzip") and not data.startswith(b"\x1f\x8b"):
        return data  # unpacked by the crawler, which kept the header
    try:
        return zlib.decompressobj(wbits=_WORKS[coding]).decompress(data, limit + 1)
    except zlib.error:
        pass
    try:
        # Some send deflate without the wrapping that it should have.
        return zlib.decompressobj(wbits=-15).decompress(data, limit + 1)
    except zlib.error:
        raise Unpackable(f"is not the {coding} that it says it is") from None
