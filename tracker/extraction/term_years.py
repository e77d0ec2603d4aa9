"""Further wordings of how long an agreement runs: "a life of ten years", "a decade of support"."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.calendar_words import COUNT
from tracker.extraction.term_words import HEDGE, NEGATION, NOUN, clause_before

_YEARS = (
    rf"(?:{COUNT}[- ]years|(?:(?:a|one|the)\s)?(?:(?:full|whole|next|coming)\s)?(?P<decade>decade))"
)
_HELP = r"(?:support|help|aid|assistance|co-?operation|backing|partnership)"
_VOW = (
    r"(?:commit(?:s|ted|ting|ment)?|bind(?:s|ing)?|bound|tie[sd]?|pledge[sd]?|promise[sd]?|oblige[sd]?"
    r"|undert(?:akes?|ook)|agree[sd]?|guarantee[sd]?)"
)
_ALONE = tuple(
    AnyCase(pattern)
    for pattern in (
        rf"\b{COUNT}\s\(\d{{1,2}}\)\syears\b",
        rf"\b{COUNT}\syears['\u2019]?\s(?:in|of)\s(?:its\s)?(?:duration|validity|length)\b",
        (
            rf"\b(?:life|lifetime|lifespan|shelf\slife|span|term|run|validity|duration)\sof\s(?:full\s)?{_YEARS}\b"
            r"(?!\s(?:in\s(?:office|prison|jail)|for\s\w+ing|at))"
        ),
        rf"\b{COUNT}\syears\seach\b",
        rf"\b(?:it|parties|sides|two|they|both|agreement|document)\s(?:settled|agreed)\son\s{COUNT}\syears\b",
        rf"\b(?:secures|fixes|assures|guarantees)\s{_HELP}\sfor\s{_YEARS}\b",
        rf"\b(?:a|the)\s{COUNT}-year\sone\b",
        rf"^\W{{0,3}}{COUNT}-year\sterm\b",
        rf"(?:^\W{{0,3}}|\b(?:promis|pledg|assur|guarante)(?:ed|es|s)\s){_YEARS}\sof\s(?:\w+,?\s){{0,2}}{_HELP}\b",
        (
            rf"\b(?:{_VOW}\s(?:itself\s)?to|(?:is|are)\sto)\s(?:help|support|stand\sby|back|assist|go\son)"
            rf"(?:\sUkraine|\sKyiv|\sits\s\w+)?\s(?:for|over)\s(?:the\s)?(?:(?:next|coming)\s)?{_YEARS}\b"
        ),
        rf"\b(?:renewable|extendable|extended|renewed|prolonged)\s(?:after|every)\s(?:the\s)?{COUNT}\syears\b",
        rf"\bthe\s{COUNT}\syears\s(?:are\s(?:over|up)|have\spassed|beg[ai]n|run\sfrom)\b",
        rf"\b(?:commitments?|promises?|pledges?|undertaking)\sof\s{COUNT}\syears\b(?!\s(?:ago|old))",
        (
            rf"\b{_VOW}\b[^.;]{{0,40}}?\b(?:to|for)\s(?:a\sfurther\s|another\s)?{_YEARS}\sof\s"
            rf"(?:[\w-]+,?\s){{0,7}}{_HELP}\b"
        ),
        rf"\b(?:foresees|envisages|provides\sfor|promises|guarantees|(?:up|commits|itself)\sto|offers|brings|puts\sdown|names|puts|fixes|sets\sdown|signed|is|are|of|means|has|have|name\sto|(?:settled|agreed)\son)\s{COUNT}\syears\sof\s(?:\w+,?\s){{0,2}}{_HELP}\b",
        rf"\b{COUNT}\syears,\s(?:says|reads|states|runs)\sthe\s",
        rf"^\W{{0,3}}{COUNT}\syears\s(?:is|are)\s(?:what|how\slong|(?:the|its)\s(?:term|period|duration))\b",
        rf"\b(?:good|meant|made|written|drawn\sup|built|planned|designed)\s(?:to\slast\s)?for\s{_YEARS}\b",
    )
)
_WITH_AGREEMENT = tuple(
    AnyCase(pattern)
    for pattern in (
        (
            rf"(?<!\bwe\s)\b(?:{_HELP}|stand(?:s|ing)?\sby\s\w+|back(?:s|ing)?\s\w+|help(?:s|ing)?\s\w+|do\sfor\s\w+)"
            rf"(?:\s(?:for|to|with)\s\w+)?\s(?:over|for|during|throughout)\s(?:the\s)?(?:(?:next|coming|following)\s)?{_YEARS}\b"
        ),
        (
            r"^\W{0,3}(?:for|over|in)\s(?:the\s(?:next|coming)\s)?"
            rf"(?:{COUNT}\syears|a\s(?P<decade>decade))(?:,\sor\suntil\s[^,.;]{{3,40}})?,?\s(?:the\s)?[\w.]+(?:\s[\w.]+)?\s"
            r"(?:will|would|is\sto|are\sto|shall|undertakes?|commits?|promises?)\s(?:\w+\s)?(?:help|support|stand|continue|keep|back|share)\b"
        ),
    )
)
_OURS = AnyCase(
    rf"\b(?:{NOUN}|(?:under|by|in)\sit|it\s(?:sets\sout|lays\sdown|obliges|says|describes)|pledges?|commits?|undertakes?|promises?|agreed|signed)\b|^\W{{0,3}}(?:for|over|in)\b"
)
_TOLD_OF_ITEM = AnyCase(
    r"\b(?:train|training|produce|deliver|supply|send|invest|spend|lend|host|loan|repay|fund|programme|program|budget)\b[^.;]{0,40}$"
)


_MONEY = AnyCase(r"\d\s?(?:[mb]illion|bn|m)\b(?P<behind>[^.;,]{0,50})$")


def counts_money(before: str) -> bool:
    """Whether the words before some years tell a sum that is given over them."""
    money = _MONEY.search(before)
    return money is not None and " and " not in money["behind"]


def further(text: str) -> list[re.Match[str]]:
    """Where a text tells the years of its agreement in one of these wordings."""
    found = [match for pattern in _ALONE if (match := pattern.search(text))]
    for pattern in _WITH_AGREEMENT:
        match = pattern.search(text)
        if match is not None and _OURS.search(text, 0, match.end()):
            found.append(match)
    return [match for match in found if _is_flat(text, match)]


def _is_flat(text: str, match: re.Match[str]) -> bool:
    """Whether the years are neither denied nor hedged, nor those of one item of aid."""
    before = clause_before(text, match.start())
    if _TOLD_OF_ITEM.search(before) or counts_money(text[: match.end()].rpartition(" over ")[0]):
        return False
    return NEGATION.search(before) is None and HEDGE.search(before) is None
