"""Counts that answer a question: "How many talks are you holding? - At present with ten"."""

from tracker.domain.events import TallyKind
from tracker.extraction.any_case import AnyCase
from tracker.extraction.number_words import CARDINALS
from tracker.extraction.wordlist import alternatives

_HOW_MANY = AnyCase(
    r"\bhow\smany\s(?:\w+\s){0,2}(?:agreements|deals|pacts|accords|documents|texts|negotiations"
    r"|talks|consultations|countries|states|partners|nations|allies|signatures|are\sthere|exist|is\sthat)\b",
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
    ("signed", AnyCase(r"\bhow\smany\s(?:are\sthere|exist|is\sthat)\b")),
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
    if not question.rstrip('"\u201d\u2019 )').endswith("?") or not _HOW_MANY.search(question):
        return None
    if not _ANSWER.match(answer):
        return None
    return next((kind for kind, words in _KINDS if words.search(question)), None)
