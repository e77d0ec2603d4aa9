"""Confirm a statement: a person has checked it, and it wins over all that disagree."""

from tracker.commands.target import Given, Refusal, find_statement, say_why
from tracker.domain.events import Confirmed, Retracted
from tracker.domain.identity import event_id
from tracker.store.log import Log


def confirm(log: Log, name: str, *, by: str, because: str = "") -> Given | Refusal:
    """Record that `by` has checked the statement whose id begins with `name`.

    Returns:
        The confirmation: the one that stands already where the same person has given it. What is
        retracted cannot be confirmed, since the retraction would still be the last word.
    """
    refusal = say_why(by, because or None)
    if refusal is not None:
        return refusal
    with log.transaction() as append:
        remedy = "confirm a report, as `tracker history PARTY` lists them"
        target = find_statement(append, name, remedy=remedy)
        if isinstance(target, Refusal):
            return target
        named = target.named
        for each in target.standing(named.event_id):
            stands = each.event
            if isinstance(stands, Retracted):
                return Refusal(
                    reason=f"event {named.event_id} was retracted by {stands.by}: {stands.because}",
                    remedy=f"take that back first with `tracker undo {each.event_id[:12]}`",
                )
            if isinstance(stands, Confirmed) and stands.by == by.strip():
                return Given(verdict=each, statement=named, stream=target.stream, new=False)
        verdict = Confirmed(
            target=named.event_id,
            by=by.strip(),
            because=because.strip(),
            answers=target.answers(named.event_id),
        )
        append.append(target.stream, verdict)
        recorded = append.told(event_id(verdict))
    return Given(verdict=recorded, statement=named, stream=target.stream, new=True)
