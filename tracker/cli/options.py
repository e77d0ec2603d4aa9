"""Options that many commands take, and what they mean together."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from tracker.cli.errors import NO, Failure, told, usage
from tracker.cli.output import err
from tracker.domain.dates import Day

DEFAULT_DOSSIER = "ukraine-security"


@dataclass(frozen=True, slots=True)
class Settings:
    """The options that every command takes, before or after its name; None where not given."""

    db: str | None = None
    dossier: str | None = None
    no_color: bool = False

    def url(self) -> str:
        """The store's URL: of --db, else TRACKER_DB, else the file in the user's data folder.

        Raises StoreError where the text names no kind of store.
        """
        from tracker.store.database import default_url, normalise_url

        named = self.db or os.environ.get("TRACKER_DB")
        return normalise_url(named) if named else default_url()

    def dossier_id(self) -> str:
        """The id of the dossier asked for. Raises Failure where there is no such dossier."""
        return getattr(self.stored_heading(), "id", self._name())

    def load_dossier(self) -> Any:
        """The dossier asked for, whole. Raises Failure where there is none or it is broken."""
        from tracker.dossiers.load import DossierError, load

        try:
            return load(self._name())
        except DossierError as error:
            *others, last = str(error).splitlines()
            for each in others:
                told(each)
            raise usage(last) from None

    def stored_dossier(self) -> Any:
        """The dossier asked for; None where only the store knows it, by its id.

        Answers rest on the store alone: whose dossier's folder is elsewhere by now, names its id.
        Raises Failure as `load_dossier`.
        """
        from tracker.views.known import is_known

        try:
            return self.load_dossier()
        except Failure:
            if is_known(self.url(), self._name()):
                return None
            raise

    def stored_heading(self) -> Any:
        """The dossier asked for, by its id, title and licence; None as `stored_dossier`."""
        from tracker.dossiers import heading

        return heading.built_in_heading(self._name()) or self.stored_dossier()

    def _name(self) -> str:
        return self.dossier or os.environ.get("TRACKER_DOSSIER") or DEFAULT_DOSSIER

    @property
    def colour(self) -> bool | None:
        """What `output.screen` is told: False where --no-color was given, else None."""
        return False if self.no_color else None


def _not_empty(value: str | None) -> str | None:
    # A script's variable that is not set must not lead to another store.
    if value == "":
        raise typer.BadParameter("is empty; name one, or leave the option out")
    return value


Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        callback=_not_empty,
        metavar="PATH|URL",
        help="The store: a file or database URL.  [env: TRACKER_DB; default: tracker.db in your"
        " data folder]",
    ),
]
DossierName = Annotated[
    str | None,
    typer.Option(
        "--dossier",
        callback=_not_empty,
        metavar="NAME|FOLDER",
        help="What is being followed; `tracker dossiers` lists them."
        f"  [env: TRACKER_DOSSIER; default: {DEFAULT_DOSSIER}]",
    ),
]
NoColor = Annotated[
    bool, typer.Option("--no-color", help="No colour or bold; NO_COLOR does the same.")
]
SHARED = ("db", "dossier", "no_color")


def combined(before: Settings, after: dict[str, Any]) -> Settings:
    """The settings where each option given after the command's name wins over one before it."""
    return replace(before, **{name: value for name, value in after.items() if value})


def settings(context: typer.Context) -> Settings:
    """The settings of the command that runs."""
    found = context.find_root().obj
    return found if isinstance(found, Settings) else Settings()


def format_option(*choices: str) -> Any:
    """The option --format of a command that can print in these ways, the first by default."""

    def check(value: str | None) -> str | None:
        if value is None or value.lower() in choices:
            return None if value is None else value.lower()
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(choices)}")

    def complete(incomplete: str) -> list[str]:
        return [each for each in choices if each.startswith(incomplete.lower())]

    return typer.Option(
        "--format",
        metavar="|".join(choices),
        callback=check,
        autocompletion=complete,
        help=f"How to print it.  [default: {choices[0]}]",
    )


def chosen(format_name: str | None, *, json: bool, default: str) -> str:
    """The format asked for by --format or --json."""
    if json and format_name not in (None, "json"):
        raise usage(f"--json and --format {format_name} contradict each other; leave one out")
    return "json" if json else format_name or default


Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
TextOrJson = Annotated[str | None, format_option("text", "json")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="What a reader could know at the end of that day, by day of publication, the day"
        " included (2024-06-13; 2024-06 is the end of that month).",
    ),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        metavar="TIME",
        help="What the log held then, that moment included, in UTC (2024-06-13 is the end of that"
        " day, 2024-06-13T18:30Z of that minute).",
    ),
]


def today() -> Day:
    """The day of asking, in UTC as all days and times of the log."""
    return Day(datetime.now(UTC).date().isoformat())


def clocks(as_of: str | None, known_at: str | None) -> Any:
    """The clocks that --as-of and --known-at ask for. Raises Failure for what is no date."""
    from tracker.views.clock import Clocks, parse_as_of, parse_known_at

    try:
        day = None if as_of is None else parse_as_of(as_of)
    except ValueError as error:
        raise usage(f"--as-of: {error}") from None
    try:
        moment = None if known_at is None else parse_known_at(known_at)
    except ValueError as error:
        raise usage(f"--known-at: {error}") from None
    if day is not None and day > today():
        err(f"note: --as-of {day} is in the future: what is published until then is not known yet")
    return Clocks(today=today(), as_of=day, known_at=moment)


def party_code(text: str) -> str:
    """The code of the party that `text` names. Raises Failure, with suggestions, for none."""
    from tracker.parties.gazetteer import find, suggest

    party = find(text)
    if party is not None:
        return party.code
    close = suggest(text)
    meant = f"did you mean {' or '.join(close)}?" if close else "give an ISO code or a name, as US"
    raise Failure(NO, f"no party is known as {text!r}; {meant}")


def party_codes(texts: Sequence[str]) -> tuple[str, ...]:
    """The codes of the parties named, each once; every unknown name is reported, then fails."""
    codes: dict[str, None] = {}
    failures: list[Failure] = []
    for text in texts:
        try:
            codes[party_code(text)] = None
        except Failure as unknown:
            failures.append(unknown)
    for each in failures[:-1]:
        told(str(each))
    if failures:
        raise failures[-1]
    return tuple(codes)


def complete_party(incomplete: str) -> list[tuple[str, str]]:
    """The codes that a shell offers, with the parties' names: those of the table first.

    They come in the case that was begun with, since a shell offers what goes on from there.
    """
    from tracker.parties.gazetteer import all_parties

    names = {party.code: party.name for party in all_parties()}
    codes = dict.fromkeys([*_reported(), *names])
    return [
        (code.lower() if incomplete.islower() else code, names.get(code, code))
        for code in codes
        if code.startswith(incomplete.upper())
    ]


def _reported() -> list[str]:
    from tracker.store.database import StoreError
    from tracker.views.connection import open_reader

    try:
        with open_reader(Settings().url()) as reader:
            found = reader.rows("SELECT DISTINCT party FROM status ORDER BY party")
    except StoreError:
        return []
    return [str(code) for (code,) in found]
