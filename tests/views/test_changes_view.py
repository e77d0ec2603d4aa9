import pytest

from tracker.domain.status import AgreementStatus, Cell
from tracker.views.changes import changed_fields, read_changes
from tracker.views.clock import Clocks
from tracker.views.conflicts import read_conflicts
from tracker.views.connection import open_reader

TODAY = "2024-08-01"
DOSSIER = "ukraine-security"


@pytest.fixture
def reader(store):
    with open_reader(store) as opened:
        yield opened


def at(as_of=None, known_at=None):
    return Clocks(today=TODAY, as_of=as_of, known_at=known_at)


def changed(reader, before, after, *parties):
    found = read_changes(reader, DOSSIER, before, after, parties)
    return {each.party: each for each in found.parties}


def told(change):
    return {(each.field, each.before, each.after) for each in change.fields}


def test_between_two_days(reader):
    found = changed(reader, at("2024-05-26"), at("2024-05-31"))

    assert list(found) == ["FR", "PL", "ES", "GB", "US"]
    assert told(found["ES"]) == {
        ("stage", "signing_scheduled", "signed"),
        ("since", "2024-05-13", "2024-05-27"),
        ("signed_on", None, "2024-05-27"),
        ("scheduled_for", "2024-05-17", None),
        ("slip_days", None, "10"),
        ("flags", "overdue", None),
        ("flags", None, "slipped"),
    }
    assert [each.evidence for each in found["ES"].reports] == ["Spain signed in Madrid on 27 May."]
    assert found["ES"].party_name == "Spain"


def test_where_no_day_is_told_the_day_it_was_known_by_is_state(reader):
    (france,) = changed(reader, at("2024-05-29"), at("2024-05-30"), "FR").values()

    assert ("known_by", None, "2024-05-30") in told(france)
    assert france.before.stage == "not_reported"


def test_the_same_moment_twice_is_no_change(reader):
    assert changed(reader, at("2024-06-30"), at("2024-06-30")) == {}
    assert changed(reader, at(), at()) == {}


def test_backwards_it_is_the_other_way_round(reader):
    (spain,) = changed(reader, at("2024-05-31"), at("2024-05-26"), "ES").values()

    assert ("stage", "signed", "signing_scheduled") in told(spain)
    assert [each.kind for each in spain.reports] == ["signing_scheduled"]


def test_a_retraction_between_two_times_tells_itself(reader):
    before, after = at(known_at="2024-07-09T"), at(known_at="2024-07-11T")
    (slovenia,) = changed(reader, before, after, "SI").values()

    assert ("stage", "signed", "negotiating") in told(slovenia)
    gone = [each for each in slovenia.reports if each.retracted]
    assert [each.retracted.because for each in gone] == ["the article tells of Croatia"]


def test_a_day_that_passes_is_told_by_its_rule(reader):
    (poland,) = changed(reader, at("2024-07-08"), at("2024-07-09"), "PL").values()

    ((change),) = poland.fields
    assert (change.field, change.before, change.after) == ("flags", None, "overdue")
    assert change.rule
    assert [each.kind for each in poland.reports] == ["signing_scheduled"]


def line(**more):
    return AgreementStatus(**{"dossier": "d", "party": "JP", "stage": "signed", **more})


def test_more_sources_and_later_reports_are_no_change():
    one = line(sources=1, reports=1, last_report="2024-01-01")
    other = line(sources=3, reports=9, last_report="2024-05-01")

    assert changed_fields(one, other) == ()


def test_a_new_cycle_is_a_change():
    (change,) = changed_fields(line(), line(cycle=2))

    assert (change.field, change.before, change.after) == ("cycle", "1", "2")


def test_a_flag_without_a_cell_of_its_own_is_told_too():
    (change,) = changed_fields(line(), line(flags=("undated",)))

    assert (change.after, change.rule, change.event) == ("undated", None, None)


def test_behind_a_value_stands_the_report_that_chose_it_or_the_first_that_supports_it():
    cell = Cell(field="legal_form", value="pact", rule="why.", support=("e1", "e2"))
    (change,) = changed_fields(line(), line(cells=(cell,)))
    assert change.event == "e1"
    bare = Cell(field="legal_form", value="pact", rule="why.")
    assert changed_fields(line(), line(cells=(bare,)))[0].event is None


def test_what_sources_disagree_on(reader):
    found = read_conflicts(reader, DOSSIER, at())

    (conflict,) = found.conflicts
    assert (conflict.party, conflict.field) == ("DE", "signed_on")
    assert conflict.shown.value == "2024-02-16"
    assert conflict.rule == "An analyst has confirmed this day."
    assert [each.article.name for each in conflict.shown.reports] == ["germany"]
    assert conflict.shown.reports[0].confirmed == "analyst"
    (other,) = conflict.others
    assert other.value == "2024-02-15"
    assert [each.evidence for each in other.reports] == ["Germany signed in Berlin on 2024-02-15."]


def test_conflicts_obey_the_clocks_and_the_parties_asked_for(reader):
    assert read_conflicts(reader, DOSSIER, at("2024-02-16")).conflicts == ()
    assert read_conflicts(reader, DOSSIER, at(), ["US"]).conflicts == ()
    (then,) = read_conflicts(reader, DOSSIER, at(known_at="2024-07-01T")).conflicts
    assert then.rule != "An analyst has confirmed this day."
