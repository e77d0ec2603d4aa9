"""Which addresses may be asked: a link in a feed is written by somebody else.

A link may name a machine within the network that tracker runs in, by its name, by a number in
any writing, or by a name that leads there only when it is looked up. So the addresses are checked
that a connection is then made to, and never a name.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread

from tracker.articles.article import Rejection
from tracker.articles.origin import shown

_LONGEST = 2000
"""Characters of a link; servers refuse longer ones themselves."""

# What `ipaddress` calls global and is none of the public network, or leads somewhere else:
# RFC 6890's registries, RFC 8215 (local NAT64), RFC 3056 (6to4) and RFC 4380 (Teredo).
_SPECIAL = tuple(
    map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "fec0::/10", "100::/64"))
)
# Where other protocols listen, which could take a request for words of their own: those that
# browsers do not ask either (the Fetch standard, 2.9 "port blocking").
_NOT_WEB = frozenset(
    {1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95}
    | {101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179}
    | {389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601}
    | {636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000}
    | {6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080}
)
_NAT64 = ip_network("64:ff9b::/96")
_COMPATIBLE = ip_network("::/96")


class Refused(Exception):  # noqa: N818
    """A link is not followed, or was without success: why, and what a user can do about it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy

    def rejection(self, link: str) -> Rejection:
        """The line that tells it of `link`."""
        return Rejection(source=shown(link, most=300), reason=self.reason, remedy=self.remedy)


class Later(Refused):
    """It could not be had now; another time it may be.

    `again` says that it may be so in a moment, `after` in how many seconds the other side wants
    to be asked again, where it told.
    """

    def __init__(
        self, reason: str, remedy: str, *, again: bool = False, after: float | None = None
    ) -> None:
        super().__init__(reason, remedy)
        self.again = again
        self.after = after


@dataclass(frozen=True, slots=True)
class Link:
    """A link taken apart: `host` in ASCII, `port` as it is connected to, `target` as it is sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return f"{self.scheme}://{name}" + (f":{self.port}" if self.port != usual else "")

    def __str__(self) -> str:
        """The link as it is asked for; without the fragment, which is the reader's own."""
        return self.site + self.target


def is_link(text: str) -> bool:
    """Whether a word of the command line is meant as a link: `scheme://`, whatever the scheme."""
    scheme, separator, _ = text.partition("://")
    return bool(separator) and scheme.isascii() and scheme.isalpha()


def parse_link(text: str) -> Link:
    """The parts of a link. Raises Refused for what is none, or is not http or https."""
    from urllib3.exceptions import LocationParseError  # noqa: PLC0415
    from urllib3.util import parse_url  # noqa: PLC0415

    if len(text) > _LONGEST:
        raise Refused(f"is a link of more than {_LONGEST} characters", "shorten it")
    if not text.isprintable() or " " in text or "\\" in text:
        raise Refused("is a link with characters that none can have", "correct it")
    try:
        found = parse_url(text)
        port = found.port
    except (LocationParseError, ValueError):
        raise Refused("is not a link that can be read", "correct it") from None
    scheme = (found.scheme or "").lower()
    if scheme not in ("http", "https"):
        named = f"{shown(scheme, most=20)}:" if scheme else "a link without http://"
        raise Refused(f"is {named}, which is not fetched", "give one of http or https")
    if found.auth is not None:
        raise Refused("holds a user or password", "leave out what stands before the @")
    host = (found.host or "").strip("[]").rstrip(".")
    if not host or not host.isascii() or "%" in host or port == 0:
        raise Refused("names no host that can be asked", "correct it")
    if port in _NOT_WEB:
        raise Refused(f"names port {port}, where no web site is", "correct it")
    usual = 443 if scheme == "https" else 80
    return Link(scheme, host.lower(), port or usual, found.request_uri)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to a machine of the public network.

    Those that carry an IPv4 address within them (mapped, compatible, NAT64, 6to4, Teredo) are as
    public as that one.
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = _within(ip)
        if inner is not None:
            return is_public(str(inner))
    if any(ip in each for each in _SPECIAL if each.version == ip.version):
        return False
    unusual = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast
    return ip.is_global and not (unusual or ip.is_reserved or ip.is_unspecified)


def _within(ip: IPv6Address) -> IPv4Address | None:
    if ip.ipv4_mapped is not None or ip.sixtofour is not None:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    if ip in _NAT64 or (ip in _COMPATIBLE and int(ip) > 1):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


def addresses_of(link: Link, *, seconds: float, allow_private: bool) -> tuple[str, ...]:
    """The addresses that may be connected to for a link, in the order of preference.

    Args:
        link: what is asked for; numbers in any writing (`2130706433`, `0x7f.1`) are looked up as
            names are, and checked for what they turn out to be.
        seconds: how long looking up may take; the system's own limit can be minutes.
        allow_private: whether machines of one's own network may be asked.

    Raises Later where none is known, and Refused where all are private.
    """
    found = _looked_up(link, seconds)
    allowed = tuple(each for each in found if allow_private or is_public(each))
    if not allowed:
        raise Refused(
            f"leads to {found[0]}, which is not on the public network",
            "give --allow-private if it is yours and meant",
        )
    return allowed


def _looked_up(link: Link, seconds: float) -> tuple[str, ...]:
    answer: SimpleQueue[list[str] | OSError | UnicodeError] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(link.host, link.port, type=socket.SOCK_STREAM)
            answer.put([str(each[4][0]) for each in found])
        except (OSError, UnicodeError) as error:
            answer.put(error)

    # Looking up cannot be given a limit, and not be ended; a thread can be left to itself.
    Thread(target=ask, daemon=True).start()
    try:
        known = answer.get(timeout=max(seconds, 0.01))
    except Empty:
        raise Later("has a host whose address was not told in time", "try again later") from None
    if isinstance(known, Exception) or not known:
        raise Later("has a host that is not known", "correct it, or try again later")
    return tuple(dict.fromkeys(known))
