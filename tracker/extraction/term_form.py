"""What an agreement is in law: its form, and whether it binds."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.lexicon import rows
from tracker.extraction.term_words import HEDGE, NEGATION, clause_before
from tracker.extraction.word_set import PhraseSet
from tracker.extraction.wordlist import alternatives, as_listed

_PHRASES = rows("terms")
_FORMS = {row["phrase"]: row["value"] for row in _PHRASES if row["key"] == "legal_form"}
_FORM = AnyCase(rf"\b(?P<form>{alternatives(_FORMS)})\b")
_TREATY = AnyCase(
    r"\b(?:is|as|be|into|was|becomes?)\s(?:an?\s)(?:full\s|formal\s|proper\s|real\s)?treaty\b"
    r"|\btreaty\sbinds\b|\btreaty\s(?:is|was|will\sbe|that\sis)\s(?:[a-z]+\s){0,8}(?:legally\s)?binding\b",
)
_TREATY_OF = AnyCase(
    r"(?:['\u2019]s|\b(?:the|this|that|its|their|new|draft|whose))\s(?:(?:new|draft|security|\w+-\w+)\s)?treaty(?:\s(?:with"
    r"\s(?:Ukraine|Kyiv)|between\s\w+\sand\s\w+))?(?:\son\s(?:security|defen[cs]e)(?:\sand\s\w+)?)?,?\s"
    r"(?:(?:which|that)\s[^.;,]{0,60}\ssigned|(?:was|were|has\sbeen|had\sbeen|is\sto\sbe)\s(?:signed|ratified"
    r"|approved)|(?:came|comes|entered|enters|took|takes|has\sbeen|is|will\scome)\s(?:in|into|effect)\b|holds\sfor"
    r"|runs\sfor|will\sbe\svalid|is\svalid|bec(?:a|o)mes?\seffective|replaces)"
    r"|\bsigned\s(?:[\w-]+\s){0,4}(?:(?:the|their|its)\s(?:new\s)?treaty\b(?!\s(?:of|on)\s(?!security|defen[cs]e|long|support))"
    r"|a\s(?:new\s)?treaty\s(?:with\s(?:Ukraine|Kyiv)|on\s[^.;]{0,25}\b(?:security|defen[cs]e|support)\b))"
    r"|\bratif(?:y|ied|ies)\s(?:\w+\s){0,2}treaty\swith\sUkraine\b"
    r"|\breplaced\s[^.;]{0,30}\bby\sa\s(?:new\s)?treaty\b"
)
"""What is signed, or comes into force, as "the treaty" is one."""
_OTHER_SUBJECT = AnyCase(
    r"\b(?:resolution|vote[ds]?|voting|ballot|motion|joining|accession|declaration|statement|opinion|recommendation|importance|arbitration"
    r"|sanctions|budget|law)s?\b[^.;]{0,30}$",
)
_INSTRUMENT = r"(?:agreement|text|document|deal|pact|accord|paper|it|commitments?)"
_POLITICAL = AnyCase(
    r"\b(?:nature|character)\s(?:is|was|remains)\s(?:purely\s|only\s)?political\b"
    r"|\b(?:declared|said|considered|held|understood)\sto\sbe\s(?:purely\s|only\s)?political(?=\s(?:and|but|not)\s|[,.;]|$)"
    r"|\b(?:regards?|considers?|treats?|describes?|calls?)\s(?:their|its|the)\s(?:\w+\s)?"
    r"(?:agreements?|documents?|texts?|papers?)\s(?:as\s)?political\s(?:statements?|declarations?|acts?|undertakings?)\b|"
    r"\bpolitical(?:,?\s[\w-]+)?\s(?:document|agreement|promise|act|text|paper|undertaking|instrument"
    r"|accord|pact|deal|commitment)s?\b"
    rf"|(?<!about\sthe\s)(?<!over\sthe\s)\b(?:(?!it\b){_INSTRUMENT}\b[^.;]{{0,60}}|(?<!about\s)(?<!over\s)\bit\s(?=is|was))(?:\b(?:is|was|are|be|as)|,)\s(?:\w+\s){{0,2}}political(?:\s(?:and|but)\s[^.;,]{{0,30}})?\sone\b"
    rf"|\b{_INSTRUMENT}\b[^.;]{{0,40}}\s(?:described|regarded|seen|considered|understood)\sas\s(?:purely\s|only\s)?political\b(?=\s(?:and|but|rather|in|not)\s|[,.;]|$)"
    rf"|\b(?:describes|calls|regards|considers|sees)\s(?:the\s)?{_INSTRUMENT}\sas\s(?:purely\s|only\s)?political\b"
    r"|['\u2019]s\s(?:is|was|remains)\s(?:only\s|purely\s)?political(?=\s(?:and|but|rather|not)\s|[,.;]|$)"
    r"|\b(?:is|are|be|being|was|text|document|agreement|character)\s(?:of\s)(?:an?\s)?(?:purely\s|only\s|strictly\s)?political"
    r"(?:\s(?:and|but)\s[\w-]+)?\s(?:kind|nature|character|sort)\b"
    r"|\b(?:agreement|document|deal|pact|accord|text|it|paper|commitments?|value)\b,?(?:\s[\w,]+){0,4}"
    r"\s(?:is|was|are|(?:will|would)\sbe|remains)\s(?:only\s|just\s|merely\s|purely\s|strictly\s)?political"
    r"(?=\s(?:and|but|rather|in|by|not)\s|[,.;]|$)",
)
_EXECUTIVE = AnyCase(
    rf"\b{_INSTRUMENT}\b[^.;]{{0,60}}\b(?:is|was|as)\s(?:\w+\s)?an\sexecutive\sone\b"
)
_VOTE = AnyCase(r"\b(?:vote[sd]?|voting|resolution|motion|consultation)\b[^.;]{0,80}$")
_OF_ANOTHER = AnyCase(
    r"[\s-](?:itself|himself|herself|themselves|votes?|ballots?|referendum|resolutions?|motions?|opinions?|recommendations?|statements?)\b"
)
"""What is no agreement, though it binds nobody: "a non-binding vote"; or a duty left out."""
_SCORN = AnyCase(r"\b(?:scraps?|pieces?|bits?)\sof\spaper\b|\bnull\sand\svoid\b|\bworthless\b")
"""What an adversary says of an agreement tells nothing of its terms."""
_NO_TREATY = AnyCase(
    r"\b(?:not|no)\s(?:an?\s)?(?:\w+\s)?(?:treaty|agreement|document|text)\s(?:that|which)\s(?:\w+\s)?$"
)
_NOT_ASIDE = re.compile(r"\bnot, [^.;,]{3,30}, (?:an? )?$|\btreaties of an? $")
_WISH = AnyCase(
    r"\b(?:wants?|wanted|wish(?:es)?|demands?|demanded|call(?:s|ed)?\sfor|seeks?|sought|hopes?|hoped|asks?"
    r"|asked|insists?|pushe[sd]|urges?|urged|needs?|expects?|divided)\b",
)
_DEFINITE = AnyCase(r"\b(?:the|this|that|its|their|our)\s$")
_BINDINGS = {row["phrase"]: row["value"] == "true" for row in _PHRASES if row["key"] == "binding"}
_NOT_LEGAL = AnyCase(
    r"\bpolitical(?:ly)?,?\s(?:rather\sthan|and\snot|not|but\snot|instead\sof)\s(?:a\s)?legal(?:ly)?\b"
    r"|\b(?:has|have|of|carries)\sno\slegal\s(?:value|effect)\b|\b(?:binds|commitments\sbind)\s(?:nobody|no\sone|no\sstate)\b(?!\sto\b)"
    r"|\b(?:no|not|n['\u2019]t)\s(?:\w+\s){0,2}obligations\sunder\sinternational\slaw\b"
    r"|\bit\s(?:does\snot|doesn['\u2019]t)\sbind\s(?:us|anybody|anyone|either|any)\b"
    r"|\bcreat(?:es?|ed|ing)\sno\s(?:new\s|legal\s)?(?:rights|obligations?|duties|commitments)(?:\s(?:or|and|nor)\s"
    r"(?:rights|obligations|duties))?\s(?:in\slaw|under\s(?:international\s)?law)\b|\bcreat(?:es?|ed)\sno\slegal\sduties\b"
    r"|(?:\bnot|n['\u2019]t)\s(?:create|establish|give\srise\sto|entail|produce|impose|generate)\s(?:\w+\s){0,2}(?:rights|obligations?|duties)"
    r"(?:\s(?:or|and|nor)\s(?:rights|obligations|duties))?\s(?:in\slaw|under\s(?:international\s)?law)\b"
    r"|\b(?:not|never)\s(?:of\s)?(?:a\s)?(?:legally\s)?binding\s(?:in\s)?(?:nature|character|kind)\b"
    r"|\bnot\sbind\s(?:\w+\s){1,2}(?:in\slaw|legally)\b|\bwithout\s(?:any\s)?(?:legal|binding)\s(?:force|effect)\b"
    r"|\b(?:has|have|had|of|carries|carry)\sno\s(?:binding|legal)\s(?:force|power|effect|value)\b"
    r"|\b(?:has|have|had)\sno\sforce\s(?:of|in)\slaw\b|\bno\slegally\sbinding\sforce\b"
    r"|\bnothing\s(?:that\s)?(?:a|any)\scourt\s(?:could|can|might)\senforce\b|\bunenforceable\b"
    r"|\bno\s(?:court|tribunal)\s(?:can|could|may)\senforce\b"
    r"|\b(?:creat|carr|impos|produc|contain|entail)\w{1,3}\sno\s(?:legal\s)?(?:obligations?|duties|effects?)\s(?:in|under|at)\s(?:international\s)?law\b"
    r"|\bcreat(?:es?|ed)\sno\slegal\sobligations?\b|\bno\sobligations\s(?:under|in)\sinternational\slaw\b"
    r"|\bpolitical\srather\sthan\slegal\sforce\b|\bnothing\s(?:in\sit\s)?(?:that|which)\sbinds?\b"
    r"|\bbinds?\s(?:nobody|no\sone|neither)\b(?!\s(?:\w+\s)?to\b)|\b(?:is|are|was|were)n['\u2019]t\s(?:legally\s)?binding\b"
    r"|\b(?:in\slaw|legally),?\s(?:it|the\s\w+)\s(?:binds?|obliges?)\s(?:nobody|no\sone)\b|\bobliges?\s(?:nobody|no\sone)\sin\slaw\b"
    r"|\b(?:not|n['\u2019]t)\shave\sthe\sforce\sof\s(?:a\s)?(?:law|treaty)\b|\b(?:entails?|creates?|imposes?)\sno\slegal\sdut(?:y|ies)\b"
    r"|(?:\bnot|n['\u2019]t)\scontain\s(?:any\s)?(?:legally\s)?[\"\u201c]?(?:legally\s)?binding\s(?:commitments|obligations|promises)\b"
    r"|\bpolitically\sbinding\sonly\b|\bonly\spolitically\sbinding\b"
    r"|\b(?:no|without)\s(?:any\s)?legal\sweight\b|\b(?:not|n['\u2019]t)\s(?:legally\s)?enforceable\b|\bcannot\sbe\senforced\b"
)
_CHARACTER = AnyCase(
    r"\b(?:political)\s(?:rather\sthan|and\snot|not)\s(?:a\s)?legal(?:ly\sbinding)?\s(?:in\s)?(?:character|nature)\b"
    r"|\b(?:of|has)\s(?:a\s)?(?:purely\s|only\s)?political\s(?:character|nature)\b"
)
_MORALLY = AnyCase(r"\b(?:politically|morally)\s(?:and\smorally\s)?$")
"""Before "binding", which says nothing then of what holds in law."""
_BY_A_CABINET = AnyCase(
    r"\b(?:cabinet|government|minister|premier)s?\s(?:does|do|can|could|would|will)\s?$"
)
"""Before "not bind": who does not bind his country is no agreement."""
_BINDING = AnyCase(rf"\b(?P<phrase>{alternatives(_BINDINGS)})\b")


_ANY = PhraseSet(
    (
        *_FORMS,
        *_BINDINGS,
        "treaty",
        "political",
        "politically",
        "legal",
        "nobody",
        "bind",
        "obligations",
        "duties",
        "obligation",
        "rights",
        "executive one",
        "court",
        "unenforceable",
        "enforceable",
        "enforced",
        "enforce",
        "binds",
        "binding",
        "law",
    )
)


def may_bind(words: frozenset[str]) -> bool:
    """Whether a text of these words may hold what `legal_form` or `binding_force` needs."""
    return _ANY.may_stand_in(words)


def _is_flat(text: str, match: re.Match[str]) -> bool:
    """Whether a form is neither denied nor hedged."""
    denied = NEGATION.search(text, max(0, match.start() - 30), match.end())
    return not denied and not HEDGE.search(clause_before(text, match.start()))


def legal_form(text: str) -> tuple[str, int, int] | None:
    """The form that the agreement is said to have: "executive agreement", "treaty"."""
    for match in _FORM.finditer(text):
        before = clause_before(text, match.start())
        apart = _NOT_ASIDE.search(text[max(0, match.start() - 60) : match.start()])
        if apart or NEGATION.search(before) or _OTHER_SUBJECT.search(before):
            continue
        form = " ".join(match["form"].lower().split())
        return _FORMS[form], match.start(), match.end()
    executive = _EXECUTIVE.search(text)
    if executive is not None and _is_flat(text, executive):
        return "executive agreement", executive.start(), executive.end()
    treaty = _TREATY.search(text) or _TREATY_OF.search(text)
    if treaty is not None and _is_flat(text, treaty):
        return "treaty", treaty.start(), treaty.end()
    political = _CHARACTER.search(text) or _POLITICAL.search(text)
    if political is None or _is_unsaid(text, political.start()):
        return None
    return "political agreement", political.start(), political.end()


def _is_unsaid(text: str, start: int) -> bool:
    """Whether a political form is wished for, denied, or another's: "Joining is political"."""
    before = clause_before(text, start)
    wished = _WISH.search(text[max(0, start - 60) : start]) is not None
    return bool(wished or _OTHER_SUBJECT.search(before) or NEGATION.search(before))


def binding_force(text: str) -> tuple[bool, int, int] | None:
    """Whether the agreement binds, where that is said flatly."""
    if _SCORN.search(text):
        return None
    loose = _NOT_LEGAL.search(text)
    if loose is not None and _VOTE.search(text, 0, loose.start()):
        return None  # a vote without legal effect
    if loose is not None and not HEDGE.search(clause_before(text, loose.start())):
        return False, loose.start(), loose.end()
    for match in _BINDING.finditer(text):
        before = clause_before(text, match.start())
        wide = text[max(0, match.start() - 90) : match.start()]
        if _OTHER_SUBJECT.search(wide) or _OF_ANOTHER.match(text, match.end()):
            continue
        if _MORALLY.search(wide) or _BY_A_CABINET.search(wide):
            continue
        if (HEDGE.search(before) or _WISH.search(before)) and not _DEFINITE.search(before):
            continue
        binds = _BINDINGS[as_listed(match["phrase"])]
        denied = NEGATION.search(before) is not None or _NO_TREATY.search(wide) is not None
        return binds and not denied, match.start(), match.end()
    return None
