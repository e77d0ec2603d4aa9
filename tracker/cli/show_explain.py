"""An explanation as text: for each cell the sentence that decided, and who says otherwise."""

from tracker.cli.layout import wrap
from tracker.cli.output import Screen
from tracker.cli.show_report import article, day, facts, sentence, verdicts
from tracker.domain.lifecycle import LABELS
from tracker.export.text import safe
from tracker.views.rows import ExplainedCell, Explanation, ReportRow

_INDENT = "  "
_NOT_REPORTED = "not reported"


def explanation_lines(explanation: Explanation, screen: Screen) -> list[str]:
    """The lines that show the explanation on `screen`."""
    stage = LABELS[explanation.status.stage]
    moment = f", known at {explanation.known_at}" if explanation.known_at else ""
    head = f"{explanation.party_name} ({explanation.party}): {stage}, as of {explanation.as_of}"
    lines = [screen.style(safe(head + moment), "bold")]
    shown: set[str] = set()
    for cell in explanation.cells:
        lines += ["", *_cell(cell, screen, shown)]
    return lines


def _cell(cell: ExplainedCell, screen: Screen, shown: set[str]) -> list[str]:
    value = _value(cell)
    name = screen.style(f"{cell.field}: {safe(value)}", "bold", "cyan")
    lines = [name, *wrap(f"rule: {safe(cell.rule)}", screen.width, indent=_INDENT)]
    if cell.chosen is not None:
        lines += _report(cell.chosen, screen, shown)
    told = [each for each in cell.support if cell.chosen is None or each != cell.chosen]
    if told:
        reports = "1 more report" if len(told) == 1 else f"{len(told)} more reports"
        lines.append(f"{_INDENT}{'also' if cell.chosen else 'told'} by {reports}:")
        for each in told:
            lines += wrap(f"- {each.label}: {article(each)}", screen.width, indent=_INDENT * 2)
    if cell.against:
        lines.append(screen.style(f"{_INDENT}against it:", "red"))
        for other in cell.against:
            contrary = f"- {safe(other.value or _NOT_REPORTED)}: {article(other.report)}"
            lines += wrap(contrary, screen.width, indent=_INDENT * 2)
            lines += sentence(other.report, screen, _INDENT * 3)
    return lines


def _value(cell: ExplainedCell) -> str:
    if cell.value is None:
        return _NOT_REPORTED
    return LABELS.get(cell.value, cell.value) if cell.field == "stage" else cell.value  # type: ignore[call-overload, no-any-return]


def _report(report: ReportRow, screen: Screen, shown: set[str]) -> list[str]:
    """The deciding report, whole the first time, later by its number alone."""
    lines = sentence(report, screen, _INDENT * 2)
    lines += wrap(article(report), screen.width, indent=_INDENT)
    if report.event_id in shown:
        return lines
    shown.add(report.event_id)
    about = [day(report), *facts(report), f"read by: {_reading(report)}", f"event: {report.event_id}"]
    for each in about:
        lines += wrap(each, screen.width, indent=_INDENT)
    for step in report.trace:
        lines += wrap(f"- {safe(step)}", screen.width, indent=_INDENT * 2)
    return [*lines, *(f"{_INDENT}{each}" for each in verdicts(report, screen))]


def _reading(report: ReportRow) -> str:
    rule = f"rule {report.rule}" if report.rule else "an analyst"
    reader = f", reader {report.reader}" if report.reader else ""
    return safe(f"{report.label}, {rule}{reader}")
