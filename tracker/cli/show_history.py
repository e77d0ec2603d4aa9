"""A party's history as text, an entry a report, like the log of a version control system."""

from tracker.cli.layout import wrap
from tracker.cli.output import Screen
from tracker.cli.show_report import article, day, facts, sentence, verdicts
from tracker.export.text import safe
from tracker.views.rows import History, ReportRow

_INDENT = "    "


def history_lines(history: History, screen: Screen, *, reverse: bool) -> list[str]:
    """The lines that show the history on `screen`."""
    count = len(history.reports)
    reports = "1 report" if count == 1 else f"{count} reports"
    moment = f", known at {history.known_at}" if history.known_at else ""
    head = f"{history.party_name} ({history.party}): {reports}, as of {history.as_of}{moment}"
    lines = wrap(screen.style(safe(head), "bold"), None)
    for report in history.reports[::-1] if reverse else history.reports:
        lines += ["", *_entry(report, screen)]
    return lines


def _entry(report: ReportRow, screen: Screen) -> list[str]:
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
    return [*lines, *sentence(report, screen, _INDENT)]
