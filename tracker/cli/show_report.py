"""One report as text: its sentence with the deciding words marked, and where it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from tracker.cli.layout import wrap
from tracker.cli.output import MARK, UNMARK, Screen
from tracker.domain.dates import Edtf, agree
from tracker.domain.events import Amount, SigningPostponed
from tracker.export.text import brief, safe, safe_marked, web_address
from tracker.views.rows import ReportRow

Occasions = Mapping[str, Sequence[Edtf]]
"""The days of the dossier's occasions by their names."""

NO_OCCASIONS: Occasions = MappingProxyType({})

_PUT_OFF = SigningPostponed.kind
_BASIS = {
    "stated": "the article states the day",
    "relative": "told relative to the day of publication",
    "assumed": "assumed from the day of publication",
    "unknown": "no day is told",
}
_SAID_BY = {
    "official": "official",
    "named": "named source",
    "unnamed": "unnamed source",
    "outlet": "another outlet",
    "analyst": "analyst",
}


def sentence(report: ReportRow, screen: Screen, indent: str) -> list[str]:
    """The sentence the report rests on, its deciding words marked."""
    quoted = f"“{safe_marked(report.evidence, report.marks, MARK, UNMARK)}”"
    if not screen.styled:
        quoted = screen.emphasised(quoted)  # asterisks take room in a line, codes take none
    return wrap(quoted, screen.width, indent=indent)


def article(report: ReportRow) -> str:
    """The article in one line: outlet, title, day of publication, address."""
    source = report.article
    day = (
        f"published {source.published}"
        if source.published
        else f"day of publication not known, recorded {report.recorded_at[:10]}"
    )
    words = [source.outlet, f"“{brief(source.title or source.name)}”", day, web_address(source.url)]
    return safe(", ".join(word for word in words if word))


def day(report: ReportRow, occasions: Occasions = NO_OCCASIONS) -> str:
    """The day the report tells, and how it is known: which day an occasion gave."""
    planned = report.planned_for
    if planned and report.kind == _PUT_OFF:
        # How a day is known is told of the day it was put off, not of the one it was planned for.
        occasion = report.occasion if report.basis == "occasion" else None
        told = day(replace(report, details=(), occasion=occasion), occasions)
        return safe(f"{told}; the signing was planned for {planned}")
    value = planned or report.happened_on
    if value is None:
        return f"day: not reported ({_BASIS['unknown']})"
    words = f"day: planned for {value}" if planned else f"day: {value}"
    if report.occasion is not None:
        occasion = f"“{report.occasion}”{_days(report.occasion, value, occasions)}"
        if report.basis in ("occasion", "unknown"):
            return safe(f"{words}, the day that the occasion {occasion} gave")
        words = f"{words}, at the occasion {occasion}"
    # No planned day is assumed: older readers told that of the day the plan was told on.
    if planned and report.basis in ("assumed", "unknown"):
        return safe(words)
    return safe(f"{words}, {_BASIS.get(report.basis, report.basis)}")


def _days(occasion: str, value: str, occasions: Occasions) -> str:
    """The days of the occasion as the dossier has them, of several of one name those meant."""
    for days in occasions.get(occasion, ()):
        if agree(Edtf(value), days):
            return f" ({days})"
    return ""


def facts(report: ReportRow) -> Iterator[str]:
    """What else is known of the report, a line each."""
    for name, value in report.details:
        if value is not None and name != "planned_for":
            yield safe(f"{name.replace('_', ' ')}: {_words(value)}")
    if report.attribution.kind != "none":
        who = _SAID_BY.get(report.attribution.kind, report.attribution.kind)
        named = report.attribution.name
        yield safe(f"said by: {named} ({who})" if named else f"said by: {who}")
    if report.told_as == "background":
        yield "told as background"


def verdicts(report: ReportRow, screen: Screen) -> Iterator[str]:
    """Whether the report still counts, and who has said so."""
    if report.retracted is not None:
        told = report.retracted
        who = "the reader" if told.by_machine else told.by
        on = f", corrected by the source on {told.corrected_on}" if told.corrected_on else ""
        words = f"retracted by {who} at {told.recorded_at}{on}: {told.because}"
        yield screen.style(safe(words), "red")
    if report.confirmed is not None:
        yield screen.style(safe(f"confirmed by {report.confirmed}"), "green")
    if report.superseded:
        yield "does not count: a later version of the article has taken its place"


def trail(report: ReportRow) -> Iterator[str]:
    """Every verdict ever given on the report, in that order, with the id to undo it by."""
    for each in report.verdicts:
        who = f"the reader ({each.by})" if each.by_machine else each.by
        on = f", corrected by the source on {each.corrected_on}" if each.corrected_on else ""
        back = f" {each.target[:12]}" if each.kind == "revoked" else ""
        why = f": {each.because}" if each.because else ""
        yield safe(
            f"verdict {each.event_id[:12]}: {each.kind}{back} by {who} at {each.recorded_at}"
            f"{on}{why}"
        )


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Amount):
        year = f" ({value.year})" if value.year else ""
        return f"{value.value:.15g} {value.currency}{year}"
    return str(value)
