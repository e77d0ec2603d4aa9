"""iCalendar (RFC 5545) of signings, planned and past: one entry a party's agreement.

An entry keeps its UID when its day moves, and SEQUENCE rises with every event the log has on the
party, so that it never falls, also where a retraction takes a change back. A signing that was put
off without another day is CANCELLED; one planned is TENTATIVE, one that took place CONFIRMED.
"""

from datetime import date, timedelta
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from tracker.domain.dates import Edtf, first_day, last_day
from tracker.export.cells import cite, notes, stage_label
from tracker.export.publication import Publication
from tracker.export.text import safe, web_address
from tracker.views.rows import ReportRow, StatusRow

_MOST_DAYS = 31
"""A signing known no better than by its year is no entry of a calendar."""
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"
_BREAK = r"\n"
"""A line feed in a value of type TEXT."""
_PLANS = ("signing_scheduled", "signing_postponed")


def render(publication: Publication) -> str:
    """The calendar; lines end as the standard asks, and are folded at 75 octets."""
    told = f"{publication.as_of_line} {publication.totals_line}"
    about = publication.provenance("ics")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//tracker//agreement status//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(publication.heading)}",
        f"X-WR-CALDESC:{_text(told)}",
        *(
            f"X-TRACKER-{name.upper().replace('_', '-')}:{_text(str(value))}"
            for name, value in about.items()
            if value is not None
        ),
    ]
    for row in publication.table.rows:
        lines += _entry(row, publication)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _entry(row: StatusRow, publication: Publication) -> list[str]:
    status = row.status
    found = _day(row)
    if found is None:
        return []
    state, when = found
    first, last = (date.fromisoformat(each) for each in (first_day(when), last_day(when)))
    if (last - first).days > _MOST_DAYS or last == date.max:
        return []
    key = f"tracker:{status.dossier}/{status.party}/{status.cycle}"
    heard = _heard(row)
    stamp = _stamp(heard[-1] if heard else publication.moment.isoformat())
    summary = {
        "CONFIRMED": f"{row.party_name}: signed",
        "TENTATIVE": f"{row.party_name}: signing planned",
        "CANCELLED": f"{row.party_name}: signing postponed",
    }[state]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uuid5(NAMESPACE_URL, key)}",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{max(len(heard) - 1, 0)}",
        f"STATUS:{state}",
        "TRANSP:TRANSPARENT",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_BREAK.join(map(_text, _description(row)))}",
        f"CATEGORIES:{_text(stage_label(row))}",
    ]
    if status.signed_at and state == "CONFIRMED":
        lines.append(f"LOCATION:{_text(status.signed_at)}")
    address = None if row.deciding is None else web_address(row.deciding.article.url)
    if address is not None:
        lines.append(f"URL:{quote(address, safe=_IN_ADDRESS)}")
    return [*lines, "END:VEVENT"]


def _day(row: StatusRow) -> tuple[str, Edtf] | None:
    """The entry's state and day; None where no day of a signing is known."""
    status = row.status
    reached = {each.stage for each in status.milestones}
    if status.signed_on is not None:
        return "CONFIRMED", status.signed_on
    if "signed" in reached:
        return None  # signed, and nobody tells when
    if status.scheduled_for is not None:
        return "TENTATIVE", status.scheduled_for
    planned = [
        each.planned_for
        for each in row.history
        if each.counts and each.kind in _PLANS and each.planned_for is not None
    ]
    return ("CANCELLED", Edtf(planned[-1])) if planned else None


def _heard(row: StatusRow) -> list[str]:
    """When the log took in each event on the party, the latest last."""
    return sorted(
        at
        for report in row.history
        for at in (report.recorded_at, *(each.recorded_at for each in report.verdicts))
    )


def _description(row: StatusRow) -> list[str]:
    lines = [safe(note) for told in notes(row.status).values() for note in told]
    report: ReportRow | None = row.deciding
    if report is not None:
        lines += [f"“{safe(report.evidence)}”", safe(cite(report.article))]
    return lines


def _stamp(moment: str) -> str:
    return f"{moment[:10].replace('-', '')}T{moment[11:19].replace(':', '')}Z"


def _text(text: str) -> str:
    """A value of type TEXT on one line, what would part it escaped."""
    return safe(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """`line` in pieces of at most 75 octets, no character of UTF-8 cut through."""
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode("utf-8", "backslashreplace"))
        if size + octets > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += octets
    return "\r\n".join([*pieces, piece])
