"""What a person sees: the command line on a terminal of a given width."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios

import pytest

from tracker.cli.layout import width
from tracker.cli.output import screen

CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def terminal(store, tmp_path):
    """Run the command line on a terminal; gives its exit code and all that it showed."""

    def run(*arguments, columns=80, **environment):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "tracker", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**kept, "TERM": "xterm-256color", "TRACKER_DB": store, **environment},
        )
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # nobody is left at the other end
                break
            if not part:
                break
            shown += part
        os.close(ours)
        return process.wait(timeout=60), shown.decode().replace("\r\n", "\n")

    return run


def plain(text):
    return CODES.sub("", text)


@pytest.mark.parametrize("columns", [40, 60, 78, 80, 100, 132, 200])
def test_the_table_fits_the_terminal(terminal, columns):
    code, shown = terminal("status", columns=columns)

    assert code == 0
    for line in plain(shown).splitlines():
        assert width(line) <= columns, line


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}])
def test_answers_fit_the_terminal(terminal, columns, environment):
    for command in (["history", "GB", "--all"], ["history", "US"], ["explain", "DE"]):
        _, shown = terminal(*command, columns=columns, **environment)
        lines = [line for line in plain(shown).splitlines() if not line.startswith("retracted")]
        assert max(map(width, lines)) <= columns, (command, max(lines, key=width))


def test_help_fits_80_columns(terminal):
    for command in ([], ["--help"], ["status", "--help"], ["export", "--help"]):
        _, shown = terminal(*command)
        assert max(map(width, plain(shown).splitlines())) <= 80


def test_the_table_at_80_columns(terminal):
    _, shown = terminal("status")
    lines = plain(shown).splitlines()

    assert lines[0] == "Ukraine's bilateral security agreements"
    assert lines[5].split() == ["Party", "Stage", "Since", "Next", "Src", "Flags"]
    assert set(lines[6]) == {"─"}
    assert lines[7].startswith("FR  France          signed             by 2024-05-30  -")
    assert lines[13].endswith("[2] [4]")
    assert "[2] PL, US: overdue: the planned day has passed" in " ".join(lines)
    assert "No room for: signed, term, pledge, confidence, last. See --wide, --columns." in lines


def test_the_flags_are_words_where_there_is_room(terminal):
    _, shown = terminal("status", columns=200)

    assert "overdue [2], undated [4]" in plain(shown)
    assert "No room" not in shown


def test_a_narrow_terminal_gets_paragraphs(terminal):
    _, shown = terminal("status", "US", "FR", columns=45)

    assert "US United States\n    signing scheduled; since:" in plain(shown)


def test_all_columns_are_told_whatever_the_terminal(terminal):
    _, shown = terminal("status", "--wide", columns=60)
    lines = plain(shown).splitlines()

    (header,) = [line for line in lines if line.startswith("    Party")]
    words = "Party Stage Since Next Signed Approval In force Term Pledge Src Rep Confidence"
    assert header.split() == f"{words} Last report Flags".split()


def test_a_terminal_is_styled_and_words_are_marked(terminal):
    _, shown = terminal("explain", "US", "scheduled_for")

    assert "\x1b[1;4mG7 summit in Italy\x1b[0m" in shown
    assert "**" not in shown
    assert all(width(line) <= 80 for line in plain(shown).splitlines())


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_styles_can_be_turned_off(terminal, environment):
    _, shown = terminal("explain", "US", "scheduled_for", **environment)

    assert "\x1b" not in shown
    assert "**G7 summit in Italy**" in shown


def test_no_color_is_an_option_too(terminal):
    _, shown = terminal("status", "--no-color")

    assert "\x1b" not in shown


def test_reading_shows_progress_and_leaves_the_summary(terminal, tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(3):
        text = "Nothing about the dossier is in article number {}. " * 3
        (tmp_path / "in" / f"{number}.txt").write_text(text.format(*[number * 7919] * 3))
    code, shown = terminal("ingest", str(tmp_path / "in"), "--db", str(tmp_path / "new.db"))

    assert code == 0
    assert "Reading" in shown
    assert "0.5 of 0.5 kB, 3 articles" in plain(shown)
    assert plain(shown).rstrip().endswith("events: 3 new")


def test_how_many_articles_a_file_holds_is_not_guessed(terminal, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Nothing here."}\n{"text": "Nor is it there."}\n')
    code, shown = terminal("ingest", str(tmp_path / "a.jsonl"), "--db", str(tmp_path / "new.db"))

    assert code == 0
    assert "0.1 of 0.1 kB, 2 articles" in plain(shown)


def test_a_stream_that_is_closed_is_no_terminal():
    with open(os.devnull, "w", encoding="utf-8") as stream:  # noqa: PTH123
        pass

    assert not screen(stream=stream).terminal


def test_a_terminal_that_tells_no_width_has_80_columns(monkeypatch):
    class Terminal:
        def isatty(self):
            return True

        def fileno(self):
            return -1

    monkeypatch.delenv("COLUMNS", raising=False)
    assert screen(stream=Terminal()).width == 80
    monkeypatch.setenv("COLUMNS", "99")
    assert screen(stream=Terminal()).width == 99
    monkeypatch.setenv("COLUMNS", "5")
    assert screen(stream=Terminal()).width == 40
    monkeypatch.setenv("COLUMNS", "wide")
    assert screen(stream=Terminal()).width == 80
