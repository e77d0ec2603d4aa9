"""What the layers that date a report need of an article: its sentences, their times, its days."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from tracker.articles.article import Article
from tracker.domain.dates import Edtf, first_day, is_day
from tracker.dossiers.dossier import Dossier
from tracker.extraction.anchor import Anchor
from tracker.extraction.date_line import is_dateline
from tracker.extraction.dating import resolve
from tracker.extraction.list_times import is_time, line_times, opening, opening_month
from tracker.extraction.sentence import Sentence
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.time_way import day_of, is_quoted, way_at, way_of, will_be
from tracker.extraction.time_years import in_order, in_year, of_head, of_that_year, of_title
from tracker.extraction.times import find_times

_FULL_SENTENCE = 5
"""Words; what is shorter is a stub of the page ("Ukrinform.", "All Sections")."""
_TICKER = re.compile(
    r"^\W{0,3}\d\d?[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?!\d)|\s?[-\u2013\u2014|:])", re.IGNORECASE
)
_CLOCK = 14
_POINTS = re.compile(r"\b(?:of|in)\s(?:that|the)\s(?:\w+\s)?year\b|\bthat\s[A-Z]")
_DATELINE = 40
"""Characters before which the day of a dateline begins."""
NARRATED = frozenset({"title", "body", "bullet", "background"})
"""The sections that tell of deeds."""
_TOLD = frozenset({"body", "bullet", "header"})
_ENTRIES = 3
_LISTED = frozenset({"bullet", "background"})


@dataclass(frozen=True, slots=True)
class Page:
    """An article as its dates are worked out; `put_off` where a trip for a signing was put off."""

    article: Article
    dossier: Dossier
    anchor: Anchor
    reader: str
    sentences: tuple[Sentence, ...]
    put_off: bool = False
    _spans: dict[int, tuple[TimeSpan, ...]] = field(default_factory=dict)
    _told: dict[tuple[int, bool], Edtf | None] = field(default_factory=dict)
    _lead: set[int] = field(default_factory=set)
    _timeline: set[int] = field(default_factory=set)
    _first: dict[int, int] = field(default_factory=dict)
    """Where each line's first sentence is."""
    _read: dict[int, int] = field(default_factory=dict)
    """Up to where the times of a line's sentences have been read."""

    def __post_init__(self) -> None:
        """Find the sentences that tell the news: the titles and the first whole one of the body.

        All entries of a live ticker ("11:48 Done.") tell news.
        """
        for at, each in enumerate(self.sentences):
            self._first.setdefault(each.line, at)
        body = [s for s in self.sentences if s.section == "body"]
        self._lead.update(s.number for s in self.sentences if s.section == "title")
        for sentence in body:
            self._lead.add(sentence.number)
            if len(sentence.text.split()) >= _FULL_SENTENCE:
                break
        told = [s for s in self.sentences if s.section in _TOLD]
        entries = [s.line for s in told if self._has_clock(s)]
        if len(set(entries)) >= _ENTRIES:
            self._lead.update(s.number for s in told if s.line >= entries[0])

    def _has_clock(self, sentence: Sentence) -> bool:
        """Whether an hour stands before the sentence: it opens an entry of a live page."""
        before = self.article.text[max(0, sentence.start - _CLOCK) : sentence.start]
        return _TICKER.search(before.rpartition("\n")[2] + sentence.text[:_CLOCK]) is not None

    def is_lead(self, sentence: Sentence) -> bool:
        """Whether the sentence tells the article's news."""
        return sentence.number in self._lead

    def times(self, sentence: Sentence) -> tuple[TimeSpan, ...]:
        """The time expressions of a sentence."""
        known = self._spans.get(sentence.number)
        if known is None:
            known = self._own_times(sentence)
            listed = sentence.header is not None and self._is_listed(sentence)
            opened_by = opening(sentence, self.sentences[self._first[sentence.line]])
            if listed or opened_by is not None:
                known = line_times(sentence, known, self.sentences, self._own_times, opened_by)
            known = self._with_years(sentence, self._with_months(sentence, known))
            self._spans[sentence.number] = known
        return known

    def _with_months(self, sentence: Sentence, spans: tuple[TimeSpan, ...]) -> tuple[TimeSpan, ...]:
        """The times, "on the 17th" of the month that the sentence before in its paragraph tells."""
        before = self.beside(sentence, -1)
        if before is None or before.line != sentence.line or all(s.part != "nth" for s in spans):
            return spans
        months = [s for s in self.times(before) if s.month is not None and s.to_month is None]
        if not months:
            return spans
        month = replace(months[-1], kind="day", part="")
        return tuple(
            replace(month, start=s.start, end=s.end, day=s.day, relation=s.relation)
            if s.part == "nth"
            else s
            for s in spans
        )

    def _with_years(self, sentence: Sentence, spans: tuple[TimeSpan, ...]) -> tuple[TimeSpan, ...]:
        """The times with the year that those before them in the paragraph, or the title, tell."""
        if not any(span.month is not None and span.year is None for span in spans):
            return spans
        before = self.beside(sentence, -1)
        told: tuple[TimeSpan, ...] = ()
        if before is not None and before.line == sentence.line:
            told = self._paragraph(before)
        if _POINTS.search(sentence.text):
            told_years = (s for b in self._before(sentence)[::-1] for s in self._own_times(b))
            spans = of_that_year(sentence.text, spans, told_years)
        coming = self.anchor.published is not None and will_be(sentence.text)
        spans = spans if coming else in_order(spans, told)
        year = self._year() if self.anchor.published is None else None
        return spans if year is None else in_year(spans, year)

    def _year(self) -> int | None:
        """The year that the page says all of it is about."""
        return of_title(self.article.title) or of_head(self.article.text)

    def _paragraph(self, sentence: Sentence) -> tuple[TimeSpan, ...]:
        """The times of a sentence, and of those before it in its paragraph."""
        # From the first on, as the years of each rest on those before it: a page may be one line.
        first = self._first[sentence.line]
        for at in range(self._read.get(sentence.line, first), sentence.number):
            self._read[sentence.line] = at + 1
            self.times(self.sentences[at])
        found: list[TimeSpan] = []
        for step in range(1 - _REACH, 1):
            each = self.beside(sentence, step)
            if each is not None and each.line == sentence.line:
                found += self.times(each)
        return tuple(found)

    def _is_listed(self, sentence: Sentence) -> bool:
        """Whether the heading above a sentence may date it: in a list, and in a timeline."""
        if sentence.section != "body":
            return sentence.section in _LISTED
        if not self._timeline:
            headers = (s for s in self.sentences if s.section == "header")
            dated = [s.number for s in headers if is_time(s.text, self._own_times(s))]
            self._timeline.update(dated if len(dated) >= _ENTRIES - 1 else (-1,))
        return sentence.header in self._timeline

    def _own_times(self, sentence: Sentence) -> tuple[TimeSpan, ...]:
        found = opening_month(sentence, find_times(sentence.text, self.dossier.occasions))
        if found and self._is_dateline(sentence, found[0]):
            return found[1:]
        return found

    def _is_dateline(self, sentence: Sentence, span: TimeSpan) -> bool:
        """Whether a day is that of publication, told before the lead: "KYIV, May 15 (Agency) -"."""
        if sentence.number not in self._lead or span.kind != "day" or span.start > _DATELINE:
            return False
        on = resolve(span, self.anchor, "none").on
        if on is None or str(on) != str(self.anchor.published):
            return False
        return is_dateline(sentence.text[: span.start], sentence.text[span.end :])

    def beside(self, sentence: Sentence, step: int) -> Sentence | None:
        """The sentence so many before (negative) or behind it; None where there is none."""
        at = sentence.number + step
        if not 0 <= at < len(self.sentences):
            return None
        found = self.sentences[at]
        return found if found.number == at else None

    def told_for(
        self, spans: Sequence[TimeSpan], sentence: Sentence, *, past: bool = False
    ) -> Edtf | None:
        """The last day told before the sentence, where one of its `spans` counts from it."""
        counts = any(span.base == "told" for span in spans)
        return self.told_before(sentence, past=past) if counts else None

    def told_before(self, sentence: Sentence, *, past: bool = False) -> Edtf | None:
        """The last day told before the sentence: "a day earlier", "that morning" count from it.

        `past` passes over days to come: "He will sign on 18 July, he said on Friday. A day before".
        """
        at = sentence.number, past
        if at not in self._told:
            self._told[at] = None
            published = self.anchor.published if past else None
            for earlier in self._before(sentence):
                days = [on for on in self._days(earlier) if published is None or on <= published]
                if days:
                    self._told[at] = days[-1]
                asks = earlier.text.endswith("?")
                if days or (earlier.section == "header" and not asks):
                    break
        return self._told[at]

    def told_month(self, sentence: Sentence) -> Edtf | None:
        """The month told last before the sentence, by itself or by a day: "later that month"."""
        published = self.anchor.published
        for earlier in self._before(sentence):
            told = [s for s in self.times(earlier) if s.kind in {"month", "day"}]
            dates = (resolve(span, self.anchor, "past").on for span in reversed(told))
            for on in dates:
                if on is not None and (published is None or on[:7] <= published[:7]):
                    return Edtf(on[:7])
        return None

    def told_ahead(self, sentence: Sentence) -> Edtf | None:
        """The last day told before the sentence that lies behind publication, else the month."""
        published = self.anchor.published
        month: Edtf | None = None
        for earlier in self._before(sentence):
            days = [on for on in self._days(earlier) if published is None or on > published]
            if days:
                return days[-1]
            month = month or self._range_ahead(earlier) or self._month_ahead(earlier)
        return month

    def _range_ahead(self, sentence: Sentence) -> Edtf | None:
        """The days to come that a sentence tells: "the summit of 27 and 28 June"."""
        spans = [s for s in self.times(sentence) if s.kind == "day" and s.to_day is not None]
        on = resolve(spans[-1], self.anchor, "none").on if spans else None
        published = self.anchor.published
        return on if on is not None and (published is None or first_day(on) >= published) else None

    def _before(self, sentence: Sentence) -> Sequence[Sentence]:
        """The sentences before one, the nearest first, as far back as is looked."""
        at = bisect_left(self.sentences, sentence.number, key=attrgetter("number"))
        return self.sentences[max(0, at - _REACH) : at][::-1]

    def _month_ahead(self, sentence: Sentence) -> Edtf | None:
        """The month to come that a sentence tells."""
        months = [s for s in self.times(sentence) if s.kind == "month" and s.relation == "at"]
        if not months or way_of(sentence.text) == "past":
            return None
        on = resolve(months[-1], self.anchor, "future").on
        published = self.anchor.published
        return on if on is not None and (published is None or on[:7] >= published[:7]) else None

    def _days(self, sentence: Sentence) -> list[Edtf]:
        """The single days that a sentence tells, in its order."""
        if sentence.section not in NARRATED:
            return []
        way = way_of(sentence.text)
        dates = [
            day_of(span, way_at(sentence.text, span, way), self.anchor)
            for span in self.times(sentence)
            if span.is_date
            and span.base == "published"
            and span.kind != "occasion"
            and not is_quoted(sentence.text, span)
        ]
        return [on for on in dates if on is not None and is_day(on) and "/" not in on]


_REACH = 12
"""How many sentences before it a sentence counts days from."""
