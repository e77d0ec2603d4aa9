"""How the text came to a party, as clues: how long ago it was named, and who was named since."""

from collections.abc import Iterable

from tracker.extraction.seat import Seat


class NameClues:
    """The clues of when parties are named; asked for in the article's order.

    Args:
        seats: All seats of the article.
    """

    def __init__(self, seats: Iterable[Seat]) -> None:
        self._named: dict[int, set[str]] = {}
        self._times: dict[str, int] = {}
        for seat in seats:
            if seat.node is not None:
                self._named.setdefault(seat.opened.sentence.number, set()).add(seat.party)
        for parties in self._named.values():
            for party in parties:
                self._times[party] = self._times.get(party, 0) + 1
        self._order = sorted(self._named)
        self._passed = 0
        self._last: dict[str, int] = {}
        """Where each party was last named before, who was named longest ago first."""

    def of_seat(self, seat: Seat) -> set[str]:
        """The clues of one party in a sentence."""
        party, number = seat.party, seat.opened.sentence.number
        self._pass_to(number)
        last = self._last.get(party)
        since = 0
        for other in reversed(self._last):
            if since == _FEW or (last is not None and self._last[other] <= last):
                break
            since += other != party
        found = {
            f"named {'never' if last is None else _far(number - last)} before",
            f"named since {since} others",
            f"named before {min(len(self._last), _SOME)} {last is not None}",
            f"named in all {min(len(self._times), _MANY)}",
        }
        if self._passed:
            before = self._order[self._passed - 1]
            names = self._named[before]
            found.add(
                f"named last {min(len(names), _FEW)} {party in names} {_far(number - before)}"
            )
        if seat.node is None:
            spoken = seat.opened.spoken
            place = spoken.index(party) if party in spoken else -1
            found.add(f"spoken of {min(len(spoken), _FEW)} {place}")
            found.add(f"named {min(self._times.get(party, 0), _SOME)} times")
            for back in (1, 2):
                names = self._named.get(number - back, set())
                if party in names:
                    found.add(f"named {back} back with {min(len(names), _FEW)}")
        return found

    def _pass_to(self, number: int) -> None:
        """Take in who is named before a sentence."""
        while self._passed < len(self._order) and self._order[self._passed] < number:
            at = self._order[self._passed]
            for party in sorted(self._named[at]):
                self._last.pop(party, None)
                self._last[party] = at
            self._passed += 1


def _far(sentences: int) -> str:
    """How many sentences lie between, roughly."""
    if sentences < _NEAR:
        return str(sentences)
    return f"{_NEAR}+" if sentences < 2 * _NEAR else f"{2 * _NEAR}+"


_FEW, _SOME, _MANY = 3, 4, 6
"""Beyond these numbers more is no different."""
_NEAR = 4
