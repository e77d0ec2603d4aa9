"""Sums told by what a list comes to: "the list reached twenty", "that makes 28", "nine down"."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.numbers import Number
from tracker.extraction.tally_clause import Clause
from tracker.extraction.tally_cue import GROUP

_TOTAL = (
    r"(?:tally|total|count|list|roll|score|figure|collection|pile|network|club|circle|register"
    r"|number|series|row|queue|folder)"
)
"""What goes up with every signature."""
_THINGS = (
    r"(?:agreements|pacts|deals|accords|documents|texts|papers|instruments|treaties|contracts"
    r"|arrangements|signatures|names|entries|partners|countries|states|capitals|governments|nations"
    r"|signatories|members|supporters|parties)"
)
_BEHIND = AnyCase(
    r"(?:\sor\sso)?(?:\s(?:such|these|those|security|bilateral|signed|of\s(?:these|them|those)))"
    rf"{{0,3}}(?:\s{_THINGS})?(?:\slong|\sstrong)?"
    r"(?:[\"\u201d]?\s?[.,;:)]|$|\s\(|\s(?:on|when|by|last|since|after|with|if|as|at|this|so\sfar"
    r"|now|already|tonight|in|altogether|up\sfrom|today|yesterday|before|for|to\sdate|overall|all\stold)\b)"
)
"""What follows a sum: what it is of, a time, the end; another noun makes it a count of that."""
_GROWS = (
    r"(?:(?:grow|go|ris|com|swell|climb|jump|mov|creep)(?:es?|s|ing|n|e)?|grew|grown|gone|went"
    r"|risen|rose|came|swollen|swelled|climbed|jumped|moved|crept|up)"
)
_LIFTS = (
    r"(?:br(?:ings?|ought|inging)|tak(?:es?|ing)|took|push(?:es|ed|ing)|lift(?:s|ed|ing)"
    r"|rais(?:es|ed|ing))"
)
_KEEPER = r"(?:Kyiv|Ukraine|Zelensk\w+|office|he|she|it|we|they)"
_REACHES = AnyCase(
    rf"\b(?:{_TOTAL}|{_KEEPER})\b[^.;:]{{0,60}}\s"
    r"(?:arrives?|arrived|arriving)\sat(?:\sthe\snumber\sof)?\s$"
    rf"|\b{_TOTAL}\b[^.;:]{{0,70}}\s(?:(?:stands?|stood|standing|remains?|remained|is|was)\s"
    rf"(?:now\s|still\s|today\s)?at|{_GROWS}\s(?:now\s|up\s)?to|{_GROWS}\sfrom"
    r"|from\s[^.;:]{1,25}\sto|reach(?:es|ed)?|hits?|numbers|counts|comprises)\s$"
    rf"|\b{_LIFTS}\s(?:it|us|them|Kyiv|Ukraine|(?:the|its|our|\w+['\u2019]s)\s(?:\w+\s){{0,2}}"
    rf"{_TOTAL}(?:\sof\s[^.;:]{{0,50}})?)\s(?:up\s)?to\s$"
    rf"|\b{_KEEPER}\b[^.;:]{{0,30}}\s(?:point|up|come|get)s?\sto\s$"
    rf"|\b{_LIFTS}\s[^.;:]{{0,30}}\b{_THINGS}\s(?:up\s)?to\s$"
    rf"|\b(?:gives?|gave|puts?|reports?|has|had)\sthe\s{_TOTAL}\b[^.;:]{{0,40}}\s(?:as|at)\s$"
    r"|\b(?:that|this|which|it|these|signatures?|one|two|three|['\u2019]s)\s"
    r"(?:now\s|thus\s|then\s|would\s|will\s)?(?:makes?|made|making)\s(?:it\s|us\s|them\s)?$"
)
"""What a sum follows, from "the list reached" to "that makes"."""
_OPENS = re.compile(
    r"[\W_]{0,4}(?:(?:And|So|Now|By now|In all|Thus|Already|Altogether),? )?", re.IGNORECASE
)
_OPENING = AnyCase(
    r"(?:\s(?:of\sthem|agreements|countries|states|partners|signatures|pacts|deals))?"
    r"(?:,\sthen)?(?:\s(?:down|and\scounting)\b)"
    r"|,?\s(?:if\s(?:one|you|we)\scounts?|counting)\b"
    r"|,?\sby\s(?:the|its|our|my|their|\w+['\u2019]s)\s(?:\w+\s)?(?:count|counting|reckoning"
    r"|arithmetic|tally|way\sof\scounting)\b"
    r"|,\s(?:with\s)?the\s(?:EU|European\sUnion)(?:['\u2019]s)?\s(?:included|counted\sin|among\sthem)\b"
)
_FORERUNNERS = AnyCase(
    rf"(?:\s(?:others?|other|more|such|{_THINGS})){{0,3}}\s(?:before|ahead\sof)\s(?:us|it|him|her|them|me)\b"
)
"""Who went before: "Seven countries before us", whatever is told of them."""
_ANSWERING = re.compile(rf"(?: others?| {_THINGS})? do[.,;]")
_KEPT = AnyCase(
    r"\s(?:other|more|of\sthem)?\s?(?:agreements|pacts|deals|accords|documents|texts|partners"
    r"|others|countries|states)\s(?:work|remain|stand|hold|apply|keep\stheirs|have\s(?:one|theirs))\b"
)
"""What stands by itself: "Twenty-eight agreements stand"."""
_FIRST_ONES = re.compile(r"\b[Tt]he first $")
_WERE_NAMED = re.compile(rf"(?: {_THINGS})? (?:were|are) (?:the )?[A-Z]")
_NUMBER_NTH = re.compile(
    r"(?:^[\W_]{0,4}|[,:\u2013\u2014] "
    r"|\b(?:as|is|was|be|become|becomes|became|and|with|it|them|are|were|partner|agreement|country"
    r"|signatory|party|state) )"
    r"(?:[Nn]umber|[Nn]umbers|[Nn]o\.|[Nn]umbers [\w-]{1,15} and) $"
)
_AFTER_NTH = AnyCase(
    r"[\"\u201d]?\s?[.,;:)]|$|\s(?:is|was|will|would|and|on\s(?:Kyiv|Ukraine|our|its)|of\s(?:the|its|these)|for|after|by"
    r"|to\ssign|so\sfar|follow\w*|in\s(?:the|its|Kyiv['\u2019]s|Ukraine['\u2019]s)\s(?:series|list|row|order))\b"
)
_OF_THE_SUM = AnyCase(
    r"\b(?:(?:any|none|all|each|(?:newest|latest|last|oldest|youngest|shortest|longest|best"
    r"|most\srecent|first))\sof\s(?:the\s|its\s|these\s|those\s|our\s)?|^of\s(?:the|its|these|those|all|our)\s)$"
)
"""What presupposes a sum: "any of the 25", "Of the 28, one only"."""
_A_SUM = AnyCase(
    rf"(?:\s(?:or\sso|such|signed|security|bilateral)){{0,2}}(?:\s{_THINGS})?\s?"
    r"(?:[.,;:]|$|\s(?:can|has|have|is|are|was|so\sfar)\b)"
)
_FEW = 4
"""A label's sum of fewer is a vote's, a visit's, a day's."""
_LEAST_SUM = 9
"""What is presupposed of fewer is that of a place's or a day's."""
_LABELLED = AnyCase(rf"[\W_]*(?:the\s)?(?:{_TOTAL}|balance|sum)\b[^.;:]{{0,40}}:\s")
"""What stands before a sum in a table or a note: "Tally on the website: 28"."""
_BEHIND_LABEL = AnyCase(
    rf"(?:\s(?:such|bilateral|security|signed)){{0,2}}(?:\s{_THINGS})?\s?(?:[.,;(]|$|\s(?:officially|so\sfar|now|at|as)\b)"
)
_OF_OTHERS = AnyCase(
    rf"\b{_TOTAL}\sof\s(?!(?:such|these|those|its|our|bilateral|security|signed|the|all|\w+['\u2019]s)?\s?"
    r"(?:\w+\s){0,2}(?:agreements|pacts|deals|accords|documents|signatures|texts|papers|countries|states"
    r"|signatories|partners|partner|those|names)\b)"
)
_TALLIED = AnyCase(
    r"\b(?:votes?|points?|cents?|goals?|killed|wounded|dead|degrees|minutes|package)\b"
)
"""What else is added up in the same words."""


def tells_sum(clause: Clause, number: Number) -> bool:
    """Whether a number is what a list has come to, or a place in it: "number nine"."""
    if _TALLIED.search(clause.sentence):
        return False
    body, end = clause.text, number.end
    ahead = body[max(0, number.from_ - 160) : number.from_]
    reaches = _REACHES.search(ahead) is not None and not _OF_OTHERS.search(ahead)
    if reaches and _BEHIND.match(body, end):
        return True
    if _NUMBER_NTH.search(ahead[-40:]) and _AFTER_NTH.match(body, end):
        return True
    opening = clause.sentence[: clause.start + number.from_]
    if number.value >= _FEW and _LABELLED.fullmatch(opening) and _BEHIND_LABEL.match(body, end):
        return not _OF_OTHERS.search(opening)
    return _opens(clause, number) or _is_named(clause, number, ahead)


def _opens(clause: Clause, number: Number) -> bool:
    """Whether a sum opens its sentence: "Nine down", "28, if one counts", "Sixteen others do."."""
    if _OPENS.fullmatch(clause.sentence, 0, clause.start + number.from_) is None:
        return False
    body, end = clause.text, number.end
    kept = number.value >= _LEAST_SUM and _KEPT.match(body, end)
    return bool(kept or _OPENING.match(body, end) or _ANSWERING.match(body, end))


def _is_named(clause: Clause, number: Number, ahead: str) -> bool:
    """Whether those counted are told of as known: "the first seven were", "any of the 25"."""
    body, end = clause.text, number.end
    if _FORERUNNERS.match(body, end):
        return True
    if _FIRST_ONES.search(ahead) and _WERE_NAMED.match(body, end):
        return True
    if number.value < _LEAST_SUM or not _OF_THE_SUM.search(ahead):
        return False
    return _A_SUM.match(body, end) is not None and not _is_of_group(clause, number)


_GROUPED = AnyCase(rf"\s(?:of\sthe\s)?(?:\w+\s)?{GROUP.pattern}")


def _is_of_group(clause: Clause, number: Number) -> bool:
    """Whether the sum was told of a group before: "Twenty-one member states have one"."""
    told = clause.text[number.start : number.end].lower()
    return any(
        _GROUPED.match(text, at + len(told)) is not None
        for text in (clause.sentence, *clause.before)
        if (at := text.lower().find(told)) >= 0
    )
