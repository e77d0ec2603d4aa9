"""Work on the agreement, and how near to its end it is."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, agreement, is_ours, make, status
from tracker.extraction.mood import Told, mood
from tracker.extraction.unit import Unit


def closing(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "Close to a security deal", "put the finishing touches to the agreement"."""
    nodes = clause.nodes
    for at, head in enumerate(nodes if "CLOSE" in clause.tags else ()):
        if "CLOSE" not in head.tags or scene.conditional:
            continue
        noun = agreement(clause, scene)
        straight = head.lower in _STRAIGHTS and scene.bare_ok
        straight = straight or (scene.bare_ok and _of_it(nodes, at))
        if not (straight and noun is None) and not is_ours(noun, scene):
            continue
        if any(node.tags & {"NEG", "WEAK"} for node in nodes[:at]):
            continue
        if head.lower in _MEASURES and not head.form:
            continue
        return [make("talks_close", "close-to", Told("close", (head,)), clause, head, noun)]
    planned = _agreement_planned(clause, scene)
    if planned:
        return planned
    if "SOON" not in clause.tags:
        return []
    soon = next((node for node in nodes if "SOON" in node.tags), None)
    verb = next((node for node in nodes if node.lower in _PRESENTING), None)
    noun = agreement(clause, scene)
    if (
        soon
        and verb
        and noun is not None
        and status(noun) != "other"
        and ((status(noun) == "ours" or scene.bare_ok) and not scene.conditional)
    ):
        told = Told("hope", (soon, verb))
        return [make("talks_close", "agreement-soon", told, clause, verb, noun)]
    return []


def _of_it(nodes: list[Unit], at: int) -> bool:
    """As in "But it is largely complete"."""
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    begun = any(n.lower == "it" for n in nodes[max(0, at - 4) : at])
    if begun and nodes[at].lower.endswith(_PHASES):
        return True
    return begun and after is not None and bool(after.tags & {"READY", "COMPLETE"})


_PHASES = (" stage", " stages", " phase", " stretch", " straight", " lap")


def _agreement_planned(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "That of the EU is planned for the same day": its signature is what is planned."""
    nodes = clause.nodes
    for at, head in enumerate(() if clause.words.isdisjoint(_PLANNED) else nodes):
        if head.lower not in _PLANNED:
            continue
        if clause.tags & {"RATN", "RATIFY", "PARL", "FORCE", "FORCEN", "STOPN", "APPROVALN"}:
            continue
        if not (at and "AUX" in nodes[at - 1].tags) or scene.conditional:
            continue
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        if after is not None and not (
            after.lower in ("for", "on", "at", "in", "during", "by", ".", ",", "next")
            or after.tags & {"SOON", "WHEN", "NUM"}
        ):
            continue
        noun = agreement(clause, scene)
        if not is_ours(noun, scene):
            continue
        if noun not in nodes and any(n.codes and n.role == "arg" for n in nodes[:at]):
            # "The day on which Zelensky is expected there": he is, and no agreement.
            continue
        told = Told("plan", (head,))
        return [make("talks_close", "agreement-planned", told, clause, head, noun,
                      timed="signing_scheduled", soon="talks_close",
                      direction="future")]  # fmt: skip
    return []


_PLANNED = frozenset({"planned", "expected", "scheduled", "due", "foreseen", "set", "due on",
                      "due in", "set for", "slated for", "fixed for", "slated",
                      "lined up", "pencilled in", "booked"})  # fmt: skip


_MEASURES = frozenset(
    {"almost", "nearly", "practically", "virtually", "all but", "about to", "as far as"}
)


_STRAIGHTS = frozenset({"the home straight", "the finish line", "the finishing line",
                        "final stretch",
                        "the home stretch"})  # fmt: skip


_PRESENTING = frozenset(
    {
        "come",
        "announced",
        "announce",
        "presented",
        "reached",
        "reach",
        "ready",
        "done",
        "unveiled",
        "in place",
    }
)


def _handed(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "Ukraine handed Denmark a draft of the agreement", "drafts were exchanged"."""
    if clause.words.isdisjoint(_HANDING) or clause.words.isdisjoint(_DRAFTS):
        return []
    nodes = clause.nodes
    verb = next(n for n in nodes if n.lower in _HANDING)
    draft = next(n for n in nodes if n.lower in _DRAFTS)
    noun = agreement(clause, scene)
    if scene.conditional or not is_ours(noun, scene):
        return []
    if clause.tags & {"GOV", "PARL", "LAW"} or any(n.tags & {"NEG", "PLAN", "WEAK"} for n in nodes):
        return []
    return [make("talks_held", "draft-handed", Told("fact", (verb, draft)), clause, verb, noun)]


_HANDING = frozenset(
    {"handed", "presented", "sent", "submitted", "passed", "exchanged", "received", "forwarded",
     "transmitted", "delivered", "shared", "tabled", "proposed"}
)  # fmt: skip
_DRAFTS = frozenset({"draft", "drafts", "working draft", "preliminary text", "proposal",
                      "proposals", "remarks", "amendments"})  # fmt: skip


def progress(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0911, PLR0912
    """As in "Work on the agreement goes on", "the text is being drafted"."""
    handed = _handed(clause, scene)
    if handed:
        return handed
    nodes = clause.nodes
    if "PROGRESS" not in clause.tags:
        return []
    for at, head in enumerate(nodes):
        if "PROGRESS" not in head.tags:
            continue
        goes_on = any("HOLD" in n.tags for n in nodes[at + 1 : at + 4])
        if (
            head.lower == "work"
            and goes_on
            and scene.bare_ok
            and agreement(clause, scene) is None
            and any(n.codes and n.role == "with" for n in nodes)
        ):
            return [make("talks_held", "work-goes-on", Told("fact", (head,)), clause, head, None)]
        if head.lower == "work" and scene.bare_ok and agreement(clause, scene) is None:
            found = _work_with(clause, at, scene)
            if found:
                return found
        if head.lower in ("at work with", "at the drafting table") and scene.bare_ok:
            return [make("talks_held", "at-work", Told("fact", (head,)), clause, head, None)]
        if head.lower in ("draft", "drafts") and not (at and "AUX" in nodes[at - 1].tags):
            continue
        if head.lower.startswith("being") and not (at and "AUX" in nodes[at - 1].tags):
            continue
        noun = agreement(clause, scene)
        if noun is None or not is_ours(noun, scene):
            continue
        staged = _in_stages(nodes, at)
        if (
            head.lower in ("work", "preparation", "preparations")
            and not staged
            and not _work_on(nodes, at, noun)
        ):
            continue
        told = mood(clause, at, nominal=True, headline=scene.headline, inherited=[])
        begin = "BEGIN" in clause.tags
        if told.mood == "close":
            return [make("talks_close", "progress-close", told, clause, head, noun)]
        if begin and told.mood in ("plan", "want", "weak", "hope"):
            return [make("intent_declared", "work-planned", told, clause, head, noun)]
        if begin and told.mood == "fact" and "prepar" in head.lower:
            return [make("talks_started", "preparation-begun", told, clause, head, noun)]
        if told.mood in ("fact", "approved", "plan") and not scene.conditional:
            return [make("talks_held", "progress", told, clause, head, noun)]
    return []


def _work_with(clause: Clause, at: int, scene: Scene) -> list[Finding]:
    """As in "Work with Norway is finished", "work with Greece is to be completed soon"."""
    nodes = clause.nodes
    if at + 2 >= len(nodes) or nodes[at + 1].lower != "with" or not nodes[at + 2].codes:
        return []
    done = next((n for n in nodes[at + 3 :] if n.tags & {"COMPLETE", "READY"}), None)
    if done is None or scene.conditional or clause.tags & {"NEG", "WEAK"}:
        return []
    ahead = bool(clause.tags & {"PLAN", "SOON", "CLOSE"})
    kind = "talks_close" if ahead else "text_agreed"
    told = Told("close" if ahead else "fact", (nodes[at], done))
    return [make(kind, "work-done", told, clause, done, None)]


def _in_stages(nodes: list[Unit], at: int) -> bool:
    """As in "a dozen more are in different stages of preparation"."""
    before = [n.lower for n in nodes[max(0, at - 5) : at]]
    return before[-1:] == ["of"] and bool(_STAGES & set(before)) and "in" in before


_STAGES = frozenset({"stages", "phases", "stage", "phase", "states"})


def _work_on(nodes: list[Unit], at: int, noun: Unit) -> bool:
    """Whether the work is on the agreement: "work on the agreement", "preparation of the text"."""
    place = nodes.index(noun) if noun in nodes else -1
    after = nodes[at + 1].lower if at + 1 < len(nodes) else ""
    if after in ("on", "of", "towards", "toward", "for", "over") and at < place <= at + 10:
        return True
    between = nodes[at + 1 : place] if place > at else []
    if any(n.tags & {"HOLD", "ONGOING"} for n in between) and any(n.lower == "on" for n in between):
        return True
    following = nodes[at + 1 : at + 4]
    return 0 <= place < at and any(n.tags & {"HOLD", "ONGOING"} for n in following)
