"""What of a clause bears on a mood: phrases of their own, wishes for others, failures."""

from tracker.extraction.unit import Unit


def adverbial(nodes: list[Unit], at: int) -> list[Unit]:
    """The phrase of "following the signing of the pact, Denmark will ...", without what follows."""
    opening = nodes[:at]
    if not opening or opening[0].lower not in _AFTERWARDS or len(opening) > 4:
        return []
    end = next((k for k in range(at + 1, len(nodes)) if nodes[k].lower == ","), -1)
    return [*opening[1:], *nodes[at + 1 : end]] if end > 0 else []


_AFTERWARDS = frozenset({"following", "after", "since", "upon"})


def asked(left: list[Unit]) -> bool:
    """As in "Ukraine asked Denmark to sign": a wish for another's deed."""
    for at, node in enumerate(left[:-2]):
        if node.lower in _ASKING_FOR and left[at + 1].codes and left[-1].lower == "to":
            return True
    return False


_ASKING_FOR = frozenset(
    {"asked", "asks", "urged", "urges", "on", "upon", "pressed", "begged", "encouraged", "invited",
     "advised", "reminded", "pushed", "lobbied", "wants", "wanted"}
)  # fmt: skip


def merely_possible(nodes: list[Unit], cue: Unit, head: Unit) -> bool:
    """As in "The signing could be delayed": a possibility stands between the two."""
    return any("WEAK" in node.tags and head.end <= node.start < cue.start for node in nodes)


def failed(left: list[Unit]) -> bool:
    """As in "Failed to sign": what was tried did not come about."""
    words = [node.lower for node in left[-3:]]
    return words[-1:] == ["to"] and bool({"failed", "fails", "failing"} & set(words))


def for_others(nodes: list[Unit], cues: tuple[Unit, ...]) -> bool:
    """As in "Retired officers want Australia to negotiate": a wish for somebody else."""
    for at, node in enumerate(nodes[:-2]):
        if any(node is cue for cue in cues) and node.form and nodes[at + 1].codes:
            return nodes[at + 2].lower == "to"
    return False
