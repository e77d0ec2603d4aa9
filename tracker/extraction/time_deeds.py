"""Days told against another deed: "three days after Kyiv concluded one", "at the same table"."""

import re
from dataclasses import replace

from tracker.domain.dates import Day, Edtf, is_day
from tracker.extraction.calendar_words import COUNT, number_of
from tracker.extraction.dating import when
from tracker.extraction.mention import Mention
from tracker.extraction.page import NARRATED, Page
from tracker.extraction.reckoning import away
from tracker.extraction.sentence import Sentence
from tracker.extraction.time_span import TimeSpan

_DISTANCE = re.compile(
    rf"\b(?P<days>(?:(?i:{COUNT}))\s|(?<!to\s)the\s(?=day\s))(?P<unit>day|week|month|year)s?\s"
    r"(?P<exact>to\sthe\sday\s)?(?P<way>after|before|ahead\sof|behind)\s(?P<rest>[^,;:.]{0,60})$"
)
_THAT_OF = re.compile(
    r"(?:(?:doing\s(?:likewise|so|the\ssame)|signing|concluding)\s)?"
    r"(?:(?:the|that|those|its|their|one|a|an)\s)?(?:(?:ones?|agreements?|pacts?|deals?|signature|signing)\s)?"
    r"(?:(?:of|with|by|for)\s)?(?:the\s)?"
)
_SAME_EVENT = re.compile(
    r"\b(?:at|during|on)\sth(?:e|at)\ssame\s(?:ceremony|event|table|meeting|occasion|summit|trip|visit|sitting)\b"
)
_SAME_DAY = re.compile(
    r"\b(?:the|that)\s(?:very\s)?same\s(?:day|evening|morning|afternoon|night)\b"
)
_DEED = re.compile(r"\b(?:sign(?:s|ed|ing)?|signatures?|concluded|ceremony)\b", re.IGNORECASE)
_SPOKE = re.compile(
    r"\b(?:said|says|told|wrote|announced|reported|stated|added|disclosed|noted)\b[^,;.]{0,50}$"
)
_REACH = 12
"""Sentences within which "at the same table" finds the deed that it speaks of."""
_LOOK_BACK = 110
"""Characters before a word in which it is sought how far from it another deed is."""
_NEAR = 300
"""Characters behind a party within which the deed that its own is measured against is named."""
_OPENERS = frozenset({"after", "before"})
_KINDS = frozenset({"signed", "ratified", "text_agreed", "talks_started"})


def measured(mention: Mention, kind: str, page: Page) -> Edtf | None:
    """The day of what the sentence's own deed came so many days after, or before.

    "Romania signed on 11 July, three days after Kyiv had concluded one with Poland": Poland's.
    """
    node, sentence = mention.node, mention.sentence
    if kind not in _KINDS or node is None or node.start < sentence.start:
        return None
    clause = mention.finding.clause
    opens = clause.kind == "sub" and clause.opener in _OPENERS and node.start < clause.start
    at = clause.start + len(clause.opener) + 1 if opens else node.start
    before = sentence.text[: at - sentence.start]
    match = _DISTANCE.search(before[-_LOOK_BACK:])
    if match is None:
        return None
    start = max(0, len(before) - _LOOK_BACK) + match.start()
    inside = any(
        c.kind == "sub" and c.opener in _OPENERS and c.start <= at < c.end for c in mention.clauses
    )
    measures = inside or _THAT_OF.fullmatch(match["rest"]) is not None
    day = _counted_from(mention, match, start, at, page) if measures else None
    if day is None:
        return None
    return away(day, match["unit"], -_days_behind(match), exact=match["exact"] is not None)


def _counted_from(
    mention: Mention, match: re.Match[str], start: int, at: int, page: Page
) -> Day | None:
    """The day of the sentence's own deed, told before `start` or told of before the sentence."""
    sentence = mention.sentence
    times = [(sentence.start + s.start, s) for s in page.times(sentence)]
    far = match["unit"] != "day"
    if far and any(s.is_date and s.kind != "occasion" for place, s in times if place >= at):
        # "Two months after Britain signed the first, on 12 January": its day is told.
        return None
    day = _own_day([s for _, s in times if s.end <= start or _ends(s, mention)], sentence, page)
    if day is None and not far and not _others_before(mention, page.dossier.home):
        # "It is the 22nd, two days after that with Poland": it was told of before.
        told = page.told_before(sentence, past=True)
        day = Day(told) if told is not None else None
    return day


def _days_behind(match: re.Match[str]) -> int:
    """How many days a deed came behind the one that it is measured against; before it, less than 0.

    "The day" counts as one.
    """
    count = 1 if match["days"].startswith("the") else number_of(match["days"].strip())
    return count if match["way"] in ("after", "behind") else -count


_BESIDE_THAT = re.compile(
    rf"(?:\b(?P<days>(?:(?i:{COUNT}))\s|the\s)days?\s|(?P<hours>\b(?:hour|minute|moment)s?\s)"
    r"|\b(?P<same>(?:the\s)?(?:very\s)?same\s(?:day|evening|morning|afternoon)\s))"
    r"(?P<way>after|before|ahead\sof|behind|as)\s(?P<rest>[^,;:.]{0,30})$"
)


def beside_whom(mention: Mention) -> tuple[tuple[str, ...], int] | None:
    """Whose signature a mention's is measured against, and how many days it came behind that.

    "Japan followed suit an hour ahead of the Americans", "on the same day as Sweden".
    """
    node, base = mention.node, mention.sentence.start
    if node is None:
        return None
    near = range(node.end, node.end + _NEAR)
    for other in (n for c in mention.clauses for n in c.nodes if n.codes and n.start in near):
        start = max(node.end, other.start - _LOOK_BACK)
        match = _BESIDE_THAT.search(mention.sentence.text[start - base : other.start - base])
        if match is None or not _THAT_OF.fullmatch(match["rest"]) or mention.party in other.codes:
            continue
        if (match["way"] == "as") != bool(match["same"]):
            continue
        return other.codes, 0 if match["days"] is None else _days_behind(match)
    return None


def _ends(span: TimeSpan, mention: Mention) -> bool:
    """Whether a time stands behind the party in a clause of another: "after Poland, on 11 July"."""
    node = mention.node
    at = mention.sentence.start + span.start
    return (
        node is not None
        and at >= node.end
        and mention.sentence.text[: span.start].endswith((", on ", ", "))
    )


def _others_before(mention: Mention, home: str) -> bool:
    """Whether the sentence names another party before the mention's."""
    start = mention.node.start if mention.node is not None else 0
    known = {home, mention.party}
    clauses = mention.clauses or (mention.finding.clause,)
    named = (n for c in clauses for n in c.nodes if n.codes and n.start < start)
    return any(not known.issuperset(n.codes) for n in named)


def _own_day(spans: list[TimeSpan], sentence: Sentence, page: Page) -> Day | None:
    """The day of the deed that another is measured against; the news is of publication's."""
    on = when(spans, page.anchor, "past").on
    if on is not None and is_day(on):
        return Day(on)
    if page.is_lead(sentence):
        return page.anchor.published
    return None


def day_of_same(mention: Mention, kind: str, page: Page) -> Edtf | None:
    """The day that "on the same evening" or "at the same table" points to.

    It is that of the deed told before, not that on which somebody spoke of it.
    """
    text, sentence = mention.sentence.text, mention.sentence
    event = _SAME_EVENT.search(text) is not None
    same = event or _SAME_DAY.search(text) is not None
    if kind != "signed" or not same or any(_is_day(s) for s in page.times(sentence)):
        return None
    for step in range(1, _REACH):
        before = page.beside(sentence, -step)
        if before is None or before.section not in NARRATED:
            continue
        on = _of_deed(before, page)
        days = any(_is_day(s) for s in page.times(before))
        if on is not None or (days and not event and before.line == sentence.line):
            return on
    return None


def _of_deed(sentence: Sentence, page: Page) -> Edtf | None:
    """The day of the signature that a sentence tells of, or its month where it tells no day."""
    text, spans = sentence.text, page.times(sentence)
    deed = _DEED.search(text)
    if deed is None:
        return None
    at = deed.start()
    days = [s for s in spans if _is_day(s) or _is_its_day(s, text)]
    own = [s for s in days if not _SPOKE.search(text[: s.start])] or days
    nearest = sorted(own, key=lambda s: (s.start < at, abs(s.start - at)))
    months = [s for s in spans if s.kind == "month" and s.relation == "at"]
    meant = [replace(s, relation="at") for s in nearest[:1] or months[:1]]
    return when(meant, page.anchor, "past").on


def _is_its_day(span: TimeSpan, text: str) -> bool:
    """As in "after Friday's ceremony in Riga": the day of the deed, whatever came after it."""
    return span.kind == "weekday" and _ITS_DEED.match(text, span.end) is not None


_ITS_DEED = re.compile(r"['\u2019]s\s(?:signing|ceremony|signature)\b")


def _is_day(span: TimeSpan) -> bool:
    """Whether a time is one day, told by itself."""
    if span.base == "told" or span.to_day is not None or span.relation != "at":
        return False
    return span.kind in {"day", "weekday"} or (span.kind == "shift" and span.unit == "day")
