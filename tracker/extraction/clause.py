"""A clause: some nodes of a sentence, and how they hang on the clause before."""

from dataclasses import dataclass, field
from typing import Literal

from tracker.extraction.unit import Unit

ClauseKind = Literal["main", "coord", "rel", "reduced", "cond", "sub", "content", "paren", "colon"]
"""How a clause hangs on the one before it.

`coord` shares its subject where it has none of its own, `rel` is a relative clause, `reduced` a
participle without its auxiliary ("signed in Kyiv"), `cond` a condition, `sub` another subordinate
clause, `content` what somebody said, `paren` stands in brackets, `colon` behind a colon or dash.
"""


VERBS = frozenset(
    {
        "SIGN", "CONCLUDE", "ENTER", "BEGIN", "COMPLETE", "SETTLE", "NEGOTIATE", "JOIN", "APPROVE",
        "RATIFY", "FORCE", "SUSPEND", "TERMINATE", "EXPIRE", "RESUME", "POSTPONE", "FALL", "STALL",
        "REFUSE", "FOLLOW", "WANT", "PLAN", "TRAVEL", "SAY", "DENY", "HOLD", "EXIST", "VERB",
        "CLOSE",
    }
)  # fmt: skip


@dataclass(slots=True)
class Clause:
    """Some nodes of a sentence, in order, and how they hang on the clause before."""

    nodes: list[Unit]
    kind: ClauseKind = "main"
    opener: str = ""
    parent: int = -1
    tags: frozenset[str] = field(default=frozenset())
    _words: frozenset[str] | None = None
    _end: int = -1

    @property
    def words(self) -> frozenset[str]:
        """Its words and phrases in lower case: rules ask of them before they look at the nodes."""
        if self._words is None:
            self._words = frozenset([node.lower for node in self.nodes])
        return self._words

    @property
    def start(self) -> int:
        """Where it begins in the article."""
        return self.nodes[0].start

    @property
    def end(self) -> int:
        """Where it ends in the article."""
        if self._end < 0:
            self._end = max(node.end for node in self.nodes)
        return self._end
