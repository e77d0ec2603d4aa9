"""What a person's verdict is about: a statement of the log, or an earlier verdict on one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.events import Event, Recorded, Report, Revoked, Statement, Verdict
from tracker.domain.told import standing
from tracker.store.append import Append

LEAST_DIGITS = 6
"""An event is named by at least so many of its id's 32 digits."""

_MOST_NAMED = 10
_DIGITS = re.compile(r"[0-9a-f]{1,32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a person's word was not taken into the log, and what to do about it.

    `unknown` tells that the log does not hold what was named.
    """

    reason: str
    remedy: str
    unknown: bool = False

    def __str__(self) -> str:
        """The one line that a user reads."""
        return f"{self.reason}; {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A verdict that the log holds now: `new`, or given before in the same sense.

    `statement` is what it is on; `stream` is the statement's.
    """

    verdict: Recorded
    statement: Recorded
    stream: str
    new: bool


@dataclass(frozen=True, slots=True)
class Target:
    """An event that was named, with the stream it is in and all that the stream holds."""

    named: Recorded
    stream: str
    events: Sequence[Recorded]

    def statement(self) -> Recorded | None:
        """The statement that was named, or that the named verdict is on."""
        by_id = {each.event_id: each for each in self.events}
        found: Recorded | None = self.named
        while found is not None and isinstance(found.event, Verdict):
            found = by_id.get(found.event.target)
        return found if found is not None and isinstance(found.event, Statement) else None

    def verdicts(self, statement: str) -> list[Recorded]:
        """The verdicts on a statement, in the order in which they were given."""
        on = {statement}
        found = []
        for each in self.events:
            if isinstance(each.event, Verdict) and each.event.target in on:
                on.add(each.event_id)
                found.append(each)
        return found

    def standing(self, statement: str) -> list[Recorded]:
        """The verdicts on a statement that were not taken back."""
        return standing(self.verdicts(statement))

    def answers(self, statement: str) -> str | None:
        """The latest revocation of a verdict on the statement, which a new one comes after."""
        revoked = [
            each.event_id for each in self.verdicts(statement) if isinstance(each.event, Revoked)
        ]
        return revoked[-1] if revoked else None


def find(append: Append, name: str) -> Target | Refusal:
    """The event whose id begins with `name`, a few of its digits in any case."""
    prefix = name.strip().lower()
    if len(prefix) < LEAST_DIGITS or not _DIGITS.fullmatch(prefix):
        return Refusal(
            reason=f"{name!r} is no event",
            remedy=f"give the first {LEAST_DIGITS} or more digits of its id, as `tracker history"
            " PARTY` shows them",
        )
    found = append.find(prefix)
    if not found:
        return Refusal(
            reason=f"the log holds no event {prefix}",
            remedy="look for it with `tracker history PARTY --all`",
            unknown=True,
        )
    if len(found) > 1:
        named = ", ".join(in_short(each) for _, each in found[:_MOST_NAMED])
        more = len(found) - _MOST_NAMED
        others = f" and {more} more" if more > 0 else ""
        return Refusal(
            reason=f"{len(found)} events begin with {prefix}: {named}{others}",
            remedy="give more digits",
        )
    ((stream, event),) = found
    return Target(event, stream, append.events(stream))


def find_statement(append: Append, name: str, *, remedy: str) -> Target | Refusal:
    """As `find`, but only what an article says will do; `remedy` is for who named another event."""
    target = find(append, name)
    if isinstance(target, Refusal) or isinstance(target.named.event, Statement):
        return target
    named = target.named
    return Refusal(
        reason=f"event {named.event_id} ({named.event.label}) is not what an article says",
        remedy=remedy,
    )


def in_short(recorded: Recorded) -> str:
    """An event in a few words: its id, what it is, and whose."""
    return f"{recorded.event_id} ({what(recorded.event)})"


def what(event: Event) -> str:
    """What an event is, in words, such as `US signed 2024-06-13`."""
    if isinstance(event, Report):
        return " ".join(filter(None, (event.party, event.label, event.happened_on)))
    return event.label


def say_why(by: str, because: str | None) -> Refusal | None:
    """The refusal where it is not told who decides, or, if `because` is text, why."""
    if not by.strip():
        return Refusal(reason="it is not told who decides this", remedy="give a name with --by")
    if because is not None and not because.strip():
        return Refusal(reason="no reason is given", remedy='say why with --because "..."')
    for text in (by, because or ""):
        if "\0" in text or any("\ud800" <= each <= "\udfff" for each in text):
            return Refusal(
                reason="a character that cannot be stored is in the text", remedy="leave it out"
            )
    return None
