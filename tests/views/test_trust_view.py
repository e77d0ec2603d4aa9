"""How far lines can be trusted: the same from a few reports as from all of them."""

import made_store
import pytest
from chance_store import many

from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.explain import read_explanation
from tracker.views.status import read_status

TODAY = "2024-08-01"


def trusted(url, **clocks):
    at = Clocks(today=TODAY, **clocks)
    with open_reader(url) as reader:
        rows = read_status(reader, made_store.DOSSIER, at, with_confidence=True).rows
    return {row.status.party: row.confidence for row in rows}


def explained(url, party, **clocks):
    at = Clocks(today=TODAY, **clocks)
    with open_reader(url) as reader:
        cells = read_explanation(reader, made_store.DOSSIER, party, at).cells
    return {cell.field: cell.confidence for cell in cells if cell.field != "flags"}


@pytest.mark.parametrize(("most", "graded"), [(0, False), (None, True)])
def test_more_reports_than_asked_for_are_not_graded(store, most, graded):
    at = Clocks(today=TODAY)
    with open_reader(store) as reader:
        table = read_status(
            reader, made_store.DOSSIER, at, with_confidence=True, graded_reports=most
        )

    assert {row.confidence is not None for row in table.rows} == {graded}


def test_the_made_up_store(store):
    assert trusted(store) == {
        "DE": "confirmed",
        "ES": "single_source",
        "FR": "single_source",
        "GB": "single_source",
        "PL": "single_source",
        "SI": "single_source",
        "US": "single_source",
    }


def test_it_is_left_out_where_nobody_asks(store):
    with open_reader(store) as reader:
        rows = read_status(reader, made_store.DOSSIER, Clocks(today=TODAY)).rows

    assert {row.confidence for row in rows} == {None}


def test_a_table_without_lines(store):
    assert trusted(store, as_of="2020-01-01") == {}


def test_days_since_the_plan_and_since_the_last_report(store):
    with open_reader(store) as reader:
        at = Clocks(today=TODAY)
        rows = {row.status.party: row for row in read_status(reader, made_store.DOSSIER, at).rows}
        spain = read_explanation(reader, made_store.DOSSIER, "ES", at)

    assert (rows["PL"].overdue_days, rows["PL"].quiet_days) == (24, 62)
    assert (rows["ES"].overdue_days, rows["ES"].quiet_days) == (None, 66)
    assert (spain.overdue_days, spain.quiet_days) == (None, 66)
    assert rows["ES"].status.slip_days == 10


def test_cells_have_grades_of_their_own(store):
    grades = explained(store, "US")

    assert grades["scheduled_for"] == "single_source"
    assert grades["legal_form"] == "single_source"
    assert "slip_days" not in grades or grades["slip_days"] is None


@pytest.mark.parametrize("seed", range(40))
def test_a_few_reports_tell_what_all_of_them_do(tmp_path, seed):
    url = many(tmp_path / "many.db", seed)

    for clocks in ({}, {"as_of": "2024-05-15"}, {"known_at": "2024-07-20T12:00:00.000000Z"}):
        for party, grade in trusted(url, **clocks).items():
            assert explained(url, party, **clocks)["stage"] == grade, clocks
