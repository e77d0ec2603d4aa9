"""Numbers that count no agreements: an item's, half a dozen, drafts, capitals, companies."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.numbers import Number

_DRAFTS = 4
"""So many drafts are the versions of one text."""
_DRAFT = AnyCase(r"\s(?:\w+\s)?(?:drafts|versions)\b")
_IN_THEIR = AnyCase(r"\bin\s(?:the\s|some\s)?$")
_CAPITALS = AnyCase(r"\s(?:\w+\s)?(?:capitals|countries|states)\b")
_NUMBERED_ITEM = re.compile(r"/\d")
_ITEM_END = re.compile(r"[:)]")
_FIRMS = AnyCase(
    r"\s(?:more\s|other\s|further\s)?(?:[\w-]+\s){0,2}(?:manufacturers|companies|firms|producers|enterprises|banks)\b"
)
_THANKED = AnyCase(r"\bthe\s$")
_GOVERNMENTS = AnyCase(r"\sgovernments\b")


def is_beside(text: str, number: Number, near: str) -> bool:
    """Whether a number counts no agreements: an item's, half a dozen, drafts, places."""
    drafts = number.value <= _DRAFTS and _DRAFT.match(text, number.end)
    places = _IN_THEIR.search(near) and _CAPITALS.match(text, number.end)
    item = not near.strip(" (") and _ITEM_END.match(text, number.end)
    half = near.lower().endswith("half ")
    firms = _FIRMS.match(text, number.end) or (
        _THANKED.search(near) and _GOVERNMENTS.match(text, number.end)
    )
    if firms:
        return True
    return bool(drafts or places or item or half or _NUMBERED_ITEM.match(text, number.end))
