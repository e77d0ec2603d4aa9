"""On what basis a count is made: who is counted, and what of the day itself."""

from dataclasses import dataclass
from typing import Literal

from tracker.domain.events import TallyKind

Moment = Literal["after", "before"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A way in which the press counts parties.

    `counted` are the kinds of counts it is meant for. Parties in `without` are left out; where
    `only` names any, nobody else is counted; those in `twice` are counted twice. `upcoming` says
    whether those still to sign are counted, None leaves it to the article; `day` whether the
    signatures of the day itself are, None allows both. `words` are phrases of which one must stand
    in the sentence; none are asked for where it is empty. `miscount` marks what is an error of
    counting, and no basis that anyone would defend.
    """

    name: str
    counted: tuple[TallyKind, ...] = ("signed",)
    without: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    twice: frozenset[str] = frozenset()
    upcoming: bool | None = None
    day: Moment | None = None
    words: tuple[str, ...] = ()
    miscount: bool = False

    def includes(self, party: str) -> bool:
        """Whether the party is counted at all."""
        return party not in self.without and (not self.only or party in self.only)

    def size(self, parties: frozenset[str]) -> int:
        """How many these parties are on this basis."""
        return len(parties) + len(parties & self.twice)


EVERYBODY = Basis(name="every party")
"""The basis where a dossier names none."""


def bases_for(counted: TallyKind, bases: tuple[Basis, ...]) -> tuple[Basis, ...]:
    """Those of `bases` meant for counts of this kind, the first of them the dossier's own."""
    return tuple(each for each in bases if counted in each.counted) or (EVERYBODY,)
