"""The words for what people do at the command line, which runs here as they run it.

A plugin of pytest, since its steps are for features that other steps are not for: those tagged
`@desk`. These need a store, so they are not run over the table in memory.
"""

import contextlib
import io
import json
import shlex
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from features.store_table import copied
from pytest_bdd import given, parsers, then, when

from tracker.articles.article import Article
from tracker.cli.main import run
from tracker.commands.ingest import ingest
from tracker.domain.events import REPORTS, Evidence, TallyReported
from tracker.domain.lifecycle import LABELS
from tracker.dossiers.load import load
from tracker.extraction.extraction import Extraction
from tracker.parties.gazetteer import find
from tracker.store.database import sqlite_url
from tracker.store.log import open_log

KINDS = {each.label: each for each in REPORTS}
STAGES = {label: stage for stage, label in LABELS.items()}
TODAY = "2024-08-01"


def pytest_configure(config):
    config.addinivalue_line("markers", "desk: what people do at the command line, over a store")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    beside = [
        each
        for each in items
        if each.get_closest_marker("desk") and each.callspec.params.get("kind") == "memory"
    ]
    if beside:
        config.hook.pytest_deselected(items=beside)
        items[:] = [each for each in items if each not in beside]


class Desk:
    """A command line over a store, on days that the scenario tells."""

    def __init__(self, url):
        self.url = url
        self.day = "2024-06-20"
        self.last = None
        self.found = []
        self.counts = []

    def now(self):
        return datetime.fromisoformat(f"{self.day}T12:00:00").replace(tzinfo=UTC)

    def run(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(["--db", self.url, *arguments])
        self.last = SimpleNamespace(code=code, out=out.getvalue(), err=err.getvalue())
        return self.last

    def data(self, *arguments):
        told = self.run(*arguments, "--json")
        assert told.code in (0, 1), told.err
        return json.loads(told.out)

    def row(self, party, *clocks):
        return self.data("status", party, *clocks)["rows"][0]

    def report(self, party, what, on=None):
        """The id of the one report of the party that tells of this, on that day if it is told."""
        (found,) = [
            each["id"]
            for each in self.data("history", party)["events"]
            if each["kind"] == KINDS[what].kind and on in (None, each["happened_on"])
        ]
        return found

    def last_verdict(self):
        codes = [each["party"] for each in self.data("status")["rows"]]
        parties = dict.fromkeys([*codes, "JP"])
        verdicts = [
            verdict
            for party in parties
            for event in self.data("history", party)["events"]
            for verdict in event["verdicts"]
        ]
        return max(verdicts, key=lambda each: each["recorded_at"])["id"]

    def extract(self, article, dossier):
        """What the reader of the day finds: the same in every article."""
        reports = [
            KINDS[what](
                dossier=dossier.id,
                article=article.id,
                party=find(party).code,
                evidence=Evidence(article.text, 0, len(article.text)),
                happened_on=article.published,
                basis="assumed",
                rule="made up",
                reader="made up",
                told_as=told_as,
            )
            for party, what, told_as in self.found
        ]
        tallies = [
            TallyReported(
                dossier=dossier.id,
                article=article.id,
                evidence=Evidence(article.text, 0, len(article.text)),
                **each,
            )
            for each in self.counts
        ]
        return Extraction(reports=tuple(reports), tallies=tuple(tallies))


@pytest.fixture
def desk(kind, request, tmp_path, monkeypatch):
    if kind == "postgresql":
        url = request.getfixturevalue("emptied_postgresql_store")
    else:
        template = request.getfixturevalue("new_sqlite_store")
        url = sqlite_url(copied(template, tmp_path / "store.db"))
    made = Desk(url)
    for name in ("TRACKER_DB", "TRACKER_DOSSIER", "TRACKER_BY", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tracker.cli.options.today", lambda: TODAY)
    monkeypatch.setitem(open_log.__wrapped__.__kwdefaults__, "clock", made.now)
    monkeypatch.setattr("tracker.commands.ingest.extract", made.extract)
    monkeypatch.setattr("tracker.commands.reprocess.extract", made.extract)
    return made


DAY = r"\d{4}-\d\d-\d\d"
WHEN = r"\d{4}-\d\d\S*"
WHAT = r'that (?P<party>\w+) "(?P<what>[^"]+)"'


@given(parsers.re(rf"on (?P<day>{DAY}) (?P<who>\w+) reports:"))
@when(parsers.re(rf"on (?P<day>{DAY}) (?P<who>\w+) reports:"))
def reports(desk, day, who, datatable):
    desk.day = day
    header, *rows = datatable
    for values in rows:
        row = dict(zip(header, values, strict=True))
        page = row.get("page") or f"{row['party']}-{row['what']}-{row['published']}"
        page = page if "://" in page else f"https://example.org/{page.replace(' ', '-')}"
        quote = row.get("quote") or f"{row['party']}: {row['what']}, told {row['published']}."
        words = ["report", row["party"], row["what"], "--on", row["on"], "--by", who]
        words += ["--published", row["published"], "--source", page, "--quote", quote]
        if row.get("planned for"):
            words += ["--planned-for", row["planned for"]]
        desk.run(*words)


@when(
    parsers.re(
        rf"on (?P<day>{DAY}) (?P<who>\w+) retracts {WHAT}(?: on (?P<on>{DAY}))? because "
        r'"(?P<why>[^"]+)"'
    )
)
def retracts(desk, *, day, who, party, what, on, why):
    desk.day = day
    target = desk.report(party, what, on)
    assert desk.run("retract", target[:12], "--by", who, "--because", why).code == 0


@given(parsers.re(rf"on (?P<day>{DAY}) a copy of it of (?P<published>{DAY}) is taken in"))
def a_copy(desk, day, published):
    desk.day = day
    copy = Article(name="a copy", text="What it says is for the reader.", published=published)
    with open_log(desk.url) as log:
        assert ingest(log, load("ukraine-security"), [copy]).same_story == 1


@when(
    parsers.re(
        rf"on (?P<day>{DAY}) (?P<who>\w+) retracts {WHAT}, which its source corrected on "
        rf"(?P<corrected>{DAY})"
    )
)
def corrects(desk, *, day, who, party, what, corrected):
    desk.day = day
    words = ["retract", desk.report(party, what), "--by", who, "--because", "the source"]
    assert desk.run(*words, "--corrected-on", corrected).code == 0


@when(parsers.re(rf"on (?P<day>{DAY}) (?P<who>\w+) confirms {WHAT}(?: on (?P<on>{DAY}))?"))
def confirms(desk, *, day, who, party, what, on):
    desk.day = day
    desk.run("confirm", desk.report(party, what, on), "--by", who)


@when(
    parsers.re(
        rf"on (?P<day>{DAY}) (?P<who>\w+) takes back the last verdict because " r'"(?P<why>[^"]+)"'
    )
)
def takes_back(desk, day, who, why):
    desk.day = day
    assert desk.run("undo", desk.last_verdict(), "--by", who, "--because", why).code == 0


@given(parsers.re(rf"an article of (?P<day>{DAY}) in which the reader finds {WHAT}"))
def an_article(desk, day, party, what):
    desk.found = [(party, what, "news")]
    article = Article(name="an article", text="What it says is for the reader.", published=day)
    with open_log(desk.url) as log:
        assert ingest(log, load("ukraine-security"), [article]).new == 1


@given(parsers.re(rf"on (?P<day>{DAY}) articles that count are taken in:"))
def counting_articles(desk, day, datatable):
    desk.day = day
    header, *rows = datatable
    with open_log(desk.url) as log:
        for number, values in enumerate(rows):
            row = dict(zip(header, values, strict=True))
            desk.counts = [
                {
                    "counted": row["counted"],
                    "count": int(row["count"]),
                    "includes_upcoming": row.get("upcoming") == "yes",
                }
            ]
            words = row.get("words") or "so many"
            text = (
                f"Count {number} of {row['published']}: {row['count']} {row['counted']}, {words}."
            )
            article = Article(name=text, text=text, published=row["published"] or None)
            assert ingest(log, load("ukraine-security"), [article]).new == 1
    desk.counts = []


@when(parsers.re(rf"on (?P<day>{DAY}) (?P<who>\w+) retracts the count of (?P<count>\d+)"))
def retracts_count(desk, day, who, count):
    desk.day = day
    (target,) = [
        each["reports"][0]["id"]
        for each in desk.data("tallies")["tallies"]
        if each["count"] == int(count)
    ]
    assert desk.run("retract", target, "--by", who, "--because", "misread").code == 0


@then(
    parsers.re(
        rf"(?:as of (?P<day>{WHEN}) )?the count of (?P<count>\d+) "
        r'comes to "(?P<verdict>\w+)", "(?P<why>[^"]+)"'
    )
)
def count_comes_to(desk, day, count, verdict, why):
    found = desk.data("tallies", *(["--as-of", day] if day else []))["tallies"]
    (count_told,) = [each for each in found if each["count"] == int(count)]

    assert (count_told["verdict"], count_told["why"]) == (verdict, why)


@then(parsers.re(rf"known at (?P<time>{WHEN}) there (?:is|are) (?P<number>\d+) counts?"))
def counts_known(desk, time, number):
    assert len(desk.data("tallies", "--known-at", time)["tallies"]) == int(number)


@then(parsers.re(rf"as of (?P<day>{WHEN}) there (?:is|are) (?P<number>\d+) counts?"))
def counts_as_of(desk, day, number):
    assert len(desk.data("tallies", "--as-of", day)["tallies"]) == int(number)


@then(parsers.re(r"there (?:is|are) (?P<number>\d+) counts?"))
def counts_there(desk, number):
    assert len(desk.data("tallies")["tallies"]) == int(number)


@then(
    parsers.re(
        rf"the trust in (?P<party>\w+)'s (?P<field>[a-z_]+) is (?P<grade>[a-z ]+?)"
        rf"(?: as of (?P<day>{WHEN}))?(?: known at (?P<time>{WHEN}))?"
    )
)
def is_graded(desk, *, party, field, grade, day, time):
    clocks = [*(["--as-of", day] if day else []), *(["--known-at", time] if time else [])]
    (cell,) = desk.data("explain", party, field, *clocks)["fields"]

    assert cell["confidence"] == grade.replace(" ", "_")


@then(
    parsers.re(
        rf"checking(?: as of (?P<day>{WHEN}))?(?: known at (?P<time>{WHEN}))? "
        r'finds (?P<codes>nothing|"[^"]+"(?:, "[^"]+")*) and ends with (?P<code>\d)'
    )
)
def checking_finds(desk, *, day, time, codes, code):
    clocks = [*(["--as-of", day] if day else []), *(["--known-at", time] if time else [])]
    found = desk.data("check", *clocks)["findings"]

    wanted = [] if codes == "nothing" else codes.strip('"').split('", "')
    assert [each["code"] for each in found] == wanted
    assert desk.last.code == int(code)


@when(parsers.re(rf"a later reader finds in it(?P<background>, as background,)? {WHAT}"))
def a_later_reader(desk, background, party, what):
    desk.found = [(party, what, "background" if background else "news")]


@when("a later reader finds nothing in it")
def a_later_reader_finds_nothing(desk):
    desk.found = []


@when(parsers.re(rf"on (?P<day>{DAY}) the articles are read again"))
def read_again(desk, day):
    desk.day = day
    assert desk.run("reprocess").code == 0


@then(parsers.re(r'reading again for show tells "(?P<words>[^"]+)" and ends with (?P<code>\d)'))
def reading_for_show(desk, words, code):
    told = desk.run("reprocess", "--dry-run")

    assert words in told.out
    assert told.code == int(code)


@then(parsers.re(r'the table has (?P<party>\w+) at "(?P<stage>[^"]+)"'))
def stands(desk, party, stage):
    assert desk.row(party)["stage"] == STAGES[stage]


@then(parsers.re(rf'as of (?P<day>{WHEN}) the table has (?P<party>\w+) at "(?P<stage>[^"]+)"'))
def stood(desk, day, party, stage):
    assert desk.row(party, "--as-of", day)["stage"] == STAGES[stage]


@then(parsers.re(rf'known at (?P<time>{WHEN}) the table has (?P<party>\w+) at "(?P<stage>[^"]+)"'))
def known(desk, time, party, stage):
    assert desk.row(party, "--known-at", time)["stage"] == STAGES[stage]


@then(
    parsers.re(
        rf"as of (?P<day>{WHEN}) and known at (?P<time>{WHEN}) the table has (?P<party>\w+) at "
        r'"(?P<stage>[^"]+)"'
    )
)
def both(desk, day, time, party, stage):
    assert desk.row(party, "--as-of", day, "--known-at", time)["stage"] == STAGES[stage]


@then(parsers.re(rf"the table has (?P<party>\w+) signed on (?P<day>{DAY})"))
def signing_day(desk, party, day):
    assert desk.row(party)["signed_on"] == day


@then(
    parsers.re(rf"known at (?P<time>{WHEN}) the table has (?P<party>\w+) signed on (?P<day>{DAY})")
)
def signing_day_then(desk, time, party, day):
    assert desk.row(party, "--known-at", time)["signed_on"] == day


@then(parsers.re(r"the table has (?P<party>\w+) with (?P<count>\d+) sources?"))
def sources(desk, party, count):
    assert desk.row(party)["sources"] == int(count)


@then(parsers.re(r"the history of (?P<party>\w+) has (?P<count>\d+) reports?"))
def history_counts(desk, party, count):
    assert desk.run("history", party).out.partition(":")[2].split()[0] == count


@then(parsers.re(r'the (?P<whole>whole )?history of (?P<party>\w+) tells "(?P<words>[^"]+)"'))
def history_tells(desk, whole, party, words):
    assert words in desk.run("history", party, *(["--all"] if whole else [])).out


@then(parsers.re(r'it is answered "(?P<words>[^"]+)"'))
def answered(desk, words):
    assert words in desk.last.out


@then(parsers.re(r'it is refused with "(?P<words>[^"]+)"'))
def refused(desk, words):
    assert words in desk.last.err
    assert desk.last.code == 2
    assert len(desk.last.err.splitlines()) == 1


@then(
    parsers.re(
        rf"between (?P<one>{WHEN}) and (?P<other>{WHEN}) it changed that "
        r"(?P<party>[A-Z]\w+)'s \"(?P<words>[^\"]+)\""
    )
)
def it_changed(desk, one, other, party, words):
    told = desk.run("changes", "--since", one, "--until", other, "--party", party)

    assert f"  {words}\n" in told.out


@then(
    parsers.re(rf"between (?P<one>{WHEN}) and (?P<other>{WHEN}) (?P<n>\d+) part(?:y|ies) changed")
)
def so_many_changed(desk, one, other, n):
    told = desk.data("changes", "--since", one, "--until", other)

    assert len(told["changes"]) == int(n)


@then(
    parsers.re(
        rf"what changed between (?P<one>{WHEN}) and (?P<other>{WHEN}) rests on "
        r'"(?P<words>[^"]+)"'
    )
)
def rests_on(desk, one, other, words):
    assert words in desk.run("changes", "--since", one, "--until", other).out


@then(
    parsers.re(
        rf"comparing (?P<one>\S+) with (?P<other>\S+?)(?: as of (?P<day>{WHEN}))?"
        rf"(?: known at (?P<time>{WHEN}))? ends with (?P<code>\d)"
    )
)
def compared(desk, *, one, other, day, time, code):
    assert desk.run("diff", one, other, *clocks(day, time)).code == int(code)


@then(parsers.re(r'the conflicts tell "(?P<words>[^"]+)"'))
def conflicts(desk, words):
    assert words in desk.run("conflicts").out


@then(
    parsers.re(
        rf"`(?P<command>[^`]+)` (?:as of (?P<day>{WHEN}))?(?: and )?(?:known at (?P<time>{WHEN}))? "
        r'(?P<verb>tells|does not tell) "(?P<words>[^"]+)"'
    )
)
def command_tells(desk, *, command, day, time, verb, words):
    told = desk.run(*shlex.split(command), *clocks(day, time))

    assert told.code == 0 or (command == "check" and told.code == 1)
    # What was asked for is told back, and is no answer.
    answer = told.out
    for asked in filter(None, (day, time)):
        for before in ("nown at ", "s of ", "--as-of ", "--known-at "):
            answer = answer.replace(f"{before}{asked}", "")
    assert (words in answer) == (verb == "tells"), told.out


def clocks(day, time):
    return [*(["--as-of", day] if day else []), *(["--known-at", time] if time else [])]


@then(parsers.re(r'the table shows (?P<party>\w+)\'s (?P<column>\w+) as "(?P<words>[^"]+)"'))
def table_shows(desk, party, column, words):
    told = desk.run("status", party, "--columns", f"code,{column}")

    assert told.out.splitlines()[6].split(maxsplit=1)[1] == words


@then(parsers.re(r'the table begins with "(?P<words>[^"]+)"'))
def table_begins(desk, words):
    assert words in desk.run("status").out.splitlines()[:2]
