import made_store
from made_store import DOSSIER

from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.views.clock import Clocks, parse_known_at
from tracker.views.connection import open_reader
from tracker.views.explain import FIELDS, read_explanation

TODAY = "2024-08-01"


def ask(url, party, field=None, *, as_of=None, known_at=None):
    clocks = Clocks(
        today=TODAY, as_of=as_of, known_at=None if known_at is None else parse_known_at(known_at)
    )
    with open_reader(url) as reader:
        return read_explanation(reader, DOSSIER, party, clocks, field)


def test_a_cell_is_traced_to_the_report_that_decided(store):
    (cell,) = ask(store, "US", "scheduled_for").cells
    assert cell.value == "2024-06-13"
    assert cell.chosen.occasion == "G7 summit in Italy"
    assert cell.rule
    assert cell.against == ()


def test_reports_that_say_otherwise_stand_against_it(store):
    (cell,) = ask(store, "DE", "signed_on").cells
    assert cell.value == "2024-02-16"
    assert [(each.value, each.report.evidence) for each in cell.against] == [
        ("2024-02-15", "Germany signed in Berlin on 2024-02-15.")
    ]


def test_reports_that_agree_support_it(tmp_path):
    url = sqlite_url(tmp_path / "agree.db")
    with open_log(url, clock=made_store.Clock()) as log:
        press = made_store.Press(log)
        for name in ("one", "two"):
            press.publish(
                name,
                ("JP", "Signed", f"Japan *signed*, says {name}.", {"happened_on": "2024-06-13"}),
                published="2024-06-14",
                outlet=name,
            )
    (cell,) = ask(url, "JP", "signed_on").cells
    assert {cell.chosen.article.name, *(each.article.name for each in cell.support)} == {
        "one",
        "two",
    }
    assert len(cell.support) == 1


def test_all_cells_come_in_their_order_and_the_counting_ones_on_demand(store):
    fields = [each.field for each in ask(store, "US").cells]
    assert fields[0] == "stage"
    assert "duration_years" in fields
    assert "sources" not in fields
    assert fields == sorted(fields, key=FIELDS.index)
    assert ask(store, "US", "sources").cells[0].value == "2"


def test_every_flag_has_its_reason(store):
    flags = {each.value for each in ask(store, "US", "flags").cells}
    assert flags == {"overdue", "undated"}


def test_what_no_report_tells_is_not_reported(store):
    (cell,) = ask(store, "US", "signed_on").cells
    assert cell.value is None
    assert cell.chosen is None
    assert cell.rule


def test_a_party_without_reports_is_not_reported(store):
    found = ask(store, "JP")
    assert found.status.stage == "not_reported"
    assert found.cells == ()
    assert ask(store, "FR", as_of="2023-01-01").status.stage == "not_reported"


def test_explanations_obey_the_clocks(store):
    assert ask(store, "SI").status.stage == "negotiating"
    assert ask(store, "SI", known_at="2024-07-09").status.stage == "signed"
    assert ask(store, "US", as_of="2024-06-19").status.stage == "talks_close"
    assert ask(store, "PL", as_of="2024-07-09").status.flags == ("overdue",)


def test_the_field_names_are_those_of_the_cells(store):
    for party in ("US", "GB", "DE", "ES", "PL", "SI", "FR"):
        for cell in ask(store, party).cells:
            assert cell.field in FIELDS


def test_a_first_cycle_and_no_flag_are_answers_too(store):
    (cycle,) = ask(store, "GB", "cycle").cells
    (flags,) = ask(store, "GB", "flags").cells
    (none,) = ask(store, "JP", "cycle").cells

    assert (cycle.value, flags.value, none.value) == ("1", None, None)
    assert "ended" in cycle.rule
    assert flags.rule == "Nothing calls for a flag."
