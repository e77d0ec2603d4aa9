"""The day of what a mention tells, from the sentences before and behind its own."""

import re

from tracker.extraction.dating import UNKNOWN, Resolved, not_after, when
from tracker.extraction.mention import Mention
from tracker.extraction.page import Page
from tracker.extraction.time_span import TimeSpan

_HOUR = re.compile(
    r"\b(?:in\sthe\s(?:morning|afternoon|evening)|at\s(?:noon|midday|midnight|dusk)"
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


def goes_on(mention: Mention, page: Page) -> bool:
    """Whether a sentence without a day goes on with the one before: the same day is meant."""
    text = mention.sentence.text
    if _HOUR.search(text) or _SAME_EVENT.search(text):
        return True
    before = page.beside(mention.sentence, -1)
    told = before is not None and any(_is_day(span) for span in page.times(before))
    return told and _SEQUEL.match(text) is not None


def _is_day(span: TimeSpan) -> bool:
    return span.kind in {"day", "weekday"} or (span.kind == "shift" and span.unit == "day")


def told_behind(mention: Mention, page: Page) -> Resolved:
    """The day on which the words were spoken that the next sentence goes on quoting.

    "He says that talks are under way. 'We are far,' he said in his address on Wednesday."
    """
    behind = page.beside(mention.sentence, 1)
    if behind is None or mention.finding.kind not in _OPEN:
        return UNKNOWN
    says = any("SAY" in clause.tags for clause in mention.clauses)
    quoted = says and behind.text[:1] in _QUOTES
    spoke = (_SPOKEN if quoted else _SAID_SO).search(behind.text)
    if spoke is None:
        return UNKNOWN
    spans = [span for span in page.times(behind) if span.start >= spoke.end()]
    return not_after(when(spans, page.anchor, "past"), page.anchor)


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
        date = _past_day(behind.text, page.times(behind), page)
        if date.on is not None:
            return date
    return UNKNOWN


def _behind_title(mention: Mention, page: Page) -> int:
    """How many sentences behind a title the body begins."""
    number = mention.sentence.number
    body = (s.number - number for s in page.sentences if s.section == "body")
    return next((step for step in body if step > 0), 1)


def _past_day(text: str, spans: tuple[TimeSpan, ...], page: Page) -> Resolved:
    days = [s for s in spans if not _TO_COME.search(text[: s.start])]
    return when(days, page.anchor, "past")
