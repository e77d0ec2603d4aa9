"""The command line's entry: the options before a command's name, and how everything ends."""

import io
import os
import sys
import textwrap
import traceback
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.main import get_command

from tracker.cli.errors import (
    BROKEN_PIPE,
    EPILOG,
    FAULT,
    INTERRUPTED,
    STORE,
    USAGE,
    Failure,
    ReaderGone,
    misuse_line,
    told,
)
from tracker.cli.group import COMMANDS, CommandGroup
from tracker.cli.options import Db, DossierName, NoColor, Settings

_HELP = """Follow agreements through the news: from articles to a status table, every cell of it
traced to the sentence it rests on.

Examples:

\b
  tracker demo                            a table from bundled sample articles
  tracker ingest articles/                read articles into the store
  tracker status                          where every party stands
  tracker status US --as-of 2024-05-31    what a reader could know by that day
  tracker explain US                      the sentences behind a line
  tracker export table.html               the table with its sources
"""

_SHORT_HELP = f"""tracker: from news articles to a status table, each cell traced to its sentence

  tracker demo                a table from bundled sample articles
  tracker ingest PATH...      read articles into the store
  tracker status [PARTY...]   where every party stands
  tracker explain PARTY       the sentences behind a line

{textwrap.fill(f"Commands: {', '.join(COMMANDS)}.", 79)}
Run `tracker --help` for everything, `tracker COMMAND --help` for one command.
"""

app = typer.Typer(
    cls=CommandGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_HELP,
    epilog=EPILOG,
)


def _version(value: bool) -> None:  # a flag's callback
    if value:
        from platform import python_version

        from tracker import __version__
        from tracker.store.schema import REVISION

        sys.stdout.write(f"tracker {__version__} (Python {python_version()}, schema {REVISION})\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _before_command(
    context: typer.Context,
    db: Db = None,
    dossier: DossierName = None,
    no_color: NoColor = False,
    version: Annotated[  # noqa: ARG001  # its callback prints it
        bool,
        typer.Option(
            "--version", "-V", is_eager=True, callback=_version, help="Print the version."
        ),
    ] = False,
) -> None:
    context.obj = Settings(db=db, dossier=dossier, no_color=no_color)
    if context.invoked_subcommand is None:
        sys.stdout.write(_SHORT_HELP)


def main() -> None:
    """Run the command line of this process, and end it with its exit code."""
    try:
        code = run(sys.argv[1:])
    except Exception:  # noqa: BLE001  # whatever it is, it must not end as "the answer is no"
        traceback.print_exc()
        told("this is a fault of tracker's; please report it, with the lines above")
        code = FAULT
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line `arguments` and return its exit code; errors become one line each."""
    _speak_utf8()
    if "_TRACKER_COMPLETE" in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()
    try:
        code = _run(list(arguments))
        sys.stdout.flush()
    except (BrokenPipeError, ReaderGone):
        # What is still unwritten has no reader, and must not be tried again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:
        if error.filename is not None:
            raise  # a file of ours; standard output has no name
        told(f"the results cannot be written: {error.strerror or error}")
        return USAGE
    return code


def _run(arguments: list[str]) -> int:
    from tracker.store.database import StoreError

    command: Any = get_command(app)
    try:
        code = command.main(arguments, prog_name="tracker", standalone_mode=False)
    except Failure as failure:
        told(str(failure))
        return failure.code
    except StoreError as error:
        told(str(error))
        return STORE
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED  # newer versions of Typer return it themselves
    except Exception as error:
        line = misuse_line(error)
        if line is None:
            raise
        told(line)
        return USAGE
    if code == INTERRUPTED:
        told("interrupted; what was recorded before is kept")
    return code if isinstance(code, int) else 0


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        # A stream that a test has put in place may be no text stream of the system's.
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
