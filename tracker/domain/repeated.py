"""The reports for which another one stands, in a seventh of the memory that they would take.

A long log holds a hundred thousand of them, and asks for one again but seldom.
"""

from collections.abc import Collection, Iterable, Iterator

from tracker.domain.dates import Day
from tracker.domain.kept import Repeat

_ID = 32
"""The digits of an id of an event or article, of which two are one byte here."""

_HALF = _ID // 2
_SIZE = 2 * _HALF + len("2024-01-12")


class Repeated(Collection[Repeat]):
    """Reports that repeat one; they can be added, and gone through.

    Of those that are told by an article of its own story, as most are, the ids and the day are kept
    side by side as bytes: event, article, day. All others are kept as they are.
    """

    __slots__ = ("_others", "_packed")

    def __init__(self, some: Iterable[Repeat] = ()) -> None:
        self._packed = bytearray()
        self._others: list[Repeat] = []
        self.extend(some)

    def extend(self, some: Iterable[Repeat]) -> None:
        """Add reports."""
        for each in some:
            self.append(each)

    def append(self, new: Repeat) -> None:
        """Add a report."""
        event_id, article, published, origins = new
        if len(origins) == 1 and origins[0] == (published, article):
            packed = _packed(event_id, article, published)
            if packed is not None:
                self._packed += packed
                return
        self._others.append(new)

    def __iter__(self) -> Iterator[Repeat]:
        """The reports, in no order that means anything."""
        packed = self._packed
        for start in range(0, len(packed), _SIZE):
            one = packed[start : start + _SIZE]
            article = one[_HALF:_ID].hex()
            day = Day(one[_ID:].decode())
            yield Repeat(one[:_HALF].hex(), article, day, ((day, article),))
        yield from self._others

    def __len__(self) -> int:
        """How many there are."""
        return len(self._packed) // _SIZE + len(self._others)

    def __contains__(self, one: object) -> bool:
        """Whether a report is one of them: goes through all."""
        return any(each == one for each in self)


def _packed(event_id: str, article: str, day: Day) -> bytes | None:
    """The bytes of two ids and a day; None where an id is not as those of a log are."""
    ids = event_id + article
    if len(event_id) == _ID == len(article):
        try:
            found = bytes.fromhex(ids)
        except ValueError:
            return None
        # What else would be read as these bytes, capitals or spaces, is no id of ours.
        if found.hex() == ids and len(day) == _SIZE - _ID:
            return found + day.encode()
    return None
