"""Events of every kind and version ever released, as they were written then."""

import json
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from tracker.domain.events import KINDS
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
    assert {file.name for file in FILES} == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_is_read(file):
    golden = json.loads(file.read_text(encoding="utf-8"))
    kind, version = golden["kind"], golden["version"]
    assert file.name == f"{kind}.v{version}.json"

    event = wire.from_data(kind, version, golden["data"])

    assert type(event) is KINDS[kind]
    assert wire.to_data(event) == wire.upcast(kind, version, golden["data"])
    # Ids are derived from content: were they to change, nothing recorded would be known again.
    assert event_id(event) == golden["event_id"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_newest_sets_every_field(kind):
    golden = json.loads((GOLDEN / f"{kind}.v{wire.KIND_VERSION[kind]}.json").read_text("utf-8"))
    event = wire.from_data(kind, golden["version"], golden["data"])
    at_default = [
        each.name
        for each in fields(event)
        if each.default is not MISSING and getattr(event, each.name) == each.default
    ]
    assert at_default == []
