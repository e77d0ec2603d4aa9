"""Feeds in XML: RSS and Atom. Entities are not resolved, and their declarations are refused."""

import re
from html.entities import html5
from typing import Any

from tracker.articles.origin import shown
from tracker.articles.page import MOST_TAGS
from tracker.domain.dates import Day
from tracker.intake.addresses import Refused
from tracker.intake.feeds import Entry, absolute, day_of, plain

_REMEDY = "give the address of a feed"
_OURS = frozenset(
    {
        "",
        "http://www.w3.org/2005/Atom",
        "http://purl.org/atom/ns#",
        "http://purl.org/rss/1.0/",
        "http://purl.org/rss/1.0/modules/content/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss2",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
    }
)
"""The vocabularies that are read, besides which feeds carry many others."""

_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_AMPERSAND = re.compile(r"&(?!#|(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{0,31};)?")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def read_xml(text: str, link: str, today: Day) -> tuple[str | None, list[Entry]]:
    """Title and entries of a feed in XML, had from `link`. Raises Refused for what is none."""
    from lxml import etree  # noqa: PLC0415

    if text.count("<") > MOST_TAGS:
        raise Refused(f"holds more than {MOST_TAGS} tags, the limit of a feed", "split it")
    if text[:15].lower().startswith(("<!doctype html", "<html")):
        raise _page(text, link)
    if "<!ENTITY" in text:
        raise Refused("declares entities, which are not read", "take the declaration out")
    # Feeds are often not quite XML; what can be read of them is.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(
            _with_known_entities(text).encode("utf-8", "replace"), parser, base_url=link
        )
    except (etree.XMLSyntaxError, ValueError):
        root = None
    name = "" if root is None else _name(root)
    if name == "html":
        raise _page(text, link)
    if name == "feed":
        return plain(_first(root, "title")), [
            _atom(each, today) for each in root if _name(each) == "entry"
        ]
    if name in ("rss", "RDF"):
        channel = next((each for each in root if _name(each) == "channel"), None)
        place = root if channel is None or name == "RDF" else channel
        return plain(_first(channel, "title")), [
            _rss(each, today) for each in place if _name(each) == "item"
        ]
    raise Refused(f"is no feed ({shown(name, most=40) or 'nor XML'})", _REMEDY)


def _with_known_entities(text: str) -> str:
    """A feed with the entities of HTML (`&nbsp;`) as characters, and a lone `&` as one.

    XML knows neither, and a parser that passes over them loses the others after them as well.
    """
    parts = _CDATA.split(text)
    parts[::2] = [_AMPERSAND.sub(_character, each) for each in parts[::2]]
    return "".join(parts)


def _character(match: re.Match[str]) -> str:
    known = html5.get(match[1] or "")
    return "&amp;" + match[0][1:] if known is None else "".join(f"&#{ord(each)};" for each in known)


def _rss(item: Any, today: Day) -> Entry:
    link = absolute(_first(item, "link"), item.base)
    guids = _children(item, "guid")
    if link is None and guids and guids[0].get("isPermaLink") != "false":
        link = absolute(_text(guids[0]), "")
    return Entry(
        link=link,
        id=_first(item, "guid"),
        title=plain(_first(item, "title")),
        published=day_of(_first(item, "pubDate", "date"), today),
        updated=_first(item, "updated", "modified"),
        content=_first(item, "encoded", "description"),
    )


def _atom(entry: Any, today: Day) -> Entry:
    links = [each for each in _children(entry, "link") if each.get("rel") in (None, "alternate")]
    bodies = (_markup(each) for name in ("content", "summary") for each in _children(entry, name))
    return Entry(
        link=absolute(links[0].get("href"), links[0].base) if links else None,
        id=_first(entry, "id"),
        title=plain(_first(entry, "title")),
        published=day_of(_first(entry, "published", "issued"), today),
        updated=_first(entry, "updated"),
        content=next((each for each in bodies if each), None),
    )


def _children(element: Any, name: str) -> list[Any]:
    """The children of that name that are a feed's own; a `media:title` is a picture's."""
    if element is None:
        return []
    return [each for each in element if _name(each) == name and _space(each) in _OURS]


def _first(element: Any, *names: str) -> str | None:
    """The first text that a child of one of these names holds; None for none."""
    found = (_text(each) for name in names for each in _children(element, name))
    return next((each for each in found if each), None)


def _space(element: Any) -> str:
    return str(element.tag).rpartition("}")[0].lstrip("{")


def _name(element: Any) -> str:
    """The name of an element, without its namespace; empty for what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any) -> str | None:
    return "".join(element.itertext()).strip() or None


def _markup(element: Any) -> str | None:
    """The text of an element; of XHTML within it, with its elements."""
    from lxml import etree  # noqa: PLC0415

    if not len(element):
        return _text(element)
    return "".join(etree.tostring(each, encoding="unicode") for each in element).strip() or None


def _page(text: str, link: str) -> Refused:
    """The refusal of a web page, which tells where its feed is if the page does."""
    from tracker.articles.page import lean, parse  # noqa: PLC0415

    tree = parse(lean(text))
    found = () if tree is None else tree.iter("link")
    for each in found:
        if each.get("rel") == "alternate" and each.get("type") in _FEEDS:
            place = absolute(each.get("href"), link)
            if place is not None:
                named = f"is a web page whose feed is {shown(place, most=300)}"
                return Refused(named, "give that address")
    return Refused("is a web page, not a feed", _REMEDY)
