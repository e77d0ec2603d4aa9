"""GitHub's Markdown for documents and newsletters: a table, its notes and sources as footnotes."""

import re

from tracker.export.cells import (
    NONE,
    NOT_REPORTED,
    cite,
    flag_label,
    grade,
    since,
    stage_label,
)
from tracker.export.cells import notes as flag_notes
from tracker.export.numbered import numbered_notes, numbered_sources
from tracker.export.publication import Publication
from tracker.export.text import safe, safe_marked, web_address
from tracker.export.trust import grade_rules
from tracker.export.words import ahead, content, signed
from tracker.views.rows import ReportRow, Source, StatusRow

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&=@-]|(?<=www)\.)", re.IGNORECASE)
_NUMBERED = re.compile(r"\A(\d+)\.")
_HEADER = (
    "Party",
    "Stage",
    "Since",
    "Next",
    "Signed",
    "Term and pledge",
    "Sources",
    "Confidence",
    "Notes",
    "Source",
)


def render(publication: Publication) -> str:
    """The table as GitHub's Markdown; its notes and sources are footnotes.

    Article text is escaped, so that it is neither markup nor HTML.
    """
    rows = publication.table.rows
    notes, noted = numbered_notes(rows)
    sources = numbered_sources(rows)
    lines = [f"# {plain(publication.heading)}", "", publication.as_of_line, ""]
    if publication.left_out_line is not None:
        lines += [publication.left_out_line, ""]
    lines += [publication.totals_line, "", _line(_HEADER), _line(["---"] * len(_HEADER))]
    lines += [_line(_cells(row, noted[row.status.party], sources)) for row in rows]
    lines += ["", "## Evidence", ""]
    for row in rows:
        lines += _evidence(row, sources)
    lines += ["## How this table was made", ""]
    lines += [f"- Command: `{publication.command('markdown')}`"]
    log = publication.table.log
    lines += [f"- Log: {log.events} events, head `{log.hash or 'none'}`"]
    if rules := grade_rules(rows):
        lines += [f"- Confidence in the stage: {'; '.join(rules)}."]
    lines += [f"- A cell without a report reads “{NOT_REPORTED}”; dates are EDTF (ISO 8601-2)."]
    if publication.licence_line is not None:
        lines += [f"- {plain(publication.licence_line)}"]
    lines += ["", *(f"[^n{number}]: {plain(note)}" for note, number in notes.items())]
    lines += [f"[^{number}]: {_source(source)}" for number, source in sources.values()]
    return "\n".join(lines).rstrip("\n") + "\n"


_Sources = dict[str, tuple[int, Source]]


def _cells(row: StatusRow, noted: list[int], sources: _Sources) -> list[str]:
    status = row.status
    source = row.deciding and row.deciding.article
    return [
        plain(f"{row.party_name} ({status.party})"),
        plain(stage_label(row)),
        plain(since(status)),
        plain(ahead(row) or NONE),
        plain(signed(row) or NONE),
        plain(content(row) or NONE),
        str(status.sources),
        grade(row),
        _flags(row, noted),
        f"[^{sources[source.id][0]}]" if source else NOT_REPORTED,
    ]


def _flags(row: StatusRow, noted: list[int]) -> str:
    numbers = iter(noted)
    told = [
        plain(flag_label(flag)) + "".join(f"[^n{next(numbers)}]" for _ in explained)
        for flag, explained in flag_notes(row.status).items()
    ]
    return ", ".join(told) or NONE


def _evidence(row: StatusRow, sources: _Sources) -> list[str]:
    lines = [f"**{plain(row.party_name)}**: {plain(stage_label(row))}", ""]
    deciding = row.deciding
    if deciding is not None:
        number = sources[deciding.article.id][0]
        lines += [f"> {_quoted(deciding)} [^{number}]", ""]
    others = [
        f"[^{sources[each.id][0]}]"
        for each in row.articles
        if deciding is None or each.id != deciding.article.id
    ]
    if others:
        lines += [f"Reports that count stand in these too: {' '.join(others)}", ""]
    return lines


def _quoted(report: ReportRow) -> str:
    # The marks are set before escaping, as characters that no safe text holds.
    marked = safe_marked(report.evidence, report.marks, "\x02", "\x03")
    return _escaped(marked).replace("\x02", "**").replace("\x03", "**")


def _source(source: Source) -> str:
    address = web_address(source.url)
    if address is None:
        other = f" ({plain(source.url)})" if source.url else ""
        return plain(cite(source)) + other
    target = address.replace("(", "%28").replace(")", "%29")
    return f"{plain(cite(source))}: [{plain(address)}](<{target}>)"


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """`text` of an article as Markdown that reads as it stands, and never acts."""
    return _escaped(safe(text))


def _escaped(text: str) -> str:
    """`text` as Markdown that reads as it stands; `<` and `&` cannot begin HTML or an entity.

    GitHub makes a link of an e-mail address whatever is done to it; that is let be.
    """
    # Four blanks at the beginning would make a block of code, a number with a dot a list.
    escaped = _SPECIAL.sub(r"\\\1", text.lstrip())
    escaped = _NUMBERED.sub(r"\1\\.", escaped)
    escaped = escaped.replace("\\&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;")
    # A hyphen acts only at the beginning of a line, and dates read better without a backslash.
    return re.sub(r"(?<=\w)\\-", "-", escaped).replace("://", ":&#47;/")
