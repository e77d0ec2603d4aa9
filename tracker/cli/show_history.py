"""A party's history as text, an entry a report, like the log of a version control system."""

from tracker.cli.layout import wrap
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
    lines = wrap(screen.style(safe(head), "bold"), None)
    for report in shown[::-1] if reverse else shown:
        lines += ["", *_entry(report, screen, everything=everything)]
    if left_out:
        more = "1 report that does not count is" if left_out == 1 else f"{left_out} reports that do"
        more = more if left_out == 1 else f"{more} not count are"
        lines += ["", f"{more} left out: retracted or replaced; --all shows them."]
    return lines


def _entry(report: ReportRow, screen: Screen, *, everything: bool) -> list[str]:
    told = report.reported_on or "day not known"
    planned = f" for {report.planned_for}" if report.planned_for else ""
    kind = screen.style(f"{report.label}{planned}", "bold")
    happened = report.happened_on or "not reported"
    lines = [
        f"{screen.style(report.event_id[:12], 'yellow')} {kind}",
        f"happened {happened}  reported {told}  recorded {report.recorded_at[:19]}Z",
    ]
    lines += wrap(article(report), screen.width)
    lines += [day(report)] if report.occasion else []
    lines += [*facts(report), *verdicts(report, screen)]
    lines += trail(report) if everything else []
    return [*lines, *sentence(report, screen, _INDENT)]
