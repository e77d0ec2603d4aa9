import contextlib
import dataclasses
import shutil
import sqlite3

import made_store
import pytest

from tracker.store.database import StoreError, sqlite_path, sqlite_url
from tracker.store.log import open_log
from tracker.views.clock import Clocks, parse_known_at
from tracker.views.connection import Reader, open_reader
from tracker.views.status import read_status

TODAY = "2024-08-01"
DOSSIER = made_store.DOSSIER


def ask(url, *, as_of=None, known_at=None, today=TODAY, **more):
    clocks = Clocks(
        today=today, as_of=as_of, known_at=None if known_at is None else parse_known_at(known_at)
    )
    with open_reader(url) as reader:
        return read_status(reader, DOSSIER, clocks, **more)


def stages(table):
    return {row.status.party: row.status.stage for row in table.rows}


def of(table, party):
    return next(row.status for row in table.rows if row.status.party == party)


def test_the_table_as_it_stands(store):
    table = ask(store)
    assert stages(table) == {
        "FR": "signed",
        "DE": "signed",
        "PL": "signing_scheduled",
        "SI": "negotiating",
        "ES": "signed",
        "GB": "ratified",
        "US": "signing_scheduled",
    }
    assert list(stages(table)) == ["FR", "DE", "PL", "SI", "ES", "GB", "US"]
    assert [row.party_name for row in table.rows][:2] == ["France", "Germany"]
    assert table.as_of == TODAY
    assert table.known_at is None
    assert table.left_out == 0
    assert table.log.events == 27
    assert len(table.log.hash) == 64


def test_the_table_as_it_stands_is_the_fold_as_of_today(store):
    assert ask(store).rows == ask(store, as_of=TODAY).rows


def test_overdue_is_judged_on_the_day_of_asking(store):
    assert "overdue" not in of(ask(store, today="2024-07-08"), "PL").flags
    assert "overdue" in of(ask(store, today="2024-07-09"), "PL").flags
    assert "overdue" not in of(ask(store, as_of="2024-07-08"), "PL").flags
    assert "overdue" in of(ask(store, as_of="2024-07-09"), "PL").flags
    assert "overdue" in of(ask(store, known_at="2024-07-09"), "PL").flags


def test_as_of_counts_what_was_published_by_the_end_of_the_day(store):
    assert "PL" not in stages(ask(store, as_of="2024-05-30"))
    assert stages(ask(store, as_of="2024-05-31"))["PL"] == "signing_scheduled"


def test_as_of_counts_an_undated_article_from_the_day_it_was_recorded_on(store):
    before = ask(store, as_of="2024-06-19")
    assert stages(before)["US"] == "talks_close"
    assert before.left_out == 1
    after = ask(store, as_of="2024-06-20")
    assert stages(after)["US"] == "signing_scheduled"
    assert after.left_out == 0


def test_known_at_counts_what_the_log_held(store):
    assert stages(ask(store, known_at="2024-06-19")) == {}
    then = ask(store, known_at="2024-07-04")
    assert stages(then)["GB"] == "signed"
    assert then.log.recorded_at.startswith("2024-06-20")
    assert stages(ask(store, known_at="2024-07-05"))["GB"] == "ratified"


def test_a_retraction_of_ours_counts_for_every_day_from_when_it_is_known(store):
    assert stages(ask(store, as_of="2024-06-30"))["SI"] == "negotiating"
    assert stages(ask(store, known_at="2024-07-09"))["SI"] == "signed"
    assert stages(ask(store, as_of="2024-06-30", known_at="2024-07-09"))["SI"] == "signed"
    assert stages(ask(store, as_of="2024-06-30", known_at="2024-07-10"))["SI"] == "negotiating"


def test_a_conflict_and_its_settlement_obey_the_clocks(store):
    settled = of(ask(store), "DE")
    assert settled.signed_on == "2024-02-16"
    cell = next(cell for cell in settled.cells if cell.field == "signed_on")
    assert "analyst" in cell.rule
    open_ = next(
        cell
        for cell in of(ask(store, known_at="2024-07-09"), "DE").cells
        if cell.field == "signed_on"
    )
    assert "analyst" not in open_.rule
    assert open_.against


def test_near_duplicates_obey_the_clocks(tmp_path):
    url = sqlite_url(tmp_path / "near.db")
    clock = made_store.Clock("2024-06-01")
    with open_log(url, clock=clock) as log:
        press = made_store.Press(log)
        one = press.publish(
            "one", ("JP", "TalksHeld", "Talks *went on* in Tokyo.", {}), published="2024-05-01"
        )
        two = press.publish(
            "two", ("JP", "TalksHeld", "In Tokyo, talks *were held*.", {}), published="2024-05-02"
        )
        clock.set("2024-06-05")
        press.publish(
            "both",
            ("JP", "TalksHeld", "Talks went on in Tokyo, where talks *were held*.", {}),
            published="2024-05-03",
            near=(one, two),
        )
    assert of(ask(url), "JP").sources == 1
    assert of(ask(url, as_of="2024-05-02"), "JP").sources == 2
    assert of(ask(url, known_at="2024-06-04"), "JP").sources == 2


def test_a_party_without_reports_is_shown_only_when_asked_for(store):
    table = ask(store, parties=("JP", "FR"))
    assert stages(table) == {"FR": "signed", "JP": "not_reported"}
    assert of(table, "JP").since is None
    assert stages(ask(store, as_of="2023-01-01")) == {}
    assert stages(ask(store, as_of="2023-01-01", parties=("FR",))) == {"FR": "not_reported"}


def test_stages_narrow_the_table(store):
    assert set(stages(ask(store, stages=("signed", "ratified")))) == {"FR", "DE", "ES", "GB"}
    assert stages(ask(store, stages=("not_reported",), parties=("JP",))) == {"JP": "not_reported"}


def test_another_dossier_has_its_own_table(store):
    with open_reader(store) as reader:
        assert read_status(reader, "another", Clocks(today=TODAY)).rows == ()
        folded = read_status(reader, "another", Clocks(today=TODAY, as_of=TODAY))
        assert folded.rows == ()
        assert folded.left_out == 0


def test_an_empty_store_has_an_empty_table(tmp_path):
    url = sqlite_url(tmp_path / "empty.db")
    with open_log(url):
        pass
    table = ask(url)
    assert table.rows == ()
    assert table.log.hash is None


def test_sources_come_with_the_table_on_request(store):
    plain = ask(store, parties=("US", "JP"))
    assert all(row.deciding is None and not row.articles for row in plain.rows)
    japan, america = ask(store, parties=("US", "JP"), with_sources=True).rows
    assert japan.deciding is None
    assert japan.articles == ()
    assert america.deciding.kind == "signing_scheduled"
    assert america.deciding.article.outlet == "Another Paper"
    assert [each.name for each in america.articles] == ["summit", "roundup"]
    assert america.articles[1].published == "2024-05-30"


def test_the_deciding_report_is_the_one_that_gives_the_day(store):
    (germany,) = ask(store, parties=("DE",), with_sources=True).rows
    assert germany.deciding.happened_on == germany.status.since == "2024-02-16"
    assert [each.name for each in germany.articles] == ["germany", "germany-too"]


def test_a_party_that_no_table_knows_keeps_its_code(tmp_path):
    url = sqlite_url(tmp_path / "odd.db")
    with open_log(url, clock=made_store.Clock()) as log:
        made_store.Press(log).publish(
            "odd", ("QZ", "Signed", "Atlantis *signed*.", {}), published="2024-06-01"
        )
    assert ask(url).rows[0].party_name == "QZ"


@pytest.mark.parametrize(
    ("statement", "remedy"),
    [
        ("UPDATE status SET data = '{'", "tracker rebuild"),
        ("""UPDATE status SET data = '{"cells": 3}'""", "tracker rebuild"),
    ],
)
def test_a_damaged_row_of_the_table_says_what_to_do(store, tmp_path, statement, remedy):
    path = tmp_path / "damaged.db"
    shutil.copy(sqlite_path(store), path)
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()
    with pytest.raises(StoreError, match=remedy):
        ask(sqlite_url(path))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET data = '{' WHERE position = 3",
        """UPDATE event SET data = '{"what": 1}' WHERE position = 3""",
        "UPDATE event SET kind = 'unheard_of' WHERE position = 3",
    ],
)
def test_a_damaged_event_is_named(store, tmp_path, statement):
    path = tmp_path / "damaged.db"
    shutil.copy(sqlite_path(store), path)
    with sqlite3.connect(path) as connection:
        for kind, name in connection.execute(
            "SELECT type, name FROM sqlite_master"
            " WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
        ).fetchall():
            connection.execute(f"DROP {kind} {name}")
        connection.execute(statement)
    connection.close()
    with pytest.raises(StoreError, match="event 3"):
        ask(sqlite_url(path), known_at="2999-01-01T00:00:00.000000Z")


def test_rows_are_values(store):
    table = ask(store, with_sources=True)
    with pytest.raises(dataclasses.FrozenInstanceError):
        table.as_of = "2024-01-01"
    assert hash(table) == hash(ask(store, with_sources=True))


def test_articles_without_a_day_are_looked_up_by_an_index_each(store, monkeypatch):
    asked = []
    rows = Reader.rows

    def noting(reader, sql, values=()):
        asked.append((sql, tuple(values)))
        return rows(reader, sql, values)

    monkeypatch.setattr(Reader, "rows", noting)
    assert ask(store, as_of="2024-06-19").left_out == 1

    ((sql, values),) = [each for each in asked if "published IS NULL" in each[0]]
    with contextlib.closing(sqlite3.connect(sqlite_path(store))) as raw:
        steps = [step for *_, step in raw.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert "SEARCH event USING INDEX event_by_article (<expr>=?)" in steps
    assert not [step for step in steps if step.startswith("SCAN")]
