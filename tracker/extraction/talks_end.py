"""How talks end: broken off, in vain, completed, over."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, is_noun_use, make
from tracker.extraction.mood import mood
from tracker.extraction.unit import Unit


def ending_them(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "Spain is in talks, while Norway has already finished them"."""
    nodes = clause.nodes
    above = scene.clauses[clause.parent].tags if clause.parent >= 0 else frozenset()
    if scene.conditional or not (above & {"TALKS", "INTALKS"} or scene.talks_ok):
        return []
    for at, head in enumerate(nodes[:-1]):
        after = nodes[at + 1]
        alone = scene.talks_ok and "COMPLETE" in head.tags and not set("bn").isdisjoint(head.form)
        alone = alone and (after.lower in _CLOSING or bool(after.tags & {"SOON", "WHEN"}))
        alone = alone and any(n.codes and n.role == "arg" for n in nodes[:at])
        if not head.tags & {"COMPLETE", "CONCLUDE"} or not (after.lower in _THEM or alone):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood == "fact":
            return [make("text_agreed", "talks-completed", told, clause, head, None)]
        if told.mood in ("close", "plan", "hope"):
            return [make("talks_close", "talks-ending", told, clause, head, None,
                          direction="future")]  # fmt: skip
    return []


_CLOSING = frozenset({".", "in", "by", "within", "before", "this", "next", "early", "shortly"})
_THEM = frozenset({"them", "these", "theirs", "its own", "its"})


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


def completes(nodes: list[Unit], at: int) -> bool:
    """Whether the word at `at` completes talks: "concluded", "came to an end", "done"."""
    node = nodes[at]
    if "EXPIRE" in node.tags:
        return node.lower.endswith(("an end", "its course"))
    if node.lower == "end" and is_noun_use(nodes, at):
        return False
    done = node.lower == "done" and "READY" in node.tags
    return done or bool(node.tags & {"COMPLETE", "CONCLUDE"} and "FORCE" not in node.tags)


def not_continued(nodes: list[Unit]) -> bool:
    """As in "will not continue the talks", "no longer negotiates": they had been held before."""
    return any(node.lower.startswith(_CONTINUING) for node in nodes)


_CONTINUING = ("continu", "resum", "longer", "pursu", "proceed", "any more", "anymore",
               "further", "carry on", "go on", "go ahead", "restart", "reopen")  # fmt: skip


def fruitless(nodes: list[Unit], at: int) -> Unit | None:
    """The end of "the talks ended without a result", "yielded no agreement"."""
    for k in range(max(0, at - 4), len(nodes) - 1):
        word = nodes[k].lower
        if word not in _ENDED:
            continue
        if k < at:
            if any(a.lower == "without" and b in _NO_RESULT for a, b in _behind(nodes, at)):
                return nodes[k]
            continue
        after = {node.lower for node in nodes[k + 1 : k + 5]}
        if after & {"without", "no", "nothing", "failure", "inconclusively"} and not after & _TIMES:
            return nodes[k]
    return None


def _behind(nodes: list[Unit], at: int) -> list[tuple[Unit, str]]:
    """Each word behind `at` with the noun that follows it."""
    found = []
    for k in range(at + 1, len(nodes)):
        following = [n.lower for n in nodes[k + 1 : k + 3] if n.lower not in ("a", "an", "any")]
        found.append((nodes[k], following[0] if following else ""))
    return found


_NO_RESULT = frozenset({"result", "results", "outcome", "success", "agreement", "breakthrough",
                        "progress", "conclusion", "deal"})  # fmt: skip
_ENDED = frozenset({"ended", "end", "yielded", "brought", "produced", "broke", "closed",
                    "concluded",
                    "finished", "led", "came"})  # fmt: skip
_TIMES = frozenset(
    {"later", "longer", "comment", "date", "doubt", "delay", "surprise", "surprises"}
)
