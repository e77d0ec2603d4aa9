"""How far a value can be trusted: an ordered scale of words, and the rule behind each.

No number is computed: nobody could say what 0.7 of a signature is. The rule follows the press' own
practice of two sources that do not lean on one another, and of naming who says so.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from tracker.domain.disputes import disputed
from tracker.domain.statements import AttributionKind
from tracker.domain.status import AgreementStatus, Stage

Confidence = Literal["confirmed", "well_reported", "reported", "single_source", "contested"]

SCALE: tuple[Confidence, ...] = (
    "confirmed",
    "well_reported",
    "reported",
    "single_source",
    "contested",
)
"""From the firmest to the weakest."""

RULES: dict[Confidence, str] = {
    "confirmed": "an analyst has checked a report of it",
    "well_reported": "two or more independent sources tell it, on their own word or on that of"
    " somebody who is named",
    "reported": "two or more independent sources tell it, or one on the word of an official or"
    " of somebody who is named",
    "single_source": "a single source tells it, and names nobody who says so",
    "contested": "sources contradict one another, and no analyst has settled it",
}

_NAMED: frozenset[AttributionKind] = frozenset({"official", "named", "analyst"})
_FIRM: frozenset[AttributionKind] = _NAMED | {"none"}
_DAY: dict[Stage, str] = {
    "signed": "signed_on",
    "ratified": "ratified_on",
    "in_force": "in_force_on",
}


class Witness(NamedTuple):
    """A report of a value: whence it comes, on whose word, and whether an analyst confirmed it.

    Copies of one story have one origin, and so have articles that name the same outlet as theirs.
    """

    origin: str
    word_of: AttributionKind
    confirmed: bool = False


def confidence(witnesses: Iterable[Witness], *, contested: bool = False) -> Confidence | None:
    """The word for a value that these reports tell; None where none tells it."""
    origins: set[str] = set()
    firm: set[str] = set()
    named = False
    for each in witnesses:
        if each.confirmed:
            return "confirmed"
        origins.add(each.origin)
        if each.word_of in _FIRM:
            firm.add(each.origin)
        named = named or each.word_of in _NAMED
    if not origins:
        return None
    if contested:
        return "contested"
    if len(firm) > 1:
        return "well_reported"
    return "reported" if named or len(origins) > 1 else "single_source"


def contested_stage(status: AgreementStatus) -> bool:
    """Whether sources disagree on the day of the stage: when it was reached, or is planned."""
    days = {"since", _DAY.get(status.stage, "since")}
    if any(each.against and each.field in days for each in status.cells):
        return True
    return status.stage == "signing_scheduled" and any(
        each.field == "scheduled_for" for each in disputed(status)
    )
