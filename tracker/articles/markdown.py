"""Markdown, with front matter of `key: value` lines between two lines of `---`.

The values are taken as they stand, by few rules that YAML has too, so that the files of site
generators can be read; YAML itself would refuse a title such as `FT: US close to signing`. See
docs/adr/0030-front-matter.md. The body is kept as it is, marks and all.
"""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from tracker.articles.article import Article, Rejection, noted
from tracker.articles.fields import ALIASES, FIELDS, build
from tracker.articles.origin import Origin, shown
from tracker.articles.plain import read_text

_KEY = re.compile(r"([A-Za-z_][\w.-]*)[ \t]*:(?:[ \t]+(.*))?")
_FRONT = re.compile(
    r"---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*(?:[A-Za-z_][\w.-]*[ \t]*:(?:\s|$)|---[ \t]*\n)"
)
_COMMENT = re.compile(r"(?:^|[ \t])#.*")
_BLOCK = re.compile(r"[|>][+-]?")
_SINGLE = re.compile(r"'((?:[^']|'')*)'(?:\s+#.*)?")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"(?:\s+#[^"]*)?')
_OURS = frozenset({*FIELDS, *ALIASES} - {"text"})


def read_markdown(stream: BinaryIO, origin: Origin) -> Iterator[Article | Rejection]:
    """Read one article. A heading that begins the body is its title where no other is given."""
    read = read_text(stream, origin)
    if isinstance(read, Rejection):
        yield read
        return
    text, notes = read
    front = _front(text, origin)
    if isinstance(front, Rejection):
        yield front
        return
    record, lines, body = front
    heading, _, rest = body.lstrip().partition("\n")
    title = heading.removeprefix("# ").strip().rstrip("#").rstrip()
    if heading.startswith("# ") and title and rest.strip():
        body = f"{title}\n{rest}"
        record.setdefault("title", title)
    record["text"] = body
    yield noted(build(record, origin, source=origin.source, lines=lines), notes)


def has_front_matter(text: str) -> bool:
    """Whether `text` begins with front matter: three dashes, and a key in the next line.

    Without a key they are a line drawn across the page.
    """
    return bool(_FRONT.match(text))


def _front(text: str, origin: Origin) -> tuple[dict[str, str], dict[str, int], str] | Rejection:
    """The fields of the front matter, the line of each, and the body."""
    begin = text[: len(text) - len(text.lstrip())].count("\n")
    rows = text.split("\n")[begin:]
    if rows[0].rstrip() == "+++" and "=" in "".join(rows[1:2]):
        reason = "has front matter in TOML (+++)"
        return Rejection(source=origin.source, reason=reason, remedy="write it between --- lines")
    if not has_front_matter("\n".join(rows[:100])):
        return {}, {}, text
    ends = (number for number, row in enumerate(rows) if number and row.rstrip() in ("---", "..."))
    end = next(ends, None)
    if end is None:
        reason = "has front matter without an end"
        return Rejection(source=origin.source, reason=reason, remedy="close it with a line of ---")
    fields = _fields(rows[1:end], begin + 2, origin)
    if isinstance(fields, Rejection):
        return fields
    record, lines = fields
    return record, lines, "\n".join(rows[end + 1 :])


def _fields(
    rows: list[str], first: int, origin: Origin
) -> tuple[dict[str, str], dict[str, int]] | Rejection:
    """Our fields among the lines of front matter, the first of which has the number `first`.

    What belongs to other keys is passed over.
    """
    parts: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    key = ""
    for number, row in enumerate(rows, start=first):
        if not row.strip() or row.lstrip().startswith("#"):
            continue
        if row[0] in " \t" or row.startswith("-"):
            if key in _OURS and row.lstrip().startswith("- "):
                reason = f"{key} is a list, not text"
                return Rejection(
                    source=origin.at(number), reason=reason, remedy=f"write {key} in one line"
                )
            parts.setdefault(key, []).append(row.strip())
            continue
        match = _KEY.fullmatch(row.rstrip())
        if match is None:
            reason = f"is not a line of front matter ({shown(row, most=40)})"
            return Rejection(source=origin.at(number), reason=reason, remedy="write key: value")
        key = match[1].lower()
        if key in lines and key in _OURS:
            reason = f"{key} is given a second time"
            return Rejection(source=origin.at(number), reason=reason, remedy="give it once")
        lines[key] = number
        parts[key] = [match[2] or ""]
    record = {known: _value(parts[known]) for known in _OURS & lines.keys()}
    # Elsewhere an author may be an object or a list: then who wrote it is not told.
    if len(author := parts.get("author", [])) == 1 and author[0][:1] not in ("[", "{"):
        record["author"] = _value(author)
    return record, lines


def _value(parts: list[str]) -> str:
    """A value that stands on one or more lines, without the marks around it.

    A quotation mark that has no pair at the other end belongs to the value: headlines begin with
    quotations.
    """
    if _BLOCK.fullmatch(parts[0].strip()):
        return " ".join(parts[1:])
    value = " ".join(parts).strip()
    if match := _SINGLE.fullmatch(value):
        return match[1].replace("''", "'")
    if _DOUBLE.fullmatch(value):
        # At the end of a line and before a space a backslash only tells where the line was cut.
        joined = "\n".join(parts).strip().replace("\\\n", "").replace("\\ ", " ")
        return _unescaped(joined[: joined.rindex('"') + 1].replace("\n", " "))
    value = _COMMENT.sub("", value).strip()
    return "" if value in ("~", "null") else value


def _unescaped(value: str) -> str:
    """The text of a value in double quotation marks, whose escapes are mostly JSON's."""
    try:
        text: str = json.loads(value, strict=False)
    except ValueError:
        return value[1:-1]
    return text
