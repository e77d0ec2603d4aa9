"""HTML: a saved web page, or one had from an address.

Its main text is found by trafilatura; what the page says of itself is read here, as the day of
publication needs to know what told it. See docs/adr/0032-web-pages.md.
"""

import html
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.articles.article import Article, Rejection, noted
from tracker.articles.decoding import common_name, decode, encoding_of, guess
from tracker.articles.fields import build
from tracker.articles.linkeddata import read_linked_data
from tracker.articles.origin import Origin, too_large
from tracker.articles.pagedays import Told, day_of, lines_days, meta_days, time_days, url_days
from tracker.articles.pageparts import Parts, parts_of
from tracker.articles.writtendays import written_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_TAGS = 80_000
"""The tags that a page is read with: ten times those of a long one. Reading takes 50 to 60
microseconds for each."""

MOST_TEXT = 5_000_000
"""The characters of a page beside its pictures; scripts are among them."""

_MOST_TAG = 4096
_FRAME, _LONG = 800, 25
_NAME = re.compile(r"/?[A-Za-z][\w:-]{0,40}")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.+-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.-]{1,40})")
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_NUL = {0: "\ufffd"}
_SUFFIX = re.compile(r"\s+(?:[|·•\u2013\u2014-]|::)\s+")


def read_page(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the article that a page shows."""
    limit = origin.limits.page
    data = stream.read(limit + 1)
    if len(data) > limit:
        remedy = "save the article's text alone"
        yield too_large(origin.source, limit, what="a web page", remedy=remedy)
        return
    text, notes = decode_page(data, origin)
    yield noted(read_text(text, origin), notes)


def decode_page(data: bytes, origin: Origin) -> tuple[str, tuple[str, ...]]:
    """The text of a page, as browsers read it: what cannot be read is replaced, never refused.

    What the protocol says of the encoding goes before what the page says.
    """
    head = data[:4096]
    inside = _CHARSET.search(head) or _XML_ENCODING.search(head)
    declared = origin.charset or (inside[1].decode("ascii") if inside else None)
    read = decode(data.replace(b"\0", b"") if _is_bytewise(data) else data, "", declared=declared)
    if isinstance(read, str):
        return read, ()
    codec = guess(data)
    if codec is not None:
        note = f"it is not UTF-8 and was read as {common_name(codec)}, by a guess"
        return data.decode(codec, "replace").translate(_NUL), (note,)
    return data.decode(encoding_of(data)[0], "replace").translate(_NUL), ()


def read_text(text: str, origin: Origin) -> Article | Rejection:
    """The article of a page given as text; `origin.url` is its address, where it is known."""
    if text.count("<") > MOST_TAGS:
        reason = f"holds more than {MOST_TAGS} tags, the limit of a web page"
        remedy = "save the article's text alone"
        return Rejection(source=origin.source, reason=reason, remedy=remedy)
    text = lean(text)
    if len(text) > MOST_TEXT:
        remedy = "save the article's text alone"
        what = "a web page without its pictures"
        return too_large(origin.source, MOST_TEXT, what=what, remedy=remedy)
    tree = parse(text)
    if tree is None:
        return _nothing(origin)
    parts = parts_of(tree)
    saved = _SAVED.search(text[:4096])
    urls = [url for url in (*parts.urls, origin.url, saved and html.unescape(saved[1])) if url]
    shown_title = parts.headline or parts.meta.get("og:title") or parts.title
    linked = read_linked_data(parts.linked, title=shown_title or "", urls=urls)
    if linked.url and linked.url.startswith(("http:", "https:")):
        urls.append(linked.url)
    told, notes = day_of(
        (
            *((Told(day, "JSON-LD"),) if (day := written_day(linked.published or "")) else ()),
            *meta_days(parts.meta),
            *time_days(parts.times, parts.heading),
            *url_days(urls),
            *lines_days(parts.lines),
        ),
        origin.latest,
    )
    outlet = linked.outlet or parts.outlet or _after_title(parts)
    title = _title(parts, linked.headline, outlet)
    # The tree is taken apart from here on.
    record = {
        "text": from_headline(main_text(tree), parts.headline),
        "title": title,
        "published": told and told.day,
        "outlet": outlet or (_host(urls[0]) if urls else None),
        "url": urls[0] if urls else None,
        "author": linked.author or parts.author,
    }
    if not record["text"]:
        return _nothing(origin)
    printable = {key: value.replace("\0", "") for key, value in record.items() if value}
    article = build(printable, origin, source=origin.source)
    if isinstance(article, Article) and told is not None:
        article = replace(article, published_basis=told.basis)
    return noted(article, notes)


def parse(text: str) -> "HtmlElement | None":
    """The tree of a page that is `lean`; None where nothing is in it, or more than `MOST_TAGS`."""
    from lxml import etree  # noqa: PLC0415
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    if text.count("<") > MOST_TAGS:
        return None
    # From bytes, as a text that declares an encoding of its own is refused.
    parser = HTMLParser(encoding="utf-8", remove_pis=True)
    try:
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def lean(text: str) -> str:
    """A page without the attributes of tags that are longer than `_MOST_TAG`.

    They hold pictures and data; and a parser compares each attribute of a tag with the others.
    """
    parts = text.split("<")
    for number, part in enumerate(parts):
        end = part.find(">")
        if number and (end if end >= 0 else len(part)) > _MOST_TAG:
            name = _NAME.match(part)
            parts[number] = (name[0] if name else "") + (part[end:] if end >= 0 else ">")
    return "<".join(parts)


def main_text(tree: "HtmlElement") -> str:
    """The text of the article in a page, a paragraph a line, without the page's frame."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    found = bare_extraction(tree, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None)
    return text.strip() if isinstance(text, str) else ""


def from_headline(text: str, headline: str | None) -> str:
    """A text without what stands before the headline in it: of tables, the frame's cells.

    A headline of a few words may be part of a sentence, and is not looked for.
    """
    place = text[:_FRAME].find(headline) if headline and len(headline) >= _LONG else -1
    return text[place:] if place > 0 and not text[place - 1].isalnum() else text


def _is_bytewise(data: bytes) -> bool:
    return encoding_of(data)[0] in ("utf-8", "utf-8-sig")


def _title(parts: Parts, headline: str | None, outlet: str | None) -> str | None:
    """The headline that people see; else what the page is called elsewhere, without the outlet."""
    if parts.headline:
        return parts.headline
    named = headline or parts.meta.get("og:title") or parts.title or parts.meta.get("title")
    if not named:
        return None
    cut = _SUFFIX.split(named)
    if len(cut) > 1 and outlet and cut[-1].casefold() == outlet.casefold():
        return named[: named.rindex(cut[-1])].rstrip(" |·•\u2013\u2014-:")
    return named


def _after_title(parts: Parts) -> str | None:
    """The outlet that a page's title names after the headline."""
    if not parts.title or not parts.headline:
        return None
    cut = _SUFFIX.split(parts.title)
    words = [" ".join(each.split()).casefold() for each in (cut[0], parts.headline)]
    return cut[-1].strip() if len(cut) > 1 and words[0] == words[1] else None


def _host(url: str) -> str | None:
    match = re.match(r"https?://(?:www\.)?([^/:?#]+)", url, re.IGNORECASE)
    return match[1].lower() if match else None


def _nothing(origin: Origin) -> Rejection:
    reason = "holds no article that could be found"
    return Rejection(
        source=origin.source, reason=reason, remedy="save the article's text as a .txt file"
    )
