"""Where a line's sentences end."""

import re
from collections.abc import Iterator

from tracker.extraction.lexicon import phrases

LONGEST = 4000
"""Characters of a line or sentence; prose has none as long."""

# A sentence ends at one of .!? with its closing quotes, before white space, or glued to a capital.
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}(?:\[\d{1,3}\])*(?=\s|$|[A-Z][a-z])")  # noqa: RUF001
_LAST_WORD = re.compile(r"[^\W\d_][\w.]*$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?")
_FIRST_WORD = re.compile(r"[\"'“‘(]{0,2}([A-Za-z]+)")  # noqa: RUF001


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without the white space at both ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def sentences_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one line, as spans."""
    spans: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        at = stop.end()
        if at < end and not _ends(text, begin, stop.start(), at, end):
            continue
        spans.append(trimmed(text, begin, at))
        begin = at
    last = trimmed(text, begin, end)
    if last[0] < last[1]:
        spans.append(last)
    return [piece for span in spans for piece in _pieces(text, *span)]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What has no end for pages is no sentence: it is cut between words."""
    while end - start > LONGEST:
        stop = text.rfind(" ", start, start + LONGEST)
        stop = stop if stop > start else start + LONGEST
        yield trimmed(text, start, stop)
        start = trimmed(text, stop, end)[0]
    if start < end:
        yield start, end


def _ends(text: str, begin: int, stop: int, at: int, end: int) -> bool:
    """Whether the stop at `stop` ends a sentence, when more text follows at `at`."""
    if text[stop] != ".":
        following = text[at : at + 2].strip()
        return not (following and following[0].islower())
    word = _LAST_WORD.search(text, max(begin, stop - 24), stop)
    before = word.group() if word else ""
    after = _FIRST_WORD.match(text[at : min(end, at + 30)].lstrip())
    follower = after.group(1) if after else ""
    if not text[at].isspace():
        # Glued to the next sentence: "its 15th.Number One"; but not "Censor.NET" or "U.S.S".
        digits = text[max(begin, stop - 1) : stop].isdigit() or (
            before in ("st", "nd", "rd", "th") and text[stop - 3].isdigit()
        )
        return (len(before) > 2 and before.islower()) or digits
    if follower and follower[0].islower():
        return False
    if len(before) == 1 and before.isupper() and before != "I" and follower:
        return False
    if _INITIALS.fullmatch(before):
        return len(before) > 1 and follower in phrases("starters")
    return before.lower() not in phrases("abbreviations")
