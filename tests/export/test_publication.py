import csv
import io
import json
from dataclasses import replace

import made_store
import made_table
import pytest

from tracker.domain.events import Amount
from tracker.domain.status import Cell, Terms
from tracker.export.cells import conflicts, flag_label, notes, rivals, since
from tracker.export.publication import Publication
from tracker.export.registry import endings, format_named, render
from tracker.export.reports import explanation_json, history_json
from tracker.views.clock import Clocks, parse_known_at
from tracker.views.connection import open_reader
from tracker.views.explain import read_explanation
from tracker.views.history import read_history
from tracker.views.rows import LogHead, StatusRow, StatusTable
from tracker.views.status import read_status

TODAY = "2024-08-01"


def table(url, **clocks):
    with open_reader(url) as reader:
        return read_status(
            reader, made_store.DOSSIER, Clocks(today=TODAY, **clocks), with_sources=True
        )


@pytest.mark.parametrize("name", ["csv", "json", "markdown", "html"])
def test_the_command_in_an_export_makes_the_same_bytes(store, name):
    made = Publication(table=table(store))
    words = made.command(name).split()
    as_of = words[words.index("--as-of") + 1]
    known_at = words[words.index("--known-at") + 1]
    again = Publication(table=table(store, as_of=as_of, known_at=parse_known_at(known_at)))

    if name == "json":
        first, second = json.loads(render(made, name)), json.loads(render(again, name))
        assert first.pop("known_at") is None
        assert second.pop("known_at") == known_at
        assert first == second
    else:
        assert render(made, name) == render(again, name)


def test_the_command_names_what_the_table_was_narrowed_to():
    command = made_table.publication(parties=("US",), stages=("signed",)).command("csv")

    assert command.endswith("--stage signed --party US")
    assert "--known-at 2024-06-20T12:00:00.000041Z" in command


def test_the_command_of_an_empty_log_has_no_moment():
    empty = Publication(table=StatusTable(dossier="d", as_of=TODAY))

    assert "--known-at" not in empty.command("csv")
    assert "the log is empty" in empty.as_of_line
    assert empty.totals_line == "No party is reported."
    assert empty.left_out_line is None
    for name in ("csv", "json", "markdown", "html"):
        assert render(empty, name)


def test_one_is_told_as_one():
    publication = made_table.publication()
    one = replace(
        publication.table,
        left_out=1,
        log=LogHead(events=1, hash="ab", recorded_at="2024-06-20T12:00:00.000041Z"),
        rows=publication.table.rows[:1],
    )
    publication = replace(publication, table=one)

    assert "log of 1 event," in publication.as_of_line
    assert publication.left_out_line.startswith("1 article is left out")
    assert publication.totals_line == "1 party: 1 signed"


def test_a_format_is_found_by_its_ending_and_its_names():
    assert endings()[".htm"] == "html"
    assert format_named("md") == format_named("MD") == format_named("markdown") == "markdown"
    assert format_named("pdf") is None


def test_the_json_contract(store):
    document = json.loads(render(Publication(table=table(store, as_of="2024-05-31")), "json"))

    assert list(document)[:5] == ["schema", "dossier", "as_of", "known_at", "rows"]
    assert document["schema"] == 1
    assert document["undated_left_out"] == 1
    keys = {"party", "party_name", "stage", "since", "signed_on", "scheduled_for", "flags"}
    keys |= {"sources", "last_report", "known_by", "slip_days", "milestones", "terms", "conflicts"}
    for row in document["rows"]:
        assert keys <= set(row)
    germany = next(row for row in document["rows"] if row["party"] == "DE")
    assert germany["conflicts"][0]["value"] == "2024-02-16"
    assert germany["conflicts"][0]["against"][0]["value"] == "2024-02-15"
    assert germany["conflicts"][0]["rule"]
    assert "title" not in document


def test_the_history_contract(store):
    with open_reader(store) as reader:
        history = read_history(reader, made_store.DOSSIER, "US", Clocks(today=TODAY))
    document = json.loads(history_json(history))

    assert document["schema"] == 1
    assert document["party"] == "US"
    event = next(each for each in document["events"] if each["kind"] == "signing_scheduled")
    assert set(event["article"]) >= {"id", "title", "outlet", "url", "published"}
    assert event["happened_on"] is None
    assert event["planned_for"] == "2024-06-13"
    assert event["reported_on"] is None
    assert event["recorded_at"].startswith("2024-06-20T")
    assert event["end"] - event["start"] == len(event["evidence"])
    assert event["attribution"] == {
        "kind": "unnamed",
        "name": "people familiar with the matter",
    }
    assert event["retracted"] is False
    assert event["rule"] == "SigningScheduled.rule"
    newest_first = json.loads(history_json(history, reverse=True))
    assert newest_first["events"] == document["events"][::-1]


def test_amounts_are_objects_and_retractions_are_told(store):
    with open_reader(store) as reader:
        clocks = Clocks(today=TODAY)
        britain = json.loads(history_json(read_history(reader, made_store.DOSSIER, "GB", clocks)))
        slovenia = json.loads(history_json(read_history(reader, made_store.DOSSIER, "SI", clocks)))

    terms = next(each for each in britain["events"] if each["kind"] == "terms_reported")
    assert terms["amount"] == {"value": 2500000000.0, "currency": "GBP", "year": 2024}
    signed = next(each for each in slovenia["events"] if each["kind"] == "signed")
    assert signed["retracted"] is True
    assert signed["retraction"]["because"] == "the article tells of Croatia"


def test_an_explanation_as_json(store):
    with open_reader(store) as reader:
        clocks = Clocks(today=TODAY)
        found = read_explanation(reader, made_store.DOSSIER, "DE", clocks, "signed_on")
        nothing = read_explanation(reader, made_store.DOSSIER, "US", clocks, "signed_on")
    (field,) = json.loads(explanation_json(found))["fields"]

    assert field["value"] == "2024-02-16"
    assert field["chosen"]["confirmed_by"] == "analyst"
    assert field["against"][0]["value"] == "2024-02-15"
    (field,) = json.loads(explanation_json(nothing))["fields"]
    assert field == {
        "field": "signed_on",
        "value": None,
        "rule": "No report that counts tells it.",
        "confidence": None,
        "chosen": None,
        "support": [],
        "against": [],
    }


def test_a_day_that_is_not_known_is_told_by_when_it_was_known():
    assert since(made_table.status("US", "signed", since="2024-05")) == "2024-05"
    assert since(made_table.status("US", "signed", known_by="2024-05-30")) == "by 2024-05-30"
    assert since(made_table.status("US", "signed")) == "not reported"


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({"stage": "signed", "slip_days": 1}, "slipped: first planned for D, signed 1 day later"),
        (
            {"stage": "signing_scheduled", "slip_days": 9},
            "slipped: first planned for D, now planned 9 days later",
        ),
        ({"stage": "negotiating"}, "slipped: first planned for D"),
    ],
)
def test_a_slip_is_told_in_days(more, note):
    status = made_table.status("ES", flags=("slipped",), first_planned_for="D", **more)

    assert notes(status) == {"slipped": (note,)}


def test_a_flag_without_a_cell_is_told_by_its_name():
    status = made_table.status("ES", "signed", flags=("out_of_scope", "conflict", "slipped"))

    assert notes(status) == {
        "out_of_scope": ("out of scope",),
        "conflict": ("conflict",),
        "slipped": ("slipped",),
    }
    assert flag_label("some_new_flag") == "some new flag"


def test_what_is_out_of_scope_is_no_conflict_of_values():
    britain = made_table.publication().table.rows[0].status
    (cell,) = conflicts(britain)

    assert cell.field == "signed_on"
    assert rivals(cell) == ["2024-01-13"]
    assert rivals(Cell(field="x", value=None, rule="")) == ["not reported"]


def test_undated_names_what_rests_on_undated_articles():
    shown = [
        Cell(field="stage", value="signed", rule="r", support=("a", "b")),
        Cell(field="last_report", value="2024-06-01", rule="r", support=("b",)),
        Cell(field="legal_form", value="treaty", rule="r", support=("b",)),
        Cell(field="duration_years", value="10", rule="r", support=("b", "c")),
    ]
    why = "Rests on articles whose day of publication is not known."
    told = "legal form, duration years told only by articles whose day of publication is not known"
    flag = Cell(field="flags", value="undated", rule=why, support=("b", "c"))
    status = made_table.status("US", "signed", flags=("undated",), cells=(*shown, flag))
    assert notes(status) == {
        "undated": (f"undated: {told}",),
    }


def test_csv_tells_the_terms():
    terms = Terms(duration_years=10, amount=Amount(2.5e9, "GBP", 2024), binding=False)
    row = StatusRow(status=made_table.status("GB", "signed", terms=terms), party_name="Britain")
    made = made_table.publication()
    text = render(replace(made, table=replace(made.table, rows=(row,))), "csv")
    (told,) = csv.DictReader(io.StringIO(text))

    assert {name: told[name] for name in ("amount", "amount_currency", "amount_year")} == {
        "amount": "2500000000",
        "amount_currency": "GBP",
        "amount_year": "2024",
    }
    assert (told["duration_years"], told["binding"]) == ("10", "no")
    assert (told["legal_form"], told["mutual_defence"]) == ("not reported", "not reported")
