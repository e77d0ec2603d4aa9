"""Whose term it is: the parties that a sentence names, and the one nearest before a term."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.extraction.any_case import AnyCase
from tracker.extraction.sentence import Sentence
from tracker.extraction.terms import TermFound
from tracker.extraction.unit import Unit

Group = tuple[int, tuple[str, ...]]
"""Where a list of parties begins in the text, and who they are."""


@dataclass(frozen=True, slots=True)
class Named:
    """A party's name at `start` to `end` of the article's text."""

    start: int
    end: int
    party: str


_LISTED = AnyCase(
    r"[\s,;'\u2019s()&-]*(?:(?:agreements?|deals?|pacts?|texts?|ones?|accords?)\s)?(?:and|or|as\swell\sas)?[\s,]*(?:with\s)?(?:the\s|its\s)?",
)
_COMPARED = AnyCase(
    r"\b(?:like|unlike|than|after|hours\sbefore|days?\sbefore|weeks?\sbefore|besides|follow(?:s|ed|ing)|similar\sto|those\s(?:of|with)|as\s(?:in|with|for))"
    r"(?:\s[\w-]+){0,3}\s$",
)
_ALIKE = AnyCase(
    r"\b(?:like|(?:as|so)\s(?:is|are|does|do|has|have)|the\ssame\sas|just\sas)\s(?:(?:the|those|that|of|with)\s){0,3}$"
)
"""What the agreement of a party behind it has in common with the one spoken of."""
_UNION = re.compile(r"\b[Tt]he\s(?:Union|bloc)\b")


_EACH = AnyCase(r"\b(?:each|both)\s(?:have\s|has\s)?(?:sign|conclud|seal|ink|agree|put)")
_JOINED = AnyCase(
    r"\band\s(?:\w+['\u2019]s\s|(?:[\w'\u2019-]+\s){1,4}of\s)?(?:the\s)?$|^\sof\s(?:the\s)?$"
)
"""Subjects that one verb joins: "Italy's leader and Canada's each signed a ten-year pact"."""
_OF_TEXT = re.compile(
    r"(?:['\u2019]s)?\s(?:\w+\s)?(?:one|case|agreement|text|document|paper|deal|pact|accord|treaty)\b"
)
_PLACE = AnyCase(
    r"\b(?:in|at|near|outside"
    r"|(?:train|flight|plane|flew|flown|came|come|arriv\w{1,3}|travell?\w{0,3}|return\w{0,3}|back|way)\sfrom)"
    r"\s(?:the\s|southern\s|northern\s|eastern\s|western\s)?$",
)
_IN_BODY = AnyCase(
    r"\b(?:council|presidency|members?|membership|states?|part|capitals?|accession|countries|candidates?|head)\s(?:of|in|to)\s(?:the\s)?$"
)
"""What an organisation is named for behind it: "the presidency of the Council of the EU"."""
_AS_BODY = AnyCase(
    r"\s(?:member(?:ship|s)?|accession|summit|candida\w{1,4}|law|rules|entry|countr\w{1,3}|states?)\b"
)
_ISLANDS = frozenset({"CY", "IS", "MT"})
_ON = AnyCase(r"\bon\s$")


def parties_in(sentence: Sentence, named: Callable[[Sentence], Sequence[Named]]) -> list[Named]:
    """The parties that a sentence names as such, the EU by its short names among them.

    A name behind "in" or "at" is the place of something.
    """
    unions = [
        Named(sentence.start + match.start(), sentence.start + match.end(), "EU")
        for match in _UNION.finditer(sentence.text)
    ]
    found = []
    for name in (*named(sentence), *unions):
        at, end = name.start - sentence.start, name.end - sentence.start
        if name.party == "EU" and _is_body(sentence.text, at, end):
            continue
        before = sentence.text[max(0, at - 24) : at]
        place = _PLACE.search(before) or (name.party in _ISLANDS and _ON.search(before))
        if not place or _OF_TEXT.match(sentence.text, end):
            found.append(name)
    return sorted(found, key=lambda name: name.start)


def _is_body(text: str, at: int, end: int) -> bool:
    """Whether the Union is named only as what others are members or a part of."""
    before = text[max(0, at - 40) : at]
    return _IN_BODY.search(before) is not None or _AS_BODY.match(text, end) is not None


_BODY = 5
"""A group of more members than this, such as the G7, acts as a body of its own."""


def named_in(nodes: Sequence[Unit], home: str) -> list[Named]:
    """The parties' names among a sentence's units and their members, but for the home party's."""
    found = []
    for node in nodes:
        for unit in node.members or [node]:
            if unit.kind == "group" and len(unit.codes) > _BODY:
                continue
            found += [Named(unit.start, unit.end, code) for code in unit.codes if code != home]
    return found


def groups_of(sentence: Sentence, names: Sequence[Named]) -> list[Group]:
    """The parties named, those of one list together, with where each group begins."""
    groups: list[Group] = []
    last: Named | None = None
    skipped = False
    for name in names:
        gap = sentence.text[last.end - sentence.start : name.start - sentence.start] if last else ""
        if last is None or not _LISTED.fullmatch(gap):
            at = name.start - sentence.start
            skipped = _COMPARED.search(sentence.text[max(0, at - 40) : at]) is not None
            each = last is not None and _EACH.search(sentence.text, at) and groups
            if each and not skipped and _JOINED.search(gap):
                start, codes = groups[-1]
                groups[-1] = (start, (*codes, name.party))
            elif not skipped:
                groups.append((name.start, (name.party,)))
        elif not skipped:
            start, codes = groups[-1]
            groups[-1] = (start, codes if name.party in codes else (*codes, name.party))
        last = name
    return groups


_IT_TOO = AnyCase(r"\W{0,2}(?:like|just\sas|as)\s[^.;]{3,90},\sit\b")


def likened(sentence: Sentence, names: Sequence[Named]) -> bool:
    """Whether a sentence goes on about the one before: "Like the Latvian text, it is political"."""
    return bool(names) and _IT_TOO.match(sentence.text) is not None


_OWN_TEXT = re.compile(
    r"(?:['\u2019]s?)?\s(?:security\s|bilateral\s|own\s|ten-year\s|10-year\s)?(?:agreement|text|document|pact|accord|one)\b"
    r"(?!\s(?:on|with|of|between|about)\b)"
    r"|\s\w+\sthat\sits\s(?:own|agreement|text|document|pact)\s(?:is|was|has|contains)\b"
    r"|(?:['\u2019]s|(?<=['\u2019]s)|(?<=s['\u2019]))\s(?:is|was|not|puts|names|has|contains|mentions|promises|runs|speaks|binds|obliges|of)\b"
)


def owns_text(sentence: Sentence, name: Named) -> bool:
    """Whether a party is named as that of an agreement: "the British text", "Norway's names"."""
    return _OWN_TEXT.match(sentence.text, name.end - sentence.start) is not None


def alike_in(sentence: Sentence, names: Sequence[Named]) -> tuple[str, ...]:
    """The parties whose agreements are said to be the same: "like the Estonian one", in order."""
    found: list[str] = []
    last: Named | None = None
    for name in names:
        at = name.start - sentence.start
        gap = sentence.text[last.end - sentence.start : at] if last else None
        listed = gap is not None and _LISTED.fullmatch(gap) is not None
        of_text = _OF_TEXT.match(sentence.text, name.end - sentence.start)
        if listed or (of_text and _ALIKE.search(sentence.text[max(0, at - 40) : at])):
            found.append(name.party)
            last = name
    return tuple(found)


def owners_of(
    term: TermFound, groups: list[Group], focus: tuple[str, ...], before: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Whose term it is: of several groups in its sentence the nearest before it.

    What stands before them all belongs to those told `before`, where there are any.
    """
    if before and groups and term.start < groups[0][0]:
        return before
    if len(groups) < 2:
        return focus
    nearest = [codes for start, codes in groups if start <= term.start]
    return nearest[-1] if nearest else focus
