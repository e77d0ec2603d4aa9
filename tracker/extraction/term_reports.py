"""The terms of an article, each tied to its party: events from what `terms` reads.

Whose agreement a sentence speaks of: of the parties that the article reports on, those whose
report rests on this sentence, else those it names; else, within a paragraph, those of the sentence
before; else the party of the title or lead.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.domain.events import Amount, Evidence, Report, TermsReported
from tracker.dossiers.dossier import Dossier
from tracker.extraction.any_case import AnyCase
from tracker.extraction.sentence import Sentence
from tracker.extraction.term_focus import SILENT, Spot, followed
from tracker.extraction.term_owners import Named, owners_of
from tracker.extraction.terms import TermFound, find_terms


def report_terms(  # noqa: PLR0913 -- the article, and all that has been read of it
    sentences: Sequence[Sentence],
    reports: Sequence[Report],
    named: Callable[[Sentence], Sequence[Named]],
    article: Article,
    dossier: Dossier,
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
        dossier: What is being followed.
        published: The day that "this year" is counted from.
        reader: The reader's version.

    Returns:
        One event a party and sentence, in the order of the text; a term told twice of a party is
        in the first, and the first told stands where two differ.
    """
    if not reports:
        # The terms of whatever it speaks of are not those of an agreement that is followed.
        return ()
    spoken = [sentence for sentence in sentences if sentence.section not in SILENT]
    known: set[tuple[str, str]] = set()
    found: list[TermsReported] = []
    for spot in followed(spoken, reports, named, dossier):
        terms = _read(spot, published)
        before = spot.earlier if _goes_on(spot) else ()
        owners = {term: owners_of(term, spot.groups, spot.focus, before) for term in terms}
        owners = {
            term: codes if term.key == "amount" else (*codes, *spot.alike)
            for term, codes in owners.items()
        }
        for party in dict.fromkeys(code for codes in owners.values() for code in codes):
            fresh = [
                term for term in terms if party in owners[term] and (party, term.key) not in known
            ]
            known.update((party, term.key) for term in fresh)
            if fresh:
                found.append(_event(fresh, party, spot.sentence, article, dossier.id, reader))
    return tuple(found)


def _read(spot: Spot, published: Day | None) -> list[TermFound]:
    """The terms of a sentence; where it speaks of several agreements, those of each part.

    A part is read in its whole sentence, whose verb it may share, with the figures of the other
    parts blotted out.
    """
    sentence, groups = spot.sentence, spot.groups
    cuts = [sentence.start, *(start for start, _ in groups[1:]), sentence.end]
    parts = [(sentence.start, sentence.end, spot.focus)]
    if len(groups) > 1:
        own = zip(pairwise(cuts), groups, strict=True)
        parts = [(start, end, codes) for (start, end), (_, codes) in own] + parts
    terms: list[TermFound] = []
    for start, end, parties in parts:
        first, last = start - sentence.start, end - sentence.start
        text = (
            _blotted(sentence.text[:first])
            + sentence.text[first:last]
            + _blotted(sentence.text[last:])
        )
        for term in find_terms(
            text,
            sentence.start,
            parties,
            is_class_statement=spot.of_class,
            in_agreement=sentence.section != "background",
            published=published,
            question=spot.question,
            within=(first, last),
        ):
            taken = any(term.key == known.key and known.start >= start for known in terms)
            if start <= term.start < end and not taken:
                terms.append(term)
    return sorted(terms, key=lambda term: term.start)


def _goes_on(spot: Spot) -> bool:
    """Whether a sentence speaks on until it names others: "It runs ten years; so does Norway's"."""
    if not spot.earlier or not spot.groups:
        return False
    until = spot.groups[0][0] - spot.sentence.start
    return _ON.match(spot.sentence.text) is not None and "; " in spot.sentence.text[:until]


_ON = AnyCase(
    r"\W{0,2}(?:it|its|both|all|the\s(?:\w+\s)?(?:agreement|accord|deal|pact|text|document))\b"
)


def _blotted(text: str) -> str:
    """The text without its figures, but for the years, which several agreements may share."""
    return _FIGURE.sub(lambda each: each.group() if len(each.group()) > 1 else "x", text)


_FIGURE = re.compile(r"\b20\d\d\b(?![.,]\d)|\d")


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
