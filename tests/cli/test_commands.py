"""The commands that take in, keep in order and hand out, as a user runs them."""

import json
import sqlite3

import pytest

from tracker.articles.article import Article
from tracker.cli import extract as extract_module
from tracker.cli.output import screen
from tracker.domain.events import (
    Amount,
    Evidence,
    Signed,
    SigningScheduled,
    TallyReported,
    TermsReported,
)
from tracker.dossiers.load import DossierError
from tracker.extraction.extraction import Extraction
from tracker.store.database import StoreError

LINES = "\n".join(
    json.dumps(
        {
            "name": f"article {number}",
            "title": f"Latvia and Ukraine {number}",
            "text": f"Latvia and Ukraine signed a bilateral security agreement on {number} May"
            f" 2024, and {number} ministers came to see it happen in Kyiv.",
            "published": f"2024-05-{number}",
        }
    )
    for number in (10, 20)
)


@pytest.fixture
def new(tmp_path):
    """The path of a store that is not there yet."""
    return str(tmp_path / "new.db")


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text(LINES)
    return str(path)


def test_ingest_ends_with_one_line(tracker, new, articles):
    first = tracker("ingest", articles, "--db", new)
    again = tracker("--db", new, "ingest", articles)

    assert first.code == again.code == 0
    assert first.out.count("\n") == 1
    assert first.out.startswith("articles: 2 new, 0 known, ")
    assert again.out == "articles: 0 new, 2 known, 0 same story, 0 rejected; events: 0 new\n"


def test_ingest_as_json(tracker, new, articles, tmp_path):
    told = tracker("ingest", articles, str(tmp_path / "missing"), "--db", new, "--json")

    assert told.code == 3
    document = json.loads(told.out)
    assert document["schema"] == 1
    assert document["articles"]["new"] == 2
    assert document["articles"]["rejected"] == 1
    assert document["rejected"][0]["source"].endswith("missing")
    assert told.err.startswith("tracker: ")


def test_ingest_tells_notes_on_standard_error(tracker, new, articles, monkeypatch):
    noted = Extraction(notes=("relative dates are unknown: no day of publication",))
    monkeypatch.setattr("tracker.commands.ingest.extract", lambda *_: noted)
    told = tracker("ingest", articles, "--db", new)

    note = "note: article 10: relative dates are unknown: no day of publication"
    assert told.err.splitlines()[0] == note
    assert told.out.count("\n") == 1


def test_a_day_of_publication_is_given_to_what_carries_none(tracker, new, tmp_path):
    (tmp_path / "undated.txt").write_text("Latvia and Ukraine signed a bilateral security pact.")
    told = tracker(
        "ingest", str(tmp_path / "undated.txt"), "--published", "2024-04-11", "--db", new
    )

    assert told.code == 0
    with sqlite3.connect(new) as connection:
        assert connection.execute("SELECT published FROM article").fetchall() == [("2024-04-11",)]
    connection.close()


def test_ingest_without_a_path_is_a_mistake(tracker):
    assert tracker("ingest").code == 2


def made(article, **more):
    return {
        "dossier": "d",
        "article": article.id,
        "evidence": Evidence(article.text, 0, len(article.text)),
        "cues": ((0, 3),),
        **more,
    }


def test_extract_shows_statements_with_their_sentences():
    article = Article(name="a", text="One sentence says it all.")
    extraction = Extraction(
        reports=(
            Signed(party="LV", **made(article)),
            Signed(party="EE", **made(article)),
            Signed(party="LT", happened_on="2024-05", told_as="background", **made(article)),
            SigningScheduled(party="US", planned_for="2024-06-13", **made(article)),
        ),
        tallies=(
            TallyReported(
                counted="signed", count=15, bound="about", includes_upcoming=True, **made(article)
            ),
        ),
        terms=(
            TermsReported(
                party="US",
                duration_years=10,
                binding=False,
                amount=Amount(2.5e9, "GBP", 2024),
                **made(article),
            ),
        ),
    )
    lines = extract_module.article_lines(article, extraction, screen())
    sentence = "    “\x02One\x03 sentence says it all.”"

    assert lines == [
        "a (day of publication not known)",
        "  LV EE signed: day not reported",
        sentence,
        "  LT signed: 2024-05, background",
        sentence,
        "  US signing scheduled: planned for 2024-06-13",
        sentence,
        "  tally: about 15 signed, upcoming ones among them",
        sentence,
        "  US terms: duration years 10, binding no, amount 2500000000 GBP (2024)",
        sentence,
        "",
    ]


def test_extract_says_when_there_is_nothing(tracker, tmp_path, monkeypatch):
    (tmp_path / "quiet.txt").write_text("The weather was fine all week.")
    told = tracker("extract", str(tmp_path / "quiet.txt"), "--published", "2024-05-01")

    assert told.code == 0
    assert told.out == "quiet (2024-05-01, as given)\n  nothing for this dossier\n\n"


def test_extract_for_programs(tracker, articles, monkeypatch):
    told = tracker("extract", articles, "--ndjson")

    documents = [json.loads(line) for line in told.out.splitlines()]
    assert [each["name"] for each in documents] == ["article 10", "article 20"]
    assert all(set(each) == {"name", "events", "tallies", "terms"} for each in documents)


def test_extract_as_one_document(tracker, articles):
    told = tracker("extract", articles, "--json")

    assert json.loads(told.out)["schema"] == 1
    assert [each["name"] for each in json.loads(told.out)["articles"]] == [
        "article 10",
        "article 20",
    ]


def test_extract_tells_notes_and_what_could_not_be_read(tracker, articles, monkeypatch):
    monkeypatch.setattr(
        "tracker.extraction.extract.extract", lambda *_: Extraction(notes=("look again",))
    )
    told = tracker("extract", articles, "/no/such/file")

    assert told.code == 3
    assert "note: article 10: look again" in told.err
    assert "/no/such/file" in told.err


def test_extract_needs_no_store(tracker, articles, tmp_path):
    assert tracker("extract", articles, "--db", str(tmp_path / "none.db")).code == 0
    assert not (tmp_path / "none.db").exists()


def test_the_store_is_made_checked_and_rebuilt(tracker, new, articles):
    assert tracker("migrate", "--db", new).code == 0
    assert tracker("migrate", "--db", new).out.count("\n") == 1
    tracker("ingest", articles, "--db", new)
    before = tracker("status", "--db", new).out
    rebuilt = tracker("rebuild", "--db", new)

    assert rebuilt.code == 0
    assert rebuilt.out.startswith("rebuilt: ")
    assert tracker("status", "--db", new).out == before
    whole = tracker("verify", "--db", new)
    assert whole.code == 0
    assert whole.out.startswith("whole: ")
    assert whole.err == ""


def test_rebuild_makes_no_store(tracker, new, tmp_path):
    assert tracker("rebuild", "--db", new).code == 4
    assert list(tmp_path.iterdir()) == []


def test_damage_is_named_and_the_answer_is_no(tracker, new, articles):
    tracker("ingest", articles, "--db", new)
    with sqlite3.connect(new) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE event SET recorded_at = '2020' || substr(recorded_at, 5)")
    connection.close()
    told = tracker("verify", "--db", new)

    assert told.code == 1
    assert told.out.startswith("12 problems: ")
    assert "tracker: event 1" in told.err
    document = json.loads(tracker("verify", "--db", new, "--json").out)
    assert document["ok"] is False
    assert document["problems"]


@pytest.mark.parametrize("ending", [".csv", ".json", ".md", ".html", ".HTM", ".markdown"])
def test_export_takes_the_format_from_the_ending(tracker, tmp_path, ending):
    file = tmp_path / f"table{ending}"
    told = tracker("export", str(file), "--as-of", "2024-06-30")

    assert (told.code, told.out) == (0, "")
    assert "7 parties as of 2024-06-30" not in told.out
    assert f"{file}: " in told.err
    text = file.read_text(encoding="utf-8")
    assert "2024-06-30" in text
    assert "tracker export - --format" in text
    assert "first to sign" in text


def test_export_to_standard_output(tracker):
    told = tracker("export", "-", "--format", "json", "--party", "us", "--stage", "declared")

    assert told.code == 0
    assert told.err == ""
    document = json.loads(told.out)
    assert document["rows"] == []
    assert document["title"]
    assert document["command"].endswith("--stage declared --party US")


def test_the_format_may_differ_from_the_ending(tracker, tmp_path):
    tracker("export", str(tmp_path / "table.txt"), "--format", "md")

    assert (tmp_path / "table.txt").read_text(encoding="utf-8").startswith("# ")


def test_the_same_export_has_the_same_bytes(tracker, tmp_path):
    for name in ("one.html", "two.html"):
        tracker("export", str(tmp_path / name))

    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_dossiers_are_listed(tracker):
    told = tracker("dossiers")

    assert told.code == 0
    assert told.out.splitlines()[0].split() == ["dossier", "title", "home", "party"]
    assert "ukraine-security" in told.out
    listed = json.loads(tracker("dossiers", "--json").out)["dossiers"]
    assert listed[0]["id"] == "ukraine-security"
    assert listed[0]["home"] == "UA"


@pytest.fixture
def few_samples(tmp_path, monkeypatch):
    """Two samples in the place of the bundled ones, which are another test's business."""
    folder = tmp_path / "samples"
    folder.mkdir()
    (folder / "a.jsonl").write_text(LINES)
    monkeypatch.setattr("tracker.dossiers.load.sample_folder", lambda _: folder)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return folder


def test_the_demo_shows_a_table_and_what_to_try(tracker, few_samples, tmp_path):
    told = tracker("demo")

    assert told.code == 0
    assert "LV" in told.out
    (store,) = tmp_path.glob("tracker-demo-*/demo.db")
    assert f"tracker explain LV --db {store}" in told.err
    assert "articles: 2 new" in told.err


def test_the_demo_of_another_dossier_names_its_own_parties_and_days(tracker, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "water" / "samples").mkdir(parents=True)
    (tmp_path / "water" / "dossier.toml").write_text(
        'id = "water"\ntitle = "Water"\nhome = "CL"\nlicence = "MIT"\n'
        '[agreement]\nnames = ["water pact"]\n[declaration]\nnames = ["Lima Declaration"]\n'
    )
    (tmp_path / "water" / "samples" / "a.txt").write_text(
        "date 2025-03-03\nChile and Peru signed a water pact in Lima on Monday.\n"
    )
    told = tracker("demo", "--dossier", str(tmp_path / "water"))

    assert told.code == 0
    assert "tracker explain PE --db" in told.err
    assert "tracker status --as-of 2025-03-03 --db" in told.err
    assert told.err.count(f"--dossier {tmp_path / 'water'}\n") == 3


def test_a_demo_that_reads_nothing_has_nothing_to_explain(tracker, few_samples):
    (few_samples / "a.jsonl").write_text('{"text": "It rained in Lima."}')
    told = tracker("demo")

    assert "Now try:\n  tracker export table.html" in told.err


def test_the_demo_can_be_told_where_to_keep_its_store(tracker, few_samples, tmp_path):
    store = tmp_path / "my demo.db"
    told = tracker("demo", "--db", str(store))

    assert told.code == 0
    assert store.exists()
    assert f"--db '{store}'" in told.err


def test_the_demo_leaves_a_store_of_other_articles_alone(tracker, few_samples, tmp_path):
    store = str(tmp_path / "mine.db")
    (tmp_path / "own.txt").write_text("date 2025-03-03\nIt rained in Lima.")
    assert tracker("demo", "--db", store).code == 0
    assert tracker("demo", "--db", store).code == 0
    assert tracker("ingest", str(tmp_path / "own.txt"), "--db", store).code == 0
    told = tracker("demo", "--db", store)

    assert (told.code, told.out) == (2, "")
    assert "holds other articles than the samples" in told.err


def test_the_demo_of_the_environments_dossier(tracker, monkeypatch, tmp_path):
    monkeypatch.setenv("TRACKER_DOSSIER", str(tmp_path))
    (tmp_path / "dossier.toml").write_text(
        'id = "water"\ntitle = "Water"\nhome = "CL"\nlicence = "MIT"\n'
        '[agreement]\nnames = ["water pact"]\n[declaration]\nnames = ["Lima Declaration"]\n'
    )
    told = tracker("demo")

    assert told.code == 2
    assert "'water'" not in told.err
    assert "samples is missing" in told.err


def test_the_demo_tells_what_it_could_not_read(tracker, few_samples):
    (few_samples / "empty.txt").touch()

    assert tracker("demo").code == 3


def test_a_dossier_without_samples_has_no_demo(tracker, monkeypatch, tmp_path):
    def none(_):
        raise DossierError("dossier 'x' has no sample articles")

    monkeypatch.setattr("tracker.dossiers.load.sample_folder", none)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = tracker("demo")

    assert told.code == 2
    assert "no sample articles" in told.err


def test_an_article_dated_later_is_told_in_the_closing_line(tracker, new, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Latvia and Ukraine signed a bilateral security agreement on 11 April 2024.")
    tracker("ingest", str(path), "--db", new)
    assert "1 article is left out" in tracker("status", "--as-of", "2024-06-15", "--db", new).out

    told = tracker("ingest", str(path), "--published", "2024-06-12", "--db", new)

    assert told.out == (
        "articles: 1 new, 1 dated anew, 0 known, 0 same story, 0 rejected; events: 3 new\n"
    )
    assert told.err == (
        "note: a: the log had this text without a day; it is dated 2024-06-12 now\n"
    )
    assert "left out" not in tracker("status", "--as-of", "2024-06-15", "--db", new).out
    assert tracker("status", "--as-of", "2024-06-11", "--db", new).out.count("LV") == 0
    assert tracker("history", "LV", "--db", new).out.count("“Latvia and Ukraine") == 1
    assert tracker("ingest", str(path), "--db", new).out.startswith("articles: 0 new, 1 known,")
    assert tracker("verify", "--db", new).code == 0


def test_what_was_rejected_is_told_where_the_store_fails_then(
    tracker, new, articles, tmp_path, monkeypatch
):
    def full(*_):
        raise StoreError(f"{new}: the disk is full")

    monkeypatch.setattr("tracker.store.log.Log.transaction", full)
    told = tracker("ingest", str(tmp_path / "missing.txt"), articles, "--db", new)

    assert told.code == 4
    rejected, failed = told.err.splitlines()
    assert rejected.startswith(f"tracker: {tmp_path}/missing.txt: does not exist; ")
    assert failed == f"tracker: {new}: the disk is full"


def test_a_planned_day_names_the_occasion_that_gave_it(tracker, new, shared):
    paths = sorted(str(path) for path in (shared / "seeds").glob("*.txt"))
    tracker("ingest", *paths, "--db", new)
    told = tracker("explain", "US", "scheduled_for", "--db", new).out
    assert "rule: The only day reported. It is given by the occasion “G7 summit”.\n" in told
    assert (
        "day: planned for 2024-06-13, the day that the occasion “G7 summit”"
        " (2024-06-13/2024-06-15) gave\n"
    ) in told


def test_extract_prints_one_kind_of_json(tracker, articles):
    told = tracker("extract", articles, "--ndjson", "--json")
    assert (told.code, told.out) == (2, "")
    assert told.err == "tracker: --ndjson and --json contradict each other; leave one out\n"


def test_the_demo_names_the_program_by_its_path_where_the_shell_does_not_find_it(
    tracker, few_samples, tmp_path, monkeypatch
):
    monkeypatch.setattr("sys.argv", [".venv/bin/tracker", "demo"])
    monkeypatch.setenv("PATH", str(tmp_path))

    told = tracker("demo", "--db", str(tmp_path / "demo.db"))

    assert "  .venv/bin/tracker export table.html" in told.err
