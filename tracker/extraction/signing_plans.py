"""Signings spoken of, struck before they came about, or told of in general: none of them done."""

from tracker.extraction.unit import Unit


def in_general(nodes: list[Unit], at: int) -> bool:
    """As in "a state signs, not a person", "the document is concluded for ten years"."""
    if nodes[at].form == "z" and at > 1 and "GENERIC" in nodes[at - 1].tags:
        return nodes[at - 2].lower in ("a", "an", "each", "every", "any")
    if "n" in nodes[at].form and at and nodes[at - 1].lower in ("is", "are"):
        after = nodes[at + 1 : at + 4]
        return len(after) > 1 and after[0].lower == "for" and "NUM" in after[1].tags
    return False


def plans_struck(nodes: list[Unit], at: int) -> Unit | None:
    """The verb of "plans to sign the agreement were dropped", "backed out of the signing"."""
    left = next((n for n in nodes[max(0, at - 4) : at] if "TERMINATE" in n.tags), None)
    if left is not None:
        return left
    if not any(n.lower in _PLANS for n in nodes[max(0, at - 4) : at]):
        return None
    for k in range(at + 1, len(nodes)):
        stops = nodes[k].tags & {"POSTPONE", "TERMINATE", "STALL", "FALL", "SUSPEND"}
        if (stops or nodes[k].lower == "dropped") and (
            nodes[k].form == "d" or "AUX" in nodes[k - 1].tags
        ):
            return nodes[k]
    return None


_PLANS = frozenset({"plans", "plan", "planned", "arrangements", "preparations"})


def talked_of(nodes: list[Unit], at: int) -> bool:
    """As in "talks on concluding an agreement": what is spoken of, and not what was done."""
    if "g" not in nodes[at].form or at < 2:
        return False
    about = nodes[at - 1].lower.rsplit(" ", 1)[-1]
    spoken = any(n.lower in _SPOKEN for n in nodes[max(0, at - 2) : at])
    return about in _ABOUT or (about == "of" and spoken)


_SPOKEN = frozenset(
    {
        "speak", "speaks", "spoke", "spoken", "speak of", "speaks of", "spoke of", "spoken of",
        "talk", "talks", "talked", "talk of", "talks of", "talked of", "dreams", "thinks",
    }
)  # fmt: skip
_ABOUT = frozenset(
    {"on", "about", "regarding", "concerning", "over", "towards", "toward", "around"}
)


def struck_off(nodes: list[Unit], at: int) -> Unit | None:
    """The word that strikes the signing at `at`: "a signing set for May was scrapped"."""
    for k in range(at + 2, len(nodes)):
        node = nodes[k]
        if nodes[k - 1].lower not in _WAS:
            continue
        cast = node.tags & {"TERMINATE", "SUSPEND", "STALL"} and "n" in node.form
        if (cast or node.lower in _CAST_OFF) and not any(
            n.tags & {"NEG", "WEAK", "PLAN"} for n in nodes[k - 2 : k]
        ):
            return node
        return None
    return None


_WAS = frozenset({"was", "were", "been", "is", "being"})
_CAST_OFF = frozenset({"dropped", "scrapped", "shelved", "abandoned", "axed", "ditched", "binned",
                       "aborted", "nixed", "scratched", "withdrawn", "struck", "off",
                       "pulled"})  # fmt: skip
