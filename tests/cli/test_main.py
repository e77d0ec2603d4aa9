import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracker import __version__
from tracker.cli import errors, main
from tracker.cli.group import COMMANDS
from tracker.dossiers import load as load_module
from tracker.store.database import StoreError
from tracker.store.schema import REVISION


def test_no_arguments_print_a_short_help(tracker):
    told = tracker()

    assert told.code == 0
    assert "tracker ingest PATH..." in told.out
    assert len(told.out.splitlines()) < 15
    for command in COMMANDS:
        assert command in told.out


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_lists_every_command_and_the_exit_codes(tracker, option):
    told = tracker(option)

    assert told.code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in told.out
    words = " ".join(told.out.split())
    for code, meaning in [(0, "done"), (1, "the answer is no"), (2, "usage"), (4, "the store")]:
        assert f"{code} {meaning}" in words
    assert "3 some input could not be read" in words
    assert "Examples" in told.out
    commands = told.out.partition("Commands:")[2]
    assert "..." not in commands


def test_the_readme_tells_the_same_exit_codes_as_help():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

    assert errors.EPILOG in " ".join(readme.replace("`", "").split())


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help_and_the_shared_options(tracker, command, option):
    told = tracker(command, option)

    assert told.code == 0
    assert told.out.startswith(f"Usage: tracker {command}")
    for shared in ("--db", "--dossier", "--no-color"):
        assert shared in told.out
    assert "<str>" not in told.out
    assert "list[str]" not in told.out


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_names_program_python_and_schema(tracker, option):
    told = tracker(option)

    assert told.code == 0
    assert told.out.startswith(f"tracker {__version__} (Python 3.")
    assert f"schema {REVISION})" in told.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["statsu"], "Did you mean 'status'?"),
        (["status", "--fromat", "json"], "--format"),
        (["history"], "PARTY"),
        (["status", "--format", "xml"], "table, json, csv, md"),
        (["status", "--json", "--format", "csv"], "contradict"),
        (["status", "--as-of", "soon"], "--as-of"),
        (["status", "--known-at", "soon"], "--known-at"),
        (["status", "--stage", "done"], "signing_scheduled"),
        (["explain", "US", "scheduled"], "scheduled_for"),
        (["explain", "US", "sched"], "did you mean scheduled_for?"),
        (["explain", "US", "duration"], "did you mean duration_years?"),
        (["explain", "US", "zzz"], "one of stage"),
        (["status", "--dossier", "no-such"], "ukraine-security"),
        (["completion", "tcsh"], "bash, zsh, fish"),
        (["export", "table.pdf"], ".html"),
        (["export", "-"], "--format"),
        (["export", "x.csv", "--format", "pdf"], "json"),
        (["export", "/no/such/folder/x.csv"], "cannot be written"),
        (["ingest", "x", "--published", "2999-01-01"], "future"),
        (["ingest", "x", "--published", "soon"], "--published"),
        (["--db"], "--db"),
    ],
)
def test_a_mistake_of_use_is_one_line_and_exit_code_2(tracker, arguments, said):
    told = tracker(*arguments)

    assert told.code == 2
    assert told.out == ""
    assert told.err.startswith("tracker: ")
    assert told.err.count("\n") == 1
    assert said in told.err


def test_what_was_typed_does_not_act(tracker):
    for arguments in (["\x1b[31m"], ["status", "\x1b[31m\n"], ["status", "--\x1b[31m"]):
        told = tracker(*arguments)
        assert told.code in (1, 2)
        assert "\x1b" not in told.err
        assert told.err.count("\n") == 1


def test_an_unknown_party_is_exit_code_1_with_a_suggestion(tracker):
    told = tracker("status", "Frnace")

    assert (told.code, told.out) == (1, "")
    assert "did you mean France?" in told.err


def test_every_unknown_party_is_told(tracker):
    told = tracker("status", "Frnace", "US", "zzzzzz", "Germny")

    assert told.code == 1
    assert told.err.count("\n") == 3
    assert "give an ISO code or a name" in told.err


def test_a_store_that_cannot_be_used_is_exit_code_4(tracker, tmp_path):
    told = tracker("status", "--db", str(tmp_path / "none.db"))

    assert (told.code, told.out) == (4, "")
    assert told.err.count("\n") == 1
    assert "no store yet" in told.err
    assert tracker("status", "--db", "mysql://x").code == 4


def test_options_are_taken_before_and_after_the_command(tracker, store, tmp_path, monkeypatch):
    other = str(tmp_path / "none.db")
    monkeypatch.setenv("TRACKER_DB", other)

    assert tracker("status").code == 4
    assert tracker("--db", store, "status").code == 0
    assert tracker("status", "--db", store).code == 0
    assert tracker("--db", other, "status", "--db", store).code == 0
    assert tracker("--db", store, "status", "--db", other).code == 4
    assert tracker("--db", store, "--dossier", "no-such", "status").code == 2
    both = ["--db", store, "--dossier", "no-such", "status", "--dossier", "ukraine-security"]
    assert tracker(*both).code == 0


def test_the_environment_names_the_dossier(tracker, monkeypatch):
    monkeypatch.setenv("TRACKER_DOSSIER", "no-such")

    assert tracker("status").code == 2
    assert tracker("status", "--dossier", "ukraine-security").code == 0


def test_answers_need_no_more_of_a_dossier_than_its_id(tracker, tmp_path):
    folder, new = tmp_path / "own", str(tmp_path / "own.db")
    folder.mkdir()
    text = (load_module._built_in() / "ukraine-security" / "dossier.toml").read_text()
    (folder / "dossier.toml").write_text(text.replace('"ukraine-security"', '"own-one"', 1))
    article = tmp_path / "a.md"
    article.write_text("Latvia and Ukraine signed a bilateral security agreement on 11 April 2024.")
    assert tracker("ingest", str(article), "--dossier", str(folder), "--db", new).code == 0

    export = ("export", "-", "--format", "csv")
    for command in (("status",), ("history", "LV"), ("explain", "LV"), export):
        by_id = tracker(*command, "--dossier", "own-one", "--db", new)
        assert by_id.code == 0, by_id.err
        assert "11" in by_id.out
    assert tracker("status", "--dossier", "other", "--db", new).code == 2
    for name in ("article", "own-one/LV"):
        assert tracker("status", "--dossier", name, "--db", new).code == 2
    assert tracker("ingest", str(article), "--dossier", "own-one", "--db", new).code == 2
    missing = tracker("status", "--dossier", "own-one", "--db", str(tmp_path / "missing.db"))
    assert (missing.code, missing.err.count("\n")) == (2, 1)


def test_a_day_that_is_still_to_come_is_noted(tracker):
    told = tracker("status", "--as-of", "2030-01-01", "--json")
    assert told.code == 0
    assert told.err == (
        "note: --as-of 2030-01-01 is in the future: what is published until then is not known yet\n"
    )
    assert not tracker("status", "--as-of", "2024-08-01").err


def test_the_default_store_is_in_the_users_data_folder(tracker, monkeypatch, tmp_path):
    monkeypatch.delenv("TRACKER_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    told = tracker("status")

    assert told.code == 4
    assert str(tmp_path) in told.err


def test_a_broken_dossier_tells_every_mistake(tracker, tmp_path):
    (tmp_path / "dossier.toml").write_text("id = 3\n")
    told = tracker("export", "-", "--format", "csv", "--dossier", str(tmp_path))

    assert told.code == 2
    assert all(line.startswith("tracker: ") for line in told.err.splitlines())
    assert len(told.err.splitlines()) > 1


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, EOFError])
def test_an_interruption_is_exit_code_130_without_a_traceback(tracker, monkeypatch, interruption):
    def interrupted(*_, **__):
        raise interruption

    monkeypatch.setattr("tracker.views.status.read_status", interrupted)
    told = tracker("status")

    assert told.code == 130
    assert told.err.strip() == "tracker: interrupted; what was recorded before is kept"


def test_a_bug_of_ours_is_not_hidden(tracker, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr("tracker.views.status.read_status", broken)

    with pytest.raises(ZeroDivisionError):
        tracker("status")


@pytest.mark.parametrize("fault", [ZeroDivisionError(), FileNotFoundError(2, "none", "data.tsv")])
def test_a_fault_of_ours_is_no_answer(fault, monkeypatch, capsys, store):
    def broken(*_, **__):
        raise fault

    monkeypatch.setattr("tracker.views.status.read_status", broken)
    monkeypatch.setattr(sys, "argv", ["tracker", "status", "--db", store])

    with pytest.raises(SystemExit) as ended:
        main.main()

    assert ended.value.code == 70
    told = capsys.readouterr()
    assert told.out == ""
    assert type(fault).__name__ in told.err
    assert told.err.endswith("please report it, with the lines above\n")


@pytest.mark.parametrize("option", ["--db", "--dossier"])
def test_an_empty_option_is_a_mistake_and_no_other_store(tracker, store, option):
    for arguments in ([option, "", "status"], ["status", option, ""]):
        told = tracker(*arguments)
        assert (told.code, told.out) == (2, "")
        assert f"'{option}': is empty" in told.err


def test_errors_of_others_are_none_of_typers():
    assert errors.misuse_line(StoreError("x")) is None


def test_the_entry_ends_with_the_exit_code(tracker, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["tracker", "status", "Frnace"])

    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 1
    assert "France" in capsys.readouterr().err


def spawn(*arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "tracker", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def test_a_reader_that_has_read_enough_ends_it_quietly(store):
    for command in (["status"], ["export", "-", "--format", "html"], ["history", "GB", "--json"]):
        reading, writing = os.pipe()
        os.close(reading)
        process = subprocess.Popen(
            [sys.executable, "-m", "tracker", *command, "--db", store],
            stdout=writing,
            stderr=subprocess.PIPE,
        )
        os.close(writing)
        _, told = process.communicate(timeout=60)
        assert process.returncode == 141
        assert told == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_told(store):
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "tracker", "status", "--db", store],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert process.returncode == 2
    assert b"No space left" in process.stderr
    assert process.stderr.count(b"\n") == 1


def test_output_is_utf8_in_a_pipe_whatever_the_locale(store):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    out, told = spawn("explain", "US", "stage", "--db", store, env=environment).communicate()

    assert "“" in out.decode("utf-8")
    assert told == b""
