"""How fast one host is asked: never faster than a patient person would."""

import time
from collections.abc import Callable

SLOWEST = 60.0
"""The longest, in seconds, that a host's own wish for a pause is heeded."""


class Pace:
    """Keeps requests to one host apart; other hosts need not wait for them."""

    def __init__(self, interval: float, *, sleep: Callable[[float], None] = time.sleep) -> None:
        """Leave `interval` seconds from one request of a host to the next."""
        self._interval = interval
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._wishes: dict[str, float] = {}

    def wish(self, host: str, seconds: float) -> None:
        """Let a host have longer pauses, as its robots.txt asks for."""
        self._wishes[host] = min(seconds, SLOWEST)

    def wait(self, host: str) -> None:
        """Wait until the host may be asked again, and count that as asked."""
        now = time.monotonic()
        begin = max(now, self._next.get(host, now))
        pause = max(self._interval, self._wishes.get(host, 0.0))
        self._next[host] = begin + pause
        if begin > now:
            self._sleep(begin - now)
