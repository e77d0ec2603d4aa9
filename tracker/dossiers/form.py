"""The form of `dossier.toml`: what an entry may hold, and what is wrong with one that differs.

id = "ukraine-security"
title = "..."
home = "UA"
licence = "..."
masks = ["minerals deal"]
parties = ["FR", "EU"]                       # who can be a party; left out, anybody can

[agreement]                                  # likewise [declaration]
names = ["..."]                              # all four lists may be left out
nouns = ["pact"]
qualifiers = ["security"]
topics = ["security guarantees"]

[[occasions]]
name = "G7 summit"
aliases = ["Group of Seven summit"]          # may be left out, likewise places
places = ["Italy"]
on = "2024-06-13/2024-06-15"

[[office_holders]]
name = "Simon Harris"
aliases = ["Harris"]                         # may be left out
party = "IE"
office = "taoiseach"
since = "2024-04-09"
until = "2025-01-23"                         # left out while in office

[groups]
"Baltic states" = ["EE", "LT", "LV"]

[[bases]]                                    # see tracker/dossiers/counting.py
name = "countries, the EU left out"
without = ["EU"]
"""

import re
from collections.abc import Mapping

from tracker.dossiers.ambiguity import ambiguities
from tracker.dossiers.counting import read_bases
from tracker.dossiers.dossier import Dossier, Instrument, Occasion, OfficeHolder
from tracker.dossiers.entry import Entry, is_clean

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_form(data: Mapping[str, object]) -> tuple[Dossier | None, tuple[str, ...]]:
    """The dossier that parsed TOML holds, or None and its mistakes, one line each."""
    problems: list[str] = []
    top = Entry("", data, problems)
    dossier = Dossier(
        id=top.text("id"),
        title=top.text("title"),
        home=top.party("home"),
        licence=top.text("licence"),
        agreement=_instrument(top.entry("agreement")),
        declaration=_instrument(top.entry("declaration")),
        masks=top.texts("masks"),
        occasions=tuple(_occasion(entry) for entry in top.entries("occasions")),
        office_holders=tuple(_office_holder(entry) for entry in top.entries("office_holders")),
        groups=_groups(top.entry("groups")),
        bases=read_bases(top.entries("bases")),
        parties=frozenset(top.codes("parties")),
    )
    top.done()
    if dossier.id and not _ID.fullmatch(dossier.id):
        problems.append(f"id: {dossier.id!r} is not lower-case words joined by hyphens")
    if dossier.id == "article":
        problems.append("id: 'article' is what the log calls its articles; choose another")
    # Only a dossier that is whole can be said to contradict itself.
    problems = problems or list(ambiguities(dossier))
    return (None if problems else dossier), tuple(problems)


def _instrument(entry: Entry) -> Instrument:
    instrument = Instrument(
        names=entry.texts("names"),
        nouns=entry.texts("nouns"),
        qualifiers=entry.texts("qualifiers"),
        topics=entry.texts("topics"),
    )
    entry.done()
    if not instrument.names and not instrument.nouns:
        entry.problems.append(f"{entry.where}: names neither names nor nouns to know it by")
    return instrument


def _occasion(entry: Entry) -> Occasion:
    occasion = Occasion(
        name=entry.text("name"),
        aliases=entry.texts("aliases"),
        places=entry.texts("places"),
        on=entry.edtf("on"),
    )
    entry.done()
    return occasion


def _office_holder(entry: Entry) -> OfficeHolder:
    holder = OfficeHolder(
        name=entry.text("name"),
        aliases=entry.texts("aliases"),
        party=entry.party("party"),
        office=entry.text("office"),
        since=entry.day("since"),
        until=entry.day("until") if "until" in entry.data else None,
    )
    entry.get("until")
    entry.done()
    if holder.since and holder.until and holder.until < holder.since:
        entry.wrong("until", f"{holder.until} is before {holder.since}")
    return holder


def _groups(entry: Entry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    groups = []
    for name in entry.data:
        members = entry.texts(name)
        for code in members:
            entry.check_code(name, code)
        if not members:
            entry.wrong(name, "has no members")
        if not is_clean(name):
            entry.wrong(name, "is not a line of text")
        groups.append((name, members))
    return tuple(groups)
