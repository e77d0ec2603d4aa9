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
from tracker.extraction.sentence import Sentence
from tracker.extraction.tally_clause import words_of
from tracker.extraction.term_owners import Named, groups_of, owners_of, parties_in
from tracker.extraction.terms import TermFound, find_terms, is_class_statement

_SILENT = frozenset({"noise", "link", "caption", "dateline"})
_NO_AGREEMENT = frozenset({"declaration_joined", "terms_reported"})
_MAIN = 3
"""How many parties a lead may name that "the agreement" further down still means."""


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
    resting = _resting(sentences, reports)
    spoken = [sentence for sentence in sentences if sentence.section not in _SILENT]
    parties = {each.party for each in reports if each.kind not in _NO_AGREEMENT}
    parties |= _of_agreement(spoken, named, dossier)
    if not parties:
        return ()
    groups = {}
    for sentence in spoken:
        names = [each for each in parties_in(sentence, named) if each.party in parties]
        told = resting.get(sentence.number, ())
        groups[sentence.number] = _meant(groups_of(sentence, names), told)
    naming = {
        number: tuple(dict.fromkeys(code for _, codes in known for code in codes))
        for number, known in groups.items()
    }
    main = _main(spoken, resting) or _main(spoken, naming)
    known: set[tuple[str, str]] = set()
    found: list[TermsReported] = []
    focus, line = main, -1
    recent: list[tuple[str, ...]] = []
    for sentence in spoken:
        here = naming[sentence.number] or resting.get(sentence.number, ())
        together = _both(sentence.text, recent)
        if here:
            focus = here
            recent = [here, *recent[:2]]
        elif together:
            focus = together
        elif sentence.line != line:
            focus = main
        line = sentence.line
        of_class = is_class_statement(sentence.text, len(here or together))
        if len(focus) > _MAIN and not here:
            continue
        near = groups[sentence.number]
        terms = _read(sentence, near, focus, of_class=of_class, published=published)
        owners = {term: owners_of(term, near, focus) for term in terms}
        for party in dict.fromkeys(code for codes in owners.values() for code in codes):
            fresh = [
                term for term in terms if party in owners[term] and (party, term.key) not in known
            ]
            known.update((party, term.key) for term in fresh)
            if fresh:
                found.append(_event(fresh, party, sentence, article, dossier.id, reader))
    return tuple(found)


_BOTH = re.compile(
    r"\W{0,2}(?:(?P<two>both|the\stwo|each\sof\sthe\stwo)|(?P<three>all\sthree|the\sthree))\b(?!\s(?:sides"
    r"|countries|presidents|leaders|parties|governments))",
    re.IGNORECASE,
)


def _both(text: str, recent: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The parties of "both" or "all three": the last so many that were spoken of."""
    match = _BOTH.match(text)
    if match is None:
        return ()
    size = 2 if match["two"] else 3
    for parties in recent:
        if len(parties) == size:
            return parties
    joined = tuple(dict.fromkeys(code for parties in reversed(recent) for code in parties))
    return joined if len(joined) == size else ()


def _read(
    sentence: Sentence,
    groups: Sequence[tuple[int, tuple[str, ...]]],
    focus: tuple[str, ...],
    *,
    of_class: bool,
    published: Day | None,
) -> list[TermFound]:
    """The terms of a sentence; where it speaks of several agreements, those of each part.

    A part is read in its whole sentence, whose verb it may share, with the figures of the other
    parts blotted out.
    """
    cuts = [sentence.start, *(start for start, _ in groups[1:]), sentence.end]
    parts = [(sentence.start, sentence.end, focus)]
    if len(groups) > 1:
        own = zip(pairwise(cuts), groups, strict=True)
        parts = [(start, end, codes) for (start, end), (_, codes) in own] + parts
    terms: list[TermFound] = []
    for start, end, parties in parts:
        first, last = start - sentence.start, end - sentence.start
        text = (
            _FIGURE.sub("x", sentence.text[:first])
            + sentence.text[first:last]
            + _FIGURE.sub("x", sentence.text[last:])
        )
        for term in find_terms(
            text,
            sentence.start,
            parties,
            is_class_statement=of_class,
            in_agreement=sentence.section != "background",
            published=published,
        ):
            taken = any(term.key == known.key and known.start >= start for known in terms)
            if start <= term.start < end and not taken:
                terms.append(term)
    return sorted(terms, key=lambda term: term.start)


_FIGURE = re.compile(r"\d")


def _meant(
    groups: list[tuple[int, tuple[str, ...]]], resting: tuple[str, ...]
) -> list[tuple[int, tuple[str, ...]]]:
    """The parties named whose reports rest on the sentence, where any of them is named in it."""
    told = [(at, tuple(code for code in codes if code in resting)) for at, codes in groups]
    return [(at, codes) for at, codes in told if codes] or groups


def _of_agreement(
    sentences: Sequence[Sentence],
    named: Callable[[Sentence], Sequence[Named]],
    dossier: Dossier,
) -> set[str]:
    """The parties named beside the agreement and the home party, whatever is reported of them."""
    words = words_of(dossier)
    found: set[str] = set()
    for sentence in sentences:
        if words.agreement.search(sentence.text) is None or words.masks.search(sentence.text):
            continue
        if words.home.search(sentence.text) is not None:
            found.update(each.party for each in parties_in(sentence, named))
    return found


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
