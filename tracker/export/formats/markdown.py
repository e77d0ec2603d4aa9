"""Markdown for documents and newsletters: a table, its notes, and its sources by number."""

import re

from tracker.export.cells import NONE, NOT_REPORTED, cite, flag_label, notes, since, stage_label
from tracker.export.publication import Publication
from tracker.export.text import safe, safe_marked, web_address
from tracker.views.rows import ReportRow, Source, StatusRow

ENDINGS = (".md", ".markdown")

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&=@-]|(?<=www)\.)", re.IGNORECASE)
_HEADER = ("Party", "Stage", "Since", "Planned for", "Signed on", "Flags", "Reports", "Sources")


def render(publication: Publication) -> str:
    """The table as Markdown; article text is escaped, so that it is neither markup nor HTML."""
    table = publication.table
    numbers: dict[str, int] = {}
    for row in table.rows:
        for source in _cited(row):
            numbers.setdefault(source.id, len(numbers) + 1)
    lines = [f"# {plain(publication.title or table.dossier)}", "", publication.as_of_line, ""]
    if publication.left_out_line is not None:
        lines += [publication.left_out_line, ""]
    lines += [publication.totals_line, "", _line(_HEADER), _line(["---"] * len(_HEADER))]
    lines += [_line(_cells(row, numbers)) for row in table.rows]
    lines += ["", "## Evidence", ""]
    for row in table.rows:
        lines += _evidence(row, numbers)
    lines += ["## Sources", ""]
    sources = {source.id: source for row in table.rows for source in _cited(row)}
    lines += [f"{numbers[each]}. {_source(sources[each])}" for each in numbers]
    lines += ["", "## How this table was made", ""]
    lines += [f"- Command: `{publication.command('markdown')}`"]
    lines += [f"- Log: {table.log.events} events, head `{table.log.hash or 'none'}`"]
    lines += [f"- A cell without a report reads “{NOT_REPORTED}”; dates are EDTF (ISO 8601-2)."]
    if publication.licence:
        lines += [f"- Licence: {plain(publication.licence)}"]
    return "\n".join(lines) + "\n"


def _cited(row: StatusRow) -> tuple[Source, ...]:
    deciding = () if row.deciding is None else (row.deciding.article,)
    return (*deciding, *row.articles)


def _cells(row: StatusRow, numbers: dict[str, int]) -> list[str]:
    status = row.status
    sources = sorted({numbers[each.id] for each in _cited(row)})
    return [
        plain(f"{row.party_name} ({status.party})"),
        plain(stage_label(row)),
        plain(since(status)),
        plain(status.scheduled_for or NONE),
        plain(status.signed_on or NOT_REPORTED),
        plain(", ".join(flag_label(flag) for flag in status.flags) or NONE),
        str(status.reports),
        f"{status.sources} ({', '.join(map(str, sources))})" if sources else str(status.sources),
    ]


def _evidence(row: StatusRow, numbers: dict[str, int]) -> list[str]:
    lines = [f"**{plain(row.party_name)}**: {plain(stage_label(row))}", ""]
    if row.deciding is not None:
        report = row.deciding
        cited = f"{plain(cite(report.article))} \\[{numbers[report.article.id]}\\]"
        lines += [f"> {_quoted(report)}", ">", f"> {cited}", ""]
    explained = notes(row.status)
    lines += [f"- {plain(note)}" for flag in explained for note in explained[flag]]
    return [*lines, ""] if explained else lines


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
    """`text` as Markdown that reads as it stands; `<` and `&` cannot begin HTML or an entity."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    escaped = escaped.replace("\\&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;")
    # A hyphen acts only at the beginning of a line, and dates read better without a backslash.
    return re.sub(r"(?<=\w)\\-", "-", escaped).replace("://", ":&#47;/")
