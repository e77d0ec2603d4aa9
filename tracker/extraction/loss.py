"""Where what an article seems to say was lost on its way to a report, and why."""

from dataclasses import dataclass
from typing import Literal

from tracker.domain.events import Report
from tracker.extraction.sentence import Sentence

Layer = Literal["page", "gate", "words", "clause", "discourse", "dates", "arbitration",
                "weighing"]  # fmt: skip

LAYERS: dict[Layer, str] = {
    "page": "the line is furniture of the page, and is not read",
    "gate": "no word of the sentence could tell of an agreement, so the grammar did not read it",
    "words": "the party, the agreement or what is done to it is not named by words that are known",
    "clause": "how it is told: planned, possible, denied, asked, of another kind",
    "discourse": "whose it is: it was given to others, or to nobody",
    "dates": "the day or occasion told with it, or missing, makes it another kind",
    "arbitration": "it gave way to something else that the article says",
    "weighing": "a rule reads it, but what stands around the party seldom went with it",
}
"""The layers in the order in which a sentence goes through them, and what is lost in each."""

ORDER: tuple[Layer, ...] = tuple(LAYERS)


@dataclass(frozen=True, slots=True)
class Loss:
    """The layer that lost or refused what a sentence may say, and why, in words of ours."""

    layer: Layer
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and what became of it; no loss where it was reported."""

    sentence: Sentence
    loss: Loss | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """Why an article gives no report of one kind about one party.

    `told` are the sentences that name the party or may mean it, in the order of the text; `more`
    counts those that were not asked about. `furthest` came closest to a report; it is None where
    no sentence is told of, and `loss` then says why. `reports` are the reports that it does give:
    where there are any, `told` are the sentences they rest on, and nothing was lost.
    """

    party: str
    kind: str
    told: tuple[Told, ...] = ()
    more: int = 0
    furthest: Told | None = None
    loss: Loss | None = None
    reports: tuple[Report, ...] = ()
