"""The day of what a mention tells, from the sentences before and behind its own."""

import re

from tracker.domain.dates import Edtf
from tracker.extraction.dating import UNKNOWN, Resolved, not_after, when
from tracker.extraction.mention import Mention
from tracker.extraction.page import Page
from tracker.extraction.sentence import Sentence
from tracker.extraction.time_span import TimeSpan

_HOUR = re.compile(
    r"\b(?:in\sthe\s(?:(?:early|late)\s)?(?:morning|afternoon|evening)|at\s(?:noon|midday|midnight|dusk)"
    r"|within\s(?:(?:the|an|one|two|a\sfew)\s)?(?:hours?|minutes)\b(?!\sof\s(?:a|any|the)\b)"
    r"|(?:(?:in|over)\sthe\scourse\sof|during)\sthe\s(?:same\s)?day|(?:minutes|moments)\slater"
    r"|(?:later|earlier)\s(?:in\sthe|on\sthat|that)\s(?:day|evening|afternoon)|(?:\w+\s)?hours?\slater"
    r"|by\snightfall|towards\sevening)\b",
    re.IGNORECASE,
)
"""An hour without a day is one of the day told before."""
_SAME_EVENT = re.compile(
    r"\b(?:at|during|on)\sth(?:e|at)\ssame\s(?:ceremony|event|table|meeting|occasion|summit|trip|visit)\b"
)
_SEQUEL = re.compile(
    r"(?:Following|After|At\sthe\send\sof|At|During|In\sconnection\swith|Upon|Before|In\sthe\scourse\sof"
    r"|On\sthe\s(?:sidelines|margins|fringes)\sof)\s"
    r"(?:the|their|these|this|his|her)\s(?:\w+\s){0,2}"
    r"(?:negotiations|talks|meeting|summit|visit|conversation|ceremony|consultations|audience)\b"
    r"|(?:Afterwards|Thereupon|Then|There|In\sdoing\sso)\b"
)
"""What opens a sentence that goes on telling: "Following the talks, they signed"."""


def of_occasion(mention: Mention, page: Page) -> Edtf | None:
    """The month told before a sentence of the same occasion: "So did Norway at the same table"."""
    same = _SAME_CEREMONY.search(mention.sentence.text) is not None
    return page.told_month(mention.sentence) if same else None


_SAME_CEREMONY = re.compile(r"\b(?:at|during|on)\sthe\ssame\s(?:ceremony|event|occasion|summit)\b")


def goes_on(mention: Mention, page: Page) -> bool:
    """Whether a sentence without a day goes on with the one before: the same day is meant."""
    text = mention.sentence.text
    if _HOUR.search(text) or _SAME_EVENT.search(text):
        return True
    before = page.beside(mention.sentence, -1)
    told = before is not None and any(_is_day(span) for span in page.times(before))
    return told and (_SEQUEL.match(text) is not None or _DID_SO_TOO.search(text) is not None)


_DID_SO_TOO = re.compile(
    r"^So\sdid\b|\bdid\s(?:so|likewise|the\ssame)(?:\s(?:too|individually|separately|as\swell|there))?\s?[.;]"
)
"""Who did what was just told did so on the day of it: "The EU did it on Thursday. So did two"."""


def _is_day(span: TimeSpan) -> bool:
    return span.kind in {"day", "weekday"} or (span.kind == "shift" and span.unit == "day")


def told_behind(mention: Mention, page: Page) -> Resolved:
    """The day on which the words were spoken that the next sentence goes on quoting.

    "He says that talks are under way. 'We are far,' he said in his address on Wednesday."
    """
    if mention.finding.kind not in _OPEN:
        return UNKNOWN
    behind = page.beside(mention.sentence, 1)
    if _SAID_AFTER.search(mention.sentence.text):
        before = page.beside(mention.sentence, -1)
        days = [s for s in page.times(before) if _is_day(s)] if before is not None else []
        date = not_after(_past_day(before.text if before else "", tuple(days), page), page.anchor)
        if date.on is not None:
            return date
    if behind is None:
        return UNKNOWN
    says = any("SAY" in clause.tags for clause in mention.clauses)
    quoted = says and behind.text[:1] in _QUOTES
    spoke = (_SPOKEN if quoted else _SAID_SO).search(behind.text)
    if spoke is None:
        return UNKNOWN
    spans = [span for span in page.times(behind) if span.start >= spoke.end()]
    return not_after(when(spans, page.anchor, "past"), page.anchor)


_SAID_AFTER = re.compile(
    r"\b(?:said|told|explained|added|announced|stated|noted|confirmed)\b[^,;.]{0,40}"
    r"\b(?:after(?:wards)?|following|at\sthe\send\sof|later\sthat\sday)\b"
    r"(?:\s(?:the|that|their|this)\s(?:sitting|session|meeting|vote|talks|conversation|call|lunch|dinner|decision))?"
    r"\s?[.,;]"
)
"""Who speaks after the sitting speaks on the day of it, which was told just before."""
_OPEN = frozenset({"talks_held", "talks_close", "intent_declared"})
_SAID_SO = re.compile(r",\s(?:he|she|they)\s(?:said|told|added|explained)\b")
_QUOTES = frozenset({'"', "\u201c", "\u00ab", "'", "\u2018"})
_SPOKEN = re.compile(
    r"[\"\u201d\u00bb'\u2019],?\s(?:he|she|they)\s(?:\w+\s)?"
    r"(?:said|told|added|noted|stressed|wrote|explained|remarked)\b"
)


_IT_HAPPENED = (
    r"(?:It|This|That|All\s(?:of\s)?this|The\s(?:\w+\s)?(?:{nouns}))\s"
    r"(?:happened|took\splace|was\s(?:held|taken|done)|were\sheld)\b"
)
_NOUNS = {
    "signed": "signing|ceremony|signature",
    "ratified": "vote|ballot",
    "text_agreed": "approval|decision|session|initialling",
    "talks_started": "first\\s(?:meeting|round|talks)|meeting",
    "talks_held": "meeting|round|talks|consultations",
}
_GOES_ON = {kind: re.compile(_IT_HAPPENED.format(nouns=n)) for kind, n in _NOUNS.items()}
_PASSED = re.compile(
    r"(?:It|The\s(?:text|draft|document|agreement|wording))\s(?:\w+\s){0,3}"
    r"(?:approv|adopt|clear|endors|initial|agreed|consent)"
)
_VOTED = re.compile(r"\b(?:voted|voting|in\sfavou?r|approved|by\s\d+\svotes)\b")
_SPOKE = re.compile(
    r"\b(?:spoke|met|conferred)\s(?:for\sthe\sfirst\stime)\b|\bthe\sfirst\s(?:meeting|round)\b"
    r"|\bThe\s(?:\w+\s)?meeting\son\b"
    r"|\b(?:delegations|teams|negotiators|experts|both\ssides)\s(?:\w+\s)?(?:worked|met|sat|talked)\b"
)
_PRONOUN = re.compile(r"(?:They|The\stwo|Both\s(?:men|leaders|sides|ministers))\s")
_TO_COME = re.compile(r"\b(?:will|is\sto|are\sto|would)\b")


def beside(mention: Mention, kind: str, page: Page) -> Resolved:
    """The day that the sentence before or behind tells of the same happening.

    "It happened on Friday", "The vote was taken late on Wednesday", and before "They spoke about
    an agreement" the sentence that tells when they met.
    """
    sentence = mention.sentence
    if kind not in _NOUNS:
        return UNKNOWN
    before = page.beside(sentence, -1)
    if before is not None and before.section == "body" and _PRONOUN.match(sentence.text):
        return _past_day(before.text, page.times(before), page)
    marks = [_GOES_ON[kind]]
    if kind == "ratified":
        marks.append(_VOTED)
    if kind == "text_agreed":
        marks.append(_PASSED)
    if kind in ("talks_started", "talks_held"):
        marks.append(_SPOKE)
    first = 1 if sentence.section == "body" else _behind_title(mention, page)
    for step in range(first, first + 2):
        behind = page.beside(sentence, step)
        if behind is None or behind.section != "body":
            continue
        if not any(mark.search(behind.text) for mark in marks):
            continue
        date = _past_day(behind.text, _times_of(kind, behind, page), page)
        if date.on is not None:
            return date
    return UNKNOWN


def _times_of(kind: str, sentence: Sentence, page: Page) -> tuple[TimeSpan, ...]:
    """The times of a sentence; for a vote without that of the signature voted on."""
    spans = page.times(sentence)
    if kind != "ratified":
        return spans
    return tuple(s for s in spans if not _SIGNED_THEN.search(sentence.text[: s.start]))


def _behind_title(mention: Mention, page: Page) -> int:
    """How many sentences behind a title the body begins."""
    number = mention.sentence.number
    body = (s.number - number for s in page.sentences if s.section == "body")
    return next((step for step in body if step > 0), 1)


def _past_day(text: str, spans: tuple[TimeSpan, ...], page: Page) -> Resolved:
    days = [s for s in spans if not _TO_COME.search(text[: s.start])]
    return when(days, page.anchor, "past")


_SIGNED_THEN = re.compile(
    r"\b(?:that|which)\s[^,;.]{0,60}\b(?:signed|concluded|initialled|agreed)\b[^,;.]{0,40}$"
)
"""What tells of the agreement itself: "approved the pact that both signed on 16 February"."""
_DID_SO = re.compile(
    r"\b(?:brought\sit\sto|did\sso|signed\sit|put\s(?:his|her|their)\snames?\sto\s(?:it|this)"
    r"|(?:came|travelled|flew|went)\sto\s[A-Z]\w+\s(?:for\s(?:it|this|that)|to\sdo\sso|to\sthat\send))\b"
)
"""What the next sentence says of a signature just told: "The premier brought it to Kyiv on ..."."""
_THAT_AGREEMENT = re.compile(
    r"(?:That|This|The\s(?:same|said))\s(?:\w+\s)?(?:agreement|pact|deal|accord|document|treaty)\b"
)
_AGREEMENT_OF = re.compile(
    r"\b(?:agreement|pact|deal|accord|document|treaty)\b(?:\swith\s[A-Z]\w+)?,?"
    r"\s(?:(?:signed|concluded)\s(?:in|on)|of|from|dated)\s(?:the\s)?$"
)
"""Before the day of an agreement that the next sentence goes on about: "the pact of May 2024"."""


def signed_beside(mention: Mention, page: Page) -> Resolved:
    """The day of a signature that the sentence before names it by, or the next one adds."""
    sentence = mention.sentence
    if _THAT_AGREEMENT.match(sentence.text):
        for step in (-1, -2):
            before = page.beside(sentence, step)
            spans = page.times(before) if before is not None else ()
            named = [s for s in spans if before and _AGREEMENT_OF.search(before.text[: s.start])]
            if named:
                return when(named[-1:], page.anchor, "past")
    behind = page.beside(sentence, 1)
    node = mention.node
    alone = node is not None and node.kind != "group" and len(node.members) <= 1
    by_name = mention.source in ("clause", "parent")
    if alone and by_name and behind and behind.line == sentence.line:
        match = _DID_SO.search(behind.text) if _WHO.match(behind.text) else None
        days = [s for s in page.times(behind) if match is not None and s.is_date]
        after = [s for s in days if match is not None and s.start >= match.end()]
        return _past_day(behind.text, tuple((after or days)[:1]), page)
    return UNKNOWN


_WHO = re.compile(
    r"(?:(?:On|In)\s[^,]{3,20},?\s)?(?:(?:He|She|They|It(?=\sdid\sso)|Both|The\s(?:two|leaders|president|prime\sminister|premier"
    r"|chancellor|minister|king))\b|(?:Prime\sMinister|Premier|Chancellor|Presidents?)\s)"
)
"""Whose deed the next sentence goes on with: no other country's."""
