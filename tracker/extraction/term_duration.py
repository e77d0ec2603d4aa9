"""How long an agreement runs: "a 10-year agreement", "valid for ten years"."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.calendar_words import COUNT, counted, number_of
from tracker.extraction.term_words import NEGATION, NOUN, clause_before
from tracker.extraction.term_years import counts_money, further

_YEARS_NOUN = AnyCase(
    rf"\b(?:{COUNT}[- ]year|(?P<decade>decade)(?:-|\s)?long)(?:s['\u2019])?"
    rf"(?:[ ,][a-z\u00c0-\u017f-]{{2,20}}|\s[A-Z][\w-]{{1,20}}){{0,6}}"
    rf"\s(?:{NOUN}|promise|pledge|paper|engagement|undertaking|affair)\b",
)
_LAST = (
    r"(?:valid|(?:is|be|remains?|stays?|entered|enters?)\s(?:in|into)\s(?:force|effect)|in\sforce|runs?|running|lasts?|lasting|concluded|signed|signs?\sup"
    r"|applies|apply|applicable|good|effective|set|made|holds?|fixed|intended|designed|covers?|covering|spans?|spanning|extends?"
    r"|provides?|stretches|stand)"
)
_FOR_YEARS = AnyCase(
    rf"\b(?:for|of|over|during|to|at)\s(?:a\s)?(?:the\s)?(?:all\s)?(?P<next>next\s|coming\s|following\s)?"
    rf"(?:(?:period|term|duration|span)\sof\s|at\sleast\s)?(?:the\s)?(?:{COUNT}|a\s(?P<decade>decade)"
    rf"|(?P<decade2>decade))[- ]?(?:years?)?\b"
    r"(?P<own>\sof\sthe\s(?:document|agreement|deal|pact|text))?",
)
_SPANS = AnyCase(
    r"\b(?:spans?|spanning|covers?|covering|lasts?|lasting|running|runs?(?:\sto)?|means|speaks?\sof|guarantees?|promises|extends\sover"
    r"|(?:lapses?|expires?|ends?|runs?\sout)\s(?:after|in)|(?<!office\s)(?:holds?|valid|in\s(?:force|effect))"
    r"|(?:duration|term|validity|period|life(?:time|span)?)\b(?:\sof\s(?:the|this)(?:\s\w+){1,3})?\s(?:is|of|was|will\sbe))"
    rf"\s(?:the\s)?(?:next\s|coming\s)?(?:{COUNT}[- ]years?|a\s(?P<decade>decade))\b",
)
_ABOUT_AGREEMENT = AnyCase(
    rf"\b(?:{NOUN}|validity|it|its|the\stwo\ssides|the\sparties|undertakes?|pledges?|commits?|commitment)\b"
    rf"|\b{_LAST}\b",
)
_LASTING = AnyCase(
    rf"\b{_LAST}(?:\s[a-z,]+){{0,5}}\s?$|\b(?:is|was|be|are|were|all|both|each|that\sis,?)\s$"
)
_PERFECT = AnyCase(
    r"\b(?:has|have|had)\s(?:been\s|\w+ly\s)?(?:been|\w+(?:ed|en|ent|elt|ught|ld|un))\s(?:\w+\s){0,4}$",
)
_BOUND = AnyCase(
    r"\b(?:pledged|bound|committed|tied)\s(?:themselves|itself|himself|herself)(?:\sto\s\w+)?\s$"
)
_SIGNED = AnyCase(r"\b(?:signed|concluded|sealed|made|agreed)\s$")
_SCHEME = AnyCase(
    r"\b(?:programmes?|programs?|fund|mission|project|scheme|coalition|initiative)\b[^,;.]{0,60}$",
)
_PERIOD = re.compile(r"period|term|duration|valid")
_SUCH = AnyCase(
    r"\b(?:calls?|called|describes?d?|sees?|regards?)\ssuch\s(?:agreements|deals|pacts|documents|commitments|texts)\b[^.;]{0,40}$"
    r"|\b(?:most|many|nearly\sall|the\smajority|usually|as\sa\srule|typically)\b[^,;.]{0,30}$"
)
"""What is told of agreements as a class."""
_SUBJECT_NEXT = re.compile(r"\s(?:it|the|both|[A-Z]\w+)\b|,\s(?:reads|says|runs)\sthe\s")
_ITEM = AnyCase(
    r"\b(?:train|training|produce|producing|deliver|supply|send|invest|spend|pay|lend|give|provide"
    r"|host|receive|buy|continue|helps?|support)\b",
)
_HELD = AnyCase(rf"\b(?:it|{NOUN})\b[^.;]{{0,20}}\b(?:has|have|with|of)\s(?:a|the)\s$")
_COMPARED = AnyCase(r"\b(?:compared\s(?:with|to)|unlike|than)\s(?:the\s)?$")
_OFFICE = AnyCase(r"\s(?:at|as|in\soffice|of\soffice|for)\b|[.,]?$")
_NO_TERM = AnyCase(r"\b(?:war|prison|sentenced|jail|ago|old|invasion|aged|since)\b")


_OWN_YEARS = AnyCase(
    rf"\b(?:its|the\s(?:entire|full|whole)\speriod\sof)\s(?:full\s|first\s)?{COUNT}\syears\b"
    r"(?!\s(?:of|ago|old|since|later|before|in))"
    rf"|\b{COUNT.replace('?P<count>', '?P<count2>')}\syears\s(?:are|were|is|was)\s"
    r"(?:foreseen|agreed|planned|set|fixed|provided)"
    r"|\b(?:validity|duration|term|runs)\s?[:\u2013-]?"
    rf"\s?{COUNT.replace('?P<count>', '?P<count3>')}\syears\b"
    rf"|\b(?:agreement|deal|pact|accord|document|treaty|paper|engagement|undertaking)s?\s(?:for|of)\s(?:a\speriod\sof\s)?"
    rf"{COUNT.replace('?P<count>', '?P<count4>')}\syears\b"
    rf"|\bthe\s{COUNT.replace('?P<count>', '?P<count5>')}\syears\s"
    r"(?:of\sits\s(?:validity|duration|life|term)"
    r"|(?:that|(?:for|during|over)\swhich)\s(?:it|the|this|its))\b"
    rf"|\b{COUNT.replace('?P<count>', '?P<count6>')}\syears\slong\b"
    rf"|\bits\s{COUNT.replace('?P<count>', '?P<count7>')}[- ]year\s"
    r"(?:life|lifetime|span|validity)\b"
    rf"|\b{COUNT.replace('?P<count>', '?P<count9>')}\syears(?:['\u2019]|\sof)"
    r"\s(?:validity|duration|term)\b"
    rf"|^\W{{0,3}}for\s{COUNT.replace('?P<count>', '?P<counta>')}\syears\sfrom\s(?:the\s)?"
    r"(?:day|date|signature|signing)\b"
    rf"|\ba\sspan\sof\s{COUNT.replace('?P<count>', '?P<countb>')}\syears\b"
    rf"|\b(?:been\s|was\s)?concluded\sfor\s{COUNT.replace('?P<count>', '?P<countc>')}\syears\b"
    r"|\b(?:agreement|deal|pact|accord|document|treaty)['\u2019]s\s"
    rf"{COUNT.replace('?P<count>', '?P<count8>')}\syears\b",
)
_CELL = AnyCase(
    rf"(?:^\W{{0,4}}(?:it(?:['\u2019]s|\sis)\s|and\s|for\s)?|\(|[;:|/\u2013\u2014]\s?(?:also\s)?|,\s(?:and\s)?|\.\s)"
    rf"(?:{COUNT}\syears|a\s(?P<decade>decade))(?:\s(?:each|too|also|as\swell|in\seach\scase)|\sfrom\s(?:signature|signing|the\sda(?:y|te)\sof[\w\s]{{1,24}}))?"
    r"(?=\s?[;,.|/)]|\s?$)",
)
"""The cell of a list: "Belgium: 10 years; consultations within 24 hours"."""
_MOSTLY = AnyCase(r",?\s(?:as\sa\srule|usually|typically|mostly|in\smost\scases)\b")
_LEAST_OF_CELL = 5
"""Two years alone are more often those of the war."""
_OVER_YEARS = AnyCase(
    rf"^\W{{0,3}}(?:for|over|during|within)\s(?:the\snext\s)?{COUNT}\syears,?\s"
    r"(?:\S+\s){1,4}?(?:promis|pledg|commit|undertak|oblig)\w{1,5}\b",
)
"""What an agreement promises "over ten years" first of all, it promises for as long as it runs."""
_SUPPORTS = AnyCase(
    r"\bsupport(?:ing|s)?\s(?:for\s)?(?:Ukraine|Kyiv)(?:\s\w+){0,2}\s(?:over|for|during)\s(?:the\s)?"
    rf"(?:next\s|coming\s|following\s)?{COUNT}\s?years\b",
)
"""What commits a party "to support Ukraine over the next ten years" runs as long."""
_TIE = AnyCase(
    r"\b(?:ties?|tied|tying|binds?|(?:is|are)\sbound|bound\s(?:itself|himself|to)|commits?|committed|undertakes?|undertook|obliges?"
    r"|pledges?|pledged|under\s(?:which|it)|according\sto\sit|in\swhich)\b",
)
_SHARE = re.compile(r"\b(?:GDP|per\s?cent)\b|%")


def duration(text: str) -> tuple[int, int, int] | None:
    """Years of "a 10-year agreement", "valid for ten years", and where they stand."""
    found = [match for match in (_YEARS_NOUN.search(text),) if match and _is_own(text, match)]
    found += [match for match in (_OWN_YEARS.search(text), _OVER_YEARS.match(text)) if match]
    supports = _SUPPORTS.search(text)
    if supports is not None and _ABOUT_AGREEMENT.search(text, 0, supports.start()):
        found.append(supports)
    found += [cell for cell in (_CELL.search(text),) if cell and _is_of_cell(text, cell)]
    spans = _SPANS.search(text)
    if spans is not None and _ABOUT_AGREEMENT.search(text, 0, spans.end()):
        found.append(spans)
    found += [match for match in _FOR_YEARS.finditer(text) if _is_term(text, match)]
    found += further(text)
    for match in found:
        years = _years(match)
        if 1 < years <= _LONGEST:
            return years, match.start(), match.end()
    return None


def _is_of_cell(text: str, cell: re.Match[str]) -> bool:
    """Whether the years of a cell are flatly its agreement's, not those of most of them."""
    return _years(cell) >= _LEAST_OF_CELL and _MOSTLY.match(text, cell.end()) is None


_LONGEST = 30
"""More years than any agreement of this kind runs for."""


def _years(match: re.Match[str]) -> int:
    """The years of a match: its count, or ten for a decade."""
    groups = match.groupdict()
    if any(groups.get(name) for name in ("decade", "decade2")):
        return 10
    return number_of(counted(match))


def _is_term(text: str, match: re.Match[str]) -> bool:
    """Whether "for ten years" is the agreement's term, not the span of one item of aid."""
    in_years = "year" in match.group().lower() or match["decade"] or match["decade2"]
    near = text[max(0, match.start() - 80) : match.start()]
    if not match["own"] and (not in_years or _is_span_of_something(text, match, near)):
        return False
    if match["own"] or _LASTING.search(near):
        return True
    if near.rstrip().endswith(("-", "\u2013", "\u2014")):
        return _ABOUT_AGREEMENT.search(near) is not None
    if not near.strip() or near.rstrip().endswith((".", ":", ";")):
        return _SUBJECT_NEXT.match(text, match.end()) is not None
    about = _ABOUT_AGREEMENT.search(text, 0, match.start()) is not None
    own = "period" in match.group() or not _ITEM.search(near[-40:])
    return _TIE.search(near) is not None or (about and own)


def _is_span_of_something(text: str, match: re.Match[str], near: str) -> bool:
    """Whether the years are those of a war, a sentence, past help or help over some time."""
    word = match.group().split()[0].lower()
    if word in ("over", "during") or _SHARE.search(near) or counts_money(near):
        return True
    if _SUCH.search(near) or NEGATION.search(clause_before(text, match.start())):
        return True
    if match["next"]:
        return _TIE.search(near) is None and _LASTING.search(near) is None
    done = _PERFECT.search(near) and not (_BOUND.search(near) or _SIGNED.search(near))
    if done or _SCHEME.search(near):
        return True
    if word in ("of", "to", "at") and not _PERIOD.search(near + match.group()):
        return True
    return _NO_TERM.search(text[max(0, match.start() - 30) : match.end() + 12]) is not None


def _is_own(text: str, match: re.Match[str]) -> bool:
    """Whether "10-year ... term" is neither denied nor another's, such as a prison term."""
    if NEGATION.search(text[max(0, match.start() - 12) : match.start()]):
        return False
    if _COMPARED.search(text, 0, match.start()):
        return False
    held = _HELD.search(text, 0, match.start())
    if match.group().endswith("term") and not held and _OFFICE.match(text, match.end()):
        return False
    return _NO_TERM.search(match.group()) is None
