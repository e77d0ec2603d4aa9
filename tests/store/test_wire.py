import dataclasses
import json
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import status as statuses
from tracker.domain.events import (
    KINDS,
    Amount,
    Attribution,
    Evidence,
    Recorded,
    Signed,
    SigningScheduled,
    TermsReported,
)
from tracker.domain.identity import event_id
from tracker.store import wire
from tracker.store.eventtext import event_text

# What a text of the log can be: everything but halves of surrogate pairs, which are no text.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
COUNT = st.integers(0, 10**9)
# No amount is less than nothing by nothing: -0.0 is read back as 0.0.
MONEY = st.floats(allow_nan=False, allow_infinity=False).map(lambda value: value + 0.0)
AMOUNT = st.builds(Amount, MONEY, TEXT, st.none() | COUNT)
SPECIAL = {
    "evidence": st.builds(Evidence, TEXT, COUNT, COUNT),
    "attribution": st.builds(
        Attribution, st.sampled_from(["official", "named", "none"]), st.none() | TEXT
    ),
    "cues": st.lists(st.tuples(COUNT, COUNT), max_size=3).map(tuple),
    "amount": st.none() | AMOUNT,
}


def of_type(hint):
    """A strategy for a field's type, so that a new field is tried without a word here."""
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        return st.lists(of_type(get_args(hint)[0]), max_size=3).map(tuple)
    if get_args(hint):
        return st.one_of(*map(of_type, get_args(hint)))
    if dataclasses.is_dataclass(hint) or hasattr(hint, "_fields"):
        return of_class(hint)
    simple = {str: TEXT, int: COUNT, bool: st.booleans(), type(None): st.none()}
    return simple[getattr(hint, "__supertype__", hint)]


def of_class(cls):
    hints = get_type_hints(cls)
    fields = getattr(cls, "_fields", None) or [each.name for each in dataclasses.fields(cls)]
    return st.builds(
        cls, **{name: SPECIAL[name] if name in SPECIAL else of_type(hints[name]) for name in fields}
    )


@pytest.mark.parametrize("kind", KINDS)
def test_an_event_comes_back_from_json_as_it_was(kind):
    @given(of_class(KINDS[kind]))
    def back_and_forth(event):
        text = wire.text(wire.to_data(event))
        assert event_text(event) == text
        back = wire.from_data(kind, wire.KIND_VERSION[kind], json.loads(text))
        assert back == event
        assert type(back) is type(event)
        time = "2024-06-01T12:00:00.000000Z"
        assert Recorded(event_id(back), time, back) == Recorded(event_id(event), time, event)
        assert wire.text(wire.to_data(back)) == text
        # Every tuple is a tuple again: lists would make an event unhashable.
        assert hash(back) == hash(event)

    back_and_forth()


@given(of_class(statuses.AgreementStatus))
def test_a_status_row_comes_back_from_json_as_it_was(status):
    text = wire.text(wire.status_to_data(status))
    assert wire.status_from_data(json.loads(text)) == status
    assert hash(wire.status_from_data(json.loads(text))) == hash(status)


def test_what_holds_its_default_is_left_out():
    event = Signed(dossier="pact", article="a", evidence=Evidence("signed", 3, 9), party="JP")
    assert wire.text(wire.to_data(event)) == (
        '{"article":"a","dossier":"pact","evidence":["signed",3,9],"party":"JP"}'
    )
    status = statuses.AgreementStatus(dossier="pact", party="JP", stage="signed")
    assert wire.status_to_data(status) == {"dossier": "pact", "party": "JP", "stage": "signed"}


def test_reading_leaves_the_data_alone():
    data = {
        "article": "a",
        "dossier": "d",
        "evidence": ["x", 0, 1],
        "party": "JP",
        "cues": [[0, 1]],
    }
    before = json.dumps(data)
    wire.from_data("signed", 1, data)
    assert json.dumps(data) == before


def test_a_whole_amount_has_one_text_however_a_database_holds_numbers():
    def amount(value):
        terms = TermsReported(
            dossier="d",
            article="a",
            evidence=Evidence("x", 0, 1),
            party="JP",
            amount=Amount(value, "EUR", 2024),
        )
        return wire.text(wire.to_data(terms))

    assert amount(36.0) == amount(36)
    assert '"amount":[36,"EUR",2024]' in amount(36.0)
    assert '"amount":[4.5,"EUR",2024]' in amount(4.5)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="not JSON compliant"):
        wire.text({"value": value})


def test_an_unknown_kind_is_reported_and_not_dropped():
    with pytest.raises(wire.UnknownEventError, match="the kind 'annexed' is not known") as caught:
        wire.from_data("annexed", 1, {})
    assert (caught.value.kind, caught.value.version) == ("annexed", 1)


@pytest.mark.parametrize("version", [0, -1, 2, 99])
def test_a_version_of_another_program_is_reported(version):
    with pytest.raises(wire.UnknownEventError, match=f"version {version} of the kind 'signed'"):
        wire.from_data("signed", version, {})


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        None,
        {"dossier": "d", "article": "a", "evidence": ["x", 0, 1], "party": "JP", "more": 1},
        {"dossier": "d", "article": "a", "evidence": ["x", 0], "party": "JP"},
        {"dossier": "d", "article": "a", "evidence": None, "party": "JP"},
        {"dossier": "d", "article": "a", "evidence": ["x", 0, 1], "party": "JP", "cues": [1]},
    ],
)
def test_damaged_data_is_reported(data):
    with pytest.raises(wire.DamagedEventError, match="kind 'signed', version 1, is damaged"):
        wire.from_data("signed", 1, data)


@pytest.mark.parametrize("data", [{}, [1], {"dossier": "d", "cells": [1]}])
def test_a_damaged_status_row_is_reported(data):
    with pytest.raises(wire.WireError, match="status table is damaged"):
        wire.status_from_data(data)


def test_older_data_goes_through_every_step(monkeypatch):
    """The way an upcaster is added: two versions up, a field renamed and then split."""
    monkeypatch.setitem(wire.KIND_VERSION, "signing_scheduled", 3)
    monkeypatch.setitem(
        wire.UPCASTERS,
        ("signing_scheduled", 1),
        lambda data: {**{k: v for k, v in data.items() if k != "who"}, "country": data["who"]},
    )
    monkeypatch.setitem(
        wire.UPCASTERS,
        ("signing_scheduled", 2),
        lambda data: {
            **{k: v for k, v in data.items() if k != "country"},
            "party": data["country"],
        },
    )
    old = {"dossier": "d", "article": "a", "evidence": ["x", 0, 1], "who": "JP"}
    event = wire.from_data("signing_scheduled", 1, old)
    assert isinstance(event, SigningScheduled)
    assert event.party == "JP"
    assert "who" in old
    newer = {"dossier": "d", "article": "a", "evidence": ["x", 0, 1], "country": "JP"}
    assert wire.from_data("signing_scheduled", 2, newer) == event


def test_every_older_version_has_an_upcaster():
    steps = {
        (kind, version)
        for kind, newest in wire.KIND_VERSION.items()
        for version in range(1, newest)
    }
    assert steps == wire.UPCASTERS.keys()
    assert wire.KIND_VERSION.keys() == KINDS.keys()
