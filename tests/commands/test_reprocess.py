"""Reading the stored articles again, over a store."""

import os
import signal
from dataclasses import replace

import pytest

from tracker.commands import reprocess
from tracker.commands.ingest import ingest
from tracker.commands.report import Draft, report
from tracker.commands.retract import retract
from tracker.domain.events import ArticleDated, Report
from tracker.extraction.extraction import Extraction
from tracker.store.append import Append
from tracker.store.log import open_log
from tracker.store.verify import verify
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.events import dossier_events
from tracker.views.status import read_status

TODAY = "2024-06-20"


class LaterReader:
    """The simple reader, with words that it reads as others."""

    def __init__(self, simple):
        self.simple = simple
        self.instead = {}

    def __call__(self, article, dossier):
        text = article.text
        for old, new in self.instead.items():
            text = text.replace(old, new)
        found = self.simple.extract(replace_text(article, text), dossier)
        return Extraction(
            reports=tuple(
                replace(
                    each,
                    article=article.id,
                    evidence=replace(each.evidence, text=article.text[: len(each.evidence.text)]),
                )
                for each in found.reports
            ),
            tallies=tuple(replace(each, article=article.id) for each in found.tallies),
        )


def replace_text(article, text):
    changed = {name: getattr(article, name) for name in ("name", "title", "published", "outlet")}
    return type_of(article)(text=text, **changed)


def type_of(article):
    return next(each for each in type(article).__mro__ if each.__name__ == "Article")


@pytest.fixture
def later(simple_reader, monkeypatch):
    reader = LaterReader(simple_reader)
    monkeypatch.setattr("tracker.commands.reprocess.extract", reader)
    return reader


@pytest.fixture
def store(url, dossier, simple_reader):
    """Four articles: three that tell something, one that tells nothing."""
    articles = [
        simple_reader.article("one", "JP signed 2024-05-29", "NO talks_held 2024-05-28"),
        simple_reader.article("two", "JP signed 2024-05-28", "2 signed"),
        simple_reader.article("three", "FR signed 2024-05-27"),
        simple_reader.article("four", "nothing at all"),
    ]
    with open_log(url) as log:
        ingest(log, dossier, articles)
    return url


def planned(url, dossier, **more):
    with open_reader(url) as reader:
        return reprocess.plan(reader, dossier, today=TODAY, **more)


def done(url, dossier, **more):
    plan = planned(url, dossier)
    with open_log(url) as log:
        return reprocess.apply(log, plan, **more)


def stages(url):
    with open_reader(url) as reader:
        rows = read_status(reader, "pact", Clocks(today=TODAY)).rows
    return {row.status.party: (row.status.stage, row.status.since) for row in rows}


def test_the_same_reader_finds_the_same(store, dossier, later):
    plan = planned(store, dossier)

    assert plan.articles == 4
    assert plan.differing == ()
    assert not plan.differs
    assert done(store, dossier) == 0


def test_the_plan_tells_what_would_change_and_changes_nothing(store, dossier, later):
    later.instead = {"FR signed 2024-05-27": "FR talks_close 2024-05-27", "2 signed": "3 signed"}
    before = stages(store)
    plan = planned(store, dossier)

    assert plan.differs
    (move,) = plan.moves
    assert (move.party, move.party_name) == ("FR", "France")
    assert ("stage", "signed", "talks_close") in [
        (each.field, each.before, each.after) for each in move.fields
    ]
    assert stages(store) == before


def test_it_is_recorded_and_then_there_is_nothing_left(store, dossier, later):
    later.instead = {
        "FR signed 2024-05-27": "FR talks_close 2024-05-27",
        "NO talks_held 2024-05-28": "NO signed 2024-05-28\nSE signed 2024-05-28",
        "2 signed": "3 signed",
    }
    seen = []
    events = done(store, dossier, on_progress=lambda *counts: seen.append(counts))

    # Of three statements the old is retracted and the new told, and one is new altogether.
    assert events == 7
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert stages(store) == {
        "JP": ("signed", "2024-05-29"),
        "NO": ("signed", "2024-05-28"),
        "SE": ("signed", "2024-05-28"),
        "FR": ("talks_close", "2024-05-27"),
    }
    assert not planned(store, dossier).differs
    assert verify(store).ok


def test_back_to_the_earlier_reader_gives_the_earlier_table(store, dossier, later):
    before = stages(store)
    for turn in range(3):
        later.instead = {"FR signed 2024-05-27": "FR talks_close 2024-05-27"}
        # The new statement is told once, and later restored; each needs the other's verdict.
        assert done(store, dossier) == 2
        assert stages(store)["FR"][0] == "talks_close", turn
        later.instead = {}
        assert done(store, dossier) == 2
        assert stages(store) == before, turn
    assert verify(store).ok


@pytest.mark.parametrize("after", [1, 2])
def test_interrupted_half_way_it_goes_on(store, dossier, later, after):
    later.instead = {"signed": "talks_close", "talks_held": "text_agreed"}
    plan = planned(store, dossier)

    def interrupt(count, _):
        if count == after:
            raise KeyboardInterrupt

    with open_log(store) as log, pytest.raises(KeyboardInterrupt):
        reprocess.apply(log, plan, on_progress=interrupt)
    assert verify(store).ok
    left = planned(store, dossier)
    assert 0 < len(left.differing) == len(plan.differing) - after

    done(store, dossier)

    assert not planned(store, dossier).differs
    whole = stages(store)
    assert {stage for stage, _ in whole.values()} == {"talks_close", "text_agreed"}


@pytest.mark.parametrize("moment", ["in the first", "after the first", "in the last"])
def test_killed_half_way_it_goes_on(store, dossier, later, moment):
    """With what people decided before: it is as they left it, however often it is begun."""
    (held,) = [each for each in reports(store) if each.event.party == "NO"]
    with open_log(store) as log:
        retract(log, held.event_id, by="ann", because="it was Sweden")
    later.instead = {
        "FR signed": "FR talks_close",
        "JP signed 2024-05-28": "JP talks_close 2024-05-28",
    }
    before = sum(each.rereading.differs for each in planned(store, dossier).differing)

    assert _killed(store, dossier, moment)

    assert verify(store).ok
    left = {"in the first": before, "after the first": before - 1, "in the last": 1}[moment]
    assert sum(each.rereading.differs for each in planned(store, dossier).differing) == left
    done(store, dossier)
    assert not planned(store, dossier).differs
    assert stages(store) == {"FR": ("talks_close", "2024-05-27"), "JP": ("signed", "2024-05-29")}
    # Back to the earlier reader: what the machine retracted is restored, what Ann did is not.
    later.instead = {}
    done(store, dossier)
    assert stages(store) == {"FR": ("signed", "2024-05-27"), "JP": ("signed", "2024-05-29")}
    assert verify(store).ok


def reports(url):
    with open_reader(url) as reader:
        streams = dossier_events(reader, "pact").values()
    return [each for events in streams for each in events if isinstance(each.event, Report)]


def _killed(url, dossier, moment):
    """Read again in a copy of this process that is killed, with SIGKILL, at that moment."""
    plan = planned(url, dossier)
    pid = os.fork()
    if pid == 0:
        due = sum(each.rereading.differs for each in plan.differing)
        place = {"in the first": 1, "in the last": due}.get(moment)
        ends, finish = [], Append.finish

        def killed(append):
            ends.append(append)
            finish(append)
            if len(ends) == place:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            Append.finish = killed
            with open_log(url) as log:
                reprocess.apply(
                    log, plan, on_progress=lambda *_: place or os.kill(os.getpid(), signal.SIGKILL)
                )
        finally:
            os._exit(0)
    _, status = os.waitpid(pid, 0)
    with open_log(url) as log, log.transaction():
        pass  # a server may be about to end the transaction of the program that is gone
    return os.WIFSIGNALED(status)


def test_a_plan_that_others_have_carried_out_meanwhile_adds_nothing(store, dossier, later):
    later.instead = {"FR signed": "FR talks_close"}
    plan = planned(store, dossier)
    assert done(store, dossier) == 2

    with open_log(store) as log:
        assert reprocess.apply(log, plan) == 0


def test_a_person_who_decides_meanwhile_is_heard(store, dossier, later):
    later.instead = {"FR signed": "FR talks_close"}
    plan = planned(store, dossier)
    (lost,) = plan.differing[0].rereading.lost
    with open_log(store) as log:
        retract(log, lost.event_id, by="ann", because="why")
        assert reprocess.apply(log, plan) == 1
    assert stages(store)["FR"][0] == "talks_close"


def test_what_people_have_quoted_is_not_read(store, dossier, later):
    quoted = Draft(
        party="JP",
        kind="ratified",
        source="https://example.org/page",
        quote="IT signed 2024-05-20",
        on="2024-05-30",
        published="2024-05-30",
    )
    with open_log(store) as log:
        report(log, "pact", quoted, by="ann", today=TODAY)
    plan = planned(store, dossier)

    assert plan.articles == 4
    assert not plan.differs
    assert stages(store)["JP"][0] == "ratified"


def test_articles_are_read_with_the_day_that_was_given_to_them(store, dossier, monkeypatch):
    seen = {}

    def extract(article, dossier):
        seen[article.name] = (article.id, article.published)
        return Extraction()

    monkeypatch.setattr("tracker.commands.reprocess.extract", extract)
    planned(store, dossier)
    article, published = seen["one"]
    assert published == "2024-05-30"
    with open_log(store) as log, log.transaction() as append:
        dated = ArticleDated(article=article, published="2024-05-29", by="ann")
        append.append(f"article/{article}", dated)

    planned(store, dossier)

    assert seen["one"] == (article, "2024-05-29")


def test_progress_is_told_in_articles(store, dossier, later):
    seen = []
    planned(store, dossier, on_progress=lambda *counts: seen.append(counts))

    assert seen == [(4, 4)]
