"""What an agreement is on, by the words behind its noun: "on security cooperation"."""

from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit

STRONG = frozenset(
    {
        "security", "guarantee", "guarantees", "assurances", "security cooperation", "assurance",
        "security commitments", "security guarantees", "security assurances", "security guarantee",
        "security commitment", "long-term support", "long-term security", "commitments",
    }
)  # fmt: skip
DEFENCE = frozenset({"defence", "defense", "defensive", "military"})
_PASSED = frozenset("\"'“”‘’«»-–")  # noqa: RUF001
_RIGHT = 9
_CLOSING = frozenset(",;:.()")


def look_right(nodes: list[Unit], at: int, noun: Noun, qualifiers: frozenset[str]) -> None:  # noqa: C901, PLR0912
    """Read "on security cooperation", "for Ukraine", "on air services" behind the noun."""
    k = at + 1
    count = len(nodes)
    if k < count and nodes[k].lower in _PASSED:
        k += 1
    if k < count and nodes[k].lower in ("with", "between") and noun.status == "open":
        # "the treaty with Ukraine on mutual legal assistance"
        k = next((j for j in range(k + 1, min(count, k + 6)) if nodes[j].lower == "on"), k)
    if k >= count or nodes[k].lower not in (
        "on",
        "for",
        "about",
        "regarding",
        "concerning",
        "of",
        "in",
        "over",
        "to",
    ):
        return
    preposition = nodes[k].lower
    subject = False
    for j in range(k + 1, min(count, k + 1 + _RIGHT)):
        word = nodes[j]
        tags = word.tags
        if word.lower in STRONG or "AGRNAME" in tags or "TOPIC" in tags:
            noun.status = "ours" if noun.status != "other" else noun.status
            return
        if word.lower in DEFENCE and noun.status == "open" and "DECLN" not in nodes[at].tags:
            noun.status = "ours"
            return
        if "AGR" in tags:
            # "negotiations on an agreement": that agreement says which one is meant.
            return
        if tags & {"OTHER", "MASK"} and noun.status == "open":
            noun.status = "other"
            return
        if word.lower in ("of", "to") and nodes[j - 1].lower in _PARTS:
            continue
        if tags & {"AUX", "SUBJ", "CONJ", "WHEN"} or word.lower in _CLOSING or "PREP" in tags:
            break
        if word.codes and word.genitive and preposition == "on" and noun.status == "open":
            continue
        if word.codes or "OFFICE" in tags:
            break
        subject = subject or (
            word.lower.isalpha()
            and word.lower not in _VAGUE
            and word.lower not in _PARTS
            and not tags & {"WHEN", "NUM", "PRO", "NEGOTIATE", "SIMILAR"}
        )
    if (
        subject
        and noun.status == "open"
        and preposition in ("on", "about", "regarding", "concerning", "over")
        and not any(word in qualifiers for word in noun.words)
    ):
        noun.status = "other"


_PARTS = frozenset({"conclusion", "text", "draft", "wording", "content", "contents", "terms",
                    "details",
                    "substance", "preparation", "scope", "provisions", "signing",
                    "structure"})  # fmt: skip


_VAGUE = frozenset(
    {
        "long",
        "term",
        "support",
        "cooperation",
        "assistance",
        "mutual",
        "joint",
        "common",
        "the",
        "a",
        "an",
        "its",
        "their",
        "this",
        "these",
        "how",
        "both",
        "all",
        "and",
        "terms",
        "thursday",
        "agenda",
        "table",
        "calendar",
        "cards",
    }
)
