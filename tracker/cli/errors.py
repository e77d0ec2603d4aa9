"""How the command line ends: exit codes, and one line for each thing that can go wrong."""

import typer

from tracker.cli.output import err

OK = 0
NO = 1
USAGE = 2
UNREADABLE_INPUT = 3
STORE = 4
FAULT = 70
INTERRUPTED = 130
BROKEN_PIPE = 141

EPILOG = (
    "Exit codes: 0 done; 1 the answer is no (verify found damage, the party is not known);"
    " 2 usage; 3 some input could not be read, the rest was taken in; 4 the store cannot be used;"
    " 70 a fault of tracker itself; 130 interrupted."
)


class Failure(Exception):  # noqa: N818  # it ends the program, and says how
    """What went wrong, in one line, and the exit code that tells it to programs."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


class ReaderGone(Exception):  # noqa: N818  # likewise
    """Whoever read the results has read enough, as `head` does."""


def usage(message: str) -> Failure:
    """A mistake in how the command was called."""
    return Failure(USAGE, message)


def told(message: str) -> None:
    """Print a line of the program's own on standard error."""
    err(f"tracker: {message}")


_MISUSE = next(each for each in typer.BadParameter.__mro__ if each.__name__ == "ClickException")
"""What Typer's parser raises. Newer versions carry their own copy of click, older ones use the
package; so the class is taken from where it surely is."""


def misuse_line(error: BaseException) -> str | None:
    """The one line for an error of Typer's parser; None where `error` is another."""
    if not isinstance(error, _MISUSE):
        return None
    said = " ".join(error.format_message().split()).rstrip(".")  # type: ignore[attr-defined]
    context = getattr(error, "ctx", None)
    path = "tracker" if context is None else context.command_path
    return f"{said}; see `{path} --help`"
