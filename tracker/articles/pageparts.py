"""What stands where on a web page: the parts that say something of its article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.articles.blocks import blocks
from tracker.articles.pagedays import Line, is_elsewhere, parsely

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OUTLET = (
    "og:site_name",
    "sitename",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
)
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_BY = re.compile(
    r"^\W*(?:written )?by\s+(?P<name>[^|·•,;\d]{3,60}?)\s*(?:[|·•,;]|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a page. `meta` is by name in lower case, of equal names the first that holds.

    `linked` are the texts of its JSON-LD, `urls` the addresses that it gives as its own,
    `heading` the element of its headline, `times` the elements that mark a time.
    """

    title: str | None
    heading: "HtmlElement | None"
    headline: str | None
    meta: dict[str, str]
    linked: tuple[str, ...]
    urls: tuple[str, ...]
    times: tuple["HtmlElement", ...]
    lines: tuple[Line, ...]
    outlet: str | None
    author: str | None


def parts_of(tree: "HtmlElement") -> Parts:
    """Take a page apart; the tree stays as it is."""
    meta = _meta(tree)
    title = next((_words(each) for each in tree.iter("title")), None) or None
    heading = _heading(tree, [title, meta.get("og:title")])
    lines = tuple(_lines(tree, heading))
    return Parts(
        title=title,
        heading=heading,
        headline=_words(heading) if heading is not None else None,
        meta=meta,
        linked=tuple(
            each.text_content()
            for each in tree.iter("script")
            if (each.get("type") or "").strip().lower().startswith("application/ld+json")
        ),
        urls=tuple(_urls(tree, meta)),
        times=tuple(_times(tree)),
        lines=lines,
        outlet=next((meta[name] for name in _OUTLET if name in meta), None),
        author=_author(tree, meta, lines),
    )


def _words(element: "HtmlElement") -> str:
    return " ".join(element.text_content().split())


def _meta(tree: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _heading(tree: "HtmlElement", titles: list[str | None]) -> "HtmlElement | None":
    """The element of the page's headline: the first that the page's title begins with.

    Where none is, the only one of its rank.
    """
    named = [" ".join(each.split()).casefold() for each in titles if each]
    for tag in ("h1", "h2"):
        all_ = [each for each in tree.iter(tag) if _words(each)]
        for each in all_:
            words = _words(each).casefold()
            if any(title.startswith(words) or words.startswith(title) for title in named):
                return each
        if len(all_) == 1 and tag == "h1":
            return all_[0]
    return None


def _urls(tree: "HtmlElement", meta: dict[str, str]) -> Iterator[str]:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield from _absolute(element.get("href"))
    yield from _absolute(meta.get("og:url"))
    yield from _absolute(meta.get("url"))


def _absolute(url: str | None) -> list[str]:
    """The address if it is whole and leads to a page, not only to a site."""
    return (
        [url.strip()] if url and re.match(r"\s*https?://[^/\s]+/[^\s]", url, re.IGNORECASE) else []
    )


def _times(tree: "HtmlElement") -> Iterator["HtmlElement"]:
    for element in tree.iter("time", "abbr", "span", "div"):
        if element.tag == "time" or (
            "datePublished" in (element.get("itemprop") or "")
            or (element.tag == "abbr" and "published" in (element.get("class") or ""))
        ):
            yield element


def _author(tree: "HtmlElement", meta: dict[str, str], lines: tuple[Line, ...]) -> str | None:
    if author := parsely(meta, "author"):
        return author
    for name in _AUTHOR:
        if name in meta and not meta[name].startswith(("http:", "https:")):
            return meta[name]
    for element in tree.iter("a"):
        if "author" in (element.get("rel") or "").lower().split() and _words(element):
            return _words(element)[:100]
    for line in lines:
        if line.near and 0 < line.place <= 4 and (by := _BY.match(line.text)):
            return by["name"].strip()
    return None


def _lines(tree: "HtmlElement", heading: "HtmlElement | None") -> Iterator[Line]:
    """The lines of the page that belong to its article, as far as boxes tell."""
    found = [
        (element, text) for element, text in blocks(tree) if text and not is_elsewhere(element)
    ]
    start = next((n for n, (element, _) in enumerate(found) if element is heading), None)
    box = set(heading.iterancestors()) if heading is not None else set()
    for number, (element, text) in enumerate(found):
        place = number - start if start is not None else number + 1
        near = place > 0 or any(
            each in box and each.tag not in ("body", "html", "main")
            for each in element.iterancestors()
        )
        yield Line(text, place, near)
