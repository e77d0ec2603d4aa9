"""XML: the documents that trafilatura writes, plain and as TEI. No other XML is an article.

Entities and document types are refused, whatever they declare: they can grow without end and
lead to other files, and no article needs them.
"""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.articles.article import Article, Rejection, noted
from tracker.articles.decoding import decode_or_guess
from tracker.articles.fields import build
from tracker.articles.origin import Origin, feed_given, shown, too_large
from tracker.articles.page import MOST_TAGS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.-]{1,40})")
_TEI = "{http://www.tei-c.org/ns/1.0}"
_BLOCKS = frozenset({"p", "head", "item", "ab", "quote", "row", "lb", "fw", "hi"})
_FEEDS = frozenset({"rss", "feed", "RDF"})
_OTHER = ("is XML of a kind that is not known ({})", "save the article as HTML or text")


def read_xml(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the article of a document."""
    limit = origin.limits.page
    data = stream.read(limit + 1)
    if len(data) > limit:
        remedy = "split it into its articles"
        yield too_large(origin.source, limit, what="an XML document", remedy=remedy)
        return
    inside = _ENCODING.search(data[:200])
    declared = origin.charset or (inside[1].decode("ascii") if inside else None)
    read = decode_or_guess(data, origin.source, declared=declared)
    if isinstance(read, Rejection):
        yield read
        return
    yield noted(_article(_DECLARATION.sub("", read[0]), origin), read[1])


def _article(text: str, origin: Origin) -> Article | Rejection:
    from xml.etree import ElementTree as ET  # noqa: PLC0415

    if text.count("<") > MOST_TAGS:
        reason = f"holds more than {MOST_TAGS} tags, the limit of an XML document"
        remedy = "split it into its articles"
        return Rejection(source=origin.source, reason=reason, remedy=remedy)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        reason = "declares a document type or entities, which are not read"
        return Rejection(source=origin.source, reason=reason, remedy="take the declaration out")
    try:
        root = ET.fromstring(text)  # noqa: S314 (without entities, by the lines above)
    except (ET.ParseError, ValueError) as error:
        reason = f"is not XML ({shown(str(error), most=80)})"
        return Rejection(source=origin.source, reason=reason, remedy="correct it there")
    name = root.tag.rpartition("}")[2]
    if name == "doc" and root.find("main") is not None:
        return build(_plain(root), origin, source=origin.source)
    if root.tag == f"{_TEI}TEI":
        return build(_tei(root), origin, source=origin.source)
    reason, remedy = _OTHER
    reason = reason.format(shown(name, most=40))
    other = Rejection(source=origin.source, reason=reason, remedy=remedy)
    return feed_given(origin, origin.source) if name in _FEEDS else other


def _plain(root: "Element") -> dict[str, object]:
    return {
        "text": _text(root.find("main")),
        "title": root.get("title"),
        "published": root.get("date"),
        "outlet": root.get("sitename") or root.get("hostname"),
        "url": root.get("url") or root.get("source"),
        "author": root.get("author"),
    }


def _tei(root: "Element") -> dict[str, object]:
    def first(path: str) -> "Element | None":
        return root.find(path.replace("/", f"/{_TEI}").replace("$", _TEI))

    place = first("$teiHeader/fileDesc/sourceDesc/biblFull/publicationStmt/ptr")
    publisher = _words(first("$teiHeader/fileDesc/sourceDesc/biblFull/publicationStmt/publisher"))
    return {
        "text": _text(first("$text/body/div")),
        "title": _words(first("$teiHeader/fileDesc/titleStmt/title")),
        "published": _words(first("$teiHeader/fileDesc/sourceDesc/biblFull/publicationStmt/date")),
        "outlet": re.sub(r"\s*\([^()]*\)$", "", publisher) if publisher else None,
        "url": place.get("target") if place is not None else None,
        "author": _words(first("$teiHeader/fileDesc/titleStmt/author")),
    }


def _words(element: "Element | None") -> str | None:
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def _text(element: "Element | None") -> str:
    """The text of the blocks under an element, a line each."""
    if element is None:
        return ""
    lines = [
        words
        for each in element.iter()
        if each.tag.rpartition("}")[2] in _BLOCKS and (words := _words(each))
    ]
    return "\n".join(dict.fromkeys(lines)) or _words(element) or ""
