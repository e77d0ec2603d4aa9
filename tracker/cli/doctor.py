"""The command that tells whether the program and its store are in order."""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import typer

from tracker.cli.errors import NO, Failure
from tracker.cli.options import Json, Settings, TextOrJson, chosen, settings
from tracker.cli.output import Screen, screen

app = typer.Typer()

_SIGNS = {"ok": "ok", "warning": "warning", "fault": "FAULT"}
_COLOUR = {"ok": "green", "warning": "yellow", "fault": "red"}


@app.command()
def doctor(context: typer.Context, *, format_name: TextOrJson = None, json: Json = False) -> None:
    """Check the installation, the store and the dossier.

    Versions, packages and extras; where the store is, who may write it, its schema and guards;
    whether the dossier can be read. Nothing is changed, and no store is made. `tracker verify`
    checks the log itself, event by event.

    Exit code 1 where there is a fault, 0 where all works or a warning is all.

    Example: tracker doctor --json
    """
    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    found = list(_looked(asked))
    faults = sum(each.state == "fault" for each in found)
    out = screen(colour=asked.colour)
    if form == "json":
        from dataclasses import asdict

        from tracker.export.formats.json import SCHEMA, dumps

        checks = [asdict(each) for each in found]
        out.stream.write(dumps({"schema": SCHEMA, "ok": not faults, "checks": checks}))
    else:
        out.lines(_lines(found, out))
    if faults:
        raise typer.Exit(NO)


def _looked(asked: Settings) -> Iterator[Any]:
    from tracker.store.database import StoreError
    from tracker.views.checkup import Checkup
    from tracker.views.installation import installation
    from tracker.views.store_health import store_health

    yield from installation()
    try:
        url = asked.url()
    except StoreError as error:
        what, _, todo = str(error).rpartition(": ")
        yield Checkup(area="store", name="place", state="fault", found=what, todo=todo)
    else:
        yield from store_health(url, _named_by(asked))
    try:
        dossier = asked.load_dossier()
    except Failure as failure:
        yield Checkup(
            area="dossier",
            name="dossier",
            state="fault",
            found=str(failure),
            todo="see the lines above" if "\n" in str(failure) else "tracker dossiers lists them",
        )
        return
    beside = f"{len(dossier.parties) or 'any'} parties, {len(dossier.bases)} bases of counting"
    yield Checkup(
        area="dossier", name=dossier.id, found=f"“{dossier.title}”, {dossier.licence}: {beside}"
    )


def _named_by(asked: Settings) -> str:
    if asked.db:
        return "named by --db"
    return "named by TRACKER_DB" if os.environ.get("TRACKER_DB") else "the default"


def _lines(found: list[Any], out: Screen) -> Iterator[str]:
    from tracker.cli.layout import hanging
    from tracker.export.text import safe

    states = Counter(each.state for each in found)
    told = [
        f"{states[state]} {word if states[state] == 1 else f'{word}s'}"
        for state, word in (("fault", "fault"), ("warning", "warning"))
        if states[state]
    ]
    yield out.style(f"{', '.join(told) or 'All is in order'}.", "bold")
    area = ""
    for each in found:
        if each.area != area:
            area = each.area
            yield ""
            yield out.style(area, "bold", "cyan")
        sign = _SIGNS[each.state].ljust(len("warning"))
        head = f"  {sign}  "
        first, *more = hanging(head, safe(f"{each.name}: {each.found}"), out.width)
        yield first.replace(sign, out.style(sign, _COLOUR[each.state]), 1)
        yield from more
        if each.todo:
            yield from hanging(f"{' ' * len(head)}to do: ", safe(each.todo), out.width)
