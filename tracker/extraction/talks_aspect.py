"""Talks by their aspect: begun, held, near their end, completed, broken off, wanted."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, inherited, make
from tracker.extraction.meetings import being_prepared, first_time, prepared
from tracker.extraction.mood import Told, mood
from tracker.extraction.objects import BE
from tracker.extraction.talks_end import (
    completes,
    fruitless,
    not_continued,
    over,
    prevented,
    stops,
)
from tracker.extraction.unit import Unit


def _begins(nodes: list[Unit], at: int) -> bool:
    node = nodes[at]
    if node.lower in _ENTERED and at + 1 < len(nodes) and "TALKS" in nodes[at + 1].tags:
        return True
    if not node.tags & {"BEGIN", "STARTN", "ENTER"}:
        return False
    before = nodes[at - 1].lower if at else ""
    # "was left open", "remains open" tell of no opening.
    return not (
        node.lower == "open" and before in ("left", "is", "are", "remains", "remain", "was")
    )


_ENTERED = frozenset({"enter", "enters", "entered", "entering"})


def talks_by_aspect(  # noqa: C901, PLR0911, PLR0912, PLR0915
    clause: Clause, at: int, noun: Unit | None, scene: Scene, *, talks: bool
) -> list[Finding]:
    """The finding of talks, by their aspect and mood."""
    tags = clause.tags
    nodes = clause.nodes
    head = nodes[at]
    begin = next((n for k, n in enumerate(nodes) if _begins(nodes, k)), None)
    place = nodes.index(begin) if begin is not None else at
    nominal = talks or begin is None or "STARTN" in begin.tags
    told = mood(clause, place, nominal=nominal and begin is None, headline=scene.headline,
                inherited=inherited(clause, at, scene))  # fmt: skip
    if scene.conditional and told.mood != "fact":
        return []
    stop = next((n for k, n in enumerate(nodes) if stops(nodes, k, head)), None)
    kept_off = stop is not None and begin is not None and prevented(nodes, stop, begin)
    if stop is not None and (begin is None or kept_off):
        if "DENY" in tags or any("NEG" in n.tags for n in nodes[: nodes.index(stop)]):
            return []
        if any("DENY" in each.tags for each in scene.clauses):
            return []
        if any(n.tags & {"WEAK", "PLAN"} for n in nodes[: nodes.index(stop)]):
            return []
        return [make("talks_stalled", "talks-stalled", Told("fact", (stop,)), clause, head, noun)]
    if told.mood == "refused":
        return [make("refused_talks", "talks-refused", told, clause, head, noun)]
    vain = fruitless(nodes, at)
    if vain is not None:
        return [make("talks_stalled", "talks-fruitless", Told("fact", (vain,)), clause, head,
                     noun)]  # fmt: skip
    unfinished = told.mood == "denied" and any("COMPLETE" in n.tags for n in nodes)
    if unfinished and head.lower.startswith("negotiat"):
        return [make("talks_held", "talks-unfinished", told, clause, head, noun)]
    if told.mood == "denied" and not_continued(nodes):
        return [make("talks_stalled", "talks-not-continued", told, clause, head, noun)]
    if told.mood in ("denied", "open"):
        return []
    if nodes[0].lower in ("when", "whether") and any("PLAN" in n.tags for n in nodes):
        return []
    if told.mood == "weak" and scene.told and all(cue.lower == "would" for cue in told.cues):
        told = Told("plan", told.cues)
    if begin is not None:
        if told.mood in ("plan", "hope", "want", "approved", "ready", "close"):
            return [make("intent_declared", "talks-planned", told, clause, begin, noun,
                          direction="future")]  # fmt: skip
        if told.mood in ("weak", "past plan"):
            return []
        if prepared(nodes, nodes.index(begin)):
            return [make("intent_declared", "talks-prepared", Told("plan", (begin,)), clause, begin,
                          noun, direction="future")]  # fmt: skip
        text = "NEGOTIATE" in head.tags and any(n.lower in ("draft", "text") for n in nodes)
        kind = "talks_held" if text or _later(nodes) else "talks_started"
        return [make(kind, "talks-begun", Told(told.mood, (begin, head)), clause, head, noun)]
    first = next((n for n in nodes if "STARTTALKS" in n.tags), None)
    if (
        first is not None
        and first.lower.endswith(("conversation", "meeting"))
        and noun is None
        and "on" not in {n.lower for n in nodes}
    ):
        first = None
    if first is None and first_time(nodes):
        first, told = head, Told("fact", told.cues) if told.mood == "plan" else told
    if first is not None and being_prepared(nodes):
        return [make("intent_declared", "talks-prepared", told, clause, first, noun,
                      direction="future")]  # fmt: skip
    if first is not None and told.mood == "fact":
        return [make("talks_started", "first-round", told, clause, first, noun)]
    if "NEGOTIATE" in head.tags and told.mood == "plan" and _met_to(nodes, at):
        return [make("talks_held", "met-to-discuss", told, clause, head, noun)]
    if head.lower.startswith("discuss") and "NEGOTIATE" in head.tags and told.mood != "fact":
        return []
    if head.lower.startswith("discuss") and "NEGOTIATE" in head.tags and told.mood == "fact":
        return [make("talks_held", "discussed", told, clause, head, noun)]
    complete = next((n for k, n in enumerate(nodes) if completes(nodes, k)), None)
    ended = over(nodes, at)
    if ended is not None and (noun is not None or head.lower.startswith("negotiat")):
        if told.mood in ("plan", "hope", "close") or "CLOSE" in tags:
            return [make("talks_close", "talks-ending", told, clause, head, noun,
                          direction="future")]  # fmt: skip
        return [make("text_agreed", "talks-over", Told("fact", (ended,)), clause, head, noun)]
    if told.mood == "close" or complete is not None:
        if complete is not None:
            told = mood(clause, nodes.index(complete), nominal=False, headline=scene.headline,
                        inherited=[])  # fmt: skip
        under_way = complete is not None and (
            any(n.lower == "being" for n in nodes[: nodes.index(complete)])
            or complete.lower.startswith("coming")
            or _progressive(nodes, nodes.index(complete))
        )
        if under_way or told.mood in ("close", "plan", "hope", "want", "ready"):
            return [make("talks_close", "talks-ending", told, clause, head, noun,
                          direction="future")]  # fmt: skip
        rounds = head.lower in ("round", "rounds") or any(
            n.lower == "round"
            and not {"after", "following"} & {w.lower for w in nodes[max(0, k - 4) : k]}
            for k, n in enumerate(nodes)
        )
        if complete is not None and told.mood == "fact" and rounds:
            return [make("talks_held", "round-completed", told, clause, complete, noun)]
        if complete is not None and told.mood in ("fact", "approved"):
            return [make("text_agreed", "talks-completed", told, clause, complete, noun)]
        return []
    if any(n.tags & {"MONTHS"} for n in nodes) or any(
        n.lower.startswith("follow") for n in nodes[:at]
    ):
        return []
    if _took_place(nodes, at, told):
        return [make("talks_held", "later-round", Told("fact", (head,)), clause, head, noun)]
    if told.mood in ("plan", "want", "hope") and head.lower in ("round", "rounds"):
        return []
    decided = told.mood == "approved" and told.cues[0].lower.startswith("decid")
    if (told.mood in ("plan", "want", "hope") or decided) and not _progressive(nodes, at):
        if "RESUME" in tags or any(n.lower.split(" ", 1)[0] in _GOING_ON for n in nodes):
            return [make("talks_held", "talks-continue", told, clause, head, noun)]
        return [make("intent_declared", "talks-wanted", told, clause, head, noun,
                      direction="future")]  # fmt: skip
    if told.mood in ("weak", "past plan", "postponed"):
        return []
    if talks and "INTALKS" not in head.tags and not _held(clause, at):
        return []
    return [make("talks_held", "talks", told, clause, head, noun)]


def _progressive(nodes: list[Unit], at: int) -> bool:
    return "g" in nodes[at].form and any(n.lower in BE for n in nodes[:at])


def _took_place(nodes: list[Unit], at: int, told: Told) -> bool:
    """Whether a later round is told with a verb of the past: "were in Kyiv for a third round"."""
    near = nodes[max(0, at - 3) : at + 4]
    rounds = [n for n in near if n.lower in ("round", "rounds")]
    counted = any("ORD" in n.tags or n.lower in _FURTHER for n in near)
    if not rounds or not counted:
        return False
    if told.mood == "plan" and not all(cue.lower == "next" for cue in told.cues):
        return False
    if told.mood not in ("plan", "fact"):
        return False
    return any(
        n.lower in ("was", "were", "took place", "held")
        or ("d" in n.form and "b" not in n.form and "TALKS" not in n.tags)
        or (not n.tags and n.lower.endswith("ed"))
        for n in nodes
    )


def _later(nodes: list[Unit]) -> bool:
    """As in "began the third round", "opened a new round": talks had begun before."""
    for at, node in enumerate(nodes):
        if node.lower.split(" ")[-1] not in ("round", "rounds", "stage", "phase"):
            continue
        for before in nodes[max(0, at - 3) : at]:
            further = before.lower in _FURTHER or before.lower in ("next", "regular")
            if further or ("ORD" in before.tags and before.lower != "first"):
                return True
    return False


_FURTHER = frozenset({"another", "further", "new", "more", "final", "latest"})


def _met_to(nodes: list[Unit], at: int) -> bool:
    """As in "Officials met on Monday to discuss the agreement": the meeting took place."""
    if at == 0 or nodes[at - 1].lower != "to":
        return False
    left = nodes[max(0, at - 12) : at]
    if any(node.tags & {"PLAN", "WEAK", "NEG", "WANT", "PASTFUT"} for node in left):
        return False
    return any(node.lower in _GATHERED for node in left)


_GOING_ON = frozenset(
    {"continue", "continuing", "speed", "intensify", "accelerate", "expedite", "step", "deepen",
     "press", "quicken", "pursue", "expand", "advance", "proceed"}
)  # fmt: skip
_GATHERED = frozenset({"met", "gathered", "convened", "sat", "assembled", "conferred", "phoned",
                       "called", "spoke"})  # fmt: skip


_TELLING = frozenset(
    {"lasted", "spoke", "discussed", "told", "reported", "said", "informed", "noted", "about"}
)


_ATTENDED = frozenset({"reconvened", "attended", "took part in", "taken part in",
                       "participated in"})  # fmt: skip


def _held(clause: Clause, at: int) -> bool:
    """Whether talks are told to take place, and are not a mere name."""
    nodes = clause.nodes
    if clause.tags & {"HOLD", "ONGOING", "EXIST", "RESUME", "NEGOTIATE"}:
        return True
    words = {node.lower for node in nodes}
    if nodes[-1].lower == "over" or (len(nodes) > 1 and nodes[-2].lower == "over"):
        return True
    if words & (_TELLING | _ATTENDED) or "there" in words or words & {"met", "meet", "meets"}:
        return True
    for k, node in enumerate(nodes[:-1]):
        if k > at and "AUX" in node.tags and (nodes[k + 1].form or "ALREADY" in nodes[k + 1].tags):
            return True
    if "NUM" in clause.tags and words & {"had", "have", "has"} and at > 0:
        return True
    had = any(n.lower in _HAD for n in nodes[max(0, at - 4) : at] if "NEG" not in n.tags)
    return had and not any(n.form and "TALKS" not in n.tags for n in nodes[max(0, at - 3) : at])


_HAD = frozenset({"had", "have", "has", "having"})
