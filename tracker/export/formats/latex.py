r"""LaTeX for papers: a document that compiles alone, its table in the rules of booktabs.

Any engine takes it. What pdfLaTeX's fonts do not have is set as `[U+65E5]` there; LuaLaTeX and
XeLaTeX set it as it stands where their font has it.
"""

import re
from urllib.parse import quote

from tracker.export.cells import NONE, NOT_REPORTED, cite, grade, since, stage_label
from tracker.export.numbered import numbered_notes, numbered_sources
from tracker.export.publication import Publication
from tracker.export.text import safe, web_address
from tracker.export.trust import grade_rules
from tracker.export.words import content, planned, signed_on
from tracker.views.rows import Source, StatusRow

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedbl{}",
        "'": r"\textquotesingle{}",
        "`": r"\textasciigrave{}",
        "[": r"{[}",  # after \\ it would begin an option
        "]": r"{]}",
        "*": r"{*}",
    }
)
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"
_LIGATURE = re.compile("-(?=-)|,(?=,)")
"""Two of these would be a dash or a quotation mark."""
_KNOWN = frozenset(
    map(chr, (*range(0xA0, 0x180), *range(0x2013, 0x2015), *range(0x2018, 0x201E), 0x2026, 0x20AC))
)
"""What the fonts of pdfLaTeX have beyond ASCII: Latin letters, dashes, quotation marks."""

_PREAMBLE = r"""\documentclass[a4paper,10pt]{article}
\usepackage{iftex}
\usepackage[a4paper,landscape,margin=1.5cm]{geometry}
\usepackage{booktabs}
\usepackage{longtable}
\usepackage{array}
\usepackage{textcomp}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
\else
  \usepackage{fontspec}
\fi
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}
\setcounter{LTchunksize}{1000} % its columns are the same on every page
\pdfstringdefDisableCommands{\let\\\space}
\ifPDFTeX
  \pdfinfoomitdate=1
  \pdftrailerid{}
\fi
"""
_COLUMNS = r"l@{~~}>{\raggedright}p{3.2cm}lllllrl>{\raggedright\arraybackslash}p{4cm}"
_HEADER = (
    "",
    "Party",
    "Stage",
    "Since",
    "Next",
    "Signed on",
    "Term and pledge",
    "Sources",
    "Confidence",
    "Notes",
)


def render(publication: Publication) -> str:
    """The whole document; everything that is not ours is escaped."""
    rows = publication.table.rows
    notes, noted = numbered_notes(rows)
    sources = numbered_sources(rows)
    lines = [f"% {each}" for each in _comment(publication)]
    lines += [_PREAMBLE.rstrip("\n"), "%UNICODE%", r"\begin{document}"]
    lines += [rf"\section*{{{plain(publication.heading)}}}", plain(publication.as_of_line), ""]
    if publication.left_out_line is not None:
        lines += [plain(publication.left_out_line), ""]
    lines += [plain(publication.totals_line), "", rf"\begin{{longtable}}{{{_COLUMNS}}}"]
    header = " & ".join(_HEADER)
    lines += [r"\toprule", rf"{header} \\", r"\midrule", r"\endhead"]
    lines += [r"\bottomrule", r"\endlastfoot"]
    lines += [_row(row, noted[row.status.party], sources) for row in rows]
    lines += [r"\end{longtable}", ""]
    if notes:
        lines += [r"\subsection*{Notes}", r"\begin{enumerate}"]
        lines += [rf"\item {plain(note)}" for note in notes]
        lines += [r"\end{enumerate}", ""]
    if sources:
        lines += [r"\subsection*{Sources}", r"\begin{enumerate}"]
        lines += [rf"\item[S{number}] {_source(source)}" for number, source in sources.values()]
        lines += [r"\end{enumerate}", ""]
    lines += [r"\subsection*{How this table was made}", r"\begin{flushleft}"]
    lines += [rf"{plain(each)}\\" for each in _comment(publication)]
    if rules := grade_rules(rows):
        told = "; ".join(rules)
        lines.append(rf"{plain(f'Confidence in the stage: {told}.')}\\")
    lines += [
        plain(f"A cell without a report reads “{NOT_REPORTED}”; dates are EDTF (ISO 8601-2)."),
        r"\end{flushleft}",
        r"\end{document}",
    ]
    text = "\n".join(lines) + "\n"
    return text.replace("%UNICODE%", _declared(text), 1)


def _comment(publication: Publication) -> list[str]:
    told = publication.provenance("latex")
    return [f"{name}: {safe(str(value))}" for name, value in told.items() if value is not None]


def _row(row: StatusRow, noted: list[int], sources: dict[str, tuple[int, Source]]) -> str:
    status = row.status
    cells = [
        status.party,
        row.party_name,
        stage_label(row),
        since(status),
        planned(row) or NONE,
        signed_on(row) or NONE,
        content(row) or NONE,
        str(status.sources),
        grade(row),
    ]
    told = ", ".join(map(str, noted)) or NONE
    if row.deciding is not None:
        told += f"; S{sources[row.deciding.article.id][0]}"
    return rf"{' & '.join(map(plain, [*cells, told]))} \\"


def _source(source: Source) -> str:
    address = web_address(source.url)
    if address is None:
        return plain(cite(source))
    target = quote(address, safe=_IN_ADDRESS).replace("%", r"\%").replace("#", r"\#")
    return rf"\href{{{target}}}{{{plain(cite(source))}}}"


def plain(text: str) -> str:
    """`text` of an article as LaTeX that reads as it stands, and never acts."""
    return _LIGATURE.sub(r"\g<0>{}", safe(text).translate(_SPECIAL))


def _declared(text: str) -> str:
    """How pdfLaTeX sets the characters of `text` that its fonts do not have."""
    unknown = sorted({each for each in text if not each.isascii()} - _KNOWN)
    if not unknown:
        return "% no rare character"
    lines = [r"\ifPDFTeX"]
    lines += [
        rf"  \DeclareUnicodeCharacter{{{ord(each):04X}}}{{[U+{ord(each):04X}]}}" for each in unknown
    ]
    return "\n".join([*lines, r"\fi"])
