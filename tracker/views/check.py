"""Checks of the table: what a person should look at before handing it on.

Each check looks at the lines of the table, or at another view of it, by the same clocks. What they
find and how much it matters is told in `docs/checks.md`.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.bases import Basis
from tracker.domain.dates import first_day, last_day
from tracker.domain.disputes import disputed_fields
from tracker.domain.events import Confirmed
from tracker.domain.lifecycle import LABELS, ORDER
from tracker.domain.status import Milestone
from tracker.domain.told import standing
from tracker.parties.gazetteer import find
from tracker.views.check_articles import dated_ahead, undated_articles
from tracker.views.check_tallies import tally_findings
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import reports_of_kinds
from tracker.views.finding import CODES, Checked, Finding
from tracker.views.rows import StatusRow
from tracker.views.status import read_status

_TALKS = ORDER["negotiating"]
_PLANNED = ORDER["signing_scheduled"]
_SIGNED = ORDER["signed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a dossier says of its parties and counts; where it is not at hand, nothing.

    `home` is the party that is everybody's partner, `parties` are those that can be one, `bases`
    the ways in which the press counts them.
    """

    home: str = ""
    parties: frozenset[str] = frozenset()
    bases: tuple[Basis, ...] = ()


def run_checks(
    reader: Reader,
    dossier: str,
    clocks: Clocks,
    expected: Expected,
    parties: Collection[str] = (),
) -> Checked:
    """Everything in the table that a person should look at.

    With `parties`, codes, only what concerns their lines.
    """
    table = read_status(reader, dossier, clocks, parties=parties)
    rows = [row for row in table.rows if row.status.stage != "not_reported"]
    found = [each for row in rows for each in _of_line(row, expected)]
    found += _conflicts(reader, dossier, clocks, rows)
    found += dated_ahead(reader, rows, clocks)
    if not parties:
        found += tally_findings(reader, dossier, clocks, expected.bases)
        found += undated_articles(reader, dossier, clocks)
    places = list(CODES)
    found.sort(
        key=lambda each: (
            each.severity != "problem",
            places.index(each.code),
            (each.party_name or "").casefold(),
        )
    )
    return Checked(
        dossier=dossier, as_of=clocks.day, known_at=clocks.known_at, findings=tuple(found)
    )


def _of_line(row: StatusRow, expected: Expected) -> Iterator[Finding]:
    status = row.status
    party, name = status.party, row.party_name
    chosen = {cell.field: cell.chosen for cell in status.cells}
    if row.overdue_days is not None:
        ago = "a day" if row.overdue_days == 1 else f"{row.overdue_days} days"
        yield Finding(
            code="overdue",
            severity="problem",
            party=party,
            party_name=name,
            field="scheduled_for",
            event=chosen.get("scheduled_for"),
            what=f"signing was planned for {status.scheduled_for}, {ago} ago, and"
            " nobody has told what came of it",
            todo=f"take later articles in, or tell it: tracker report {party} signed --on DATE ...",
        )
    yield from _unknown(row, expected)
    for flag in status.cells:
        if (flag.field, flag.value) == ("flags", "undated"):
            resting = [
                cell.field
                for cell in status.cells
                if cell.field not in ("flags", "since", "known_by")
                and cell.support
                and set(cell.support) <= set(flag.support)
            ]
            fields = ", ".join(dict.fromkeys(each.replace("_", " ") for each in resting))
            yield Finding(
                code="undated-value",
                severity="problem",
                party=party,
                party_name=name,
                field=resting[0] if resting else None,
                event=next(iter(flag.support), None),
                what=f"{fields or 'a value'} told only by articles without a day of publication",
                todo="tell the day: tracker articles --undated; tracker date ARTICLE DATE",
            )
        if (flag.field, flag.value) == ("flags", "out_of_scope"):
            yield Finding(
                code="out-of-scope",
                severity="notice",
                party=party,
                party_name=name,
                field="stage",
                event=next(iter(flag.support), None),
                what=f"a setback is reported that does not fit the stage {LABELS[status.stage]}",
                todo=f"read it: tracker explain {party} flags; retract it if it was misread",
            )
    yield from _order(row)


def _unknown(row: StatusRow, expected: Expected) -> Iterator[Finding]:
    party = row.status.party
    home = party == expected.home
    unlisted = bool(expected.parties) and party not in expected.parties
    if find(party) is not None and not home and not unlisted:
        return
    stage = row.status.stage
    far = home or ORDER[stage] >= _PLANNED or stage in ("suspended", "terminated")
    who = "is everybody's partner" if home else "is none that the dossier knows"
    yield Finding(
        code="unknown-party",
        severity="problem" if far else "notice",
        party=party,
        party_name=row.party_name,
        field="stage",
        event=next((each.chosen for each in row.status.cells if each.field == "stage"), None),
        what=f"{LABELS[stage]}, and {who}",
        todo=f"read why: tracker explain {party}; retract a misreading, or add {party} to the"
        " dossier's parties",
    )


def _order(row: StatusRow) -> Iterator[Finding]:
    """Milestones that are dated before an earlier one, and a signature out of nothing."""
    status = row.status
    reached = [each for each in status.milestones if ORDER[each.stage] >= _TALKS]
    for later in reached:
        if ORDER[later.stage] < _SIGNED:
            continue
        wrong = [each for each in reached if _comes_after(each, later)]
        if wrong:
            first = wrong[0]
            yield Finding(
                code="out-of-order",
                severity="problem" if ORDER[first.stage] >= _SIGNED else "notice",
                party=status.party,
                party_name=row.party_name,
                field="since",
                event=first.event_id,
                what=f"{LABELS[later.stage]} on {later.on}, but {LABELS[first.stage]} is first"
                f" told of {first.on}",
                todo=f"read both: tracker history {status.party}; retract a misreading, or take"
                " earlier articles in",
            )
    orders = [ORDER[each.stage] for each in reached]
    if orders and max(orders) >= _SIGNED and min(orders) >= _SIGNED:
        yield Finding(
            code="stage-skipped",
            severity="notice",
            party=status.party,
            party_name=row.party_name,
            field="stage",
            event=reached[0].event_id,
            what=f"{LABELS[status.stage]}, and no word of talks or of a plan before",
            todo="take earlier articles in, if there are any",
        )


def _comes_after(earlier: Milestone, later: Milestone) -> bool:
    """Whether a stage that comes before another is dated after it."""
    return (
        ORDER[earlier.stage] < ORDER[later.stage]
        and earlier.on is not None
        and later.on is not None
        and first_day(earlier.on) > last_day(later.on)
    )


def _conflicts(
    reader: Reader, dossier: str, clocks: Clocks, rows: Sequence[StatusRow]
) -> Iterator[Finding]:
    concerned = [row for row in rows if "conflict" in row.status.flags]
    verdicts = reports_of_kinds(reader, dossier, (), clocks.known_at) if concerned else {}
    for row in concerned:
        party = row.status.party
        confirmed = {
            each.event.target
            for each in standing(verdicts.get(party, ()))
            if isinstance(each.event, Confirmed)
        }
        cells = {cell.field: cell for cell in row.status.cells}
        for field in disputed_fields(row.status):
            cell = cells[field]
            settled = cell.chosen in confirmed
            others = dict.fromkeys(each.value or "not reported" for each in cell.against)
            yield Finding(
                code="conflict",
                severity="notice" if settled else "problem",
                party=party,
                party_name=row.party_name,
                field=field,
                event=cell.chosen,
                what=f"{field.replace('_', ' ')} {cell.value or 'not reported'}, also told as "
                + ", ".join(sorted(others))
                + (" (settled by an analyst)" if settled else ""),
                todo="nothing, unless the analyst erred"
                if settled
                else f"read both sides: tracker conflicts {party}; then tracker confirm EVENT",
            )
