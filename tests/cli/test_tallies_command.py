"""`tracker tallies`, through the command line as people run it."""

import io
import json
import re
from pathlib import Path

import pytest

import tracker.cli.ingest  # noqa: F401  # keeps the day that it is imported on
from tracker.cli.layout import width
from tracker.cli.main import run
from tracker.cli.output import Screen
from tracker.cli.show_tallies import tallies_lines
from tracker.dossiers.load import load, sample_folder
from tracker.store.database import normalise_url
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.tallies import read_tallies

DOC = Path(__file__).parents[2] / "docs" / "tallies.md"
CODES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """A store with the bundled samples."""
    url = str(tmp_path_factory.mktemp("samples") / "samples.db")
    assert run(["ingest", "--db", url, str(sample_folder("ukraine-security"))]) == 0
    return url


def lines(told):
    return [line for line in told.out.splitlines() if line[:2] == "20"]


def test_the_samples_counts(tracker, samples):
    told = tracker("tallies", "--db", samples, "--counted", "signed")

    assert told.code == 0
    assert told.err == ""
    assert " unexplained" not in told.out.splitlines()[0]
    assert "2024-06-27  signed   20    20   fits" in told.out
    assert "fits before that day's signatures (NL)" in told.out
    assert "fits in the course of the day (1 of BE, PT)" in told.out
    assert "stale: fits 2024-05-31 to 2024-06-12; since then JP, US" in told.out
    assert "fits: countries, the EU left out (without EU)" in told.out
    assert "fits: agreements, Croatia's too (with HR)" in told.out
    assert "fits, with NL still to sign" in told.out


def test_what_the_docs_show_is_what_is_answered(tracker, samples):
    shown = re.findall(r"^    (20\d\d-.*)$", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    told = tracker("tallies", "--db", samples, "--counted", "signed").out.splitlines()

    assert len(shown) == 4
    answered = {" ".join(line.split()) for line in told}
    assert {" ".join(line.split()) for line in shown} <= answered


def test_verdicts_and_kinds_can_be_asked_for(tracker, samples):
    stale = tracker("tallies", "--db", samples, "--verdict", "stale", "--counted", "SIGNED")
    declared = tracker("tallies", "--db", samples, "--counted", "declared")

    assert ["stale" in line for line in lines(stale)] == [True]
    assert {line.split()[1] for line in lines(declared)} == {"declared"}
    assert any("24+" in line for line in lines(declared))


def test_with_sentences(tracker, samples):
    told = tracker("tallies", "--db", samples, "--verdict", "stale", "--sentences")

    assert "fifteen** countries" in told.out
    assert "published 2024-06-22" in told.out


def test_as_json(tracker, samples):
    found = json.loads(tracker("tallies", "--db", samples, "--json").out)

    assert found["schema"] == 1
    assert found["bases"][0] == "agreements, as Kyiv counts them"
    stale = [each for each in found["tallies"] if each["verdict"] == "stale"]
    signed = next(each for each in stale if each["counted"] == "signed")
    assert (signed["count"], signed["had"], signed["difference"]) == (15, 17, -2)
    (fit,) = signed["fits"]
    assert (fit["on"], fit["until"], fit["left_out"]) == ("2024-05-31", "2024-06-12", ["JP", "US"])
    assert signed["reports"][0]["article"]["published"] == "2024-06-22"


def test_the_clocks(tracker, samples):
    early = json.loads(tracker("tallies", "--db", samples, "--as-of", "2024-03-01", "--json").out)
    never = tracker("tallies", "--db", samples, "--known-at", "2020-01-01")

    days = [each["published"] for each in early["tallies"]]
    assert max(day for day in days if day) == "2024-03-01"
    assert never.out == "No count, as of 2020-01-01, known at 2020-01-01T23:59:59.999999Z.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--counted", "signatures"), "'signatures' is not one of signed, negotiating"),
        (("--verdict", "wrong"), "'wrong' is not one of fits, explained"),
    ],
)
def test_what_cannot_be_asked_for(tracker, samples, words, said):
    told = tracker("tallies", "--db", samples, *words)

    assert told.code == 2
    assert said in told.err
    assert len(told.err.splitlines()) == 1


def test_the_two_pages_of_june_repeat_the_count_of_may(tracker, shared, tmp_path):
    """Fourteen, and the American one as the fifteenth, when fifteen had signed."""
    url = str(tmp_path / "both.db")
    assert tracker("ingest", "--db", url, str(sample_folder("ukraine-security"))).code == 0
    pages = sorted(map(str, (shared / "seeds").glob("00[34]_*.txt")))
    assert len(pages) == 2
    assert tracker("ingest", "--db", url, "--published", "2024-06-12", *pages).code == 0
    found = json.loads(tracker("tallies", "--db", url, "--counted", "signed", "--json").out)

    told = {
        (each["count"], each["includes_upcoming"]): each["why"]
        for each in found["tallies"]
        if each["published"] == "2024-06-12" and each["verdict"] == "stale"
    }
    may = "stale: fits 2024-05-31, in the course of the day (2 of IS, NO, SE)"
    assert told == {(14, False): may, (15, True): f"{may}, with US still to sign"}


def test_a_dossier_known_by_its_id_alone_has_no_bases(tracker, samples, tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    text = 'id = "river"\ntitle = "R"\nhome = "AT"\nlicence = "MIT"\n'
    text += '[agreement]\nnames = ["river treaty"]\n[declaration]\nnames = ["river paper"]\n'
    (folder / "dossier.toml").write_text(text, encoding="utf-8")
    page = tmp_path / "page.txt"
    page.write_text("Austria and Italy have signed the river treaty.", encoding="utf-8")
    url = str(tmp_path / "river.db")
    assert tracker("ingest", "--db", url, "--dossier", str(folder), str(page)).code == 0
    (folder / "dossier.toml").unlink()
    told = tracker("tallies", "--db", url, "--dossier", "river", "--json")

    assert told.code == 0
    assert json.loads(told.out)["bases"] == []


def on_a_terminal(url, columns, *, styled):
    with open_reader(normalise_url(url)) as reader:
        at = Clocks(today="2024-08-01")
        found = read_tallies(reader, "ukraine-security", at, load("ukraine-security").bases)
    screen = Screen(stream=io.StringIO(), terminal=True, styled=styled, width=columns)
    return tallies_lines(found, screen, sentences=True)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_on_a_terminal_no_line_is_too_long(samples, columns):
    lines = on_a_terminal(samples, columns, styled=True)

    assert all(width(CODES.sub("", line)) <= columns for line in lines)
    assert any("\x1b[32mfits" in line for line in lines)
    assert any("\x1b[33mstale" in line for line in lines)


def test_no_colour_is_needed(samples):
    text = "\n".join(on_a_terminal(samples, 120, styled=False))

    assert "\x1b[" not in text
    assert "stale: fits" in text


def test_hostile_articles_do_not_act(tracker, tmp_path):
    page = tmp_path / "bad.txt"
    page.write_text(
        "Title: \x1b[31mred\n\nFifteen countries have signed security agreements with Ukraine so"
        " far, \x1b[2J<script> said the president of Ukraine.",
        encoding="utf-8",
    )
    url = str(tmp_path / "bad.db")
    assert tracker("ingest", "--db", url, str(page)).code == 0
    told = tracker("tallies", "--db", url, "--sentences")

    assert "signed" in told.out
    assert "\x1b" not in told.out
