"""What a dossier must not leave open: one word on one day that could mean two things."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from tracker.domain.dates import Day, first_day, last_day
from tracker.dossiers.dossier import Dossier, Occasion, OfficeHolder
from tracker.parties.gazetteer import find

_NO_END = Day("9999-12-31")


def ambiguities(dossier: Dossier) -> Iterator[str]:
    """Each word of the dossier that could mean two things, as one line."""
    yield from _people(dossier.office_holders)
    yield from _occasions(dossier.occasions)
    yield from _masks(dossier)
    yield from _groups(dossier)


def _people(holders: tuple[OfficeHolder, ...]) -> Iterator[str]:
    by_word = defaultdict(list)
    for holder in holders:
        for word in (holder.name, *holder.aliases):
            by_word[word].append(holder)
    for word, named in by_word.items():
        party = find(word)
        if party is not None:
            yield f"office_holders: {word!r} of {named[0].name} is also a name of {party.name}"
        for one, other in combinations(named, 2):
            if one.party != other.party and _both_in_office(one, other):
                yield (
                    f"office_holders: {word!r} is both {one.name} ({one.party}) and "
                    f"{other.name} ({other.party}) on {max(one.since, other.since)}"
                )


def _both_in_office(one: OfficeHolder, other: OfficeHolder) -> bool:
    # On the day of a handover a person may stand for both: the old office ends, the new begins.
    return one.since < (other.until or _NO_END) and other.since < (one.until or _NO_END)


def _occasions(occasions: tuple[Occasion, ...]) -> Iterator[str]:
    by_word = defaultdict(list)
    for occasion in occasions:
        for word in {word.casefold() for word in (occasion.name, *occasion.aliases)}:
            by_word[word].append(occasion.on)
    for word, editions in sorted(by_word.items()):
        # In the order of their first days each need only be compared with the next.
        for one, other in pairwise(sorted(editions)):
            if first_day(other) <= last_day(one):
                yield f"occasions: {word!r} is both {one} and {other}"


def _masks(dossier: Dossier) -> Iterator[str]:
    named = {name.casefold() for name in (*dossier.agreement.names, *dossier.declaration.names)}
    for occasion in dossier.occasions:
        named.update(name.casefold() for name in (occasion.name, *occasion.aliases))
    seen = set()
    for mask in dossier.masks:
        if mask.casefold() in named:
            yield f"masks: {mask!r} hides a name that the dossier gives elsewhere"
        if mask.casefold() in seen:
            yield f"masks: {mask!r} stands there twice"
        seen.add(mask.casefold())


def _groups(dossier: Dossier) -> Iterator[str]:
    seen: dict[str, tuple[str, ...]] = {}
    for name, members in dossier.groups:
        if seen.setdefault(name.casefold(), members) != members:
            yield f"groups: {name!r} stands there twice, with other members"
        party = find(name)
        if party is not None:
            yield f"groups: {name!r} is also a name of {party.name}"
