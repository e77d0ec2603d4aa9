from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.bases import EVERYBODY, Basis, bases_for
from tracker.domain.claims import Claim
from tracker.domain.reconcile import reconcile as reconciled
from tracker.domain.standing import NEVER, Reach, Register, day_before
from tracker.domain.told import UNKNOWN

OWN = Basis(name="own", without=frozenset({"HR"}))
ALL = Basis(name="all")
STATES = Basis(name="states", without=frozenset({"EU", "HR"}))
BESIDE = replace(STATES, name="beside", words=("and the EU",))
TWICE = Basis(
    name="twice",
    without=frozenset({"HR"}),
    twice=frozenset({"EU"}),
    words=("and the EU",),
    miscount=True,
)
BASES = (OWN, ALL, BESIDE, STATES, TWICE)


def signed(party, day, **more):
    return Reach(party=party, earliest=day, by=day, **more)


REACHES = (
    signed("GB", "2024-01-12"),
    signed("BE", "2024-05-28"),
    signed("PT", "2024-05-28"),
    signed("US", "2024-06-13", expected="2024-05-30"),
    signed("EU", "2024-06-27"),
    signed("HR", "2024-10-09"),
)


def reconcile(told, reaches, bases):
    return reconciled(told, Register(reaches), bases)


def claim(count, day, **more):
    return Claim(count=count, first=day, last=day, **more)


def came(count, day, **more):
    return reconcile(claim(count, day, **more), REACHES, BASES)


def test_the_own_basis_at_the_end_of_the_day_fits():
    found = came(5, "2024-06-27")

    assert (found.verdict, found.had, found.difference) == ("fits", 5, 0)
    assert found.fits[0].basis == OWN


def test_before_the_days_signatures():
    found = came(1, "2024-05-28")

    assert (found.verdict, found.had) == ("explained", 3)
    assert (found.fits[0].moment, found.fits[0].left_out) == ("before", {"BE", "PT"})


def test_in_the_course_of_the_day():
    best = came(2, "2024-05-28").fits[0]

    assert (best.moment, best.more, best.among) == ("during", 1, {"BE", "PT"})


@pytest.mark.parametrize(
    ("count", "day", "basis", "left_out", "besides"),
    [
        (6, "2024-10-10", ALL, set(), {"HR"}),
        (4, "2024-06-28", STATES, {"EU"}, set()),
    ],
)
def test_another_basis_and_who_makes_the_difference(count, day, basis, left_out, besides):
    found = came(count, day)

    assert found.verdict == "explained"
    best = found.fits[0]
    assert (best.basis, best.left_out, best.besides) == (basis, left_out, besides)


def test_a_basis_whose_words_stand_in_the_sentence_comes_first():
    said = came(4, "2024-06-28", sentence="Four  countries AND the EU have signed.")

    assert [each.basis for each in said.fits] == [BESIDE, STATES]
    assert [each.basis for each in came(4, "2024-06-28").fits] == [STATES]


def test_a_miscount_needs_its_words_and_yields_to_the_own_basis():
    sentence = "Five countries and the EU, six in all."

    assert came(6, "2024-06-28", sentence=sentence).verdict == "miscount"
    assert came(6, "2024-06-28").verdict == "unexplained"
    assert came(5, "2024-06-28", sentence=sentence).verdict == "fits"


def test_an_old_count_is_stale_and_tells_which_day_it_fits():
    found = came(3, "2024-06-30")

    assert found.verdict == "stale"
    (fit,) = found.fits
    assert (fit.on, fit.until, fit.moment) == ("2024-05-28", "2024-06-12", "after")
    assert fit.left_out == {"US", "EU"}


def test_an_old_count_of_the_course_of_a_day_is_stale_too():
    (fit,) = came(2, "2024-06-30").fits

    assert (fit.on, fit.until, fit.moment) == ("2024-05-28", "2024-05-28", "during")


def test_a_count_without_a_day_fits_where_it_can_and_is_not_called_stale():
    told = Claim(count=3, first=UNKNOWN, last="2024-06-30")
    found = reconcile(told, REACHES, BASES)

    assert (found.verdict, found.fits[0].on) == ("undated", "2024-05-28")


def test_a_count_without_a_day_is_not_older_than_what_its_article_tells():
    told = Claim(count=3, first="2024-06-01", last="2024-06-30")
    (fit,) = reconcile(told, REACHES, BASES).fits
    assert (fit.on, fit.until) == ("2024-06-01", "2024-06-12")

    later = Claim(count=3, first="2024-06-20", last="2024-06-30")
    assert reconcile(later, REACHES, BASES).verdict == "unexplained"


def test_more_than_anybody_has_is_not_explained():
    found = came(9, "2024-06-30")

    assert (found.verdict, found.difference, found.fits) == ("unexplained", 4, ())


def test_those_to_come_whom_the_article_tells_of_are_counted_first():
    best = came(4, "2024-06-12", upcoming=True, expected=frozenset({"US"})).fits[0]

    assert (best.told, best.among, best.upcoming) == ({"US"}, frozenset(), True)


def test_who_is_told_to_come_and_signs_on_the_day():
    found = came(4, "2024-06-13", upcoming=True, expected=frozenset({"US"}))

    assert found.verdict == "explained"
    assert (found.fits[0].moment, found.fits[0].told) == ("before", {"US"})


def test_old_count_with_one_to_come_in_the_course_of_a_day():
    """Fourteen and the American one: what the pages of June 2024 told."""
    (fit,) = came(3, "2024-06-12", upcoming=True, expected=frozenset({"US"})).fits

    assert (fit.on, fit.moment, fit.told) == ("2024-05-28", "during", {"US"})
    assert (fit.more, fit.among) == (1, {"BE", "PT"})


def test_those_only_expected_explain_a_count_that_does_not_say_so():
    found = came(4, "2024-06-12")

    assert found.verdict == "explained"
    assert (found.fits[0].among, found.fits[0].upcoming) == ({"US"}, True)


def test_with_nobody_to_come_a_count_of_them_is_not_explained():
    assert reconcile(claim(4, "2024-06-01", upcoming=True), REACHES[:3], BASES).verdict == (
        "unexplained"
    )


def test_who_signed_on_a_day_that_is_not_known_may_be_counted():
    reaches = (*REACHES, Reach(party="FR", earliest=UNKNOWN, by="2024-07-01"))
    found = reconcile(claim(4, "2024-05-29"), reaches, BASES)
    assert (found.verdict, found.fits[0].among, found.fits[0].unsure) == (
        "explained",
        {"FR"},
        True,
    )

    coming = claim(5, "2024-05-30", upcoming=True)
    assert reconcile(coming, reaches, BASES).fits[0].among == {"FR", "US"}


def test_who_left_counts_no_more():
    reaches = (signed("GB", "2024-01-12", until="2024-03-01"), signed("FR", "2024-02-16"))

    assert reconcile(claim(2, "2024-02-29"), reaches, BASES).verdict == "fits"
    assert reconcile(claim(1, "2024-03-01"), reaches, BASES).verdict == "fits"
    assert reconcile(claim(2, "2024-03-01"), reaches, BASES).verdict == "stale"


@pytest.mark.parametrize(
    ("bound", "count", "verdict"),
    [
        ("at_least", 3, "fits"),
        ("at_least", 5, "fits"),
        ("at_least", 6, "unexplained"),
        ("about", 10, "fits"),
        ("about", 20, "unexplained"),
        ("about", 6, "unexplained"),
        ("about", 3, "stale"),
    ],
)
def test_bounds(bound, count, verdict):
    """About ten is five to fifteen, about six is six: exact to half of the last digit told."""
    assert came(count, "2024-06-28", bound=bound).verdict == verdict


@pytest.mark.parametrize(("day", "count", "fits"), [("after", 3, True), ("after", 1, False)])
def test_a_basis_can_ask_for_the_end_of_the_day(day, count, fits):
    found = reconcile(claim(count, "2024-05-28"), REACHES, (replace(OWN, day=day),))

    assert any(each.on == "2024-05-28" for each in found.fits) == fits


def test_a_basis_can_ask_for_the_morning_of_the_day():
    morning = replace(OWN, day="before")
    assert reconcile(claim(1, "2024-05-28"), REACHES, (morning,)).fits[0].moment == "before"
    assert reconcile(claim(3, "2024-05-28"), REACHES, (morning,)).verdict == "unexplained"
    coming = claim(3, "2024-05-28", upcoming=True, expected=frozenset({"BE", "PT"}))
    assert reconcile(coming, REACHES, (morning,)).fits[0].told == {"BE", "PT"}


def test_a_basis_can_ask_for_those_to_come():
    planned = replace(OWN, upcoming=True)
    never = replace(OWN, upcoming=False)

    assert reconcile(claim(4, "2024-06-12"), REACHES, (planned,)).fits[0].upcoming
    assert reconcile(claim(4, "2024-06-12"), REACHES, (never,)).verdict == "unexplained"


def test_a_basis_of_few_counts_nobody_else():
    few = Basis(name="few", only=frozenset({"BE", "PT"}))

    assert reconcile(claim(2, "2024-06-28"), REACHES, (few,)).verdict == "fits"


def test_bases_are_for_kinds_of_counts():
    joined = Basis(name="joined", counted=("declared",))

    assert bases_for("declared", (OWN, joined)) == (joined,)
    assert bases_for("negotiating", (OWN, joined)) == (EVERYBODY,)


def test_the_first_day_of_the_calendar_has_none_before():
    assert day_before("2024-03-01") == "2024-02-29"
    assert day_before("0001-01-01") == "0001-01-01"


DAYS = [f"2024-0{month}-1{day}" for month in range(1, 7) for day in (0, 5)]
reach = st.builds(
    lambda party, days, expected: Reach(
        party=party, earliest=min(days), by=max(days), expected=expected
    ),
    st.sampled_from([f"P{number}" for number in range(12)]),
    st.tuples(st.sampled_from([UNKNOWN, *DAYS]), st.sampled_from([*DAYS, NEVER])),
    st.sampled_from([*DAYS, NEVER]),
)
log = st.lists(reach, unique_by=lambda each: each.party, max_size=10)
some_bases = st.lists(
    st.builds(
        Basis,
        name=st.uuids().map(str),
        without=st.frozensets(st.sampled_from(["P1", "P2", "P3"])),
        twice=st.frozensets(st.sampled_from(["P4", "P5"])),
        upcoming=st.sampled_from([None, True, False]),
        day=st.sampled_from([None, "after", "before"]),
    ),
    min_size=1,
    max_size=4,
)


@given(log, some_bases, st.integers(0, 14), st.sampled_from(DAYS), st.booleans())
def test_every_fit_adds_up(reaches, bases, count, day, upcoming):
    told = claim(count, day, upcoming=upcoming)
    found = reconcile(told, reaches, bases)

    assert found.had == bases[0].size(Register(reaches).on(day, bases[0]).sure)
    assert found.difference == count - found.had
    for fit in found.fits:
        assert fit.basis.size(fit.counted) + fit.more == count
        assert fit.more <= len(fit.among) * (2 if fit.basis.twice else 1)
        assert not fit.among & fit.counted
        assert fit.on <= fit.until
        assert (fit.until < day) == (found.verdict == "stale")


@given(log, st.integers(1, 14), st.sampled_from(DAYS))
def test_what_is_stale_fits_on_each_day_of_its_period_and_not_after(reaches, count, day):
    found = reconcile(claim(count, day), reaches, (OWN,))
    if found.verdict != "stale":
        return
    (fit,) = found.fits
    for each in [fit.on, fit.until]:
        again = reconcile(claim(count, each), reaches, (OWN,))
        assert any(other.moment == fit.moment for other in again.fits)
    after = [each for each in Register(reaches).changes(day) if fit.until < each < day]
    for each in after:
        assert reconcile(claim(count, each), reaches, (OWN,)).verdict != "fits"


@given(log, st.sampled_from(DAYS))
def test_what_the_table_has_always_fits(reaches, day):
    had = OWN.size(Register(reaches).on(day, OWN).sure)

    assert reconcile(claim(had, day), reaches, (OWN,)).verdict == "fits"
