"""An explanation as text: for each cell the sentence that decided, and who says otherwise."""

from collections.abc import Iterator

from tracker.cli.layout import hanging, wrap
from tracker.cli.output import Screen
from tracker.cli.show_report import (
    NO_OCCASIONS,
    Occasions,
    article,
    day,
    facts,
    sentence,
    verdicts,
)
from tracker.domain.confidence import RULES
from tracker.domain.lifecycle import LABELS
from tracker.export.text import safe
from tracker.export.trust import confidence_label, days, punctuality
from tracker.views.rows import ExplainedCell, Explanation, ReportRow

_INDENT = "  "
_NOT_REPORTED = "not reported"


def explanation_lines(
    explanation: Explanation, screen: Screen, occasions: Occasions = NO_OCCASIONS
) -> list[str]:
    """The lines that show the explanation on `screen`; `occasions` are the dossier's."""
    stage = LABELS[explanation.status.stage]
    moment = f", known at {explanation.known_at}" if explanation.known_at else ""
    head = f"{explanation.party_name} ({explanation.party}): {stage}, as of {explanation.as_of}"
    lines = [screen.style(line, "bold") for line in wrap(safe(head + moment), screen.width)]
    for each in _times(explanation):
        lines += wrap(safe(each), screen.width)
    shown: dict[str, str] = {}
    for cell in explanation.cells:
        lines += ["", *_cell(cell, screen, shown, occasions)]
    return lines


def _times(explanation: Explanation) -> Iterator[str]:
    """Planned and actual, and how long nothing has been heard."""
    status = explanation.status
    if status.first_planned_for is not None:
        yield punctuality(status, explanation.overdue_days)
    if explanation.quiet_days is not None and status.last_report is not None:
        ago = f", {days(explanation.quiet_days)} before" if explanation.quiet_days else ""
        yield f"Last report: {status.last_report}{ago}."


def _cell(
    cell: ExplainedCell, screen: Screen, shown: dict[str, str], occasions: Occasions
) -> list[str]:
    value = _value(cell)
    head = wrap(f"{cell.field}: {safe(value)}", screen.width)
    lines = [screen.style(line, "bold", "cyan") for line in head]
    lines += wrap(f"rule: {safe(cell.rule)}", screen.width, indent=_INDENT)
    if cell.confidence is not None:
        # What a grade means is told once.
        rule = "" if cell.confidence in shown else f": {RULES[cell.confidence]}"
        shown.setdefault(cell.confidence, cell.field)
        trust = f"confidence: {confidence_label(cell.confidence)}{rule}"
        lines += wrap(trust, screen.width, indent=_INDENT)
    if cell.chosen is not None:
        report = cell.chosen
        if report.event_id in shown:
            lines.append(f"{_INDENT}from the report under {shown[report.event_id]}")
        else:
            shown[report.event_id] = cell.field
            lines += _report(report, screen, occasions)
    told = [each for each in cell.support if cell.chosen is None or each != cell.chosen]
    if told:
        reports = f"{'also' if cell.chosen else 'told'} by {_count(told)}"
        lines.append(f"{_INDENT}{reports}:")
        for each in told:
            lines += _bullet(f"{each.label}: {article(each)}", screen)
    if cell.against:
        lines.append(screen.style(f"{_INDENT}against it:", "red"))
        for other in cell.against:
            value = safe(other.value or _NOT_REPORTED)
            lines += _bullet(f"{value}: {article(other.report)}", screen)
            lines += sentence(other.report, screen, _INDENT * 3)
    return lines


def _value(cell: ExplainedCell) -> str:
    if cell.value is None:
        return _NOT_REPORTED
    if cell.field != "stage":
        return cell.value
    return next((label for stage, label in LABELS.items() if stage == cell.value), cell.value)


def _report(report: ReportRow, screen: Screen, occasions: Occasions) -> list[str]:
    """All that is known of the report that decided."""
    lines = sentence(report, screen, _INDENT * 2)
    lines += wrap(article(report), screen.width, indent=_INDENT)
    about = [
        day(report, occasions),
        *facts(report),
        f"read by: {_reading(report)}",
        f"event: {report.event_id}",
    ]
    for each in about:
        lines += wrap(each, screen.width, indent=_INDENT)
    for step in report.trace:
        lines += _bullet(safe(step), screen)
    return [*lines, *(f"{_INDENT}{each}" for each in verdicts(report, screen))]


def _bullet(text: str, screen: Screen) -> list[str]:
    return hanging("- ", text, screen.width, indent=_INDENT * 2)


def _count(reports: list[ReportRow]) -> str:
    return "1 report" if len(reports) == 1 else f"{len(reports)} reports"


def _reading(report: ReportRow) -> str:
    rule = f"rule {report.rule}" if report.rule else "an analyst"
    reader = f", reader {report.reader}" if report.reader else ""
    return safe(f"{report.label}, {rule}{reader}")
