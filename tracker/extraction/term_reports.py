"""The terms of an article, each tied to its party: events from what `terms` reads.

Whose agreement a sentence speaks of: of the parties that the article reports on, those whose
report rests on this sentence, else those it names; else, within a paragraph, those of the sentence
before; else the party of the title or lead.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.domain.events import Amount, Evidence, Report, TermsReported
from tracker.extraction.sentence import Sentence
from tracker.extraction.terms import TermFound, find_terms, is_class_statement

_SILENT = frozenset({"noise", "link", "caption", "dateline"})
_NO_AGREEMENT = frozenset({"declaration_joined", "terms_reported"})
_MAIN = 3
"""How many parties a lead may name that "the agreement" further down still means."""


@dataclass(frozen=True, slots=True)
class Named:
    """A party's name at `start` to `end` of the article's text."""

    start: int
    end: int
    party: str


_LISTED = re.compile(
    r"[\s,;'\u2019s()&-]*(?:and|or|as\swell\sas)?[\s,]*(?:the\s|its\s)?", re.IGNORECASE
)
_COMPARED = re.compile(
    r"\b(?:like|unlike|than|after|besides|similar\sto|those\s(?:of|with)|as\s(?:in|with|for))"
    r"(?:\s[\w-]+){0,3}\s$",
    re.IGNORECASE,
)


def report_terms(  # noqa: PLR0913 -- the article, and all that has been read of it
    sentences: Sequence[Sentence],
    reports: Sequence[Report],
    named: Callable[[Sentence], Sequence[Named]],
    article: Article,
    dossier: str,
    *,
    published: Day | None = None,
    reader: str = "",
) -> tuple[TermsReported, ...]:
    """What the article states of the agreements that it reports on.

    Args:
        sentences: The article's sentences.
        reports: What the article says of parties' agreements.
        named: The parties' names in a sentence, in its order.
        article: The article that the sentences are of.
        dossier: The dossier's id.
        published: The day that "this year" is counted from.
        reader: The reader's version.

    Returns:
        One event a party and sentence, in the order of the text; a term told twice of a party is
        in the first, and the first told stands where two differ.
    """
    parties = {each.party for each in reports if each.kind not in _NO_AGREEMENT}
    if not parties:
        return ()
    resting = _resting(sentences, reports)
    spoken = [sentence for sentence in sentences if sentence.section not in _SILENT]
    names = {
        sentence.number: [each for each in named(sentence) if each.party in parties]
        for sentence in spoken
    }
    naming = {
        number: tuple(dict.fromkeys(each.party for each in known))
        for number, known in names.items()
    }
    main = _main(spoken, resting) or _main(spoken, naming)
    known: set[tuple[str, str]] = set()
    found: list[TermsReported] = []
    focus, line = main, -1
    for sentence in spoken:
        here = resting.get(sentence.number) or naming[sentence.number]
        of_class = is_class_statement(sentence.text, len(here))
        if here:
            focus = here
        elif sentence.line != line:
            focus = main
        line = sentence.line
        if len(focus) > _MAIN and not here:
            continue
        terms = find_terms(
            sentence.text,
            sentence.start,
            focus,
            is_class_statement=of_class,
            published=published,
        )
        groups = _groups(sentence, names[sentence.number])
        owners = {term: _owners(term, groups, focus) for term in terms}
        for party in dict.fromkeys(code for codes in owners.values() for code in codes):
            fresh = [
                term for term in terms if party in owners[term] and (party, term.key) not in known
            ]
            known.update((party, term.key) for term in fresh)
            if fresh:
                found.append(_event(fresh, party, sentence, article, dossier, reader))
    return tuple(found)


def _groups(sentence: Sentence, names: Sequence[Named]) -> list[tuple[int, tuple[str, ...]]]:
    """The parties named, those of one list together, with where each group begins."""
    groups: list[tuple[int, tuple[str, ...]]] = []
    last: Named | None = None
    skipped = False
    for name in names:
        gap = sentence.text[last.end - sentence.start : name.start - sentence.start] if last else ""
        if last is None or not _LISTED.fullmatch(gap):
            at = name.start - sentence.start
            skipped = _COMPARED.search(sentence.text[max(0, at - 40) : at]) is not None
            if not skipped:
                groups.append((name.start, (name.party,)))
        elif not skipped:
            start, codes = groups[-1]
            groups[-1] = (start, codes if name.party in codes else (*codes, name.party))
        last = name
    return groups


def _owners(
    term: TermFound, groups: list[tuple[int, tuple[str, ...]]], focus: tuple[str, ...]
) -> tuple[str, ...]:
    """Whose term it is: of several groups in its sentence the nearest before it."""
    if len(groups) < 2:
        return focus
    before = [codes for start, codes in groups if start <= term.start]
    return before[-1] if before else focus


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


def _event(  # noqa: PLR0913, PLR0917
    terms: Sequence[TermFound],
    party: str,
    sentence: Sentence,
    article: Article,
    dossier: str,
    reader: str,
) -> TermsReported:
    event = TermsReported(
        dossier=dossier,
        article=article.id,
        party=party,
        evidence=Evidence(sentence.text, sentence.start, sentence.end),
        told_as="background" if sentence.section == "background" else "news",
        rule="terms",
        reader=reader,
        cues=tuple((term.start, term.end) for term in terms),
        trace=tuple(f"{term.key}: {term.value}" for term in terms),
    )
    for term in terms:
        event = _with(event, term)
    return event


def _with(event: TermsReported, term: TermFound) -> TermsReported:
    """The event with one more term; each key takes values of its own type."""
    value = term.value
    if isinstance(value, Amount):
        return replace(event, amount=value)
    if isinstance(value, bool):
        if term.key == "binding":
            return replace(event, binding=value)
        return replace(event, mutual_defence=value)
    if isinstance(value, str):
        return replace(event, legal_form=value)
    if term.key == "duration_years":
        return replace(event, duration_years=value)
    return replace(event, consultation_hours=value)
