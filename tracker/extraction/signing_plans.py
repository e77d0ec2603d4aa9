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


def come_to_nothing(nodes: list[Unit], at: int) -> Unit | None:
    """The verb of "nothing will come of the signing", "the signing came to nothing"."""
    before = nodes[max(0, at - _PHRASE) : at]
    of = next((k for k, n in enumerate(before) if n.lower in ("come of", "came of", "of")), -1)
    coming = next((n for n in before[: of + 1] if n.lower.startswith(("come", "came"))), None)
    nothing = any(n.lower in ("nothing", "not much", "little") for n in before)
    if nothing and coming is not None and not any("WEAK" in n.tags for n in before):
        return coming
    for k in range(at + 1, len(nodes)):
        if nodes[k].lower in _TO_NOTHING:
            return None if any(n.tags & {"NEG", "WEAK"} for n in nodes[at:k]) else nodes[k]
    return None


_TO_NOTHING = frozenset({"came to nothing", "comes to nothing", "come to nothing",
                         "coming to nothing"})  # fmt: skip
_PHRASE = 8
"""Nodes before the word of signing in which "nothing will come of" stands."""


def left_by(nodes: list[Unit], at: int) -> Unit | None:
    """The verb of "pulled out of the ceremony", "withdrew from the signing"."""
    near = nodes[max(0, at - 3) : at]
    return next((n for n in near if "TERMINATE" in n.tags and n.lower.endswith(_OUT)), None)


_OUT = (" of", " from")


def next_up(nodes: list[Unit], at: int) -> Unit | None:
    """The "next" of "they look like the next to sign", which nobody has done yet."""
    before = nodes[at - 1] if at else None
    if before is None or "b" not in nodes[at].form or before.lower != "next to":
        return None
    if any(n.lower in _BECAME or ("d" in n.form and "b" not in n.form) for n in nodes):
        return None
    return before


def came_next(nodes: list[Unit], at: int, cues: tuple[Unit, ...]) -> bool:
    """As in "became the next country to sign", where nothing else speaks of a plan."""
    became = next((k for k, n in enumerate(nodes[:at]) if n.lower in ("became", "was", "were")), at)
    ranked = any(n.lower == "next" for n in nodes[became:at])
    return ranked and all(cue.lower == "next" or cue is nodes[at] for cue in cues)


_BECAME = frozenset({"was", "were", "became", "had", "been", "has", "have"})
_WAS = frozenset({"was", "were", "been", "is", "being"})
_CAST_OFF = frozenset({"dropped", "scrapped", "shelved", "abandoned", "axed", "ditched", "binned",
                       "aborted", "nixed", "scratched", "withdrawn", "struck", "off",
                       "pulled"})  # fmt: skip
