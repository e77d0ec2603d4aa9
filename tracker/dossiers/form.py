"""The form of `dossier.toml`: what an entry may hold, and what is wrong with one that differs.

id = "ukraine-security"
title = "..."
home = "UA"
licence = "..."
masks = ["minerals deal"]

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
"""

import re
from collections.abc import Mapping

from tracker.domain.dates import Day, Edtf, parse, parse_day
from tracker.dossiers.ambiguity import ambiguities
from tracker.dossiers.dossier import Dossier, Instrument, Occasion, OfficeHolder
from tracker.parties.gazetteer import find, suggest

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_form(data: Mapping[str, object]) -> tuple[Dossier | None, tuple[str, ...]]:
    """The dossier that parsed TOML holds, or None and its mistakes, one line each."""
    problems: list[str] = []
    top = _Entry("", data, problems)
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
    )
    top.done()
    if dossier.id and not _ID.fullmatch(dossier.id):
        problems.append(f"id: {dossier.id!r} is not lower-case words joined by hyphens")
    if dossier.id == "article":
        problems.append("id: 'article' is what the log calls its articles; choose another")
    # Only a dossier that is whole can be said to contradict itself.
    problems = problems or list(ambiguities(dossier))
    return (None if problems else dossier), tuple(problems)


class _Entry:
    """A table of the file: takes values out by key, and notes what is wrong where."""

    def __init__(self, where: str, data: Mapping[str, object], problems: list[str]) -> None:
        self.where = where
        self.data = data
        self.problems = problems
        self.asked: set[str] = set()

    def wrong(self, key: str, what: str) -> None:
        shown = key if _is_clean(key) else repr(key)
        place = f"{self.where}: {shown}" if self.where else shown
        self.problems.append(f"{place}: {what}")

    def get(self, key: str) -> object:
        self.asked.add(key)
        return self.data.get(key)

    def text(self, key: str) -> str:
        value = self.get(key)
        if isinstance(value, str) and _is_clean(value):
            return value
        self.wrong(key, "missing" if value is None else f"{value!r} is not a line of text")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(key, f"{value!r} is not a list of texts")
            return ()
        clean = [text for text in value if isinstance(text, str) and _is_clean(text)]
        for text in value:
            if text not in clean:
                self.wrong(key, f"{text!r} is not a line of text")
        seen: set[str] = set()
        for text in clean:
            if text in seen:
                self.wrong(key, f"{text!r} is said twice")
            seen.add(text)
        return tuple(clean)

    def party(self, key: str) -> str:
        code = self.text(key)
        if code:
            self.check_code(key, code)
        return code

    def check_code(self, key: str, code: str) -> None:
        party = find(code)
        if party is not None and party.code == code:
            return
        close = (party,) if party is not None else tuple(map(find, suggest(code)))
        meant = " or ".join(f"{each.code} ({each.name})" for each in close if each is not None)
        hint = f"; did you mean {meant}?" if meant else ""
        self.wrong(key, f"{code!r} is no party's code{hint}")

    def day(self, key: str) -> Day:
        text = self.text(key)
        try:
            return parse_day(text) if text else Day("")
        except ValueError as error:
            self.wrong(key, str(error))
            return Day("")

    def edtf(self, key: str) -> Edtf:
        text = self.text(key)
        try:
            return parse(text) if text else Edtf("")
        except ValueError as error:
            self.wrong(key, str(error))
            return Edtf("")

    def entry(self, key: str) -> "_Entry":
        value = self.get(key)
        if not isinstance(value, dict | None):
            self.wrong(key, f"{value!r} is not a table")
            value = None
        return _Entry(key, value or {}, self.problems)

    def entries(self, key: str) -> list["_Entry"]:
        value = self.get(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(key, f"is not a list of tables; begin each with [[{key}]]")
            return []
        return [
            _Entry(f"{key} {number} ({_name(item)})", item, self.problems)
            for number, item in enumerate(value, start=1)
        ]

    def done(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.data.keys() - self.asked:
            self.wrong(key, f"unknown; known are {', '.join(sorted(self.asked))}")


def _instrument(entry: _Entry) -> Instrument:
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


def _occasion(entry: _Entry) -> Occasion:
    occasion = Occasion(
        name=entry.text("name"),
        aliases=entry.texts("aliases"),
        places=entry.texts("places"),
        on=entry.edtf("on"),
    )
    entry.done()
    return occasion


def _office_holder(entry: _Entry) -> OfficeHolder:
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


def _groups(entry: _Entry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    groups = []
    for name in entry.data:
        members = entry.texts(name)
        for code in members:
            entry.check_code(name, code)
        if not members:
            entry.wrong(name, "has no members")
        if not _is_clean(name):
            entry.wrong(name, "is not a line of text")
        groups.append((name, members))
    return tuple(groups)


def _name(item: Mapping[str, object]) -> str:
    name = item.get("name")
    return name if isinstance(name, str) and _is_clean(name) else "unnamed"


def _is_clean(text: str) -> bool:
    return bool(text) and text == text.strip() and text.isprintable()
