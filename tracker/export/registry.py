"""The formats a table can be handed out in: a line here, and a module of `formats` each.

A format module holds `render(publication)`, which gives the whole file: as text, or as bytes where
the format is not text. To add a format, add a module and a line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Literal, Protocol, cast

from tracker.export.publication import Publication

Need = Literal["sources", "history", "moves"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name, and what it takes to make it.

    `aliases` are other names for it;
    `endings` the files' endings that ask for it; `about` says what it is for; `needs` what of
    `StatusRow` must be filled; `graded` that it shows how far stages can be trusted; `long` that
    it can hold a row a report; `extra` the name of the
    extra that `libraries` come with, the modules imported to make it.
    """

    name: str
    endings: tuple[str, ...]
    about: str
    needs: Need = "sources"
    long: bool = False
    graded: bool = True
    aliases: tuple[str, ...] = ()
    extra: str | None = None
    libraries: tuple[str, ...] = ()


FORMATS: tuple[Format, ...] = (
    Format("csv", (".csv",), "spreadsheets and scripts", long=True),
    Format("tsv", (".tsv", ".tab"), "the same, with tabs", long=True),
    Format("json", (".json",), "programs", long=True),
    Format("ndjson", (".ndjson", ".jsonl"), "programs that read by the line", long=True),
    Format("markdown", (".md", ".markdown"), "documents on GitHub and alike", aliases=("md",)),
    Format("html", (".html", ".htm"), "a page to read, mail or print", "history"),
    Format("latex", (".tex",), "papers", aliases=("tex",)),
    Format(
        "xlsx",
        (".xlsx",),
        "a workbook",
        "history",
        extra="xlsx",
        libraries=("xlsxwriter",),
        aliases=("excel",),
    ),
    Format(
        "parquet", (".parquet",), "data frames", long=True, extra="parquet", libraries=("pyarrow",)
    ),
    Format("sqlite", (".sqlite", ".sqlite3"), "SQL and Datasette", "history"),
    Format("datapackage", (".zip",), "a Frictionless data package", "history"),
    Format(
        "csl",
        (".csl.json",),
        "the sources, for reference managers",
        aliases=("csl-json",),
        graded=False,
    ),
    Format(
        "ics", (".ics",), "signings, for calendars", "history", aliases=("icalendar",), graded=False
    ),
    Format("atom", (".atom", ".xml"), "changes of state, for feed readers", "moves", graded=False),
    Format("svg", (".svg",), "a timeline", "history", graded=False),
    Format(
        "png",
        (".png",),
        "a timeline as a picture",
        "history",
        graded=False,
        extra="png",
        libraries=("resvg_py", "font_roboto"),
    ),
)
"""All formats, in the order in which they are listed."""


SQLITE_MAGIC = b"SQLite format 3\0"
SQLITE_MARK = b"trkx"
"""How an SQLite file begins, and what stands at bytes 68 to 71 of one that was exported."""


class MissingLibrary(Exception):  # noqa: N818  # it tells what is missing
    """A format asks for a library that is not installed; the message says how to get it."""


class _Module(Protocol):
    def render(self, publication: Publication) -> str | bytes: ...


def names() -> tuple[str, ...]:
    """The formats' names."""
    return tuple(each.name for each in FORMATS)


def endings() -> dict[str, str]:
    """The format's name for every ending, such as `.md`."""
    return {ending: each.name for each in FORMATS for ending in each.endings}


def format_of(file: str) -> Format | None:
    """The format that a file's ending asks for, the longest ending first; None where none does."""
    name = file.lower()
    known = sorted(endings().items(), key=lambda each: -len(each[0]))
    return next((find(each) for ending, each in known if name.endswith(ending)), None)


def find(name: str) -> Format | None:
    """The format of that name, alias or ending without its dot; None where unknown."""
    wanted = name.lower()
    return next((each for each in FORMATS if wanted in _called(each)), None)


def format_named(name: str) -> str | None:
    """The format's own name for what a user calls it: `md` is `markdown`; None where unknown."""
    found = find(name)
    return None if found is None else found.name


def render(publication: Publication, name: str) -> str:
    """The table in the text format of that name, ending in a newline."""
    return cast("str", _load(name).render(publication))


def render_bytes(publication: Publication, name: str) -> bytes:
    """The file in the format of that name.

    Raises MissingLibrary where the format's extra is not installed.
    """
    check_libraries(name)
    made = _load(name).render(publication)
    return made.encode("utf-8", "backslashreplace") if isinstance(made, str) else made


def check_libraries(name: str) -> None:
    """Raise MissingLibrary where a library of the format is not installed."""
    found = find(name)
    if found is None or found.extra is None:
        return
    missing = [each for each in found.libraries if find_spec(each) is None]
    if missing:
        raise MissingLibrary(
            f"{found.name} needs what is not installed ({', '.join(missing)}):"
            f" run `pip install 'agreement-tracker[{found.extra}]'`"
        )


def _called(each: Format) -> Iterator[str]:
    yield each.name
    yield from each.aliases
    yield from (ending[1:] for ending in each.endings)


def _load(name: str) -> _Module:
    return cast("_Module", import_module(f"tracker.export.formats.{name}"))
