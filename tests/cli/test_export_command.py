"""`tracker export` as users run it."""

import csv
import io
import json
import sqlite3

import made_store
import pytest

from tracker.export.registry import FORMATS, endings
from tracker.store.database import sqlite_path, sqlite_url
from tracker.store.log import open_log

ENDINGS = sorted(endings())


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_makes_its_format(tracker, tmp_path, ending):
    file = tmp_path / f"table{ending}"
    done = tracker("export", str(file), "--as-of", "2024-06-30")

    assert (done.code, done.out) == (0, "")
    assert done.err == f"tracker: {file}: 7 parties as of 2024-06-30\n"
    assert file.stat().st_size > 500


@pytest.mark.parametrize("name", [each.name for each in FORMATS if each.name != "json"])
def test_the_command_in_a_file_makes_the_same_file_when_the_log_has_grown(
    store, tracker, tmp_path, name
):
    first, second = tmp_path / "first", tmp_path / "second"
    assert tracker("export", str(first), "--format", name).code == 0
    told = json.loads(tracker("export", "-", "--format", "json").out)["command"].split()
    command = told[told.index("--as-of") :]
    grown = tmp_path / "grown.db"
    grown.write_bytes(sqlite_path(store).read_bytes())
    clock = made_store.Clock("2024-07-20")
    with open_log(sqlite_url(grown), clock=clock) as log:
        made_store.Press(log).publish(
            "more", ("US", "Signed", "They *signed*.", {}), published="2024-07-19"
        )
    assert tracker("export", str(second), "--format", name, *command, "--db", str(grown)).code == 0

    assert first.read_bytes() == second.read_bytes()


def test_files_and_json_tell_how_far_each_stage_can_be_trusted(tracker):
    shown = tracker("status", "--columns", "code,confidence", "--as-of", "2024-06-30").out
    lines = [each.split(maxsplit=1) for each in shown.split("\n\n")[1].splitlines()[1:]]
    graded = {code: words.strip().replace(" ", "_") for code, words in lines}
    rows = json.loads(tracker("status", "--json", "--as-of", "2024-06-30").out)["rows"]
    found = tracker("export", "-", "--format", "csv", "--as-of", "2024-06-30").out

    assert len(set(graded.values())) > 1
    assert {each["party"]: each["confidence"] for each in rows} == graded
    cells = {each["party"]: each["confidence"] for each in csv.DictReader(io.StringIO(found))}
    assert cells == graded


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "ndjson", "parquet"])
def test_long_gives_a_row_a_report(tracker, tmp_path, name):
    wide, long = tmp_path / "wide", tmp_path / "long"
    tracker("export", str(wide), "--format", name, "--party", "DE")
    done = tracker("export", str(long), "--format", name, "--party", "DE", "--long")

    assert done.code == 0
    assert wide.read_bytes() != long.read_bytes()
    if name == "csv":
        assert len(long.read_text("utf-8").splitlines()) == 3
        assert "--party DE --long" in long.read_text("utf-8")


def test_the_command_names_long(tracker):
    told = json.loads(tracker("export", "-", "--format", "json", "--long").out)

    assert told["command"].endswith(" --long")
    assert {each["party"] for each in told["events"]} >= {"US", "GB", "SI"}
    assert [each["retracted"] for each in told["events"] if each["party"] == "SI"].count(True) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["table.xlsx", "--long"], "holds a table with a row a report already"),
        (["table.sqlite", "--long"], "holds a table with a row a report already"),
        (["table.ics", "--long"], "--long is for csv, tsv, json, ndjson, parquet, and not for ics"),
        (["datapackage.json"], "name a .zip file"),
        (["-"], "csv, tsv, json, ndjson, markdown"),
        (["-", "--format", "word"], "no format is named 'word'"),
        (["table.docx"], ".xlsx"),
    ],
)
def test_mistakes_are_one_line(tracker, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    done = tracker("export", *arguments)

    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "library"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow"), ("png", "resvg_py")]
)
def test_a_missing_extra_is_one_line(tracker, tmp_path, monkeypatch, name, library):
    monkeypatch.setattr(
        "tracker.export.registry.find_spec", lambda each: None if each == library else "there"
    )
    done = tracker("export", str(tmp_path / f"table.{name}"))

    assert done.code == 2
    assert done.err == (
        f"tracker: {name} needs what is not installed ({library}):"
        f" run `pip install 'agreement-tracker[{name}]'`\n"
    )


def test_a_database_that_is_no_export_is_not_written_over(tracker, tmp_path):
    other = tmp_path / "mine.sqlite"
    made_store.make_store(other)
    before = other.read_bytes()
    for more in ([], ["--format", "csv"]):
        done = tracker("export", str(other), *more)
        assert done.code == 2
        assert "a database stands there that is no export" in done.err
    assert other.read_bytes() == before


def test_an_export_is_written_over(tracker, tmp_path):
    file = tmp_path / "table.sqlite"
    for day in ("2024-06-01", "2024-06-30"):
        assert tracker("export", str(file), "--as-of", day).code == 0
    connection = sqlite3.connect(file)
    ((day,),) = connection.execute("SELECT value FROM about WHERE key = 'as_of'").fetchall()
    connection.close()

    assert day == "2024-06-30"


def test_what_is_not_text_goes_into_a_pipe_and_not_on_a_terminal(tracker, monkeypatch):
    import sys  # noqa: PLC0415

    assert tracker("export", "-", "--format", "svg").out.startswith("<svg ")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    done = tracker("export", "-", "--format", "sqlite")

    assert done.code == 2
    assert "would garble a terminal" in done.err


def test_a_feed_tells_of_days_that_passed(tracker):
    feed = tracker("export", "-", "--format", "atom", "--party", "ES").out

    assert "Spain: signing scheduled" in feed
    assert "Spain: overdue" in feed
    assert "Spain: signed" in feed


def test_help_names_every_ending_that_is_not_a_second_one(tracker):
    told = " ".join(tracker("export", "--help").out.split())

    for each in FORMATS:
        assert each.endings[0] in told
    assert "tracker export table.xlsx" in told


def test_a_shell_offers_the_formats():
    from tracker.cli.export import _complete_format  # noqa: PLC0415

    assert _complete_format("X") == [("xlsx", "a workbook")]
    assert len(_complete_format("")) == len(FORMATS)
