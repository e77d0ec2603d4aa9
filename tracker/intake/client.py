"""One request over HTTP: connected to a checked address, and limited in time and size."""

import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from http.client import HTTPException
from threading import Timer
from typing import TYPE_CHECKING, Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, SSLError

from tracker.articles.http import Answer, Unpackable
from tracker.articles.origin import MEGABYTE
from tracker.intake.addresses import Later, Link, Refused, addresses_of

if TYPE_CHECKING:
    from urllib3.response import HTTPResponse

_CHUNK = 1 << 16
_LATER = "try again later"
_CONNECT = 10.0
"""The longest, in seconds, that a machine is waited for to take a connection."""

_GRACE = 5.0
"""How much later than the deadline, in seconds, a single read gives up: the deadline is to."""


class _Deadline:
    """Ends a connection when its time is over, whatever it waits for just then.

    A limit for each read is none: who sends a byte now and then stays below it for ever.
    """

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds
        self.over = False
        self._seconds = seconds

    @property
    def left(self) -> float:
        return max(self.end - time.monotonic(), 0.01)

    @contextmanager
    def holds(self, connection: socket.socket) -> Iterator[None]:
        # Of its own, as TLS takes the socket's number over; ending it ends what both stand for.
        copy = connection.dup()
        timer = Timer(self.left, self._end, [copy])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            copy.close()

    def _end(self, connection: socket.socket) -> None:
        self.over = True
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)

    def passed(self) -> Later:
        return Later(f"was not read within {self._seconds:g} seconds", _LATER)


class _Plain(HTTPConnection):
    """A connection over a socket that is connected already."""

    ready: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.ready


class _Secure(HTTPSConnection):
    """The same with TLS, whose certificate has to be the host's."""

    ready: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.ready


def ask(
    link: Link, headers: Mapping[str, str], *, seconds: float, size: int, allow_private: bool
) -> Answer:
    """Ask for a link once, following nothing, and give what was answered, unpacked.

    Args:
        link: what to ask for.
        headers: the request's own, beside Host and Accept-Encoding.
        seconds: the most that all of it may take, from looking the name up to the last byte.
        size: the most bytes of the body, as sent and as unpacked.
        allow_private: whether machines of one's own network may be asked.

    Raises:
        Later: no connection, or one that ended early or took too long.
        Refused: an address that may not be asked, too much, or a body that cannot be unpacked.
    """
    deadline = _Deadline(seconds)
    addresses = addresses_of(link, seconds=deadline.left, allow_private=allow_private)
    connected = _connected(addresses, link.port, deadline)
    with connected, deadline.holds(connected):
        connection: Any
        if link.scheme == "https":
            connection = _Secure(
                link.host, link.port, timeout=seconds + _GRACE, ssl_context=_trusted()
            )
        else:
            connection = _Plain(link.host, link.port, timeout=seconds + _GRACE)
        connection.ready = connected
        try:
            answer = _exchange(connection, link, headers, size)
        except (ssl.SSLError, SSLError) as error:
            if deadline.over:
                raise deadline.passed() from None
            raise _untrusted(error) from None
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            if deadline.over:
                raise deadline.passed() from None
            raise _broken(error) from None
        finally:
            connection.close()
    if deadline.over:
        raise deadline.passed()
    return _unpacked(answer, size)


def _connected(addresses: tuple[str, ...], port: int, deadline: _Deadline) -> socket.socket:
    for number, address in enumerate(addresses):
        # The first that does not answer must not take the time of all.
        share = min(deadline.left / (len(addresses) - number), _CONNECT)
        with suppress(OSError):
            connected = socket.create_connection((address, port), timeout=share)
            connected.settimeout(deadline.left + _GRACE)
            return connected
    raise Later("cannot be reached", f"check the address, or {_LATER}", again=True)


def _exchange(connection: Any, link: Link, headers: Mapping[str, str], size: int) -> Answer:
    sent = {"Accept-Encoding": "gzip", "Connection": "close", **headers}
    connection.request(
        "GET", link.target, headers=sent, preload_content=False, decode_content=False
    )
    response: HTTPResponse = connection.getresponse()
    known = {name.lower(): value for name, value in response.headers.items()}
    # It is joined by the time that it is read.
    known.pop("transfer-encoding", None)
    parts: list[bytes] = []
    total = 0
    while part := response.read1(_CHUNK, decode_content=False):
        parts.append(part)
        total += len(part)
        if total > size:
            raise _too_large(size)
    return Answer(response.status, known, b"".join(parts))


def _unpacked(answer: Answer, size: int) -> Answer:
    try:
        body = answer.unpacked(size)
    except Unpackable as error:
        raise Refused(str(error), "save the page in a browser, and give the file") from None
    if len(body) > size:
        raise _too_large(size)
    headers = {name: text for name, text in answer.headers.items() if name != "content-encoding"}
    return Answer(answer.status, headers, body)


def _too_large(size: int) -> Refused:
    limit = f"{size // MEGABYTE} MB" if size >= MEGABYTE else f"{size} bytes"
    return Refused(f"is larger than {limit}, the limit of what is fetched", "fetch it by hand")


def _broken(error: Exception) -> Later:
    said = " ".join(str(getattr(error, "strerror", None) or type(error).__name__).split())
    return Later(f"broke off while it was read ({said[:60]})", _LATER, again=True)


def _untrusted(error: Exception) -> Later:
    why = getattr(error, "verify_message", "") or getattr(error, "reason", "") or "TLS"
    said = str(why).lower().replace("_", " ")
    return Later(f"cannot be trusted ({said[:80]})", "open it in a browser, and save the page")


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()
