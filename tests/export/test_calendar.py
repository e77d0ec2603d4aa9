"""The calendar as its subscribers see it from one export to the next."""

import made_store
import pytest
from icalendar import Calendar

from tracker.domain.events import Retracted
from tracker.export.publication import Publication
from tracker.export.registry import render_bytes
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.record import with_history
from tracker.views.status import read_status

PLANNED = (
    "US",
    "SigningScheduled",
    "They *plan to sign* on 13 June.",
    {"planned_for": "2024-06-13"},
)
PUT_OFF = ("US", "SigningPostponed", "It was *put off*.", {"happened_on": "2024-06-12"})
ANOTHER = ("US", "SigningScheduled", "It is *set* for 20 June.", {"planned_for": "2024-06-20"})
SIGNED = ("US", "Signed", "They *signed*.", {"happened_on": "2024-06-20", "occasion": "Kyiv"})


class Desk:
    """A log that grows, and the entry that a subscriber's calendar shows after each step."""

    def __init__(self, url):
        self.url = url
        self.clock = made_store.Clock("2024-06-01")

    def publish(self, name, told, day):
        with open_log(self.url, clock=self.clock) as log:
            self.clock.set(day)
            press = made_store.Press(log)
            press.publish(name, told, published=day)
            return press.ids

    def retract(self, target, day):
        with open_log(self.url, clock=self.clock) as log:
            self.clock.set(day)
            verdict = Retracted(target=target, by="ann", because="misread")
            made_store.Press(log).judge("US", verdict)

    def entries(self, today="2024-08-01"):
        clocks = Clocks(today=today)
        with open_reader(self.url) as reader:
            table = read_status(reader, made_store.DOSSIER, clocks, with_sources=True)
            table = with_history(reader, table, clocks)
        made = render_bytes(Publication(table=table), "ics")
        return Calendar.from_ical(made).walk("VEVENT")

    def entry(self):
        (found,) = self.entries()
        return (
            str(found["UID"]),
            int(found["SEQUENCE"]),
            str(found["STATUS"]),
            found["DTSTART"].dt.isoformat(),
            found["LAST-MODIFIED"].dt.date().isoformat(),
        )


@pytest.fixture
def desk(tmp_path):
    return Desk(sqlite_url(tmp_path / "desk.db"))


def test_a_signing_is_planned_put_off_planned_anew_and_done(desk):
    seen = []
    for name, told, day in (
        ("plan", PLANNED, "2024-06-05"),
        ("off", PUT_OFF, "2024-06-12"),
        ("anew", ANOTHER, "2024-06-14"),
        ("done", SIGNED, "2024-06-20"),
    ):
        desk.publish(name, told, day)
        seen.append(desk.entry())

    assert len({uid for uid, *_ in seen}) == 1
    assert [tuple(each[1:]) for each in seen] == [
        (0, "TENTATIVE", "2024-06-13", "2024-06-05"),
        (1, "CANCELLED", "2024-06-13", "2024-06-12"),
        (2, "TENTATIVE", "2024-06-20", "2024-06-14"),
        (3, "CONFIRMED", "2024-06-20", "2024-06-20"),
    ]


def test_a_retraction_gives_a_later_sequence_and_the_state_before(desk):
    desk.publish("plan", PLANNED, "2024-06-05")
    ids = desk.publish("off", PUT_OFF, "2024-06-12")
    uid, sequence, state, *_ = desk.entry()
    desk.retract(ids["off", "US", "SigningPostponed"], "2024-06-13")
    again, later, other, *_ = desk.entry()

    assert (uid, state, other) == (again, "CANCELLED", "TENTATIVE")
    assert later > sequence


def test_what_has_no_day_is_no_entry(desk):
    desk.publish("plan", ("US", "SigningScheduled", "They *plan to sign* soon.", {}), "2024-06-05")
    assert desk.entries() == []
    desk.publish(
        "done", ("US", "Signed", "They have *signed*.", {"told_as": "background"}), "2024-06-20"
    )
    assert desk.entries() == []


def test_a_signature_without_a_day_does_not_stay_planned(desk):
    desk.publish("plan", PLANNED, "2024-06-05")
    desk.publish(
        "done", ("US", "Signed", "They have *signed*.", {"told_as": "background"}), "2024-06-20"
    )

    assert desk.entries() == []
