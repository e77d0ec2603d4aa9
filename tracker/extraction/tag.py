"""The second layer: every word of a sentence by its classes, in one pass.

A tagger is made once for a dossier: the language's words from the lexicon, the parties' names, and
the dossier's own (agreement, declaration, masks, office holders, groups) go into one dictionary by
first word. A sentence is walked from left to right and the longest phrase wins. No class is looked
for by a pattern, so that the time grows with the number of words alone.
"""

from functools import cache

from tracker.dossiers.dossier import Dossier
from tracker.extraction.lexicon import rows
from tracker.extraction.sentence import Sentence, Token
from tracker.extraction.tokens import tokenize
from tracker.parties.gazetteer import all_parties

NONE: frozenset[str] = frozenset()
_FORMS = "bzdng"


class Unit:
    """A word or phrase of a sentence, with its classes; the grammar's layers write upon it.

    `tags` are its classes, `form` that of a verb: b(ase), z (-s), d (past), n (participle) or
    g (-ing), several where they look alike. `codes` are the parties that it names, `kind` how: name,
    adjective, capital, person or group.
    """

    __slots__ = (
        "codes",
        "end",
        "first",
        "form",
        "genitive",
        "kind",
        "lower",
        "members",
        "noun",
        "role",
        "spaced",
        "start",
        "tags",
        "upper",
    )

    def __init__(
        self,
        token: Token,
        end: int,
        lower: str,
        tags: frozenset[str],
        form: str = "",
        codes: tuple[str, ...] = (),
        kind: str = "",
    ) -> None:
        """Take the first token, the end, the words in lower case and what they are."""
        self.start = token.start
        self.end = end
        self.lower = lower
        self.tags = tags
        self.form = form
        self.codes = codes
        self.kind = kind
        self.genitive = token.genitive
        self.spaced = token.spaced
        self.upper = token.text[0].isupper()
        self.first = False
        self.role = ""
        self.members: list[Unit] = []
        self.noun: object = None

    def __repr__(self) -> str:
        """For people who look for a mistake."""
        return f"<{self.lower} {'/'.join(sorted(self.tags))} {','.join(self.codes)} {self.role}>"


class Entry:
    """What the dictionary knows about a phrase."""

    __slots__ = ("cased", "codes", "exact", "form", "kind", "people", "rest", "tags")

    def __init__(self, rest: tuple[str, ...]) -> None:
        """Make an entry for the words after the first one."""
        self.rest = rest
        self.tags: frozenset[str] = NONE
        self.form = ""
        self.codes: tuple[str, ...] = ()
        self.kind = ""
        self.cased = False
        self.exact = ""
        self.people = False


Index = dict[str, list[Entry]]


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
        self.never: frozenset[str] = NONE
        self._index: Index = {
            first: [_copy(entry) for entry in entries] for first, entries in _language().items()
        }
        self._add_dossier(dossier)
        for entries in self._index.values():
            entries.sort(key=lambda entry: -len(entry.rest))
        self.qualifiers = frozenset(
            word.lower() for word in (*dossier.agreement.qualifiers, *_QUALIFIERS)
        )

    def _add_dossier(self, dossier: Dossier) -> None:
        for noun in (*dossier.agreement.nouns, *_plurals(dossier.agreement.nouns)):
            _add(self._index, noun, "AGR")
        for name in dossier.agreement.names:
            _add(self._index, name, "AGRNAME")
        for name in dossier.agreement.topics:
            _add(self._index, name, "TOPIC")
        for noun in dossier.declaration.nouns:
            _add(self._index, noun, "DECLN")
        for name in dossier.declaration.names:
            _add(self._index, name, "DECL")
        for mask in dossier.masks:
            _add(self._index, mask, "MASK")
        for group, codes in dossier.groups:
            _add(self._index, group, "PARTY", codes=codes, kind="group", cased=True)
        for holder in dossier.office_holders:
            for name in (holder.name, *holder.aliases):
                _add(self._index, name, "PARTY", codes=(holder.party,), kind="person", cased=True)

        for row in rows("adversaries"):
            if row["home"] == dossier.home:
                self.never = frozenset(row["codes"].split("|"))

    def tag(self, sentence: Sentence) -> list[Unit]:
        """The units of `sentence` from left to right; words of no class have no tags."""
        tokens = tokenize(sentence, _names())
        lowers = [token.lower for token in tokens]
        count = len(tokens)
        index = self._index
        units: list[Unit] = []
        at = 0
        while at < count:
            token = tokens[at]
            entries = index.get(lowers[at])
            if entries is not None:
                for entry in entries:
                    span = len(entry.rest) + 1
                    if span > 1 and tuple(lowers[at + 1 : at + span]) != entry.rest:
                        continue
                    if (
                        span > 1
                        and "PRO" in entry.tags
                        and lowers[at + span : at + span + 1] == _OF
                    ):
                        continue
                    if entry.cased and not _fits(entry, token, tokens[at + span - 1]):
                        continue
                    last = tokens[at + span - 1]
                    lower = token.lower if span == 1 else " ".join(lowers[at : at + span])
                    unit = Unit(
                        token, last.end, lower, entry.tags, entry.form, entry.codes, entry.kind
                    )
                    unit.genitive = last.genitive
                    units.append(unit)
                    at += span
                    break
                else:
                    entries = None
            if entries is None:
                tags = NONE
                if token.text[0].isdigit():
                    tags = _ORDINAL if token.lower[-1] in "tdh" else _NUM
                units.append(Unit(token, token.end, token.lower, tags))
                at += 1
        if units:
            units[0].first = True
        _months(units)
        _works(units)
        return units


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
            for after in units[at + 1 : at + 4]:
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
_NUM = frozenset({"NUM"})
_ORDINAL = frozenset({"ORD", "NUM"})
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


def _fits(entry: Entry, token: Token, last: Token) -> bool:
    if entry.exact:
        return token.text.replace("’", "'").removesuffix("'s") == entry.exact
    return token.text[0].isupper() and (last is token or not entry.people or last.text[0].isupper())


def _copy(entry: Entry) -> Entry:
    new = Entry(entry.rest)
    new.tags, new.form, new.codes = entry.tags, entry.form, entry.codes
    new.kind, new.cased, new.exact = entry.kind, entry.cased, entry.exact
    new.people = entry.people
    return new


def _add(  # noqa: PLR0913
    index: Index,
    phrase: str,
    tag: str,
    *,
    form: str = "",
    codes: tuple[str, ...] = (),
    kind: str = "",
    cased: bool = False,
) -> None:
    words = _words(phrase)
    entries = index.setdefault(words[0], [])
    rest = words[1:]
    entry = next((each for each in entries if each.rest == rest and each.cased == cased), None)
    if entry is None:
        entry = Entry(rest)
        entries.append(entry)
    entry.tags |= {tag}
    entry.form += form
    if codes and not entry.codes:
        entry.codes, entry.kind = codes, kind
    elif kind == "person" == entry.kind:
        # One name, several office holders: only the article can tell.
        entry.codes = tuple(dict.fromkeys((*entry.codes, *codes)))
    entry.cased = cased
    entry.people = kind == "person"
    if cased and not rest and phrase.replace(".", "").isupper() and len(phrase) < 6:
        entry.exact = phrase


def _words(phrase: str) -> tuple[str, ...]:
    # The same cutting as the text's, so that "F-16" and "U.S." meet themselves.
    plain = Sentence(text=phrase, start=0, end=len(phrase))
    return tuple(token.lower for token in tokenize(plain))


def _plurals(nouns: tuple[str, ...]) -> tuple[str, ...]:
    made = []
    for noun in nouns:
        if noun.endswith("s"):
            continue
        made.append(noun[:-1] + "ies" if noun.endswith("ty") else noun + "s")
    return tuple(made)


@cache
def _names() -> frozenset[str]:
    return frozenset(party.name.lower() for party in all_parties())


@cache
def _language() -> Index:
    """The words that do not depend on a dossier."""
    index: Index = {}
    for row in rows("words"):
        for phrase in row["phrases"].split("|"):
            _add(index, phrase, row["class"])
    for row in rows("verbs"):
        _add_verb(index, row["verb"], row["class"])
    for row in rows("other_verbs"):
        for verb in row["verbs"].split("|"):
            _add_verb(index, verb, row["class"])
    for row in rows("prefixes"):
        _add(index, row["prefix"], "PARTY", codes=(row["code"],), kind="adjective", cased=True)
    for party in all_parties():
        for kind, names in (
            ("name", (party.name, *party.names)),
            ("adjective", party.adjectives),
            ("capital", party.capitals),
        ):
            for name in names:
                _add(index, name, "PARTY", codes=(party.code,), kind=kind, cased=True)
    return index


def _add_verb(index: Index, verb: str, tag: str) -> None:
    head, _, tail = verb.partition("+")
    forms = head.split("/") if "/" in head else inflect(head)
    for code, form in zip(_FORMS, forms, strict=True):
        for each in _owners(tail):
            _add(index, f"{form} {each}".strip(), tag, form=code)


def _owners(tail: str) -> tuple[str, ...]:
    """The tail of a phrase with "~" as each of the words that may own a signature."""
    if "~" not in tail:
        return (tail,)
    return tuple(tail.replace("~", word) for word in ("their", "his", "her", "its", "our"))


def inflect(verb: str) -> tuple[str, str, str, str, str]:
    """A regular verb's forms: base, -s, past, participle, -ing."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    if verb in _DOUBLING:
        twice = verb + verb[-1]
        return verb, verb + "s", twice + "ed", twice + "ed", twice + "ing"
    s = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, verb + s, verb + "ed", verb + "ed", verb + "ing"


_DOUBLING = frozenset({"scrap", "wrap", "plan", "slip", "refer", "submit", "admit", "ship"})
