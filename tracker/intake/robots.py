"""What a site lets programs read: its robots.txt, by RFC 9309."""

from collections.abc import Callable

from tracker.articles.http import Answer
from tracker.intake.addresses import Later, Link, Refused

AGENT = "agreement-tracker"
"""The name that a robots.txt speaks to us by."""

MOST = 500_000
"""The bytes of a robots.txt that are read, RFC 9309's least."""


class Robots:
    """The rules of the sites that were asked, each read once in a run."""

    def __init__(self, ask: Callable[[Link], Answer], wish: Callable[[str, float], None]) -> None:
        """Read rules with `ask`, and tell `wish` the pauses that a host asks for.

        `ask` follows redirects. What it raises goes on to who checks.
        """
        self._ask = ask
        self._wish = wish
        self._rules: dict[str, str | None] = {}

    def check(self, link: Link) -> None:
        """Raise Refused where the site does not let programs read the link."""
        from protego import Protego  # noqa: PLC0415

        if link.site not in self._rules:
            self._rules[link.site] = self._read(link)
        text = self._rules[link.site]
        if text is None:
            raise Later("has a robots.txt that cannot be read now", "try again later")
        rules = Protego.parse(text)
        if not rules.can_fetch(str(link), AGENT):
            raise Refused(
                "is not for programs, says the site's robots.txt",
                "open it in a browser, and save the page",
            )
        delay = rules.crawl_delay(AGENT)
        if delay:
            self._wish(link.host, float(delay))

    def _read(self, link: Link) -> str | None:
        """The site's rules; empty where it has none, None where they cannot be known now."""
        answer = self._ask(Link(link.scheme, link.host, link.port, "/robots.txt"))
        if answer.status == 429 or answer.status >= 500:
            return None
        return answer.body[:MOST].decode("utf-8", "replace") if answer.status == 200 else ""
