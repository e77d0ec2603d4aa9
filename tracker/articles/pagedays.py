"""The day of publication of a web page: every place that may tell it, in the order of trust.

JSON-LD, meta elements, `time` elements at the headline, the address, a dateline that people
read. A day of another kind is none of these: the clock in the page's header, a caption's day, the
day of a comment, of a related story or of the last change, or a day that the text tells of.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.articles.article import PublishedBasis
from tracker.articles.writtendays import days_in, written_day
from tracker.domain.dates import Day

if TYPE_CHECKING:
    from lxml.html import HtmlElement

META = (
    *("article:published_time", "og:article:published_time", "article:published"),
    *("og:published_time", "datepublished", "rnews:datepublished", "parsely-pub-date"),
    *("sailthru.date", "bt:pubdate", "cxenseparse:recs:publishtime", "dc.date.issued"),
    *("dcterms.issued", "dc.date.created", "dcterms.created", "citation_publication_date"),
    *("citation_online_date", "originalpublicationdate", "publication_date", "publication-date"),
    *("publishdate", "publish-date", "publish_date", "published", "published-date"),
    *("published_date", "published_at", "pubdate", "pub_date", "publishtime", "displaydate"),
    *("date", "dc.date", "dcterms.date"),
)
"""The meta elements that name a day of publication, those that can mean nothing else first."""

_EARLIEST = Day("1990-01-01")
"""No page of the web is older; what claims to be has an empty date turned into one."""

_CHANGED = re.compile(r"updat|modif|edited|revis|changed|corrected", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"^\W*(?:first |originally )?(?:published|posted|released|issued|date)\b\W*(?:on|at|by)?\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|sidebar|latest|promo|recommend\w*|also|bio|trending|popular"
    r"|clock|today|copyright|footer|more|newsletter|weather|archive|events?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PATH = re.compile(r"^[a-z]+://[^/?#]+(/[^?#]*)", re.IGNORECASE)
_IN_PATH = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d\d?|[a-z]{3})[a-z]*/(?P<d>\d\d?)(?=[/_.-]|$)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_](?P<m>\d\d)[-_](?P<d>\d\d)(?!\d)",
        r"(?<![\dA-Za-z])(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?![\dA-Za-z])",
    )
)
# An agency's first line: KYIV, May 30, 2024 (Agency) - ...
_AGENCY = re.compile(r"^\W{0,3}[A-Z][\w .,'\u2019/()-]{0,60}?[, (]\s*$")
_AFTER_AGENCY = re.compile(
    r"^\)?[\s,.:]*(?:\([^)]{1,60}\)|/[^/]{1,40}/)?\s*(?:-{1,2}|[\u2013\u2014:])\s"
)
_SENTENCE = re.compile(r"[.!?]['\"\u201d\u2019)]*$")
_LINE, _REST = 200, 90
_BEFORE, _AFTER = 3, 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page as people see it, where it stands from the headline on.

    `place` counts lines, 0 is the headline itself; `near` tells whether it stands in the box of
    the headline or one that follows.
    """

    text: str
    place: int
    near: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A day that something on a page tells, and what told it."""

    day: Day
    basis: PublishedBasis


def day_of(candidates: Iterable[Told], latest: Day) -> tuple[Told | None, tuple[str, ...]]:
    """The candidate that is trusted most, and a note where less trusted ones contradict it.

    Args:
        candidates: in the order of trust.
        latest: the last day on which the page can have been published.
    """
    fit = [each for each in candidates if _EARLIEST <= each.day <= latest]
    if not fit:
        return None, ()
    first = {each.basis: each for each in reversed(fit)}
    chosen = fit[0]
    # A day apart is a matter of time zones; a line that looks like a dateline is often another's.
    others = [
        each
        for each in first.values()
        if abs(_number(each.day) - _number(chosen.day)) > 1 and each.basis != "dateline"
    ]
    told = ", ".join(f"{each.basis} says {each.day}" for each in reversed(others))
    note = f"published {chosen.day} by its {chosen.basis}, though {told}"
    return chosen, ((note,) if others else ())


def _number(day: Day) -> int:
    return date.fromisoformat(day).toordinal()


def meta_days(meta: Mapping[str, str]) -> Iterator[Told]:
    """The days of the meta elements, by their names in lower case."""
    for name in META:
        if day := written_day(meta.get(name, "")):
            yield Told(day, "meta")
        if name == "parsely-pub-date" and (day := written_day(parsely(meta, "pub_date"))):
            yield Told(day, "meta")


def url_days(urls: Iterable[str]) -> Iterator[Told]:
    """The days that stand in the paths of addresses."""
    for url in urls:
        path = _PATH.match(url)
        for form in _IN_PATH if path else ():
            if path and (match := form.search(path[1])) and (day := _in_path(match)):
                yield Told(day, "url")


def time_days(elements: Iterable["HtmlElement"], headline: "HtmlElement | None") -> Iterator[Told]:
    """The days of `time` elements, and of what is marked up like them, that date the page.

    Args:
        elements: those elements in the order in which they stand.
        headline: the page's headline, None where it has none.
    """
    around = set(_box(headline)) if headline is not None else set()
    for element in elements:
        text = " ".join(element.text_content().split())
        box = element.getparent()
        if box is None or len(text) > _LINE or is_elsewhere(element):
            continue
        if box.tag in ("p", "li", "td") and len(" ".join(box.text_content().split())) > _LINE:
            continue  # a sentence that tells of a day
        if _CHANGED.search(" ".join((text, *_marks(element)))) or _CHANGED.search(
            " ".join((box.text or "", *_marks(box)))[-40:]
        ):
            continue
        if headline is not None and not around.intersection(element.iterancestors()):
            continue
        given = element.get("datetime") or element.get("content") or element.get("title") or ""
        if day := written_day(given) or written_day(text):
            yield Told(day, "time")


def lines_days(lines: Iterable[Line]) -> Iterator[Told]:
    """The days of datelines: at the headline, before an agency's first word, or said to be one."""
    for line in lines:
        said = _PUBLISHED.search(line.text) if len(line.text) <= _LINE else None
        close = line.near and -_BEFORE <= line.place <= _AFTER and line.place != 0
        for found in days_in(line.text[:_LINE]):
            before, after = line.text[: found.start], line.text[found.end :]
            if _CHANGED.search(before[-30:]):
                continue
            agency = close and _AGENCY.match(before) and _AFTER_AGENCY.match(after)
            alone = close and len(before) + len(after) <= _REST and not _SENTENCE.search(line.text)
            if agency or alone or (said and found.start - said.end() < 30):
                yield Told(found.day, "dateline")
                break


def is_elsewhere(element: "HtmlElement") -> bool:
    """Whether an element belongs to the page's frame, a picture or another story."""
    for each in (element, *element.iterancestors()):
        if each.tag in ("aside", "nav", "footer", "figure", "figcaption", "form", "dialog"):
            return True
        if (
            each.tag == "header"
            and next(each.iter("h1"), None) is None
            and not any(above.tag in ("article", "main") for above in each.iterancestors())
        ):
            return True
        if each.tag not in ("body", "html") and _ELSEWHERE.search(" ".join(_marks(each))):
            return True
    return False


def _box(headline: "HtmlElement") -> Iterator["HtmlElement"]:
    """The boxes around the headline within which its day stands."""
    for number, each in enumerate(headline.iterancestors()):
        if each.tag in ("body", "html") and number:
            return
        yield each


def _marks(element: "HtmlElement") -> list[str]:
    return [element.get(name) or "" for name in ("class", "id", "itemprop")]


def _in_path(match: re.Match[str]) -> Day | None:
    month = match["m"].lower()
    number = month if month.isdigit() else str(_MONTHS.index(month) + 1 if month in _MONTHS else 0)
    return written_day(f"{match['y']}-{number}-{match['d']}")


def parsely(meta: Mapping[str, str], name: str) -> str:
    """A value of the JSON that some outlets write into one meta element; else empty."""
    try:
        told = json.loads(meta["parsely-page"])[name]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return told if isinstance(told, str) else ""
