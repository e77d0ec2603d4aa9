"""The words for what could not be read, and what becomes of it."""

from features.desk import DAY
from pytest_bdd import given, parsers, then, when

ARTICLE = '{{"text": "What it says is for the reader.", "published": "{}"}}'


@given(
    parsers.re(
        rf'a file "(?P<name>[^"]+)" with an article of (?P<day>{DAY}) and a line that is no JSON'
    )
)
def a_file(desk, tmp_path, name, day):
    desk.file = tmp_path / name
    desk.file.write_text(f"{ARTICLE.format(day)}\n{{broken\n")


@when(parsers.re(rf"on (?P<day>{DAY}) it is taken in"))
def taken_in(desk, day):
    desk.day = day
    assert desk.run("ingest", str(desk.file)).code == 3


@when("its broken line is mended")
def mended(desk):
    text = desk.file.read_text()
    desk.file.write_text(
        text.replace("{broken", '{"text": "Another text that is for the reader."}')
    )


@when(parsers.re(rf"on (?P<day>{DAY}) the quarantine is read again"))
def quarantine_read_again(desk, day):
    desk.day = day
    assert desk.run("quarantine", "retry").code == 0


@when(parsers.re(r'(?P<who>\w+) drops what waits because "(?P<why>[^"]+)"'))
def drops(desk, who, why):
    waiting = [each["id"] for each in desk.data("quarantine", "list")["quarantine"]]
    assert desk.run("quarantine", "drop", *waiting, "--by", who, "--because", why).code == 0


@then(
    parsers.re(
        r'one input waits in the quarantine, refused (?P<times>\d) times? as "(?P<why>[^"]+)"'
    )
)
def waits(desk, times, why):
    (entry,) = desk.data("quarantine", "list")["quarantine"]
    assert entry["times"] == int(times)
    assert why in entry["reason"]


@then("nothing waits in the quarantine")
def nothing_waits(desk):
    assert desk.data("quarantine", "list")["quarantine"] == []


@then(parsers.re(r'the quarantine tells that (?P<who>\w+) dropped it because "(?P<why>[^"]+)"'))
def told_who_dropped(desk, who, why):
    (entry,) = desk.data("quarantine", "list", "--all")["quarantine"]
    assert (entry["state"], entry["settled_by"], entry["because"]) == ("dropped", who, why)


@then(parsers.re(r"the log holds (?P<number>\d) articles?"))
def log_holds(desk, number):
    assert len(desk.data("articles")["articles"]) == int(number)
