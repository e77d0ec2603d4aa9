"""The cheap test whether a sentence can matter at all."""

import re
from collections.abc import Iterable

STEMS = (
    " work on", "work goes", " continues", " named", "others are", "turn of", "ahead of it",
    "before it", " so has ", " so have ", " came ",
    "first meeting", "unsigned", " did it", "'s took", "'s is ", "'s was ", "in march",
    "in april", "in may",
    "in june", "in january", "in february", "yesterday", "refuse", " as have ", " as has ",
    " did ", " did.", "same step", "the same", " joined",
    "ceas", "expir", "laps", "at work", "ran out", "drafting table", "consent", "working on",
    "theirs", "began", "begin", "start", "negotiator", "has one", "had one", " visit", " trip",
    "home straight", "finish line", "final stretch",
    "sign", "agree", "pact", "deal", "accord", "treat", "declar", "negotiat", "talks", "consult",
    "conclu", "final", "ratif", "force", "commitment", "guarantee", "document", "text", "seal",
    " ink", "clinch", "postpon", "put off", "delay", "suspend", "terminat", "join", "endors",
    "draft", "round", "decline", "refus", "approv", "follow", "ready", "willing", "did so", "board",
    "called off", "ceremony", "talks", "pen to", "ones", "discuss", "preparing", "preparation",
    "effect", "scrap", "withdr", "cancel", "assurance", "dialogue", "conversation", "on hold",
)  # fmt: skip


# Classes whose words let a clause say something, whoever its parties are. A class that is missing
# here must need the agreement's or the declaration's own noun beside it, as "approve" does.
_TELLING = frozenset(
    {
        "AGR", "AGRNAME", "PROAGR", "TOPIC", "DECL", "DECLN", "TALKS", "INTALKS", "NEGOTIATE",
        "SIGN", "SIGNN", "READY", "READYN", "UNSIGNED", "JOIN", "JOINN", "RATIFY", "RATN",
        "FORCE", "FORCEN", "NOFORCE", "SUSPEND", "SUSPN", "TERMINATE", "EXPIRE", "RESUME",
        "POSTPONE", "FALL", "DELAYN", "STALL", "STOPN", "BEGIN", "CLOSE", "COMPLETE", "FOLLOW",
        "PROGRESS", "REFUSE", "REFUSEN", "SOSIGN", "MASK", "APPROVALN", "ENTER",
    }
)  # fmt: skip
_TELLING_WORDS = frozenset(
    {"came", "come", "applied", "applicable", "negotiators", "delegations", "teams", "delegation",
     "team", "others", "rest", "remaining", "other", "same", "number", "vote", "approval",
     "consent"}
)  # fmt: skip
# What, after an agreement was told of, says the same of another party without a verb of its own.
_ECHOING = frozenset({"WHEN", "NAMED", "ORD", "WANT"})
_ECHOING_WORDS = frozenset({"turn", "did", "so", "same", "was", "before", "ahead"})
# What a few words before a colon may say of those behind it: "Soon to follow: Malta, Cyprus".
_HEADING = frozenset({"SOON", "WANT", "SETTLE", "CONCLUDE", "APPROVE"})
_WORDS = re.compile(r"[^\W\d_]+")
_POINTS = re.compile(r"[:\u2013\u2014]|\s-\s|\?[\"\u201d\u2019)\s]{0,4}$")
_ECHOES = re.compile(r"\bas\s(?:has|have|had|did)\b")
_OWNED = re.compile(
    r"['\u2019]s?\s(?:is|are|was|were|has|had|have|will|should|would|took|takes|came|comes|went|goes|enter)"
)


class _Phrases:
    """Words and phrases, one of which a text may hold; digits and marks in them are passed over."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = set(words)
        self._longer: dict[str, list[str]] = {}

    def add(self, phrase: str) -> None:
        words = _WORDS.findall(phrase)
        if len(words) == 1:
            self._words.add(words[0])
        elif words:
            # The longest word of a phrase is the one that other texts have least often.
            self._longer.setdefault(max(words, key=len), []).append(f" {' '.join(words)} ")

    def settle(self) -> None:
        """Leave out the phrases that hold a word which is enough by itself."""
        self._longer = {
            key: kept
            for key, phrases in self._longer.items()
            if (kept := [each for each in phrases if self._words.isdisjoint(each.split())])
        }

    def stand_in(self, words: list[str]) -> bool:
        if not self._words.isdisjoint(words):
            return True
        keys = self._longer.keys() & words
        if not keys:
            return False
        text = f" {' '.join(words)} "
        return any(phrase in text for key in keys for phrase in self._longer[key])


class Gate:
    """Tells the sentences in which the grammar can find anything from those it need not read."""

    def __init__(self, phrases: Iterable[tuple[str, frozenset[str]]]) -> None:
        """Take the dictionary: every phrase in lower case, with its classes."""
        self._telling = _Phrases(_TELLING_WORDS)
        self._echoing = _Phrases(_ECHOING_WORDS)
        self._heading = _Phrases(())
        for phrase, tags in phrases:
            if tags & _TELLING:
                self._telling.add(phrase)
            if tags & _ECHOING:
                self._echoing.add(phrase)
            if tags & _HEADING:
                self._heading.add(phrase)
        for each in (self._telling, self._echoing, self._heading):
            each.settle()

    def opens(self, text: str, *, echo: bool) -> bool:
        """Whether the sentence `text` may say something.

        Args:
            text: The sentence.
            echo: Whether the text has told of an agreement that "so has Romania" may repeat.
        """
        lower = text.lower()
        words = _WORDS.findall(lower)
        if self._telling.stand_in(words):
            return True
        if echo and (self._echoing.stand_in(words) or _ECHOES.search(lower)):
            return True
        if _POINTS.search(lower) and (
            echo or lower[-8:].find("?") >= 0 or self._heading.stand_in(words)
        ):
            return True
        return _OWNED.search(lower) is not None
