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


def keeps_silent(around: list[Unit], cue: Unit) -> bool:
    """As in "declined to name a day for the signing": what is refused is to tell."""
    at = next((k for k, node in enumerate(around) if node is cue), -1)
    words = " ".join(node.lower for node in around[at + 1 : at + 3]).split()
    return words[:1] == ["to"] and len(words) > 1 and words[1] in _TELL


_TELL = frozenset({"name", "say", "tell", "give", "comment", "specify", "disclose", "reveal",
                   "confirm", "set", "elaborate", "discuss", "state", "speculate", "predict",
                   "detail", "answer", "explain", "indicate", "mention", "guess",
                   "announce"})  # fmt: skip


def reckoned(left: list[Unit]) -> Unit | None:
    """The verb of "reckons with an agreement being signed": it is expected, not done."""
    if not left or left[-1].lower != "being":
        return None
    if any(node.lower in ("is", "are", "was", "were") for node in left[-4:]):
        return None
    return next((n for n in left if n.lower.startswith(_RECKONING)), None)


_RECKONING = ("reckon", "count", "expect", "sees", "see", "foresee", "envisag", "anticipat", "bank",
              "hope", "look", "aim", "bet", "rel", "work")  # fmt: skip


def nearly(cue: Unit, left: list[Unit], head: Unit) -> bool:
    """Whether "close" or "about to" bears on the head: not "about to leave, he signed"."""
    if cue.lower == "about to":
        return not any(node.lower == "," for node in left if node.start > cue.start)
    return cue.lower != "close" or cue.end <= head.start
