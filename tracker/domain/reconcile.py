"""A count that an article reports, against who had come so far: on what basis and day it fits.

The bases come from the dossier, the first is its own. The rules and their order are told in
`docs/tallies.md`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.domain.bases import Basis
from tracker.domain.claims import Claim, Fit, Moment, Reconciled, Verdict
from tracker.domain.dates import Day
from tracker.domain.standing import Register, Standing, day_before
from tracker.domain.told import UNKNOWN


class _Way(NamedTuple):
    """A way to count: those surely counted, and those of whom at least one more is."""

    moment: Moment
    surely: frozenset[str]
    among: frozenset[str] = frozenset()
    most: int = 0
    told: frozenset[str] = frozenset()
    upcoming: bool = False
    unsure: bool = False


def reconcile(claim: Claim, register: Register, bases: Sequence[Basis]) -> Reconciled:
    """Where the count fits: on its day, on the bases in their order; else on an earlier day.

    Args:
        claim: the count, its day or the days it can be of, and what its article tells beside it.
        register: when each party came so far as is counted.
        bases: the ways to count, at least one; the first is the dossier's own.
    """
    own = bases[0]
    mine = register.on(claim.last, own).sure
    had = own.size(mine)
    asked = _asked(claim, bases)
    fits = [
        replace(each, left_out=mine - each.counted, besides=each.counted - mine)
        for doubtful in (False, True)
        for basis in asked
        if not (doubtful and basis.miscount)
        for each in _fits(claim, basis, register, claim.last, doubtful=doubtful)
    ]
    verdict: Verdict = "unexplained"
    if fits:
        verdict = _verdict(claim, fits[0], own)
    else:
        earlier = _earlier(claim, register, asked)
        if earlier is not None:
            verdict = "stale" if claim.first == claim.last else "undated"
            fits = [replace(earlier, left_out=mine - earlier.counted - earlier.among)]
    return Reconciled(verdict=verdict, had=had, difference=claim.count - had, fits=tuple(fits))


def _asked(claim: Claim, bases: Sequence[Basis]) -> list[Basis]:
    """The bases to try, in order: by words in the sentence, the dossier's own, others.

    A miscount comes after what somebody would defend and is as near to the words.
    """
    sentence = " ".join(claim.sentence.casefold().split())

    def place(basis: Basis) -> int:
        if basis.words:
            return 2 if basis.miscount else 0
        return 1 if basis == bases[0] else 4 if basis.miscount else 3

    return sorted(
        (
            each
            for each in bases
            if not each.words or any(word.casefold() in sentence for word in each.words)
        ),
        key=place,
    )


def _verdict(claim: Claim, best: Fit, own: Basis) -> Verdict:
    if best.basis.miscount:
        return "miscount"
    plain = best.moment == "after" and not best.unsure and best.upcoming == claim.upcoming
    return "fits" if plain and best.basis == own else "explained"


def _fits(
    claim: Claim, basis: Basis, register: Register, day: Day, *, doubtful: bool
) -> Iterator[Fit]:
    at = register.on(day, basis)
    for way in _doubtful_ways(claim, basis, at) if doubtful else _ways(claim, basis, at):
        surely = basis.size(way.surely)
        least = surely + 1 if way.among else surely
        number = claim.accepts(least, surely + way.most)
        if number is None:
            continue
        yield Fit(
            basis=basis,
            on=day,
            until=day,
            moment=way.moment,
            counted=way.surely,
            more=number - surely,
            among=way.among,
            told=way.told,
            upcoming=way.upcoming,
            unsure=way.unsure,
        )


def _ways(claim: Claim, basis: Basis, at: Standing) -> Iterator[_Way]:
    upcoming = claim.upcoming if basis.upcoming is None else basis.upcoming
    today = at.today
    if upcoming:
        yield from _told_ways(claim, basis, at)
        coming = _coming(claim, basis, at)
        if coming and basis.day != "before":
            yield _Way("after", at.sure, coming, len(coming), upcoming=True)
        if today and basis.day != "after":
            # Told in the morning of the day: those who sign on it are still to come.
            yield _Way("before", at.before, today | coming, len(today | coming), upcoming=True)
        return
    if basis.day != "before":
        yield _Way("after", at.sure)
    if today and basis.day != "after":
        yield _Way("before", at.before)
        if basis.day is None and len(today) > 1:
            yield _Way("during", at.before, today, len(today) - 1)


def _told_ways(claim: Claim, basis: Basis, at: Standing) -> Iterator[_Way]:
    """Ways that count those still to come whom the article itself tells of, and nobody else."""
    told = frozenset(each for each in claim.expected if basis.includes(each)) - at.before
    still = told - at.today
    if still and basis.day != "before":
        yield _Way("after", at.sure | still, told=still, upcoming=True)
    if told and at.today and basis.day != "after":
        surely, others = at.before | told, at.today - told
        yield _Way("before", surely, told=told, upcoming=True)
        if basis.day is None and len(others) > 1:
            yield _Way("during", surely, others, len(others) - 1, told=told, upcoming=True)


def _doubtful_ways(claim: Claim, basis: Basis, at: Standing) -> Iterator[_Way]:
    """Ways that rest on what nobody told: days that are not known, or that some are expected."""
    coming = _coming(claim, basis, at)
    if claim.upcoming:
        if at.perhaps and basis.upcoming is not False:
            among = at.perhaps | coming
            yield _Way("after", at.sure, among, len(among), upcoming=True, unsure=True)
        return
    if at.perhaps:
        yield _Way("after", at.sure, at.perhaps, len(at.perhaps), unsure=True)
    if coming and basis.upcoming is None:
        yield _Way("after", at.sure, coming, len(coming), upcoming=True)


def _coming(claim: Claim, basis: Basis, at: Standing) -> frozenset[str]:
    told = frozenset(each for each in claim.expected if basis.includes(each))
    return (at.expected | told) - at.sure - at.perhaps


def _earlier(claim: Claim, register: Register, asked: Sequence[Basis]) -> Fit | None:
    """The latest earlier time on which it fits, on the first basis on which it ever does."""
    dated = claim.first == claim.last
    last = day_before(claim.last) if dated else claim.last
    begin = UNKNOWN if dated else claim.first
    for basis in asked:
        found = None if basis.miscount else _latest(claim, basis, register, last, begin)
        if found is not None and found.counted:
            return replace(found, on=max(found.on, begin))
    return None


def _latest(claim: Claim, basis: Basis, register: Register, last: Day, begin: Day) -> Fit | None:
    """The latest time up to `last`, and not wholly before `begin`, on which it fits."""
    until = last
    found: Fit | None = None
    for day in reversed(register.changes(last)):
        if until < begin:
            break
        fit = _within(claim, basis, register, day)
        if found is None and fit is not None:
            found = replace(fit, until=until if fit.moment == "after" else day)
        elif found is not None and fit is not None and fit.moment == "after":
            found = replace(found, on=day)
        if found is not None and (fit is None or fit.moment != "after"):
            break
        until = day_before(day)
    return found


def _within(claim: Claim, basis: Basis, register: Register, day: Day) -> Fit | None:
    """How it fits on a day that is not its own; that it fits before it, the day before tells."""
    ways = _fits(claim, basis, register, day, doubtful=False)
    return next((each for each in ways if each.moment != "before" or each.upcoming), None)
