"""What the parties owe one another: consultations within hours, mutual defence."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.calendar_words import COUNT, counted, number_of
from tracker.extraction.lexicon import rows
from tracker.extraction.term_words import HEDGE, NEGATION
from tracker.extraction.word_set import PhraseSet
from tracker.extraction.wordlist import alternatives, as_listed

_LONG_WORDS = {"twenty-four": 24, "forty-eight": 48, "seventy-two": 72}
_COUNT = COUNT.replace("(?P<count>", f"(?P<count>{'|'.join(_LONG_WORDS)}|")
_HOURS = AnyCase(
    r"\b(?:(?:within|in|inside(?:\sof)?|during|over|under)\s(?:the\s)?(?:same\s|first\s|next\s|just\s)?"
    rf"(?:a\s)?{_COUNT}[- ]hours?"
    rf"|(?:no[t]?\s(?:later|more)\sthan|at\s(?:the\s)?(?:most|latest)|deadline\sof|limit\sof|notice\sof)"
    rf"\s{_COUNT.replace('?P<count>', '?P<count3>')}[- ]hours?"
    rf"|(?<=clause\s\(){_COUNT.replace('?P<count>', '?P<count5>')}\shours"
    rf"|at\s{_COUNT.replace('?P<count>', '?P<count4>')}[- ]hours?['\u2019]?\snotice"
    rf"|{_COUNT.replace('?P<count>', '?P<count2>')}[- ]hours?"
    r"(?=\s(?:consultation|notice|deadline|window|period|clause|rule|limit|mechanism|provision|talks"
    r"|(?:is|are)\sthe\s(?:time|deadline|limit|term)|(?:of|after)\s(?:an?|any)\s(?:\w+\s)?(?:attack|invasion|aggression)"
    r"|(?:for|to)\s(?:hold\s)?(?:consult|talks|respond|react|meet))))\b"
    r"|\b(?:within|inside|in)\s(?P<count6>24)\s?h\b",
)
_DAY = AnyCase(
    r"\bconsult\w{0,7}\sin\s(?:a|one)\sday\b|\bbefore\s(?:a|the)\sday\sis\s(?:out|over)\b|\bwithin\sthe\sspace\sof\sa\sday\b|\bby\sthe\snext\sday\b|"
    r"\b(?:within|inside|in\s(?:less\sthan|under|the\sspace\sof)|no[t]?\slater\sthan)\s(?:a|one)\s(?:single\s)?day\b"
    r"|\b(?:a|one)\sday(?:['\u2019]s\stime)?\s(?:for|to)\s(?:hold\s)?consult|\bat\s(?:a|one)\sday['\u2019]s\snotice\b"
)
_CONSULT = AnyCase(
    r"\b(?:consult\w{0,8}|deliberat\w{1,3}|contact|table|phone|talks|talk|respond\w{0,3}|response|reaction|react|meet(?:ing)?s?|s[ia]ts?\sdown|talk\sto|(?:come|get)\stogether|speak|emergency|confer|convene|discuss\w{0,5})\b",
)
_IF_ATTACKED = AnyCase(
    r"\b(?:if|should|in\s(?:the\s)?(?:case|event)\sof|when|once|new|renewed|another|fresh|future|any|(?<=\shours\s)of\san)\b[^.;]{0,40}"
    r"\b(?:attack(?:s|ed)?|aggression|invasion|invades?|strikes?)\b"
)
"""What has to happen within hours of an attack to come is consultation, by whatever word."""
_HOURS_PAST = AnyCase(
    r"\b(?:past|last|previous)\s(?:24|\w+)\shours\b|\bhours\s(?:ago|earlier|later)\b"
)
_ATTACK_PAST = AnyCase(
    r"\b(?:fired|launched|struck|lasted|lasting|killed|shot|destroyed|injured|wounded)\b",
)
_DEFENCES = {
    row["phrase"].lower(): row["value"] for row in rows("terms") if row["key"] == "mutual_defence"
}
_DEFENCE = AnyCase(rf"\b(?P<phrase>{alternatives(_DEFENCES)})\b")
_OBLIGED = AnyCase(
    r"\b(?:duty|undertak\w{0,3}|has\sto|have\sto|oblig\w{0,6}|promise\w{0,2}|require\w{0,5}|commit\w{0,5}|bind\w{0,3}|none|pledge\w{0,2}"
    r"|clause|provision|mean\w{0,1}|involve\w{0,1}|include\w{0,1}|contain\w{0,1})\b",
)
_HAS_CLAUSE = AnyCase(
    r"\b(?:includ\w{1,3}|contain\w{0,3}|provid\w{1,3}|has|have|is\sa|clause|obliges?)\b",
)
_SOLDIERS = r"(?:soldiers?|troops|(?:armed\s)?forces|military\scharacter)"
_FIGHT = r"(?:sent|send|fight|promised|committed|obliged|intervene|deployed|deploy|entered\sinto)"
_NO_SOLDIERS = AnyCase(
    rf"\b(?:no\s(?:\w+\s){{0,2}}|(?:nobody|none|nothing|not)\b[^.;]{{0,60}}\b){_SOLDIERS}\b"
    rf"[^.;,]{{0,40}}\b{_FIGHT}\b"
    rf"|\b(?:nobody|nothing|no\s(?:one|party|side)|not)\b[^.;]{{0,90}}"
    rf"\b(?:oblig\w+|required?|bound|commits?|binds?)\b[^.;,]{{0,30}}\b{_SOLDIERS}\b"
    rf"|\b{_SOLDIERS}\b[^.;,]{{0,30}}\b(?:not|never)\b[^.;,]{{0,20}}\b{_FIGHT}\b"
    rf"|\b(?:not|never)\s{_FIGHT}\s(?:\w+\s){{0,2}}{_SOLDIERS}\b"
    r"|\bnone\s(?:at\sall\s)?to\sfight\b"
    r"|\b(?:no|nor|not)\s(?:\w+\s){0,4}(?:to\s)?come\sto\s[\w'\u2019]+\s(?:defen[cs]e|aid|assistance)\b"
    rf"|\b(?:not|n['\u2019]t)\s(?:oblige|obligate|require|bind)\s(?:\w+\s){{0,3}}{_SOLDIERS}\sto\s{_FIGHT}\b"
    rf"|\b(?:no|not\sa)\spromise\sof\s(?:\w+\s)?{_SOLDIERS}\b"
    rf"|\b(?:not|n['\u2019]t|nor|no)\b[^.;]{{0,60}}\b(?:dispatch|despatch|sending|deployment|send|deploy)"
    rf"\s(?:of\s)?(?:(?:a|single|any|its|the|\w+ian|\w+ish|own|ground|combat)\s){{0,3}}{_SOLDIERS}\b"
    r"|\b(?:not\s(?:commit|oblige|bind|require)\b[^.;]{0,30}|no\s(?:pledge|promise|duty|obligation)\s)to\s"
    r"(?:fight(?:ing)?(?!\s(?:corruption|crime|fraud|disinformation))|tak(?:e|ing)\spart\sin\sthe\s(?:defen[cs]e|war|fighting))\b",
)
_NO_CRIME = r"(?!\s(?:corruption|crime|fraud|disinformation|money|organi[sz]ed|cyber))"
_WAR = (
    rf"(?:fight(?:ing)?{_NO_CRIME}|go(?:ing)?\sto\swar"
    r"|tak(?:e|ing)\spart\sin\sthe\s(?:defen[cs]e|war|fighting)|defend(?:ing)?\s(?:Ukraine|the\sother|it|the\scountry)"
    r"|defend(?=[.,;]|$)|send(?:ing)?\s(?:of\s)?(?:\w+\s){0,2}(?:soldiers|troops|forces))"
)
_DUTY = r"(?:obligations?|dut(?:y|ies)|pledges?|promises?|commitments?|guarantees?|clauses?)"
_NO_WAR = AnyCase(
    rf"\b(?:no|without\s(?:a|an|any))\s(?:\w+\s)?{_DUTY}\b[^.;,]{{0,40}}\b{_WAR}"
    rf"|\b(?:nobody|nothing|none|no\s(?:one|party|side|country|partner))\b[^.;]{{0,50}}\b(?:oblig\w+|required?|bound|commits?|committed|binds?|forces|has\sto)"
    rf"[^.;,]{{0,40}}\b{_WAR}"
    r"|\bnothing\b[^.;]{0,40}\b(?:commits?|obliges?|obligates?|requires?|binds?)\s(?:\w+\s){0,3}(?:forces|troops|soldiers)\b"
    rf"|\bcommit\w{{0,4}}\b[^.;]{{0,140}},?\s(?:but|though|and)\snot\sto\s{_WAR}"
    rf"|(?:\bnot|n['\u2019]t)\s(?:contain|include|hold|make|give|amount\sto)\b[^.;,]{{0,30}}\b{_DUTY}\b[^.;,]{{0,30}}\b{_WAR}"
    r"|(?:\bnot|n['\u2019]t)\s(?:foresee|mean|provide\sfor|speak\sof)\s(?:\w+\s){0,3}(?:sending|dispatch)\b"
    rf"|(?:\bnot|n['\u2019]t)\s(?:oblige|obligate|commit|require|bind|force)\b[^.;,]{{0,40}}?\b{_WAR}"
    rf"|\b(?:an?|the)\s{_DUTY}\s(?:to|of)\s{_WAR}\s(?:is|are|was)\s(?:not|no)\s"
    r"|\b(?:no|not\s(?:an?|any))\s(?:\w+\s)?(?:dut(?:y|ies)|obligations?|pledge|promise|clause|commitment)\s(?:to|of|on|for)\s(?:mutual\s|collective\s|common\s)?"
    r"(?:defen[cs]e|assistance\sin\swar)\b(?!\s(?:spending|industr|cooperation|aid|production))"
    r"|\b(?:is|are|contains?|has|holds?|includes?|as|have)\s(?:no|not\san?)\s(?:\w+\s){0,2}(?:Article\s(?:5|V|five)|defen[cs]e\s(?:pact|alliance|clause|guarantee))\b"
)
_CLAUSE_NAME = r"(?:mutual|collective|common)[\s-]defen[cs]e"
_LEFT_OUT = AnyCase(
    rf"\b{_CLAUSE_NAME}(?:\s(?:clause|commitment|obligation|duty))?(?:\s(?:is|are|was)\s(?:not|no)\s(?:in|part|among|included|foreseen|contained|mentioned|covered)|:\s(?:no|none)\b|\s(?:it|the\s\w+)\sdoes\snot\s(?:contain|include|provide))"
    rf"|\b(?:leaves?\sout|leaving\sout|omits?|silent\son|says\snothing\s(?:of|on|about)|lacks|does\swithout|avoids)\s(?:an?\s|any\s|the\s)?(?:\w+\sof\s)?{_CLAUSE_NAME}"
    r"|\b(?:is|are)\s(?:not|no|hardly)\s(?:an?\s)?(?:nato['\u2019]s\s)?article\s(?:5|five|v)\b"
    r"|\b(?:nothing|(?:not|n['\u2019]t)\s\w+\sanything)\s(?:like|comparable\sto|akin\sto|similar\sto)\s(?:\w+['\u2019]s\s)?article\s(?:5|five|v)\b"
    rf"|\b(?:promis|foresee|provid|includ|contain)\w{{1,3}}\s(?:for\s)?no\s(?:\w+\s)?{_SOLDIERS}\b(?!\s(?:figure|number))"
    rf"|\b(?:not|n['\u2019]t)\s(?:promise|foresee|provide\sfor)\s(?:\w+\s){{0,2}}{_SOLDIERS}\b"
    rf"|\bneither\s(?:side|party|country|state|of\sthe\s\w+)\s(?:must|has\sto|need|is\s(?:obliged|bound|committed|required)\sto)\s(?:come\sto\s[^.;,]{{3,20}}\s(?:defen[cs]e|aid|help)|{_WAR})"
    rf"|\b(?:binds?|obliges?|commits?)\s(?:nobody|no\sone|neither\s\w+)\sto\s{_WAR}"
    rf"|\b(?:commits?|promises?)\sno\s(?:\w+\s)?{_SOLDIERS}\b|\b(?:consult|help|support)\b[^.;]{{0,30}},\snot\sto\s{_WAR}"
    rf"|\bstop(?:s|ping)?\sshort\sof\s(?:promising|committing|sending)\s(?:\w+\s)?{_SOLDIERS}\b"
    r"|\b(?:falls?\sshort\sof|nothing\sof|far\sfrom)\s(?:\w+['\u2019]s\s)?article\s(?:5|five|v)\b"
    rf"|\bstop(?:s|ping)?\sshort\sof\s(?:an?\s)?{_DUTY}\s(?:to|of)\s{_WAR}"
)
"""A defence that an agreement is said to leave out, in words of its own."""
_SENDING = AnyCase(r"\b(?:is|are|was|were)\snot\s(?:sending|deploying|dispatching)\b")
"""What a party does not do now is no term of its agreement."""
_WOULD = AnyCase(r"\bwould\b")
"""What an agreement would hold, once there is one, is not stated of it."""
_ASKED = AnyCase(
    rf"\b(?:does|do|must|is|are|will|would|has|have)\b[^.;]{{0,80}}\b(?:{_WAR}|sends?\s\w+\sto\swar|defen[cs]e\spact|send\s(?:\w+\s){{0,2}}(?:troops|soldiers)"
    r"|mutual[\s-]defen[cs]e|Article\s5)[^.;]{0,40}\?"
)
_NO = re.compile(
    r"\W{0,3}(?:A\d{0,2}\s?[:.]\s?)?(?:[Nn]o(?:[.,;!]|\s?[\u2013\u2014-]\s|$)"
    r"|(?:It|They)\s(?:(?:does|do|is|are|must|will|has)\snot|(?:does|do|is|are|wo)n['\u2019]t)[.,;!]|Not\sat\sall\b)"
)
_OF_OTHERS = AnyCase(r"\b(?:NATO(?:'s)?|Article\s(?:5|V|Five)|alliance)\b")


def consultation(text: str) -> tuple[int, int, int] | None:
    """Hours of "consultations within 24 hours of an attack"."""
    if _CONSULT.search(text) is None and _IF_ATTACKED.search(text) is None:
        return None
    if _HOURS_PAST.search(text) or (_ATTACK_PAST.search(text) and "consult" not in text.lower()):
        return None
    match = _HOURS.search(text)
    if match is None:
        day = _DAY.search(text)
        return (24, day.start(), day.end()) if day is not None else None
    told = counted(match).lower()
    hours = _LONG_WORDS.get(told) or number_of(told)
    return (hours, match.start(), match.end()) if 1 <= hours <= 240 else None


def may_defend(words: frozenset[str]) -> bool:
    """Whether a text of these words may hold what `mutual_defence` needs: a phrase, soldiers."""
    comes = not _TAKEN.isdisjoint(words) and not _HELP.isdisjoint(words)
    return comes or not _SOLDIER.isdisjoint(words) or _ANY_DEFENCE.may_stand_in(words)


_SOLDIER = frozenset(
    {"soldier", "soldiers", "troops", "forces", "character", "fight", "war", "defend", "defence"}
    | {"defense", "article", "fighting"}
)
_TAKEN = frozenset({"come", "part", "fighting"})
_HELP = frozenset({"defence", "defense", "aid", "assistance", "war", "fighting"})
_ANY_DEFENCE = PhraseSet(_DEFENCES)


def denied_defence(question: str, answer: str) -> tuple[bool, int, int] | None:
    """What "Must it send troops? - No." tells, at the answer's "No"."""
    told = _NO.match(answer)
    if told is None or not question.rstrip(" \"'\u201d\u2019)").endswith("?"):
        return None
    return (False, told.start(), told.end()) if _ASKED.search(question) else None


def mutual_defence(text: str) -> tuple[bool, int, int] | None:
    """Whether the agreement obliges to defend: "does not include a mutual defence clause"."""
    whole = text.replace("U.S.", "U_S_")  # full stops that end nothing
    soldiers = _NO_SOLDIERS.search(text) or _NO_WAR.search(whole) or _LEFT_OUT.search(text)
    if soldiers is not None and _SENDING.search(text) is None:
        if _WOULD.search(text, max(0, soldiers.start() - 30), soldiers.end()):
            return None
        return False, soldiers.start(), soldiers.end()
    for match in _DEFENCE.finditer(text):
        kind = _DEFENCES[as_listed(match["phrase"])]
        before = text[max(0, match.start() - 90) : match.start()]
        cut = max(before.rfind("; "), before.rfind(". "), before.rfind(" but "))
        before = before[cut + 1 :]
        denied = NEGATION.search(before) is not None
        if kind == "promise":
            return not denied, match.start(), match.end()
        if HEDGE.search(before):
            continue
        if denied and (kind == "clause" or _OBLIGED.search(before)):
            return False, match.start(), match.end()
        of_treaty = text[match.end() :].lstrip().startswith(("treaty", "pact", "agreement"))
        if of_treaty and not denied:
            continue
        if kind == "clause" and not _OF_OTHERS.search(before) and _HAS_CLAUSE.search(before):
            return True, match.start(), match.end()
    return None
