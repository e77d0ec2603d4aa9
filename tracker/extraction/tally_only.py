"""The count of one: "Britain is so far the only country that has signed"."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.tally_words import Words

_TEXT = r"(?:agreements?|documents?|pacts?|deals?|accords?|texts?)"
_SO_FAR = r"(?:so\sfar|to\sdate|thus\sfar|until\snow|up\sto\snow|as\syet)"
_STATE = r"(?:country|state|partner|nation|ally|government)"
_DONE = r"(?:sign(?:ed)?|conclud(?:ed|e)|put\sits\s(?:name|signature))"
_ONLY = AnyCase(
    rf"\b(?:is|remains),?\s(?:{_SO_FAR},?\s|still\s|today\s)?the\sonly\s(?:{_STATE}|one)\s"
    rf"(?:(?:that|which|who)\shas|to\shave|with\swhich\s\w+\shas)\s(?:{_SO_FAR}\s|already\s)?{_DONE}\b"
    rf"|\b(?:is|remains),?\s(?:{_SO_FAR},?\s|still\s)?the\sonly\s{_STATE}\s(?:with\swhich\s\w+\shas"
    rf"|that\shas|to\shave|with)\s(?:such\s)?(?:an?\s|a\ssigned\s)?(?:security\s)?{_TEXT}\b"
    rf"|\b{_SO_FAR},?\sonly\s(?:the\s)?[\w-]+(?:\s[\w-]+)?\s(?:has|have)\s(?:actually\s|already\s)?{_DONE}\b"
    rf"|\b{_SO_FAR},?\s(?:just|only)\sone\s(?:such\s|of\sthese\s)?(?:security\s)?{_TEXT}?\s?(?:has\sbeen|was)\s{_DONE}\b"
    rf"|\b(?:just|only)\sone\s(?:such\s)?(?:security\s)?{_TEXT}\s(?:has\sbeen|was)\s{_DONE}\s{_SO_FAR}\b"
    rf"|\bthe\sonly\s{_TEXT}\s(?:{_SO_FAR}|(?:signed|concluded)\s{_SO_FAR})\b"
)
_DENIED = AnyCase(r"\b(?:not|no\slonger|never|if|whether|would|could)\b[^.;,]{0,20}$")
_AMONG = AnyCase(
    r"\b(?:in|of|from|among|outside|within)\s(?:the\s)?(?:EU|NATO|G7|Europe|Balkans|region|Nordics|north|east)\b"
)
_NOUN = AnyCase(rf"\b{_TEXT}\b")


def only_one(text: str, before: str, words: Words) -> re.Match[str] | None:
    """Where a sentence says that one party alone has signed, of an agreement of the dossier.

    Args:
        text: The sentence.
        before: The sentence before it, which may name the agreement.
        words: The names of the dossier's agreement.
    """
    found = _ONLY.search(text)
    if found is None or _DENIED.search(text, 0, found.start()) or _AMONG.search(text):
        return None
    if words.masks.search(text) or words.declaration.search(text):
        return None
    return found if _NOUN.search(text) or _NOUN.search(before) else None
