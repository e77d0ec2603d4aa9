"""The second layer: every word of a sentence by its classes, in one pass.

A tagger is made once for a dossier: the language's words from the lexicon, the parties' names, and
the dossier's own (agreement, declaration, masks, office holders, groups) go into one dictionary by
first word. A sentence is walked from left to right and the longest phrase wins. No class is looked
for by a pattern, so that the time grows with the number of words alone.
"""

from tracker.dossiers.dossier import Dossier
from tracker.extraction.apart import only_then, parted_verbs
from tracker.extraction.dictionary import (
    Branch,
    Entry,
    Index,
    add_entry,
    end_of_name,
    language,
    plurals,
)
from tracker.extraction.gate import Gate
from tracker.extraction.lexicon import adversaries
from tracker.extraction.sentence import Sentence
from tracker.extraction.tokens import tokenize
from tracker.extraction.unit import Unit
from tracker.parties.gazetteer import all_parties


class Tagger:
    """Tags sentences for one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        """Put the language's words and the dossier's names into one dictionary."""
        self.home = dossier.home
        self.dossier = dossier
        own = next((party for party in all_parties() if party.code == dossier.home), None)
        names = (own.name, *own.names, *own.adjectives, *own.capitals) if own is not None else ()
        people = (
            name
            for holder in dossier.office_holders
            if holder.party == dossier.home
            for name in (holder.name, *holder.aliases)
        )
        self.home_names = (*names, *people)
        self.never = adversaries(dossier.home)
        index = language()
        self._add_dossier(dossier, index)
        self.common = frozenset(
            first for first, entries in index.items() if not all(each.cased for each in entries)
        )
        self.party_words = frozenset(index.keys() - self.common)
        self.home_words = frozenset(
            word for name in self.home_names for word in name.lower().split()
        )
        self._branches = {first: Branch(entries) for first, entries in index.items()}
        self.gate = Gate(
            (
                (" ".join((first, *entry.rest)), entry.tags, entry.codes)
                for first, entries in index.items()
                for entry in entries
            ),
            dossier.home,
        )
        self.qualifiers = frozenset(
            word.lower() for word in (*dossier.agreement.qualifiers, *_QUALIFIERS)
        )

    def _add_dossier(self, dossier: Dossier, index: Index) -> None:
        for noun in (*dossier.agreement.nouns, *plurals(dossier.agreement.nouns)):
            add_entry(index, noun, "AGR")
        for name in dossier.agreement.names:
            add_entry(index, name, "AGRNAME")
        for name in dossier.agreement.topics:
            add_entry(index, name, "TOPIC")
        for noun in dossier.declaration.nouns:
            add_entry(index, noun, "DECLN")
        for name in dossier.declaration.names:
            add_entry(index, name, "DECL")
        for mask in dossier.masks:
            add_entry(index, mask, "MASK")
        for group, codes in dossier.groups:
            add_entry(index, group, "PARTY", codes=codes, kind="group", cased=True)
        for holder in dossier.office_holders:
            for name in (holder.name, *holder.aliases):
                add_entry(index, name, "PARTY", codes=(holder.party,), kind="person", cased=True)

    def tag(self, sentence: Sentence) -> list[Unit]:
        """The units of `sentence` from left to right; words of no class have no tags."""
        words = tokenize(sentence, end_of_name())
        lowers = [word.lower for word in words]
        branches = self._branches
        units: list[Unit] = []
        taken = 0
        for at, unit in enumerate(words):
            if at < taken:
                continue
            units.append(unit)
            branch = branches.get(lowers[at])
            entry = _entry(branch, words, lowers, at, sentence) if branch is not None else None
            if entry is None:
                continue
            unit.tags, unit.form = entry.tags, entry.form
            unit.codes, unit.kind = entry.codes, entry.kind
            if entry.rest:
                taken = at + 1 + len(entry.rest)
                last = words[taken - 1]
                unit.end, unit.genitive = last.end, last.genitive
                unit.lower = " ".join(lowers[at:taken])
        if units:
            units[0].first = True
        if "may" in lowers:
            _months(units)
        if not _WORKING.keys().isdisjoint(lowers):
            _works(units)
        if "back" in lowers or "off" in lowers:
            parted_verbs(units)
        if "until" in lowers or "till" in lowers:
            only_then(units)
        return units


def _entry(
    branch: Branch, words: list[Unit], lowers: list[str], at: int, sentence: Sentence
) -> Entry | None:
    """The longest entry of `branch` that the words from `at` on are."""
    longer = branch.longer.get(lowers[at + 1]) if branch.longer and at + 1 < len(lowers) else None
    for entry in longer or ():
        end = at + 1 + len(entry.rest)
        if tuple(lowers[at + 1 : end]) != entry.rest:
            continue
        if "PRO" in entry.tags and lowers[end : end + 1] == _OF:
            continue
        if not entry.cased or _fits(entry, words[at], words[end - 1], sentence):
            return entry
    for entry in branch.alone:
        if not entry.cased or _fits(entry, words[at], words[at], sentence):
            return entry
    return None


def _months(units: list[Unit]) -> None:
    """Tell the month of May from the verb: a verb has another verb's base form behind it."""
    for at, unit in enumerate(units):
        if unit.lower == "may" and unit.upper:
            after = units[at + 1] if at + 1 < len(units) else None
            verb = after is not None and ("b" in after.form or after.lower in _AFTER_MODAL)
            if not verb or (at and units[at - 1].tags & {"NUM"}):
                unit.tags = _WHEN


def _works(units: list[Unit]) -> None:
    """Tell "working intensively on" from work itself."""
    for at, unit in enumerate(units):
        if unit.lower in _WORKING:
            partner = at + 1 < len(units) and units[at + 1].lower == "with"
            for after in units[at + 1 : at + (7 if partner else 4)]:
                if partner and (after.codes or after.lower in ("with", "and", "the", ",")):
                    continue
                if after.lower in ("on", "towards", "toward"):
                    unit.tags, unit.form = _NEGOTIATING, _WORKING[unit.lower]
                    break
                if not (
                    after.lower.endswith("ly") or after.lower in ("hard", "already", "together")
                ):
                    break


_WORKING = {"working": "g", "worked": "dn", "works": "z"}


_NEGOTIATING = frozenset({"NEGOTIATE"})


_WHEN = frozenset({"WHEN"})


_AFTER_MODAL = frozenset(
    {"be", "not", "have", "also", "soon", "well", "yet", "now", "never", "be to"}
)


_OF = ["of"]


_QUALIFIERS = (
    "security",
    "guarantee",
    "guarantees",
    "assurances",
    "long-term",
    "long",
    "commitments",
    "defence",
    "defense",
    "bilateral",
    "cooperation",
    "support",
)


def _fits(entry: Entry, word: Unit, last: Unit, sentence: Sentence) -> bool:
    """Whether a name stands as it is written: with its capitals."""
    behind = last.end - sentence.start
    if sentence.text[behind : behind + 1] == "$":
        return False  # "US$4.5 billion"
    if entry.exact:
        text = sentence.text[word.start - sentence.start : word.end - sentence.start]
        return text.replace("’", "'").removesuffix("'s") == entry.exact  # noqa: RUF001
    return word.upper and (last is word or not entry.people or last.upper)
