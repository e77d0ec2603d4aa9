"""Counts that an article reports: how many signed, negotiate, joined or showed interest.

A count is a tally where three things stand together in its clause: what is counted (countries or
agreements of the dossier), the cue that tells how far they have come, and the instrument meant.
Sub-groups ("seven EU states"), targets, hopes and denials are left out. The labelling guide's
ruling 13 is the source of these rules.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from tracker.domain.events import Bound, TallyKind
from tracker.dossiers.dossier import Dossier
from tracker.extraction.lexicon import rows
from tracker.extraction.numbers import Number, find_numbers
from tracker.extraction.times import find_times
from tracker.extraction.wordlist import alternatives

_REACH = 3
"""How many sentences back "it" and "such" may mean what they spoke of."""

_MOST = 250
"""A count above this is no count of states."""


class Located(Protocol):
    """A sentence that knows where it stands; `tracker.extraction.sentence.Sentence` is one."""

    @property
    def text(self) -> str:
        """The sentence, as it stands in the article."""

    @property
    def start(self) -> int:
        """Where it begins in the article, in characters."""


@dataclass(frozen=True, slots=True)
class TallyFound:
    """A count, the sentence it stands in (`start` to `end` in the article), its deciding words."""

    counted: TallyKind
    count: int
    bound: Bound
    includes_upcoming: bool
    start: int
    end: int
    cues: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue at `start` to `end` of a clause; `kind` is a tally's, or "barred"."""

    start: int
    end: int
    kind: str


def find_tallies(
    sentences: Sequence[Located], dossier: Dossier, *, on_topic: bool | None = None
) -> tuple[TallyFound, ...]:
    """The counts that the sentences report, one of a kind and number each, in their order.

    Args:
        sentences: The article's sentences in order, without menus and links.
        dossier: Names the agreement and the declaration.
        on_topic: Whether the article is about the dossier; None looks for its names.

    Returns:
        The counts with the sentence that tells each first.
    """
    words = _words(dossier)
    if on_topic is None:
        on_topic = any(words.is_topic(sentence.text) for sentence in sentences)
    if not on_topic:
        return ()
    found: dict[tuple[str, int], TallyFound] = {}
    for at, sentence in enumerate(sentences):
        before = [each.text for each in sentences[max(0, at - _REACH) : at]]
        for tally in _read(sentence, words, before):
            found.setdefault((tally.counted, tally.count), tally)
    return tuple(found.values())


_CUES = tuple((row["cue"], row["kind"]) for row in rows("tallies"))
_KIND_OF = {cue.rstrip("*"): kind for cue, kind in _CUES}


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
_CUE = re.compile(
    r"\b(?:"
    + "|".join(
        f"(?P<{kind}>{_cue_pattern(_BY_KIND[kind])})"
        for kind in ("barred", "interested", "negotiating", "declared", "signed")
    )
    + r")\b",
    re.IGNORECASE,
)
_DONE_TALKS = re.compile(
    r"\b(?:completed|finished|concluded|wrapped\sup|through\swith)\s(?:their\s|the\s|its\s)?"
    r"(?:negotiations|talks|consultations)\b",
    re.IGNORECASE,
)
_STATES = (
    r"(?:countries|country|states?|nations?|governments?|partners?|allies|ally|capitals"
    r"|signatories|partner\scountries|partner\sstates|parties)"
)
_ADJECTIVE = (
    r"(?:other|others|more|further|additional|new|such|similar|like|comparable|relevant|bilateral"
    r"|security|long-term|longterm|defen[cs]e|cooperation|co-operation|guarantees?|commitments?"
    r"|10-year|ten-year|10|year|ten|decade-long|partner|allied|different|foreign|separate|of\sthese"
    r"|of\sthem|of\sthose|of\sthe|of\sits|of\sour|of\sUkraine's|Western|supportive|individual|existing|signed|and|key|friendly"
    r"|donor|agreed|own)"
)
_HEAD = re.compile(
    rf"(?:[ \u00a0-]{_ADJECTIVE}){{0,6}}[ \u00a0](?P<states>{_STATES})\b", re.IGNORECASE
)
_ELLIPSIS = re.compile(
    r"[ \u00a0](?:others?|more|further(?:\sones)?|such|of\s(?:these|them|those))\b", re.IGNORECASE
)
_GROUP = re.compile(
    r"\b(?:EU|E\.U\.|European\sUnion|NATO|G7|G-7|Group\sof\sSeven|Nordic|Baltic|Balkan|African|Asian"
    r"|Pacific|Arab|Latin|union's|alliance's|bloc's|members?\sof|member|European)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r";|\s[\u2013\u2014-]\s|,\s(?=and\s|but\s|while\s|whereas\s|with\s|who\s|yet\s)"
    r"|,?\s(?:but|while|whereas)\s|,\sand\s|:\s"
    r"|\sand\s(?=(?:that\s)?(?:with\s)?(?:\w+\s){0,3}(?:is|are|was|were|has|have|will)\b)"
)
_UPCOMING = re.compile(
    r"\b(?:will|would|to\s(?:become|be|sign)|set\sto|about\sto|is\sto|are\sto|due\sto"
    r"|expected\sto|going\sto|once|after\sthat|or\swill)\b",
    re.IGNORECASE,
)
_ORDINAL_HEAD = re.compile(
    rf"(?:[ \u00a0-]{_ADJECTIVE}){{0,5}}(?:[ \u00a0](?P<states>{_STATES})\b)?", re.IGNORECASE
)
_ORDINAL_BEFORE = re.compile(
    r"\b(?:the|its|their|our|Ukraine's|Kyiv's|a|as|now)\s(?:[a-z]+\s){0,1}$", re.IGNORECASE
)
_WITH = re.compile(
    r"\b(?:with|between|by|from|to|of|for|among)\s(?:the\s|a\sfurther\s|another\s)?$", re.IGNORECASE
)
_ALL_THERE = re.compile(
    r"\b(?:there\s(?:are|were)|total(?:s|led|ling)?|(?:total|number)\s(?:is|of|to)|(?:in|all)\sall:?|brings?"
    r"|bringing|makes?|stands?\sat|rises?\sto|to)\s(?:now\s|already\s|up\sto\s|by\snow\s)?$",
    re.IGNORECASE,
)
_TO_SIGN = re.compile(
    r"[ \u00a0](?:to|of\sits\skind|overall|so\sfar|that|which|who|in|with|,)\b|[.,;]|$"
)


class _Words:
    """The dossier's names as patterns."""

    def __init__(self, dossier: Dossier) -> None:
        nouns = sorted({*dossier.agreement.nouns, *(f"{n}s" for n in dossier.agreement.nouns)})
        plain = [noun for noun in nouns if noun not in ("text", "texts", "instrument")]
        self.noun = re.compile(rf"\b(?:{alternatives(plain)})\b", re.IGNORECASE)
        self.head = re.compile(
            rf"(?:[ \u00a0-]{_ADJECTIVE}){{0,6}}[ \u00a0](?P<noun>{alternatives(plain)})\b",
            re.IGNORECASE,
        )
        qualified = (
            rf"\b(?:{alternatives(dossier.agreement.qualifiers)})[\s-](?:[a-z-]+\s){{0,2}}"
            rf"(?:{alternatives(plain)})\b"
        )
        self.agreement = re.compile(
            rf"\b(?:{alternatives(dossier.agreement.names)})\b|{qualified}", re.IGNORECASE
        )
        self.declaration = re.compile(
            rf"\b(?:{alternatives(dossier.declaration.names)}|"
            rf"(?:{alternatives(dossier.declaration.nouns)}))\b",
            re.IGNORECASE,
        )
        self.masks = re.compile(rf"\b(?:{alternatives(dossier.masks)})\b", re.IGNORECASE)
        self.named = re.compile(
            rf"\b(?:{alternatives(dossier.declaration.names)})\b", re.IGNORECASE
        )

    def is_topic(self, text: str) -> bool:
        """Whether a sentence names the agreement or the declaration."""
        return bool(self.named.search(text) or self.agreement.search(text))


@lru_cache(maxsize=4)
def _words(dossier: Dossier) -> _Words:
    return _Words(dossier)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a sentence: its text, where it starts in the sentence, and its cues."""

    text: str
    start: int
    cues: tuple[_Cue, ...]
    sentence: str
    before: Sequence[str]
    words: _Words


def _read(sentence: Located, words: _Words, before: Sequence[str]) -> list[TallyFound]:
    """The tallies of one sentence."""
    text = sentence.text
    numbers = [number for number in find_numbers(text) if _may_count(text, number)]
    if not numbers or not (_CUE.search(text) or words.noun.search(text)):
        return []
    times = [(span.start, span.end) for span in find_times(text)]
    found = []
    for number in numbers:
        if any(start < number.end and number.start < end for start, end in times):
            continue
        clause = _clause(text, number, before, words)
        counted = _counted(clause, _moved(number, clause.start))
        if counted is None or number.count is None or number.bound is None:
            continue
        kind, upcoming, cue = counted
        found.append(
            TallyFound(
                counted=kind,
                count=number.count,
                bound=number.bound,
                includes_upcoming=upcoming,
                start=sentence.start,
                end=sentence.start + len(text),
                cues=(
                    (sentence.start + number.from_, sentence.start + number.end),
                    (
                        sentence.start + clause.start + cue.start,
                        sentence.start + clause.start + cue.end,
                    ),
                ),
            )
        )
    return found


_PRICED = re.compile(r"[%\u20ac\u00a3$]|\s?(?:percent|per\scent|million|billion)\b", re.IGNORECASE)


_THE_TWO = re.compile(r"\b(?:the|these|those|our|their|its|all)\s$", re.IGNORECASE)


def _may_count(text: str, number: Number) -> bool:
    """Whether a number can be a count of states: not the Seven of a name, no price, no share."""
    if number.count is None or number.bound is None or not 1 < number.count <= _MOST:
        return False
    if _PRICED.match(text, number.end) or (
        number.start and text[number.start - 1] in "\u20ac\u00a3$"
    ):
        return False
    if number.count == 2 and not number.ordinal and _THE_TWO.search(text[: number.start][-12:]):
        return False
    if _SOME_OF.search(text[: number.start][-40:]):
        return False
    before = text[: number.start].rstrip(" \"'\u201c\u2018(")
    return not text[number.start].isupper() or not before or before[-1] in ".!?:\u2013-\u2022"


def _moved(number: Number, start: int) -> Number:
    return Number(
        number.start - start,
        number.end - start,
        number.value,
        number.limit,
        number.ordinal,
        max(0, number.from_ - start),
    )


def _clause(text: str, number: Number, before: Sequence[str], words: _Words) -> _Clause:
    """The clause that holds `number`."""
    start, end = 0, len(text)
    for cut in _CLAUSE_END.finditer(text):
        if cut.end() <= number.from_:
            start = cut.end()
        elif cut.start() >= number.end:
            end = cut.start()
            break
    body = text[start:end]
    cues = []
    for match in _CUE.finditer(body):
        kind = match.lastgroup or ""
        if match.group() == "May":
            continue
        cue = _Cue(match.start(), match.end(), kind)
        if match.group().lower() not in _POSSESSIONS or _possesses(body, cue, words):
            cues.append(cue)
    for match in _DONE_TALKS.finditer(body):
        cues = [cue for cue in cues if cue.end <= match.start() or cue.start >= match.end()]
        cues.append(_Cue(match.start(), match.end(), "signed"))
    cues.sort(key=lambda cue: cue.start)
    return _Clause(body, start, tuple(cues), text, before, words)


_POSSESSIONS = frozenset(["has", "have", "had", "holds", "counts", "there are", "there were"])
_POSSESSED = re.compile(r"\s(?:with|under|by|in|so|already|now|at)\b|\s?[,.;]|$")


def _possesses(body: str, cue: _Cue, words: _Words) -> bool:
    """Whether "has" is no auxiliary: "has 15 agreements", "agreements Ukraine already has"."""
    noun = words.noun.search(body, cue.end, cue.end + 80)
    if noun is not None:
        between = body[cue.end : noun.start()]
        return _CUE.search(between) is None and "," not in between
    earlier = words.noun.search(body, 0, cue.start)
    return earlier is not None and _POSSESSED.match(body, cue.end) is not None


def _counted(clause: _Clause, number: Number) -> tuple[TallyKind, bool, _Cue] | None:
    """What `number` counts in its clause, whether what is still to come is among it, and the cue."""
    body = clause.text
    of_states = _HEAD.match(body, number.end)
    of_agreements = clause.words.head.match(body, number.end)
    head = of_states or of_agreements
    if head is not None and _is_group(body, number.end, head.end()):
        return None
    if number.ordinal:
        cue = _ordinal_cue(clause, number, head)
    elif of_agreements is not None and of_states is None:
        cue = _agreements_cue(clause, number, of_agreements.end())
    elif of_states is not None:
        cue = _states_cue(clause, number, of_states.end())
    else:
        cue = _elliptic_cue(clause, number)
    if cue is None or _is_barred(clause, number, cue):
        return None
    kind = _kind(clause, cue, number, counts_agreements=of_agreements is not None and not of_states)
    if kind is None or (kind == "negotiating" and _is_listed(clause)):
        return None
    upcoming = _is_upcoming(clause, number, cue, kind)
    if kind == "signed" and upcoming and _MORE.search(body, number.start, number.end + 40):
        # "Two more will be signed" tells no total.
        return None
    return kind, upcoming, cue


_OF_GROUP = re.compile(
    rf"\s(?:in|of|from|within|inside|outside)\s(?:the\s)?{_GROUP.pattern}", re.IGNORECASE
)


_MORE = re.compile(r"\b(?:more|further|additional|another|others?)\b", re.IGNORECASE)


def _is_group(body: str, start: int, end: int) -> bool:
    return bool(_GROUP.search(body, start, end) or _OF_GROUP.match(body, end))


def _is_listed(clause: _Clause) -> bool:
    """Whether a colon opens the list of what was counted: rows say it better than a tally."""
    end = clause.start + len(clause.text)
    return clause.sentence[end : end + 1] == ":"


def _positive(clause: _Clause) -> list[_Cue]:
    return [cue for cue in clause.cues if cue.kind != "barred"]


def _agreements_cue(clause: _Clause, number: Number, head: int) -> _Cue | None:
    """The cue of "has signed 14 agreements", "14 agreements signed", "14 agreements it has"."""
    before = [cue for cue in _positive(clause) if cue.end <= number.from_]
    after = [cue for cue in _positive(clause) if cue.start >= head]
    if (
        before
        and number.from_ - before[-1].end <= 25
        and "," not in clause.text[before[-1].end : number.from_]
    ):
        return before[-1]
    return after[0] if after else (before[-1] if before else None)


def _states_cue(clause: _Clause, number: Number, head: int) -> _Cue | None:
    """The cue of "30 countries have joined", "is negotiating with 17 countries"."""
    before = [cue for cue in _positive(clause) if cue.end <= number.from_]
    after = [cue for cue in _positive(clause) if cue.start >= head]
    if _WITH.search(clause.text[max(0, number.from_ - 24) : number.from_]):
        return before[-1] if before else (after[0] if after else None)
    return after[0] if after else None


def _ordinal_cue(clause: _Clause, number: Number, head: re.Match[str] | None) -> _Cue | None:
    """The cue of "the 12th country that has signed", "its 15th", "the 27th to join"."""
    end = head.end() if head is not None else number.end
    if not _ORDINAL_BEFORE.search(clause.text[max(0, number.start - 30) : number.start]):
        return None
    if head is None and not _TO_SIGN.match(clause.text, number.end):
        return None
    after = [cue for cue in _positive(clause) if cue.start >= end]
    if after and after[0].start - end <= 60:
        return after[0]
    noun = clause.words.noun.search(clause.text)
    if noun is None or clause.words.masks.search(clause.text):
        return None
    # "its 15th", "the 15th bilateral security pact": an agreement that is counted is signed.
    return _Cue(noun.start(), noun.end(), "signed")


_DIRECT = re.compile(
    r"(?:\s(?:others?|more|further(?:\sones)?|such|of\s(?:these|them|those)))?"
    r"(?:\s(?:are|were|is|have|has|had|to\scome|being|already|now)\b)",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\bone\sof\s(?:the\s|its\s|some\s)?$", re.IGNORECASE)
_SOME_OF = re.compile(
    r"\b(?!one\b)\w+\sof\s(?:the|these|those|its|Ukraine's)\s(?:[a-z]+\s)?$", re.IGNORECASE
)
_ENDS = re.compile(r"(?:\s(?:so\sfar|by\snow|already|now|in\sall|in\stotal))?\s?(?:[,.;)]|$)")


def _elliptic_cue(clause: _Clause, number: Number) -> _Cue | None:
    """The cue of "is negotiating with five", "ten others are being prepared", "there are 17"."""
    body = clause.text
    before = [cue for cue in _positive(clause) if cue.end <= number.from_]
    after = [cue for cue in _positive(clause) if cue.start >= number.end]
    ahead = body[max(0, number.from_ - 30) : number.from_]
    ends = _ENDS.match(body, number.end) is not None
    if _ELLIPSIS.match(body, number.end) and _WITH.search(ahead):
        near = after or before[-1:]
        return near[0] if near else None
    if _ONE_OF.search(ahead):
        return after[0] if after and after[0].start - number.end < 40 else None
    if _DIRECT.match(body, number.end):
        return after[0] if after and after[0].start - number.end < 60 else None
    if ends and _WITH.search(ahead) and before and number.from_ - before[-1].end < 30:
        return before[-1]
    if ends and _ALL_THERE.search(ahead) and _speaks_of(clause, clause.words.noun):
        start = number.from_ - len(ahead.split()[-1]) - 1
        return _Cue(max(0, start), number.from_, "signed")
    return None


def _is_barred(clause: _Clause, number: Number, cue: _Cue) -> bool:
    """Whether a denial, hope or target governs the count or its cue."""
    for other in clause.cues:
        if other.kind != "barred":
            continue
        if other.end <= max(number.from_, cue.start):
            if "," not in clause.text[other.end : max(number.from_, cue.start)]:
                return True
        elif other.start < max(number.end, cue.end):
            return True
    return False


_UNDER = re.compile(
    r"\b(?:under|in\sline\swith|pursuant\sto|on\sthe\sbasis\sof|based\son|in\sthe\sframework\sof|within"
    r"|following|to\s(?:carry\sout|implement)|as\spart\sof|provided\sfor\sby|by)\s(?:the\s)?(?:\S+\s)?$",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\s(?:it|this|that|the\s(?:document|text|same))\b|\s?[.,;]|$"
    r"|\s(?:by|since|so\sfar|on|in|now|already|later|afterwards|too)\b",
    re.IGNORECASE,
)


def _kind(
    clause: _Clause, cue: _Cue, number: Number, *, counts_agreements: bool
) -> TallyKind | None:
    """The tally's kind, None where the cue's instrument is not the dossier's."""
    body, words = clause.text, clause.words
    if cue.kind == "declared":
        return "declared" if _joins_declaration(clause, cue) else None
    declaration = _object(words.declaration, body, cue.end)
    noun = _object(words.noun, body, cue.end)
    if (
        cue.kind == "signed"
        and not counts_agreements
        and declaration is not None
        and (noun is None or declaration.start() <= noun.start())
    ):
        return "declared"
    if not _means_agreement(clause, number, cue.kind, counts_agreements=counts_agreements):
        return None
    return cue.kind  # type: ignore[return-value]  # the cues' kinds are the tallies'


def _object(pattern: re.Pattern[str], body: str, start: int) -> re.Match[str] | None:
    """The instrument that follows a cue as its object, not as the basis of another."""
    match = pattern.search(body, start, start + 90)
    if match is None or _UNDER.search(body[max(start, match.start() - 40) : match.start()]):
        return None
    return match


def _joins_declaration(clause: _Clause, cue: _Cue) -> bool:
    body, words = clause.text, clause.words
    if _object(words.declaration, body, cue.end) is not None:
        return True
    if _IT.match(body, cue.end) is None:
        return False
    return _speaks_of(clause, words.declaration)


def _speaks_of(clause: _Clause, pattern: re.Pattern[str]) -> bool:
    """Whether the sentence or one shortly before it speaks of an instrument."""
    return any(pattern.search(text) for text in (clause.sentence, *clause.before))


_SUCH = re.compile(r"\b(?:such|similar|these|those|like|comparable|relevant|bilateral)\b", re.IGNORECASE)
_OTHER_TOPIC = re.compile(
    r"\s(?:on|about|concerning|worth|in\sthe\sfield\sof)\s(?!security|long-term|guarantees|bilateral"
    r"|cooperation|support|the\s(?:same|margins|sidelines)|\d|[A-Z])",
)


def _means_agreement(
    clause: _Clause, number: Number, kind: str, *, counts_agreements: bool
) -> bool:
    """Whether what is signed or negotiated is the dossier's agreement and no other instrument."""
    body, words = clause.text, clause.words
    masks = [match.span() for match in words.masks.finditer(body)]
    nouns = [
        match
        for match in words.noun.finditer(body)
        if not any(start <= match.start() < end for start, end in masks)
    ]
    if masks and not nouns:
        return False
    if words.agreement.search(clause.sentence) is not None:
        return True
    if counts_agreements:
        head = words.head.match(body, number.end)
        if head is not None and _OTHER_TOPIC.match(body, head.end()):
            return False
    if _SUCH.search(body) and nouns:
        return True
    if nouns or _speaks_of(clause, words.noun):
        return True
    return kind == "negotiating" and _speaks_of(clause, words.declaration)


def _is_upcoming(clause: _Clause, number: Number, cue: _Cue, kind: TallyKind) -> bool:
    """Whether the count takes in what is still to come: "will be the 15th", "would make 32"."""
    body = clause.text
    if number.ordinal or kind == "signed":
        if _UPCOMING.search(body, 0, number.from_):
            return True
        between = body[number.end : cue.start] if cue.start > number.end else ""
        return re.search(r"\b(?:will|would)\b", between) is not None
    return re.search(r"\bor\s(?:will|would|are\sto)\b", body[number.end :]) is not None
