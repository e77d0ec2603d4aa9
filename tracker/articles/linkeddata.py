"""JSON-LD: what a page says of itself for search engines, in the words of schema.org."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_ARTICLES = frozenset(
    {
        *("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle"),
        *("OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "Report"),
        *("BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "TechArticle"),
    }
)
_PAGES = frozenset({"WebPage", "ItemPage", "AboutPage"})
# Beneath these a node is another story: what is linked to, or a part of this one.
_OTHERS = frozenset(
    {
        *("itemListElement", "liveBlogUpdate", "comment", "hasPart", "relatedLink", "citation"),
        *("isBasedOn", "mentions", "subjectOf", "video", "image", "significantLink"),
    }
)
# Some systems hide scripts from old browsers, or write them as XHTML.
_WRAPPED = re.compile(
    r"^\s*(?:/[/*]\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?:/[/*]\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_MOST_SCRIPT = 2_000_000
_MOST_NODES = 5_000
_MOST_TEXT = 2_000

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What a page's JSON-LD says of its article; None for what it does not say."""

    headline: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None


def read_linked_data(scripts: Iterable[str], *, title: str, urls: Iterable[str]) -> Told:
    """What the scripts of a page say of the article that it shows.

    Among several articles the page's own is the one that has its address or its headline, else
    the first that is not listed under another. Broken scripts are passed over.

    Args:
        scripts: the texts of the page's `application/ld+json` scripts.
        title: the page's headline, as people see it.
        urls: the addresses that the page gives as its own.
    """
    nodes = list(_nodes(scripts))
    named = {
        node["@id"]: node
        for node, _ in nodes
        if isinstance(node.get("@id"), str) and "name" in node
    }
    addresses = {_address(url) for url in urls}
    ranked = [
        (
            -(4 * (_url(node) in addresses) + 4 * _alike(_text(node.get("headline")), title)),
            listed,
            number,
            node,
        )
        for number, (node, listed) in enumerate(nodes)
        if _is_a(node, _ARTICLES)
    ]
    best = min(ranked, key=lambda each: each[:3], default=None)
    if best is not None and (best[0] or not best[1]):
        node = best[3]
    else:
        node = next((node for node, listed in nodes if _is_a(node, _PAGES) and not listed), {})
    return Told(
        headline=_text(node.get("headline")),
        published=_text(node.get("datePublished")),
        outlet=_names(node.get("publisher"), named)
        or _names(node.get("sourceOrganization"), named),
        author=_names(node.get("author"), named) or _names(node.get("creator"), named),
        url=_text(node.get("url")) or _text(node.get("mainEntityOfPage")),
    )


def _nodes(scripts: Iterable[str]) -> Iterator[tuple[Node, bool]]:
    """All objects of the scripts, as they stand, and whether each is listed under another."""
    count = 0
    for script in scripts:
        waiting = [(_parsed(script), False)]
        while waiting and count < _MOST_NODES:
            value, listed = waiting.pop()
            if isinstance(value, list):
                waiting.extend((each, listed) for each in reversed(value))
            elif isinstance(value, dict):
                count += 1
                yield value, listed
                waiting.extend(
                    (each, listed or key in _OTHERS)
                    for key, each in reversed(value.items())
                    if isinstance(each, dict | list)
                )


def _parsed(script: str) -> Any:
    if len(script) > _MOST_SCRIPT:
        return None
    text = _WRAPPED.sub("", script.strip()).strip()
    for attempt in (text, _TRAILING_COMMA.sub("", text).rstrip(";")):
        try:
            # Line ends within strings are common, and mean no harm.
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _is_a(node: Node, kinds: frozenset[str]) -> bool:
    kind = node.get("@type")
    given = kind if isinstance(kind, list) else [kind]
    return any(isinstance(each, str) and each.rpartition("/")[2] in kinds for each in given)


def _text(value: Any) -> str | None:
    """The text that a value is or, of an object, the address that it stands for."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("@id") or value.get("url")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value[:_MOST_TEXT]).split()) or None


def _names(value: Any, named: dict[str, Node]) -> str | None:
    """The names of people or of an organisation: texts, objects, or references to objects."""
    names = []
    for each in value if isinstance(value, list) else [value]:
        one = each
        if isinstance(one, dict) and "name" not in one and isinstance(one.get("@id"), str):
            one = named.get(one["@id"])
        name = _text(one.get("name") if isinstance(one, dict) else one)
        if name and not name.startswith(("http:", "https:", "#")) and name not in names:
            names.append(name)
    return ", ".join(names[:10]) or None


def _url(node: Node) -> str:
    for key in ("url", "mainEntityOfPage", "@id"):
        if address := _text(node.get(key)):
            return _address(address)
    return "?"


def _address(url: str) -> str:
    return url.partition("#")[0].partition("?")[0].rstrip("/").casefold()


def _alike(headline: str | None, title: str) -> bool:
    if not headline or not title:
        return False
    one, other = (re.sub(r"\W+", " ", each).casefold().strip() for each in (headline, title))
    return one == other
