"""The number words of `lexicon/numbers.tsv` and the short forms of millions and billions."""

from typing import Literal

from tracker.extraction.lexicon import rows

Limit = Literal["exact", "at_least", "about", "at_most"]

_BY_ROLE: dict[str, dict[str, int]] = {}
for _row in rows("numbers"):
    _BY_ROLE.setdefault(_row["role"], {})[_row["word"]] = int(_row["value"] or 0)

CARDINALS = _BY_ROLE["cardinal"]
ORDINALS = _BY_ROLE["ordinal"]
MULTIPLIERS = _BY_ROLE["multiplier"]
LIMITS: dict[str, Limit] = {
    row["word"]: row["role"]  # type: ignore[misc]  # the file's roles are these three
    for row in rows("numbers")
    if row["role"] in ("at_least", "about", "at_most")
}

SHORT_VALUE = {"k": 10**3}
SHORT_VALUE |= dict.fromkeys(("m", "mn", "mln", "million"), 10**6)
SHORT_VALUE |= dict.fromkeys(("b", "bn", "bln", "billion"), 10**9)
SHORT_VALUE |= dict.fromkeys(("tn", "trn"), 10**12)
