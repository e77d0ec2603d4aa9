"""A digest of reports answers as the whole fold does, on every day."""

import os
from dataclasses import fields, replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.domain.agreement import replay, seen_on, status
from tracker.domain.brief import brief
from tracker.domain.digest import Digest, digest_of
from tracker.domain.events import (
    REPORTS,
    ArticleDated,
    ArticleRecorded,
    ArticleSuperseded,
    Attribution,
    Confirmed,
    Evidence,
    Recorded,
    Retracted,
)
from tracker.domain.identity import event_id
from tracker.domain.kept import judgements, keep
from tracker.domain.press import replay_press
from tracker.domain.stories import Stories

holds = settings(
    max_examples=int(os.environ.get("TRACKER_EXAMPLES", "60")) * 3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
DAYS = tuple(f"2024-06-{day:02}" for day in (1, 2, 3, 13, 14, 28))
PLANS = ("2024-06", "2024-06-13", "2024-06-14", "2024-07-01")
ARTICLES = tuple(f"article {number}" for number in range(12))
maybe = st.none


@st.composite
def reports(draw, kinds):
    kind = draw(st.sampled_from(kinds))
    told = {each.name for each in fields(kind)}
    more = {}
    if "planned_for" in told:
        more["planned_for"] = draw(maybe() | st.sampled_from(PLANS))
    if "effect" in told:
        more["effect"] = draw(st.sampled_from(["binding", "non-binding"]))
    if "duration_years" in told:
        more["duration_years"] = draw(st.sampled_from([10, 10, 10, 5]))
        more["binding"] = draw(maybe() | st.booleans())
    # Mostly what was told before, as in the press.
    when = draw(maybe() | st.sampled_from([*DAYS[:2] * 3, "2024-06", *DAYS]))
    return kind(
        dossier="trade",
        party="XA",
        article=draw(st.sampled_from(ARTICLES)),
        evidence=Evidence("x", draw(st.integers(0, 9)), 99),
        attribution=draw(
            st.sampled_from([Attribution(), Attribution(), Attribution("outlet", "Agency")])
        ),
        happened_on=when,
        basis="unknown" if when is None else draw(st.sampled_from(["stated", "assumed"])),
        told_as=draw(st.sampled_from(["news", "background"])),
        occasion=draw(st.sampled_from([None, None, None, "the summit"])),
        **more,
    )


@st.composite
def logs(draw, *, facts=True):
    """Articles and what they tell; without `facts` nothing that lets what was told be seen anew."""
    events = []
    for number, name in enumerate(ARTICLES):
        near = ()
        if facts and number and draw(st.integers(0, 3)) == 0:
            near = (draw(st.sampled_from(ARTICLES[:number])),)
        published = draw(st.sampled_from([*DAYS, *DAYS, None]))
        events.append(ArticleRecorded(article=name, sha256=name, published=published, near=near))
    # Few kinds at a time, so that they meet.
    kinds = draw(st.lists(st.sampled_from(REPORTS), min_size=1, max_size=6))
    told = draw(st.lists(reports(kinds), min_size=1, max_size=20))
    # Others repeat, word for word, what these say.
    for number, (article, one) in enumerate(
        draw(st.lists(st.tuples(st.sampled_from(ARTICLES), st.sampled_from(told)), max_size=12))
    ):
        told.append(replace(one, article=article, evidence=Evidence("y", number, 99)))
    events += told
    if facts:
        if draw(st.integers(0, 4)) == 0:
            day = draw(st.sampled_from(DAYS))
            article = draw(st.sampled_from([*ARTICLES, "nowhere"]))
            events.append(ArticleDated(article=article, published=day, by="x"))
        if draw(st.integers(0, 4)) == 0:
            old, new = draw(st.permutations(ARTICLES))[:2]
            events.append(ArticleSuperseded(article=old, successor=new))
        for target in draw(st.lists(st.sampled_from(told), max_size=2)):
            by = {"target": event_id(target), "by": "x", "because": "y"}
            events.append(
                draw(
                    st.sampled_from(
                        [
                            Confirmed(**by),
                            Retracted(**by),
                            Retracted(**by, corrected_on=DAYS[3]),
                        ]
                    )
                )
            )
    unique = {event_id(each): each for each in events}
    return [
        Recorded(key, f"{draw(st.sampled_from(DAYS))}T00:00:00.000000Z", event, position)
        for position, (key, event) in enumerate(unique.items(), 1)
    ]


def folded(log, day=None):
    made = brief(status(replay(log), replay_press(log), day))
    return replace(made, dossier="trade", party="XA")


def digested(log):
    state, press = replay(log), replay_press(log)
    return digest_of("trade", "XA", state.reports, state.verdicts, press, Stories(press))


def seen(made, day):
    return made if day is None else seen_on(made, day)


EVERY_DAY = [
    None,
    *((date(2024, 5, 30) + timedelta(days=each)).isoformat() for each in range(36)),
]


@holds
@given(logs())
def test_a_digest_answers_as_the_fold_on_every_day(log):
    made = digested(log)

    for day in EVERY_DAY:
        assert seen(made.status(day), day) == folded(log, day)


@holds
@given(logs(facts=False), st.integers(0, 20))
def test_and_after_every_report(log, beforehand):
    press = replay_press(log)
    stories = Stories(press)
    made = Digest("trade", "XA")
    nothing = judgements(())
    for recorded in log[:beforehand]:
        new = keep(recorded, nothing, press, stories)
        if new is not None:
            made.take(new)
    row = made.status()
    for place, recorded in enumerate(log[beforehand:], beforehand):
        new = keep(recorded, nothing, press, stories)
        if new is None:
            continue
        decides = made.add(new)
        before, row = row, made.status()
        assert row == folded(log[: place + 1] if place else log[:1])
        if not decides:
            counted = replace(
                before, reports=row.reports, sources=row.sources, last_report=row.last_report
            )
            assert row == counted


@holds
@given(logs(), st.data())
def test_in_any_order_of_arrival(log, data):
    one = digested(log)
    other = digested(data.draw(st.permutations(log)))

    for day in EVERY_DAY[::5]:
        assert one.status(day) == other.status(day)
