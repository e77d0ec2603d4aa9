"""The names of a dossier's instruments and home party, and what is counted of them, as patterns."""

import re

from tracker.dossiers.dossier import Dossier
from tracker.extraction.any_case import AnyCase, AnyPhrase
from tracker.extraction.wordlist import alternatives
from tracker.parties.gazetteer import find

STATES = (
    r"(?:(?:countries|states)\sand\s(?:\w+\s)?organi[sz]ations|countries|country|states?|nations?|governments?|partners?|allies|ally|capitals?"
    r"|signatories|signatory|co-signatories|supporters|backers|adherents|subscribers"
    r"|participants|heads\sof\s(?:government|state)|partner\scountries|partner\sstates|parties|party)"
)
ADJECTIVE = (
    r"(?:other|others|corresponding|equivalent|analogous|more|further|additional|new|such|similar|like|comparable|relevant|bilateral"
    r"|security|long-term|longterm|defen[cs]e|cooperation|co-operation|guarantees?|commitments?"
    r"|10-year|ten-year|10|year|ten|decade-long|partner|allied|different|foreign|separate|of\sthese"
    r"|of\sthem|of\sthose|of\sthe|of\sits|of\sour|of\sUkraine's|Western|supportive|individual|existing|signed|finished|completed|and|key|friendly"
    r"|donor|agreed|own|earlier|previous|prior|present|current|odd|plus|or\sso|or\smore)"
)


def _home_names(dossier: Dossier) -> list[str]:
    """What the home party goes by: its names, adjectives, capitals, and its office holders."""
    home = find(dossier.home)
    people = [
        name.split()[-1]
        for each in dossier.office_holders
        if each.party == dossier.home
        for name in (each.name, *each.aliases)
    ]
    names = (home.name, *home.names, *home.adjectives, *home.capitals) if home else ()
    return [*names, *people, dossier.home]


class Words:
    """The dossier's names as patterns."""

    def __init__(self, dossier: Dossier) -> None:
        nouns = sorted({*dossier.agreement.nouns, *(f"{n}s" for n in dossier.agreement.nouns)})
        plain = [noun for noun in nouns if noun not in ("text", "texts", "instrument")]
        topics = [topic for topic in dossier.agreement.topics if topic.islower()]
        such = (
            r"(?:signatures?\b|signings?\b"
            r"|such\s(?:texts?|papers?|instruments?|undertakings?|compacts?|ones?))"
        )
        self.noun = AnyCase(rf"\b(?:{alternatives([*plain, *topics])})\b")
        self.head = AnyCase(
            rf"(?:[ \u00a0-]{ADJECTIVE}){{0,6}}[ \u00a0](?P<noun>{alternatives(plain)})\b"
            rf"|[ \u00a0]{such}\b",
        )
        qualified = (
            rf"\b(?:{alternatives(dossier.agreement.qualifiers)})[\s-](?:[a-z-]+\s){{0,2}}"
            rf"(?:{alternatives(plain)})\b"
        )
        self.agreement = AnyCase(
            rf"\b(?:{alternatives([*dossier.agreement.names, *topics])})\b|{qualified}",
        )
        self.declaration = AnyCase(
            rf"\b(?:{alternatives(dossier.declaration.names)}|"
            rf"(?:{alternatives(dossier.declaration.nouns)}))\b",
        )
        longest = {
            max(name.lower().split(), key=len)
            for name in (*dossier.agreement.names, *dossier.agreement.qualifiers, *topics)
        }
        self.stems = tuple(
            word for word in longest if not any(o != word and o in word for o in longest)
        )
        self.declared = (*(noun.lower() for noun in dossier.declaration.nouns), "statement")
        self.home = re.compile(rf"(?<!\w)(?:{alternatives(_home_names(dossier))})(?!\w)")
        self.masks = AnyPhrase(dossier.masks)
        self.named = AnyCase(rf"\b(?:{alternatives(dossier.declaration.names)})\b")

    def names_agreement(self, text: str) -> bool:
        """Whether a sentence names the agreement; the pattern is tried where a qualifier stands."""
        lower = text.lower()
        if not any(stem in lower for stem in self.stems):
            return False
        return self.agreement.search(text) is not None

    def is_topic(self, text: str) -> bool:
        """Whether a sentence names the agreement or the declaration."""
        if self.names_agreement(text):
            return True
        lower = text.lower()
        return any(noun in lower for noun in self.declared) and bool(self.named.search(text))


_known: dict[int, tuple[Dossier, Words]] = {}
_KEPT = 8


def words_of(dossier: Dossier) -> Words:
    """The names of the dossier's instruments, as patterns; made once a dossier.

    Dossiers are told apart by identity, as hashing one takes longer than reading a sentence.
    """
    entry = _known.get(id(dossier))
    if entry is None or entry[0] is not dossier:
        if len(_known) >= _KEPT:
            _known.clear()
        entry = _known[id(dossier)] = (dossier, Words(dossier))
    return entry[1]
