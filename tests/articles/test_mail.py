"""Messages, newsletters, mailboxes and pages saved as MHTML."""

from email.message import EmailMessage

import pytest
from articles.made_inputs import PAGE, mail, mhtml, newsletter, pdf, zip_of

from tracker.articles.article import Article, Rejection
from tracker.articles.digest import items_of_html, items_of_text
from tracker.articles.mailparts import decoded
from tracker.articles.origin import Limits, Origin
from tracker.articles.stream import read_bytes

LONG = "Iceland and Ukraine signed an agreement on security cooperation in Stockholm today. " * 3


def read(data, name="a.eml", **known):
    origin = Origin(source=name, name="a", today="2025-11-23", **known)
    return list(read_bytes(data, origin, name=name))


def reasons(items):
    return [item.reason for item in items if isinstance(item, Rejection)]


def test_a_message_is_an_article():
    (article,) = read(mail(LONG))
    assert article == Article(
        name="a",
        title="Iceland and Ukraine sign agreement",
        text=f"Iceland and Ukraine sign agreement\n\n{LONG.strip()}",
        published="2024-05-31",
        outlet="Press office",
    )
    assert article.published_basis == "mail"


def test_a_message_is_known_by_its_content():
    assert read(mail(LONG), "a.txt") == read(mail(LONG), "") == read(mail(LONG))
    assert read(mail(LONG).replace(b"\n", b"\r\n"), "a.txt") == read(mail(LONG))


def test_a_newsletter_gives_each_of_its_articles():
    items = read(newsletter().as_bytes())
    assert [(item.name, item.title, item.url) for item in items] == [
        ("a-1", "Sweden signs in Stockholm", "https://daily.example/sweden"),
        ("a-2", "Norway follows within hours", None),
    ]
    assert {(item.published, item.outlet) for item in items} == {
        ("2024-05-31", "The Morning Brief")
    }
    assert all("Read more" not in item.text and "Unsubscribe" not in item.text for item in items)


def test_a_newsletter_of_text_is_cut_at_its_lines():
    text = (
        f"Good morning.\n\n-----\nSweden signs\n\n{LONG}\nhttps://a.example/1\n\n=====\n"
        f"Norway follows\n{LONG}\nRead more: x\n*****\nThat is all.\n"
    )
    items = read(mail(text))
    assert [(item.title, item.url) for item in items] == [
        ("Sweden signs", "https://a.example/1"),
        ("Norway follows", None),
    ]


def test_one_heading_makes_no_digest():
    (item,) = items_of_html(f"<h1>Sweden signs</h1><p>{LONG}</p><h2>Share</h2>")
    assert item.text.startswith("Sweden signs\nIceland")
    assert items_of_html("") == []
    assert len(items_of_text(f"A.\n---\n{'x' * 200}\n---\nTitle\nshort\n---\n\n")) == 1


def test_text_that_only_points_to_the_html_is_passed_over():
    message = EmailMessage()
    message["From"] = "brief@daily.example"
    message["Subject"] = "Brief"
    message["Date"] = "31 May 2024"
    message.set_content("See the HTML.")
    message.add_alternative(f"<p>{LONG}</p>", subtype="html")
    (item,) = read(message.as_bytes())
    assert "See the HTML" not in item.text
    assert item.outlet == "daily.example"


def test_what_is_attached_is_read_as_a_file():
    message = newsletter()
    for data, kind, name in (
        (PAGE, ("text", "html"), "page.html"),
        (pdf("Talks with Norway are close to their end."), ("application", "pdf"), "b.pdf"),
        (zip_of({"c.txt": b"Talks."}), ("application", "zip"), "c.zip"),
        (b"x", ("application", "octet-stream"), "d.docx"),
        (b"x", ("image", "png"), "e.png"),
        (b"Talks went on.", ("text", "plain"), "f.txt"),
    ):
        message.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name)
    inner = EmailMessage()
    inner["From"] = "a@b.example"
    inner["Subject"] = "Inner"
    inner["Date"] = "1 June 2024"
    inner.set_content(LONG)
    message.add_attachment(inner)
    items = read(message.as_bytes())
    names = [item.name for item in items if isinstance(item, Article)]
    assert names[:6] == ["a-1", "a-2", "page", "b", "c", "f"]
    assert items[-1].title == "Inner"
    assert reasons(items) == ["is attached and is not read (application/octet-stream)"]


def test_a_message_that_is_only_what_is_attached():
    message = EmailMessage()
    message["From"] = "a@b.example"
    message["Subject"] = "Look"
    message["Date"] = "1 June 2024"
    message.add_attachment(PAGE, maintype="text", subtype="html", filename="page.html")
    (item,) = read(message.as_bytes())
    assert item.published_basis == "JSON-LD"


def test_messages_within_messages_end():
    data = mail(LONG)
    for number in range(8):
        x = f"x{number}"
        head = (
            f"From: a\nSubject: b\nDate: 1 June 2024\nContent-Type: multipart/mixed; boundary={x}"
        )
        part = f"\n\n--{x}\nContent-Type: message/rfc822\n\n"
        data = f"{head}{part}".encode() + data + f"\n--{x}--\n".encode()
    items = read(data)
    assert reasons(items)
    assert all(isinstance(item, Rejection) for item in items)


def test_a_message_without_text():
    assert reasons(read(mail(""))) == ["has no text"]
    empty = b"From: a\nSubject: b\nDate: 1 June 2024\nContent-Type: image/png\n\nAAAA"
    assert reasons(read(empty)) == ["is a message without text"]


def test_a_date_in_the_future_is_not_taken():
    (item,) = read(mail(LONG, Date="Fri, 31 May 2034 12:00:00 +0000"))
    assert item.published is None
    assert item.notes == ("its Date lies in the future, and was not taken",)
    (item,) = read(mail(LONG, Date="yesterday"), published="2024-06-01")
    assert (item.published, item.published_basis) == ("2024-06-01", "given")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "koi8-u", "nonsense"])
def test_a_message_in_its_encoding(charset):
    text = LONG + ("Україна" if charset == "koi8-u" else "Malmö")
    codec = {"nonsense": "utf-8"}.get(charset, charset)
    data = (
        "From: a@b.example\nSubject: =?utf-8?q?Talks_=E2=80=93_Malm=C3=B6?=\nDate: 1 June 2024\n"
        f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    ).encode() + text.encode(codec)
    (item,) = read(data)
    assert item.text.endswith(text)
    assert item.title == "Talks \u2013 Malmö"


def test_a_text_in_no_known_encoding_is_read_with_marks():
    data = mail(LONG).replace(b"Iceland", "Ísland\xff".encode("latin-1"), 1)
    (item,) = read(data.replace(b'charset="utf-8"', b""))
    assert "sland" in item.text


@pytest.mark.parametrize(
    "value",
    ["=?utf-8?b?!!?=", "=?nonsense?q?a?=", "=?utf-8?q?=FF?=", "plain", "", "a\0b", "=?utf-8?b?A?="],
)
def test_any_header_can_be_read(value):
    assert "\0" not in decoded(value)


def test_a_page_saved_as_mhtml_is_the_page():
    for name in ("a.mhtml", "a.mht", "a.eml", "a"):
        (item,) = read(mhtml(), name)
        assert (item.outlet, item.published_basis) == ("Northern Wire", "JSON-LD")
    html = b"<!doctype html><h1>Talks</h1><p>" + LONG.encode()
    (item,) = read(mhtml(html), "a.mhtml")
    assert item.url == "https://northernwire.example/world/europe/sweden"
    assert item.published is None, "the day of saving is not the day of publication"


def test_mhtml_of_other_programs_and_broken():
    plain = mhtml().replace(b"Snapshot-Content-Location", b"X-Location")
    assert read(plain, "a.mht")[0].outlet == "Northern Wire"
    no_page = mhtml().replace(b"Content-Type: text/html", b"Content-Type: text/css")
    assert reasons(read(no_page, "a.mhtml")) == ["is a saved page without a page in it"]


def test_a_mailbox_gives_its_messages():
    line = b"From press@gov.example Fri May 31 12:00:00 2024\n"
    box = line + mail(LONG) + b"\n" + line + newsletter().as_bytes() + b"\n" + line + b"x\n"
    items = read(box, "a.mbox")
    assert [item.name for item in items[:3]] == ["a-1", "a-2-1", "a-2-2"]
    assert [item.text for item in items[3:]] == ["x"] or reasons(items)
    assert [item.name for item in read(box, "")] == [item.name for item in items]
    assert reasons(read(b"\n\n", "a.mbox")) == ["is empty"]
    assert "is larger than 1000 bytes" in reasons(read(box, "a", limits=Limits(document=1000)))[0]


def test_a_message_too_large_or_without_end_is_refused():
    (item,) = read(mail(LONG), limits=Limits(document=100))
    assert item.reason == "is larger than 100 bytes, the limit of a message"
    parts = b"From: a\nSubject: b\nDate: c\nContent-Type: multipart/mixed; boundary=b\n"
    assert reasons(read(parts + b"\n--b\n\nx" * 20_000)) == ["has parts without end"]
    assert reasons(read(parts + b"a: b\n" * 30_000 + b"\nx")) == ["has a header without end"]
    (item,) = read(mail(LONG, Subject="Talks " * 10_000))
    assert len(item.title) < 5_000
