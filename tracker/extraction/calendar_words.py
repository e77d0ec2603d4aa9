"""The calendar's words, and the small patterns that times are built of."""

import re

from tracker.extraction.lexicon import rows
from tracker.extraction.number_words import CARDINALS
from tracker.extraction.wordlist import alternatives

MONTHS: dict[str, int] = {}
WEEKDAYS: dict[str, int] = {}
SEASONS: dict[str, tuple[int, int]] = {}
_WORDS = {"month": MONTHS, "weekday": WEEKDAYS}
_VAGUE: dict[str, str] = {}
for _row in rows("times"):
    if _row["role"] in _WORDS:
        _WORDS[_row["role"]][_row["form"].lower()] = int(_row["value"])
    elif _row["role"] == "season":
        _first, _, _last = _row["value"].partition("-")
        SEASONS[_row["form"]] = (int(_first), int(_last))
    else:
        _VAGUE[_row["form"]] = _row["role"]
VAGUE_FUTURE = [form for form, role in _VAGUE.items() if role == "vague-future"]
VAGUE_PAST = [form for form, role in _VAGUE.items() if role == "vague-past"]

S = r"[ \t\n\r\u00a0\u202f]{1,3}"
"""White space between two words, bounded so that matching stays linear."""
MONTH = (
    rf"(?P<month>{alternatives([word.capitalize() for word in MONTHS])}"
    rf"|{alternatives([word.upper() for word in MONTHS])})\b"
)
WEEKDAY = rf"(?P<weekday>(?i:{alternatives(list(WEEKDAYS))}))\b"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?![.,:]\d|%)"
YEAR = r"(?P<year>(?:19|20)\d\d)\b(?![.,]\d)"
DASH = r"[ \u00a0]?(?:-|\u2013|\u2014|to|and|through|until|or)[ \u00a0]?"
COUNT = rf"(?P<count>\d{{1,3}}|an?|{alternatives(list(CARDINALS))})"
FEW = r"(?:a\s)?(?:few|couple\sof|several|some|many|number\sof)"
UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|decade|weekend|hour|minute)"
CLOCK = re.compile(
    r"(?P<clock>(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?:\s?(?:[ap]m\b|[ap]\.m\.))?"
    r"|(?:1[0-2]|0?[1-9])\s?(?:[ap]m\b|[ap]\.m\.))(?![\d.]\d)",
    re.IGNORECASE,
)


def counted(match: re.Match[str]) -> str:
    """What stands where a pattern asks for a COUNT, by whichever name ("count2"); else "a"."""
    named = (value for name, value in match.groupdict().items() if name.startswith("count"))
    return next(filter(None, named), "a")


def number_of(word: str) -> int:
    """The value of a matched COUNT: "a" and "an" are one."""
    low = word.lower()
    return int(low) if low.isdigit() else 1 if low in ("a", "an") else CARDINALS[low]
