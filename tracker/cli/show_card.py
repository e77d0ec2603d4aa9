"""One party's line as a card: all that the table knows of it, a line each, and how it got there."""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from tracker.cli.layout import columns_of, hanging, pad, wrap
from tracker.cli.output import Screen
from tracker.cli.show_report import article, sentence
from tracker.cli.show_status import COLOUR, clock_lines, numbered
from tracker.domain.confidence import RULES
from tracker.domain.dates import Day, last_day
from tracker.domain.lifecycle import LABELS
from tracker.domain.status import Milestone
from tracker.export.cells import NOT_REPORTED, flag_label, since, stage_label
from tracker.export.publication import Publication
from tracker.export.text import safe
from tracker.export.trust import confidence_label, days, punctuality
from tracker.export.words import ahead, approval, in_force, is_signed, pledge, signed, term
from tracker.views.rows import StatusRow

_INDENT = "  "


def card_lines(publication: Publication, screen: Screen) -> list[str]:
    """The lines that show the only row of the table on `screen`."""
    (row,) = publication.table.rows
    status = row.status
    lines = _title(row, screen)
    lines += [screen.style(each, "dim") for each in wrap(safe(publication.heading), screen.width)]
    lines += clock_lines(publication, screen)
    if status.stage == "not_reported":
        lines += ["", "No report that counts tells of it."]
    else:
        explained, _ = numbered(publication.table.rows)
        lines += ["", *_facts(row, screen)]
        lines += [*_way(row, screen), *_evidence(row, screen)]
        lines += [""] if explained else []
        for number, note in enumerate(explained, 1):
            text = note.removeprefix(f"{status.party}: ")
            lines += hanging(f"[{number}] ", safe(text), screen.width)
        if screen.terminal:
            more = f"Every value with its sentence: tracker explain {status.party}"
            lines += ["", *(screen.style(each, "dim") for each in wrap(more, screen.width))]
    if publication.left_out_line is not None:
        lines += ["", *wrap(publication.left_out_line, screen.width)]
    return lines


def _title(row: StatusRow, screen: Screen) -> list[str]:
    status, stage = row.status, stage_label(row)
    name = f"{safe(row.party_name)} ({safe(status.party)})"
    reached = "" if status.stage == "not_reported" else f", {_since(row)}"
    first, *more = wrap(f"{name}: {stage}{reached}", screen.width)
    styled = screen.style(stage, "bold", COLOUR.get(status.stage, "dim"))
    before, colon, after = first.rpartition(": ")
    first = screen.style(before, "bold") + colon + after.replace(stage, styled, 1)
    return [first, *more]


def _since(row: StatusRow) -> str:
    day = since(row.status)
    if day == NOT_REPORTED:
        return "since when is not reported"
    return day if day.startswith("by ") else f"since {day}"


def _facts(row: StatusRow, screen: Screen) -> Iterator[str]:
    told = [(name, text) for name, text in _told(row) if text is not None]
    (widest, *_) = columns_of(told)
    for name, text in told:
        head = f"{_INDENT}{pad(name, widest)}  "
        lines = hanging(head, text, screen.width)
        yield lines[0].replace(name, screen.style(name, "dim"), 1)
        yield from lines[1:]


def _told(row: StatusRow) -> Iterator[tuple[str, str | None]]:
    """The names of the card's lines with their texts; None where a line would say nothing."""
    status, terms = row.status, row.status.terms
    after = is_signed(row)
    yield "Next", None if after else _next(row)
    yield "Signed", _safe(signed(row)) if after else "not yet, as far as reported"
    if status.first_planned_for is not None:
        yield "Planned", punctuality(status, row.overdue_days)
    yield "Approval", approval(row) if after else None
    yield "In force", in_force(row) if after else None
    yield "Term", term(row) or NOT_REPORTED
    yield "Pledge", _safe(pledge(row)) or NOT_REPORTED
    yield "Legal form", safe(terms.legal_form or "") or None
    yield "Binding", None if terms.binding is None else _yes(terms.binding)
    yield (
        "Defence",
        None if terms.mutual_defence is None else f"mutual: {_yes(terms.mutual_defence)}",
    )
    hours = terms.consultation_hours
    yield "Consults", None if hours is None else f"within {hours} hours of an attack"
    if status.cycle > 1:
        yield "Cycle", f"{status.cycle}: an earlier agreement has ended"
    if row.confidence is not None:
        yield "Confidence", f"{confidence_label(row.confidence)}: {RULES[row.confidence]}"
    origins = "1 source" if status.sources == 1 else f"{status.sources} independent sources"
    reports = "1 report" if status.reports == 1 else f"{status.reports} reports"
    yield "Sources", f"{origins}, {reports}"
    yield "Last report", _last(row)
    yield "Flags", ", ".join(map(flag_label, status.flags)) or "none"


def _next(row: StatusRow) -> str:
    if row.status.stage != "signing_scheduled":
        return "no signing planned, as far as reported"
    return f"signing on {ahead(row)}" if row.status.scheduled_for else NOT_REPORTED


def _last(row: StatusRow) -> str:
    last = row.status.last_report
    if last is None:
        return "day not known"
    return f"{last}, {days(row.quiet_days)} before" if row.quiet_days else last


def _safe(text: str | None) -> str | None:
    return None if text is None else safe(text)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _way(row: StatusRow, screen: Screen) -> Iterator[str]:
    """The stages that were reached, each with its day, by these days: talks may go on after a plan.

    Where only a report is dated, its day stands for the stage's own.
    """
    reached = _by_day(row.status.milestones)
    if not reached:
        return
    days_of = [
        each.on or (f"by {each.known_by}" if each.known_by else NOT_REPORTED) for each in reached
    ]
    widest = max(map(len, days_of))
    yield ""
    yield screen.style("How it got there", "bold")
    for day, each in zip(days_of, reached, strict=True):
        label = screen.style(LABELS[each.stage], COLOUR.get(each.stage, "dim"))
        yield f"{_INDENT}{pad(day, widest)}  {label}{_outcome(row, each.stage)}"


def _by_day(reached: Iterable[Milestone]) -> list[Milestone]:
    """Stages by the days by which they were reached; one without a day after the stage before."""
    place, places = Day(""), []
    for each in reached:
        told = [each.on and last_day(each.on), each.known_by]
        place = min((day for day in told if day), default=place)
        places.append((place, each))
    return [each for _, each in sorted(places, key=itemgetter(0))]


def _outcome(row: StatusRow, stage: str) -> str:
    """What became of a plan that no longer stands."""
    put_off = {"postponed"} & {row.status.stage, *row.status.flags}
    return ", put off since" if stage == "signing_scheduled" and put_off else ""


def _evidence(row: StatusRow, screen: Screen) -> Iterator[str]:
    if row.deciding is None:
        return
    yield ""
    yield screen.style("What it rests on", "bold")
    yield from sentence(row.deciding, screen, _INDENT)
    yield from wrap(article(row.deciding), screen.width, indent=_INDENT)
