"""Talks on the agreement: which talks are meant, and whether the clause tells of them."""

import itertools

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, agreement, is_noun_use, make, status
from tracker.extraction.mood import mood
from tracker.extraction.noun import Noun
from tracker.extraction.objects import content, object_of, passive
from tracker.extraction.substance import in_use, parts_of
from tracker.extraction.talks_aspect import talks_by_aspect
from tracker.extraction.talks_topic import emergency, meeting, not_talks, of_else
from tracker.extraction.unit import Unit


def talking(clause: Clause, scene: Scene) -> list[Finding]:
    """What a clause tells of talks on the agreement."""
    if clause.kind == "sub" and clause.opener == "before":
        return []
    clause = with_talks_above(clause, scene)
    nodes = clause.nodes
    if clause.tags.isdisjoint(_TALKING) and not _negotiates(clause):
        return []
    for at, head in enumerate(nodes):
        talks = "TALKS" in head.tags or "INTALKS" in head.tags
        talks = talks or (
            head.lower.startswith("negotiat")
            and not head.lower.startswith("negotiator")
            and object_of(clause, at, scene)[0] == "none"
        )
        talks = talks or (
            "PROAGR" in head.tags
            and scene.talks_ok
            and "AGR" not in clause.tags
            and any("HOLD" in n.tags for n in nodes[at + 1 :])
        )
        verb = "NEGOTIATE" in head.tags
        noun_use = bool(head.form) and is_noun_use(nodes, at) and not _work(head)
        if not (talks or verb) or (noun_use and not talks):
            continue
        if talks and (emergency(clause, head) or not_talks(nodes, at)):
            continue
        if _work(head) and not talks and _goes_on(clause, scene):
            continue
        noun = agreement(clause, scene)
        if verb and not talks and noun not in nodes and of_else(clause, at):
            continue
        if not _on_agreement(clause, at, noun, scene, talks=talks):
            continue
        found = talks_by_aspect(clause, at, noun, scene, talks=talks)
        if found:
            return found
    return []


def _work(head: Unit) -> bool:
    """As in "noted the work on the agreement", which tells of it as its verb does."""
    return head.lower.split(" ", 1)[0] == "work"


def _goes_on(clause: Clause, scene: Scene) -> bool:
    """As in "Work on the text, which they will sign soon, | is finished": its verb comes later."""
    return any(
        each.opener == "returns" and each.parent >= 0 and scene.clauses[each.parent] is clause
        for each in scene.clauses
    )


_TALKING = frozenset({"TALKS", "INTALKS", "NEGOTIATE"})


def _negotiates(clause: Clause) -> bool:
    # Most clauses have no such word: they are asked once and not word by word.
    told = "negotiat" in " ".join(clause.words)
    return told and any(word.startswith("negotiat") for word in clause.words)


def with_talks_above(clause: Clause, scene: Scene) -> Clause:
    """The clause with the talks that it hangs on: "the talks, begun in spring, were paused"."""
    they = clause.kind in ("colon", "main") and clause.nodes[0].lower in ("they", "these", "but")
    if (clause.kind not in ("rel", "reduced", "coord") and not they) or clause.parent < 0:
        return clause
    if clause.tags & {"TALKS", "AGR", "AGRNAME", "SIGN"} or not clause.tags & _TALKS_VERBS:
        return clause
    node = None
    at = clause.parent
    for _ in range(3):
        if at < 0 or node is not None:
            break
        node = next((n for n in scene.clauses[at].nodes if "TALKS" in n.tags and not n.form), None)
        at = scene.clauses[at].parent
    if node is None:
        return clause
    made = Clause([node, *clause.nodes], clause.kind, clause.opener, clause.parent)
    made.tags = clause.tags | node.tags
    return made


_TALKS_VERBS = frozenset(
    {"STOPN", "BEGIN", "HOLD", "STALL", "COMPLETE", "POSTPONE", "SUSPEND", "CONCLUDE", "RESUME"}
)


def _on_agreement(clause: Clause, at: int, noun: Unit | None, scene: Scene, *, talks: bool) -> bool:  # noqa: C901, PLR0911, PLR0912
    head = clause.nodes[at]
    own = head.noun if isinstance(head.noun, Noun) else None
    if own is not None and own.status == "other":
        return False
    if status(noun) == "other":
        return False
    if not talks:
        if noun is None and not scene.headline:
            return False
        if noun is not None and status(noun) == "open" and not scene.bare_ok:
            return False
        if clause.kind == "reduced":
            return False
        if passive(clause.nodes, at) and not any(
            node.lower in ("being", "been") for node in clause.nodes[:at]
        ):
            return False
        if in_use(clause.nodes, at):
            return False
        working = head.lower.split(" ", 1)[0] in ("work", "working", "worked", "works")
        if working and noun is not None and noun.start > head.start:
            return True
        what, _ = object_of(clause, at, scene)
        if what == "other" and parts_of(clause.nodes, at):
            return True
        lone = what == "none" and noun is None and scene.bare_ok and scene.headline
        if lone and head.lower.startswith(("draft", "negotiat")):
            return True
        asked = any(node.lower == "what" for node in clause.nodes[:at])
        return what == "agreement" or (what == "none" and (asked or clause.kind == "rel"))
    if own is not None and own.status == "ours":
        return True
    if noun is not None and "PROAGR" not in noun.tags and (status(noun) == "ours" or scene.bare_ok):
        return True
    if "TOPIC" in clause.tags:
        return True
    if noun is not None and scene.bare_ok and not meeting(clause, at):
        return True
    if meeting(clause, at):
        return False
    firm = head.lower.startswith("negotiat") or head.lower in ("round", "rounds", "in talks")
    firm = firm or (own is not None and own.definite == "owned")
    firm = firm or bool(clause.tags & {"BEGIN", "STALL", "INTALKS", "STARTTALKS"})
    firm = firm or (
        "ONGOING" in clause.tags and clause.nodes[at].lower in ("talks", "consultations")
    )
    firm = firm or (
        "HOLD" in clause.tags
        and clause.nodes[at].lower == "talks"
        and any(n.codes and n.role == "with" and n.kind != "person" for n in clause.nodes[at:])
    )
    words = [node.lower for node in clause.nodes]
    firm = firm or any(a in ("about", "on") and b == "it" for a, b in itertools.pairwise(words))
    return scene.talks_ok or (scene.bare_ok and firm)


def beginning(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901
    """As in "The Germans intend to start in November": talks, as before."""
    nodes = clause.nodes
    if "BEGIN" not in clause.tags or not scene.talks_ok:
        return []
    for at, head in enumerate(nodes):
        if "BEGIN" not in head.tags or not head.form or not scene.talks_ok or scene.conditional:
            continue
        if is_noun_use(nodes, at) or _of_declaration(clause, scene):
            continue
        if head.lower == "open" and nodes[at - 1].lower in ("left", "leaves", "remains", "wide"):
            continue
        near = nodes[max(0, at - 5) : at]
        wide = [*nodes[max(0, at - 9) : at], *nodes[at + 1 : at + 4]]
        if not any((n.codes and n.role in ("arg", "with")) or "PRO" in n.tags for n in wide):
            continue
        if any(content(n) and "WANT" not in n.tags for n in near):
            continue
        what, noun = object_of(clause, at, scene)
        if what not in ("none", "agreement") or (noun is not None and "PROAGR" not in noun.tags):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood == "fact":
            return [make("talks_started", "begun", told, clause, head, noun)]
        if told.mood in ("plan", "hope", "want"):
            return [make("intent_declared", "to-begin", told, clause, head, noun)]
    return []


def _of_declaration(clause: Clause, scene: Scene) -> bool:
    """As in "the declaration which the G7 launched"."""
    if clause.kind != "rel" or clause.parent < 0:
        return False
    return bool(scene.clauses[clause.parent].tags & {"DECL", "DECLN"})
