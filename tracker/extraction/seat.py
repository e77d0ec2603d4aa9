"""The seats of an article: each party in each sentence that may tell of its agreement."""

from dataclasses import dataclass, field

from tracker.extraction.clause import Clause
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit


@dataclass(slots=True)
class Opened:
    """A sentence that may tell something: its clauses, and whom the text spoke of before it.

    `may_tell` is false where the grammar settled that it only asks or supposes, `of_others` true
    where it finds that others' agreements are told, `read` false where no rule was asked about it.
    `thread` are the clues of what was spoken of before it.
    """

    sentence: Sentence
    clauses: tuple[Clause, ...]
    spoken: tuple[str, ...]
    may_tell: bool = True
    of_others: bool = False
    read: bool = True
    thread: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Seat:
    """One party in one sentence, with the clues to what is told of it.

    `node` is None where the sentence names nobody and the party was spoken of before. `shared`
    are the clues of the sentence and its page, the same set for all of its parties. `unsigned`
    tells that the party is said not to have signed: "Hungary, which has not signed one".
    """

    party: str
    opened: Opened
    node: Unit | None
    clause: Clause | None
    shared: frozenset[str]
    own: frozenset[str]
    unsigned: bool = False
