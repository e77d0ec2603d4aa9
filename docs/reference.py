"""Write the reference of all commands and the man page, from what the program says of itself.

`make reference` runs it; a test tells when it is due.
"""

import contextlib
import io
import os
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

HERE = Path(__file__).parent
_ENVIRONMENT = (
    ("TRACKER_DB", "The store: a file or database URL; --db wins over it."),
    ("TRACKER_DOSSIER", "What is being followed; --dossier wins over it."),
    ("NO_COLOR", "Where it is set: no colour, and words that matter between asterisks."),
    ("FORCE_COLOR", "Where it is set and not 0: colour also in a pipe."),
    ("COLUMNS", "The width of the terminal, in place of the one it tells."),
)


def main() -> None:
    """Write docs/reference.md and docs/tracker.1."""
    (HERE / "reference.md").write_text(reference(), encoding="utf-8")
    (HERE / "tracker.1").write_text(man_page(), encoding="utf-8")


def reference() -> str:
    """The help of every command, one after the other, as Markdown."""
    from tracker.cli.errors import EPILOG

    lines = [
        "# Reference",
        "",
        "Every command with its options, as its --help prints them. Made by `make reference`.",
        "",
        EPILOG,
        "",
        "| Environment | |",
        "|---|---|",
        *(f"| `{name}` | {about} |" for name, about in _ENVIRONMENT),
    ]
    for words, _ in _commands():
        lines += ["", f"## tracker {' '.join(words)}", "", "```text", help_of(words), "```"]
    return "\n".join(lines) + "\n"


def man_page() -> str:
    """The manual page tracker(1), in the language of man(7)."""
    from tracker import __version__
    from tracker.cli.errors import EPILOG

    lines = [
        r".\" Made by `make reference` from the program's own help.",
        f'.TH TRACKER 1 "" "tracker {__version__}" "User Commands"',
        ".SH NAME",
        r"tracker \- follow agreements through the news, each cell traced to its sentence",
        ".SH SYNOPSIS",
        r".B tracker",
        r"[\fIOPTION\fR]... \fICOMMAND\fR [\fIARGUMENT\fR]...",
        ".SH DESCRIPTION",
        "Reads news articles, keeps what they say in a log of events, and shows where an agreement",
        "stands with each party, on this or any past day.",
        ".SH COMMANDS",
    ]
    for words, command in _commands():
        lines += [f".SS tracker {_roff(' '.join(words))}", *_about(command)]
        for term, about in _options(command):
            lines += [".TP", rf"\fB{_roff(term)}\fR", _roff(about)]
    lines += [".SH EXIT STATUS", _roff(EPILOG), ".SH ENVIRONMENT"]
    for name, about in _ENVIRONMENT:
        lines += [".TP", rf"\fB{name}\fR", _roff(about)]
    return "\n".join(lines) + "\n"


def help_of(words: list[str]) -> str:
    """What `tracker WORDS --help` prints on a terminal of 80 columns."""
    from tracker.cli.main import run

    shown = io.StringIO()
    with (
        mock.patch.dict(os.environ, {"COLUMNS": "80", "TERMINAL_WIDTH": "80"}),
        contextlib.redirect_stdout(shown),
    ):
        run([*words, "--help"])
    return "\n".join(line.rstrip() for line in shown.getvalue().strip().splitlines())


def _commands() -> Iterator[tuple[list[str], Any]]:
    """Every command by its words, those of groups after their group."""
    from typer.main import get_command

    from tracker.cli.group import COMMANDS
    from tracker.cli.main import app

    root: Any = get_command(app)
    for name in COMMANDS:
        command = root.get_command(None, name)
        yield [name], command
        for below, each in getattr(command, "commands", {}).items():
            yield [name, below], each


def _about(command: Any) -> Iterator[str]:
    """The command's help as paragraphs; what stands under a mark of its own keeps its lines."""
    for paragraph in textwrap.dedent(command.help or "").strip().split("\n\n"):
        kept = paragraph.startswith("\b")
        text = paragraph.removeprefix("\b").strip("\n")
        yield ".PP"
        if kept:
            yield from (".nf", *(_roff(line) for line in text.splitlines()), ".fi")
        else:
            yield _roff(" ".join(text.split()))


def _options(command: Any) -> Iterator[tuple[str, str]]:
    from tracker.cli.options import SHARED

    for each in command.params:
        if each.name in SHARED and each.name != "db":
            continue
        takes_value = each.param_type_name == "argument" or not each.is_flag
        if each.param_type_name == "argument":
            term = each.metavar or each.name.upper()
        else:
            term = ", ".join(each.opts) + (f" {each.metavar}" if takes_value else "")
        yield term, " ".join((each.help or "").split())


def _roff(text: str) -> str:
    """`text` as roff shows it: signs that command are told apart from those that are read."""
    shown = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{shown}" if shown.startswith((".", "'")) else shown


if __name__ == "__main__":
    main()
