"""Counts told as a place in a series: "the 12th country to sign", "its 15th", "number 26"."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.numbers import Number
from tracker.extraction.tally_clause import Clause, Cue
from tracker.parties.gazetteer import find

_ORDINAL_BEFORE = AnyCase(
    r"(?:\b(?:the|its|their|our|Ukraine's|Kyiv's|Kiev's|a|as|now|becomes?|became|signs?|signed|seals?|is"
    r"|and|be|came)"
    r"\s(?:[a-z]+\s)?|\w['\u2019]s\s|^[\"'\u201c\u2018]?the\s|^[\"'\u201c\u2018]?)$",
)
_AND_NTH = re.compile(
    r"\s(?:and|or|to)\s(?:the\s)?(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|first|second))\b"
)
_TO_SIGN = re.compile(
    r"[ \u00a0](?:to|of\s(?:its|this|the|that)\s(?:kind|sort|type|series)|one|time|signatory"
    r"|overall|so\sfar|that|which|who|in|with|on|at|pair|of\sthem|of\sthese)\b|[\"\u201d]?[.,;]|$"
    r"| for (?:us|our|Ukraine|Kyiv|Kiev|the country|Zelensk\w+)\b"
    r"| of (?:its|our|their|\w+['\u2019]s) (?:partner|allie|agreement|deal|pact|accord)s\b"
    r"| (?:soon|shortly|later|afterwards|today|yesterday|so far|this|a (?:day|week|month))\b"
)
_OF_THE_DAY = re.compile(
    r" of (?:the|that|this|his|her) (?:day|evening|morning|afternoon|week|visit|trip|summit|tour)\b"
)
_DENIED = re.compile(r"\b(?:not|never|hardly)\s(?:be\s|become\s)?(?:the\s|its\s)?$")
_UNCOUNTED = re.compile(r"\b(?:a|his|her|another)\s$")
_OF_MEETINGS = re.compile(
    r"\b(?:summit|meeting|visit|trip|round|conference|gathering|package|call|session|ceremony)"
    r"\s(?:is|was|will\sbe)\s(?:only\s)?the\s$"
)
_UNITS = re.compile(r"\b(?:[Bb]rigades?|[Rr]egiments?|[Bb]attalions?|[Aa]rmy\s[Cc]orps)\b")
_OPENS = re.compile(r"[\W_]{0,3}The ")
_FEW = 3
"""An ordinal up to this tells of one visit's or one author's series, not of the dossier's."""
_SERIES = re.compile(
    r" (?:was|is|came from|(?:will|would|is to|is due to|is expected to) be)"
    r" (?:the )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?['\u2019]s?\b|(?:that|the one) (?:of|with)\b)"
)
"""What follows "the 21st" where a party's text is that one: "is to be Poland's"."""
_NAMED_SUBJECT = re.compile(
    r"(?:\b(?:[Ii]t|[Tt]his|[Tt]hat|[A-Z][\w-]+)(?:['\u2019]s)?"
    r"(?: (?:agreement|pact|deal|accord|text|document))?)"
    r"(?: (?:is|was|becomes|became|(?:will|would) be|made it))? (?:now |thus )?(?:number|no\.) $"
)
_OF_LIST = re.compile(
    r"[\"\u201d]?[.,;]|$| (?:on|in) (?:Ukraine['\u2019]s|Kyiv['\u2019]s|its|our|the) (?:\w+ )?"
    r"(?:list|series|count|tally)[.,;]?$| (?:for (?:Ukraine|Kyiv|us)|so far|in all)\b"
)
_ON_THE_NTH = AnyCase(r"\b(?:on|in|until|by|since|till|from|for)\s(?:the\s)?$")
_ITS = 12
"""The longest of "its", "Ukraine's" between a verb and an ordinal."""
_PREDICATE = AnyCase(
    r"(?:\b(?:is|are|was|were|be|as|becomes?|became|makes?|making|this|series|thus|it['\u2019]s)\s(?:[\w-]+\s){0,2}"
    r"(?:the|its|their|our|\w+['\u2019]s)\s(?:very\s)?|^(?:the|its|our|\w+['\u2019]s|that's\sthe)\s|\bcame\s|(?:th|st|nd|rd)\sand\s(?:the\s)?|[\"\u201c](?:the|our)\s)$",
)
_APPOSED = re.compile(r",\s(?:the|its)\s$")
_WHOSE = re.compile(r"\s(?:that|which)\s(?!(?:Kyiv|Ukraine|it)\b)")
_WHOSE_IS = re.compile(r"\w['\u2019]s (?:is|was|will be|would be) (?:thus |now )?the $")
NTH_HEAD = AnyCase(
    r"[ \u00a0](?P<states>leader|flag|supporter|adherent|backer|pair"
    r"|head\sof\s(?:state|government))\b"
)
"""What stands for a party where its place is told, and counts something else in a sum."""
_SUPPORTER = AnyCase(r"(?:signatory|supporter|adherent|backer)$")
_TIME = re.compile(r"\stime\b")


_IS_PARTY = re.compile(
    r"(?: on (?:the|our|its|Kyiv['\u2019]s) list)?"
    r" (?:is|was|(?:will|would|is to|is due to) be) (?:the )?"
    r"(?P<party>[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
)


def _is_party(text: str, number: Number) -> bool:
    """Whether "the seventh will be the Netherlands" says whose place in the series it is."""
    told = _IS_PARTY.match(text, number.end)
    if told is None or number.value <= _FEW or _ON_THE_NTH.search(text[: number.start][-12:]):
        return False
    return any(find(name) is not None for name in (told["party"], told["party"].split()[0]))


def _series_cue(clause: Clause, number: Number) -> Cue | None:
    """The cue of "the twelfth is Lisbon's", "the seventh will be the Netherlands"."""
    if _is_party(clause.text, number):
        return clause.sum_cue(number)
    series = _SERIES.match(clause.text, number.end)
    if series is None or not clause.speaks_of(clause.words.noun):
        return None
    return Cue(series.end(), series.end(), "repeat")


def ordinal_cue(clause: Clause, number: Number, head: re.Match[str] | None) -> Cue | None:
    """The cue of "the 12th country that has signed", "its 15th", "the 27th to join"."""
    if not _is_counting_ordinal(clause.text, number, head):
        return None
    end = head.end() if head is not None else number.end
    series = None if head is not None else _series_cue(clause, number)
    if series is not None:
        return series
    after = [cue for cue in clause.positive() if cue.start >= end]
    if after and after[0].start - end <= 60:
        return after[0]
    if head is not None and _SUPPORTER.search(head.group()):
        return Cue(head.start(), head.end(), "signed")
    if clause.words.masks.search(clause.text):
        return None
    # "its 15th", "the 15th bilateral security pact": an agreement that is counted is signed.
    noun = clause.words.noun.search(clause.text)
    return Cue(noun.start(), noun.end(), "signed") if noun else _repeated_cue(clause, number, head)


def _is_counting_ordinal(text: str, number: Number, head: re.Match[str] | None) -> bool:
    """Whether an ordinal counts states or agreements: not "on the 15th"."""
    ahead = text[max(0, number.start - 30) : number.start]
    if not _ORDINAL_BEFORE.search(ahead) or _AND_NTH.match(text, number.end):
        return False
    if not ahead.strip("\"'\u201c\u2018 ") and text[number.end : number.end + 1] in (",", ".", ""):
        return False
    few = head is None and number.value <= _FEW and _OPENS.fullmatch(text[: number.start])
    if few or _OF_MEETINGS.search(ahead) or _UNITS.search(text):
        return False
    if _DENIED.search(ahead) or (_UNCOUNTED.search(ahead) and number.value <= _FEW):
        return False
    if head is not None:
        return not _is_of_few(text, number, head)
    timed = _TIME.match(text, number.end) is not None
    of_times = timed and ahead.endswith("for the ")
    of_days = _ON_THE_NTH.search(ahead[-12:]) is not None and not timed
    low = number.value < (2 if _OF_KIND.match(text, number.end) else 3)
    low = low or (number.value <= _FEW and _OF_TODAY.match(text, number.end) is not None)
    beside = of_times or low or of_days
    return not beside and (
        _TO_SIGN.match(text, number.end) is not None
        or _SERIES.match(text, number.end) is not None
        or _is_party(text, number)
    )


def _is_of_few(text: str, number: Number, head: re.Match[str]) -> bool:
    """Whether "the second document of the day" counts no more than what happened there."""
    if _OF_THE_DAY.match(text, head.end()):
        return True
    if number.value > _FEW:
        return False
    behind = text[head.end() :]
    if _OF_TODAY.match(behind):
        return True
    return (
        re.match(r" (?:to|that|which|after [A-Z])", behind) is None
        or _OF_ONE.match(behind) is not None
    )


_OF_ONE = re.compile(r" (?:that|which) (?!Kyiv|Ukraine|it\b)(?:he|she|[A-Z][\w-]+) (?:has|had)\b")
"""What one leader has signed is a series of his own: "the third text that Starmer has signed"."""


_OF_KIND = re.compile(r" of (?:its|this|the) (?:kind|sort|type|series)\b")
_OF_TODAY = re.compile(
    r" to sign\b[^.;]{0,60} (?:today|that (?:day|evening)|tonight|this (?:day|week))\b"
)


def numbered_cue(clause: Clause, number: Number) -> Cue | None:
    """The cue of "it is number 26 on Kyiv's list", where agreements were told of before."""
    ahead = clause.text[max(0, number.from_ - 60) : number.from_]
    subject = _NAMED_SUBJECT.search(ahead)
    if subject is None or not _OF_LIST.match(clause.text, number.end):
        return None
    return clause.sum_cue(number)


def _repeated_cue(clause: Clause, number: Number, head: re.Match[str] | None) -> Cue | None:
    """The cue of "it is the 23rd" where what it counts was told before."""
    on_list = head is not None and _OF_LIST.match(clause.text, head.end()) is not None
    if not (on_list or clause.speaks_of(clause.words.declaration) or clause.speaks_of_ours()):
        return None
    before = [cue for cue in clause.positive() if cue.end <= number.start]
    if before and number.start - before[-1].end <= _ITS:
        return before[-1]
    if _WHOSE.match(clause.text, number.end):
        return None  # "the 23rd that Finland has sent" counts what its own verb tells
    ahead = clause.text[max(0, number.start - 40) : number.start]
    apposed = head is not None and _APPOSED.search(ahead) is not None
    if not (apposed or _PREDICATE.search(ahead)) or _TIME.match(clause.text, number.end):
        return None
    if _WHOSE_IS.search(ahead) and clause.speaks_of_ours():
        return Cue(number.start, number.end, "signed")  # "Ireland's is the 26th" agreement
    return Cue(number.start, number.end, "repeat")
