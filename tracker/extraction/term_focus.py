"""Whose agreement each sentence of an article speaks of, for the terms that it states."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.domain.events import Report
from tracker.dossiers.dossier import Dossier
from tracker.extraction.any_case import AnyCase
from tracker.extraction.lexicon import adversaries
from tracker.extraction.sentence import Sentence
from tracker.extraction.term_owners import (
    Group,
    Named,
    alike_in,
    groups_of,
    likened,
    parties_in,
)
from tracker.extraction.term_partners import of_agreement, of_another_thing, owning
from tracker.extraction.term_words import NOUN
from tracker.extraction.terms import holds_term, is_class_statement

SILENT = frozenset({"noise", "link", "caption", "dateline"})
_NO_AGREEMENT = frozenset({"declaration_joined", "terms_reported"})
_WITHOUT = frozenset({"talks_stalled", "intent_declared"})
"""Of whom one of these is told has no agreement that runs together with others'."""
_MAIN = 3
"""How many parties a lead may name that "the agreement" further down still means."""


_SUBJECT = 25
"""How far into a sentence its subject may begin: another party there has terms of its own."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence, whose agreements it speaks of, and the parties it names in groups."""

    sentence: Sentence
    focus: tuple[str, ...]
    groups: list[Group]
    of_class: bool
    alike: tuple[str, ...] = ()
    """The parties whose agreements are said to be the same in this."""
    question: str = ""
    """The sentence before, which this one may answer."""
    earlier: tuple[str, ...] = ()
    """Whose agreements were told before it, and still are up to a semicolon before any name."""


def followed(
    sentences: Sequence[Sentence],
    reports: Sequence[Report],
    named: Callable[[Sentence], Sequence[Named]],
    dossier: Dossier,
) -> Iterator[Spot]:
    """The sentences that speak of somebody's agreement, in order, with whose it is."""
    before = {each.number: last.text for last, each in pairwise(sentences)}
    stating = {
        each.number for each in sentences if holds_term(each.text, before.get(each.number, ""))
    }
    sentences, all_of_them = _needed(sentences, stating), sentences
    told = {sentence.number: parties_in(sentence, named) for sentence in sentences}
    parties = {each.party for each in reports if each.kind not in _NO_AGREEMENT}
    if not parties or {name.party for names in told.values() for name in names} - parties:
        parties |= of_agreement(all_of_them, named, dossier) | owning(told, sentences, dossier)
    if not parties:
        return
    having = parties - {each.party for each in reports if each.kind in _WITHOUT}
    resting = _resting(sentences, reports)
    groups, others = _named_groups(sentences, told, parties, resting, dossier)
    naming = {
        number: tuple(dict.fromkeys(code for _, codes in known for code in codes))
        for number, known in groups.items()
    }
    main = _main(sentences, resting) or _main(sentences, naming)
    focus, line = main, -1
    recent: list[tuple[str, ...]] = []
    of_others = False
    headed: tuple[str, ...] = ()
    for sentence in sentences:
        here = told_here = naming[sentence.number] or resting.get(sentence.number, ())
        new_line = sentence.line != line
        if sentence.section == "header" and new_line:
            headed = naming[sentence.number] if len(naming[sentence.number]) == 1 else ()
        if not naming[sentence.number]:
            of_before = likened(sentence, told[sentence.number])
            here = () if of_before else _of_main(sentence, main, here) if new_line else here
        open_list = _OPEN_LIST.search(before.get(sentence.number, "")) is not None
        together = () if open_list else _both(sentence.text, recent, main)
        together = together if having.issuperset(together) else ()
        earlier = together or focus
        if here:
            focus = here
            recent = [here, *recent[: _MOST_AT_ONCE - 1]]
        elif together:
            focus = together
        elif new_line:
            focus = headed or _of_paragraph(sentence, main, recent)
        goes_on = not new_line and not here and _ITS.match(sentence.text) is not None
        line = sentence.line
        of_others = (sentence.number in others and sentence.number not in resting) or (
            of_others and goes_on
        )
        few = here or together or len(focus) <= _MAIN
        if not of_others and few and sentence.number in stating:
            of_class = is_class_statement(sentence.text, len(told_here or together))
            question = before.get(sentence.number, "")
            alike = alike_in(
                sentence, [each for each in told[sentence.number] if each.party in parties]
            )
            own = groups[sentence.number]
            yield Spot(sentence, focus, own, of_class, alike, question, earlier if own else ())


def _of_main(
    sentence: Sentence, main: tuple[str, ...], resting: tuple[str, ...]
) -> tuple[str, ...]:
    """Whose agreement a paragraph begins with that names no party: "The agreement runs on"."""
    return main if len(main) == 1 and _THE_AGREEMENT.match(sentence.text) else resting


def _of_paragraph(
    sentence: Sentence, main: tuple[str, ...], recent: Sequence[tuple[str, ...]]
) -> tuple[str, ...]:
    """Whose agreement a paragraph goes on about: of several in the title, of the one told last."""
    alone = len(main) > 1 and recent and len(recent[0]) == 1
    return recent[0] if alone and _ONE_AGREEMENT.match(sentence.text) else main


def _needed(sentences: Sequence[Sentence], stating: set[int]) -> Sequence[Sentence]:
    """The sentences up to the last that states a term, and those that tell of whom the text is."""
    last = max((at for at, each in enumerate(sentences) if each.number in stating), default=-1)
    if last < 0:
        return ()
    lead = [at for at, each in enumerate(sentences) if each.section == "title"]
    lead += [at for at, each in enumerate(sentences) if each.section == "body"][:2]
    return sentences[: max(last, *lead) + 1] if lead else sentences[: last + 1]


_THE_AGREEMENT = AnyCase(rf"\W{{0,2}}(?:the|this)\s(?:[\w-]+\s){{0,2}}{NOUN}\b")
_ONE_AGREEMENT = AnyCase(
    r"\W{0,2}(?:the|this|its?)\b(?!\s(?:two|three|four|agreements|documents|texts|pacts|deals|accords))"
)
"""What begins with one agreement, where the title names several parties: of the one told last."""
_SAID_OF_IT = AnyCase(
    rf"\b(?:that|as|because|since)\s(?:the|this|its)\s(?:[\w-]+\s)?{NOUN}\s(?:is|are|was|were)\b"
)
_SIZES = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_TEXTS = r"(?:texts|documents|agreements|papers|pacts|deals|accords)"
_BOTH = AnyCase(
    r"\W{0,2}(?:(?P<size>both)|(?:all|the|each\sof\sthe|these)\s(?P<size2>two|three|four|five|six))\b(?!\s(?:sides"
    r"|countries|presidents|leaders|parties|governments|others|other|more|further|decades|years))",
)
_EVERY = AnyCase(
    rf"\W{{0,2}}(?:all|each)\s(?:of\s(?:them|these|the\s{_TEXTS})|(?:have|run|last|are|were|will)\b)"
    r"|\W{0,2}[^,;.]{0,30}\bin\seach\scase\b"
)
_SEVERAL = AnyCase(rf"\W{{0,2}}(?:the|these|their)\s{_TEXTS}\b|\W{{0,2}}(?:they|these)\b")
_MOST_AT_ONCE = 6
_OPEN_LIST = AnyCase(r"\b(?:including|such\sas|among\sthem|for\sexample|among\sothers)\b")


def _both(text: str, recent: Sequence[tuple[str, ...]], main: tuple[str, ...]) -> tuple[str, ...]:
    """The parties of "both" or "all three": the last so many that were spoken of.

    "All of them" are the parties of the last list, or those spoken of one after the other.
    """
    match = _BOTH.match(text)
    if match is None and _SEVERAL.match(text):
        listed = (*recent[:1], main)
        return next((parties for parties in listed if 1 < len(parties) <= _MAIN), ())
    if match is None:
        return _every(recent) if _EVERY.match(text) else ()
    size = _SIZES[match["size"] or match["size2"]]
    for parties in (*recent[:1], main, *recent[1:]):
        if len(parties) == size:
            return parties
    joined: list[str] = []
    for parties in recent:
        joined = [*(code for code in parties if code not in joined), *joined]
        if len(joined) >= size:
            break
    return tuple(joined) if len(joined) == size else ()


def _every(recent: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    joined = tuple(dict.fromkeys(code for parties in reversed(recent) for code in parties))
    return joined if 1 < len(joined) <= _MOST_AT_ONCE else ()


_ITS = AnyCase(r"\W{0,2}its?\b")
_BETWEEN = AnyCase(r"\bbetween\s[^.;]{2,60}\sand\s")


def _named_groups(
    sentences: Sequence[Sentence],
    told: dict[int, list[Named]],
    parties: set[str],
    resting: dict[int, tuple[str, ...]],
    dossier: Dossier,
) -> tuple[dict[int, list[Group]], set[int]]:
    """The parties named in each sentence, and the sentences that speak of somebody else's terms."""
    apart = adversaries(dossier.home)
    groups: dict[int, list[Group]] = {}
    others: set[int] = set()
    for sentence in sentences:
        names = [each for each in told[sentence.number] if each.party in parties]
        strangers = [each for each in told[sentence.number] if each.party not in parties | apart]
        between = bool(strangers) and _BETWEEN.search(sentence.text) is not None
        leading = groups_of(sentence, strangers)
        subject = any(start - sentence.start < _SUBJECT for start, _ in leading)
        subject = subject and _SAID_OF_IT.search(sentence.text) is None
        of_another = sentence.number not in resting and of_another_thing(sentence.text, dossier)
        if between or (subject and not names) or of_another:
            others.add(sentence.number)
        groups[sentence.number] = _meant(
            groups_of(sentence, names), resting.get(sentence.number, ())
        )
    return groups, others


def _meant(groups: list[Group], resting: tuple[str, ...]) -> list[Group]:
    """The parties named whose reports rest on the sentence, where any of them is named in it."""
    told = [(at, tuple(code for code in codes if code in resting)) for at, codes in groups]
    return [(at, codes) for at, codes in told if codes] or groups


def _resting(
    sentences: Sequence[Sentence], reports: Sequence[Report]
) -> dict[int, tuple[str, ...]]:
    """The parties whose reports rest on a sentence, by its number."""
    found: dict[int, list[str]] = {}
    for sentence in sentences:
        for report in reports:
            if report.kind in _NO_AGREEMENT:
                continue
            if sentence.start <= report.evidence.start < sentence.end:
                codes = found.setdefault(sentence.number, [])
                if report.party not in codes:
                    codes.append(report.party)
    return {number: tuple(codes) for number, codes in found.items()}


def _main(sentences: Sequence[Sentence], speaking: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The parties that the title speaks of, else the first two sentences of the body."""
    titles = [each.number for each in sentences if each.section == "title"]
    body = [each.number for each in sentences if each.section == "body"]
    for number in [*titles, *body[:2]]:
        if speaking.get(number):
            return speaking[number] if len(speaking[number]) <= _MAIN else ()
    return ()
