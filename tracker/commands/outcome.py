"""What comes of taking articles in, counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.articles.article import Article, Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestResult:
    """What came of a run, counted in articles unless said otherwise.

    `new` were taken in, `known` were in the log already; `same_story` of the new ones tell the
    story of an article that was taken in before. `dated_anew` of the new ones carry the day of
    publication of one that was taken in without, and stand in its place from now on; they are no
    further story. `updated` stand in the place of an earlier version of theirs from now on: new
    ones, and known ones to which their page has returned. `quarantined` of the rejected inputs
    wait in the quarantine. `events` is the number of events appended to the log: one for each new
    article, one for each statement read from it, and what dating an article anew and replacing a
    version come to. `notes` are what a user should know about single articles, each begun with
    the article's name.
    """

    new: int = 0
    known: int = 0
    same_story: int = 0
    dated_anew: int = 0
    updated: int = 0
    rejected: tuple[Rejection, ...] = ()
    quarantined: int = 0
    events: int = 0
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Count:
    """What came of a transaction, or of a run so far; its fields are those of `IngestResult`."""

    new: int = 0
    known: int = 0
    same_story: int = 0
    dated_anew: int = 0
    updated: int = 0
    events: int = 0
    notes: list[str] = field(default_factory=list)

    def note(self, article: Article, notes: Iterable[str]) -> None:
        """Keep what there is to say of an article."""
        self.notes += [f"{article.name}: {note}" for note in notes]

    def add(self, other: "Count") -> None:
        """Count what came of a transaction that has ended well."""
        self.new += other.new
        self.known += other.known
        self.same_story += other.same_story
        self.dated_anew += other.dated_anew
        self.updated += other.updated
        self.events += other.events
        self.notes += other.notes

    def result(self, rejected: Iterable[Rejection], quarantined: int) -> IngestResult:
        """What came of the whole run."""
        return IngestResult(
            new=self.new,
            known=self.known,
            same_story=self.same_story,
            dated_anew=self.dated_anew,
            updated=self.updated,
            rejected=tuple(rejected),
            quarantined=quarantined,
            events=self.events,
            notes=tuple(self.notes),
        )
