"""A party's history as text, an entry a report, like the log of a version control system."""

from collections.abc import Sequence

from tracker.cli.layout import width, wrap
from tracker.cli.output import Screen
from tracker.cli.show_report import article, day, facts, sentence, trail, verdicts
from tracker.export.text import safe
from tracker.views.rows import History, ReportRow

_INDENT = "    "


def history_lines(
    history: History, screen: Screen, *, reverse: bool, everything: bool = False
) -> list[str]:
    """The lines that show the history on `screen`: what counts, or, on demand, everything."""
    shown = [each for each in history.reports if everything or each.counts]
    left_out = len(history.reports) - len(shown)
    count = len(shown)
    reports = "1 report" if count == 1 else f"{count} reports"
    moment = f", known at {history.known_at}" if history.known_at else ""
    head = f"{history.party_name} ({history.party}): {reports}, as of {history.as_of}{moment}"
    lines = [screen.style(line, "bold") for line in wrap(safe(head), screen.width)]
    for report in shown[::-1] if reverse else shown:
        lines += ["", *_entry(report, screen, everything=everything)]
    if left_out:
        more = "1 report that does not count is" if left_out == 1 else f"{left_out} reports that do"
        more = more if left_out == 1 else f"{more} not count are"
        note = f"{more} left out: retracted or replaced; --all shows them."
        lines += ["", *wrap(note, screen.width)]
    return lines


def _entry(report: ReportRow, screen: Screen, *, everything: bool) -> list[str]:
    told = report.reported_on or "day not known"
    planned = f" for {report.planned_for}" if report.planned_for else ""
    kind = f"{report.label}{planned}"
    short = report.event_id[:12]
    happened = report.happened_on or "not reported"
    recorded = f"recorded {report.recorded_at[:19]}Z"
    lines = [
        *_columns((short, kind), screen, " ", ("yellow", "bold")),
        *_columns((f"happened {happened}", f"reported {told}", recorded), screen, "  "),
    ]
    lines += wrap(article(report), screen.width)
    for each in [*([day(report)] if report.occasion else []), *facts(report)]:
        lines += wrap(each, screen.width)
    lines += verdicts(report, screen)
    for each in trail(report) if everything else ():
        lines += wrap(each, screen.width)
    return [*lines, *sentence(report, screen, _INDENT)]


def _columns(
    cells: Sequence[str], screen: Screen, gap: str, styles: Sequence[str] = ()
) -> list[str]:
    """The cells in one line, or a line each on a terminal that is too narrow."""
    fits = screen.width is None or width(gap.join(cells)) <= screen.width
    shown = [screen.style(*each) for each in zip(cells, styles, strict=True)] if styles else cells
    return [gap.join(shown)] if fits else list(shown)
