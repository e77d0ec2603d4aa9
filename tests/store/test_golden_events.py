"""Events of every kind and version ever released, as they were written then."""

import json
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from tracker.domain.events import KINDS, Statement
from tracker.domain.identity import event_id
from tracker.store import wire

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(GOLDEN.glob("*.json"))


def test_every_kind_and_version_has_one():
    expected = {
        f"{kind}.v{version}.json"
        for kind, newest in wire.KIND_VERSION.items()
        for version in range(1, newest + 1)
    }
    # What was added to a version later has a file of its own, named by the field.
    assert {file.name for file in FILES if file.name.count(".") == 2} == expected
    assert {_version(file) for file in FILES} == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_is_read(file):
    golden = json.loads(file.read_text(encoding="utf-8"))
    kind, version = golden["kind"], golden["version"]
    assert _version(file) == f"{kind}.v{version}.json"

    event = wire.from_data(kind, version, golden["data"])

    assert type(event) is KINDS[kind]
    assert wire.to_data(event) == wire.upcast(kind, version, golden["data"])
    # Ids are derived from content: were they to change, nothing recorded would be known again.
    assert event_id(event) == golden["event_id"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_newest_sets_every_field(kind):
    version = wire.KIND_VERSION[kind]
    files = [GOLDEN / f"{kind}.v{version}.json", *GOLDEN.glob(f"{kind}.v{version}.*.json")]
    golden = [json.loads(file.read_text("utf-8")) for file in files]
    events = [wire.from_data(kind, version, each["data"]) for each in golden]
    at_default = [
        each.name
        for each in fields(KINDS[kind])
        if each.default is not MISSING
        and all(getattr(event, each.name) == each.default for event in events)
    ]
    # What all statements have is read alike for all kinds: one of them shows it.
    assert set(at_default) <= ({"reading"} if issubclass(KINDS[kind], Statement) else set())


def test_what_all_statements_have_is_shown_by_one():
    golden = json.loads((GOLDEN / "signed.v1.reading.json").read_text("utf-8"))

    assert wire.from_data("signed", 1, golden["data"]).reading == 1


def _version(file):
    kind, version, *_ = file.name.split(".")
    return f"{kind}.{version}.json"
