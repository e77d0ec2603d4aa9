"""From an Article to an Extraction: the layers put together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.domain.events import Report
from tracker.dossiers.dossier import Dossier, OfficeHolder
from tracker.extraction.anchor import Anchor, find_anchor
from tracker.extraction.block import CLOSED, Grade
from tracker.extraction.discourse import Reader
from tracker.extraction.entry import entry_of
from tracker.extraction.evidence import Candidate, candidates
from tracker.extraction.extraction import Extraction
from tracker.extraction.forest import forests
from tracker.extraction.mention import Mention
from tracker.extraction.once import once
from tracker.extraction.page import Page
from tracker.extraction.page_clues import of_page
from tracker.extraction.resolve import Told, resolve_all
from tracker.extraction.seat import Seat
from tracker.extraction.seat_clues import with_clues
from tracker.extraction.segment import segment
from tracker.extraction.sentence import Sentence
from tracker.extraction.tag import Tagger
from tracker.extraction.tally_reports import report_tallies
from tracker.extraction.term_reports import report_terms
from tracker.extraction.told_again import Again, dated_elsewhere, is_undated
from tracker.extraction.unit import Unit
from tracker.extraction.verdict import judge
from tracker.extraction.watch import Watch
from tracker.extraction.weigh import Weighings, weighings
from tracker.extraction.weights import Views, weights

READER = "1"
"""The reader's version; it changes whenever the reader may read an article otherwise."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The reports that stand, and the rules' that fell as (party, kind) with their chance.

    `silent` tells that the page as a whole was taken to tell nothing.
    """

    reports: tuple[Report, ...]
    fallen: Mapping[tuple[str, str], float]
    silent: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """An article read through: its sentences and mentions, of which no date is known yet."""

    article: Article
    dossier: Dossier
    sentences: tuple[Sentence, ...]
    anchor: Anchor
    reader: Reader
    page: Page

    def settled(self) -> Settled:
        """What the article comes to: what stands of the rules' reports, and of the weights'."""
        found = self.told(self.reader.mentions)
        by, trees = weights(), forests().of(len(self.sentences))
        views = self.views(found, by)
        verdict = judge(self._candidates(found, views), trees, by.seat)
        stand = (*verdict.kept, *self.reports(verdict.more))
        again = Again(views.seats if views is not None else ())
        dated = [self._dated(each, again) for each in stand]
        in_order = sorted(dated, key=lambda r: (r.evidence.start, r.party, r.kind))
        return Settled(tuple(in_order), verdict.fallen, verdict.silent)

    def candidates(self, found: Told, by: Views) -> list[Candidate]:
        """What may be reported: what the rules `found`, and what the weights find not unlikely."""
        return self._candidates(found, self.views(found, by))

    def views(self, found: Told, by: Views) -> Weighings | None:
        """The article weighed; None where nothing was `found` and nobody can be told of."""
        seats = self.seats()
        return weighings(seats, self.clues(), by) if seats or found.reports else None

    def seats(self) -> tuple[Seat, ...]:
        """Each party in each sentence that may tell of it, with the clues to what it tells."""
        return tuple(with_clues(self.reader.seats(self.sentences), self.page))

    def _candidates(self, found: Told, views: Weighings | None) -> list[Candidate]:
        if views is None:
            return []
        reader = self.reader
        return candidates(found, reader.mentions, views, reader.thread.topic, len(self.sentences))

    def _dated(self, report: Report, again: Again) -> Report:
        """The report, where its sentence has no day with that of another that tells the same."""
        if not is_undated(report):
            return report
        others = (each for mention in again.of(report) for each in self.reports([mention]))
        return dated_elsewhere(report, others, self.anchor.published)

    def clues(self) -> frozenset[str]:
        """What the page is made of."""
        return of_page(self.sentences, _tagger(self.dossier))

    def reports(self, mentions: Iterable[Mention]) -> tuple[Report, ...]:
        """The reports that some or all of the reader's mentions come to."""
        return self.told(mentions).reports

    def told(self, mentions: Iterable[Mention]) -> Told:
        """What some or all of the reader's mentions come to, dated and arbitrated."""
        return resolve_all(mentions, self.page)


def read_through(article: Article, dossier: Dossier, watch: Watch | None = None) -> Reading:
    """All layers down to the mentions; `watch` looks on."""
    tagger = _tagger(dossier)
    sentences = segment(article.text, article.title, _Grader(tagger))
    anchor = find_anchor(article.text, article.published, dossier.occasions)
    reader = Reader(tagger, _Chooser(dossier, anchor.published))
    reader.watch = watch
    reader.read(sentences)
    page = Page(article, dossier, anchor, READER, sentences, reader.put_off)
    return Reading(article, dossier, sentences, anchor, reader, page)


def extract(article: Article, dossier: Dossier) -> Extraction:
    """What `article` says for `dossier`. Pure: the same article gives the same extraction."""
    reading = read_through(article, dossier)
    sentences, anchor, reader = reading.sentences, reading.anchor, reading.reader
    reports = reading.settled().reports
    known = report_terms(
        sentences,
        reports,
        reader.named,
        article,
        dossier,
        published=anchor.published,
        reader=READER,
    )
    ours = reader.thread.topic == "ours" or bool(reports) or None
    counts = report_tallies(sentences, article, dossier, on_topic=ours, reader=READER)
    notes = () if anchor.published is not None else (_UNDATED,)
    return Extraction(reports=reports, tallies=counts, terms=known, notes=notes)


_UNDATED = "relative dates are unknown: no day of publication"


_tagger = once(Tagger)


class _Grader:
    """Which lines of a page could be entries of a list, by the names that the tagger knows."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def __call__(self, line: str) -> Grade:
        """What `line` is by itself."""
        if not self._tagger.gate.names_party(line):
            return "other"
        units = self._tagger.tag(Sentence(text=line, start=0, end=len(line)))
        entry = entry_of(units, line, 0, self._tagger.home)
        if entry is None or (not entry.bare and CLOSED.search(line[-50:])):
            return "other"
        if not entry.label and all(unit.kind == "group" for unit in entry.names):
            # "Nordic states" heads their names.
            return "other"
        return "bare" if entry.bare else "entry"


class _Chooser:
    """Which party an office holder's name stands for, where several have borne it."""

    def __init__(self, dossier: Dossier, published: Day | None) -> None:
        self._dossier = dossier
        self._published = published

    def __call__(self, unit: Unit, titles: str) -> tuple[str, ...]:
        """The party whose holder is named with the office, or was in it on the day, if just one."""
        holders = [each for each in self._dossier.office_holders if _bears(each, unit.lower)]
        entitled = [each for each in holders if each.office in titles]
        day = self._published
        if entitled:
            holders = entitled
        elif day is not None:
            serving = [h for h in holders if h.since <= day and (h.until is None or day <= h.until)]
            holders = serving or holders
        codes = tuple(dict.fromkeys(holder.party for holder in holders))
        return codes if len(codes) == 1 else ()


def _bears(holder: OfficeHolder, name: str) -> bool:
    return name in {each.lower().replace("’", "'") for each in (holder.name, *holder.aliases)}  # noqa: RUF001
