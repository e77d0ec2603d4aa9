"""What a check finds as text: a line for what is found, one for what to do."""

from itertools import groupby

from tracker.cli.layout import hanging, wrap
from tracker.cli.output import Screen
from tracker.export.check import summary, where
from tracker.export.text import safe
from tracker.views.finding import CODES, Checked, Finding

_SHORT = 12
_INDENT = "  "


def check_lines(checked: Checked, screen: Screen) -> list[str]:
    """The lines that show the findings on `screen`, those of one code together."""
    lines = [screen.style(each, "bold") for each in wrap(safe(summary(checked)), screen.width)]
    found = groupby(checked.findings, key=lambda each: (each.severity, each.code))
    for (severity, code), findings in found:
        head = f"{severity} {code}: {CODES[code]}"
        colour = "red" if severity == "problem" else "yellow"
        lines += ["", *(screen.style(each, "bold", colour) for each in wrap(head, screen.width))]
        advice = None
        for each in findings:
            lines += hanging("- ", safe(_line(each)), screen.width, indent=_INDENT)
            advice = _advice(each, advice, lines, screen)
    return lines


def _line(finding: Finding) -> str:
    place = where(finding)
    event = "" if finding.event is None else f" [{finding.event[:_SHORT]}]"
    return f"{f'{place}: ' if place else ''}{finding.what}{event}"


def _advice(finding: Finding, before: str | None, lines: list[str], screen: Screen) -> str:
    """What to do, where it is not what was said of the finding before."""
    if finding.todo != before:
        todo = hanging("to do: ", safe(finding.todo), screen.width, indent=_INDENT * 2)
        lines += [screen.style(each, "dim") for each in todo]
    return finding.todo
