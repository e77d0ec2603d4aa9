"""The dictionary of phrases by first word: made from the lexicon and the names of the parties."""

from functools import cache

from tracker.extraction.lexicon import rows
from tracker.extraction.sentence import Sentence
from tracker.extraction.tokens import tokenize
from tracker.extraction.unit import NONE
from tracker.parties.gazetteer import all_parties

_FORMS = "bzdng"


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


class Branch:
    """The entries of one first word: `alone`, and `longer` by the second word, longest first."""

    __slots__ = ("alone", "longer")

    def __init__(self, entries: list[Entry]) -> None:
        """Sort `entries` by what must follow; of equally long ones the first stays first."""
        self.alone = tuple(entry for entry in entries if not entry.rest)
        self.longer: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: -len(entry.rest)):
            if entry.rest:
                self.longer.setdefault(entry.rest[0], []).append(entry)


def add_entry(  # noqa: PLR0913
    index: Index,
    phrase: str,
    tag: str,
    *,
    form: str = "",
    codes: tuple[str, ...] = (),
    kind: str = "",
    cased: bool = False,
) -> None:
    """Enter `phrase` with one more class, and with the parties it names."""
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
    if phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split(" "))
    # The same cutting as the text's, so that "F-16" and "U.S." meet themselves.
    plain = Sentence(text=phrase, start=0, end=len(phrase))
    return tuple(unit.lower for unit in tokenize(plain))


def plurals(nouns: tuple[str, ...]) -> tuple[str, ...]:
    """The nouns and their plurals."""
    made = []
    for noun in nouns:
        if noun.endswith("s"):
            continue
        made.append(noun[:-1] + "ies" if noun.endswith("ty") else noun + "s")
    return tuple(made)


@cache
def end_of_name() -> frozenset[str]:
    """The parties' names, in lower case."""
    return frozenset(party.name.lower() for party in all_parties())


def language() -> Index:
    """The words that do not depend on a dossier, in a dictionary to which its own can be added."""
    index: Index = {}
    for row in rows("words"):
        for phrase in row["phrases"].split("|"):
            add_entry(index, phrase, row["class"])
    for row in rows("verbs"):
        _add_verb(index, row["verb"], row["class"])
    for row in rows("other_verbs"):
        for verb in row["verbs"].split("|"):
            _add_verb(index, verb, row["class"])
    for row in rows("prefixes"):
        add_entry(index, row["prefix"], "PARTY", codes=(row["code"],), kind="adjective", cased=True)
    for party in all_parties():
        for kind, names in (
            ("name", (party.name, *party.names)),
            ("adjective", party.adjectives),
            ("capital", party.capitals),
        ):
            for name in names:
                add_entry(index, name, "PARTY", codes=(party.code,), kind=kind, cased=True)
    _merge_institutions(index)
    return index


def _merge_institutions(index: Index) -> None:
    """A parliament's own name is a parliament and stands for its state: "the Saeima"."""
    for entries in index.values():
        for entry in [each for each in entries if each.cased]:
            twin = next((e for e in entries if not e.cased and e.rest == entry.rest), None)
            if twin is not None and twin.tags & {"PARL", "GOV"}:
                entry.tags |= twin.tags
                entries.remove(entry)
                entries.insert(entries.index(twin), entry)


def _add_verb(index: Index, verb: str, tag: str) -> None:
    head, _, tail = verb.partition("+")
    forms = head.split("/") if "/" in head else inflect(head)
    for code, form in zip(_FORMS, forms, strict=True):
        for each in _owners(tail):
            add_entry(index, f"{form} {each}".strip(), tag, form=code)


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
