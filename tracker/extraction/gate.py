"""The cheap test whether a sentence can matter at all."""

import re
from collections.abc import Iterable

from tracker.extraction.heading import LISTS
from tracker.extraction.noun_reading import MASKED
from tracker.extraction.word_set import LETTERS, word_set

STEMS = (
    " work on", "work goes", " continues", " named", "others are", "turn of", "ahead of it",
    "before it", " so has ", " so have ", " came ",
    "first meeting", "unsigned", " did it", "'s took", "'s is ", "'s was ", "in march",
    "in april", "in may",
    "in june", "in january", "in february", "yesterday", "refuse", " as have ", " as has ",
    " did ", " did.", "done so", "likewise", "same step", "the same", " joined",
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
        "SIGN", "SIGNN", "READY", "READYN", "UNSIGNED", "JOINN", "RATIFY", "RATN", "FORCE",
        "FORCEN", "NOFORCE", "SUSPEND", "SUSPN", "TERMINATE", "EXPIRE", "RESUME", "POSTPONE",
        "FALL", "DELAYN", "STOPN", "BEGIN", "CLOSE", "COMPLETE", "FOLLOW", "PROGRESS", "REFUSE",
        "REFUSEN", "APPROVALN", "ENTER",
    }
)  # fmt: skip
_TELLING_WORDS = frozenset(
    {"applied", "applicable", "negotiators", "delegations", "teams", "delegation", "team", "vote",
     "approval", "consent", "implementation", "application", "operation", "execution",
     "performance", "talking",
     "willing", "interested", "prepared", "keen", "eager", "furthest", "farthest",
     "talked", "contacts", "readiness", "substance"}
)  # fmt: skip
# What tells of the declaration where the text has just named it.
_JOINING = frozenset({"JOIN"})
_JOINING_WORDS = frozenset({"came", "come"})
# What, after an agreement was told of, says the same of another party without a verb of its own.
_ECHOING = frozenset({"WHEN", "NAMED", "SOSIGN"})
_ECHOING_WORDS = frozenset({"turn", "next", "did", "so", "same", "may", "written"})
_HAVING = ("on paper", "have one", "has one", "had one", "have theirs", "has its own",
           "have their own")  # fmt: skip
# What tells how far talks are, of interest in them, or that who was to sign will.
_NEARING = ("question of weeks", "question of days", "matter of weeks", "matter of days",
            "preamble", "polished", "polishing", "paragraphs", "do so", "in mind", "new date",
            "further along", "further advanced", "everything has", "everything is",
            "voiced interest", "shown interest", "expressed interest", "showed interest",
            "told us", "answered us",
            "a firm no", "a clear no", "a flat no", "a polite no")  # fmt: skip
_ANSWERING = ("told", "answered")
_OTHERS = frozenset({"others", "rest", "remaining", "other", "those"})
_CAME = frozenset({"was", "came", "been"})
# What a heading says of the lines below it, or a few words of those behind a colon.
_HEADING = frozenset({"SOON", "WANT", "SETTLE", "CONCLUDE", "APPROVE", "JOIN"})
_COLON = re.compile(r"[:\u2013\u2014]|\s-\s")
_ASKS = re.compile(r"\?[\"\u201d\u2019)\s]{0,4}$")
_ECHOES = re.compile(r"\bas\s(?:has|have|had|did)\b")
_OWNED = re.compile(
    r"['\u2019]s?\s(?:is|are|was|were|has|had|have|will|should|would|took|takes|came|comes|went|goes"
    r"|enter|follows|speaks|makes|binds|puts|sets|covers|contains|provides|names|says|leaves|runs"
    r"|lasts|promises|includes|foresees|gives|allows|commits)"
)
_GLUED = re.compile(r"[a-z][A-Z]")


class _Phrases:
    """Words and phrases, one of which a text may hold; digits and marks in them are passed over."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: set[str] | frozenset[str] = set(words)
        self._longer: dict[str, list[str]] = {}
        self._keys: frozenset[str] = frozenset()

    def add(self, phrase: str) -> None:
        words = LETTERS.findall(phrase)
        if len(words) == 1:
            self._words |= {words[0]}
        elif words:
            # The longest word of a phrase is the one that other texts have least often.
            self._longer.setdefault(max(words, key=len), []).append(f" {' '.join(words)} ")

    def settle(self) -> None:
        """Leave out the phrases that hold a word which is enough by itself."""
        self._words = frozenset(self._words)
        self._longer = {
            key: kept
            for key, phrases in self._longer.items()
            if (kept := [each for each in phrases if self._words.isdisjoint(each.split())])
        }
        self._keys = frozenset(self._longer)

    def stand_in(self, words: frozenset[str], text: str) -> bool:
        """Whether one stands in `text`, whose words are `words`."""
        if not self._words.isdisjoint(words):
            return True
        if self._keys.isdisjoint(words):
            return False
        joined = f" {' '.join(LETTERS.findall(text.lower()))} "
        return any(phrase in joined for key in self._keys & words for phrase in self._longer[key])


class Gate:
    """Tells the sentences in which the grammar can find anything from those it need not read."""

    def __init__(
        self, phrases: Iterable[tuple[str, frozenset[str], tuple[str, ...]]], home: str
    ) -> None:
        """Take the dictionary, every phrase in lower case with its classes and the parties named.

        `home` is the party of all agreements, whose name alone tells nothing.
        """
        self._telling = _Phrases(_TELLING_WORDS)
        self._joining = _Phrases(_JOINING_WORDS)
        self._echoing = _Phrases(_ECHOING_WORDS)
        self._heading = _Phrases(LISTS)
        self._approving = _Phrases(())
        self._governing = _Phrases({"it"})
        self._ordinal = _Phrases(())
        self._party = _Phrases(())
        kinds = (
            (self._telling, _TELLING),
            (self._joining, _JOINING),
            (self._echoing, _ECHOING),
            (self._heading, _HEADING),
            (self._approving, frozenset({"APPROVE"})),
            (self._governing, frozenset({"PARL", "GOV", "OFFICE"})),
            (self._ordinal, frozenset({"ORD"})),
        )
        entries = tuple(phrases)
        for phrase, tags, codes in entries:
            if codes and codes != (home,):
                self._party.add(phrase)
            for kind, classes in kinds:
                if tags & classes:
                    kind.add(phrase)
            if "MASK" in tags and phrase.rsplit(" ", 1)[-1] in MASKED:
                self._telling.add(phrase)
        for phrase in _HAVING:
            self._echoing.add(phrase)
        homes = (phrase for phrase, _, codes in entries if codes == (home,))
        named = [phrase for phrase in homes if LETTERS.search(phrase)]
        answered = (f"{verb} {name} no" for name in named for verb in _ANSWERING)
        for phrase in (*_NEARING, *answered):
            self._telling.add(phrase)
        for kind in (self._party, *(kind for kind, _ in kinds)):
            kind.settle()

    def opens(
        self, text: str, *, echo: bool = False, declared: bool = False, heading: bool = False
    ) -> bool:
        """Whether the sentence `text` may say something.

        Args:
            text: The sentence.
            echo: Whether the text has told of an agreement that "so has Romania" may repeat.
            declared: Whether the text has just spoken of the declaration, which "joined" may mean.
            heading: Whether it is a heading, which may say something of the lines below it.
        """
        words = word_set(text)
        if self._telling.stand_in(words, text) or _asks(text) or _owns(text):
            return True
        if declared and self._joining.stand_in(words, text):
            return True
        if self._heading.stand_in(words, text) and (heading or _COLON.search(text)):
            return True
        if self._approving.stand_in(words, text) and self._governing.stand_in(words, text):
            return True
        if "are" in words and not _OTHERS.isdisjoint(words):
            return True
        return echo and self._echoes(text, words)

    def _echoes(self, text: str, words: frozenset[str]) -> bool:
        """Whether the sentence may say of a party what was said of another."""
        again = self._echoing.stand_in(words, text)
        again = again or ("as" in words and _ECHOES.search(text.lower()) is not None)
        again = again or (not _CAME.isdisjoint(words) and self._ordinal.stand_in(words, text))
        return again and self.names_party(text)

    def names_party(self, text: str) -> bool:
        """Whether the sentence `text` may name another party than the home party."""
        return self._party.stand_in(word_set(text), text) or _GLUED.search(text) is not None


def _asks(text: str) -> bool:
    """Whether the sentence ends as a question."""
    return "?" in text and _ASKS.search(text) is not None


def _owns(text: str) -> bool:
    """Whether something left out is somebody's: "Albania's took effect"."""
    if "'" not in text and "\u2019" not in text:
        return False
    return _OWNED.search(text.lower()) is not None
