"""Counts that sum nothing up: a day's signatures, a list's rows, what is to be added."""

import re

from tracker.domain.events import TallyKind
from tracker.extraction.any_case import AnyCase
from tracker.extraction.numbers import Number
from tracker.extraction.tally_clause import Clause, Cue
from tracker.extraction.tally_kind import is_listed, is_upcoming
from tracker.parties.gazetteer import find

_EXPECTED = re.compile(r"\b(?:will|would|expected|set|due|likely|about|going)\b[^,;]{0,20}$")
_WERE_ADDED = AnyCase(r"\s(?:more|others|further\sones)\s(?:were|was)\b")
_MORE = AnyCase(r"\b(?:more|further|additional|another|others?)\b")


_MORE_JOIN = AnyCase(r"\s(?:more|further|new|additional)\b")
_ADDED = 6
"""So few that "join as well" are what is new, not all who have joined."""
_SO_FAR = AnyCase(
    r"\b(?:so\sfar|already|now|total|altogether|all|such|to\sdate|up\sto|until|by\snow|has|have|had)\b",
)
_FEW = 3
"""A count up to this is that of one day's or one place's, unless the clause sums up."""
_MOST = 49
"""More agreements than this are companies' or a conference's: a state concludes one."""
_SUM = AnyCase(
    r"\b(?:so\sfar|already|total|altogether|in\sall|to\sdate|until\snow|by\snow|number\sof|tally|in\sforce|ahead\sof|before\s(?:us|it|him|her|them))\b"
)
_WERE_SIGNED = AnyCase(r"\s(?:were|was)\s(?:also\s|then\s)?(?:signed|concluded|exchanged)\b")
_AT_EVENT = AnyCase(
    r"\b(?:during\s(?:the|his|her|their)|in\sthe\scourse\sof\sthe|at\sthe)\s(?:\w+\s)?"
    r"(?:visit|forum|conference|meeting|ceremony|talks|stay)\b"
)
_PACKAGE = re.compile(r"\b(?:package|set|bundle|batch|series) of $")
_SOME_WERE = re.compile(r" of (?:them|these|those) (?:was|were) ")
"""Five of them "were signed in June" are a part, five that "have been signed" are the sum."""
_DUE = AnyCase(
    r"\b(?:are|were|is)\s(?:\w+\s)?(?:due|expected|planned|scheduled|foreseen|envisaged)\b"
)
_OF_FIRMS = AnyCase(
    r"\s(?:between|of|with|for)\s(?:the\s)?(?:\w+\s)?(?:compan(?:y|ies)|firms?|business(?:es)?|universit\w+"
    r"|cities|towns|regions|ministries|agencies|banks|museums)\b"
)


def _is_of_the_day(clause: Clause, number: Number, of_agreements: re.Match[str] | None) -> bool:
    """Whether "signed two agreements" tells of one day's signatures and is no tally."""
    body = clause.text
    if of_agreements is None:
        few = number.value <= _FEW and _SUM.search(clause.sentence) is None
        return few or _SOME_WERE.match(body, number.end) is not None
    if number.value > _MOST or _OF_FIRMS.match(body, of_agreements.end()):
        return True
    if _AT_EVENT.search(body, of_agreements.end()) or _PACKAGE.search(body[: number.from_]):
        return _SO_FAR.search(body) is None
    if _WERE_SIGNED.match(body, of_agreements.end()):
        named = clause.words.agreement.search(clause.sentence) is not None
        few = number.value <= _FEW
        return (few or not named) and _SO_FAR.search(body) is None
    return number.value <= _FEW and _SUM.search(body) is None


_OWNER = re.compile(
    r"(?:The )?(?!It\b|We\b|They\b)((?:[A-Z][\w.]+ ?){1,3})"
    r" (?:(?:also|already|now|itself) )?(?:has|holds|maintains|had)\b"
)


def _is_of_another(clause: Clause, number: Number) -> bool:
    """Whether "the United States has arrangements with 20 countries" counts its own, not ours."""
    owner = None if number.ordinal else _OWNER.match(clause.text)
    if owner is None or clause.words.home.search(clause.text):
        return False
    return find(owner[1].strip()) is not None


def is_no_total(
    clause: Clause,
    number: Number,
    cue: Cue,
    kind: TallyKind,
    of_agreements: re.Match[str] | None,
) -> bool:
    """Whether a count sums up nothing: a list's, a day's, what is to be added or may begin."""
    body = clause.text
    if kind == "negotiating":
        begins = number.ordinal and _EXPECTED.search(body[: number.start]) is not None
        return begins or (is_listed(clause) and not number.ordinal)
    if kind == "declared":
        return number.value <= _ADDED and _MORE_JOIN.match(body, number.end) is not None
    if kind != "signed":
        return False
    if number.value > _MOST or _is_of_another(clause, number):
        return True
    # "Two more will be signed" tells no total.
    more = _MORE.search(body, number.start, number.end + 40) is not None
    added = more and _WERE_ADDED.match(body, number.end) is not None
    to_be_added = added or (more and is_upcoming(clause, number, cue, kind))
    due = not number.ordinal and _DUE.search(body, number.end) is not None
    of_the_day = not number.ordinal and _is_of_the_day(clause, number, of_agreements)
    return to_be_added or due or of_the_day
