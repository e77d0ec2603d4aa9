"""The list of formats, and what is written of it elsewhere."""

import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import made_table
import pytest

from tracker.export import registry
from tracker.export.formats import __path__ as folders
from tracker.export.registry import FORMATS, MissingLibrary, find, format_of

ROOT = Path(__file__).parent.parent.parent


def test_every_module_is_listed_and_every_line_has_its_module():
    modules = {each.stem for folder in folders for each in Path(folder).glob("[a-z]*.py")}

    assert {each.name for each in FORMATS} == modules


def test_no_two_formats_answer_to_one_name():
    called = [name for each in FORMATS for name in {*registry._called(each)}]

    assert len(called) == len(set(called))


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_a_format_is_documented(each):
    text = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    (line,) = [
        line for line in text.splitlines() if line.startswith(f"| `{each.name}`") and "." in line
    ]

    for name in (*each.endings, *each.aliases):
        assert f"`{name}`" in line or name in {"csl-json", "icalendar"}


def test_every_extra_brings_the_libraries_of_its_formats():
    with (ROOT / "pyproject.toml").open("rb") as file:
        extras = tomllib.load(file)["project"]["optional-dependencies"]
    owners = packages_distributions()
    for each in FORMATS:
        for library in each.libraries:
            (owner,) = set(owners[library])
            wanted = owner.lower().replace("_", "-")
            for extra in (each.extra, "exports", "dev"):
                assert any(line.startswith(wanted) for line in extras[extra]), (wanted, extra)


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.csl.json", "csl"), ("a.json", "json"), ("A.XLSX", "xlsx"), ("a.tar", None), ("csv", None)],
)
def test_the_longest_ending_counts(file, name):
    found = format_of(file)

    assert (found and found.name) == name


def test_names_and_aliases_are_known():
    assert find("excel").name == "xlsx"
    assert find("csl-json").name == find("csl.json").name == "csl"
    assert find("pdf") is None


def test_a_missing_library_stops_before_anything_is_read(monkeypatch):
    monkeypatch.setattr(registry, "find_spec", lambda _: None)
    with pytest.raises(MissingLibrary, match="agreement-tracker"):
        registry.render_bytes(made_table.publication(), "png")
    assert registry.render_bytes(made_table.publication(), "csv")
