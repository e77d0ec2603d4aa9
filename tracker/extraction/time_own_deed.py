"""Which of a sentence's times stand beside the deed that is told, where no rule has its clause.

"The draft, approved on 27 November, was the result of talks that began on 25 October": the text
was agreed on the first of these days, the talks began on the second.
"""

import re
from collections.abc import Sequence

from tracker.extraction.time_span import TimeSpan

_DEEDS = {
    "talks_started": r"beg[au]n\b|open(?:ed|ing)\b|start(?:ed)?\b|launched\b|commenced\b"
    r"|first\s(?:round|meeting|talks|session)\b",
    "talks_held": r"rounds?\b|met\b|meeting\b|sat\b|consult(?:ed|ations)\b|conferred\b"
    r"|sessions?\b|spoke\b",
    "text_agreed": r"approv|adopt|clear(?:ed|ance)\b|endors|initiall?ed\b|agreed\b|settled\b"
    r"|finali[sz]ed\b|completed\b|finished\b|negotiated\sto\b",
    "ratified": r"ratif|approv|adopt|voted?\b|backed\b|consent|assent|passed\b|endors",
    "signed": r"sign(?:ed|ing|ature)?\b|signatures?\b|put\s(?:\w+\s){1,2}names?\b"
    r"|concluded\b|sealed\b|inked\b",
    "declaration_joined": r"joined\b|acceded\b|accession|subscribed\b|endorsed\b"
    r"|signed\sup\b|associated\b",
}
"""The words that tell of a deed of each kind."""
_OF_KIND = {kind: re.compile(rf"\b(?:{words})") for kind, words in _DEEDS.items()}
_PART = re.compile(
    r"[,;:.()\u2013\u2014]\s"
    r"|\b(?:which|that|who|when|whose|where|after|before|since|while)\s"
)
"""What opens another part of a sentence."""


def of_own_deed(text: str, spans: Sequence[TimeSpan], kind: str) -> list[TimeSpan]:
    """The times that stand in one part of the sentence with a deed of `kind`, behind it or before.

    None where it tells one time only, or all are of the deed: then there is nothing to choose.
    """
    dated = [span for span in spans if span.is_date and span.end]
    if kind not in _DEEDS or len(dated) < _SEVERAL:
        return []
    own = [span for span in dated if _is_own(text, span, kind)]
    return own if len(own) < len(dated) else []


_SEVERAL = 2


def _is_own(text: str, span: TimeSpan, kind: str) -> bool:
    before = text[max(0, span.start - _REACH) : span.start]
    ends = [match.end() for match in _PART.finditer(before)]
    part = before[ends[-1] :] if ends else before
    last = {each: _last(words, part) for each, words in _OF_KIND.items()}
    if max(last.values()) >= 0:
        return last[kind] == max(last.values())
    behind = _BEHIND.match(text, span.end)
    return behind is not None and _OF_KIND[kind].search(behind.group()) is not None


def _last(words: re.Pattern[str], part: str) -> int:
    """Where the last of the words stands; -1 where none does."""
    return max((match.start() for match in words.finditer(part)), default=-1)


_BEHIND = re.compile(r"(?:\s\w+){1,2}")
_REACH = 120
