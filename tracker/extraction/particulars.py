"""Tallies and terms of an article, with the parties that the thread of the text gives them."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from tracker.articles.article import Article
from tracker.domain.events import Amount, Evidence, TallyReported, TermsReported
from tracker.dossiers.dossier import Dossier
from tracker.extraction.attribution import find_attribution
from tracker.extraction.discourse import Reader
from tracker.extraction.mention import Mention
from tracker.extraction.sentence import Sentence
from tracker.extraction.tallies import find_tallies
from tracker.extraction.terms import TermFound, find_terms, is_class_statement

_CUES = (
    "year", "decade", "binding", "bind", "treaty", "executive", "hours", "billion", "million", "bn",
    "mln", "mutual", "troops", "soldier", "forces", "political", "legal", "law", "bln", "force",
)  # fmt: skip
_NAMED = frozenset({"arg", "mod", "with", "by", "of", "incl"})
_AGREEMENT = frozenset({"AGR", "AGRNAME", "TOPIC", "PROAGR"})
_UNREAD = frozenset({"noise", "link", "caption"})


def tallies(
    sentences: Sequence[Sentence], article: Article, dossier: Dossier, reader: str, *, ours: bool
) -> tuple[TallyReported, ...]:
    """The counts that the article reports, each with the sentence that tells it first."""
    read = [each for each in sentences if each.section not in _UNREAD]
    return tuple(
        TallyReported(
            dossier=dossier.id,
            article=article.id,
            evidence=Evidence(article.text[found.start : found.end], found.start, found.end),
            attribution=find_attribution(article.text[found.start : found.end]),
            rule="tally",
            reader=reader,
            cues=found.cues,
            counted=found.counted,
            count=found.count,
            bound=found.bound,
            includes_upcoming=found.includes_upcoming,
        )
        for found in find_tallies(read, dossier, on_topic=ours or None)
    )


def terms(
    reading: Reader, mentions: Sequence[Mention], article: Article, dossier: Dossier, reader: str
) -> tuple[TermsReported, ...]:
    """What the article states of each party's own agreement, one report a party."""
    known = {mention.party for mention in mentions}
    stated: dict[str, dict[str, TermFound]] = {}
    for sentence, focus in reading.followed:
        for found in _terms(reading, sentence, focus, known, article):
            for party in found.parties:
                stated.setdefault(party, {}).setdefault(found.key, found)
    return tuple(_report(party, keys, article, dossier, reader) for party, keys in stated.items())


def _terms(
    reading: Reader,
    sentence: Sentence,
    focus: tuple[str, ...],
    known: set[str],
    article: Article,
) -> Iterator[TermFound]:
    lower = sentence.text.lower()
    if not any(cue in lower for cue in _CUES):
        return
    nodes = reading.nodes(sentence)
    named = tuple(
        dict.fromkeys(
            code
            for node in nodes
            if node.codes and (node.role in _NAMED or node.genitive)
            for code in node.codes
            if code in known
        )
    )
    parties = named or focus
    about = any(node.tags & _AGREEMENT for node in nodes)
    yield from find_terms(
        sentence.text,
        sentence.start,
        parties,
        is_class_statement=is_class_statement(sentence.text, len(named)),
        in_agreement=about,
        published=article.published,
    )


def _report(
    party: str, keys: dict[str, TermFound], article: Article, dossier: Dossier, reader: str
) -> TermsReported:
    first = min(keys.values(), key=lambda found: found.start)
    values = {key: found.value for key, found in keys.items()}
    amount = values.get("amount")
    return TermsReported(
        dossier=dossier.id,
        article=article.id,
        evidence=Evidence(article.text[first.start : first.end], first.start, first.end),
        rule="terms",
        reader=reader,
        cues=tuple(sorted((found.start, found.end) for found in keys.values())),
        party=party,
        duration_years=_as(values.get("duration_years"), int),
        legal_form=_as(values.get("legal_form"), str),
        binding=_as(values.get("binding"), bool),
        consultation_hours=_as(values.get("consultation_hours"), int),
        amount=amount if isinstance(amount, Amount) else None,
        mutual_defence=_as(values.get("mutual_defence"), bool),
    )


_T = TypeVar("_T")


def _as(value: object, kind: type[_T]) -> _T | None:
    return value if isinstance(value, kind) else None
