"""Mail: messages (EML), and pages saved as MHTML, which is a message too.

A newsletter that holds several articles gives each of them; see `digest.py`. Pages, documents and
messages that are attached are read as files of their own.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from itertools import islice

from tracker.articles.article import Article, Rejection, noted
from tracker.articles.damage import TooMuch
from tracker.articles.decoding import decode_or_guess, with_newlines
from tracker.articles.digest import Item, items_of_html, items_of_text
from tracker.articles.fields import build
from tracker.articles.formats import BY_ENDING, BY_MEDIA_TYPE, HTML
from tracker.articles.mailparts import (
    MOST_PARTS,
    TEXTS,
    charset_of,
    decoded,
    header,
    is_attached,
    parse,
    payload,
    sender,
    walk,
)
from tracker.articles.origin import Origin, shown, too_large
from tracker.articles.page import decode_page
from tracker.articles.stream import ending_of, read_bytes
from tracker.articles.unfolding import contained, count_member
from tracker.articles.writtendays import written_day

_LEAST_TEXT = 200


def read_mail(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the articles of a message, or the page of an MHTML file."""
    limit = origin.limits.document
    data = stream.read(limit + 1)
    if len(data) > limit:
        remedy = "save its articles one by one"
        yield too_large(origin.source, limit, what="a message", remedy=remedy)
        return
    if origin.depth == 0:
        origin.unfolding.packed = len(data)
    yield from read_message(data, origin)


def read_message(data: bytes, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the articles of a message that is held whole."""
    yield from contained(_message(data, origin), origin)


def _message(data: bytes, origin: Origin) -> Iterator[Article | Rejection]:
    message = parse(data)
    parts = list(islice(walk(message), MOST_PARTS))
    saved = header(message, "Snapshot-Content-Location")
    if saved or (message.get_content_type() == "multipart/related" and _is_page(parts)):
        yield from _page(parts, saved, origin)
        return
    yield from _articles(message, parts, origin)


def _is_page(parts: list[Message]) -> bool:
    return (
        any(
            each.get_content_type() == "text/html" and each.get("Content-Location")
            for each in parts
        )
        and parts[0].get("Received") is None
        and parts[0].get("Message-ID") is None
    )


def _page(parts: list[Message], saved: str, origin: Origin) -> Iterator[Article | Rejection]:
    """The page of an MHTML file: its first part of HTML, from its own address."""
    for part in parts:
        if part.get_content_type() in HTML.media_types:
            url = header(part, "Content-Location") or saved
            page = replace(
                origin,
                url=url if url.startswith(("http:", "https:")) else None,
                charset=charset_of(part),
                media_type="text/html",
            )
            yield from HTML.load()(io.BufferedReader(io.BytesIO(payload(part))), page)
            return
    reason = "is a saved page without a page in it"
    yield Rejection(source=origin.source, reason=reason, remedy="save the page anew")


def _articles(
    message: Message, parts: list[Message], origin: Origin
) -> Iterator[Article | Rejection]:
    """The articles in the text of a message, then those that are attached."""
    body, notes = _body(parts, origin)
    published = written_day(header(message, "Date"))
    if published is not None and published > origin.latest:
        published = None
        notes = (*notes, "its Date lies in the future, and was not taken")
    found = 0
    attached = [each for each in parts if is_attached(each)]
    subject = header(message, "Subject")
    items = body if len(body) > 1 else [replace(each, title=subject or each.title) for each in body]
    for number, item in enumerate(items, start=1):
        record = {
            "text": item.text,
            "title": item.title,
            "url": item.url,
            "outlet": sender(message),
            "published": published,
        }
        several = len(items) > 1
        article = build(
            {key: value.replace("\0", "") for key, value in record.items() if value},
            origin,
            source=f"{origin.source}, item {number}" if several else origin.source,
            name=f"{origin.name}-{number}" if several else None,
        )
        if isinstance(article, Article) and published is not None:
            article = replace(article, published_basis="mail")
        if isinstance(article, Article) or not attached:
            found += 1
            yield noted(article, notes)
    for part in attached:
        found += 1
        yield from _attachment(part, origin)
    if not found:
        remedy = "save the article's text as a .txt file"
        yield Rejection(source=origin.source, reason="is a message without text", remedy=remedy)


def _body(parts: list[Message], origin: Origin) -> tuple[list[Item], tuple[str, ...]]:
    """What the message says: its HTML where that is a list of articles, else its text."""
    texts = [each for each in parts if each.get_content_type() in TEXTS and not is_attached(each)]
    plain = next((each for each in texts if each.get_content_type() == "text/plain"), None)
    page = next((each for each in texts if each.get_content_type() == "text/html"), None)
    from_page: list[Item] = []
    notes: tuple[str, ...] = ()
    if page is not None:
        text, notes = decode_page(payload(page), replace(origin, charset=charset_of(page)))
        from_page = items_of_html(text)
    if plain is None or len(from_page) > 1:
        return from_page, notes
    read = decode_or_guess(payload(plain), origin.source, declared=charset_of(plain))
    if isinstance(read, Rejection):
        read = payload(plain).decode("utf-8", "replace"), ()
    from_text = items_of_text(with_newlines(read[0].replace("\0", "")))
    short = sum(len(each.text) for each in from_text) < _LEAST_TEXT
    return (from_page, notes) if short and from_page else (from_text, read[1])


def _attachment(part: Message, origin: Origin) -> Iterator[Article | Rejection]:
    name = decoded(part.get_filename() or "") or part.get_content_type().replace("/", ".")
    kind = part.get_content_type()
    member = origin.member(name, charset=charset_of(part), media_type=kind)
    count_member(origin)
    if kind == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        whole = first.as_bytes() if isinstance(first, Message) else b""
        if member.depth > origin.limits.depth:
            raise TooMuch("holds messages within messages beyond the limit", "save them alone")
        yield from _message(whole, member)
    elif ending_of(name) in BY_ENDING or (not ending_of(name) and kind in BY_MEDIA_TYPE):
        yield from contained(read_bytes(payload(part), member, name=name), member)
    elif not kind.startswith(("image/", "audio/", "video/")):
        reason = f"is attached and is not read ({shown(kind, most=60)})"
        remedy = "save it as PDF, HTML or text and give it by itself"
        yield Rejection(source=member.source, reason=reason, remedy=remedy)
