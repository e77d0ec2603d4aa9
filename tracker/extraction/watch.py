"""Who looks on while an article is read: what the layers found, sentence by sentence.

It changes nothing of what is read. `why_not` and `unknown_verbs` look on; a plain reading has
nobody who does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene
from tracker.extraction.mention import Thread
from tracker.extraction.sentence import Sentence


class Watch(Protocol):
    """What the discourse layer tells while it reads."""

    def opened(self, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        """Take a sentence that passed the gate, cut into clauses."""

    def judged(
        self, sentence: Sentence, scene: Scene, found: Sequence[Finding], thread: Thread
    ) -> None:
        """Take what its clauses say, before it is known of whom; `thread` goes on changing."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a sentence's clauses said, and what the text had spoken of until then."""

    scene: Scene
    found: tuple[Finding, ...]
    thread: Thread


@dataclass(frozen=True, slots=True)
class Witness:
    """Keeps what it is told, by the sentences' numbers."""

    clauses: dict[int, tuple[Clause, ...]] = field(default_factory=dict)
    said: dict[int, Judged] = field(default_factory=dict)

    def opened(self, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        """Keep the clauses of a sentence that passed the gate."""
        self.clauses[sentence.number] = tuple(clauses)

    def judged(
        self, sentence: Sentence, scene: Scene, found: Sequence[Finding], thread: Thread
    ) -> None:
        """Keep what they say, and the thread as it is now."""
        self.said[sentence.number] = Judged(scene, tuple(found), replace(thread))
