"""Take a retraction or a confirmation back, by an event of its own."""

from tracker.commands.target import Given, Refusal, Target, find, in_short, say_why
from tracker.domain.events import ArticleDated, Recorded, Revoked, Statement, Verdict
from tracker.domain.identity import event_id
from tracker.store.log import Log


def undo(log: Log, name: str, *, by: str, because: str = "") -> Given | Refusal:
    """Record that a verdict is taken back; it is then as if it had never been given.

    Args:
        log: the log to append to.
        name: the first digits of the verdict's id, or of the statement's that it is on, where
            just one verdict on that stands.
        by: who decides it.
        because: why.

    Returns:
        The revocation: the one there is already where the verdict was taken back before.
    """
    refusal = say_why(by, because or None)
    if refusal is not None:
        return refusal
    with log.transaction() as append:
        target = find(append, name)
        if isinstance(target, Refusal):
            return target
        statement = target.statement()
        if statement is None:
            return _no_verdict(target.named)
        verdict = _verdict(target, statement)
        if isinstance(verdict, Refusal):
            return verdict
        for each in target.events:
            if isinstance(each.event, Revoked) and each.event.target == verdict.event_id:
                return Given(verdict=each, statement=statement, stream=target.stream, new=False)
        revoked = Revoked(target=verdict.event_id, by=by.strip(), because=because.strip())
        append.append(target.stream, revoked)
        recorded = append.told(event_id(revoked))
    return Given(verdict=recorded, statement=statement, stream=target.stream, new=True)


def _no_verdict(named: Recorded) -> Refusal:
    remedy = "undo a retraction or a confirmation"
    if isinstance(named.event, ArticleDated):
        article = named.event.article[:12]
        remedy = f"take a day back with `tracker date {article} unknown`, or give another"
    return Refusal(
        reason=f"event {named.event_id} ({named.event.label}) is no verdict", remedy=remedy
    )


def _verdict(target: Target, statement: Recorded) -> Recorded | Refusal:
    """The verdict that was named, or the only one that stands on the statement that was."""
    named = target.named
    if isinstance(named.event, Revoked):
        return Refusal(
            reason=f"event {named.event_id} took a verdict back",
            remedy="give that verdict again with `tracker retract` or `tracker confirm`",
        )
    if isinstance(named.event, Verdict):
        return named
    assert isinstance(named.event, Statement)  # noqa: S101  # `statement` has found nothing else
    found = target.standing(statement.event_id)
    if not found:
        return Refusal(
            reason=f"no verdict on event {named.event_id} stands",
            remedy="there is nothing to undo; what no longer holds is retracted",
        )
    if len(found) > 1:
        listed = ", ".join(in_short(each) for each in found)
        return Refusal(
            reason=f"{len(found)} verdicts on event {named.event_id} stand: {listed}",
            remedy="name one of them",
        )
    return found[0]
