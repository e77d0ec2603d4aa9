"""A small writer of SVG: elements with attributes and text, everything escaped."""

from xml.sax.saxutils import escape, quoteattr

from tracker.export.text import safe


class Drawing:
    """Collects the elements of a picture, in the order in which they are drawn."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, tag: str, title: str | None = None, **attributes: object) -> None:
        """An element; `title` is what a reader is told who points at it or listens."""
        begin = f"<{tag}{_attributes(attributes)}"
        if title is None:
            self.lines.append(f"{begin}/>")
        else:
            self.lines.append(f"{begin}><title>{escape(safe(title))}</title></{tag}>")

    def text(self, x: float, y: float, words: str, **attributes: object) -> None:
        """A line of text, its baseline at `y`."""
        placed = _attributes({"x": x, "y": y, **attributes})
        self.lines.append(f"<text{placed}>{escape(safe(words))}</text>")


def _attributes(attributes: dict[str, object]) -> str:
    return "".join(
        f" {name.rstrip('_').replace('_', '-')}={quoteattr(_number(value))}"
        for name, value in attributes.items()
    )


def _number(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else safe(str(value))
