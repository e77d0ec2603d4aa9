import gzip
import socket
import time
import zlib

import pytest
from intake.bad_site import drip

from tracker.intake import addresses
from tracker.intake.addresses import Later, Refused
from tracker.intake.fetch import USER_AGENT, Fetcher, Manners


def test_a_page_is_had_with_its_address(site, fetcher):
    link = site.put("/a", "text", Content_Type="text/html; charset=utf-8")

    found = fetcher().fetch(link)

    assert (found.link, found.answer.body) == (link, b"text")
    assert (found.answer.media_type, found.answer.charset) == ("text/html", "utf-8")


def test_we_say_who_we_are(site, fetcher):
    fetcher().fetch(site.put("/a", "text"))

    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]
    assert all(headers["User-Agent"] == USER_AGENT for _, headers in site.asked)
    assert USER_AGENT.startswith("agreement-tracker/")


def test_redirects_are_followed_to_their_end(site, fetcher):
    site.put("/1", status=301, Location="2?x=1")
    site.put("/2?x=1", status=307, Location=f"{site.root}/3")
    site.put("/3", "here")

    found = fetcher().fetch(f"{site.root}/1")

    assert (found.link, found.answer.body) == (f"{site.root}/3", b"here")


def test_redirects_have_an_end(site, fetcher):
    link = site.put("/loop", status=302, Location="/loop")
    with pytest.raises(Refused, match="redirects more than 3 times"):
        fetcher(redirects=3).fetch(link)
    assert site.counts["/loop"] == 4


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "http://u:p@example.org/", "http://[::1/", "http://a b/"]
)
def test_a_redirect_is_checked_as_a_link_is(site, fetcher, target):
    link = site.put("/a", status=302, Location=target)
    with pytest.raises(Refused, match="redirects to what"):
        fetcher().fetch(link)


def test_a_redirect_into_ones_own_network_is_not_followed(site, fetcher, monkeypatch):
    # The first host counts as public; what it redirects to is this machine by a number.
    site.put("/a", status=302, Location=f"http://127.0.0.2:{site.port}/secret")
    real = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1" or real(ip))
    with pytest.raises(Refused, match=r"leads to 127\.0\.0\.2"):
        fetcher(allow_private=False).fetch(f"http://127.0.0.1:{site.port}/a")
    assert "/secret" not in site.counts


def test_a_name_that_leads_elsewhere_the_second_time_is_checked_again(site, fetcher, monkeypatch):
    """What was checked is what is connected to: the name is not looked up in between."""
    asked = []

    def rebinding(host, port, *_, **__):
        if host != "news.example":
            return real(host, port, type=socket.SOCK_STREAM)
        asked.append(host)
        address = "127.0.0.1" if len(asked) < 3 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1")
    site.put("/a", "text")
    link = f"http://news.example:{site.port}/a"
    asking = fetcher(allow_private=False)

    assert asking.fetch(link).answer.body == b"text"
    assert len(asked) == 2  # the robots.txt, and the page
    assert site.asked[-1][1]["Host"] == f"news.example:{site.port}"
    with pytest.raises(Refused, match=r"leads to 127\.0\.0\.2"):
        asking.fetch(link)


def test_private_addresses_are_refused_by_default(site):
    with pytest.raises(Refused, match="not on the public network"):
        Fetcher(Manners(interval=0)).fetch(site.put("/a", "text"))
    assert not site.asked


def _slow(where):
    def answer(handler):
        if where == "headers":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            drip(handler)
        elif where == "body":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            drip(handler)
        elif where == "length":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")
            drip(handler)
        elif where == "chunks":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in range(400):
                handler.wfile.write(b"1\r\nx\r\n")
                handler.wfile.flush()
                time.sleep(0.05)
        else:
            handler.server.closing.wait(20)

    return answer


@pytest.mark.parametrize("where", ["headers", "body", "length", "chunks", "nothing"])
def test_who_never_ends_is_left_after_the_time(site, fetcher, where):
    link = site.act("/slow", _slow(where))
    began = time.monotonic()

    with pytest.raises(Later, match=r"was not read within 0\.5 seconds"):
        fetcher(seconds=0.5).fetch(link)

    assert time.monotonic() - began < 3
    assert site.counts["/slow"] == 1


def _endless(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not handler.server.closing.is_set():
        handler.wfile.write(b"x" * 65536)


def test_who_sends_without_end_is_left_after_the_size(site, fetcher):
    with pytest.raises(Refused, match=r"is larger than 1 MB"):
        fetcher(size=1_000_000).fetch(site.act("/endless", _endless))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "gzip, gzip"])
def test_what_is_packed_may_not_unfold_without_end(site, fetcher, coding):
    body = b"0" * 30_000_000
    for each in coding.split(", "):
        body = gzip.compress(body) if each == "gzip" else zlib.compress(body)
    with pytest.raises(Refused, match="is larger than 1 MB"):
        fetcher(size=1_000_000).fetch(site.put("/bomb", body, Content_Encoding=coding))


def test_what_is_packed_is_unpacked(site, fetcher):
    link = site.put("/a", gzip.compress(b"text"), Content_Encoding="gzip")
    assert fetcher().fetch(link).answer.body == b"text"
    assert site.asked[-1][1]["Accept-Encoding"] == "gzip"


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip"])
def test_what_cannot_be_unpacked_is_refused(site, fetcher, coding):
    body = b"\x1f\x8b no gzip" if coding == "gzip" else b"no"
    with pytest.raises(Refused, match=r"is packed as|is not the gzip"):
        fetcher().fetch(site.put("/a", body, Content_Encoding=coding))


def _broken(text):
    return lambda handler: handler.wfile.write(text) and None


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
    ],
)
def test_a_broken_answer_is_told_in_a_line_and_tried_again(site, fetcher, text):
    with pytest.raises(Later, match=r"^broke off while it was read"):
        fetcher(tries=2).fetch(site.act("/broken", _broken(text)))
    assert site.counts["/broken"] == 2


@pytest.mark.parametrize("status", [500, 502, 503, 504, 429, 408])
def test_what_may_pass_is_tried_again(site, fetcher, status):
    answers = iter([(status, {}, b""), (status, {}, b""), (200, {}, b"at last")])
    assert fetcher().fetch(site.act("/a", lambda _: next(answers))).answer.body == b"at last"
    with pytest.raises(Later, match=f"status {status}"):
        fetcher().fetch(site.put("/b", status=status))
    assert site.counts["/b"] == 3


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 410, 451, 300, 204 + 100])
def test_what_will_not_pass_is_asked_once(site, fetcher, status):
    link = site.put("/a", status=status)
    if status == 304:
        assert fetcher().fetch(link).answer.status == 304
    else:
        with pytest.raises(Refused, match=f"status {status}") as refused:
            fetcher().fetch(link)
        assert not isinstance(refused.value, Later)
    assert site.counts["/a"] == 1


def test_who_asks_for_a_pause_gets_it(site, fetcher):
    slept = []
    answers = iter([(429, {"Retry-After": "7"}, b""), (200, {}, b"text")])
    asking = Fetcher(Manners(allow_private=True, interval=0), sleep=slept.append)

    assert asking.fetch(site.act("/a", lambda _: next(answers))).answer.body == b"text"
    assert slept == [7.0]


@pytest.mark.parametrize("word", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_who_asks_for_a_long_pause_is_left_until_then(site, fetcher, word):
    with pytest.raises(Later) as later:
        fetcher().fetch(site.put("/a", status=429, Retry_After=word))
    assert later.value.after
    assert later.value.after >= 3600
    assert site.counts["/a"] == 1


@pytest.mark.parametrize("word", ["soon", "-5", "9" * 400, ""])
def test_a_pause_that_makes_no_sense_is_none(site, fetcher, word):
    with pytest.raises(Later):
        fetcher(tries=1).fetch(site.put("/a", status=503, Retry_After=word))


def test_nobody_there(fetcher):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        link = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        with pytest.raises(Later, match="cannot be reached"):
            fetcher(tries=2).fetch(link)


def test_who_speaks_no_tls_is_not_trusted(site, fetcher):
    with pytest.raises(Later, match="cannot be trusted"):
        fetcher().fetch(site.root.replace("http:", "https:") + "/")


def test_one_host_is_asked_at_its_pace(site, fetcher):
    asking = fetcher(interval=0.2)
    for path in ("/a", "/b"):
        asking.fetch(site.put(path, "text"))
    gaps = [later - earlier for earlier, later in zip(site.times, site.times[1:], strict=False)]
    assert len(gaps) == 2
    assert min(gaps) >= 0.19


ROBOTS = """
User-agent: *
Disallow: /private
Allow: /private/open

User-agent: agreement-tracker
Disallow: /ours
Disallow: /*.pdf$
Crawl-delay: 3
"""


def test_robots_are_heeded(site, fetcher):
    site.put("/robots.txt", ROBOTS)
    asking = Fetcher(Manners(allow_private=True, interval=0), sleep=lambda _: None)
    for path in ("/ours/a", "/a.pdf"):
        with pytest.raises(Refused, match=r"not for programs, says the site's robots\.txt"):
            asking.fetch(site.put(path, "text"))
    for path in ("/private", "/a.pdf?x"):
        assert asking.fetch(site.put(path, "text")).answer.body == b"text"
    assert site.counts["/robots.txt"] == 1
    assert not {"/ours/a", "/a.pdf"} & set(site.counts)


def test_a_site_may_ask_for_longer_pauses(site):
    slept = []
    site.put("/robots.txt", ROBOTS)
    asking = Fetcher(Manners(allow_private=True, interval=0), sleep=slept.append)
    for path in ("/a", "/b"):
        asking.fetch(site.put(path, "text"))
    assert len(slept) == 1
    assert 2 < slept[0] <= 3


def test_where_robots_cannot_be_known_nothing_is_asked(site, fetcher):
    site.put("/robots.txt", status=500)
    with pytest.raises(Later, match=r"robots\.txt that cannot be read now"):
        fetcher().fetch(site.put("/a", "text"))
    assert "/a" not in site.counts


def test_robots_are_asked_where_a_redirect_leads(site, fetcher):
    site.put("/robots.txt", "User-agent: *\nDisallow: /shut\n")
    site.put("/shut", "text")
    with pytest.raises(Refused, match="not for programs"):
        fetcher().fetch(site.put("/a", status=302, Location="/shut"))
    assert "/shut" not in site.counts
