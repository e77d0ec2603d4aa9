"""The words that the features are written in, and the table that they are asked of.

`table` is what a scenario runs against: reports go in, the status of a party comes out. Another
store runs the same features by giving another `table`.
"""

import re
import zlib
from dataclasses import dataclass, field
from typing import Protocol

import pytest
from features.store_table import StoreTable, copied, remove_all
from postgres.server import name_of
from pytest_bdd import given, parsers, then, when

from tracker.domain.agreement import replay, seen_on, status
from tracker.domain.dates import Day, parse, parse_day
from tracker.domain.events import (
    REPORTS,
    Amount,
    ArticleDated,
    ArticleRecorded,
    ArticleSuperseded,
    Attribution,
    Confirmed,
    Event,
    Evidence,
    Recorded,
    Report,
    Retracted,
)
from tracker.domain.identity import event_id
from tracker.domain.lifecycle import LABELS
from tracker.domain.press import replay_press
from tracker.domain.status import AgreementStatus, Cell
from tracker.store.database import sqlite_url
from tracker.store.migrate import migrate

DOSSIER = "trade"
PARTIES = {"Ruritania": "XA", "Freedonia": "XB", "Sylvania": "XC"}
KINDS = {each.label: each for each in REPORTS}
STAGES = {label: stage for stage, label in LABELS.items()}
FIELDS = {
    "signing day": "signed_on",
    "signing place": "signed_at",
    "planned day": "scheduled_for",
    "first planned day": "first_planned_for",
    "slip": "slip_days",
    "ratification day": "ratified_on",
    "day of entry into force": "in_force_on",
    "stage": "stage",
    "day of the stage": "since",
    "duration": "duration_years",
    "amount": "amount",
    "binding force": "binding",
    "last report": "last_report",
}
RECORDED = Day("2026-01-01")


class Table(Protocol):
    """What a store must offer for the features to run over it."""

    def record(self, event: Event, on: Day) -> None:
        """Takes in one event on that day; an event that is known changes nothing."""

    def status(
        self, party: str, as_of: Day | None = None, known_at: Day | None = None
    ) -> AgreementStatus:
        """The row of `party`, by its code: as of a day, known at the end of a day."""


class MemoryTable:
    """A table over the domain alone."""

    def __init__(self):
        self.log = []

    def record(self, event, on):
        position = len(self.log) + 1
        recorded_at = f"{on}T12:00:00.{position:06}Z"
        self.log.append(Recorded(event_id(event), recorded_at, event, position))

    def status(self, party, as_of=None, known_at=None):
        log = [x for x in self.log if known_at is None or x.recorded_at[:10] <= known_at]
        stream = [x for x in log if not isinstance(x.event, Report) or x.event.party == party]
        return status(replay(stream), replay_press(log), as_of)


@dataclass
class Reader:
    """What a scenario has said so far: the reports by article, and the day of reading."""

    reports: list = field(default_factory=list)
    articles: dict = field(default_factory=dict)
    read_on: Day | None = None


@pytest.fixture(autouse=True, params=["memory", "sqlite", "postgresql"])
def kind(request) -> str:
    """What the scenario's table stands on; a kind that is added here runs every feature."""
    return request.param


@pytest.fixture
def table(kind, request, tmp_path) -> Table:
    if kind == "memory":
        return MemoryTable()
    if kind == "sqlite":
        template = request.getfixturevalue("new_sqlite_store")
        return StoreTable(sqlite_url(copied(template, tmp_path / "store.db")), DOSSIER)
    return StoreTable(request.getfixturevalue("emptied_postgresql_store"), DOSSIER)


@pytest.fixture(scope="session")
def new_sqlite_store(tmp_path_factory):
    """An SQLite store without events, closed."""
    path = tmp_path_factory.mktemp("store") / "new.db"
    migrate(sqlite_url(path))
    return path


@pytest.fixture(scope="session")
def one_postgresql_store(postgresql_server):
    """A store in PostgreSQL that all scenarios use, one after the other."""
    url = postgresql_server.new_database()
    migrate(url)
    return url


@pytest.fixture
def emptied_postgresql_store(postgresql_server, one_postgresql_store):
    database = name_of(one_postgresql_store)
    remove_all(lambda *statements: postgresql_server.run_sql(database, *statements))
    return one_postgresql_store


@pytest.fixture
def reader() -> Reader:
    return Reader()


def article_named(row):
    """An article goes by its name, or by its day where a scenario has one article a day."""
    return row.get("article") or row.get("published") or "undated"


def taken_in(table, reader, party, datatable):
    header, *rows = datatable
    for values in rows:
        row = dict(zip(header, values, strict=True))
        unknown = set(row) - COLUMNS
        assert not unknown, f"no such column: {unknown}"
        article = article_named(row)
        recorded = parse_day(row.get("recorded") or RECORDED)
        if article not in reader.articles:
            published = row.get("published")
            near = row.get("same story as")
            event = ArticleRecorded(
                article=article,
                sha256=article,
                published=parse_day(published) if published else None,
                near=(near,) if near else (),
                credited=row.get("news from") or None,
            )
            reader.articles[article] = event
            table.record(event, recorded)
        report = report_of(PARTIES[party], article, row)
        reader.reports.append((row, report))
        table.record(report, recorded)


COLUMNS = {
    "article",
    "published",
    "recorded",
    "same story as",
    "news from",
    "what",
    "day",
    "basis",
    "told as",
    "planned for",
    "at",
    "effect",
    "according to",
    "years",
    "amount",
    "binding",
}


def report_of(party, article, row):
    kind = KINDS[row["what"]]
    more = {}
    if row.get("planned for"):
        more["planned_for"] = parse(row["planned for"])
    if row.get("effect"):
        more["effect"] = row["effect"]
    if row.get("years"):
        more["duration_years"] = int(row["years"])
    if row.get("binding"):
        more["binding"] = row["binding"] == "yes"
    if row.get("amount"):
        value, currency, year = row["amount"].split()
        more["amount"] = Amount(float(value), currency, int(year))
    source = row.get("according to")
    text = " ".join(f"{key} {value}" for key, value in sorted(row.items()))
    start = zlib.crc32(text.encode())
    return kind(
        dossier=DOSSIER,
        party=party,
        article=article,
        evidence=Evidence(text, start, start + len(text)),
        attribution=Attribution("outlet", source) if source else Attribution(),
        happened_on=parse(row["day"]) if row.get("day") else None,
        basis=row.get("basis") or ("stated" if row.get("day") else "unknown"),
        told_as=row.get("told as") or "news",
        occasion=row.get("at") or None,
        **more,
    )


def found(reader, party, article, what):
    for row, report in reader.reports:
        if report.party == PARTIES[party] and article_named(row) == article and row["what"] == what:
            return report
    raise AssertionError(f"no report {what!r} about {party} in the article {article}")


def row_of(table, reader, party, as_of=None):
    made = table.status(PARTIES[party], as_of)
    return made if reader.read_on is None else seen_on(made, reader.read_on)


def cell_of(made, name) -> Cell:
    return next(each for each in made.cells if each.field == FIELDS[name])


A_DAY = r"\d{4}-\d{2}-\d{2}"
REPORT = (
    r'the report of "(?P<what>[^"]+)" about (?P<party>\w+) '
    r'in the article (?:of )?"?(?P<article>[^"]+?)"?'
)


@given(parsers.parse("these reports about {party}:"))
@when(parsers.parse("these reports about {party} come in later:"))
def reports_come_in(table, reader, party, datatable):
    taken_in(table, reader, party, datatable)


@when("every article is taken in again")
def again(table, reader):
    for article in reader.articles.values():
        table.record(article, RECORDED)
    for _, report in reader.reports:
        table.record(report, RECORDED)


@when(parsers.re(REPORT + rf' is retracted(?: on (?P<day>{A_DAY}))? because "(?P<why>[^"]+)"'))
def retracted(table, reader, *, what, party, article, day, why):
    target = event_id(found(reader, party, article, what))
    event = Retracted(target=target, by="an analyst", because=why)
    table.record(event, parse_day(day) if day else RECORDED)


@when(parsers.re(rf"the source corrects {REPORT} on (?P<day>{A_DAY})"))
def corrected(table, reader, *, what, party, article, day):
    target = event_id(found(reader, party, article, what))
    event = Retracted(
        target=target, by="an analyst", because="the source", corrected_on=parse_day(day)
    )
    table.record(event, RECORDED)


@when(parsers.re(rf"an analyst confirms {REPORT}"))
def confirmed(table, reader, what, party, article):
    target = event_id(found(reader, party, article, what))
    table.record(Confirmed(target=target, by="an analyst"), RECORDED)


@when(parsers.re(rf"the undated article is found to be of (?P<day>{A_DAY})"))
def dated(table, day):
    event = ArticleDated(article="undated", published=parse_day(day), by="an analyst")
    table.record(event, RECORDED)


@when(parsers.parse('the article "{old}" is replaced by the article "{new}"'))
def superseded(table, old, new):
    table.record(ArticleSuperseded(article=old, successor=new), RECORDED)


@when(parsers.re(rf"the table is read on (?P<day>{A_DAY})"))
def read_on(reader, day):
    reader.read_on = parse_day(day)


@then(parsers.re(r'(?P<party>\w+) is at "(?P<stage>[^"]+)"'))
def is_at(table, reader, party, stage):
    assert row_of(table, reader, party).stage == STAGES[stage]


@then(parsers.re(r'(?P<party>\w+) is at "(?P<stage>[^"]+)" since (?P<day>\d[\d/-]+)'))
def is_at_since(table, reader, party, stage, day):
    made = row_of(table, reader, party)

    assert (made.stage, made.since) == (STAGES[stage], day)


@then(parsers.re(rf'(?P<party>\w+) is at "(?P<stage>[^"]+)", by (?P<day>{A_DAY})'))
def is_at_by(table, reader, party, stage, day):
    made = row_of(table, reader, party)

    assert (made.stage, made.since, made.known_by) == (STAGES[stage], None, day)


@then(parsers.re(r'(?P<party>\w+) is at "(?P<stage>[^"]+)", on a day not reported'))
def is_at_some_day(table, reader, party, stage):
    made = row_of(table, reader, party)

    assert (made.stage, made.since) == (STAGES[stage], None)


@then(parsers.re(rf'as of (?P<day>{A_DAY}) (?P<party>\w+) was at "(?P<stage>[^"]+)"'))
def was_at(table, reader, day, party, stage):
    assert row_of(table, reader, party, parse_day(day)).stage == STAGES[stage]


@then(parsers.re(rf'known at the end of (?P<day>{A_DAY}) (?P<party>\w+) was at "(?P<stage>[^"]+)"'))
def was_known_at(table, day, party, stage):
    assert table.status(PARTIES[party], known_at=parse_day(day)).stage == STAGES[stage]


@then(parsers.re(r"as of (?P<day>\S+) (?P<party>\w+)'s (?P<name>[a-z ]+) was (?P<value>.+)"))
def field_was(table, reader, *, day, party, name, value):
    made = row_of(table, reader, party, parse_day(day))
    values = {each.field: each.value for each in made.cells}

    assert values.get(FIELDS[name]) == (None if value == "not reported" else value)


@then(parsers.re(rf'as of (?P<day>{A_DAY}) (?P<party>\w+) was flagged "(?P<flag>[^"]+)"'))
def was_flagged(table, reader, day, party, flag):
    assert flag.replace(" ", "_") in row_of(table, reader, party, parse_day(day)).flags


@then(parsers.re(rf"as of (?P<day>{A_DAY}) (?P<party>\w+) had no flags"))
def was_unflagged(table, reader, day, party):
    assert row_of(table, reader, party, parse_day(day)).flags == ()


@then(parsers.re(r"(?P<party>\w+)'s (?P<name>[a-z ]+) is (?!explained by |told by )(?P<value>.+)"))
def field_is(table, reader, party, name, value):
    made = row_of(table, reader, party)
    values = {each.field: each.value for each in made.cells}

    assert values.get(FIELDS[name]) == (None if value == "not reported" else value)


@then(parsers.parse('{party}\'s {name} is explained by "{rule}"'))
def explained(table, reader, party, name, rule):
    assert cell_of(row_of(table, reader, party), name).rule == rule


@then(
    parsers.re(r'(?P<party>\w+)\'s (?P<name>[a-z ]+) is told by the article "(?P<article>[^"]+)"')
)
def told_by(table, reader, *, party, name, article):
    chosen = cell_of(row_of(table, reader, party), name).chosen

    telling = [report for row, report in reader.reports if event_id(report) == chosen]
    assert [each.article for each in telling] == [article]


@then(
    parsers.re(
        r"(?P<party>\w+)'s (?P<name>[a-z ]+) has (?P<n>\d+) reports? for and (?P<m>\d+) against it"
    )
)
def for_and_against(table, reader, *, party, name, n, m):
    cell = cell_of(row_of(table, reader, party), name)

    assert (len(cell.support), len(cell.against)) == (int(n), int(m))


@then(parsers.re(r'(?P<party>\w+) is flagged (?P<flags>"[^"]+"(?: and "[^"]+")*)'))
def flagged(table, reader, party, flags):
    wanted = {each.replace(" ", "_") for each in re.findall('"([^"]+)"', flags)}

    assert set(row_of(table, reader, party).flags) == wanted


@then(parsers.parse("{party} has no flags"))
def unflagged(table, reader, party):
    assert row_of(table, reader, party).flags == ()


@then(parsers.re(r"(?P<party>\w+) rests on (?P<n>\d+) reports? from (?P<m>\d+) sources?"))
def rests_on(table, reader, party, n, m):
    made = row_of(table, reader, party)

    assert (made.reports, made.sources) == (int(n), int(m))


@then(
    parsers.re(
        rf"as of (?P<day>{A_DAY}) (?P<party>\w+) rested on "
        r"(?P<n>\d+) reports? from (?P<m>\d+) sources?"
    )
)
def rested_on(table, reader, *, day, party, n, m):
    made = row_of(table, reader, party, parse_day(day))

    assert (made.reports, made.sources) == (int(n), int(m))


@then(parsers.re(r"(?P<party>\w+) is in cycle (?P<n>\d+)"))
def in_cycle(table, reader, party, n):
    assert row_of(table, reader, party).cycle == int(n)


@then(parsers.parse('{party} has passed "{stages}"'))
def passed(table, reader, party, stages):
    made = row_of(table, reader, party)

    assert [LABELS[each.stage] for each in made.milestones] == stages.split(", ")
