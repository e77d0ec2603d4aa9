"""A log on its way from one store to another, by a file or directly."""

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postgres.tool import run_sql

from tracker.articles.read import read_articles
from tracker.articles.stories import sketch_of
from tracker.cli.main import run
from tracker.commands.copy_log import copy_log
from tracker.commands.ingest import ingest
from tracker.commands.log_export import export_log
from tracker.commands.log_import import LogFileError, import_log
from tracker.dossiers.load import load, sample_folder
from tracker.store.database import StoreError, sqlite_path, sqlite_url
from tracker.store.log import open_log
from tracker.store.migrate import migrate
from tracker.store.verify import verify

DOSSIER = "ukraine-security"
STATUS = (
    "SELECT s.dossier, s.party, stage, data, position, reports, sources, last FROM status s"
    " JOIN status_count c ON c.dossier = s.dossier AND c.party = s.party"
    " ORDER BY s.dossier, s.party"
)
SKETCH = (
    "SELECT shingle, position, size FROM sketch UNION ALL"
    " SELECT shingle, position, size FROM sketch_recent UNION ALL"
    " SELECT shingle, position, size FROM sketch_new ORDER BY shingle, position"
)


def take_samples_in(url):
    """The bundled samples in a store, recorded at the same times whenever this is done."""
    paths = [str(sample_folder(DOSSIER))]
    clock = datetime(2025, 7, 1, 12, tzinfo=UTC)
    with open_log(url, clock=lambda: clock) as log:
        ingest(log, load(DOSSIER), read_articles(paths, published=None, today="2025-07-01"))
    return url


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """The URL of an SQLite store with the bundled samples; nobody changes it."""
    return take_samples_in(sqlite_url(tmp_path_factory.mktemp("samples") / "store.db"))


@pytest.fixture(scope="module")
def exported(samples):
    return written(samples)


def written(url):
    out = io.BytesIO()
    export_log(url, out)
    return out.getvalue()


def read_in(url, content):
    with open_log(url) as log:
        return import_log(log, io.BytesIO(content), "log.jsonl")


def answers(url, capsys):
    """What the command line answers, by the arguments: all that a user can ask."""
    asked = [
        ("status", "--json"),
        ("status",),
        ("status", "--as-of", "2024-05-31", "--json"),
        ("status", "--as-of", "2024-02-20", "--known-at", "2025-07-01", "--json"),
        ("status", "--known-at", "2025-06-01"),
        *(("history", party, "--json") for party in ("US", "DE", "FR", "PL")),
        ("history", "NO", "--as-of", "2024-04-01"),
        *(("explain", party, "--json") for party in ("US", "JP", "CZ")),
        ("history", "US", "--all", "--json"),
        ("changes", "--since", "2024-02-01", "--until", "2024-07-01", "--json"),
        ("diff", "2024-02-01", "2024-07-01"),
        ("diff", "#100", "#300", "--json"),
        ("conflicts", "--json"),
        *(("export", "-", "--format", name) for name in ("csv", "json", "md", "html")),
        ("verify",),
        ("log", "export"),
    ]
    found = {}
    for arguments in asked:
        # The log's own times are all one; the day of asking must be as well.
        code = run([*arguments, "--db", url])
        told = capsys.readouterr()
        found[arguments] = (code, told.out, told.err.replace(url, "STORE"))
    return found


@pytest.fixture
def on_a_fixed_day(monkeypatch):
    monkeypatch.setattr("tracker.cli.options.today", lambda: "2025-07-02")


@pytest.mark.usefixtures("on_a_fixed_day")
def test_every_answer_is_the_same_on_both_databases(samples, postgresql_url, capsys):
    """The status table, the history and the head, byte for byte."""
    take_samples_in(postgresql_url)
    here, there = answers(samples, capsys), answers(postgresql_url, capsys)
    for arguments, answer in here.items():
        assert there[arguments] == answer, arguments
        assert answer[0] == int(arguments[0] == "diff")
        assert answer[1]
    assert run_sql(postgresql_url, STATUS) == run_sql(samples, STATUS)
    assert run_sql(postgresql_url, SKETCH) == run_sql(samples, SKETCH)


def test_a_log_comes_back_byte_for_byte(url, samples, exported):
    found = read_in(url, exported)
    assert written(url) == exported
    assert run_sql(url, STATUS) == run_sql(samples, STATUS)
    assert run_sql(url, SKETCH) == run_sql(samples, SKETCH)
    checked = verify(url)
    assert checked.ok
    assert (found.events, found.articles, found.head) == (
        checked.events,
        checked.articles,
        checked.head,
    )
    assert checked.head == verify(samples).head


def test_a_log_is_copied_to_postgresql_and_back(samples, postgresql_url, tmp_path, exported):
    back = sqlite_url(tmp_path / "back.db")
    told = []
    with open_log(postgresql_url) as log:
        copy_log(samples, log, on_progress=told.append)
    with open_log(back) as log:
        found = copy_log(postgresql_url, log)
    assert told == list(range(500, found.events + 1, 500))
    assert written(postgresql_url) == written(back) == exported
    assert verify(postgresql_url).ok
    assert verify(back).ok


NASTY = (
    "\x1b]0;owned\x07\x1b[2J \u202edrowssap\u202c \ufeff\u2028\u2029\x85 \r\n\t",
    "'); DROP TABLE event; -- \\u0000 \\x00 \\N %s {0} ${HOME} =cmd|' /C calc'!A0",
    '{"specversion":"1.0","logend":true}\n{"id":1}',
    "\U0001f1fa\U0001f1e6 e\u0301 \u00e9 \u1100\u1161 \ufdfa \U0010ffff \ud7ff",
    "<script>alert(1)</script> & <!-- ]]> " + "x" * 70_000,
)


@pytest.fixture
def spoken(tmp_path, capsys):
    """The URL of a log in which people have spoken, of articles that mean harm."""
    url = sqlite_url(tmp_path / "spoken.db")
    told = "Ukraine and {} signed a bilateral security agreement in {} on 13 June 2024."
    records = [
        {
            "name": f"{number} {nasty[:200]}",
            "title": nasty[:900],
            "outlet": nasty[:80],
            "url": f"https://example.org/{number}",
            "published": None if number == 4 else "2024-06-14",
            "text": f"{told.format(party, 'Brindisi')}\n\n{nasty}\n\n{WORDS.format(number)}",
        }
        for number, (party, nasty) in enumerate(
            zip(("Japan", "Norway", "France", "Italy", "Latvia"), NASTY, strict=True)
        )
    ]
    # A near-duplicate of the first, a day later.
    records.append(records[0] | {"published": "2024-06-15", "outlet": "A copy", "name": "a copy"})
    path = tmp_path / "nasty.jsonl"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in records), "utf-8")

    def do(*words):
        assert run([*words, "--db", url]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    def event(party, place=0):
        return json.loads(do("history", party, "--json"))["events"][place]["id"][:12]

    do("ingest", str(path))
    # A text without a day, and then with one: the second stands in the place of the first.
    late = tmp_path / "late.txt"
    late.write_text(told.format("Sweden", "Stockholm"))
    do("ingest", str(late))
    do("ingest", str(late), "--published", "2024-06-15")
    undated = json.loads(do("articles", "--undated", "--json"))["articles"]
    do("date", undated[0]["id"][:12], "2024-06-16", "--by", "ann", "--because", NASTY[1])
    page = ("--source", "https://example.org/x", "--quote", f"Signed. {NASTY[3]}")
    do("report", "ES", "signed", *page, "--on", "2024-05-27", "--by", "ann")
    do("confirm", event("JP"), "--by", "ben", "--because", NASTY[3])
    do("retract", event("NO"), "--by", "ben", "--because", NASTY[2].splitlines()[0])
    verdict = json.loads(do("history", "NO", "--all", "--json"))["events"][0]["verdicts"][0]["id"]
    do("undo", verdict[:12], "--by", "ann", "--because", "it was right")
    do("retract", event("FR"), "--by", "ben", "--because", "x", "--corrected-on", "2024-06-20")
    return url


WORDS = " ".join(f"word{{0}}x{place}" for place in range(300))
SPOKEN = {
    "article_recorded",
    "article_dated",
    "article_superseded",
    "signed",
    "confirmed",
    "retracted",
    "revoked",
}


@pytest.mark.usefixtures("on_a_fixed_day")
def test_what_people_and_hostile_articles_say_comes_back_byte_for_byte(
    spoken, new_postgresql, tmp_path, capsys
):
    """By a file into PostgreSQL, from there into a file again, and directly back."""
    there, again, back = new_postgresql(), new_postgresql(), sqlite_url(tmp_path / "back.db")
    whole = written(spoken)
    kinds = {json.loads(line)["type"].removeprefix("tracker.") for line in whole.splitlines()}
    assert kinds >= SPOKEN
    assert b'"near":[' in whole

    read_in(there, whole)
    with open_log(back) as log:
        copy_log(there, log)
    read_in(again, written(back))

    for url in (there, back, again):
        assert written(url) == whole
        assert verify(url, sketch=sketch_of).ok
        for table in (STATUS, SKETCH):
            assert run_sql(url, table) == run_sql(spoken, table)
    for words in (("status",), ("history", "NO", "--all"), ("tallies",), ("articles", "--json")):
        said = []
        for url in (spoken, there):
            assert run([*words, "--db", url]) == 0
            said.append(capsys.readouterr().out)
        assert said[0] == said[1]
        assert "\x1b" not in said[0]


def test_times_of_recording_are_kept_and_the_log_goes_on(url, exported, dossier, simple_reader):
    read_in(url, exported)
    before = run_sql(url, "SELECT recorded_at FROM event ORDER BY position")
    assert before[0] == ("2025-07-01T12:00:00.000000Z",)
    with open_log(url) as log:
        result = ingest(log, dossier, [simple_reader.article("one", "JP signed 2024-05-29")])
    assert result.new == 1
    assert run_sql(url, "SELECT recorded_at FROM event ORDER BY position")[: len(before)] == before
    assert verify(url).ok


def test_a_store_that_holds_a_log_takes_no_other(samples, exported):
    with pytest.raises(StoreError, match="holds a log already"):
        read_in(samples, exported)
    with open_log(samples) as log, pytest.raises(StoreError, match="holds a log already"):
        copy_log(samples, log)
    assert verify(samples).ok


def test_an_empty_log_is_an_empty_file(url):
    migrate(url)
    assert written(url) == b""
    with pytest.raises(LogFileError, match="it is empty, and a log has events"):
        read_in(url, b"")


def refused(url, content):
    with pytest.raises(LogFileError) as told:
        read_in(url, content)
    message = str(told.value)
    assert message.startswith("log.jsonl: ")
    assert message.endswith("nothing was imported")
    assert message.isprintable()
    for table in ("event", "article", "status", "sketch"):
        assert run_sql(url, f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608
    return message


def test_a_file_that_was_cut_off_between_lines_is_refused(url, exported):
    lines = exported.splitlines(keepends=True)
    assert "it ends after line 7, before the log does" in refused(url, b"".join(lines[:7]))
    assert f"after line {len(lines) - 1}," in refused(url, b"".join(lines[:-1]))


def test_a_line_that_is_missing_is_told(url, exported):
    lines = exported.splitlines(keepends=True)
    message = refused(
        url, b"".join([*lines[:600], *lines[601:]] if len(lines) > 601 else lines[1:])
    )
    assert "is missing" in message


def test_lines_that_changed_places_are_told(url, exported):
    lines = exported.splitlines(keepends=True)
    lines[4], lines[5] = lines[5], lines[4]
    assert "line 5: it is event 6, and event 5 is missing" in refused(url, b"".join(lines))


def test_a_line_after_the_last_is_told(url, exported):
    count = exported.count(b"\n")
    assert f"line {count + 1}: the line before said" in refused(url, exported + b"{}\n")


def test_a_line_that_never_ends_is_told(url, monkeypatch):
    monkeypatch.setattr("tracker.commands.log_import._LONGEST", 1000)
    assert "line 1: it has more than 1000 bytes" in refused(url, b"[" * 5000)


CHANGES = {
    "id": ("0" * 32, "not as it was written"),
    "subject": ("pact/XX", "not as it was written"),
    "time": ("2020-01-01T00:00:00.000000Z", "not as it was written"),
    "position": (77, "it is event 77, and event 5 is missing"),
    "streamversion": (9, "not as it was written"),
    "kindversion": (2, "not as it was written"),
    "hash": ("0" * 64, "not as it was written"),
    "type": ("tracker.resumed", "not as it was written"),
    "data": ({}, "not as it was written"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_attribute_is_told(empty, exported, name):
    value, word = CHANGES[name]
    lines = exported.splitlines(keepends=True)
    envelope = json.loads(lines[4])
    assert envelope["type"] != "tracker.article_recorded"
    lines[4] = json.dumps({**envelope, name: value}).encode() + b"\n"
    message = refused(empty, b"".join(lines))
    assert "line 5: " in message
    assert word in message


@pytest.mark.parametrize("name", ["title", "published", "outlet", "url", "text"])
def test_a_changed_article_is_told(empty, exported, name):
    lines = exported.splitlines(keepends=True)
    envelope = json.loads(lines[0])
    envelope["data"]["content"][name] = "other"
    lines[0] = json.dumps(envelope).encode() + b"\n"
    assert "line 1: its article's text or metadata are not" in refused(empty, b"".join(lines))


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """The URL of an empty store, which refused files leave as it is."""
    url = sqlite_url(tmp_path_factory.mktemp("empty") / "store.db")
    migrate(url)
    return url


@pytest.fixture(scope="module")
def short(tmp_path_factory, exported):
    """The beginning of the samples' log, as a whole log."""
    lines = exported.splitlines(keepends=True)[:3]
    lines[-1] = lines[-1].replace(b',"data":{', b',"logend":true,"data":{', 1)
    return b"".join(lines)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_changed_bit_is_refused_or_changes_nothing(short, empty, tmp_path, place, bit):
    """Wherever it is: JSON can be written in other forms, but what it says is the same."""
    changed = bytearray(short)
    changed[int(place * len(short))] ^= 1 << bit
    path = tmp_path / "copy.db"
    path.write_bytes(sqlite_path(empty).read_bytes())
    url = sqlite_url(path)
    try:
        read_in(url, bytes(changed))
    except LogFileError as error:
        told = str(error)
    else:
        told = "taken"
        assert written(url) == short
    assert told.isprintable()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(end=st.floats(0, 1, exclude_max=True))
def test_a_file_that_was_cut_off_anywhere_is_refused(short, empty, end):
    with open_log(empty) as log, pytest.raises(LogFileError, match="nothing was imported"):
        import_log(log, io.BytesIO(short[: int(end * (len(short) - 1))]), "log.jsonl")


def test_a_damaged_log_is_not_handed_on(tmp_path, samples):
    damaged = sqlite_url(tmp_path / "damaged.db")
    sqlite_path(damaged).write_bytes(sqlite_path(samples).read_bytes())
    run_sql(damaged, "DROP TRIGGER article_no_update", "UPDATE article SET title = 'other'")
    with pytest.raises(StoreError, match="event 1: its article's text or metadata are not"):
        written(damaged)
    other = sqlite_url(tmp_path / "other.db")
    with open_log(other) as log, pytest.raises(StoreError, match="run `tracker verify`"):
        copy_log(damaged, log)
    assert run_sql(other, "SELECT count(*) FROM event") == [(0,)]


def test_an_article_that_no_event_recorded_is_not_lost_in_silence(tmp_path, samples):
    other = sqlite_url(tmp_path / "other.db")
    sqlite_path(other).write_bytes(sqlite_path(samples).read_bytes())
    run_sql(other, "INSERT INTO article VALUES ('x', 'x', 'x', NULL, NULL, NULL, NULL, '-', 'x')")
    with pytest.raises(StoreError, match="holds articles that its log does not"):
        written(other)
