"""Counts that an article reports: how many signed, negotiate, joined or showed interest.

A count is a tally where three things stand together in its clause: what is counted (countries or
agreements of the dossier), the cue that tells how far they have come, and the instrument meant.
Sub-groups ("seven EU states"), targets, hopes and denials are left out. The labelling guide's
ruling 13 is the source of these rules.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tracker.domain.events import Bound, TallyKind
from tracker.dossiers.dossier import Dossier
from tracker.extraction.any_case import AnyCase
from tracker.extraction.numbers import Number, find_numbers
from tracker.extraction.tally_answer import asked_kind, labelled_kind
from tracker.extraction.tally_bare import bare_cue
from tracker.extraction.tally_beside import is_beside, is_with_another
from tracker.extraction.tally_clause import Clause, Cue, clause_of
from tracker.extraction.tally_cue import (
    HEAD,
    SOME_OF,
    agreements_cue,
    is_group,
    states_cue,
)
from tracker.extraction.tally_ellipsis import elliptic_cue
from tracker.extraction.tally_kind import SIGNATORY, is_barred, is_upcoming, kind_of
from tracker.extraction.tally_only import only_one
from tracker.extraction.tally_ordinal import NTH_HEAD, ordinal_cue
from tracker.extraction.tally_total import is_no_total
from tracker.extraction.tally_words import Words, words_of
from tracker.extraction.times import find_times

_REACH = 8
"""How many sentences back "it" and "such" may mean what they spoke of."""

_FIRST = 4
"""How many sentences at the head of a page tell what all of it is about."""

_NUMBERS = 12
"""How many numbers of a sentence are looked at; one with more is a table."""

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
    words = words_of(dossier)
    if on_topic is None:
        on_topic = _is_about(sentences, words)
    if not on_topic:
        return ()
    found: dict[tuple[str, int], TallyFound] = {}
    for at, sentence in enumerate(sentences):
        before = _context(sentences, at)
        asked = asked_kind(sentences[at - 1].text, sentence.text) if at else None
        for tally in _read(sentence, words, before, asked):
            found.setdefault((tally.counted, tally.count), tally)
        alone = only_one(sentence.text, before[-1] if at else "", words)
        if alone is not None:
            found.setdefault(("signed", 1), _one(sentence, alone))
    return tuple(found.values())


def _context(sentences: Sequence[Located], at: int) -> list[str]:
    """What may be meant by "it" and "such": the next sentence, the page's first, those before.

    The nearest stands last. A page says what it is about in its first sentences.
    """
    near = max(0, at - _REACH)
    context = [*sentences[at + 1 : at + 2], *sentences[: min(_FIRST, near)], *sentences[near:at]]
    return [each.text for each in context]


def _one(sentence: Located, told: re.Match[str]) -> TallyFound:
    """The tally of a single agreement, "the only one so far"."""
    start, end = sentence.start, sentence.start + len(sentence.text)
    cue = (start + told.start(), start + told.end())
    return TallyFound(
        "signed", 1, "exact", includes_upcoming=False, start=start, end=end, cues=(cue,)
    )


def _is_about(sentences: Sequence[Located], words: Words) -> bool:
    """Whether the sentences name the home party, and the agreement or the declaration."""
    if not any(words.home.search(sentence.text) for sentence in sentences):
        return False
    return any(words.is_topic(sentence.text) for sentence in sentences)


def _read(
    sentence: Located, words: Words, before: Sequence[str], asked: TallyKind | None
) -> list[TallyFound]:
    """The tallies of one sentence, which may answer what was asked."""
    text = sentence.text
    read = (_settled(text, number) for number in find_numbers(text))
    numbers = [number for number in read if _may_count(text, number)][:_NUMBERS]
    if not numbers:
        return []
    times = [(span.start, span.end) for span in find_times(text)]
    found = []
    for number in numbers:
        if any(start < number.end and number.start < end for start, end in times):
            continue
        clause = clause_of(text, number, before, words)
        moved = _moved(number, clause.start)
        counted = _counted(clause, moved)
        label = labelled_kind(text, number.from_, number.end)
        asked = label if asked is None else asked
        if asked is not None and not number.ordinal:
            counted = asked, False, Cue(moved.from_, moved.end, asked)
            asked = None
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


_OF_CHANNEL = AnyCase(r"\b(?:channel|account|newsletter|page|podcast)\b.{0,30}\bsubscribers\b")
_GOES_UP_TO = AnyCase(r"\b(?:go(?:es|ne)?|went|moves?|moved|crept|climbs?|is)\sup\sto\s$")
_AS_MANY_AS = AnyCase(r"as\smany\sas\s$")


def _settled(text: str, number: Number) -> Number:
    """The number, exact where "up to" belongs to its verb or "as many as" but stresses it."""
    if number.limit != "at_most":
        return number
    goes = _GOES_UP_TO.search(text[max(0, number.start - 20) : number.start])
    if goes is None and not _AS_MANY_AS.search(text[max(0, number.start - 12) : number.start]):
        return number
    return replace(number, limit="exact", from_=number.start)


_PRICED = AnyCase(
    r"[%\u20ac\u00a3$]|\)?\s(?:full\s)?years?\b|\s?(?:percent|per\scent|million|billion)\b"
)


_CLOCK_BEFORE = re.compile(r"(?:^|\s)\d{1,2}[:.]\d\d$")
_PLURAL = AnyCase(r"s$")
_HEADING = re.compile(r"^\s*\d{1,2}\s[A-Z][\w ]{1,30}$")
_THE_TWO = AnyCase(r"\b(?:the|these|those|our|their|its|all)\s$")


def _may_count(text: str, number: Number) -> bool:
    """Whether a number can be a count of states: not the Seven of a name, no price, no share."""
    if number.count is None or number.bound is None or not 1 < number.count <= _MOST:
        return False
    near = text[max(0, number.start - 40) : number.start]
    if is_beside(text, number, near):
        return False
    if text.strip(" .") == text[number.start : number.end]:
        return False
    priced = _PRICED.match(text, number.end) or near.endswith(("\u20ac", "\u00a3", "$"))
    if priced or SOME_OF.search(near) or _HEADING.match(text):
        return False
    if number.count == 2 and not number.ordinal and _THE_TWO.search(near[-12:]):
        return False
    before = near.rstrip(" \"'\u201c\u2018(")
    begins = not before or before[-1] in ".!?:\u2013-\u2022" or _CLOCK_BEFORE.search(before)
    return bool(begins) or not text[number.start].isupper()


def _moved(number: Number, start: int) -> Number:
    return Number(
        number.start - start,
        number.end - start,
        number.value,
        number.limit,
        number.ordinal,
        max(0, number.from_ - start),
    )


def _counted(clause: Clause, number: Number) -> tuple[TallyKind, bool, Cue] | None:
    """What `number` counts in its clause, whether some of it is still to come, and the cue."""
    body = clause.text
    if is_with_another(body, number.end, clause.words):
        return None
    of_states = HEAD.match(body, number.end)
    if number.ordinal and of_states is None:
        of_states = NTH_HEAD.match(body, number.end)
    of_agreements = clause.words.head.match(body, number.end) if of_states is None else None
    if of_agreements is not None and not number.ordinal and not _PLURAL.search(of_agreements[0]):
        of_agreements = None
    head = of_states or of_agreements
    if head is not None and is_group(body, number.end, head.end()):
        return None
    if number.ordinal:
        cue = ordinal_cue(clause, number, head)
    elif of_agreements is not None:
        cue = agreements_cue(clause, number, of_agreements.end())
    elif of_states is not None:
        cue = _of_states(clause, number, of_states)
    else:
        cue = elliptic_cue(clause, number)
    told = _told(clause, number, cue, of_agreements)
    # "Poland joined, taking the tally to 25": where its verb tells nothing, the sum may.
    if told is not None or (cue is not None and is_barred(clause, number, cue)):
        return told
    return _told(clause, number, bare_cue(clause, number), of_agreements)


def _told(
    clause: Clause, number: Number, cue: Cue | None, of_agreements: re.Match[str] | None
) -> tuple[TallyKind, bool, Cue] | None:
    """The tally that a cue makes of a number, None where it makes none."""
    if cue is None or is_barred(clause, number, cue):
        return None
    kind = kind_of(clause, cue, number, counts_agreements=of_agreements is not None)
    if kind is None or is_no_total(clause, number, cue, kind, of_agreements):
        return None
    return kind, is_upcoming(clause, number, cue, kind), cue


def _of_states(clause: Clause, number: Number, head: re.Match[str]) -> Cue | None:
    """The cue of states that are counted, who may be told as signatories."""
    cue = states_cue(clause, number, head.end())
    if cue is None and SIGNATORY.search(head.group()) and not _OF_CHANNEL.search(clause.text):
        return Cue(head.start(), head.end(), "signed")
    return cue
