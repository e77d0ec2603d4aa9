"""Fetch what a link leads to: redirects, tries and pauses, each step checked as the first."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from tracker import __version__
from tracker.articles.http import Answer
from tracker.articles.origin import MEGABYTE
from tracker.intake.addresses import Later, Link, Refused, parse_link
from tracker.intake.pace import Pace
from tracker.intake.robots import AGENT, Robots

USER_AGENT = f"{AGENT}/{__version__} (reads news feeds for a table of agreements)"
"""Who we say that we are."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_PASSING = frozenset({408, 429, 500, 502, 503, 504})
_ACCEPTED = (
    "text/html, application/xhtml+xml, application/pdf;q=0.9, application/atom+xml,"
    " application/rss+xml, application/feed+json, application/json;q=0.8, */*;q=0.5"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How links are asked for.

    `seconds` is the most that one try may take, redirects and all; `size` the most bytes of what
    is answered, `redirects` how many are followed, `tries` how often what may pass is asked for.
    `patience` is the longest that is waited, in seconds, when asked to come back later, and
    `interval` the time between two requests to one host. `backoff` is the first pause between
    tries; each is twice the one before.
    """

    allow_private: bool = False
    seconds: float = 30.0
    size: int = 20 * MEGABYTE
    redirects: int = 5
    tries: int = 3
    patience: float = 30.0
    interval: float = 1.0
    backoff: float = 0.5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was answered, with success or 304, and the link that it was had from in the end."""

    link: str
    answer: Answer


class Fetcher:
    """Fetches links one after the other, and remembers how their hosts want to be treated."""

    def __init__(
        self,
        manners: Manners = Manners(),
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Ask with `manners`; `sleep` waits."""
        self._manners = manners
        self._sleep = sleep
        self._pace = Pace(manners.interval, sleep=sleep)
        self._robots = Robots(self._ask_plainly, self._pace.wish)

    def fetch(self, text: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """What a link leads to.

        Args:
            text: the link.
            headers: what is asked with it, as If-None-Match.

        Raises:
            Later: it could not be had now.
            Refused: it cannot be had, or may not be asked for.
        """
        from urllib3.exceptions import MaxRetryError, ResponseError  # noqa: PLC0415
        from urllib3.util import Retry  # noqa: PLC0415

        link = parse_link(text)
        manners = self._manners
        tries = Retry(
            total=manners.tries - 1,
            backoff_factor=manners.backoff,
            backoff_jitter=manners.backoff,
            backoff_max=manners.patience,
        )
        while True:
            try:
                return _settled(self._follow(link, headers or {}))
            except Later as later:
                wait = later.after
                if not later.again or (wait is not None and wait > manners.patience):
                    raise
                try:
                    tries = tries.increment("GET", str(link), error=ResponseError(later.reason))
                except MaxRetryError:
                    raise later from None
            self._sleep(tries.get_backoff_time() if wait is None else wait)

    def _follow(self, link: Link, headers: Mapping[str, str], *, obey: bool = True) -> Fetched:
        """What is answered after all redirects; every step of the way is checked anew."""
        from tracker.intake.client import ask  # noqa: PLC0415

        manners = self._manners
        left = manners.seconds
        for _ in range(manners.redirects + 1):
            if obey:
                self._robots.check(link)
            self._pace.wait(link.host)
            began = time.monotonic()
            answer = ask(
                link,
                {"User-Agent": USER_AGENT, "Accept": _ACCEPTED, **headers},
                seconds=left,
                size=manners.size,
                allow_private=manners.allow_private,
            )
            left -= time.monotonic() - began
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return Fetched(str(link), answer)
            if left <= 0:
                raise Later(f"was not read within {manners.seconds:g} seconds", "try again later")
            link = _next(link, answer.headers["location"])
        raise Refused(f"redirects more than {manners.redirects} times", "open it in a browser")

    def _ask_plainly(self, link: Link) -> Answer:
        return self._follow(link, {}, obey=False).answer


def _next(link: Link, location: str) -> Link:
    """Where a redirect leads."""
    try:
        # Servers send the bytes of the address's letters, which are read as Latin-1.
        named = location.encode("latin-1", "replace").decode("utf-8", "replace")
        return parse_link(urljoin(str(link), named.strip()))
    except (Refused, ValueError) as error:
        said = error.reason if isinstance(error, Refused) else "is not a link that can be read"
        raise Refused(f"redirects to what {said}", "open it in a browser") from None


def _settled(found: Fetched) -> Fetched:
    status = found.answer.status
    if 200 <= status < 300 or status == 304:
        return found
    if status in _PASSING:
        after = _retry_after(found.answer) if status in _BUSY else None
        raise Later(
            f"is not given now (status {status})", "try again later", again=True, after=after
        )
    reasons = {
        401: ("is only for those who log in", "save the page in a browser"),
        402: ("is only for subscribers", "save the page in a browser"),
        403: ("is refused to programs", "save the page in a browser"),
        404: ("is not there", "check the address"),
        410: ("is there no more", "look for another source of it"),
    }
    reason, remedy = reasons.get(status, ("is not given", "check the address"))
    raise Refused(f"{reason} (status {status})", remedy)


def _retry_after(answer: Answer) -> float | None:
    """The seconds after which a site wants to be asked again, at least 0; None for no word."""
    from urllib3.exceptions import InvalidHeader  # noqa: PLC0415
    from urllib3.util import Retry  # noqa: PLC0415

    try:
        return float(Retry().parse_retry_after(answer.headers["retry-after"]))
    except (KeyError, InvalidHeader, ValueError, OverflowError):
        return None
