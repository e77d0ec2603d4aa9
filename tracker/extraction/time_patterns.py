"""The patterns of time expressions.

Each is tried only where one of its first words stands, and every repetition in it is bounded, so
that reading is linear in the length of the text.
"""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.calendar_words import (
    COUNT,
    DASH,
    DAY,
    FEW,
    MONTH,
    MONTHS,
    SEASONS,
    UNIT,
    VAGUE_FUTURE,
    VAGUE_PAST,
    WEEKDAY,
    YEAR,
    S,
)
from tracker.extraction.number_words import ORDINALS
from tracker.extraction.time_span import Direction
from tracker.extraction.wordlist import alternatives


def _second(pattern: str) -> str:
    """A pattern once more in one expression: its groups get the names of a range's end."""
    return pattern.replace("?P<", "?P<to_")


NO_COUNT = (
    r"(?!\s(?:countr|state|nation|government|partner|agreement|other|more|percent|per\scent))"
)
COMMA_YEAR = rf"(?:\.?,?{S}{YEAR})?"
MONTH_FIRST = re.compile(
    rf"{MONTH}\.?{S}(?:the{S})?{DAY}{NO_COUNT}"
    rf"(?:{DASH}(?:{_second(MONTH)}\.?{S})?{_second(DAY)}(?!\s?[ap]\.?m|:))?{COMMA_YEAR}"
)
DAY_FIRST = re.compile(rf"{DAY}{S}(?:of{S})?{MONTH}{COMMA_YEAR}")
DAY_OF_MONTH = AnyCase(
    rf"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?{S}of{S}"
    rf"(?P<which>that|the{S}same|the|this|last|next){S}month\b"
)
DAYS_FIRST = re.compile(
    rf"{DAY}(?:{S}(?:of{S})?{MONTH})?{DASH}{_second(DAY)}{S}(?:of{S})?{_second(MONTH)}{COMMA_YEAR}"
)
NTH_DAY = {word: value for word, value in ORDINALS.items() if value <= 31} | {
    f"{tens}-{word}": base + value
    for tens, base in (("twenty", 20), ("thirty", 30))
    for word, value in ORDINALS.items()
    if value < 10 and base + value <= 31
}
ORDINAL_DAY = re.compile(rf"(?P<nth>(?i:{alternatives(list(NTH_DAY))})){S}of{S}{MONTH}{COMMA_YEAR}")
MONTH_YEAR = re.compile(rf"{MONTH}(?:\.?,?{S}(?:of{S})?{YEAR})?")
ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<mark>[-.])(?P<month>0[1-9]|1[0-2])(?P=mark)"
                 r"(?P<day>[0-2]\d|3[01])(?!\d)")  # fmt: skip
NUMERIC = re.compile(
    r"(?P<day>\d{1,2})(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d.]\d)"
)
YEARS = re.compile(rf"{YEAR}(?:[-\u2013/](?P<to_year>(?:19|20)?\d\d)\b)?")
YEAR_BEFORE = AnyCase(
    r"(?:\b(?:in|of|by|since|until|till|during|for|before|after|from|through|throughout|early|late"
    r"|mid|end|to|and|year|around|as of|(?:ago|early|far back|late|recently) as|up to|beyond)"
    r"\s(?:the\s)?|\bmid-|[(\u2013-])$",
)
SUMMIT_AFTER = re.compile(
    r"\s(?:[A-Z][\w-]{1,20}\s){0,2}(?:summit|agreement|deal|election)", re.ASCII
)
MONTH_BEFORE = AnyCase(
    r"\b(?:in|of|since|until|till|by|last|next|this|early|late|mid|earlier|later|from|through|during"
    r"|before|after|every|between|previous|coming|following|both|the)\s$|\bmid-$",
)
MONTH_LIST = re.compile(
    rf"(?:{alternatives([word.capitalize() for word in MONTHS])})(?:,| and| or| to|-|\u2013)\s?$"
)
MONTH_AFTER = re.compile(
    r"(?:'s)?\s(?:summit|meeting|visit|deadline|election|talks|conference|session|vote)|\s?[-\u2013]\s?June"
    r"|\s(?:was|saw|brought)\s(?!\w+ed\b)"
    r"|\s(?:last|this|next)\syear\b"
)
MASK_AFTER = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|People|Independent|paper|newspaper|edition)\b"
)
MASK_BEFORE = re.compile(r"\b(?:Black|Good|Bloody|Easter|Palm|Ash|Cyber|Holy|Mail on)\s$")
DATE_AFTER = re.compile(rf"\.?,?{S}(?:\d|{MONTH})")
PART_OF_DAY = r"(?:morning|afternoon|evening|night)"
WEEKDAY_AT = re.compile(rf"{WEEKDAY}(?:{S}{PART_OF_DAY}\b)?")
NAMED_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
WHICH: dict[str, tuple[str, int, Direction]] = {
    "last": ("last", -1, "past"),
    "past": ("last", -1, "past"),
    "previous": ("last", -1, "past"),
    "preceding": ("last", -1, "past"),
    "next": ("next", 1, "future"),
    "coming": ("next", 1, "future"),
    "following": ("next", 1, "future"),
    "this": ("this", 0, "none"),
    "current": ("this", 0, "none"),
}
TOLD = frozenset({"previous", "preceding", "following"})
PLAIN_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|weekend|decade|century)"
WHICH_UNIT = AnyCase(
    rf"(?P<which>{'|'.join(WHICH)}){S}(?:(?:coming|past|calendar){S})?{PLAIN_UNIT}\b(?!{S}of\b)"
)
WHICH_PART = AnyCase(rf"(?P<which>last|this|that){S}(?P<part>{PART_OF_DAY})\b")
WHICH_MANY = AnyCase(
    rf"(?P<which>last|past|next|coming|following){S}"
    rf"(?:(?P<few>{FEW}){S}|{COUNT}[ -])?(?:or{S}(?:two|so){S})?{UNIT}s\b",
)
WHICH_NAME = re.compile(
    rf"(?P<which>(?i:{'|'.join(WHICH)})){S}(?:(?:past|coming){S})?(?={WEEKDAY}|{MONTH})"
)
SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
WHICH_SEASON = AnyCase(
    rf"(?:(?P<which>last|this|next|coming|past){S}(?:coming{S})?|(?P<the>the){S})?{SEASON}\b"
    rf"(?:{S}(?:of{S})?{YEAR})?(?!{S}(?:camp|school|eternal|break|olympic|games))",
)
SEASON_BEFORE = re.compile(
    r"\b(?:in|by|this|since|until|during|before|after|early|late|mid)\s(?:the\s)?$|-$"
)
AGO = AnyCase(
    rf"(?:{COUNT}|half{S}an?)(?P<half>{S}and{S}a{S}half)?[ -]{UNIT}s?"
    rf"(?P<half2>{S}and{S}a{S}half)?{S}"
    r"(?P<way>ago|earlier|before\sthat(?=\s?[.,;)]|\sand\b|$)|before(?!\s(?:the|a|an|his|its|their|that|this|any|[A-Z]))|previously"
    r"|later|from\snow|hence|after(?=[.,;]))\b",
)
FEW_AGO = AnyCase(
    rf"(?:{FEW}{S})?(?P<unit>day|week|month|year|hour|minute)s{S}"
    r"(?P<way>ago|earlier|previously|later|from\snow|before(?=[.,;]|$))\b",
)
IN_COUNT = AnyCase(
    rf"(?P<word>in|within){S}(?:(?:just|about|exactly|only|the{S}next|the{S}coming){S})?"
    rf"(?:{COUNT})[ -]{UNIT}s?\b(?P<time>'s?{S}time|\u2019s?{S}time)?",
)
IN_FEW = AnyCase(
    rf"(?:in|within|over|during|for){S}(?:(?:just|only|the){S})?(?:(?:next|coming|following){S})?"
    rf"(?:(?:a{S})?(?:matter|question){S}of{S})?(?:{FEW}{S})?(?:the{S})?(?:next{S}|coming{S})?"
    r"(?P<unit>day|week|month|year|hour|decade)s\b(?P<past>\s(?:past|gone))?",
)
DURATION = AnyCase(
    rf"(?P<lead>for|over|during|throughout|spanning){S}(?:(?:the|at{S}least|up{S}to|about|all|a|next|coming"
    rf"|last|past|entire|whole|period|term|of|full|another|some|more{S}than|over|additional){S}){{0,4}}"
    rf"(?:{COUNT}[ -])?{UNIT}s?\b",
)
NAMED_STRETCH = AnyCase(
    rf"for{S}(?:next|last){S}(?:week|month|year|quarter)\b"
    rf"|(?:for|over|during|throughout){S}(?:the{S})?last{S}(?:week|days?){S}of\b"
)
"""What names a time, and no stretch of it: "planned for next week"."""
COMPOUND = AnyCase(
    rf"(?:{COUNT}|decades?)[- ](?:{UNIT}(?:s'|s\u2019|s|'s)?(?:[- ](?:old|long))?|long)\b",
)
PART = AnyCase(
    rf"(?:(?P<early>early|earlier|late|later|mid)(?:-|{S})(?:(?:on|in){S})?(?:the{S})?"
    rf"|(?P<edge>end|beginning|start|close|middle|turn|first{S}half|second{S}half|half"
    rf"|(?:last|first|second|third|final|opening|closing){S}(?:(?:few|two|three|ten){S})?(?:days?|weeks?|weekend))"
    rf"{S}of{S}(?:the{S})?)",
)
TOLD_SAME = AnyCase(
    r"(?:same|that(?:\s(?:same|very))?|very(?:\ssame)?)\s(?P<unit>day|week|month|year|evening|morning)\b",
)
MONTH_OUT = AnyCase(
    r"before\s(?:the|that)\s(?P<unit>month|week|year)\s"
    r"(?:(?P<now>is|comes)|was|had|came)\s(?:out|over|ended|up|done|to\san\send)\b"
)
DAY_WORD = AnyCase(
    r"(?P<unit>day|year)\s(?:(?P<named>before\syesterday|after\stomorrow)|(?P<told>before|after|earlier|later)"
    r"(?=\s?(?:[.,;:!?)]|$|and\b|in\s[a-z])))",
)
YEAR_END = AnyCase(r"year(?:'s|\u2019s)?[- ]end\b")
QUARTER = AnyCase(
    rf"(?:Q(?P<q>[1-4])|(?P<nth>first|second|third|fourth){S}(?P<kind>quarter|half))"
    rf"(?:{S}(?:of{S})?{YEAR}|{S}of{S}(?:the|this){S}year|{S}of(?={S}(?:next|last){S}year)|(?!{S}of))",
)
VAGUE = AnyCase(
    rf"(?:(?P<future>{alternatives(VAGUE_FUTURE)})|(?P<past>{alternatives(VAGUE_PAST)}))\b"
    r"(?!\s(?:before|after|afterwards)\b)",
)
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
