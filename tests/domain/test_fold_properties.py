"""What holds of the table whatever was reported, in whatever order."""

import os
from dataclasses import fields, replace
from functools import reduce

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tracker.domain.agreement import EMPTY, evolve, replay, seen_on, status
from tracker.domain.dates import agree
from tracker.domain.events import (
    REPORTS,
    Amount,
    ArticleDated,
    ArticleRecorded,
    ArticleSuperseded,
    Attribution,
    Confirmed,
    Evidence,
    Recorded,
    Report,
    Retracted,
)
from tracker.domain.flags import FLAGS
from tracker.domain.identity import event_id
from tracker.domain.lifecycle import ORDER, STAGE_BY_KIND
from tracker.domain.press import EMPTY_PRESS, evolve_press, replay_press
from tracker.domain.terms import TERMS, in_words

# A busy machine draws slowly; that is no failure. TRACKER_EXAMPLES=3000 looks longer.
holds = settings(
    max_examples=int(os.environ.get("TRACKER_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
PARTIES = ("XA", "XB")
ARTICLES = tuple(f"article {number}" for number in range(5))
# Few days, so that they meet, of every fineness.
DAYS = tuple(f"2024-{month:02}-{day:02}" for month in (5, 6) for day in (1, 13, 14, 28))
DATES = (*DAYS, "2023", "2024", "2024-05", "2024-06", "2024-06-13/2024-06-15", "2024-05/2024-06")

days = st.sampled_from(DAYS)
dates = st.sampled_from(DATES)
maybe = st.none

tellings = st.tuples(
    maybe() | dates,
    st.sampled_from(["stated", "relative", "occasion", "assumed"]),
    st.sampled_from(["news", "background"]),
    st.sampled_from([Attribution(), Attribution("outlet", "Agency"), Attribution("named")]),
    maybe() | st.sampled_from(["the spring summit", "the autumn summit"]),
)


@st.composite
def reports(draw, kinds=REPORTS, party=None):
    kind = draw(st.sampled_from(kinds))
    told = {each.name for each in fields(kind)}
    more = {}
    if "planned_for" in told:
        more["planned_for"] = draw(maybe() | dates)
    if "effect" in told:
        more["effect"] = draw(
            st.sampled_from(["binding", "non-binding", "unknown", "not-required"])
        )
    if "duration_years" in told:
        more["duration_years"] = draw(maybe() | st.sampled_from([5, 10]))
        more["binding"] = draw(maybe() | st.booleans())
        more["amount"] = draw(
            maybe() | st.builds(Amount, st.just(1e9), st.just("EUR"), st.sampled_from([None, 2024]))
        )
    when, basis, told_as, attribution, occasion = draw(tellings)
    return kind(
        dossier="trade",
        party=party or draw(st.sampled_from(PARTIES)),
        article=draw(st.sampled_from(ARTICLES)),
        evidence=Evidence("x", 0, 1),
        attribution=attribution,
        happened_on=when,
        basis="unknown" if when is None else basis,
        told_as=told_as,
        occasion=occasion,
        **more,
    )


@st.composite
def articles(draw):
    made = []
    for number, name in enumerate(ARTICLES):
        near = draw(st.sets(st.sampled_from(ARTICLES[:number]), max_size=1)) if number else ()
        published = draw(maybe() | days)
        made.append(
            ArticleRecorded(article=name, sha256=name, published=published, near=tuple(near))
        )
    return made


@st.composite
def histories(draw, verdicts=True):
    """Events of all kinds, as recorded; each id once."""
    events = draw(articles())
    told = draw(st.lists(reports(), max_size=10))
    events += told
    if verdicts:
        if draw(st.booleans()):
            day = draw(days)
            events.append(
                ArticleDated(article=draw(st.sampled_from(ARTICLES)), published=day, by="x")
            )
        if draw(st.booleans()):
            old, new = draw(st.permutations(ARTICLES))[:2]
            events.append(ArticleSuperseded(article=old, successor=new))
        for target in draw(st.lists(st.sampled_from(told), max_size=3)) if told else ():
            events.append(
                draw(
                    st.sampled_from(
                        [
                            Confirmed(target=event_id(target), by="x"),
                            Retracted(target=event_id(target), by="x", because="y"),
                            Retracted(
                                target=event_id(target), by="x", because="y", corrected_on=DAYS[4]
                            ),
                        ]
                    )
                )
            )
    unique = {event_id(each): each for each in events}
    return [
        Recorded(key, f"{draw(days)}T00:00:00.000000Z", event, position)
        for position, (key, event) in enumerate(unique.items(), 1)
    ]


def stream(log, party):
    return [x for x in log if not isinstance(x.event, Report) or x.event.party == party]


def table(log, as_of=None):
    press = replay_press(log)
    return {party: status(replay(stream(log, party)), press, as_of) for party in PARTIES}


def renumbered(log):
    return [
        Recorded(each.event_id, f"2025-01-01T00:00:00.{position:06}Z", each.event, position)
        for position, each in enumerate(log, 1)
    ]


@holds
@given(histories(), st.data())
def test_the_table_is_the_same_for_any_order_of_ingestion(log, data):
    other = renumbered(data.draw(st.permutations(log)))

    assert table(log) == table(other)


@holds
@given(histories(), st.data(), days)
def test_so_is_the_table_as_of_any_day(log, data, day):
    other = data.draw(st.permutations(log))

    assert table(log, day) == table(other, day)


@holds
@given(histories(), st.integers(0, 30))
def test_a_replay_can_be_interrupted_and_continued(log, cut):
    before, after = log[:cut], log[cut:]

    assert reduce(evolve, after, replay(before)) == replay(log)
    assert reduce(evolve, log, EMPTY) == replay(log)
    assert reduce(evolve_press, after, replay_press(before)) == replay_press(log)
    assert reduce(evolve_press, log, EMPTY_PRESS) == replay_press(log)


@holds
@given(histories(), st.data())
def test_an_event_that_comes_twice_changes_nothing(log, data):
    again = data.draw(st.lists(st.sampled_from(log), max_size=5))

    assert replay([*log, *again]) == replay(log)
    assert reduce(evolve, again, replay(log)) == replay(log)
    assert table([*log, *again]) == table(log)


@holds
@given(histories(), st.data(), maybe() | days)
def test_retracted_is_as_if_never_reported(log, data, day):
    told = [each for each in log if isinstance(each.event, Report)]
    assume(told)
    target = data.draw(st.sampled_from(told))
    without = [each for each in log if each.event_id != target.event_id]
    verdict = Retracted(target=target.event_id, by="x", because="a misreading")
    party = target.event.party
    assume(any(isinstance(x.event, Report) and x.event.party == party for x in without))

    with_it = [*log, Recorded(event_id(verdict), "2026-01-01T00:00:00.000000Z", verdict, 99)]

    assert table(with_it, day) == table(without, day)


@holds
@given(histories(), days)
def test_as_of_a_day_only_what_was_published_by_then_counts(log, day):
    press = replay_press(log)

    def known(each):
        event = each.event
        if isinstance(event, Retracted):
            return event.corrected_on is None or event.corrected_on <= day
        if isinstance(event, ArticleRecorded | Report | ArticleDated):
            return press.visible(event.article, day)
        if isinstance(event, ArticleSuperseded):
            return press.visible(event.successor, day)
        return True

    then = table([each for each in log if known(each)])

    for party, made in table(log, day).items():
        assert made == replace(seen_on(then[party], day), dossier=made.dossier, party=made.party)


@holds
@given(histories())
def test_known_by_is_never_later_than_a_report_that_supports_the_stage(log):
    press = replay_press(log)
    articles_of = {x.event_id: x.event.article for x in log if isinstance(x.event, Report)}
    for made in table(log).values():
        support = next(each.support for each in made.cells if each.field == "stage")
        published = [press.published(articles_of[each]) for each in support]

        assert made.known_by == min((day for day in published if day), default=None)
        for milestone in made.milestones:
            assert milestone.event_id in articles_of


@holds
@given(histories(), maybe() | days)
def test_every_value_has_a_cell_and_every_cell_its_reports(log, day):
    told = {each.event_id: each.event for each in log if isinstance(each.event, Report)}
    plain = {f.name for f in fields(status(EMPTY, EMPTY_PRESS))} - {
        "dossier",
        "party",
        "flags",
        "reports",
        "milestones",
        "terms",
        "cells",
    }
    for party, made in table(log, day).items():
        values = {each.field: each.value for each in made.cells if each.field != "flags"}
        for name in plain:
            value = getattr(made, name)
            if value is not None and (name, value) not in {("cycle", 1), ("sources", 0)}:
                assert values[name] == str(value)
        for name in TERMS:
            value = getattr(made.terms, name)
            assert values.get(name) == (None if value is None else in_words(value))
        shown = {each.value for each in made.cells if each.field == "flags"}
        assert shown == set(made.flags)
        for cell in made.cells:
            assert cell.rule.endswith(".")
            assert cell.chosen is None or cell.chosen in cell.support
            assert not {each.event_id for each in cell.against} & set(cell.support)
            assert len(set(cell.support)) == len(cell.support)
            for each in (*cell.support, *(other.event_id for other in cell.against)):
                assert told[each].party == party


@holds
@given(histories())
def test_a_shown_day_agrees_with_its_support_and_with_nothing_against_it(log):
    told = {each.event_id: each.event for each in log if isinstance(each.event, Report)}
    for made in table(log).values():
        for cell in made.cells:
            if cell.field in {"signed_on", "ratified_on", "in_force_on"} and cell.value:
                assert told[cell.chosen].happened_on == cell.value
                assert all(agree(told[each].happened_on, cell.value) for each in cell.support)
                assert not any(agree(each.value, cell.value) for each in cell.against)


MILESTONES = tuple(each for each in REPORTS if ORDER.get(STAGE_BY_KIND.get(each.kind)))
TALKS = tuple(each for each in MILESTONES if ORDER[STAGE_BY_KIND[each.kind]] < ORDER["signed"])


def told_also(log, report):
    return [*log, Recorded(event_id(report), "2026-01-01T00:00:00.000000Z", report, 99)]


@holds
@given(histories(), reports(kinds=MILESTONES, party="XA"))
def test_background_without_a_day_never_clears_a_setback(log, report):
    recalled = replace(report, happened_on=None, basis="unknown", told_as="background")
    was = table(log)["XA"]
    made = table(told_also(log, recalled))["XA"]
    before, after = was.stage, made.stage

    if before == "postponed" or "postponed" in was.flags:
        assert made.scheduled_for is None
        assert (
            "postponed" in {after, *made.flags}
            or ORDER[after] >= ORDER["signed"]
            or (after in {"suspended", "terminated"})
        )
    if before in {"suspended", "terminated"}:
        assert after == before
    elif before == "stalled":
        # A signature at whatever time leaves nothing to stall; it may bear out a suspension.
        assert after in {before, "suspended", "terminated"} or ORDER[after] >= ORDER["signed"]


@holds
@given(histories(), reports(kinds=TALKS, party="XA"))
def test_an_earlier_stage_told_is_no_step_back_from_a_signature(log, report):
    before = table(log)["XA"]
    after = table(told_also(log, report))["XA"]

    if ORDER[before.stage] >= ORDER["signed"]:
        assert (after.stage, after.since) == (before.stage, before.since)


@holds
@given(histories(), reports(party="XB"))
def test_a_report_about_one_party_leaves_the_others_alone(log, report):
    assert table(told_also(log, report))["XA"] == table(log)["XA"]


@holds
@given(histories(), days, days)
def test_overdue_depends_on_the_day_of_reading_alone(log, day, other):
    for made in table(log).values():
        assert "overdue" not in made.flags
        assert seen_on(seen_on(made, other), day) == seen_on(made, day)
        assert [*seen_on(made, day).flags] == sorted(seen_on(made, day).flags, key=FLAGS.index)
