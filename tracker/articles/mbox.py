"""mbox: a mailbox of messages, one after the other, in a file of any size."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.articles.article import Article, Rejection
from tracker.articles.blanklines import pass_blank_lines
from tracker.articles.mail import read_message
from tracker.articles.origin import Origin, too_large
from tracker.articles.piece import content_of, with_piece

_FROM = re.compile(rb"From \S*.*(?:19|20)\d\d\s*$")


def read_mailbox(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the messages of a mailbox one after the other; it may have any size."""
    number = 0
    for data in _messages(stream, origin.limits.document):
        number += 1
        if origin.depth == 0:
            origin.unfolding.packed += len(data)
        within = origin.member(f"message {number}")
        within = replace(within, name=f"{origin.name}-{number}")
        if len(data) > origin.limits.document:
            remedy = "save its articles one by one"
            yield too_large(within.source, origin.limits.document, what="a message", remedy=remedy)
            continue
        for each in read_message(data, within):
            refused = isinstance(each, Rejection)
            yield with_piece(each, within, content_of(data), ".eml") if refused else each
    if not number:
        remedy = "give a file that holds an article"
        yield Rejection(source=origin.source, reason="is empty", remedy=remedy)


def _messages(stream: io.BufferedReader, limit: int) -> Iterator[bytes]:
    """The messages of a mailbox, of none more than a byte beyond the limit."""
    message = bytearray()
    begun, blank = False, True
    while True:
        if passed := pass_blank_lines(stream):
            blank = True
            message += b"\n" * min(passed, max(0, limit + 1 - len(message)))
        line = stream.readline(1 << 16)
        if not line:
            break
        if blank and line.startswith(b"From ") and _FROM.match(line):
            if begun:
                yield bytes(message[: limit + 1])
            message.clear()
            begun = True
        else:
            if len(message) <= limit:
                message += line
            begun = begun or bool(line.strip())
        blank = False
    if begun:
        yield bytes(message[: limit + 1])
