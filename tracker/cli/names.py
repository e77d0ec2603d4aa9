"""Stages and columns by their names, as people write them and shells complete them."""

from collections.abc import Sequence
from typing import Annotated

import typer


def _complete_stage(incomplete: str) -> list[str]:
    return [each for each in stage_names() if each.startswith(incomplete.lower())]


def complete_column(incomplete: str) -> list[tuple[str, str]]:
    """The columns that a shell offers, with what stands in them; in a list after the last comma."""
    from tracker.cli.columns import COLUMNS

    *before, last = incomplete.split(",")
    return [
        (",".join([*before, each.name]), each.about)
        for each in COLUMNS
        if each.name.startswith(last.lower())
    ]


Stages = Annotated[
    list[str] | None,
    typer.Option(
        "--stage",
        metavar="STAGE",
        autocompletion=_complete_stage,
        show_default=False,
        help="Only parties at this stage, such as signed or talks_close; may be repeated.",
    ),
]


def stage_names() -> tuple[str, ...]:
    """The names of all stages that a table may show."""
    from tracker.domain.lifecycle import STAGES

    return tuple(each.stage for each in STAGES)


def checked_stages(texts: list[str] | None) -> tuple[str, ...]:
    """The stages named by --stage; "talks close" and "Talks-close" are talks_close too."""
    if not texts:
        return ()
    return named(texts, stage_names(), "--stage")


def named(texts: Sequence[str], names: Sequence[str], option: str) -> tuple[str, ...]:
    """Which of `names` the texts mean, each once, in whatever case and with blanks or hyphens."""
    meant = [text.strip().lower().replace(" ", "_").replace("-", "_") for text in texts]
    for text, name in zip(texts, meant, strict=True):
        if name not in names:
            raise typer.BadParameter(
                f"{text!r} is not one of {', '.join(names)}", param_hint=option
            )
    return tuple(dict.fromkeys(meant))
