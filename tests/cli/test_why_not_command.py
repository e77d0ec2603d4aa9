"""`why-not` and `extract --report`, through the command line."""

import io
import json
import unicodedata

import pytest

from tracker.articles.article import Article
from tracker.cli.layout import width
from tracker.cli.output import Screen
from tracker.cli.show_why_not import why_not_lines
from tracker.dossiers.load import load
from tracker.extraction.why_not import why_not

TEXT = """Sweden signs

Ukraine and Sweden signed a bilateral security agreement on Monday. Denmark has fine weather.

Denmark could sign a security agreement with Ukraine, said \x1b[31mthe minister\u202e of foreign \
affairs of the Kingdom of Denmark, who did not want to be named or quoted on this occasion.

Norway zonked the security agreement with Ukraine. Finland zonks the security agreement too.
"""

_ANSWER = (
    "Article gazette does not report Denmark (DK) as signed: only possible, or needed: “could”"
    " (clause, line 5)."
)
_HEAD = "2 sentences name a party and the agreement, and no verb known to tell of it; of 1 article."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "gazette.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def several(tmp_path):
    path = tmp_path / "several.jsonl"
    rows = [{"name": name, "text": TEXT, "title": name} for name in ("one", "two")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@pytest.fixture
def own_store(tmp_path, monkeypatch):
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "own.db"))


def acting(text):
    return {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - {"\n"}


def test_the_answer_comes_first_then_sentence_by_sentence(tracker, article):
    told = tracker("why-not", article, "Denmark", "signed")

    assert told.code == 0
    assert told.out.splitlines()[:6] == [
        _ANSWER,
        "",
        "line 3  gate: no word that could tell of an agreement",
        "  “Denmark has fine weather.”",
        "",
        "line 5  clause: only possible, or needed: “could”",
    ]
    assert not acting(told.out)


def test_it_fits_a_terminal():
    article = Article(name="gazette " * 30, text=TEXT)
    answer = why_not(article, load("ukraine-security"), "DK", "signed")
    screen = Screen(stream=io.StringIO(), terminal=True, styled=False, width=80)
    lines = why_not_lines(answer, article, screen)

    assert max(map(width, lines)) <= 80
    assert not acting("".join(lines))


def test_what_is_reported_points_to_explain(tracker, article):
    told = tracker("why-not", article, "SE", "signed")

    assert told.code == 0
    assert told.out.startswith("It does: article gazette reports Sweden (SE) as signed.\n")
    assert "`tracker explain SE`" in told.out
    assert "line 1  reported" in told.out


def test_a_party_without_a_sentence_is_told_as_such(tracker, article):
    told = tracker("why-not", article, "Chile", "signed")

    assert told.code == 0
    assert told.out == (
        "Article gazette does not report Chile (CL) as signed: the article does not name it by any"
        " name that is known.\n"
    )


def test_programs_get_json(tracker, article):
    told = tracker("why-not", article, "DK", "signed", "--json")
    data = json.loads(told.out)

    assert not acting(told.out)
    assert (data["party"], data["kind"], data["reported"]) == ("DK", "signed", False)
    assert (data["layer"], data["line"]) == ("clause", 5)
    assert [each["layer"] for each in data["sentences"]] == ["gate", "clause"]
    for each in data["sentences"]:
        assert TEXT[each["start"] : each["end"]] == each["text"]
    reported = json.loads(tracker("why-not", article, "SE", "signed", "--json").out)
    assert reported["reported"]
    assert reported["layer"] is reported["line"] is None


def test_one_of_several_articles_is_named_behind_the_file(tracker, several):
    assert tracker("why-not", f"{several}#two", "DK", "signed").code == 0
    many = tracker("why-not", several, "DK", "signed")
    none = tracker("why-not", f"{several}#three", "DK", "signed")

    assert (many.code, none.code) == (2, 1)
    assert "holds 2 articles, one, two; name one" in many.err
    assert "no article named 'three'; it has one, two" in none.err


def test_articles_of_the_store_are_found_by_name_and_by_id(tracker, own_store, several):
    tracker("ingest", several)
    by_name = tracker("why-not", "one", "DK", "signed", "--json")
    known = json.loads(by_name.out)["article"]["id"]
    by_id = tracker("why-not", known[:10], "DK", "signed", "--json")

    assert by_name.code == by_id.code == 0
    assert by_id.out == by_name.out


def test_a_name_that_two_articles_have_asks_for_an_id(tracker, own_store, tmp_path):
    path = tmp_path / "twins.jsonl"
    rows = [{"name": "twin", "text": f"{TEXT}{n}", "title": None} for n in "ab"]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    tracker("ingest", str(path))
    told = tracker("why-not", "twin", "DK", "signed")

    assert told.code == 2
    assert "2 articles of the store are named 'twin'; give an id of " in told.err


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["nothing", "DK", "signed"], 1, "no file and no article of the store is named 'nothing'"),
        (["x" * 5000, "DK", "signed"], 1, "no file and no article"),
        (["%", "DK", "signed"], 1, "no file and no article of the store is named '%'"),
        (["ARTICLE", "DK"], 2, "KIND"),
        (["ARTICLE", "DK", "sgned"], 2, "no kind of report is named 'sgned'; did you mean signed?"),
        (["ARTICLE", "UA", "signed"], 2, "a side of every agreement"),
        (["ARTICLE", "Atlantis", "signed"], 1, "no party is known as 'Atlantis'"),
        (["ARTICLE", "DK", "signed", "--published", "soon"], 2, "--published"),
    ],
)
def test_mistakes_get_a_line(tracker, article, arguments, code, line):
    named = [article if each == "ARTICLE" else each for each in arguments]
    told = tracker("why-not", *named)

    assert (told.code, told.out) == (code, "")
    assert line in told.err
    assert "Traceback" not in told.err


def test_explain_is_the_other_way_to_ask(tracker, article):
    asked = ("explain", "--why-not", article, "Denmark")
    told = tracker(*asked, "signed")

    assert told == tracker("why-not", article, "Denmark", "signed")
    assert told.out.startswith(_ANSWER)
    for more, line in (
        ((), "asks for one kind of report"),
        (("signed", "--as-of", "2024-05-01"), "leave --as-of and --known-at out"),
    ):
        refused = tracker(*asked, *more)
        assert (refused.code, refused.out) == (2, "")
        assert line in refused.err


def test_without_an_article_there_is_no_day_of_publication(tracker):
    told = tracker("explain", "JP", "--published", "2024-05-15")

    assert told.code == 2
    assert "--published is for the article of --why-not" in told.err


def test_without_a_store_the_file_is_what_is_missing(tracker, own_store):
    told = tracker("why-not", "gazette.txt", "DK", "signed")

    assert told.code == 4
    assert "no file is named 'gazette.txt', so the store is asked" in told.err


def test_a_file_that_holds_no_article_is_told(tracker, tmp_path):
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    told = tracker("why-not", str(path), "DK", "signed")

    assert told.code == 3
    assert "holds no article that can be read" in told.err


def test_the_day_of_publication_can_be_given(tracker, tmp_path):
    path = tmp_path / "plan.txt"
    text = "Denmark will sign a security agreement with Ukraine on Friday."
    path.write_text(text, encoding="utf-8")
    command = ("why-not", str(path), "DK", "signing_scheduled")
    told = tracker(*command, "--published", "2024-05-15", "--json")

    assert json.loads(told.out)["article"]["published"] == "2024-05-15"
    assert json.loads(told.out)["reported"]


def test_the_report_counts_sentences_by_their_unknown_verb(tracker, article):
    told = tracker("extract", "--report", article)

    assert told.code == 0
    assert told.out.splitlines() == [
        _HEAD,
        "",
        "2  zonked, zonks",
        "   “Norway zonked the security agreement with Ukraine.” (gazette, line 7)",
    ]


def test_the_report_is_for_programs_too(tracker, article):
    whole = json.loads(tracker("extract", "--report", article, "--json").out)
    lines = tracker("extract", "--report", article, "--ndjson").out.splitlines()

    assert whole["articles"] == 1
    assert whole["verbs"] == [json.loads(line) for line in lines]
    (verb,) = whole["verbs"]
    assert (verb["verb"], verb["forms"], verb["count"]) == ("zonked", ["zonked", "zonks"], 2)
    assert [each["parties"] for each in verb["sentences"]] == [["NO"], ["FI"]]
    for each in verb["sentences"]:
        assert TEXT[each["start"] : each["end"]] == each["text"]


def test_without_paths_the_report_is_of_the_store(tracker, own_store, article):
    tracker("ingest", article)
    stored = json.loads(tracker("extract", "--report", "--json").out)
    told = json.loads(tracker("extract", "--report", article, "--json").out)

    assert stored["articles"] == 1
    assert [each["verb"] for each in stored["verbs"]] == [each["verb"] for each in told["verbs"]]


def test_a_report_of_nothing_says_so(tracker, tmp_path):
    path = tmp_path / "plain.txt"
    path.write_text("Ukraine and Denmark signed a security agreement.", encoding="utf-8")

    assert tracker("extract", "--report", str(path)).out == (
        "Every sentence of 1 article that names a party and the agreement has a verb that is known"
        " to tell of it.\n"
    )


def test_what_cannot_be_read_is_told_beside_the_report(tracker, article, tmp_path):
    told = tracker("extract", "--report", article, str(tmp_path / "missing.txt"))

    assert told.code == 3
    assert "zonked" in told.out
    assert "missing.txt" in told.err


def test_extract_without_paths_and_report_asks_for_them(tracker):
    told = tracker("extract")

    assert told.code == 2
    assert "Missing argument 'PATH'" in told.err
