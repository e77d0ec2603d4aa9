"""What changed, and what sources disagree on, as text."""

from tracker.cli.layout import wrap
from tracker.cli.output import Screen
from tracker.cli.show_report import article, sentence, verdicts
from tracker.export.changes import between, in_words
from tracker.export.text import safe
from tracker.views.changes import Changes, PartyChange
from tracker.views.conflicts import Conflict, Conflicts, Side

_INDENT = "  "
_NOT_REPORTED = "not reported"


def changes_lines(changes: Changes, screen: Screen) -> list[str]:
    """The lines that show what changed, a paragraph a party."""
    count = len(changes.parties)
    parties = {0: "nothing changed", 1: "1 party changed"}.get(count, f"{count} parties changed")
    head = f"Between {between(changes)} {parties}."
    lines = [screen.style(each, "bold") for each in wrap(safe(head), screen.width)]
    for each in changes.parties:
        lines += ["", *party_lines(each, screen)]
    return lines


def conflicts_lines(found: Conflicts, screen: Screen) -> list[str]:
    """The lines that show what sources disagree on, a paragraph a cell."""
    known = f", known at {found.known_at}" if found.known_at else ""
    count = len(found.conflicts)
    told = {0: "No conflict", 1: "1 conflict"}.get(count, f"{count} conflicts")
    head = f"{told}, as of {found.as_of}{known}."
    lines = [screen.style(each, "bold") for each in wrap(safe(head), screen.width)]
    for each in found.conflicts:
        lines += ["", *_conflict(each, screen)]
    return lines


def party_lines(change: PartyChange, screen: Screen) -> list[str]:
    """The lines that show what changed of one party, and the sentences that changed it."""
    lines = [screen.style(safe(f"{change.party_name} ({change.party})"), "bold", "cyan")]
    for field in change.fields:
        lines += wrap(safe(in_words(field)), screen.width, indent=_INDENT)
    if not change.reports:
        for rule in dict.fromkeys(each.rule for each in change.fields if each.rule):
            lines += wrap(f"rule: {safe(rule)}", screen.width, indent=_INDENT)
    for report in change.reports:
        lines += sentence(report, screen, _INDENT * 2)
        lines += wrap(article(report), screen.width, indent=_INDENT * 2)
        lines += [f"{_INDENT * 2}{each}" for each in verdicts(report, screen)]
    return lines


def _conflict(conflict: Conflict, screen: Screen) -> list[str]:
    name = f"{conflict.party_name} ({conflict.party}), {conflict.field.replace('_', ' ')}"
    value = conflict.shown.value or _NOT_REPORTED
    lines = [screen.style(safe(f"{name}: {value}"), "bold", "cyan")]
    lines += wrap(f"rule: {safe(conflict.rule)}", screen.width, indent=_INDENT)
    for side in (conflict.shown, *conflict.others):
        lines += _side(side, screen)
    return lines


def _side(side: Side, screen: Screen) -> list[str]:
    count = len(side.reports)
    told = "1 report" if count == 1 else f"{count} reports"
    lines = [f"{_INDENT}{safe(side.value or _NOT_REPORTED)}, told by {told}:"]
    for report in side.reports:
        lines += wrap(article(report), screen.width, indent=_INDENT * 2)
        lines += sentence(report, screen, _INDENT * 3)
        lines += [f"{_INDENT * 2}{each}" for each in verdicts(report, screen)]
    return lines
