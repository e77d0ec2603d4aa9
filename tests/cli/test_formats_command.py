"""Every format through the real command line: taken in, shown with its basis, mapped, refused."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from articles.made_inputs import NEWSPAPER, PAGE, mail, pdf, table, zip_of

LONG = "Iceland and Ukraine signed a bilateral security agreement in Stockholm on Friday. "
RELEASE = f"PRESS RELEASE\nReykjavik, 31 May 2024\n{LONG}"
ROW = {"head": "Iceland signs", "body": LONG * 2, "when": "31 May 2024"}


@pytest.fixture
def folder(tmp_path):
    for name, data in (
        ("page.html", PAGE),
        ("release.pdf", pdf(RELEASE)),
        ("note.eml", mail(LONG * 3)),
        ("all.zip", zip_of({"paper.json": json.dumps(NEWSPAPER).encode(), "x.png": b"x"})),
    ):
        (tmp_path / name).write_bytes(data)
    return tmp_path


def run(*arguments, stdin=None):
    return subprocess.run(
        [Path(sys.executable).with_name("tracker"), *map(str, arguments)],
        capture_output=True,
        input=stdin,
        check=False,
        timeout=120,
    )


def test_a_folder_of_formats_is_taken_in_once(folder, tmp_path):
    store = tmp_path.with_suffix(".db")
    first = json.loads(run("ingest", folder, "--json", "--db", store).stdout)
    assert first["articles"]["new"] == 4
    assert [each["reason"] for each in first["rejected"]] == [
        "is not read from an archive, for its ending .png"
    ]
    second = json.loads(run("ingest", folder, "--json", "--db", store).stdout)
    assert (second["articles"]["new"], second["articles"]["known"]) == (0, 4)
    status = run("status", "--json", "--db", store, "--as-of", "2024-06-01").stdout
    assert {row["party"] for row in json.loads(status)["rows"]} >= {"IS", "SE"}
    assert run("verify", "--db", store).returncode == 0


def test_what_told_the_day_is_shown(tracker, folder):
    told = tracker("extract", str(folder / "page.html"), str(folder / "release.pdf"))
    assert "page (2024-05-31, by its JSON-LD)" in told.out
    assert "release (2024-05-31, by its dateline)" in told.out
    assert (
        "note (2024-05-31, by the mail's date)" in tracker("extract", str(folder / "note.eml")).out
    )
    assert told.code == 0


def test_a_page_may_come_on_standard_input():
    ran = run("extract", "-", stdin=PAGE)
    assert ran.returncode == 0
    assert b"stdin (2024-05-31, by its JSON-LD)" in ran.stdout


def test_columns_are_mapped(tracker, tmp_path):
    dump = tmp_path / "dump.csv"
    dump.write_text(table(ROW))
    columns = "text=body,published=when"
    told = tracker("extract", str(dump), "--map", columns, "--map", "title=head")
    assert told.code == 0
    assert told.out.startswith("dump-2 (2024-05-31)\n  IS signed: 2024-05-31")
    assert tracker("extract", str(dump)).err == (
        f"tracker: {dump}: has no column of texts (it has head, body, when);"
        " name it: --map text=COLUMN\n"
    )


@pytest.mark.parametrize(
    ("mapping", "line"),
    [
        ("text", "--map: 'text' is not FIELD=COLUMN; write it as text=body"),
        ("text=", "--map: 'text=' is not FIELD=COLUMN; write it as text=body"),
        ("body=text", "--map: 'body' is no field of an article; there are name, title,"),
        ("text=a,text=b", "--map: text is given a second time; give it once"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_mapping_that_is_none_is_refused(tracker, command, mapping, line):
    told = tracker(command, "nothing.csv", "--map", mapping)
    assert told.code == 2
    assert line in told.err
    assert told.out == ""


def test_a_contradiction_and_a_guess_are_told(tracker, tmp_path):
    page = tmp_path / "a.html"
    head = b'<head><meta name="date" content="2024-05-01">'
    page.write_bytes(PAGE.replace(b"<head>", head))
    (tmp_path / "b.txt").write_bytes(f"{LONG}“So it is,” they said. ".encode("cp1252") * 3)
    told = tracker("extract", str(page), str(tmp_path / "b.txt"))
    assert "though meta says 2024-05-01" in told.err
    assert "note: b: it is not UTF-8 and was read as windows-1252, by a guess" in told.err
