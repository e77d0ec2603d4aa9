"""What an article states of a party's own agreement: its length, form, force, duties and money.

`find_terms` reads one sentence whose parties the caller knows; what is hedged ("may not be
binding"), told of all agreements at once, or said of one item of aid is left out. The labelling
guide's rulings 14 and 16 are the source of these rules.
"""

import re
from dataclasses import dataclass
from typing import Literal

from tracker.domain.dates import Day
from tracker.domain.events import Amount
from tracker.extraction.calendar_words import COUNT, number_of
from tracker.extraction.lexicon import rows
from tracker.extraction.money import Money, find_money
from tracker.extraction.numbers import find_numbers
from tracker.extraction.wordlist import alternatives

TermKey = Literal[
    "duration_years", "legal_form", "binding", "consultation_hours", "amount", "mutual_defence"
]
TermValue = int | str | bool | Amount


@dataclass(frozen=True, slots=True)
class TermFound:
    """A term of the agreements of `parties`, stated at `start` to `end` of the article's text."""

    key: TermKey
    value: TermValue
    start: int
    end: int
    parties: tuple[str, ...]


def find_terms(  # noqa: PLR0913 -- a sentence, where it stands, and what its context says of it
    text: str,
    offset: int,
    parties: tuple[str, ...],
    *,
    is_class_statement: bool = False,
    in_agreement: bool = True,
    published: Day | None = None,
) -> list[TermFound]:
    """The terms that one sentence states.

    Args:
        text: The sentence.
        offset: Where it begins in the article.
        parties: Whose agreement it speaks of: those it names, else the focus of the text.
        is_class_statement: Whether it speaks of such agreements as a class; nothing is read then.
        in_agreement: Whether the sentence is about the agreement; an amount that is not tied to
            the agreement by its own sentence is read only then.
        published: The day of publication, which dates "this year".

    Returns:
        At most one term of each key, in the order of the keys; none without parties.
    """
    if not parties or is_class_statement:
        return []
    found: list[TermFound] = []

    def add(key: TermKey, value: TermValue, start: int, end: int) -> None:
        found.append(TermFound(key, value, offset + start, offset + end, parties))

    years = _duration(text)
    if years is not None:
        add("duration_years", *years)
    form = _legal_form(text)
    if form is not None:
        add("legal_form", *form)
    binding = _binding(text)
    if binding is not None:
        add("binding", *binding)
    hours = _consultation(text)
    if hours is not None:
        add("consultation_hours", *hours)
    amount = _amount(text, parties, published, in_agreement=in_agreement)
    if amount is not None:
        add("amount", *amount)
    defence = _mutual_defence(text)
    if defence is not None:
        add("mutual_defence", *defence)
    return found


_CLASS = re.compile(
    r"\b(?:(?:these|such|similar|those|all(?:\sthe|\sof\sthe)?|the|other|each\sof\sthe|every\sone\sof\sthe|most(?:\sof\sthe)?"
    r"|Ukraine's|Kyiv's|bilateral|security)\s(?:[a-z0-9-]+\s){0,3}"
    r"(?:agreements|deals|pacts|accords|treaties|documents|arrangements)"
    r"|(?:every|each|any)\s(?:such\s)?(?:agreement|deal|pact|document))\b",
    re.IGNORECASE,
)
_SUBJECT = 45
"""How far into a sentence its subject may begin."""
_PLURAL_PRONOUN = re.compile(r"^\W{0,3}(?:they|these|those|all\sof\sthem|nor\sare\sthey)\b", re.IGNORECASE)


def is_class_statement(text: str, named: int) -> bool:
    """Whether a sentence speaks of the agreements as a class: "These agreements run ten years."

    Args:
        text: The sentence.
        named: How many parties the sentence names as those whose agreements are meant; a named
            list takes a plural out of the class.
    """
    if named:
        return False
    subject = _CLASS.search(text)
    if subject is not None and subject.start() < _SUBJECT:
        return True
    return _PLURAL_PRONOUN.match(text) is not None


_NOUN = (
    r"(?:agreements?|deals?|pacts?|accords?|treat(?:y|ies)|documents?|arrangements?|commitments?|text"
    r"|partnership|memorandum|undertakings?|guarantees?|assurances?|framework|term|terms|duration|period)"
)
_YEARS_NOUN = re.compile(
    rf"\b(?:{COUNT}[- ]year|(?P<decade>decade)(?:-|\s)?long)s?['\u2019]?"
    rf"(?:[ ,][a-z\u00c0-\u017f-]{{2,20}}|\s[A-Z][\w-]{{1,20}}){{0,6}}\s{_NOUN}\b",
    re.IGNORECASE,
)
_LAST = (
    r"(?:valid|(?:is|be|remains?|stays?|entered|enters?)\s(?:in|into)\s(?:force|effect)|in\sforce|runs?|running|lasts?|lasting|concluded|signed"
    r"|applies|apply|applicable|good|effective|set|made|holds?|fixed|intended|designed|covers?|covering|spans?|spanning|extends?"
    r"|provides?|stretches)"
)
_FOR_YEARS = re.compile(
    rf"\b(?:for|of|over|during|to|at)\s(?:a\s)?(?:the\s)?(?:all\s)?(?P<next>next\s|coming\s|following\s)?"
    rf"(?:(?:period|term|duration|span)\sof\s|at\sleast\s)?(?:the\s)?(?:{COUNT}|a\s(?P<decade>decade)"
    rf"|(?P<decade2>decade))[- ]?(?:years?)?\b(?P<own>\sof\sthe\s(?:document|agreement|deal|pact|text))?",
    re.IGNORECASE,
)
_SPANS = re.compile(
    rf"\b(?:spans?|spanning|covers?|covering|lasts?|lasting|lapses?\safter|expires?\safter|duration\sis|term\sis)"
    rf"\s(?:a\s)?{COUNT}[- ]years?\b",
    re.IGNORECASE,
)
_ABOUT_AGREEMENT = re.compile(
    rf"\b(?:{_NOUN}|it|its|the\stwo\ssides|the\sparties|undertakes?|pledges?|commits?|commitment)\b"
    rf"|\b{_LAST}\b",
    re.IGNORECASE,
)
_LASTING = re.compile(rf"\b{_LAST}(?:\s[a-z,]+){{0,5}}\s?$|\b(?:is|was|be|that\sis,?)\s$", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had)\s(?:been\s)?(?:\w+\s){0,4}$", re.IGNORECASE)
_ITEM = re.compile(
    r"\b(?:train|training|produce|producing|deliver|supply|send|invest|spend|pay|lend|give|provide"
    r"|host|receive|buy|continue|helps?|support)\b",
    re.IGNORECASE,
)
_NO_TERM = re.compile(r"\b(?:war|prison|sentenced|jail|ago|old|invasion|aged|since)\b", re.IGNORECASE)


def _duration(text: str) -> tuple[int, int, int] | None:
    """Years of "a 10-year agreement", "valid for ten years", and where they stand."""
    match = _YEARS_NOUN.search(text)
    if match is not None and _is_positive(text, match.start()):
        years = 10 if match["decade"] else number_of(match["count"])
        if 1 < years <= 50:
            return years, match.start(), match.end()
    match = _SPANS.search(text)
    if match is not None and _ABOUT_AGREEMENT.search(text, 0, match.start()):
        return number_of(match["count"]), match.start(), match.end()
    for match in _FOR_YEARS.finditer(text):
        years = 10 if match["decade"] or match["decade2"] else number_of(match["count"] or "a")
        if "year" not in match.group().lower() and not (match["decade"] or match["decade2"]):
            continue
        if 1 < years <= 50 and _is_term(text, match):
            return years, match.start(), match.end()
    return None


def _is_term(text: str, match: re.Match[str]) -> bool:
    """Whether "for ten years" is the agreement's term, not the span of one item of aid."""
    before = text[: match.start()]
    near = before[-80:]
    if match["own"]:
        return True
    if _NO_TERM.search(text[max(0, match.start() - 30) : match.end() + 12]):
        return False
    word = match.group().split()[0].lower()
    if word in ("of", "to", "at") and not re.search(r"period|term|duration|valid", near + match.group()):
        return False
    if _PERFECT.search(near):
        return False
    if word in ("over", "during") or match["next"]:
        return False
    if _LASTING.search(near):
        return True
    if not before.strip() or near.rstrip().endswith((".", ":", ";", "-")):
        return re.match(r"\s(?:it|the|both|[A-Z]\w+)\b", text[match.end() :]) is not None
    return bool(_ABOUT_AGREEMENT.search(before)) and (
        "period" in match.group() or not _ITEM.search(near[-40:])
    )


_HEDGE = re.compile(
    r"\b(?:may|might|could|not\snecessarily|possibly|perhaps|likely|unlikely|reportedly|whether"
    r"|unclear|if|should|would\snot\snecessarily|appears?|seems?|must\snot)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|no|none|never|neither|nor|without|lacks?|lacking|isn't|doesn't|won't|rather\sthan|instead\sof"
    r"|stops?\sshort\sof|falls?\sshort\sof|rules?\sout|excludes?)\b|n['\u2019]t\b",
    re.IGNORECASE,
)


def _is_positive(text: str, start: int) -> bool:
    return _NEGATION.search(text[max(0, start - 12) : start]) is None


_CLAUSE = re.compile(r"[,;:]\s|\sand\s|\sbut\s|\swhich\s|\sthat\s|[\u201c\u201d\"]")


def _clause_before(text: str, start: int) -> str:
    """The part of the clause that stands before `start`."""
    cut = 0
    for match in _CLAUSE.finditer(text, 0, start):
        cut = match.start()
    return text[max(cut, start - 90) : start]


_PHRASES = rows("terms")
_FORMS = {row["phrase"]: row["value"] for row in _PHRASES if row["key"] == "legal_form"}
_FORM = re.compile(rf"\b(?P<form>{alternatives(_FORMS)})\b", re.IGNORECASE)
_TREATY = re.compile(
    r"\b(?:is|as|be|into|of|was|becomes?)\s(?:an?\s)(?:full\s|formal\s|proper\s|real\s)?treaty\b"
    r"|\btreaty\s(?:is|was|will\sbe|that\sis)\s(?:[a-z]+\s){0,8}(?:legally\s)?binding\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:resolution|vote|motion|declaration|statement|opinion|recommendation|importance|arbitration"
    r"|sanctions|budget|law)s?\b[^.;]{0,30}$",
    re.IGNORECASE,
)


def _legal_form(text: str) -> tuple[str, int, int] | None:
    """The form that the agreement is said to have: "executive agreement", "treaty"."""
    for match in _FORM.finditer(text):
        before = _clause_before(text, match.start())
        if _NEGATION.search(before) or _OTHER_SUBJECT.search(before):
            continue
        form = " ".join(match["form"].lower().split())
        return _FORMS[form], match.start(), match.end()
    match = _TREATY.search(text)
    if match is not None and not _NEGATION.search(text[max(0, match.start() - 30) : match.end()]):
        if not _HEDGE.search(_clause_before(text, match.start())):
            return "treaty", match.start(), match.end()
    political = _POLITICAL.search(text)
    if political is not None and not _NEGATION.search(_clause_before(text, political.start())):
        return "political agreement", political.start(), political.end()
    return None


_POLITICAL = re.compile(
    r"\b(?:agreement|document|deal|pact|accord|text|it)\b,?(?:\s[a-z]+,?){0,3}\s(?:is|was|will\sbe)\s"
    r"(?:only\s|just\s|merely\s)?political(?=\s(?:and\s|but\s|rather\s)|[,.;]|$)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|this|that|its|their|our)\s$", re.IGNORECASE)
_BINDINGS = {row["phrase"]: row["value"] == "true" for row in _PHRASES if row["key"] == "binding"}
_BINDING = re.compile(rf"\b(?P<phrase>{alternatives(_BINDINGS)})\b", re.IGNORECASE)


def _binding(text: str) -> tuple[bool, int, int] | None:
    """Whether the agreement binds, where that is said flatly."""
    for match in _BINDING.finditer(text):
        before = _clause_before(text, match.start())
        wide = text[max(0, match.start() - 90) : match.start()]
        if _OTHER_SUBJECT.search(wide):
            continue
        if _HEDGE.search(before) and not _DEFINITE.search(before):
            continue
        binds = _BINDINGS[" ".join(match["phrase"].lower().split())]
        denied = _NEGATION.search(before) is not None
        return binds and not denied, match.start(), match.end()
    return None


_HOURS = re.compile(
    rf"\b(?:(?:within|in|inside|during|over|under)\s(?:the\s)?(?:same\s|first\s|next\s|just\s)?(?:a\s)?{COUNT}[- ]hours?"
    rf"|{COUNT.replace('?P<count>', '?P<count2>')}[- ]hours?(?=\s(?:consultation|notice|deadline|window|period)))\b",
    re.IGNORECASE,
)
_CONSULT = re.compile(
    r"\b(?:consult\w{0,8}|talks|respond\w{0,3}|response|reaction|react|meet(?:ing)?s?|emergency|confer|convene|discuss\w{0,5})\b",
    re.IGNORECASE,
)
_ATTACK_PAST = re.compile(r"\b(?:past|last|previous)\s(?:24|\w+)\shours\b|\bhours\s(?:ago|earlier|later)\b", re.IGNORECASE)


def _consultation(text: str) -> tuple[int, int, int] | None:
    """Hours of "consultations within 24 hours of an attack"."""
    if _CONSULT.search(text) is None or _ATTACK_PAST.search(text):
        return None
    match = _HOURS.search(text)
    if match is None:
        return None
    hours = number_of(match["count"] or match["count2"])
    return (hours, match.start(), match.end()) if 1 <= hours <= 240 else None


_GIVES = re.compile(
    r"\b(?:worth|provid\w{0,4}|envisag\w{0,3}|foresee\w{0,2}|includ\w{0,3}|contain\w{0,3}|means?|fix(?:es|ed)?|oblig\w{0,4}|commit\w{0,4}"
    r"|pledg\w{0,3}|undertak\w{0,4}|promis\w{0,3}|guarantee\w{0,2}|set(?:s|ting)?\s(?:aside|out)|set\sdown|allocat\w{0,3}|sets"
    r"|earmark\w{0,2}|give[sn]?|will\s(?:give|come|provide|receive|be|get|go|send|contribute|amount)|contribut\w{0,4}|amount\w{0,3}"
    r"|plann?(?:ed|s)|holds?|stipulat\w{0,3}|specif\w{0,4}|repeats?|is\sabout|figure|this\sis|aid\sof|support\sof|assistance\sof)\b",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(rf"\b(?:{_NOUN}|it)\b", re.IGNORECASE)
_PAST_AID = re.compile(
    r"\b(?:already|so\sfar|to\sdate|since|until\snow|has\s(?:\w+\s)?(?:given|provided|supplied|sent|allocated|delivered|spent|donated)"
    r"|have\s(?:\w+\s)?(?:given|provided|supplied|sent|delivered|spent)|had\s(?:\w+\s)?(?:given|provided|supplied|announced)"
    r"|supplied|announced\sa|earlier|previous(?:ly)?|came\sto|package|loan|frozen|reconstruction\swill\scost|damage)\b",
    re.IGNORECASE,
)
_MANY_YEARS = re.compile(
    r"\s(?:in\stotal\s)?(?:over|for|across|during|through|until|by|within|in)\s(?:the\s)?(?:next\s|coming\s|following\s)?"
    r"(?:\w+\syears|20\d\d[-\u2013/]\d{2,4}|20\d\d\sand\s20\d\d|a\sdecade|decade)\b",
    re.IGNORECASE,
)
_YEAR_TOLD = re.compile(
    r"\b(?:in|for|during|of|by|throughout|over)\s(?:the\syear\s)?(?P<year>20\d\d)\b(?!\s?[-\u2013/]\s?\d)"
    r"|\b(?P<this>this\syear|by\s(?:the\s)?(?:end\sof\sthe\s)?year(?:['\u2019]s|-|\s)?\s?end|by\sthe\send\sof\sthe\syear|in\sthe\scurrent\syear)\b"
    r"|\b(?P<next>next\syear)\b",
    re.IGNORECASE,
)


def _amount(
    text: str, parties: tuple[str, ...], published: Day | None, *, in_agreement: bool
) -> tuple[Amount, int, int] | None:
    """The money that the agreement promises for a year, or as a whole."""
    best: tuple[int, Money, int | None] | None = None
    limits = {number.end: number.limit for number in find_numbers(text)}
    for money in find_money(text):
        if not _is_promised(text, money, limits.get(money.end, "exact")):
            continue
        year = _amount_year(text, money, published)
        tied = _AGREEMENT.search(text, 0, money.start) and _GIVES.search(text, 0, money.start)
        if not tied and (year is None or not in_agreement or not _GIVES.search(text)):
            continue
        if year is None and not _tied_closely(text, money):
            continue
        rank = 0 if year is None else 1 + year
        if best is None or rank > best[0]:
            best = (rank, money, year)
    if best is None:
        return None
    _, money, year = best
    currency = money.currency_of(parties[0] if len(parties) == 1 else None)
    if currency is None:
        return None
    return Amount(money.value, currency, year), money.start, money.end


def _is_promised(text: str, money: Money, limit: str) -> bool:
    if limit == "at_most" or re.search(r"\bup\sto\s$", text[: money.start][-8:], re.IGNORECASE):
        return False
    if money.value < 10**6 or text[: money.start].rstrip().endswith("(") or _about(text, money):
        return False
    start = max(text.rfind(", ", 0, money.start), text.rfind("; ", 0, money.start), 0)
    clause = text[start : money.end + 40]
    return not (_PAST_AID.search(clause) or _MANY_YEARS.match(text, money.end))


def _about(text: str, money: Money) -> bool:
    """Whether the sum stands in brackets: a conversion of the one before."""
    return re.search(r"\([^()]{0,20}$", text[: money.start][-24:]) is not None


def _tied_closely(text: str, money: Money) -> bool:
    """Whether a sum without a year is the agreement's own: "an agreement worth 1 billion"."""
    near = text[max(0, money.start - 70) : money.start]
    return re.search(
        rf"\b{_NOUN}\b[^.;]{{0,30}}\b(?:worth|provid\w+\sfor|envisag\w+|foresees?|obliges?|commits?)\b",
        near,
        re.IGNORECASE,
    ) is not None


def _amount_year(text: str, money: Money, published: Day | None) -> int | None:
    """The year the sum is for: the nearest that its sentence tells."""
    near: tuple[int, int] | None = None
    for match in _YEAR_TOLD.finditer(text):
        if match["year"]:
            year = int(match["year"])
        elif published is None:
            continue
        else:
            year = int(published[:4]) + (1 if match["next"] else 0)
        far = money.start - match.end() if match.end() <= money.start else match.start() - money.end
        if near is None or far < near[0]:
            near = (far, year)
    return near[1] if near is not None else None


_DEFENCES = {row["phrase"].lower(): row["value"] for row in _PHRASES if row["key"] == "mutual_defence"}
_DEFENCE = re.compile(rf"\b(?P<phrase>{alternatives(_DEFENCES)})\b", re.IGNORECASE)
_OBLIGED = re.compile(
    r"\b(?:duty|oblig\w{0,6}|promise\w{0,2}|require\w{0,5}|commit\w{0,5}|bind\w{0,3}|none|pledge\w{0,2}"
    r"|clause|provision|mean\w{0,1}|involve\w{0,1}|include\w{0,1}|contain\w{0,1})\b",
    re.IGNORECASE,
)
_HAS_CLAUSE = re.compile(r"\b(?:includ\w{1,3}|contain\w{0,3}|provid\w{1,3}|has|have|is\sa|clause|obliges?)\b", re.I)
_OF_OTHERS = re.compile(r"\b(?:NATO(?:'s)?|Article\s(?:5|V|Five)|alliance)\b", re.IGNORECASE)


def _mutual_defence(text: str) -> tuple[bool, int, int] | None:
    """Whether the agreement obliges to defend: "does not include a mutual defence clause"."""
    for match in _DEFENCE.finditer(text):
        kind = _DEFENCES[" ".join(match["phrase"].lower().split())]
        before = text[max(0, match.start() - 90) : match.start()]
        cut = max(before.rfind("; "), before.rfind(". "), before.rfind(" but "))
        before = before[cut + 1 :]
        denied = _NEGATION.search(before) is not None
        if kind == "promise":
            return not denied, match.start(), match.end()
        if _HEDGE.search(before):
            continue
        if denied and (kind == "clause" or _OBLIGED.search(before)):
            return False, match.start(), match.end()
        if kind == "clause" and not _OF_OTHERS.search(before) and _HAS_CLAUSE.search(before):
            return True, match.start(), match.end()
    return None
