"""Clauses with their cues: what a tally is read from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.extraction.any_case import AnyCase
from tracker.extraction.lexicon import rows
from tracker.extraction.numbers import Number
from tracker.extraction.tally_words import Words
from tracker.extraction.wordlist import alternatives


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at `start` to `end` of a clause; `kind` is a tally's, or "barred"."""

    start: int
    end: int
    kind: str


_SIGNED = AnyCase(r"\b(?:signed|signs?|signing|signature)\b")
_CUES = tuple((row["cue"], row["kind"]) for row in rows("tallies"))


def _cue_pattern(cues: Iterable[str]) -> str:
    """The cues as alternatives; a `*` stands for the rest of a word."""
    plain = [cue for cue in cues if "*" not in cue]
    stems = [cue for cue in cues if "*" in cue]
    parts = [alternatives(plain)] if plain else []
    parts += [
        r"\s{1,3}".join(
            re.escape(part.rstrip("*")) + (r"[a-z]{0,12}" if part.endswith("*") else "")
            for part in stem.split(" ")
        )
        for stem in stems
    ]
    return "|".join(parts)


_BY_KIND = {
    kind: [cue for cue, of in _CUES if of == kind]
    for kind in ("signed", "negotiating", "declared", "interested", "barred")
}
CUE = AnyCase(
    r"\b(?:"
    + "|".join(
        f"(?P<{kind}>{_cue_pattern(_BY_KIND[kind])})"
        for kind in ("barred", "interested", "negotiating", "declared", "signed")
    )
    + r")\b",
)
_INTO_TALKS = AnyCase(
    r"\b(?:enter(?:ed|ing|s)?\sinto|signed?\sup\sfor|conclud\w+\sfirst)\s(?:[a-z]+\s){0,2}"
    r"(?:negotiations|talks|consultations|process)\b",
)
DONE_TALKS = AnyCase(
    r"\b(?:completed|finished|concluded|wrapped\sup|through\swith)\s(?:their\s|the\s|its\s)?"
    r"(?:negotiations|talks|consultations)\b",
)
_FAR = 300
"""How far from its number a clause is read, in characters."""
_DASH = re.compile(r"\s[\u2013\u2014-]\s")
_CLAUSE_END = re.compile(
    r";|\?\s|\s[\u2013\u2014-]\s|,\s(?=and\s(?!the\s(?:EU|European)\b)|but\s|while\s|whereas\s|with\s|who\s|yet\s)"
    r"|(?:,|(?<!\ball))\s(?:but|while|whereas)\s|,\sand\s(?!the\s(?:EU|European)\b)|:\s"
    r"|\sand\s(?!the\s(?:EU|European|Union|bloc)\b|(?:\w+\s)?(?:organi[sz]ations|institutions)\b)(?=(?:that\s)?(?:with\s)?(?:\w+\s){0,3}(?:is|are|was|were|has|have|will)\b)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence: its text, where it starts in the sentence, and its cues."""

    text: str
    start: int
    cues: tuple[Cue, ...]
    sentence: str
    before: Sequence[str]
    words: Words

    def positive(self) -> list[Cue]:
        """The cues that tell how far something has come: all but the barring ones."""
        return [cue for cue in self.cues if cue.kind != "barred"]

    def speaks_of(self, pattern: AnyCase) -> bool:
        """Whether the sentence, or one shortly before it, speaks of an instrument."""
        return any(pattern.search(text) for text in (self.sentence, *self.before))

    def speaks_of_ours(self) -> bool:
        """Whether it, or what stands before it, speaks of agreements or of a signing."""
        return self.speaks_of(self.words.noun) or self.speaks_of(_SIGNED)

    def follows_signing(self) -> bool:
        """Whether what stands before it, or at the page's head, speaks of a signing."""
        return any(_SIGNED.search(text) for text in self.before)

    def sum_cue(self, number: Number) -> Cue | None:
        """The cue of a bare sum: of signatures, but where only the declaration was spoken of."""
        if _COME_IN.search(self.sentence) and self.speaks_of(self.words.declaration):
            return Cue(number.from_, number.end, "declared sum")
        for text in (self.sentence, *reversed(self.before)):
            declared = self.words.declaration.search(text)
            ours = self.words.noun.search(text) or _SIGNED.search(text)
            first = declared is not None and (ours is None or declared.start() < ours.start())
            if first and declared is not None and _joined(text, declared):
                return Cue(number.from_, number.end, "declared sum")
            if ours is not None:
                return Cue(number.from_, number.end, "signed")
            if declared is not None:
                basis = _ON_ITS_BASIS.search(text, 0, declared.start())
                return Cue(number.from_, number.end, "signed" if basis else "declared sum")
        return None


_ON_ITS_BASIS = re.compile(
    r"\b(?:under|based on|basis of|pursuant to|in line with|framework of|following|implement\w*)"
    r" (?:the |that |this )?(?:\S+ ){0,3}$"
)
_COME_IN = re.compile(r"\b(?:joined|acceded|endorsed|backed|on board|subscribed|adhered)\b")
_JOINING = re.compile(
    r"\b(?:join(?:s|ed|ing)?|back(?:s|ed|ing)?|endors(?:e|es|ed|ing)|support(?:s|ed|ing)?|acced\w+"
    r"|adher\w+|subscri\w+|align\w*|associat\w+|signed (?:up|on)|sign(?:s|ed)? the|behind|aboard)\b"
    r"(?:(?! under | pact| agreement| basis| accord| deal)[^.;,]){0,40}$"
)


def _joined(text: str, declared: re.Match[str]) -> bool:
    """Whether a sentence tells of joining the declaration: "to align itself with the ..."."""
    return _JOINING.search(text, max(0, declared.start() - 80), declared.start()) is not None


def clause_of(text: str, number: Number, before: Sequence[str], words: Words) -> Clause:
    """The clause that holds `number`."""
    start, end = _bounds(text, number)
    body = text[start:end]
    cues = []
    for match in CUE.finditer(body):
        kind = match.lastgroup or ""
        if _ATTRIBUTE.match(body, match.end()) and match.group() == "negotiating":
            continue  # "two negotiating chapters"
        if match.group() == "signed up to" and _UP_TO_NOW.match(body, match.end()):
            cues.append(Cue(match.start(), match.start() + len("signed"), "signed"))
            continue
        if body[match.start() : match.end()] == "May" or _is_past(body, match):
            continue
        cue = Cue(match.start(), match.end(), kind)
        if match.group().lower() not in POSSESSIONS or _possesses(body, cue, words):
            cues.append(cue)
    for match in DONE_TALKS.finditer(body):
        cues = [cue for cue in cues if cue.end <= match.start() or cue.start >= match.end()]
        cues.append(Cue(match.start(), match.end(), "signed"))
    for match in _INTO_TALKS.finditer(body):
        cues = [cue for cue in cues if cue.end <= match.start() or cue.start >= match.end()]
        cues.append(Cue(match.start(), match.end(), "negotiating"))
    cues.sort(key=lambda cue: cue.start)
    return Clause(body, start, tuple(cues), text, before, words)


_ATTRIBUTE = AnyCase(r"\s(?:chapters?|teams?|table|positions?|mandate|process|groups?|round)\b")
_UP_TO_NOW = AnyCase(r"\s(?:now|date|today|yesterday|then|this|that|the\s(?:present|end|summer))\b")
_BEING = re.compile(r"\b(?:being|be|are|is|were|was|still)\s$")


def _is_past(body: str, match: re.Match[str]) -> bool:
    """Whether "negotiated" tells of negotiations that are over."""
    if match.group().lower() != "negotiated":
        return False
    return _BEING.search(body[max(0, match.start() - 8) : match.start()]) is None


def _bounds(text: str, number: Number) -> tuple[int, int]:
    """Where the clause that holds `number` starts and ends."""
    start, end = max(0, number.from_ - _FAR), min(len(text), number.end + _FAR)
    aside = len(_DASH.findall(text, start, end)) == 2
    is_last = not text[number.end : number.end + 40].strip(" .\n")
    for cut in _CLAUSE_END.finditer(text, start, end):
        # A pair of dashes encloses an aside; "Agreements signed: 27" is one clause.
        of_label = is_last and cut.end() == number.from_ and cut.group()[0] == ":"
        if of_label or (aside and _DASH.fullmatch(cut.group())):
            continue
        if cut.end() <= number.from_:
            start = cut.end()
        elif cut.start() >= number.end:
            return start, cut.start()
    return start, end


POSSESSIONS = frozenset(
    [
        "has",
        "have",
        "had",
        "holds",
        "counts",
        "there are",
        "there were",
        "there have been",
        "having",
    ]
)
_ONE = re.compile(
    r"\s(?:now\s|already\s)?(?:one|theirs|such\sa\s(?:text|paper|document|one)|one\sof\stheir\sown)\b"
)
_OF_THEM = re.compile(r"\s(?:now\s|already\s)?[\w-]+\sof\s(?:them|these|those)\b")
_POSSESSED = re.compile(r"\s(?:and\swhich|with|under|by|in|so|already|now|at)\b|\s?[,.;]|$")


def _possesses(body: str, cue: Cue, words: Words) -> bool:
    """Whether "has" is no auxiliary: "has 15 agreements", "agreements Ukraine already has"."""
    if _ONE.match(body, cue.end) or _OF_THEM.match(body, cue.end):
        return True
    noun = words.noun.search(body, cue.end, cue.end + 80)
    if noun is not None:
        between = body[cue.end : noun.start()]
        return CUE.search(between) is None and "," not in between
    earlier = words.noun.search(body, 0, cue.start)
    return earlier is not None and _POSSESSED.match(body, cue.end) is not None
