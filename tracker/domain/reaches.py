"""When each party came so far as a count asks for, from the milestones of its line."""

from collections.abc import Iterable

from tracker.domain.dates import Day, first_day, last_day
from tracker.domain.events import TallyKind
from tracker.domain.lifecycle import ORDER
from tracker.domain.standing import NEVER, Reach
from tracker.domain.status import AgreementStatus, Milestone
from tracker.domain.told import UNKNOWN

_NEGOTIATING = ORDER["negotiating"]
_CLOSE = ORDER["talks_close"]
_SIGNED = ORDER["signed"]


def reach_of(status: AgreementStatus, counted: TallyKind) -> Reach:
    """When the party of a line began to count among those who signed, negotiate or declared.

    Whoever signed counts until the agreement is ended; whoever negotiates, or declared to be
    ready to, counts so until it went further. For the declaration the line must be one of its
    reports alone: else those who only said that they were ready would count.
    """
    party = status.party
    signed = _first(status.milestones, _SIGNED, len(ORDER))
    talks = _first(status.milestones, _NEGOTIATING, _SIGNED - 1)
    if counted == "signed":
        earliest, by = signed
        if status.cycle > 1:
            earliest = UNKNOWN  # an agreement before this one had been signed
        coming = _first(status.milestones, _CLOSE, _SIGNED - 1)
        return Reach(
            party=party, earliest=earliest, by=by, until=_ended(status), expected=min(coming)
        )
    if counted == "negotiating":
        return Reach(party=party, earliest=talks[0], by=talks[1], until=signed[1])
    declared = _first(status.milestones, ORDER["declared"], ORDER["declared"])
    until = min(talks[1], signed[1]) if counted == "interested" else NEVER
    return Reach(party=party, earliest=declared[0], by=declared[1], until=until)


def _first(milestones: Iterable[Milestone], least: int, most: int) -> tuple[Day, Day]:
    """The days from which on one of the milestones of these orders was perhaps, surely reached."""
    days = [_days(each) for each in milestones if least <= ORDER[each.stage] <= most]
    if not days:
        return NEVER, NEVER
    return min(earliest for earliest, _ in days), min(by for _, by in days)


def _days(milestone: Milestone) -> tuple[Day, Day]:
    known = milestone.known_by or NEVER
    if milestone.on is None:
        return UNKNOWN, known
    first, last = first_day(milestone.on), last_day(milestone.on)
    return first, min(last, max(known, first))


def _ended(status: AgreementStatus) -> Day:
    if status.stage != "terminated":
        return NEVER
    told = status.known_by if status.since is None else last_day(status.since)
    return told or NEVER
