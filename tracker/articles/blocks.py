"""The blocks of a page: headings, paragraphs, rows, each with the text of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
    }
)
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "button", "select", "title"}
)
MOST = 20_000
"""The blocks of a page that are looked at; beyond there is no article."""


def blocks(tree: "HtmlElement") -> Iterator[tuple["HtmlElement", str]]:
    """The blocks of `tree` that hold text of their own, with it, in the order of the page.

    The text of a block that others interrupt, and each line that a `br` ends, comes by itself.
    """
    from lxml.etree import iterwalk  # noqa: PLC0415

    open_: list[HtmlElement] = []
    text: list[str] = []
    count = 0
    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        seen = isinstance(element.tag, str) and element.tag not in _UNSEEN
        block = seen and element.tag in _BLOCKS
        if (block or (seen and element.tag == "br" and event == "start")) and open_:
            if words := " ".join("".join(text).split()):
                yield open_[-1], words
                count += 1
            text.clear()
        if count > MOST:
            return
        if event == "start":
            if not seen:
                walk.skip_subtree()
                continue
            if block:
                open_.append(element)
            text.append(element.text or "")
        else:
            if block:
                open_.pop()
            text.append(element.tail or "")
