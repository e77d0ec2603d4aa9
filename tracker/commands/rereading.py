"""What a reading of a known article adds to and takes from what the log holds of it: pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tracker.domain.events import (
    Confirmed,
    Recorded,
    Report,
    Retracted,
    Revoked,
    Statement,
    TallyReported,
    TermsReported,
    Verdict,
)
from tracker.domain.identity import event_id
from tracker.domain.told import standing

ANALYST = "analyst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A statement that the reader does not find any more, or otherwise, and a person's word."""

    statement: Recorded
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rereading:
    """How one article reads otherwise now.

    `gained` are statements that are new to the log; `lost` those it holds, and which count, that
    the reader finds no more; `changed` pairs of both, about the same party and kind. `restored`
    are found again, each with the machine's retraction that is to be taken back; `kept` stay as
    they are since a person has decided so.
    """

    gained: tuple[Statement, ...] = ()
    lost: tuple[Recorded, ...] = ()
    changed: tuple[tuple[Recorded, Statement], ...] = ()
    restored: tuple[tuple[Recorded, Recorded], ...] = ()
    kept: tuple[Kept, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is anything to record."""
        return bool(self.gained or self.lost or self.changed or self.restored)

    def events(self, reader: str, answers: dict[str, str]) -> list[Statement | Verdict]:
        """What is to be recorded.

        Args:
            reader: the reader's name, which its verdicts are given by.
            answers: for statements on which a verdict was taken back, the latest revocation.
        """
        verdicts: list[Verdict] = [
            Retracted(
                target=each.event_id,
                by=reader,
                because=because,
                by_machine=True,
                answers=answers.get(each.event_id),
            )
            for because, statements in (
                ("the reader no longer finds it", self.lost),
                ("the reader reads it otherwise", [before for before, _ in self.changed]),
            )
            for each in statements
        ]
        verdicts += [
            Revoked(
                target=verdict.event_id,
                by=reader,
                because="the reader finds it again",
                by_machine=True,
            )
            for _, verdict in self.restored
        ]
        return [*verdicts, *self.gained, *(after for _, after in self.changed)]


def is_analysts(statement: Statement) -> bool:
    """Whether a person has reported it: no reader has found it, and an analyst says it."""
    return not statement.reader and statement.attribution.kind == ANALYST


def reread(
    found: Iterable[Statement], held: Sequence[Recorded], verdicts: Iterable[Recorded]
) -> Rereading:
    """Compare what the reader finds in an article with what the log holds of it.

    Args:
        found: the statements that the reader finds now.
        held: those that the log holds.
        verdicts: the verdicts on these, in the order in which they were given.
    """
    given = _Verdicts(verdicts)
    alike: dict[str, list[Recorded]] = {}
    for each in held:
        alike.setdefault(_words_of(each.event), []).append(each)
    matched: set[str] = set()
    gained: dict[str, Statement] = {}
    kept: list[Kept] = []
    for statement in found:
        rivals = alike.get(_words_of(statement), [])
        same = [each for each in rivals if _told(each.event) == _told(statement)]
        same.sort(key=lambda each: not given.counts(each))
        decided = next((each for each in rivals if given.person(each)), None)
        if same:
            matched.add(same[0].event_id)
        elif decided is not None:
            matched.add(decided.event_id)
            kept.append(Kept(statement=decided, why=str(given.person(decided))))
        else:
            new = replace(
                statement, reading=max((_reading(each) for each in rivals), default=-1) + 1
            )
            gained.setdefault(event_id(new), new)
    lost: list[Recorded] = []
    for each in held:
        if each.event_id in matched or not given.counts(each):
            continue
        why = given.person(each)
        if why is None:
            lost.append(each)
        else:
            kept.append(Kept(statement=each, why=why))
    restored = [
        (each, verdict)
        for each in held
        if each.event_id in matched
        for verdict in given.by_machine(each)
    ]
    pairs = _pairs(lost, list(gained.values()))
    return Rereading(
        gained=tuple(each for each in gained.values() if each not in [two for _, two in pairs]),
        lost=tuple(each for each in lost if each not in [one for one, _ in pairs]),
        changed=tuple(pairs),
        restored=tuple(restored),
        kept=tuple(kept),
    )


class _Verdicts:
    """What was decided about statements, and by whom."""

    def __init__(self, verdicts: Iterable[Recorded]) -> None:
        given = list(verdicts)
        self._standing: dict[str, list[Recorded]] = {}
        for each in standing(given):
            self._standing.setdefault(_target(each), []).append(each)
        # A person who takes a machine's retraction back has decided that the statement counts.
        targets = {each.event_id: _target(each) for each in given}
        machines = {
            each.event_id
            for each in given
            if isinstance(each.event, Retracted) and each.event.by_machine
        }
        self._brought_back = {
            targets[each.event.target]: each.event.by
            for each in given
            if isinstance(each.event, Revoked)
            and not each.event.by_machine
            and each.event.target in machines
        }

    def counts(self, statement: Recorded) -> bool:
        """Whether no retraction of it stands."""
        return not any(
            isinstance(each.event, Retracted) for each in self._standing.get(statement.event_id, ())
        )

    def person(self, statement: Recorded) -> str | None:
        """What a person has decided about it, in words; None where none has."""
        for each in self._standing.get(statement.event_id, ()):
            event = each.event
            if isinstance(event, Confirmed):
                return f"confirmed by {event.by}"
            if isinstance(event, Retracted) and not event.by_machine:
                return f"retracted by {event.by}"
        back = self._brought_back.get(statement.event_id)
        return None if back is None else f"brought back by {back}"

    def by_machine(self, statement: Recorded) -> list[Recorded]:
        """The machine's retractions of it that stand."""
        return [
            each
            for each in self._standing.get(statement.event_id, ())
            if isinstance(each.event, Retracted) and each.event.by_machine
        ]


def _target(verdict: Recorded) -> str:
    event = verdict.event
    assert isinstance(event, Verdict)  # noqa: S101  # the caller passes nothing else
    return event.target


def _words_of(event: object) -> str:
    """What a statement says on which words: its id, as it were in its first reading."""
    assert isinstance(event, Statement)  # noqa: S101  # the caller passes nothing else
    if event.reading:
        event = replace(event, reading=0)
    if isinstance(event, TermsReported) and event.amount is not None:
        # The log gives 5 back as 5.0, which is the same sum and would be another id.
        event = replace(event, amount=replace(event.amount, value=float(event.amount.value)))
    return event_id(event)


def _reading(recorded: Recorded) -> int:
    return recorded.event.reading if isinstance(recorded.event, Statement) else 0


def _told(event: object) -> tuple[object, ...]:
    """How a statement is told, which is no part of its identity and yet counts in the fold."""
    assert isinstance(event, Statement)  # noqa: S101  # the caller passes nothing else
    report = event if isinstance(event, Report) else None
    return (
        event.attribution,
        None if report is None else (report.basis, report.told_as, report.occasion),
    )


def _pairs(
    lost: Sequence[Recorded], gained: Sequence[Statement]
) -> list[tuple[Recorded, Statement]]:
    """Each lost statement with the gained one nearest to it of the same kind about the same."""
    pairs: list[tuple[Recorded, Statement]] = []
    left = list(gained)
    for each in lost:
        same = [other for other in left if _about(other) == _about(each.event)]
        if same:
            nearest = min(same, key=lambda other: abs(_start(other) - _start(each.event)))
            left.remove(nearest)
            pairs.append((each, nearest))
    return pairs


def _about(event: object) -> tuple[object, ...]:
    counted = event.counted if isinstance(event, TallyReported) else None
    return type(event), event.party if isinstance(event, Report) else None, counted


def _start(event: object) -> int:
    return event.evidence.start if isinstance(event, Statement) else 0
