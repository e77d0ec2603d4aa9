"""The first layer: an article's text as sentences, each with the part of the page it stands in.

A page brings more than its article: menus, by-lines, captions, headlines of other articles. What
a sentence says counts by where it stands, so every line is classed before it is cut. Each line is
looked at once and nothing looks back further than a line: the work grows with the text's length.
"""

import re
from collections.abc import Callable, Iterator

from tracker.extraction.block import BULLET, CLOSED, Grade, Place, places
from tracker.extraction.lexicon import phrases
from tracker.extraction.sentence import Section, Sentence
from tracker.extraction.sentence_end import LONGEST, sentences_of, trimmed

_DATELINE = re.compile(
    r"(?:\([A-Z][\w ./-]{1,30}\)|[A-Z][\w.'’/-]{1,20}(?:[ ,][ ]?[A-Z][\w.'’/-]{1,20}){0,3},?"  # noqa: RUF001
    r"(?:(?: [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: \([A-Za-z][\w .,/-]{1,40}\))?"
    r"| \d{1,2}\.? [A-Z][a-z]{2,8}\.?(?: \d{4})? \([A-Za-z][\w .,/-]{1,40}\)))"
    r" ?(?:--|[-–—|])\s"  # noqa: RUF001
)
_AGENCY = re.compile(r"\([A-Z][\w ./-]{1,30}\)\s(?:--\s)?")
_CLOCK = re.compile(
    r"(?:\d{1,2}[:.]\d{2}(?!\.?\d)(?: ?[AaPp]\.?[Mm]\.?)?)(?: \d{1,2}\.\d{1,2}\.\d{4})?\s*"
)
_CAPTION = re.compile(
    r"^\(?(?:file |stock )?(?:photo|caption|picture|image|credit|phot\.|illustrat)|"
    r"getty images|/ ?(?:afp|reuters|epa|ap)\b|(?:afp|reuters|epa|ap) via|\bphoto:|file photo|"
    r"stock photo|handout|\((?:afp|reuters|epa|pool|photo)[^)]{0,40}\)$|\(l\)|\(c\)|\(r\)"
)
_ENTRY = re.compile(r" [–—-] \d|, \d{4}\b|\(\d{1,2}[. ]")  # noqa: RUF001
_SEAMS = re.compile(r"[a-z][A-Z]")
_DATED = re.compile(r"(?:\d{1,2}\s)?[A-Z][a-z]{2,8}(?:\s\d{1,2},)?\s\d{4}:?")
_PROSE = 8
"""Words of a whole sentence; above the article a list of links has none so long."""
_LINE = re.compile(r"[^\n]+")
_RULED = re.compile(r"[-|:+=_*\s]+")
"""A line that only rules a table or a page."""


def _plain_line(_: str) -> Grade:
    return "other"


def segment(
    text: str, title: str | None = None, grade: Callable[[str], Grade] = _plain_line
) -> tuple[Sentence, ...]:
    """Cut `text` into sentences in its own order.

    Args:
        text: the article's text, its title first where it has one.
        title: the title, by which the first line is known as one.
        grade: whether a line is one of a list of names, for who knows the names.

    Returns:
        Sentences with spans into `text`; lines of the page's furniture have the section `noise`.
    """
    found: list[Sentence] = []
    page = _Page(title)
    lines = [trimmed(text, line.start(), line.end()) for line in _LINE.finditer(text)]
    lines = [line for line in lines if line[0] < line[1] and not _RULED.fullmatch(text, *line)]
    known = places([text[start:end] for start, end in lines], grade)
    for number, (start, end) in enumerate(lines):
        page.below = text[slice(*lines[number + 1])][:120] if number + 1 < len(lines) else ""
        page.place = known[number]
        for section, begin, stop, header in page.take(text, start, end, len(found)):
            whole = section == "noise" or known[number].entry
            pieces = [(begin, stop)] if whole else sentences_of(text, begin, stop)
            for a, b in pieces:
                found.append(
                    Sentence(
                        text=text[a:b],
                        start=a,
                        end=b,
                        section=section,
                        number=len(found),
                        line=number,
                        header=header,
                    )
                )
    return tuple(found)


class _Page:
    """What the lines above say about the next one."""

    def __init__(self, title: str | None) -> None:
        self._title = _plain(title) if title else None
        self._zone: Section = "body"
        self._links = False
        self._tail = False
        self._header: int | None = None
        self._seen_body = False
        self._marks = phrases("page")
        self.below = ""
        self.place = Place()

    def take(
        self, text: str, start: int, end: int, number: int
    ) -> Iterator[tuple[Section, int, int, int | None]]:
        """Class one line: yields (section, start, end, header) for it or for its parts."""
        line = text[start:end]
        lower = line[:200].lower()
        if self._title is not None and _plain(line[: len(self._title) + 20]) == self._title:
            self._header = None
            yield "title", start, end, None
            return
        mark, length = self._mark(lower)
        if mark is not None:
            rest = trimmed(text, start + length, end)
            yield "noise", start, start + length, None
            if mark == "background":
                self._zone, self._links, self._tail = "background", False, False
            elif mark == "body":
                self._zone, self._links, self._tail = "body", False, False
            elif mark in {"links", "tail"}:
                # "Top stories" above the article is a menu: only below it is the page over.
                over = mark == "tail" and self._seen_body
                self._links, self._tail = True, self._tail or over
            if rest[0] == rest[1]:
                return
            if mark in {"links", "tail", "noise"}:
                yield ("noise" if mark == "noise" else "link"), *rest, None
                self._links = self._tail or rest[0] == rest[1]
                return
            if mark == "source":
                yield "dateline", *rest, None
                return
            start, end = rest
            line, lower = text[start:end], text[start : start + 200].lower()
        if not self._links and self._is_placed():
            yield self._listed(start, end, number, line)
            return
        yield from self._line(text, start, end, number, line, lower)

    def _is_placed(self) -> bool:
        """Whether the line's neighbours tell what it is."""
        place = self.place
        return (
            place.entry or place.heads or (place.alone and (self._seen_body or ":" in self.below))
        )

    def _listed(
        self, start: int, end: int, number: int, line: str
    ) -> tuple[Section, int, int, int | None]:
        """An entry of a list or a heading over entries, below what governs it."""
        if self.place.alone:
            self._header = number
            return "header", start, end, None
        bullet = BULLET.match(line)
        start += bullet.end() if bullet else 0
        above = self._header if self._header is not None else max(number - 1, 0)
        if self.place.heads:
            self._header = number
            return "header", start, end, above
        self._header = above
        return ("background" if self._zone == "background" else "bullet"), start, end, above

    def _line(  # noqa: PLR0911, PLR0913, PLR0917
        self, text: str, start: int, end: int, number: int, line: str, lower: str
    ) -> Iterator[tuple[Section, int, int, int | None]]:
        words = line.count(" ") + 1 if len(line) < LONGEST else LONGEST
        bullet = BULLET.match(line)
        clock = _CLOCK.match(line)
        begin = start + bullet.end() if bullet else start + clock.end() if clock else start
        closed = line[-1] in '.!?…"”»' or CLOSED.search(line[-50:]) is not None
        if words < 40 and _CAPTION.search(lower):
            yield "caption", start, end, None
            return
        if self._links:
            prose = closed and not self._seen_body and words >= _PROSE
            if self._tail or ((bullet or clock) and not prose) or not closed:
                yield "link", begin, end, None
                return
            self._links = False
        if line[-1] in ":?" and (words <= 14 or line.endswith(("below:", "following:"))):
            self._header = number
            yield "header", begin, end, None
            return
        if bullet or clock or (line[-1] == ";" and self._header is not None):
            header = self._header if words <= 40 else None
            section: Section = "background" if self._zone == "background" else "bullet"
            yield section, begin, end, header
            return
        if words <= 8 and not closed and (BULLET.match(self.below) or _glued(self.below)):
            self._header = number
            yield "header", start, end, None
            return
        if words <= 12 and (not closed or self._header is not None):
            yield from self._short(text, start, end, number, words, closed=closed)
            return
        governed = self._header if self._header == number - 1 else None
        self._header = None
        if not closed and words < 25 and not self._seen_body:
            yield "title", start, end, None
            return
        dateline = _DATELINE.match(line[:120]) or _AGENCY.match(line[:40])
        if dateline and not self._seen_body:
            yield "dateline", start, start + dateline.end(), None
            begin = start + dateline.end()
        self._seen_body = True
        yield self._zone, begin, end, governed

    def _short(  # noqa: PLR0913
        self, text: str, start: int, end: int, number: int, words: int, *, closed: bool
    ) -> Iterator[tuple[Section, int, int, int | None]]:
        entry = self._header is not None and _ENTRY.search(text[start:end])
        if closed or entry or (self._header is not None and words <= 6):
            yield "bullet", start, end, self._header
            return
        if self._seen_body:
            # A heading inside the text: it may govern the lines below it.
            self._header = number
            yield "header", start, end, None
            return
        if start and _DATED.fullmatch(text, start, end):
            # The first heading of a timeline, or the page's day: it governs what is told of it.
            self._header = number
            yield "header", start, end, None
            return
        yield ("title" if words >= 4 or (start == 0 and words > 1) else "noise"), start, end, None

    def _mark(self, lower: str) -> tuple[str | None, int]:
        first = lower.split(maxsplit=1)[0].rstrip(":.,-–") if lower else ""  # noqa: RUF001
        for phrase, kind in self._marks.get(first, ()):
            if lower.startswith(phrase):
                after = lower[len(phrase) : len(phrase) + 1]
                if kind == "banner" and not after.isalnum():
                    return "noise", len(phrase)
                if after in {"", ":"} or not lower[len(phrase) :].strip(" .!-–>"):  # noqa: RUF001
                    return kind, len(phrase) + (after == ":")
        return None, 0


def _glued(line: str) -> bool:
    """Whether a line is names run together: "GermanyFranceDenmark"."""
    return line.count(" ") <= 4 and len(_SEAMS.findall(line[:120])) >= 2


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())  # noqa: RUF001
