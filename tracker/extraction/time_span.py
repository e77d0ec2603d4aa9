"""The type of a time expression: what its words say, before any date is worked out."""

from dataclasses import dataclass
from typing import Literal

from tracker.dossiers.dossier import Occasion

TimeKind = Literal[
    "day", "month", "year", "season", "weekday", "shift", "occasion", "vague", "duration", "clock"
]
"""What a time expression is.

`day` is a calendar day or a range of days, `shift` so many days, weeks, months or years from
another day ("next week", "two days ago", "a day earlier"), `vague` a time that fixes no day
("soon", "in the coming weeks", "recently").
"""

Direction = Literal["past", "future", "none"]
Relation = Literal["at", "by", "before", "after"]
"""How what is told lies to the time: `by` is "by the end of May", `before` also "until", `after`
also "since". Only `at` and `by` date anything."""

Base = Literal["published", "told"]
"""What a shift counts from: the day of publication, or the day told before ("a day earlier")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """A time expression at `text[start:end]`, without its preposition.

    Args:
        start: Where it begins, in characters.
        end: Where it ends.
        kind: What it is.
        direction: Where the words themselves point ("ago", "next"); `none` leaves it to the verb.
        relation: What the preposition says.
        year: The year told, None where none is.
        month: The month, 1 to 12; the first of a season's or a range's.
        day: The day of the month.
        to_year: The last year of a range, None where it is the first.
        to_month: The last month of a range or season.
        to_day: The last day of a range.
        weekday: 0 for Monday to 6 for Sunday.
        which: "last", "this" or "next" before a weekday, month or season.
        amount: How many units a shift or duration has; negative is earlier.
        unit: The unit of a shift or duration, in the singular.
        base: What a shift counts from.
        year_shift: -1 for "July last year", 0 for "this year", 1 for "next year".
        part: "early", "mid", "late", "end" and the like, where told.
        occasions: The dossier's occasions that the words may mean.
        placed: Whether a place or year beside the occasion's name chose it.
    """

    start: int
    end: int
    kind: TimeKind
    direction: Direction = "none"
    relation: Relation = "at"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    to_year: int | None = None
    to_month: int | None = None
    to_day: int | None = None
    weekday: int | None = None
    which: str = ""
    amount: int = 0
    unit: str = ""
    base: Base = "published"
    year_shift: int | None = None
    part: str = ""
    occasions: tuple[Occasion, ...] = ()
    placed: bool = False

    @property
    def is_date(self) -> bool:
        """Whether it may date an event: neither vague, nor a duration, nor a clock time."""
        return self.kind not in ("vague", "duration", "clock")

    @property
    def is_today(self) -> bool:
        """Whether it is the very day from which it counts: "today", "the same day"."""
        return (self.kind, self.unit, self.amount) == ("shift", "day", 0)

    @property
    def is_bound(self) -> bool:
        """Whether it only bounds the time: "before the summit", "since January"."""
        return self.relation in ("before", "after")
