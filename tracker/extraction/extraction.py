"""An extraction: what an article says, each statement with its evidence and a trace of why."""

from dataclasses import dataclass

from tracker.domain.events import Report, TallyReported, TermsReported


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one article says for one dossier. The order is that of the evidence in the text."""

    reports: tuple[Report, ...] = ()
    tallies: tuple[TallyReported, ...] = ()
    terms: tuple[TermsReported, ...] = ()
    notes: tuple[str, ...] = ()
    """What a user should know, in words: "relative dates are unknown: no day of publication"."""
