"""What the times of a sentence are, as clues: whether they lie ahead of publication or behind."""

from tracker.domain.dates import first_day
from tracker.extraction.page import Page
from tracker.extraction.sentence import Sentence
from tracker.extraction.time_way import day_of, way_at, way_of


def of_times(sentence: Sentence, page: Page) -> set[str]:
    """The clues of the times of a sentence, by kind and by where they lie to the page's day."""
    way = way_of(sentence.text)
    found = {f"way {way}"}
    published = page.anchor.published
    spans = page.times(sentence)
    if not spans:
        found.add("time none")
    for span in spans:
        found.add(f"time {span.kind} {span.relation}")
        on = day_of(span, way_at(sentence.text, span, way), page.anchor)
        if on is None:
            found.add(f"time {span.kind} unknown")
        elif published is not None:
            day = first_day(on)
            lies = "ahead" if day > published else "past" if day < published else "today"
            found.add(f"time {lies}")
            found.add(f"time {span.kind} {lies}")
    return found
