"""Which instrument an article and its sentences speak of: the dossier's, or another."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tracker.extraction.mention import Thread
from tracker.extraction.noun import Noun
from tracker.extraction.reference import in_passing
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit


def survey(sentences: Sequence[Sentence], thread: Thread, home_names: Iterable[str]) -> None:
    """What the whole article tells about its parts: whether the home party is in it at all.

    A name in passing ("soldiers trained for Ukraine") makes no agreement ours: the home party has
    to stand in the title or the lead, or in a sentence that speaks of an agreement or of talks.
    """
    read = [s for s in sentences if s.section not in _SILENT]
    text = " ".join(s.text for s in read)
    names = _any_of(tuple(home_names))
    named = names.search(text) is not None
    at_home = [
        (at, _plain(s.text.lower()))
        for at, s in enumerate(read if named else ())
        if names.search(s.text) and names.search(_IN_PASSING.sub(" ", s.text))
    ]
    beside = any(word in said for _, said in at_home for word in _SPOKEN)
    lower = _plain(text.lower())
    declared = named and "declaration" in lower and "vilnius" in lower
    # "Two years of bilateral security agreements": a family of them, and the home party further on.
    family = bool(at_home) and any(_FAMILY.search(s.text) for s in read[:_LEAD])
    thread.linked = beside or declared or family or any(at < _LEAD for at, _ in at_home)
    if thread.linked and any(word in lower for word in (*_OURS, "agreement", "accord", "pact")):
        thread.topic = "ours"
    elif named and not thread.linked:
        thread.topic = "other"
    union = "European Union" in text or _EU.search(text) is not None
    thread.union = union
    # "In the Belgian capital" tells where, and of no agreement of Belgium's.
    belgian = "Belgi" in _CAPITAL.sub("", text)
    thread.brussels = ("EU",) if union and not belgian else ("BE",)


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names, as they stand or in capitals: one pass is faster than one for each."""
    forms = {form for name in names for form in (name, name.upper())}
    return re.compile("|".join(map(re.escape, sorted(forms))))


def _plain(lower: str) -> str:
    """The text without the bodies in whose names "security" stands."""
    return lower.replace("security council", "").replace("security service", "")


_CAPITAL = re.compile(r"\bBelgian (?:capital|police|border|airport|coast)\b")
_EU = re.compile(r"\bEU\b")
_LEAD = 3
_FAMILY = re.compile(
    r"\bsecurity (?:agreements|guarantees|commitments|assurances)\b", re.IGNORECASE
)
_IN_PASSING = re.compile(
    r"\b(?:war|invasion|conflict|fighting|offensive|assault|attacks?|aggression|hostilities|"
    r"refugees|grain) (?:in|of|on|upon|against|from) (?:the )?Ukrain\w+|"
    r"\b(?:Ukraine|Ukraine's|Ukrainian)"
    r" (?:war|conflict|crisis|refugees?|soldiers|troops|pilots|grain|children|front|battlefield)\b"
)
_SILENT = frozenset({"noise", "link"})
_SPOKEN = ("agreement", "accord", "pact", "deal", "treat", "guarantee", "assurance", "commitment",
           "document", "declaration", "memorand", "sign", "negotiat", "talk", "consult", "discuss",
           "round", "conclu", "ratif", "text", "draft", "security", "bilateral",
           "long-term")  # fmt: skip
_OURS = (
    "security",
    "bilateral",
    "guarantee",
    "long-term",
    "defence agreement",
    "defense agreement",
)


def about_another(nodes: list[Unit], thread: Thread, home: str, *, told: bool) -> bool:
    """Which instrument the text speaks of; tells whether this sentence is about another one."""
    at_home = any(home in node.codes and node.role not in ("place", "none") for node in nodes)
    ours = topic = other = False
    for node in nodes:
        noun = node.noun
        if not isinstance(noun, Noun):
            continue
        if node.tags & {"AGR", "AGRNAME"} or "MASK" in node.tags:
            ours = ours or noun.status == "ours"
            other = other or (noun.status == "other" and not in_passing(noun))
        topic = topic or ("TOPIC" in node.tags and noun.status == "ours")
    if ours:
        foreign = not at_home and not told and _pair(nodes)
        foreign = foreign or (not thread.linked and thread.topic == "other")
        thread.topic = "other" if foreign else "ours"
        return foreign
    if topic and not other and thread.linked and thread.topic == "none":
        thread.topic = "ours"
    if other:
        if not told:
            thread.topic = "other"
        return True
    return False


def _pair(nodes: list[Unit]) -> bool:
    """Whether the sentence tells of one agreement of two others."""
    if any(isinstance(n.noun, Noun) and n.noun.plural and "TALKS" not in n.tags for n in nodes):
        return False
    parties = [n for n in nodes if n.codes and n.role in ("arg", "with", "mod", "by")]
    if len(parties) > 1 and all(n.role == "with" for n in parties):
        # "Talks with Ireland are over, and first ones were held with Montenegro".
        return False
    return len({code for node in parties for code in node.codes}) > 1
