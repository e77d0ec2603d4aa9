"""The money that an agreement promises for a year, or as a whole."""

import re

from tracker.domain.dates import Day
from tracker.domain.events import Amount
from tracker.extraction.any_case import AnyCase
from tracker.extraction.money import Money, find_money, find_shared
from tracker.extraction.numbers import find_numbers
from tracker.extraction.term_words import NOUN

_UP_TO = AnyCase(r"\bup\sto\s$")
_GIVES = AnyCase(
    r"\b(?:worth|provid\w{0,4}|envisag\w{0,3}|foresee\w{0,2}|includ\w{0,3}|contain\w{0,3}|means?"
    r"|fix(?:es|ed)?|oblig\w{0,6}|commit\w{0,4}|pledg\w{0,3}|undertak\w{0,4}|promis\w{0,3}"
    r"|guarantee\w{0,2}|set(?:s|ting)?\s(?:aside|out)|set\sdown|allocat\w{0,3}|allott?(?:ed|ing)|adds?|added|covers|sets|earmark\w{0,3}"
    r"|give[sn]?|share|(?:is|are)\sto\s(?:go|come|receive|get|follow)|will\s(?:give|come|provide|receive|be|get|go|send|contribute|amount|climb|rise)"
    r"|offer(?:s|ed|ing)?|assigns?|allots?|brings?|brought|meant\sfor|contribut\w{0,4}|amount\w{0,3}|plann?(?:ed|s)|holds?|stipulat\w{0,3}|specif\w{0,4}|repeats?"
    r"|is\sabout|figure|(?:comes?|came)\swith|speaks?\sof|spells?\sout|compris\w{1,3}|exceeds?|will\s(?:spend|make)|(?:this|that)\sis|that\sis|(?:aid|support|assistance)\sof|backed|good\sfor|comes?\sto|mention\w{1,3}|named?s?"
    r"|holds?\sout|part\sof|stands?|makes?|available|reserved?|financ\w{1,3}|devot\w{1,3}|puts?"
    r"|(?:re)?(?:affirm|confirm)\w{0,3}|renew\w{0,2}|(?:sum|amount|total)\b(?:[^.;]|\.\d){0,40}\b(?:is|was|are)"
    r"|(?:in|for)\s20\d\d(?:[/-]\d\d)?,?\sit\s(?:is|was|will\sbe)(?!\s(?:the|an?|not|also)\b)"
    r"|there\s(?:is|are|will\sbe)|formali[sz]\w{1,3}|carries|written\s(?:in|into|down)|(?:put|laid)\sdown\sin|enshrined|anchored|reckons"
    r"|military\s(?:aid|assistance|support|help|purposes))\b",
)
_PROMISE = AnyCase(r"\b(?:promis|pledg|commit|undertak)\w{1,5}\b")
_NAMED = AnyCase(rf"\b{NOUN}\b")
_OURS = AnyCase(
    r"\b(?:agreements?|deals?|pacts?|accords?|treaty|documents?|text|commitments?|paper|it)\b"
    r"|['\u2019]s\s(?:is|by)\b",
)
_ANNUAL = AnyCase(
    r"\b(?:annually|a\syear|per\syear|each\syear|every\syear|yearly|annual"
    r"|(?:coming|next|current|new)\sfinancial\syear|for\s(?:the|that)\syear|(?:in|for|over)\s(?:its|the|a)\s(?:first|single)\syear)\b",
)
_THIS_YEAR = AnyCase(r"\b(?:this|the\scurrent)\syear\b")
_IT_NAMES = AnyCase(
    r"\bit\s(?:[^.;]{3,40}\sand\s)?(?:\w+ly\s|also\s)?(?:provides\sfor|foresees|envisages|contains|names|speaks\sof|mentions"
    r"|sets\sa|puts\sdown|lays\sdown|specifies)\b",
)
"""The agreement, which names even a ceiling: "It provides for up to three billion euros"."""
_OPEN = AnyCase(
    r"\b(?:whether|open|unclear|unknown|undecided|asked\swhere)\b"
    r"|\b(?:partners|allies|donors|countries)['\u2019]\s(?:\w+\s)?(?:commitments|pledges|promises|agreements)\b"
    r"|\b(?:adds?|added)\sup\sto\b|\bput\stogether\b|\bcombined\b"
)
"""A sum of which nobody knows, or one of all agreements together."""
_OTHER_POT = AnyCase(
    r"\b(?:programmes?|programs?|funds?|plans?|schemes?|facility|initiative|mechanism|law|act|budget)\b"
    r",?\s(?:under|for|from|through|by|into|to|with|within)\swhich\b[^.;]*$",
)
"""A sum of another pot: "It builds on a programme, for which 75 billion were set aside"."""
_OTHER_SUM = AnyCase(
    r"(?:['\u2019]s|\bstate)\sbudget\b|\bbudget\sfor\b|\b(?:programmes?|programs?|tax(?:es)?|levy|revenues?|assets|resolution|lawmakers)\b"
    r"|\bparliament\s(?:set|voted|approved)\b|\b(?:spent|spends|spending|lobby\w*|donations?)\b"
    r"|\b(?:members|allies|alliance|donors|estimates?|estimated|last\syear)\b|\btogether\sthe\w{1,2}\b",
)
"""What a sum belongs to, or who gives it, where that is not the agreement with one partner."""
_PARTED = re.compile(r"; | [|/] |, (?:an? (?:sum|amount|increase)|most|all|half|some|part) ")
_STOP = re.compile(r", [\"\u201c]")
"""What somebody says of a sum, behind a comma, is no part of what it is."""
_OWN_ACT = AnyCase(
    r"\b(?:has|have)\s(?:\w+ly\s|also\s|now\s)?(?:budgeted|promised|pledged|committed|allocated|announced|undertaken)\b"
    r"|\balso\s(?:announced|pledged|promised|presented|unveiled)\b|\bpackage\b[^.;]{0,40}$"
)
"""What a government has promised by itself, or announces beside the agreement."""
_SINCE = AnyCase(
    r"\bsince\s(?:the\s(?:start|beginning|outbreak)\sof\s|early\s|late\s|february\s|\w+\s)?20\d\d\b"
)
_BY_NAME = AnyCase(
    r"\b(?:programmes?|programs?|funds?|scheme|facility|package),\s(?:now\s|also\s)?(?:worth\s)?$"
)
_DIFFERENCE = re.compile(r"\s(?:above|below|more|less|higher|lower|fewer)\b")
_IN_BRACKETS = re.compile(r"\([^()]{0,20}$")
_FOR_A_YEAR = re.compile(r"[^()]{0,20}\b(?:in|for)\s20\d\d\)")
_WORTH = AnyCase(
    rf"\b{NOUN}\b[^.;]{{0,30}}\b(?:worth|with|of|provid\w+\sfor|envisag\w+|foresees?|obliges?|commits?"
    r"|formali[sz]es?|names?|mentions?|speaks\sof|contains?|promises?|sets\sout|puts\sdown)"
    r"\s(?:the\s)?(?:about\s|around\s|some\s|nearly\s|over\s|at\sleast\s|more\sthan\s)?$"
    rf"|\b{NOUN}\b[^.;]{{0,60}}\b(?:is\sworth|comprises|brings|sets\saside)\s(?:about\s|around\s|nearly\s|over\s|at\sleast\s)?$"
    r"|(?:(?:['\u2019]s|\bone)\s(?:has|names?|mentions?|speaks\sof|contains?|promises?|of)"
    r"|,\s(?:and\s)?the\s[\w.]{2,20}(?:['\u2019]s|\sone))\s"
    r"(?:about\s|around\s|some\s|nearly\s|over\s|at\sleast\s|more\sthan\s)?$",
)
_HEDGED = (
    r"\s(?:a\s(?:sum|figure|total|minimum)(?:,|\sof)\s)?"
    r"(?:about|around|some|nearly|over|at\sleast|more\sthan|up\sto|almost|the|an?)?\s?$"
)
_IT_GIVES = AnyCase(
    rf"(?:\b(?:it|the\s(?:\w+\s)?{NOUN}|(?:this|that)\s{NOUN}|its\stext)|['\u2019]s)\s(?:also\s)?(?:provides(?:\sfor)?|promises|names"
    r"|contains|brings|comes\swith|came\swith|includes|speaks\sof|mentions|foresees|guarantees|sets\saside|earmarks|commits|assures|holds\sout|stipulates)"
    rf"{_HEDGED}"
    rf"|\b(?:under|by|in|with)\s(?:it|the\s{NOUN}),?\s(?:[\w-]+\s){{0,3}}?(?:gives?|gets?|receives?|provides?|pays?|promises?|pledges?|commits?|undertakes?)"
    rf"(?:\sto\s\w+)?{_HEDGED}|\b(?:under|by|with)\s(?:it|the\s{NOUN}){_HEDGED}"
)
"""An agreement that gives, right before the sum: "It provides 40 million euros"."""
_AGREEMENT = AnyCase(rf"\b(?:{NOUN}|it)\b")
_PAST_AID = AnyCase(
    r"\b(?:already|so\sfar|to\sdate|(?<!place\s)(?<!force\s)since|until\snow|has\s(?:\w+\s){0,3}(?:put\saside|given|provided|supplied|sent|allocated|delivered|spent|donated)"
    r"|have\s(?:\w+\s)?(?:given|provided|supplied|sent|delivered|spent)|had\s(?:\w+\s)?(?:given|provided|supplied|announced)"
    r"|supplied|announced\sa|earlier(?!\s(?:pledge|promise|commitment|in\sthe\sday))|previous(?:ly)?|came\sto|doubled|doubling|package|loan|frozen|reconstruction\swill\scost|damage)\b",
)
_MANY_YEARS = AnyCase(
    r"(?:\s(?:in|of|for)\s(?:military|financial|total)(?:\s\w+){0,3}|\sin\stotal|\sare\s\w+|,\sspread)?"
    r"\s(?:(?:over|for|across|during|through|until|by|within|in|from)\s(?:the\s)?(?:next\s|coming\s|following\s)?"
    r"(?:\w+\syears|(?:years\s)?20\d\d[-\u2013/]\d{2,4}|(?:years\s)?20\d\d\s(?:and|to)\s20\d\d|a\sdecade"
    r"|decade)|(?:through|until|by|up\sto)\s(?:the\s(?:year|end\sof)\s)?20\d\d\b)",
)
_YEAR_TOLD = AnyCase(
    r"\b(?:in|for|during|of|by|throughout|over)\s(?:the\syear\s)?(?P<year>20\d\d)\b(?!\s?[-\u2013/]\s?\d)"
    r"|\b(?P<this>this\syear|by\s(?:the\s)?(?:end\sof\sthe\s)?year(?:['\u2019]s|-|\s)?\s?end|by\sthe\send\sof\sthe\syear|(?:in|for)\sthe\scurrent\syear|this\syear['\u2019]s)\b"
    r"|\b(?P<next>next\syear)\b"
    r"|\b(?P<coming>(?:coming|next|new)\s(?:financial|fiscal|budget)\syear|(?:financial|fiscal)\syear\s(?:beginning|starting)"
    r"|for\sthe\s(?:coming\s)?year)\b(?!\s20\d\d)"
    r"|\byear,\s(?P<fiscal3>20\d\d)\b"
    r"|(?<!up\sto\s)(?<!until\s)(?<!through\s)\b(?P<fiscal2>20\d\d)(?:/|-|\u2013)(?P<second>\d\d)\b(?!\d|-)"
    r"|\b(?:financial|fiscal|budget)\syear\s(?P<fiscal>20\d\d)\b",
)


def amount_of(
    text: str,
    parties: tuple[str, ...],
    published: Day | None,
    *,
    in_agreement: bool,
    within: tuple[int, int] | None = None,
) -> tuple[Amount, int, int] | None:
    """The money that the agreement promises: for a year, else a year, else as a whole.

    Of several sums the one for the latest year told goes first, then a yearly one, then one
    without a year; a sum over many years only where there is no other. Sums that do not begin
    `within` that part of the text are another party's.
    """
    best: tuple[int, Money, int | None] | None = None
    limits = {number.end: number.limit for number in find_numbers(text)}
    if _OPEN.search(text):
        return None
    first, last = within or (0, len(text))
    for money in (*find_money(text), *find_shared(text)):
        if not first <= money.start < last or not _is_promised(
            text, money, limits.get(money.end, "exact")
        ):
            continue
        year = _amount_year(text, money, published)
        rank = _rank(text, money, year, in_agreement=in_agreement)
        if rank > 0 and (best is None or rank > best[0]):
            best = (rank, money, year)
    if best is None:
        return None
    _, money, year = best
    currency = money.currency_of(parties[0] if len(parties) == 1 else None)
    if currency is None:
        return None
    return Amount(money.value, currency, year), money.start, money.end


def _rank(text: str, money: Money, year: int | None, *, in_agreement: bool) -> int:
    """How well a sum is the agreement's own, 0 where it is not: see `amount_of`."""
    near = text[max(0, money.start - 100) : money.start]
    tied = bool(_WORTH.search(near[-70:]) or _IT_GIVES.search(near))
    in_cell = _CELL.search(text[max(0, money.start - 30) : money.start]) is not None
    dated = _DATED.match(text, money.end) and not _SPENT.search(near)
    given = tied or in_cell or dated or _GIVES.search(text)
    ours = _AGREEMENT.search(text) is not None
    if not given or not (ours or in_agreement):
        return 0
    if not (tied or ours) and _OTHER_SUM.search(*_clause(text, money, in_cell=in_cell)):
        return 0
    if _is_over_years(text, money):
        return 1 if _OURS.search(text) or in_cell else 0
    if year is not None and not (in_cell and not in_agreement):
        return 3 + year
    # Of an undated article nobody knows which year "this year" is.
    if _ANNUAL.search(text) or (year is None and _THIS_YEAR.search(text)):
        return 3
    alone = in_cell and in_agreement and _ENDS.match(text, money.end)
    return 2 if alone or tied or (ours and _IN_IT.search(text)) else 0


_SPENT = AnyCase(
    r"\b(?:costs?|lost|losing|earn(?:s|ed)|raised|sold|bought|at(?!\sleast))\s(?:\w+\s){0,2}$"
)
"""A sum that nobody promises: "A bridge cost 900 million euros this year"."""


def _is_over_years(text: str, money: Money) -> bool:
    """Whether a sum is for many years; "in 2024/25" is for one."""
    span = _MANY_YEARS.match(text, money.end)
    if span is None:
        return False
    told = _YEAR_TOLD.search(text, span.start(), span.end())
    return told is None or _year_of(told, None) is None


def _clause(text: str, money: Money, *, in_cell: bool) -> tuple[str, int, int]:
    """The text, and where the clause of a sum begins and ends; a cell ends at a comma."""
    start = max(text.rfind("; ", 0, money.start), 0)
    ends = (text.find(mark, money.end) for mark in (("; ", ", ") if in_cell else ("; ",)))
    return text, start, min((end for end in ends if end >= 0), default=len(text))


_DATED = AnyCase(
    r"(?:\s(?:in|of)\s(?:[\w-]+\s){0,3}(?:aid|assistance|support|help|weapons|arms))?"
    r",?\s(?:(?:for|in|during)\s)?(?:20\d\d\b(?!\s?[-\u2013/]|\s(?:to|and)\s20)"
    r"|th(?:is|at)\syear\b|(?:the|its)\sfirst\syear\b|the\s(?:current|coming|same)\s(?:\w+\s)?year\b)"
)
"""What a sum is given for: "2.5 billion pounds for 2024", "80 million in its first year"."""
_CELL = AnyCase(
    r"(?:^\W{0,3}|[;:\u2013\u2014|/]\s|\s-\s|\.\s)(?:up\sto\s|at\sleast\s|about\s|some\s|around\s|over\s|more\sthan\s|nearly\s)?$"
)
"""A sum that opens a cell of a list: "Norway: at least 13.5 billion kroner this year"."""
_ENDS = AnyCase(
    r"(?:\s(?:in|of)\s(?:military|financial)?(?:\s?and\sfinancial)?\s?(?:aid|assistance|support|help))?\s?(?:[.;|/]|$)"
)
"""A cell that holds the sum alone: "Canada: 24 February, C$3.02 billion"."""
_IN_IT = AnyCase(
    r"\b(?:in|of|under|by)\s(?:it|the\s(?:text|agreement|document|deal|pact|accord|treaty)"
    r"|the\s\w+\s(?:agreement|text|document|deal|pact|accord|treaty))\b",
)


def _is_promised(text: str, money: Money, limit: str) -> bool:
    """Whether a sum is one to come, no past help and no conversion.

    A ceiling ("up to three billion") counts only where the agreement itself is said to name it.
    """
    near = text[max(0, money.start - 24) : money.start]
    ceiling = limit == "at_most" or _UP_TO.search(near) is not None
    ceiling = ceiling and not _CELL.search(near)
    told = _NAMED.search(text) or _PROMISE.search(text) or _IT_NAMES.search(text)
    if money.value < 10**6 or (ceiling and not told):
        return False
    if _OTHER_POT.search(text[: money.start]) or _DIFFERENCE.match(text, money.end):
        return False
    aside = near.rstrip().endswith("(") or _IN_BRACKETS.search(near)
    if aside and not (_FOR_A_YEAR.match(text, money.end) and _NAMED.search(text)):
        return False
    if _SINCE.search(text) or _BY_NAME.search(near):
        return False
    if _NAMED.search(text) is None and _OWN_ACT.search(text, 0, money.start):
        return False
    start = max(0, *(text.rfind(mark, 0, money.start) for mark in (", ", "; ", ": ")))
    stop = _PARTED.search(text, money.end, money.end + 40) or _STOP.search(
        text, money.end, money.end + 40
    )
    end = money.end + 40 if stop is None else stop.start()
    return _PAST_AID.search(text[start:end]) is None


def _amount_year(text: str, money: Money, published: Day | None) -> int | None:
    """The year the sum is for: the nearest that its sentence tells."""
    near: tuple[int, int] | None = None
    for match in _YEAR_TOLD.finditer(text):
        told = _year_of(match, published)
        if told is None:
            continue
        far = money.start - match.end() if match.end() <= money.start else match.start() - money.end
        if near is None or far < near[0]:
            near = (far, told)
    return near[1] if near is not None else None


def _year_of(match: re.Match[str], published: Day | None) -> int | None:
    """The year that "in 2024", "in 2024/25", "this year" or "the coming financial year" means."""
    if match["second"] and int(match["second"]) != (int(match["fiscal2"]) + 1) % 100:
        return None  # "2024-26" is a span of years
    told = match["year"] or match["fiscal"] or match["fiscal2"] or match["fiscal3"]
    if told:
        return int(told)
    if published is None:
        return None
    year = int(published[:4])
    if match["coming"]:
        # A financial year begins in April, where it is not the calendar's.
        return year + (published[5:7] >= "04" and "financial" in match["coming"])
    return year + bool(match["next"])
