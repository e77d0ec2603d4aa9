"""Counts that answer a question: "How many talks are you holding? - At present with ten"."""

from tracker.domain.events import TallyKind
from tracker.extraction.any_case import AnyCase
from tracker.extraction.number_words import CARDINALS
from tracker.extraction.wordlist import alternatives

_WHO = AnyCase(
    r"\b(?:who|which\s(?:\w+\s)?(?:countries|states|partners|allies|governments|nations))\s(?:else\s)?(?:already\s)?"
    r"(?:has|have)\s(?:\w+\s)?(?:signed|concluded|one|joined|endorsed|such|an\sagreement|agreements)\b"
)
_COUNTED_FIRST = AnyCase(
    r"[\W_]{0,4}(?:(?:[A-Z][\w.]*\s){0,2}[A-Z][\w.]*:\s)?(?:(?:so\sfar|at\spresent|by\snow|now|about|some),?\s)?"
    rf"(?:\d{{1,3}}|{alternatives(CARDINALS)})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"(?:\s(?:other\s)?(?:of\sthem|countries|states|partners|nations|governments|agreements))?"
    r"(?:,\s|\.|:\s|\s\(|\sif\s|\sat\s(?:the\smoment|present)|\sso\sfar|$)"
)
"""An answer that opens with its count: "Fifteen countries, the last of which were Nordic"."""
_LABELS: tuple[tuple[TallyKind, AnyCase], ...] = (
    (
        "signed",
        AnyCase(
            r"[\W_]{0,4}(?:already\s|agreements?\s|so\sfar\s)?(?:signed|concluded|done|sealed|in\sforce|tally)"
            r"(?:\sso\sfar|\salready)?"
        ),
    ),
    (
        "negotiating",
        AnyCase(
            r"[\W_]{0,4}(?:still\s)?(?:in\stalks|in\snegotiations?|negotiating|under\snegotiation)"
        ),
    ),
    ("interested", AnyCase(r"[\W_]{0,4}(?:interested|ready\sto\snegotiate)")),
    ("declared", AnyCase(r"[\W_]{0,4}(?:declaration\sonly|joined\sthe\sdeclaration)")),
)
_LABELLED = AnyCase(r"(?:,\s[^:(]{3,30})?(?::\s|\s\()$")
_LABEL_END = AnyCase(r"\)?\s?(?:[.,;:]|$)|\s\(")
_HOW_MANY = AnyCase(
    r"\bhow\smany\s(?:\w+\s){0,2}(?:agreements|deals|pacts|accords|documents|texts|negotiations"
    r"|talks|consultations|countries|states|partners|nations|allies|signatures|are\sthere|exist|is\sthat|(?:\w+\s)?have\s(?:\w+\s)?(?:signed|joined|concluded))\b",
)
_KINDS: tuple[tuple[TallyKind, AnyCase], ...] = (
    ("negotiating", AnyCase(r"\b(?:negotiat\w+|talks|consultations)\b")),
    ("declared", AnyCase(r"\b(?:joined|acceded|endorsed|signed\sup)\b")),
    (
        "signed",
        AnyCase(
            r"\b(?:signed|concluded|have|has|are\sthere)\b.{0,60}\b(?:agreement|deal|pact)s?\b"
        ),
    ),
    (
        "signed",
        AnyCase(
            r"\bhow\smany\s(?:are\sthere|exist|is\sthat|(?:\w+\s)?have\s(?:\w+\s)?(?:signed|concluded))\b"
        ),
    ),
    (
        "signed",
        AnyCase(
            r"\b(?:agreement|deal|pact)s?\b.{0,60}\b(?:signed|concluded|have|has|are\sthere)\b"
        ),
    ),
)
_ANSWER = AnyCase(
    r"[\W_]{0,4}(?:(?:at\spresent|now|currently|so\sfar|today|as\sof\stoday|we\shave|exactly|only"
    r"|already|with|there\sare|about),?\s){0,4}"
    rf"(?:\d{{1,3}}|{alternatives(CARDINALS)})"
    r"(?:\s(?:of\sthem|countries|states|partners|nations|so\sfar|now|already|at\spresent)){0,3}"
    r"\W{0,3}$",
)


def asked_kind(question: str, answer: str) -> TallyKind | None:
    """The kind of tally that `question` asks for, where `answer` says no more than a count."""
    if not question.rstrip('"\u201d\u2019 )').endswith("?"):
        return _under_label(question, answer)
    many = _HOW_MANY.search(question) is not None
    if not (many or _WHO.search(question)) or not (
        (many and _ANSWER.match(answer)) or _COUNTED_FIRST.match(answer)
    ):
        return None
    found = next((kind for kind, words in _KINDS if words.search(question)), None)
    return found if many or found is not None else "signed"


def _under_label(label: str, line: str) -> TallyKind | None:
    """The kind that a line of its own names above a count: "SIGNED", then "Seven: Britain"."""
    if not _COUNTED_FIRST.match(line):
        return None
    told = label.strip(" :*#")
    return next((kind for kind, words in _LABELS if words.fullmatch(told)), None)


def labelled_kind(text: str, start: int, end: int) -> TallyKind | None:
    """The kind of a count at `start` to `end` that stands behind its label: "SIGNED (23)"."""
    ahead = text[:start]
    behind = _LABELLED.search(ahead)
    if behind is None or _LABEL_END.match(text, end) is None:
        return None
    told = ahead[: behind.start()]
    return next((kind for kind, words in _LABELS if words.fullmatch(told)), None)
