"""What people tell the log: reports, retractions, confirmations, and taking them back."""

import pytest

from tracker.commands.confirm import confirm
from tracker.commands.report import Draft, report
from tracker.commands.retract import retract
from tracker.commands.target import Given, Refusal
from tracker.commands.undo import undo
from tracker.domain.events import Attribution, Evidence, Retracted, Signed, TallyReported
from tracker.domain.identity import event_id
from tracker.store.log import open_log
from tracker.store.verify import verify
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.status import read_status

TODAY = "2024-06-20"


@pytest.fixture
def log(url):
    with open_log(url) as opened:
        yield opened


def draft(**more):
    return Draft(
        **{
            "party": "JP",
            "kind": "signed",
            "source": "https://example.org/page",
            "quote": "Tokyo has signed.",
            "on": "2024-06-13",
            "published": "2024-06-13",
            **more,
        }
    )


def reported(log, **more):
    made = report(log, "pact", draft(**more), by="ann", today=TODAY)
    assert not isinstance(made, Refusal), str(made)
    return made


def stage(url, party="JP"):
    with open_reader(url) as reader:
        table = read_status(reader, "pact", Clocks(today=TODAY), parties=(party,))
        return table.rows[0].status.stage


def test_a_report_is_an_article_and_a_statement_by_an_analyst(log, url):
    made = reported(log, outlet="The Example", place="Tokyo", note="seen on paper")

    event = made.report.event
    assert made.new
    assert isinstance(event, Signed)
    assert event.attribution == Attribution("analyst", "ann")
    assert event.evidence == Evidence("Tokyo has signed.", 0, 17)
    assert (event.basis, event.told_as, event.occasion) == ("stated", "news", "Tokyo")
    assert event.trace == ("note: seen on paper",)
    assert stage(url) == "signed"
    assert verify(url).ok


def test_a_report_without_a_day_is_of_an_unknown_one(log):
    event = reported(log, on=None, background=True).report.event

    assert (event.happened_on, event.basis, event.told_as) == (None, "unknown", "background")


def test_a_planned_day_and_an_effect_are_kept(log):
    plan = reported(log, kind="signing_scheduled", on=None, planned_for="2024-07")
    vote = reported(log, kind="ratified", effect="non-binding")

    assert (plan.report.event.planned_for, plan.report.event.basis) == ("2024-07", "stated")
    assert vote.report.event.effect == "non-binding"


def test_the_same_report_is_known_whoever_gives_it(log):
    first = reported(log)
    again = report(log, "pact", draft(), by="ben", today=TODAY)

    assert not again.new
    assert again.report == first.report
    assert again.retraction is None


def test_a_known_report_that_was_retracted_tells_so(log):
    first = reported(log)
    given = retract(log, first.report.event_id, by="ben", because="it was Italy")
    again = reported(log)

    assert not again.new
    assert again.retraction == given.verdict


def test_quotations_from_one_page_or_with_the_same_words_are_one_source(log, url):
    long = " ".join(f"word{number}" for number in range(60))
    first = reported(log, quote="One sentence.")
    page = reported(log, quote="Another sentence.")
    words = reported(log, source="https://example.org/a", quote=long)
    again = reported(log, source="https://example.org/b", quote=f"{long} reprinted")
    other = reported(log, source="https://example.org/c", quote="Something else.")

    assert page.same_story == (first.report.event.article,)
    assert again.same_story == (words.report.event.article,)
    assert other.same_story == ()
    with open_reader(url) as reader:
        row = read_status(reader, "pact", Clocks(today=TODAY)).rows[0].status
    assert (row.reports, row.sources) == (5, 3)


def test_the_same_quotation_may_be_reported_as_two_things(log):
    first = reported(log)
    second = reported(log, kind="ratified")

    assert second.new
    assert second.report.event.article == first.report.event.article


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"kind": "terms_reported"}, "'terms_reported' is nothing that can be reported; give one"),
        ({"kind": "guessed"}, "'guessed' is nothing that can be reported"),
        ({"source": "ftp://example.org"}, "'ftp://example.org' is no web address"),
        ({"source": "https://"}, "is no web address"),
        ({"source": "https://example.org/a b"}, "is no web address"),
        ({"source": "https://[example"}, "is no web address"),
        ({"source": "https://example.org:port/"}, "is no web address"),
        ({"source": "https://example.org/\x1b[31m"}, "is no web address"),
        ({"source": f"https://example.org/{'a' * 2000}"}, "is no web address"),
        ({"quote": " - "}, "--quote: there are no words"),
        ({"quote": "half \ud800"}, "holds half a character"),
        ({"planned_for": "2024-07-01"}, "--planned-for: signed has no planned day"),
        ({"effect": "binding"}, "--effect: signed has none"),
        ({"kind": "ratified", "effect": "strong"}, "--effect: 'strong' is none; give one of"),
        ({"on": "2024-06-14"}, "--on: 2024-06-14 comes after 2024-06-13, its source"),
        ({"on": "2024-07", "published": None}, "--on: 2024-07 is in the future"),
        ({"published": "2024-07-01"}, "lies in the future"),
    ],
)
def test_what_cannot_be_reported_is_refused_in_a_line(log, url, more, told):
    made = report(log, "pact", draft(**more), by="ann", today=TODAY)

    assert isinstance(made, Refusal)
    assert told in str(made)
    assert "\n" not in str(made)
    assert verify(url).events == 0


@pytest.mark.parametrize("by", ["", "  ", "a\0b", "\udc80"])
def test_who_it_is_must_be_told(log, by):
    assert isinstance(report(log, "pact", draft(), by=by, today=TODAY), Refusal)
    assert isinstance(retract(log, "abcdef", by=by, because="why"), Refusal)
    assert isinstance(confirm(log, "abcdef", by=by), Refusal)
    assert isinstance(undo(log, "abcdef", by=by), Refusal)


def test_retracting_needs_a_reason(log):
    assert "say why" in str(retract(log, "abcdef", by="ann", because=" "))


@pytest.mark.parametrize(
    ("name", "told", "unknown"),
    [
        ("abc", "'abc' is no event; give the first 6 or more digits", False),
        ("no event", "is no event", False),
        ("a" * 33, "is no event", False),
        ("abcdef0", "the log holds no event abcdef0", True),
    ],
)
def test_an_event_that_is_not_there(log, name, told, unknown):
    for made in (
        retract(log, name, by="ann", because="why"),
        confirm(log, name, by="ann"),
        undo(log, name, by="ann"),
    ):
        assert told in str(made)
        assert made.unknown == unknown


def test_a_few_digits_in_any_case_name_an_event(log):
    made = reported(log)
    given = retract(log, f" {made.report.event_id[:6].upper()} ", by="ann", because="why")

    assert isinstance(given, Given)
    assert given.statement == made.report


def test_digits_that_several_events_begin_with_list_them(log, monkeypatch):
    one, two = reported(log), reported(log, kind="ratified")
    found = [("pact/JP", each.report) for each in (one, two)] * 6
    monkeypatch.setattr("tracker.store.append.Append.find", lambda *_: found)

    told = str(retract(log, "abcdef", by="ann", because="why"))

    assert told.startswith("12 events begin with abcdef: ")
    assert f"{one.report.event_id} (JP signed 2024-06-13)" in told
    assert "and 2 more; give more digits" in told


def test_a_retraction_takes_it_out_and_undoing_brings_it_back(log, url):
    target = reported(log).report.event_id
    given = retract(log, target, by="ben", because="it was Italy")
    assert stage(url) == "not_reported"

    back = undo(log, given.verdict.event_id, by="ann", because="no")

    assert (given.new, back.new) == (True, True)
    assert back.statement.event_id == target
    assert stage(url) == "signed"
    assert verify(url).ok


def test_the_same_retraction_is_given_once(log):
    target = reported(log).report.event_id
    first = retract(log, target, by="ben", because="it was Italy")
    again = retract(log, target, by="ann", because="another reason")
    corrected = retract(log, target, by="ann", because="the source", corrected_on="2024-06-15")

    assert (again.new, again.verdict) == (False, first.verdict)
    assert corrected.new


def test_a_verdict_in_the_same_words_counts_again_after_it_was_taken_back(log, url):
    target = reported(log).report.event_id
    for _ in range(3):
        given = retract(log, target, by="ben", because="it was Italy")
        assert given.new
        assert stage(url) == "not_reported"
        assert undo(log, given.verdict.event_id, by="ann").new
        assert stage(url) == "signed"
    for _ in range(2):
        assert confirm(log, target, by="ben").new
        assert undo(log, target, by="ann").new


def test_a_persons_retraction_is_recorded_beside_a_machines(log, url):
    target = reported(log).report.event_id
    with log.transaction() as append:
        machine = Retracted(target=target, by="reader 1", because="lost", by_machine=True)
        append.append("pact/JP", machine)
    given = retract(log, target, by="ben", because="it was Italy")
    assert given.new

    # Each is taken back by itself; as long as one stands it does not count.
    told = undo(log, target, by="ann")
    assert "2 verdicts on event" in str(told)
    assert "name one of them" in str(told)
    assert undo(log, event_id(machine), by="ann").new
    assert stage(url) == "not_reported"
    assert undo(log, target, by="ann").new
    assert stage(url) == "signed"


def test_what_was_taken_back_is_taken_back_once(log):
    target = reported(log).report.event_id
    given = retract(log, target, by="ben", because="it was Italy")
    first = undo(log, given.verdict.event_id, by="ann")
    again = undo(log, given.verdict.event_id, by="ben", because="no")

    assert (again.new, again.verdict) == (False, first.verdict)
    assert "no verdict on event" in str(undo(log, target, by="ann"))
    assert "took a verdict back; give that verdict again" in str(
        undo(log, first.verdict.event_id, by="ann")
    )


def test_a_confirmation_is_given_once_by_each(log):
    target = reported(log).report.event_id
    first = confirm(log, target, by="ann", because="read")
    again = confirm(log, target, by="ann")
    other = confirm(log, target, by="ben")

    assert (again.new, again.verdict) == (False, first.verdict)
    assert other.new


def test_what_is_retracted_is_not_confirmed(log):
    target = reported(log).report.event_id
    given = retract(log, target, by="ben", because="it was Italy")
    told = str(confirm(log, target, by="ann"))

    assert "was retracted by ben: it was Italy" in told
    assert f"`tracker undo {given.verdict.event_id[:12]}`" in told


def test_a_reason_with_a_character_that_cannot_be_stored_is_refused(log):
    target = reported(log).report.event_id

    for because in ("a\0b", "\ud800"):
        assert isinstance(retract(log, target, by="ann", because=because), Refusal)


def test_only_what_articles_say_is_judged(log):
    made = reported(log)
    given = confirm(log, made.report.event_id, by="ann")
    with log.transaction() as append:
        article = append.events(f"article/{made.report.event.article}")[0].event_id
    for name in (given.verdict.event_id, article):
        assert "is not what an article says" in str(retract(log, name, by="ann", because="why"))
        assert "is not what an article says" in str(confirm(log, name, by="ann"))
    assert "is no verdict" in str(undo(log, article, by="ann"))


def test_a_tally_is_retracted_on_the_dossiers_own_stream(log, url):
    made = reported(log)
    tally = TallyReported(
        dossier="pact",
        article=made.report.event.article,
        evidence=Evidence("Tokyo", 0, 5),
        counted="signed",
        count=2,
    )
    with log.transaction() as append:
        append.append("pact", tally)

    given = retract(log, event_id(tally), by="ann", because="another pact")

    assert given.stream == "pact"
    assert verify(url).ok
