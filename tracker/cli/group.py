"""The commands by name; each is imported when it is asked for, so that the others start fast."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from tracker.cli.errors import ReaderGone
from tracker.cli.options import SHARED, combined, settings

COMMANDS = {
    "ingest": "ingest",
    "watch": "watch",
    "feeds": "feeds",
    "extract": "extract",
    "articles": "articles",
    "quarantine": "quarantine",
    "status": "status",
    "history": "answers",
    "explain": "explain",
    "why-not": "why_not",
    "changes": "changes",
    "diff": "changes",
    "conflicts": "conflicts",
    "tallies": "tallies",
    "check": "check",
    "export": "export",
    "report": "report",
    "date": "date",
    "retract": "people",
    "confirm": "people",
    "undo": "people",
    "reprocess": "reprocess",
    "log": "log",
    "copy": "log",
    "dossiers": "dossiers",
    "migrate": "store",
    "rebuild": "store",
    "verify": "store",
    "doctor": "doctor",
    "demo": "demo",
    "completion": "completion",
}
"""The module of `tracker.cli` that each command lives in, in the order in which help lists them."""


class CommandGroup(TyperGroup):
    """Loads a command when it is needed, and gives it the options that all commands share."""

    def __init__(self, **attributes: Any) -> None:
        """Take what Typer gives a group."""
        super().__init__(**attributes)
        # Typer looks here for the names that a mistyped one may mean.
        self.commands: Any = dict.fromkeys(COMMANDS)
        _lighten(self)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # the caller passes it
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # likewise
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        if self.commands[cmd_name] is None:
            app: typer.Typer = import_module(f"tracker.cli.{COMMANDS[cmd_name]}").app
            command: Any = get_group(app).commands[cmd_name]
            for each in (command, *getattr(command, "commands", {}).values()):
                # Help is plain text: brackets are brackets, and rich need not be imported.
                each.rich_markup_mode = None
                _lighten(each)
                self._share_options(each)
            self.commands[cmd_name] = command
        return self.commands[cmd_name]

    def _share_options(self, command: Any) -> None:
        invoke = command.invoke
        command.params.extend(param for param in self.params if param.name in SHARED)

        def invoke_with_settings(context: typer.Context) -> Any:
            after = {name: context.params.pop(name) for name in SHARED}
            context.find_root().obj = combined(settings(context), after)
            try:
                return invoke(context)
            except BrokenPipeError:
                raise ReaderGone from None  # before Typer makes a plain failure of it

        command.invoke = invoke_with_settings


class _Text:
    """Takes what stood on the command line as it is, where Typer would ask pydantic to do so."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002  # Typer's signature
        """The value itself, and for an argument that may be repeated all of them."""
        if param.multiple or param.nargs == -1:
            return tuple(value or ())
        return value


def _lighten(command: Any) -> None:
    """Spare the import of pydantic, which takes as long as all else that a short command does.

    Typer turns each word of the command line into the type of its parameter, in newer versions
    by pydantic, also where that type is text. All our options are text or flags, and we check
    them ourselves. Older versions have no such attribute, and work as they are.
    """
    help_option = command.get_help_option

    def light_help_option(context: Any) -> Any:
        option = help_option(context)
        _take_as_it_is(option)
        return option

    command.get_help_option = light_help_option
    for param in command.params:
        _take_as_it_is(param)
        if param.param_type_name == "argument":
            # Help would name the Python type of each argument beside it.
            param.display_type_rich = lambda ctx: None  # noqa: ARG005  # Typer's signature


def _take_as_it_is(param: Any) -> None:
    if hasattr(param, "_runtime_param"):
        param._runtime_param = _Text()  # noqa: SLF001  # see `_lighten`; a test watches it
