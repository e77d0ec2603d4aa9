"""A web page that stands alone: no script, no font or image from elsewhere, readable aloud."""

from html import escape

from tracker.export.cells import (
    NONE,
    NOT_REPORTED,
    cite,
    flag_label,
    grade,
    notes,
    since,
    stage_label,
)
from tracker.export.formats.svg import render as drawn
from tracker.export.publication import Publication
from tracker.export.text import safe, safe_marked, web_address
from tracker.export.trust import grade_rules
from tracker.export.words import content, planned, signed_on
from tracker.views.rows import ReportRow, Source, StatusRow

_STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --page: #fff; --link: #0b57d0; --mark: #ffe9a8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --page: #16181c; --link: #9cc2ff; --mark: #5c4a00; }
}
html { background: var(--page); color: var(--ink); }
a { color: var(--link); }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; width: 100%; }
caption { font-size: 1rem; text-align: left; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; }
thead th { border-bottom: 2px solid; }
tbody tr { border-bottom: 1px solid #8886; }
td.text { min-width: 12em; }
td.term { min-width: 7em; }
td ul { margin: 0; padding-left: 1.1rem; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
td.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
.where { min-width: 8em; white-space: normal; }
blockquote { margin: 0 0 .25rem; }
mark { background: var(--mark); color: inherit; font-weight: 600; }
cite, footer, .code, .where { font-size: .875em; }
footer { border-top: 1px solid #8886; margin-top: 2em; }
code { overflow-wrap: anywhere; }
figure { margin: 1rem 0; overflow-x: auto; }
figure svg { height: auto; max-width: 100%; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --page: #fff; --link: #000; --mark: #ffe9a8; }
  body { font-size: 8pt; margin: 0; max-width: none; padding: 0; }
  .wide, figure { overflow: visible; }
  td.text { min-width: 0; }
  table, caption { font-size: inherit; }
  th, td { padding: .2rem .35rem; }
  thead { display: table-header-group; }
  tr, figure { break-inside: avoid; }
  h2 { break-after: avoid; margin: 0; }
  figure { margin: 0; }
  figure:not(.tall) svg { max-height: 150mm; width: auto; }
  summary { list-style: none; }
  footer { margin-top: 1em; }
  footer p { margin: .2em 0; }
}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HEADER = (
    "Party",
    "Stage",
    "Since",
    "Planned for",
    "Signed on",
    "Term and pledge",
    "Sources",
    "Confidence",
    "Flags and notes",
    "What it rests on",
)
_WIDTHS = {"Flags and notes": 18, "What it rests on": 34}
_ON_ONE_PAGE = 45
"""A timeline of more parties is not pressed onto one printed page."""


def render(publication: Publication) -> str:
    """The table as one page of HTML; everything that is not ours is escaped."""
    table = publication.table
    title = _plain(publication.title or table.dossier)
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{title}, as of {table.as_of}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{title}</h1>",
        f"<p>{_plain(publication.as_of_line)}</p>",
    ]
    if publication.left_out_line is not None:
        lines.append(f"<p>{_plain(publication.left_out_line)}</p>")
    lines += [
        '<div class="wide" role="region" aria-labelledby="totals" tabindex="0">',
        "<table>",
        f'<caption id="totals">{_plain(publication.totals_line)}</caption>',
        "<thead>",
        "<tr>"
        + "".join(f'<th scope="col"{_width(each)}>{each}</th>' for each in _HEADER)
        + "</tr>",
        "</thead>",
        "<tbody>",
    ]
    for row in table.rows:
        lines += _row(row)
    lines += ["</tbody>", "</table>", "</div>", *_figure(publication), "</main>"]
    lines += _footer(publication)
    lines += ["</body>", "</html>"]
    return "\n".join(lines) + "\n"


def _width(header: str) -> str:
    part = _WIDTHS.get(header)
    return "" if part is None else f' style="width: {part}%"'


def _figure(publication: Publication) -> list[str]:
    """The timeline, where the table has the reports that it is drawn from."""
    if not any(row.history for row in publication.table.rows):
        return []
    tall = ' class="tall"' if len(publication.table.rows) > _ON_ONE_PAGE else ""
    return ["<h2>Timeline</h2>", f"<figure{tall}>", drawn(publication).rstrip("\n"), "</figure>"]


def _row(row: StatusRow) -> list[str]:
    status = row.status
    party = _plain(row.party_name)
    day = _plain(planned(row) or NONE)
    signed = _plain(signed_on(row) or NONE)
    return [
        f'<tr id="{_plain(status.party)}">',
        f'<th scope="row">{party} <span class="code">{_plain(status.party)}</span></th>',
        f"<td>{_plain(stage_label(row))}</td>",
        f'<td class="day">{_plain(since(status))}</td>',
        f'<td class="day">{day}</td>',
        f'<td class="day">{signed}{_where(status.signed_at)}</td>',
        f'<td class="term">{_plain(content(row) or NONE)}</td>',
        f'<td class="number">{status.sources}</td>',
        f"<td>{grade(row)}</td>",
        _words(_flags(row)),
        f'<td class="text">{_evidence(row)}</td>',
        "</tr>",
    ]


def _where(place: str | None) -> str:
    return "" if place is None else f'<div class="where">{_plain(place)}</div>'


def _words(flags: str) -> str:
    # A column of dashes needs no room, one of sentences does.
    return f"<td>{flags}</td>" if flags == NONE else f'<td class="text">{flags}</td>'


def _flags(row: StatusRow) -> str:
    explained = notes(row.status)
    if not explained:
        return NONE
    items = (
        f"<li>{_plain(note)}</li>"
        for flag in explained
        for note in explained[flag] or (flag_label(flag),)
    )
    return f"<ul>{''.join(items)}</ul>"


def _evidence(row: StatusRow) -> str:
    parts = [] if row.deciding is None else [_quoted(row.deciding)]
    others = [each for each in row.articles if row.deciding is None or each != row.deciding.article]
    if others:
        items = "".join(f"<li>{_source(each)}</li>" for each in others)
        count = "1 more article" if len(others) == 1 else f"{len(others)} more articles"
        parts.append(f"<details><summary>{count}</summary><ul>{items}</ul></details>")
    return "".join(parts) or NOT_REPORTED


def _quoted(report: ReportRow) -> str:
    # The marks are set before escaping, as characters that no safe text holds.
    marked = escape(safe_marked(report.evidence, report.marks, "\x02", "\x03"))
    text = marked.replace("\x02", "<mark>").replace("\x03", "</mark>")
    return f"<blockquote>{text}</blockquote><cite>{_source(report.article)}</cite>"


def _source(source: Source) -> str:
    address = web_address(source.url)
    if address is None:
        return _plain(cite(source))
    return f'<a href="{escape(address)}" rel="noreferrer nofollow">{_plain(cite(source))}</a>'


def _footer(publication: Publication) -> list[str]:
    log = publication.table.log
    rules = "; ".join(grade_rules(publication.table.rows))
    lines = [
        "<footer>",
        *([f"<p>Confidence in the stage: {_plain(rules)}.</p>"] if rules else []),
        f"<p>Made by <code>{_plain(publication.command('html'))}</code></p>",
        f"<p>Log: {log.events} events, head <code>{_plain(log.hash or 'none')}</code></p>",
        f"<p>A cell without a report reads “{NOT_REPORTED}”; dates are EDTF (ISO 8601-2).</p>",
    ]
    if publication.licence_line is not None:
        lines.append(f"<p>{_plain(publication.licence_line)}</p>")
    return [*lines, "</footer>"]


def _plain(text: str) -> str:
    return escape(safe(text))
