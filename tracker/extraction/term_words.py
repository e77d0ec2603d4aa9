"""What all terms share: the agreement's nouns, hedges, denials, and the clause they stand in."""

import re

from tracker.extraction.any_case import AnyCase

NOUN = (
    r"(?:agreements?|deals?|pacts?|accords?|treat(?:y|ies)|documents?|drafts?|arrangements?|commitments?|text"
    r"|partnership|memorandum|compact|instrument|contract|bond|engagement|horizon|lifespan|validity|undertakings?|guarantees?|assurances?|framework|term|terms|duration|period)"
)
HEDGE = AnyCase(
    r"\b(?:may|might|could|not\snecessarily|possibly|perhaps|likely|unlikely|reportedly|whether"
    r"|unclear|if|should|would\snot\snecessarily|appears?|seems?|must\snot)\b",
)
NEGATION = AnyCase(
    r"\b(?:not|no|none|nothing|never|neither|nor|hardly|without|lacks?|lacking|isn't|doesn't|won't|rather\sthan|instead\sof"
    r"|stops?\sshort\sof|falls?\sshort\sof|rules?\sout|excludes?)\b|n['\u2019]t\b",
)
_CLAUSE = re.compile(
    r"[,;:]\s|(?<=[a-z][a-z])\.\s|(?<=\bNo)\.\s|\sand\s|\sbut\s|\swhich\s|\sthat\s|[\u201c\u201d\"]"
)


def clause_before(text: str, start: int) -> str:
    """The part of the clause that stands before `start`."""
    cut = 0
    for match in _CLAUSE.finditer(text, 0, start):
        cut = match.start()
    return text[max(cut, start - 90) : start]
