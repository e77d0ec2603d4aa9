"""What is being followed: the family of agreements and all that is particular to it, as data."""

from dataclasses import dataclass

from tracker.domain.bases import Basis
from tracker.domain.dates import Day, Edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A kind of document by the names that the press has for it.

    `names` are whole phrases that mean it wherever they stand ("Joint Declaration of Support for
    Ukraine"). A noun of `nouns` ("pact") means it with one of `qualifiers` ("security") beside it,
    or where the text has spoken of it before. `topics` mean it only as what talks are about ("talks
    on security guarantees"). Nouns and topics are listed in the singular and the plural.
    """

    names: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A named event with its days: "the G7 summit in Italy" is 2024-06-13/2024-06-15.

    Editions of a series share names ("NATO summit"); one of its `places`, the year, or else the
    nearness to the day of publication tells which is meant.
    """

    name: str
    aliases: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    on: Edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHolder:
    """A person who stands for a party while in office; `until` is None where still in office."""

    name: str
    aliases: tuple[str, ...] = ()
    party: str
    office: str
    since: Day
    until: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A family of bilateral agreements between one home party and many others.

    `home` and the keys of nothing else are ISO 3166-1 alpha-2 codes (or EU, XK). `masks` are
    phrases that look like the agreement or the declaration, or hold a party's or capital's name,
    and are neither ("minerals deal", "Budapest Memorandum"). `groups` maps a group's name to the
    codes of its members at the time. `bases` are the ways in which the press counts parties, the
    first is the dossier's own; `parties` who can be one, where it is empty anybody. Phrases of
    instruments, masks, occasions and groups are
    meant in any case of letters; names of people keep theirs.
    """

    id: str
    title: str
    home: str
    agreement: Instrument
    declaration: Instrument
    masks: tuple[str, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    office_holders: tuple[OfficeHolder, ...] = ()
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bases: tuple[Basis, ...] = ()
    parties: frozenset[str] = frozenset()
    licence: str = ""
