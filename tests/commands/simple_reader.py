"""A reader that any test can predict: lines such as `JP signed 2024-05-29` are reports.

It stands in for the real one where the tests are about recording, not reading. It is loaded by
path: in the tests by a fixture, in other processes with this folder on their path.
"""

import re

from tracker.articles.article import Article
from tracker.domain.events import KINDS, Evidence, TallyReported
from tracker.extraction.extraction import Extraction

_REPORT = re.compile(r"^(?:(\w+): )?([A-Z]{2}) (\w+)(?: (\d{4}-\d\d-\d\d))?$", re.MULTILINE)
_TALLY = re.compile(r"^(\d+) signed$", re.MULTILINE)


def extract(article, dossier):
    """What such lines of `article` say; `other: JP signed` says it to the dossier `other`."""
    reports = tuple(
        KINDS[match[3]](
            dossier=dossier.id,
            article=article.id,
            evidence=Evidence(match[0], *match.span()),
            party=match[2],
            happened_on=match[4],
            basis="stated" if match[4] else "unknown",
            rule="simple",
            reader="simple 1",
        )
        for match in _REPORT.finditer(article.text)
        if match[1] in {None, dossier.id}
    )
    tallies = tuple(
        TallyReported(
            dossier=dossier.id,
            article=article.id,
            evidence=Evidence(match[0], *match.span()),
            counted="signed",
            count=int(match[1]),
        )
        for match in _TALLY.finditer(article.text)
    )
    notes = () if article.published else ("relative dates are unknown: no day of publication",)
    return Extraction(reports=reports, tallies=tallies, notes=notes)


def article(name, *lines, published="2024-05-30", filler=0):
    """An article of these lines; `filler` words, its name's own, make its length."""
    words = " ".join(f"{name}{number}" for number in range(filler))
    return Article(name=name, text="\n".join((*lines, words)), published=published)


def many(count, first=0):
    """Articles about a handful of parties, every tenth one a near-duplicate of the one before."""
    kinds = ("talks_held", "talks_close", "signed", "ratified")
    for number in range(first, first + count):
        story = number - 1 if number % 10 == 9 else number
        lines = [
            f"{party} {kinds[(story + place) % 4]} 2024-05-{story % 28 + 1:02}"
            for place, party in enumerate(("JP", "NO", "FR", "CA")[: story % 4 + 1])
        ]
        text = " ".join(f"word{story}x{place}" for place in range(300))
        extra = " reprinted" if story != number else ""
        yield Article(
            name=f"a{number}", text="\n".join((*lines, text + extra)), published="2024-05-30"
        )
