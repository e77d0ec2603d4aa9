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
    r"(?:[\"\u201d]?\s?[.,;:)]|$|\s\(|\s(?:on|when|by|last|since|after|with|if|as|at|this|so\sfar|now|already"
    r"|in|altogether|up\sfrom|today|yesterday|before|for|to\sdate|overall|all\stold)\b)"
)
"""What follows a sum: what it is of, a time, the end; another noun makes it a count of that."""
_REACHES = AnyCase(
    rf"\b(?:{_TOTAL}|Kyiv|Ukraine|Zelensk\w+|office|he|she|it|we|they)\b[^.;:]{{0,60}}\s"
    r"(?:arrives?|arrived|arriving)\sat(?:\sthe\snumber\sof)?\s$"
    rf"|\b{_TOTAL}\b[^.;:]{{0,70}}\s(?:(?:stands?|stood|standing|remains?|remained|is|was)\s"
    r"(?:now\s|still\s|today\s)?at|(?:(?:grow|go|ris|com|swell|climb|jump|mov|creep)(?:es?|s|ing|n|e)?|grew|grown|gone|went|risen"
    r"|rose|came|swollen|swelled|climbed|jumped|moved|crept|up)\s(?:now\s|up\s)?to|reach(?:es|ed)?|hits?|numbers|counts"
    r"|comprises)\s$"
    r"|\b(?:br(?:ings?|ought|inging)|tak(?:es?|ing)|took|push(?:es|ed|ing)|lift(?:s|ed|ing)|rais(?:es|ed|ing))"
    rf"\s(?:it|us|them|Kyiv|Ukraine|(?:the|its|our|\w+['\u2019]s)\s(?:\w+\s){{0,2}}{_TOTAL}(?:\sof\s[^.;:]{{0,50}})?)"
    r"\s(?:up\s)?to\s$"
    r"|\b(?:Kyiv|Ukraine|Zelensk\w+|office|we|it)\b[^.;:]{0,30}\s(?:point|up|come|get)s?\sto\s$"
    r"|\b(?:that|this|which|it|these|signatures?|one|two|three|['\u2019]s)\s(?:now\s|thus\s|then\s|would\s|will\s)?"
    r"(?:makes?|made|making)\s(?:it\s|us\s|them\s)?$"
)
_OPENS = re.compile(
    r"[\W_]{0,4}(?:(?:And|So|Now|By now|In all|Thus|Already|Altogether),? )?", re.IGNORECASE
)
_OPENING = AnyCase(
    r"(?:\s(?:of\sthem|agreements|countries|states|partners|signatures|pacts|deals))?\s(?:down|and\scounting)\b"
    r"|,?\s(?:if\s(?:one|you|we)\scounts?|counting)\b"
    r"|,?\sby\s(?:the|its|our|my|their|\w+['\u2019]s)\s(?:\w+\s)?(?:count|counting|reckoning|arithmetic"
    r"|tally|way\sof\scounting)\b"
    r"|,\s(?:with\s)?the\s(?:EU|European\sUnion)(?:['\u2019]s)?\s(?:included|counted\sin|among\sthem)\b"
)
_FORERUNNERS = AnyCase(
    rf"(?:\s(?:others?|other|more|such|{_THINGS})){{0,3}}\s(?:before|ahead\sof)\s(?:us|it|him|her|them|me)\b"
)
"""Who went before: "Seven countries before us", whatever is told of them."""
_ANSWERING = re.compile(rf"(?: others?| {_THINGS})? do[.,;]")
_KEPT = AnyCase(
    r"\s(?:other|more|of\sthem)?\s?(?:agreements|pacts|deals|accords|documents|texts|partners|others|countries|states)\s"
    r"(?:work|works|remain|stand|hold|apply|keep\stheirs|have\sone|have\stheirs|follow)\b"
)
"""What stands by itself: "Twenty-eight agreements stand"."""
_FIRST_ONES = re.compile(r"\b[Tt]he first $")
_WERE_NAMED = re.compile(rf"(?: {_THINGS})? (?:were|are) (?:the )?[A-Z]")
_NUMBER_NTH = re.compile(
    r"(?:^[\W_]{0,4}|[,:\u2013\u2014] |\b(?:as|is|was|be|become|becomes|became|and|with|makes it|made it|it|them|are"
    r"|were) )(?:[Nn]umber|[Nn]umbers|[Nn]o\.|[Nn]umbers [\w-]{1,15} and) $"
)
_AFTER_NTH = AnyCase(
    r"[\"\u201d]?\s?[.,;:)]|$|\s(?:is|was|will|would|and|on|in|of\s(?:the|its|these)|for|after|by|to\ssign|so\sfar"
    r"|follow\w*)\b"
)
_OF_THE_SUM = AnyCase(
    r"\b(?:(?:any|none|all|each|either|every\sone|(?:the\s)?(?:newest|latest|last|oldest|youngest|shortest|longest|best"
    r"|most\srecent|first))\sof\s(?:the\s|its\s|these\s|those\s|our\s)?|^of\s(?:the|its|these|those|all|our)\s)$"
)
"""What presupposes a sum: "any of the 25", "Of the 28, one only"."""
_A_SUM = AnyCase(rf"(?:\s(?:or\sso|such|signed|security|bilateral)){{0,2}}(?:\s{_THINGS})?\s?(?:[.,;:]|$|\s(?:can|has|have|is|are|was|so\sfar)\b)")
_LEAST_SUM = 9
"""What is presupposed of fewer is that of a place's or a day's."""
_OF_OTHERS = AnyCase(
    rf"\b{_TOTAL}\sof\s(?!(?:such|these|those|its|our|bilateral|security|signed|the|all)?\s?"
    r"(?:\w+\s){0,2}(?:agreements|pacts|deals|accords|documents|signatures|texts|papers|countries|states"
    r"|signatories|partners|partner|those|names)\b)"
)
_TALLIED = AnyCase(r"\b(?:votes?|points?|cents?|goals?|killed|wounded|dead|degrees|minutes|package)\b")


def tells_sum(clause: Clause, number: Number) -> bool:
    """Whether a number is what a list has come to, or a place in it: "number nine"."""
    body, end = clause.text, number.end
    ahead = body[max(0, number.from_ - 160) : number.from_]
    if _TALLIED.search(clause.sentence):
        return False
    if _NUMBER_NTH.search(ahead[-40:]) and _AFTER_NTH.match(body, end):
        return True
    if _REACHES.search(ahead) and not _OF_OTHERS.search(ahead):
        return _BEHIND.match(body, end) is not None
    opens = _OPENS.fullmatch(clause.sentence, 0, clause.start + number.from_) is not None
    if number.value >= _LEAST_SUM and opens and _KEPT.match(body, end):
        return True
    if opens and (_OPENING.match(body, end) or _ANSWERING.match(body, end)):
        return True
    if _FORERUNNERS.match(body, end):
        return True
    if _FIRST_ONES.search(ahead) and _WERE_NAMED.match(body, end):
        return True
    whole = number.value >= _LEAST_SUM and _OF_THE_SUM.search(ahead) is not None
    return whole and _A_SUM.match(body, end) is not None and not _is_of_group(clause, number)


_GROUPED = AnyCase(rf"\s(?:of\sthe\s)?(?:\w+\s)?{GROUP.pattern}")


def _is_of_group(clause: Clause, number: Number) -> bool:
    """Whether the sum was told of a group before: "Twenty-one member states have one"."""
    told = clause.text[number.start : number.end].lower()
    return any(
        _GROUPED.match(text, at + len(told)) is not None
        for text in (clause.sentence, *clause.before)
        if (at := text.lower().find(told)) >= 0
    )
