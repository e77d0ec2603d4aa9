"""Retract a statement: our misreading, or what its source has corrected."""

from tracker.commands.target import Given, Refusal, find_statement, say_why
from tracker.domain.dates import Day
from tracker.domain.events import Retracted
from tracker.domain.identity import event_id
from tracker.store.log import Log


def retract(
    log: Log, name: str, *, by: str, because: str, corrected_on: Day | None = None
) -> Given | Refusal:
    """Record that a statement no longer counts.

    Args:
        log: the log to append to.
        name: the first digits of the statement's id.
        by: who decides it.
        because: why.
        corrected_on: the day on which the source corrected itself, which `--as-of` obeys; None
            for a misreading of ours, which leaves every answer but those under `--known-at`.

    Returns:
        The retraction: the one that stands already where a person has retracted it in the same
        sense. A reader's own retraction does not keep a person's from being recorded.
    """
    refusal = say_why(by, because)
    if refusal is not None:
        return refusal
    with log.transaction() as append:
        remedy = "take a verdict back with `tracker undo`"
        target = find_statement(append, name, remedy=remedy)
        if isinstance(target, Refusal):
            return target
        named = target.named
        for each in target.standing(named.event_id):
            stands = each.event
            if (
                isinstance(stands, Retracted)
                and not stands.by_machine
                and stands.corrected_on == corrected_on
            ):
                return Given(verdict=each, statement=named, stream=target.stream, new=False)
        verdict = Retracted(
            target=named.event_id,
            by=by.strip(),
            because=because.strip(),
            corrected_on=corrected_on,
            answers=target.answers(named.event_id),
        )
        append.append(target.stream, verdict)
        recorded = append.told(event_id(verdict))
    return Given(verdict=recorded, statement=named, stream=target.stream, new=True)
