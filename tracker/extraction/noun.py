"""Agreements and talks in a sentence: which noun means the dossier's agreement, and how.

A noun such as "pact" is the dossier's by the words beside it ("security pact", "agreement on
security cooperation"), another instrument by others ("minerals deal", "agreement on air services"),
and open ("the document") where only what was said before tells.
"""

from dataclasses import dataclass, field
from typing import Literal

from tracker.extraction.unit import Unit

Status = Literal["ours", "open", "other"]
Definite = Literal["def", "indef", "such", "owned", "no", "bare"]


@dataclass(slots=True)
class Noun:
    """What a noun phrase says of the agreement or of talks.

    `definite` is how it is introduced: def (the), indef (a), such (similar, such), owned (its),
    no (no agreement), bare; `count` whether a number stands before it; `before` are up to three
    nodes before its first one, the nearest last.
    """

    status: Status = "open"
    definite: Definite = "bare"
    plural: bool = False
    count: bool = False
    left: int = 0
    planned: bool = False
    words: list[str] = field(default_factory=list)
    before: tuple[Unit, ...] = ()
