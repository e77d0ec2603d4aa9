"""How talks end: broken off, in vain, completed, over."""

from tracker.extraction.unit import Unit


def stops(nodes: list[Unit], at: int, head: Unit) -> bool:
    """Whether the word at `at` breaks off talks; not "an agreement meant to stop Russia"."""
    node = nodes[at]
    if node.tags & {"TERMINATE"} and at + 1 < len(nodes) and "TALKS" in nodes[at + 1].tags:
        return True
    if not node.tags & {"STALL", "STOPN", "SUSPEND", "SUSPN", "POSTPONE"}:
        return False
    purpose = at > 0 and nodes[at - 1].lower == "to" and "b" in node.form
    return not (purpose and head.end <= node.start)


def prevented(nodes: list[Unit], stop: Unit, begin: Unit) -> bool:
    """As in "Blocked the start of talks": the stop governs the beginning, which is a noun."""
    at = nodes.index(begin)
    return stop.end <= begin.start and at > 0 and nodes[at - 1].lower in ("the", "any", "a", "all")


def over(nodes: list[Unit], at: int) -> Unit | None:
    """The end of "the negotiations are over", which is no "talks over a pact"."""
    for k in range(at + 1, len(nodes)):
        if nodes[k].lower == "over" and (k + 1 == len(nodes) or nodes[k + 1].lower in (".", ",")):
            return nodes[k]
    return None


def completes(node: Unit) -> bool:
    """Whether the word completes talks: "concluded", "came to an end", "done"."""
    if "EXPIRE" in node.tags:
        return node.lower.endswith(("an end", "its course"))
    done = node.lower == "done" and "READY" in node.tags
    return done or bool(node.tags & {"COMPLETE", "CONCLUDE"} and "FORCE" not in node.tags)


def fruitless(nodes: list[Unit], at: int) -> Unit | None:
    """The end of "the talks ended without a result", "yielded no agreement"."""
    for k in range(at + 1, len(nodes) - 1):
        word = nodes[k].lower
        if word not in _ENDED:
            continue
        after = {node.lower for node in nodes[k + 1 : k + 5]}
        if after & {"without", "no", "nothing", "failure", "inconclusively"} and not after & _TIMES:
            return nodes[k]
    return None


_ENDED = frozenset({"ended", "end", "yielded", "brought", "produced", "broke", "closed",
                    "concluded",
                    "finished", "led", "came"})  # fmt: skip
_TIMES = frozenset(
    {"later", "longer", "comment", "date", "doubt", "delay", "surprise", "surprises"}
)
