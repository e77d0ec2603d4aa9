"""The command that teaches a shell to complete commands, options and parties."""

import sys
from typing import Annotated

import typer

app = typer.Typer()

_SHELLS = ("bash", "zsh", "fish")


def _complete_shell(incomplete: str) -> list[str]:
    return [each for each in _SHELLS if each.startswith(incomplete)]


@app.command()
def completion(
    shell: Annotated[
        str,
        typer.Argument(metavar="SHELL", autocompletion=_complete_shell, help="bash, zsh or fish."),
    ],
) -> None:
    """Print a script for your shell to complete words.

    It completes commands, options and the codes of parties.

    \b
    bash, in ~/.bashrc:  source <(tracker completion bash)
    zsh, in ~/.zshrc:    source <(tracker completion zsh)
    fish, once:          tracker completion fish > ~/.config/fish/completions/tracker.fish
    """  # noqa: D301  # the control character keeps the lines below it as they are
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    if shell.lower() not in _SHELLS:
        raise typer.BadParameter(f"{shell!r} is not one of {', '.join(_SHELLS)}")
    script = get_completion_script(
        prog_name="tracker", complete_var="_TRACKER_COMPLETE", shell=shell.lower()
    )
    sys.stdout.write(script.rstrip("\n") + "\n")
