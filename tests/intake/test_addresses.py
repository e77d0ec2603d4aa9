import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.addresses import Later, Refused, addresses_of, is_link, is_public, parse_link


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *(
            "0.0.0.1",
            "0.0.0.0",  # noqa: S104
            "100.64.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "203.0.113.9",
        ),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1"),
        *("64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:db8::1", "100::1"),
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ],
)
def test_what_is_not_on_the_public_network(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_what_is_on_the_public_network(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_within_another_is_as_public_as_itself(ip):
    assert is_public(f"::ffff:{ip}") == is_public(str(ip))
    assert is_public(f"64:ff9b::{int(ip) >> 16:x}:{int(ip) & 0xFFFF:x}") == is_public(str(ip))


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.1", "2130706433", "0x7f000001"),
        *("0x7f.1", "0177.0.0.1", "017700000001", "0", "[::1]", "[::ffff:127.0.0.1]"),
        "[0:0:0:0:0:ffff:7f00:1]",
    ],
)
def test_this_machine_is_not_asked_by_whatever_name(host):
    link = parse_link(f"http://{host}:8080/x")
    with pytest.raises(Refused, match="not on the public network; give --allow-private"):
        addresses_of(link, seconds=5, allow_private=False)
    assert addresses_of(link, seconds=5, allow_private=True)


def test_of_a_name_only_the_public_addresses_are_used(monkeypatch):
    found = [(0, 0, 0, "", ("10.0.0.1", 80)), (0, 0, 0, "", ("8.8.8.8", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    link = parse_link("http://example.org/")

    assert addresses_of(link, seconds=5, allow_private=False) == ("8.8.8.8",)


def test_a_name_that_is_not_known(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "none")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Later, match="a host that is not known"):
        addresses_of(parse_link("http://a.invalid/"), seconds=5, allow_private=True)


def test_looking_up_has_a_limit(monkeypatch):
    stop = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: stop.wait(10) and [])
    with pytest.raises(Later, match="not told in time"):
        addresses_of(parse_link("http://a.example/"), seconds=0.05, allow_private=True)
    stop.set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("file:///etc/passwd", "is file:, which is not fetched"),
        ("ftp://example.org/a", "is ftp:"),
        ("gopher://example.org/", "is gopher:"),
        ("//example.org/", "without http://"),
        ("http://user:secret@example.org/", "holds a user or password"),
        ("http://example.org@127.0.0.1/", "holds a user or password"),
        ("http:///path", "names no host"),
        ("http://example.org:0/", "names no host"),
        ("http://[fe80::1%25eth0]/", "names no host"),
        ("http://example.org:99999/", "not a link that can be read"),
        ("http://[::1/", "not a link that can be read"),
        ("http://example.org:25/", "names port 25, where no web site is"),
        ("http://example.org:6667/", "names port 6667"),
        ("http://①②⑦.0.0.1/", "not a link that can be read"),
        ("http://a b/", "characters that none can have"),
        ("http://a\r\nHost: b/", "characters that none can have"),
        ("http://example.org\\@127.0.0.1/", "characters that none can have"),
        ("http://example.org/" + "a" * 2000, "more than 2000 characters"),
    ],
)
def test_what_is_no_link_to_follow(text, reason):
    with pytest.raises(Refused) as refused:
        parse_link(text)
    assert reason in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org:8443/a?b=c#d", "https://example.org:8443/a?b=c"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("http://[2606:2800::1]:81/", "http://[2606:2800::1]:81/"),
    ],
)
def test_a_link_is_asked_for_in_one_writing(text, asked):
    assert str(parse_link(text)) == asked


@given(st.text(max_size=60))
def test_any_text_is_a_link_or_refused(text):
    for each in (text, f"http://{text}", f"http://example.org/{text}"):
        try:
            link = parse_link(each)
        except Refused:
            continue
        assert link.host.isascii()
        assert str(link).isprintable()
        assert parse_link(str(link)) == link


def test_what_is_meant_as_a_link():
    assert is_link("https://example.org/")
    assert is_link("ftp://example.org/")
    assert not is_link("articles/https.txt")
    assert not is_link("-")
