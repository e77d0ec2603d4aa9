"""Who says so: the official, the source or the outlet that a sentence gives as its origin.

It changes nothing of what is reported; it lets a reader count distinct origins. Where an outlet
reported ("the FT reported, citing sources", "people familiar told CNN"), the outlet is the origin,
by one name for all the short forms in `lexicon/outlets.tsv`; an official who spoke to an outlet is
the origin himself.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from tracker.domain.events import Attribution, AttributionKind
from tracker.extraction.any_case import AnyCase
from tracker.extraction.lexicon import rows
from tracker.extraction.word_set import LETTERS, word_set
from tracker.extraction.wordlist import alternatives
from tracker.parties.gazetteer import find

NOBODY = Attribution()

_ROLES: dict[str, list[str]] = {}
for _row in rows("speech"):
    _ROLES.setdefault(_row["role"], []).append(_row["word"])
OUTLETS = {
    alias: row["name"]
    for row in rows("outlets")
    for alias in (row["name"], *row["aliases"].split("|"))
}
_OUTLET = rf"(?P<outlet>{alternatives(OUTLETS)})"
_KIND_OF_PAPER = (
    r"(?:(?:the|a|its|German|French|British|Italian|Polish|US|U\.S\.|Spanish|Ukrainian|Irish|Czech)\s)?"
    r"(?:(?:[A-Z][a-z]+\s)?(?:newspaper|paper|daily|weekly|magazine|broadcaster|agency|news\sagency"
    r"|outlet|website|portal|tabloid)\s)?"
)
_SAY = alternatives(_ROLES["say"])
_REPORT = alternatives(_ROLES["report"])
_CITE = alternatives(_ROLES["cite"])
_ABBREVIATED = r"(?:\s\([A-Z][\w./]{1,8}\))?"
_OUTLET_REPORTS = re.compile(
    rf"\b{_OUTLET}{_ABBREVIATED},?\s(?:(?:has|had|also|earlier|first|newspaper|news\sagency|agency"
    rf"|magazine|daily|correspondent)\s){{0,3}}(?:{_REPORT}|has\sit|has\slearned|learned)\b"
)
_REPORTS_OUTLET = re.compile(
    rf"(?:\b(?:(?i:{_CITE})|{_REPORT}|told|tells|in\san\sinterview\swith|interview\sto|Source:)\s"
    rf"{_KIND_OF_PAPER}(?:the\s|The\s)?|\s[-\u2013\u2014]\s(?:the\s)?){_OUTLET}(?![\w-]|\s\w+ian\b)"
)
_HEADED = re.compile(rf"^\W{{0,3}}{_OUTLET}:\s")
_TOLD = AnyCase(r"\b(?:told|tells)\s")
_VERB = re.compile(rf"\b(?:{_SAY})\b(?!\s(?:to\sbe|as)\b)")
_UNNAMED = AnyCase(rf"\b(?:{alternatives(_ROLES['unnamed'])})\b")
_ANALYST = AnyCase(rf"\b(?:{alternatives(_ROLES['analyst'])})\b")
_OFFICE = AnyCase(rf"\b(?:{alternatives(_ROLES['office'])})\b")
_BODY = AnyCase(rf"\b(?:{alternatives(_ROLES['body'])})\b")
_ACCORDING = re.compile(r"\b[Aa]ccording\sto\s(?P<who>[^,.;]{3,90})")
_NAME = re.compile(
    r"\b(?:[A-Z\u00c0-\u017d][\w\u2019'-]*[a-z\u00df-\u017f][\w\u2019'-]*|[A-Z]\.)"
    r"(?:\s(?:de|van|von|der|den|bin|al|[A-Z]\.|[A-Z\u00c0-\u017d][\w\u2019'-]*[a-z\u00df-\u017f][\w\u2019'-]*))"
    r"{0,3}"
)
_NO_NAME = frozenset(row["word"] for row in rows("not_names"))
"""Capitalised words that begin a sentence, a title or a country, and are nobody's name."""
_LONGEST = 1500
"""How much of a sentence is read; a longer one is a page without full stops."""
_DASHES = str.maketrans("\u2013\u2014", "--")
_SPEECH = frozenset(
    word
    for role in ("say", "report", "cite")
    for phrase in _ROLES[role]
    for word in LETTERS.findall(phrase.lower())
) | {"told", "tells", "interview", "has", "learned"}
_REACH = 140


def find_attribution(text: str, officials: Collection[str] = ()) -> Attribution:
    """Who a sentence says it from.

    Args:
        text: The sentence.
        officials: Names of office holders, whole or their last part, known from the dossier.

    Returns:
        The kind of source and its name, where one is told; kind `none` where nobody is.
    """
    return _said_by(text[:_LONGEST], frozenset(officials))


@lru_cache(32)  # several reports rest on one sentence
def _said_by(text: str, officials: frozenset[str]) -> Attribution:
    silent = _SPEECH.isdisjoint(word_set(text))
    if silent and ":" not in text and " - " not in text.translate(_DASHES):
        return NOBODY
    outlet = _outlet(text)
    verb = _saying(text)
    told = _TOLD.search(text) is not None
    if outlet is not None and not told:
        return Attribution("outlet", outlet)
    according = _ACCORDING.search(text)
    who = _speaker(text, verb) if verb is not None else ""
    if not who and according is not None:
        who = according["who"]
    source = _source(who, officials)
    if outlet is not None and source.kind in ("unnamed", "none"):
        return Attribution("outlet", outlet)
    if source.kind == "none" and verb is not None and _UNNAMED.search(text):
        return Attribution("unnamed")
    return source


def _outlet(text: str) -> str | None:
    """The outlet that reported, by its one name."""
    for pattern in (_OUTLET_REPORTS, _REPORTS_OUTLET, _HEADED):
        match = pattern.search(text)
        if match is not None:
            return OUTLETS[" ".join(match["outlet"].split())]
    return None


def _saying(text: str) -> re.Match[str] | None:
    """The verb of saying; "states" is one only where it can be no noun ("five Nordic states")."""
    for match in _VERB.finditer(text):
        if match.group() != "states" or _STATES_THAT.match(text, match.end()):
            return match
    return None


_STATES_THAT = re.compile(r"\s(?:that\b|in\sits)|\s?[.,:]\s?[\"\u201c\u201d]?$|:")


def _speaker(text: str, verb: re.Match[str]) -> str:
    """The words that tell who speaks: those before the verb, else those behind it."""
    before = text[max(0, verb.start() - _REACH) : verb.start()]
    cut = max(before.rfind('"'), before.rfind("\u201d"), before.rfind("; "), before.rfind(". "))
    before = before[cut + 1 :]
    apposed = before.rstrip().endswith(",")
    before = before.strip(" ,")
    after = text[verb.end() : verb.end() + 90]
    stop = re.search(r"[,.;:\"\u201c\u201d]|\sthat\s|\son\s|\sin\s", after)
    after = after[: stop.start()] if stop else after
    if apposed and "," not in before:
        # "It is close, said the minister": who speaks stands behind.
        return after if _says_who(after) or len(before.split()) > _TITLED else before
    nearest = before.rpartition(", ")[2]
    if not apposed and (_says_who(nearest) or _UNSAID.match(nearest) or _PRONOUN.search(nearest)):
        return "" if _PRONOUN.search(nearest) else nearest
    return before if _says_who(before) else after


_TITLED = 8
"""Words; a speaker with office and name takes no more."""
_UNSAID = re.compile(r"(?:the|a|an|his|her|its|their|this|that|one|another)\s", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:^|\s)(?:he|she|they|it|we|you|I|who|which)"
    r"(?:\s(?:has|had|have|also|then|later|added|once|again|however|himself|herself|too)){0,3}$",
    re.IGNORECASE,
)


def _says_who(words: str) -> bool:
    return bool(
        _OFFICE.search(words)
        or _BODY.search(words)
        or _UNNAMED.search(words)
        or _ANALYST.search(words)
        or _name(words)
        or _is_state(words)
    )


def _is_state(words: str) -> bool:
    """Whether the words are nothing but a state, the Union or a capital."""
    return words[:1].isupper() and find(words) is not None


def _source(who: str, officials: Collection[str]) -> Attribution:
    """What kind of source the words name."""
    if not who:
        return NOBODY
    name = _name(_UNNAMED.blotted(who))
    if _UNNAMED.search(who) and name is None:
        return Attribution("unnamed")
    if _ANALYST.search(who):
        return Attribution("analyst", name)
    if name is not None:
        return Attribution(_rank(who, name, officials), name)
    if _is_state(who):
        return Attribution("official", who)
    body = _BODY.search(who) or _OFFICE.search(who)
    return Attribution("official", who[body.start() : body.end()]) if body is not None else NOBODY


def _rank(who: str, name: str, officials: Collection[str]) -> AttributionKind:
    """Whether a named speaker speaks for an office; a state or its capital always does."""
    if _OFFICE.search(who) or _BODY.search(who) or find(name) is not None:
        return "official"
    last = name.rsplit(maxsplit=1)[-1]
    known = any(name == each or last == each.split()[-1] for each in officials)
    return "official" if known else "named"


_PREPOSITIONS = frozenset({"in", "at", "with", "between", "near", "from", "to", "for", "on"})
_PARTICLES = frozenset({"de", "van", "von", "der", "den", "bin", "al"})
_BESIDE = re.compile(
    r"\b(?:in|at|with|between|near|from|to|for|on|and|or)\s(?:the\s)?$", re.IGNORECASE
)


def _name(words: str) -> str | None:
    """The last name of a speaker in `words`, without titles, peoples and days.

    A party or place behind a preposition ("in Dubrovnik", "with Greece") speaks not.
    """
    for match in reversed(list(_NAME.finditer(words))):
        parts = match.group().split()
        beside = parts[0].lower() in _PREPOSITIONS or _BESIDE.search(words[: match.start()])
        while parts and parts[0].rstrip(".") in _NO_NAME:
            parts.pop(0)
        while parts and (parts[-1] in _NO_NAME or parts[-1] in _PARTICLES):
            parts.pop()
        name = " ".join(parts)
        if not name or name.endswith(("'s", "\u2019s")) or name in OUTLETS:
            continue
        if len(parts) == 1 and beside:
            continue
        return name
    return None
