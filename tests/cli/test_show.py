"""The table at every width, and what a person sees while articles are read."""

import io
import re
import sys

import pytest
from made_store import DOSSIER

from tracker.articles.meter import Meter
from tracker.cli import progress
from tracker.cli.columns import BY_NAME
from tracker.cli.layout import width
from tracker.cli.options import Settings
from tracker.cli.output import Screen
from tracker.cli.show_status import status_lines
from tracker.domain.status import AgreementStatus, Cell, Contrary
from tracker.export.publication import Publication
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.rows import StatusRow, StatusTable
from tracker.views.status import read_status

CODES = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(columns, *, styled=False):
    return Screen(stream=io.StringIO(), terminal=True, styled=styled, width=columns)


@pytest.fixture
def made(store):
    with open_reader(store) as reader:
        return Publication(table=read_status(reader, DOSSIER, Clocks(today="2024-08-01")))


def one(name="Bosnia and Herzegovina", **fields):
    status = AgreementStatus(
        dossier=DOSSIER, party="BA", **{"stage": "signing_scheduled", "sources": 12, **fields}
    )
    row = StatusRow(status=status, party_name=name)
    return Publication(table=StatusTable(dossier=DOSSIER, as_of="2024-08-01", rows=(row,)))


@pytest.mark.parametrize("columns", range(40, 140, 7))
@pytest.mark.parametrize("styled", [True, False])
def test_it_fits_whatever_the_width(made, columns, styled):
    lines = status_lines(made, on_terminal(columns, styled=styled))

    assert all(width(CODES.sub("", line)) <= columns for line in lines)
    assert styled == any("\x1b" in line for line in lines)
    text = " ".join(CODES.sub("", " ".join(lines)).split())
    for word in ("FR", "United States", "by 2024-05-30", "2024-06-13", "[4] US: undated"):
        assert word in text


def test_styles_change_no_word(made):
    plain = status_lines(made, on_terminal(100))
    styled = status_lines(made, on_terminal(100, styled=True))

    assert [CODES.sub("", line) for line in styled] == plain


def test_a_long_plan_and_a_long_name_go_on_in_the_next_line():
    publication = one(scheduled_for="2024-06-13/2024-06-15", since="2024-06-01/2024-06-02")
    lines = status_lines(publication, on_terminal(74))

    assert lines[6].startswith("BA  Bosnia and")
    assert "2024-06-13/ " in lines[6]
    assert "2024-06-15" in lines[7]
    assert all(width(line) <= 74 for line in lines)


def test_a_row_that_fits_stays_one_line():
    lines = status_lines(one(scheduled_for="2024-06-13/2024-06-15"), on_terminal(120))

    assert len(lines) == 7
    assert "2024-06-13/2024-06-15" in lines[6]


def test_a_plan_that_was_kept_is_no_plan_any_more():
    lines = status_lines(one(stage="signed", scheduled_for="2024-06-13"), on_terminal(100))

    assert "2024-06-13" not in " ".join(lines)


def test_several_conflicts_have_several_notes():
    cells = tuple(
        Cell(
            field=field, value=value, rule="A rule.", against=(Contrary(event_id="e", value=other),)
        )
        for field, value, other in (("signed_on", "2024-01-02", "2024-01-03"), ("term", "x", "y"))
    )
    publication = one(flags=("conflict",), cells=cells)
    lines = status_lines(publication, on_terminal(100))

    assert lines[-2] == ("[1] BA: conflict: signed on 2024-01-02, also told as 2024-01-03. A rule.")
    assert lines[-1] == "[2] BA: conflict: term x, also told as y. A rule."
    assert "conflict [1] [2]" in " ".join(status_lines(publication, on_terminal(200)))


def test_a_note_that_is_about_many_stands_once():
    statuses = [
        AgreementStatus(dossier=DOSSIER, party=party, stage="signed", flags=("undated",))
        for party in ("BE", "CA", "DK")
    ]
    rows = tuple(StatusRow(status=each, party_name=each.party) for each in statuses)
    table = StatusTable(dossier=DOSSIER, as_of="2024-08-01", rows=rows)

    assert status_lines(Publication(table=table), on_terminal(80))[-1] == "[1] BE, CA, DK: undated"


def test_many_notes_in_a_row_are_told_as_from_to():
    notes = {"overdue": (2,), "conflict": (3, 4), "undated": (7,), "slipped": (8,)}

    assert BY_NAME["flags"].text(one().table.rows[0], notes, short=True) == "[2-4] [7] [8]"


def test_no_row_no_table():
    table = StatusTable(dossier=DOSSIER, as_of="2024-08-01", known_at="2024-07-01T00:00:00Z")

    assert status_lines(Publication(table=table), on_terminal(80)) == [
        "ukraine-security",
        "No party is reported.",
        "As of 2024-08-01 by publication; the log is empty.",
    ]


def test_progress_is_shown_on_a_terminal(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(progress, "screen", lambda **_: on_terminal(80))
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_bytes(b"x" * 1_000_000)
    meter = Meter()
    with progress.progress(Settings(), [str(tmp_path)], meter) as on_progress:
        meter.open(tmp_path / "a.txt").close()
        on_progress(1)
        meter.open(tmp_path / "b.md").close()
        on_progress(1_234)
    told = capsys.readouterr()

    assert told.out == ""
    assert "Reading" in told.err
    assert "2.0 of 2.0 MB, 1,234 articles" in told.err


def test_progress_is_silent_elsewhere():
    with progress.progress(Settings(), ["x.txt"], Meter()) as on_progress:
        assert on_progress is None
    assert not sys.stderr.isatty()


def test_how_many_bytes_there_are_is_told_where_all_are_files(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "in/b.md", "in/picture.png"):
        (tmp_path / name).write_bytes(b"12345")

    assert progress.bytes_expected([str(tmp_path)]) == 10
    assert progress.bytes_expected([str(tmp_path), str(tmp_path / "a.txt")]) == 10
    assert progress.bytes_expected([str(tmp_path / "in" / "picture.png")]) == 5
    assert progress.bytes_expected(["-"]) is None
    assert progress.bytes_expected(["https://example.org/"]) is None
    assert progress.bytes_expected([]) is None
