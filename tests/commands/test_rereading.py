"""What a reading of a known article adds to and takes from what the log holds: the rules."""

from dataclasses import replace

import pytest

from tracker.commands.rereading import is_analysts, reread
from tracker.domain.events import (
    Amount,
    Attribution,
    Confirmed,
    Evidence,
    Recorded,
    Retracted,
    Revoked,
    Signed,
    TallyReported,
    TermsReported,
)
from tracker.domain.identity import event_id


def said(kind=Signed, start=0, **more):
    fields = {"party": "JP", "happened_on": "2024-06-13", "basis": "stated", **more}
    if kind is TallyReported:
        fields = more
    return kind(
        dossier="pact",
        article="a",
        evidence=Evidence("words", start, start + 5),
        reader="1",
        **fields,
    )


def recorded(event, position=1):
    return Recorded(event_id(event), f"2024-06-01T00:00:00.{position:06}Z", event, position)


def judged(statement, verdict=Retracted, **more):
    fields = {"by": "ann", "because": "why", **more}
    return recorded(verdict(target=statement.event_id, **fields), 10)


SIGNED = said()
HELD = recorded(SIGNED)
MACHINE = judged(HELD, by="reader 1", by_machine=True)
PERSON = judged(HELD)


def taken_back(verdict, **more):
    return recorded(Revoked(target=verdict.event_id, **{"by": "ben", **more}), 20)


def test_the_same_reading_changes_nothing():
    found = reread([SIGNED], [HELD], [])

    assert not found.differs
    assert found.kept == ()


def test_rule_reader_and_trace_are_no_difference():
    again = replace(SIGNED, rule="other", reader="2", trace=("step",), cues=((0, 2),))

    assert not reread([again], [HELD], []).differs


def test_what_is_new_is_gained_once():
    other = said(start=9)

    assert reread([SIGNED, other, other], [HELD], []).gained == (other,)


def test_what_is_found_no_more_is_lost():
    found = reread([], [HELD], [])

    assert found.lost == (HELD,)
    (verdict,) = found.events("reader 2", {})
    assert verdict == Retracted(
        target=HELD.event_id,
        by="reader 2",
        because="the reader no longer finds it",
        by_machine=True,
    )


def test_what_was_lost_after_it_was_restored_answers_the_restoration():
    (verdict,) = reread([], [HELD], []).events("reader 2", {HELD.event_id: "r" * 32})

    assert verdict.answers == "r" * 32


@pytest.mark.parametrize("verdict", [MACHINE, PERSON])
def test_what_is_retracted_already_is_not_lost_again(verdict):
    assert not reread([], [HELD], [verdict]).differs


def test_the_nearest_of_one_party_and_kind_are_a_change():
    later, far = said(start=3, happened_on="2024-06-14"), said(start=90, happened_on="2024-06-15")
    other = said(start=1, party="NO")

    found = reread([far, later, other], [HELD], [])

    assert found.changed == ((HELD, later),)
    assert found.gained == (far, other)
    assert found.lost == ()
    kinds = [type(each) for each in found.events("reader 2", {})]
    assert kinds == [Retracted, Signed, Signed, Signed]


def test_tallies_of_different_things_are_no_change_of_one_another():
    one = recorded(said(TallyReported, counted="signed", count=2))
    same = said(TallyReported, counted="signed", count=3)
    other = said(TallyReported, counted="declared", count=3)

    assert reread([other], [one], []).changed == ()
    assert reread([same], [one], []).changed == ((one, same),)


@pytest.mark.parametrize(
    "more",
    [
        {"basis": "assumed"},
        {"told_as": "background"},
        {"occasion": "Tokyo"},
        {"attribution": Attribution("official", "a minister")},
    ],
)
def test_told_otherwise_is_a_reading_of_its_own(more):
    otherwise = replace(SIGNED, **more)

    found = reread([otherwise], [HELD], [])

    ((before, after),) = found.changed
    assert before == HELD
    assert after == replace(otherwise, reading=1)
    assert event_id(after) != HELD.event_id


def test_a_third_reading_follows_the_second_and_the_first_comes_back():
    second = recorded(replace(SIGNED, basis="assumed", reading=1), 2)
    third = replace(SIGNED, told_as="background")

    assert reread([third], [HELD, second], [MACHINE]).changed[0][1].reading == 2
    found = reread([SIGNED], [HELD, second], [MACHINE])
    assert found.restored == ((HELD, MACHINE),)
    assert found.lost == (second,)


def test_what_is_found_again_is_restored():
    found = reread([SIGNED], [HELD], [MACHINE])

    assert found.restored == ((HELD, MACHINE),)
    (verdict,) = found.events("reader 2", {})
    assert verdict == Revoked(
        target=MACHINE.event_id,
        by="reader 2",
        because="the reader finds it again",
        by_machine=True,
    )


def test_what_was_restored_is_not_restored_again():
    assert not reread([SIGNED], [HELD], [MACHINE, taken_back(MACHINE, by_machine=True)]).differs


def test_a_persons_retraction_stays():
    found = reread([SIGNED], [HELD], [PERSON])

    assert not found.differs
    assert found.kept == ()


def test_a_persons_retraction_holds_for_what_is_told_otherwise_too():
    found = reread([replace(SIGNED, basis="assumed")], [HELD], [PERSON])

    assert not found.differs
    assert [each.why for each in found.kept] == ["retracted by ann"]


def test_beside_a_persons_retraction_only_the_machines_is_taken_back():
    found = reread([SIGNED], [HELD], [MACHINE, PERSON])

    assert found.restored == ((HELD, MACHINE),)


def test_what_a_person_has_confirmed_stays():
    confirmed = judged(HELD, Confirmed)

    found = reread([], [HELD], [confirmed])
    assert not found.differs
    assert [(each.statement, each.why) for each in found.kept] == [(HELD, "confirmed by ann")]
    again = reread([replace(SIGNED, basis="assumed")], [HELD], [confirmed])
    assert not again.differs
    assert len(again.kept) == 1


def test_what_a_person_has_brought_back_stays():
    found = reread([], [HELD], [MACHINE, taken_back(MACHINE)])

    assert not found.differs
    assert [each.why for each in found.kept] == ["brought back by ben"]


def test_a_confirmation_that_was_taken_back_protects_nothing():
    confirmed = judged(HELD, Confirmed)

    assert reread([], [HELD], [confirmed, taken_back(confirmed)]).lost == (HELD,)


def test_a_sum_is_the_same_as_whole_number_and_as_the_log_gives_it_back():
    found = said(TermsReported, happened_on=None, basis="unknown", amount=Amount(5, "EUR"))
    held = recorded(replace(found, amount=Amount(5.0, "EUR")))

    assert not reread([found], [held], []).differs


def test_an_analysts_report_is_told_from_a_reading_that_names_an_analyst():
    analyst = Attribution("analyst", "ann")

    assert is_analysts(replace(SIGNED, reader="", attribution=analyst))
    assert not is_analysts(replace(SIGNED, attribution=analyst))
    assert not is_analysts(replace(SIGNED, reader=""))
