"""Digests: the articles in one newsletter, by its headings or by the lines drawn between them."""

import operator
import re
from dataclasses import dataclass
from itertools import dropwhile

from tracker.articles.blocks import blocks
from tracker.articles.page import MOST_TEXT, lean, parse

_RULE = re.compile(r"[ \t]*(?:[-=_*~#•]{3,}|(?:[-=_*~•] ?){5,})[ \t]*")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LEAST = 120
_MOST_TITLE = 160
_FRAME = re.compile(
    r"^(?:view (?:this|it|in)\b|unsubscribe|manage (?:your )?(?:preferences|subscription)|forward"
    r"|you (?:are receiving|received) this|read more|read on|continue reading|share|copyright|©"
    r"|privacy policy|update your preferences)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """An article as a newsletter carries it."""

    title: str | None
    text: str
    url: str | None = None


def items_of_html(page: str) -> list[Item]:
    """The articles of a newsletter's page: one for each heading with text under it.

    A page with fewer than two such headings is one article, headings and all. What newsletters
    say about themselves ("Unsubscribe") is left out.
    """
    tree = parse(lean(page[:MOST_TEXT]))
    if tree is None:
        return []
    sections: list[tuple[str | None, list[str], list[str]]] = [(None, [], [])]
    for element, text in blocks(tree):
        if element.tag in _HEADINGS and len(text) <= _MOST_TITLE:
            sections.append((text, [], [_first_link(element)]))
        elif not _FRAME.match(text):
            sections[-1][1].append(text)
            sections[-1][2].append(_first_link(element))
    whole = [each for each in sections if each[0] and len(" ".join(each[1])) >= _LEAST]
    if len(whole) > 1:
        return [
            Item(title, "\n".join(lines), next(filter(None, links), None))
            for title, lines, links in whole
        ]
    lines = [line for title, body, _ in sections for line in ([title] if title else []) + body]
    return [Item(None, "\n".join(lines))] if lines else []


def items_of_text(text: str) -> list[Item]:
    """The articles of a newsletter's text: one for each part between lines, with a headline.

    A text with fewer than two such parts is one article.
    """
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        if _RULE.fullmatch(line):
            parts.append([])
        else:
            parts[-1].append(line)
    found = [item for item in map(_item, parts) if item is not None]
    return found if len(found) > 1 else [Item(None, text)]


def _item(lines: list[str]) -> Item | None:
    """The article between two lines: a headline, then text; None for what is none."""
    rows = list(dropwhile(operator.not_, (line.strip() for line in lines)))
    if not rows or len(rows[0]) > _MOST_TITLE or rows[0].endswith((".", ":")):
        return None
    body = "\n".join(row for row in rows[1:] if not _FRAME.match(row)).strip()
    links = _LINK.findall(body)
    text = _LINK.sub("", body).strip()
    if len(text) < _LEAST:
        return None
    return Item(rows[0], text, links[0] if len(set(links)) == 1 else None)


def _first_link(element: object) -> str:
    for link in element.iter("a"):  # type: ignore[attr-defined]
        url = (link.get("href") or "").strip()
        if _LINK.fullmatch(url):
            return str(url)
    return ""
