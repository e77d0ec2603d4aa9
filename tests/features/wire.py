"""The words for what comes in: files of every format, and feeds of a site on this machine.

A plugin of pytest, like `desk.py`, and for the same features.
"""

import bz2
import gzip
import http.server
import json
import lzma
import threading
from collections import Counter

import pytest
from articles import made_inputs as made
from pytest_bdd import given, parsers, then, when

from tracker.extraction.extract import extract
from tracker.intake.fetch import Manners

TITLE = "Latvia signs agreement"
TEXT = "Latvia and Ukraine signed a bilateral security agreement in Vilnius on Thursday."
MORE = "The presidents met there in the morning and spoke of the years of help that it promises."
DAY = "2024-04-11"
RECORD = {"title": TITLE, "published": DAY, "outlet": "The Daily", "text": f"{TEXT}\n{MORE}"}
LINE = (json.dumps(RECORD) + "\n").encode()
PAGE = (
    f"<!doctype html><html><head><title>{TITLE}</title><script type='application/ld+json'>"
    + json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": f"{DAY}T10:00:00Z"})
    + f"</script></head><body><article><h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p></article></body>"
).encode()
MAIL = {"Subject": TITLE, "Date": "Thu, 11 Apr 2024 12:00:00 +0000"}
FILES = {
    "page.html": PAGE,
    "page.mhtml": made.mhtml(PAGE),
    "letter.eml": made.mail(f"{TEXT}\n{MORE}\n", **MAIL),
    "box.mbox": b"From a@b Thu Apr 11 06:00:00 2024\n" + made.mail(f"{TEXT}\n{MORE}\n", **MAIL),
    "release.pdf": made.pdf(f"PRESS RELEASE\nVilnius, 11 April 2024\n{TITLE}\n{TEXT}\n{MORE}"),
    "crawl.warc": made.warc_record("https://daily.example/lv", PAGE),
    "crawl.warc.gz": gzip.compress(made.warc_record("https://daily.example/lv", PAGE)),
    "all.zip": made.zip_of({"page.html": PAGE}),
    "all.tar": made.tar_of({"page.html": PAGE}),
    "all.tar.gz": made.tar_of({"page.html": PAGE}, "w:gz"),
    "dump.csv": made.table(RECORD).encode(),
    "dump.parquet": made.parquet_of(RECORD),
    "dump.jsonl": LINE,
    "dump.jsonl.bz2": bz2.compress(LINE),
    "dump.jsonl.xz": lzma.compress(LINE),
    "one.json": LINE,
    "trafilatura.xml": (
        f'<doc sitename="The Daily" title="{TITLE}" date="{DAY}" fingerprint="2">'
        f"<main><p>{TEXT}</p><p>{MORE}</p></main></doc>"
    ).encode(),
    "note.md": f"---\ntitle: {TITLE}\ndate: {DAY}\n---\n{TEXT}\n\n{MORE}".encode(),
    "note.txt": f"date {DAY}\n{TEXT}\n{MORE}".encode(),
}


@pytest.fixture
def real_reader(desk, monkeypatch):
    """The real reader, in the place of the one that the desk makes up."""
    monkeypatch.setattr("tracker.commands.ingest.extract", extract)


@given(
    parsers.re(rf'a file "(?P<name>[^"]+)" that reports that Latvia signed on {DAY}'),
    target_fixture="file",
)
def made_file(real_reader, name, tmp_path):
    path = tmp_path / name
    path.write_bytes(FILES[name])
    return path


@given(
    parsers.re(
        r'a table "(?P<name>[^"]+)" with the columns body and date, that reports that Latvia signed'
    ),
    target_fixture="file",
)
def made_table(real_reader, name, tmp_path):
    path = tmp_path / name
    path.write_text(made.table({"body": TEXT, "date": DAY}))
    return path


@given("its next line is broken")
def broken_line(file):
    file.write_bytes(file.read_bytes() + b"{broken\n")


@when("it is taken in")
def taken_in(desk, file):
    desk.run("ingest", str(file))


@when(parsers.re(r'it is taken in with "(?P<options>[^"]+)"'))
def taken_in_with(desk, file, options):
    desk.run("ingest", str(file), *options.split())


@when("it is shown with extract")
def extracted(desk, file):
    desk.run("extract", str(file))


@then(parsers.re(r'the summary begins "(?P<words>[^"]+)"'))
def summary_begins(desk, words):
    assert desk.last.out.startswith(words), desk.last


@then(parsers.re(r'it is told to be published on (?P<day>[\d-]+), "(?P<words>[^"]+)"'))
def told_day(desk, day, words):
    assert f"({day}, {words})" in desk.last.out


@then(parsers.re(r"it ends with (?P<code>\d)"))
def ends(desk, code):
    assert desk.last.code == int(code), desk.last


@then(parsers.re(r'it ends with (?P<code>\d) and says "(?P<words>[^"]+)"'))
def ends_and_says(desk, code, words):
    assert desk.last.code == int(code), desk.last
    assert words in desk.last.err


@then(parsers.re(r'it says "(?P<words>[^"]+)"'))
def says(desk, words):
    assert words in desk.last.out


@then("the log is empty")
def log_is_empty(desk):
    assert not desk.data("articles")["articles"]


class Site:
    """A site on this machine: what it answers by path, and what it was asked and answered."""

    def __init__(self):
        self.pages = {}
        self.failing = set()
        self.answered = []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                body = site.pages.get(self.path)
                tag = f'"{hash(body)}"'
                status = 404 if body is None else 500 if self.path in site.failing else 200
                if status == 200 and self.headers.get("If-None-Match") == tag:
                    status = 304
                site.answered.append((self.path, status))
                data = body if status == 200 else b""
                self.send_response(status)
                self.send_header("ETag", tag)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self.server.server_port}"

    def page(self, path, *, more=""):
        self.pages[path] = PAGE.replace(b"</article>", f"<p>{more}</p></article>".encode())
        return path

    def feed(self, form, *paths):
        links = [self.root + path for path in paths]
        if form == "RSS":
            items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
            text = f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"
        elif form == "Atom":
            items = "".join(
                f"<entry><title>x</title><link href='{link}'/></entry>" for link in links
            )
            text = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>{items}</feed>"
        else:
            items = [{"id": link, "url": link} for link in links]
            text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
        self.pages["/feed"] = text.encode()


@pytest.fixture
def site(real_reader, monkeypatch):
    """A running site, that is asked in a hurry."""
    monkeypatch.setattr("tracker.intake.pace.Pace.wait", lambda *_: None)
    monkeypatch.setitem(Manners.__init__.__kwdefaults__, "backoff", 0.0)
    found = Site()
    thread = threading.Thread(target=found.server.serve_forever, args=(0.01,))
    thread.start()
    yield found
    found.server.shutdown()
    thread.join()
    found.server.server_close()


@given(
    parsers.re(
        r"a site whose (?P<form>RSS|Atom|JSON Feed) feed names an article that Latvia signed"
    )
)
def a_site(site, form):
    site.feed(form, site.page("/lv"))


@given("the article answers with 500")
def failing(site):
    site.failing.add("/lv")


@when("the article answers as before")
def mended(site):
    site.failing.clear()


@when("the feed names another article that Latvia signed")
def another(site):
    told = " ".join(f"Minister {number} spoke in town {number}." for number in range(40))
    site.feed("RSS", site.page("/other", more=told), "/lv")


@when(parsers.re(r'the feed is watched with "(?P<options>[^"]+)"'))
def watched(desk, site, options):
    desk.run("watch", *options.split(), "--allow-private", f"{site.root}/feed")


@when("the feed is watched without leave for one's own network")
def watched_warily(desk, site):
    desk.run("watch", "--once", f"{site.root}/feed")


@when("the feed is taken in as if it were an article")
def fed_to_ingest(desk, site):
    desk.run("ingest", "--allow-private", f"{site.root}/feed")


@then(parsers.re(r'the changes told are "(?P<party>\w+): (?P<change>[^"]+)"'))
def changes_told(desk, party, change):
    lines = desk.last.out.splitlines()
    assert lines[0].startswith(f"{party} ("), desk.last
    assert lines[1] == f"  stage: {change}"
    assert sum("→" in line and line.startswith("  stage:") for line in lines) == 1


@then("nothing is told")
def nothing_told(desk):
    assert (desk.last.out, desk.last.err) == ("", "")


@then(parsers.re(r'each line told is JSON, of the parties "(?P<parties>[^"]+)"'))
def told_as_json(desk, parties):
    told = [json.loads(line) for line in desk.last.out.splitlines()]
    assert [each["party"] for each in told] == parties.split(", ")


@then(parsers.re(r"the site was asked for the feed (?P<times>\d) times, and for the article once"))
def asked(site, times):
    counts = Counter(path for path, _ in site.answered)
    assert (counts["/feed"], counts["/lv"]) == (int(times), 1)


@then("the last answer for the feed was 304")
def not_modified(site):
    assert [status for path, status in site.answered if path == "/feed"][-1] == 304


@then("the site was asked for nothing")
def asked_nothing(site):
    assert site.answered == []
