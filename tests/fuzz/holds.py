"""What must hold of the reader for any text at all."""

import time
from functools import cache

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.dossiers.load import load
from tracker.extraction.extract import extract
from tracker.extraction.segment import segment
from tracker.extraction.unknown_verbs import unknown_verbs
from tracker.extraction.why_not import why_not

PUBLISHED = Day("2024-05-15")


@cache
def dossier():
    return load("ukraine-security")


def article(text):
    return Article(name="fuzzed", text=text, published=PUBLISHED)


def holds(text):
    """Read `text`; raises AssertionError where what is found is not what stands in it."""
    end = 0
    for sentence in segment(text):
        assert sentence.start >= end, "sentences overlap"
        assert text[sentence.start : sentence.end] == sentence.text
        end = sentence.end
    extraction = extract(article(text), dossier())
    for told in (*extraction.reports, *extraction.tallies, *extraction.terms):
        evidence = told.evidence
        assert 0 <= evidence.start < evidence.end <= len(text)
        assert text[evidence.start : evidence.end] == evidence.text
    for report in extraction.reports:
        assert report.party != dossier().home
        assert all(0 <= start < end <= len(text) for start, end in report.cues)
    return extraction


def holds_when_asked(text):
    """As `holds`, and for whoever asks why: what is reported is so, what is not has its layer."""
    reported = {(r.party, r.kind) for r in holds(text).reports}
    for party, kind in {*reported, ("DK", "signed"), ("GB", "signing_scheduled")}:
        answer = why_not(article(text), dossier(), party, kind)
        assert bool(answer.reports) == ((party, kind) in reported)
        assert (answer.loss is None) == bool(answer.reports)
        for each in answer.told:
            assert text[each.sentence.start : each.sentence.end] == each.sentence.text
    for found in unknown_verbs(article(text), dossier()):
        assert found.parties
        assert found.verb


def seconds(text, *, tries=2):
    """The processor's time to read `text`, the best of a few tries."""
    best = float("inf")
    for _ in range(tries):
        start = time.process_time()
        extract(article(text), dossier())
        best = min(best, time.process_time() - start)
    return best
