"""From the fields of a record to an Article: what each field may hold.

JSON, JSON Lines, front matter and plain text all end here, so that a field means the same in
each of them.
"""

import re
from collections.abc import Mapping

from tracker.articles.article import Article, Rejection
from tracker.articles.decoding import with_newlines
from tracker.articles.origin import Origin, shown, too_large
from tracker.articles.wrapped import unwrapped
from tracker.articles.writtendays import written_day
from tracker.domain.dates import Day, parse_day

ALIASES = {"date": "published", "source": "outlet", "sitename": "outlet"}
"""Names that front matter elsewhere has for our fields; ours goes first where both are given."""

FIELDS = ("name", "title", "published", "outlet", "url", "text")

# A day, or the day and time as ISO 8601, RFC 3339 and the common site generators write it.
_WHEN = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r" ?(?:[Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_TYPES = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}


def build(
    record: Mapping[str, object],
    origin: Origin,
    *,
    source: str,
    name: str | None = None,
    lines: Mapping[str, int] | None = None,
) -> Article | Rejection:
    """Make an Article of a record's fields, or the rejection of the first that is wrong.

    Args:
        record: the fields by name: `FIELDS`, `ALIASES` and `author`; others are for others.
        origin: the file or stream, with the date for what carries none.
        source: where the record is, for a rejection.
        name: the name of an article that does not tell its own; by default the origin's.
        lines: the line of each field, where each has one of its own.
    """
    values: dict[str, str] = {}
    for key, value in _known(record):
        where = origin.at(lines[key]) if lines and key in lines else source
        text = _text(value, key, where)
        if isinstance(text, Rejection):
            return text
        field = ALIASES.get(key, key)
        if field == "published" and text:
            day = _day(text, key, origin, where)
            if isinstance(day, Rejection):
                return day
            text = day
        if text and field not in values:
            values[field] = text
    body = unwrapped(with_newlines(values.get("text", "")).strip())
    # Without a letter or a figure there is nothing to read: dashes, or marks that do not print.
    if not any(char.isalnum() for char in body):
        return Rejection(source=source, reason="has no text", remedy="give an article's text")
    if len(body) > origin.limits.article:
        return too_large(
            source, origin.limits.article, what="an article", remedy="split it into its articles"
        )
    published = Day(values["published"]) if "published" in values else origin.published
    if "published" not in values and published is not None and published > origin.latest:
        return _future(published, "published", origin, source)
    title = " ".join(values.get("title", "").split()) or None
    return Article(
        name=values.get("name", "").strip() or name or origin.name,
        text=_with_title(title, body),
        title=title,
        published=published,
        outlet=" ".join(values.get("outlet", "").split()) or None,
        url=values.get("url", "").strip() or None,
        author=_author(record.get("author")),
        published_basis="stated" if "published" in values else "given" if published else None,
    )


def _known(record: Mapping[str, object]) -> list[tuple[str, object]]:
    return [(key, record[key]) for key in (*FIELDS, *ALIASES) if record.get(key) is not None]


def _text(value: object, key: str, source: str) -> str | Rejection:
    if not isinstance(value, str):
        told = f" ({value!r:.40})" if isinstance(value, int | float) else ""
        reason = f"{key} is {_TYPES[type(value)]}, not text{told}"
        return Rejection(source=source, reason=reason, remedy=f"write {key} in quotation marks")
    # Neither can be stored: PostgreSQL refuses both, SQLite the one and cuts the text at the other.
    if half := _SURROGATE.search(value):
        reason = f"{key} holds half a character ({shown(half[0])} at character {half.start()})"
        return Rejection(source=source, reason=reason, remedy="write the whole character or none")
    if "\0" in value:
        reason = f"{key} holds a NUL at character {value.index(chr(0))}"
        return Rejection(source=source, reason=reason, remedy="take it out")
    return value


def _author(value: object) -> str | None:
    """The author, as far as a record tells it in text or in a list of texts."""
    given = value if isinstance(value, list) else [value]
    names = [" ".join(each.split()) for each in given[:20] if isinstance(each, str)]
    name = ", ".join(each for each in names if each)[:500]
    return None if _SURROGATE.search(name) or "\0" in name else name or None


def _day(text: str, key: str, origin: Origin, source: str) -> Day | Rejection:
    """The day as it is written, whatever the time zone: the day on the page that was read."""
    match = _WHEN.fullmatch(text.strip())
    remedy = "write the day of publication as 2024-06-13"
    if match is None and (written := written_day(text)):
        return _future(written, key, origin, source) if written > origin.latest else written
    if match is None:
        reason = f"{key} {shown(repr(text), most=40)} is not a day"
        return Rejection(source=source, reason=reason, remedy=remedy)
    try:
        day = parse_day(match[1])
    except ValueError:
        reason = f"{key} {match[1]} is not in the calendar"
        return Rejection(source=source, reason=reason, remedy=remedy)
    return _future(day, key, origin, source) if day > origin.latest else day


def _future(day: Day, key: str, origin: Origin, source: str) -> Rejection:
    reason = f"{key} {day} lies in the future (today is {origin.today})"
    return Rejection(source=source, reason=reason, remedy="correct the day of publication")


def _with_title(title: str | None, body: str) -> str:
    """The body with the title before it, unless it begins with the same words."""
    if title is None:
        return body
    # Twice the title's length holds it however its words are spaced.
    start = " ".join(body[: 2 * len(title) + 100].split()).casefold()
    rest = start.removeprefix(title.casefold())
    return body if rest != start and not rest[:1].isalnum() else f"{title}\n\n{body}"
