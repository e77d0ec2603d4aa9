"""Seats with what the article knows beside their words: names, times, shape, and the thread."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.extraction.name_clues import NameClues
from tracker.extraction.page import Page
from tracker.extraction.seat import Seat
from tracker.extraction.shape_clues import of_place, of_shape
from tracker.extraction.time_clues import of_times


def with_clues(seats: Iterable[Seat], page: Page) -> Iterator[Seat]:
    """The seats of an article, each with the clues beside its words, in the same order.

    Args:
        seats: The seats, in the article's order.
        page: The article as its dates are worked out.
    """
    placed = tuple(seats)
    names = NameClues(placed)
    home = page.dossier.home
    number = -1
    shared: frozenset[str] = frozenset()
    for seat in placed:
        opened = seat.opened
        if opened.sentence.number != number:
            number = opened.sentence.number
            more = of_shape(opened.sentence, opened.clauses) | of_times(opened.sentence, page)
            more |= {f"may tell {opened.may_tell}", f"of others {opened.of_others}"}
            shared = seat.shared | more | opened.thread
        own = seat.own | names.of_seat(seat)
        if seat.clause is not None:
            own |= of_place(seat.clause, opened.clauses, home)
        yield replace(seat, shared=shared, own=own)
