"""The outlet that an article as a whole has its news from, by its own word."""

import re

from tracker.extraction.attribution import OUTLETS
from tracker.extraction.extraction import Extraction
from tracker.extraction.wordlist import alternatives

_HEAD = 600
_NAME = alternatives(OUTLETS)
# "KYIV, June 13 (Agency) - ", "(Agency) -- ", "By Agency" or "Source: Agency" in a line of its own.
_SYNDICATED = re.compile(
    rf"^[^\n()]{{0,60}}\((?P<dateline>{_NAME})\)\s*(?:[-\u2013\u2014]|--)"
    rf"|^\W{{0,3}}(?:By|Source:|Via)\s(?:the\s)?(?P<line>{_NAME})\W{{0,3}}$",
    re.MULTILINE,
)


def credited_outlet(text: str, extraction: Extraction) -> str | None:
    """The outlet that an article credits with its news, by its one name; None where it has it.

    An agency named in the dateline or by-line comes first, then the outlet that the first report
    told as news goes back to, then that of background: one article has one origin.
    """
    syndicated = _SYNDICATED.search(text[:_HEAD])
    if syndicated is not None:
        return OUTLETS[" ".join((syndicated["dateline"] or syndicated["line"]).split())]
    named = [
        (report.told_as != "news", report.evidence.start, report.attribution.name)
        for report in extraction.reports
        if report.attribution.kind == "outlet" and report.attribution.name
    ]
    return min(named)[2] if named else None
