"""The text of the agreement: ready, settled, initialled, or on its way there."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import NOUNS, Finding, Scene, agreement, inherited, make, status
from tracker.extraction.mood import Told, mood
from tracker.extraction.noun import Noun
from tracker.extraction.objects import BE, object_of
from tracker.extraction.unit import Unit


def ready(clause: Clause, at: int, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0911, PLR0912
    """As in "The text is ready", "the agreement is final"."""
    head = clause.nodes[at]
    if clause.kind == "sub" and clause.opener in ("before", "until", "when", "once"):
        return []
    noun = agreement(clause, scene)
    if status(noun) == "other":
        return []
    left = clause.nodes[:at]
    if "READYN" in head.tags:
        if noun is None and not scene.bare_ok:
            return []
        subject = next((n for n in left if (n.codes and n.role == "arg") or _signs(n, head)), None)
        thing = next((n for n in left if n.tags & NOUNS or n.lower == "everything"), None)
        kind = "intent_declared" if subject is not None and thing is None else "text_agreed"
    else:
        if clause.tags & {"SIGN", "SIGNN", "TALKS", "BEGIN", "RATN", "RATIFY"} or not (
            _copular(clause, at) or scene.headline
        ):
            return []
        if head.lower in ("done", "in place", "completed", "complete", "prepared", "final") and (
            noun is None or not _is_text(noun)
        ):
            return []
        thing = next((n for n in left if n.tags & {"AGR", "AGRNAME"} or n.lower in _WORKS), None)
        near = any("CLOSE" in n.tags for n in left) and any(n.codes for n in left)
        if thing is None and near and scene.bare_ok:
            thing = head
        if thing is None or clause.tags & {"FORCE"}:
            return []
        if noun is None and not scene.bare_ok:
            return []
        kind = "text_agreed"
    cues = tuple(n for n in clause.nodes if "CLOSE" in n.tags)
    if at and left[-1].lower in ("percent", "cent", "%"):
        cues = (left[-1],)
    if any("NEG" in n.tags for n in left) or scene.conditional:
        return []
    if not cues:
        cues = _left_open(clause, scene)
    if any("WEAK" in n.tags and n.lower != "should" for n in left):
        return []
    future = any(n.tags & {"PLAN"} or n.lower == "should" for n in left)
    unfinished = "n" in head.form and any(n.lower == "being" for n in left[-2:])
    if cues or future or unfinished:
        kind = "talks_close"
    told = Told("close" if cues else "ready", (*cues, head))
    # "Awaits signature on Friday" tells when, "ready for signature since Friday" does not.
    waits = head.lower.startswith(("await", "wait"))
    return [make(kind, "ready", told, clause, head, noun,
                  timed="signing_scheduled" if waits else "",
                  direction="future" if waits else "past")]  # fmt: skip


def _signs(node: Unit, head: Unit) -> bool:
    """As in "said it was ready to sign": a government's pronoun, and not the text's."""
    return "PRO" in node.tags and head.lower == "ready to sign"


def _left_open(clause: Clause, scene: Scene) -> tuple[Unit, ...]:
    """As in "... though a few details have yet to be agreed": the text is only nearly ready."""
    for other in scene.clauses:
        if other is not clause and other.opener in _CONCEDING:
            words = tuple(n for n in other.nodes if "NEG" in n.tags or n.lower in _OPEN_POINTS)
            if words:
                return words
    return ()


_CONCEDING = frozenset({"though", "although", "but", "while", "and", "even though", ";"})


_OPEN_POINTS = frozenset(
    {"details", "remain", "remains", "outstanding", "minor", "points", "issues"}
)


_WORKS = frozenset({"everything", "wording", "draft", "all", "it"})


def _is_text(node: Unit) -> bool:
    return bool(node.tags & {"AGR", "AGRNAME", "PROAGR"})


def _copular(clause: Clause, at: int) -> bool:
    return any(n.lower in BE or n.lower.endswith(" be") for n in clause.nodes[:at])


def settling(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0911, PLR0912
    """As in "They agreed the text", "the draft has been finalised"."""
    nodes = clause.nodes
    if "COMPLETE" not in clause.tags and "SETTLE" not in clause.tags:
        return []
    for at, head in enumerate(nodes):
        if not head.tags & {"COMPLETE", "SETTLE"}:
            continue
        if head.lower == "agreed" and "SIGN" in clause.tags:
            continue
        if head.lower == "agreed" and clause.kind == "reduced":
            continue
        if "n" in head.form and at and nodes[at - 1].tags & {"ORD"} | {nodes[at - 1].lower} & _THE:
            continue
        if head.lower == "end" and at + 1 < len(nodes) and nodes[at + 1].lower == "of":
            continue
        if _ends_agreement(clause, at, scene):
            continue
        noun = agreement(clause, scene)
        draft = any(n.lower in ("wording", "draft", "document") for n in nodes)
        if (noun is None and not (draft and scene.bare_ok)) or status(noun) == "other":
            continue
        if status(noun) == "open" and not scene.bare_ok:
            continue
        if head.lower.startswith(_AGREEING) and any(
            n.lower in _OUTLINES for n in nodes[at + 1 : at + 6]
        ):
            told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
            if told.mood == "fact" and not scene.conditional:
                return [make("talks_held", "outline-agreed", told, clause, head, noun)]
            continue
        what, _ = object_of(clause, at, scene)
        if what == "other" and not draft:
            continue
        if (
            what == "none"
            and not draft
            and noun is not None
            and clause.kind == "main"
            and (clause.nodes.index(noun) > at if noun in clause.nodes else True)
        ):
            continue
        if head.lower.startswith("agree") and at + 1 < len(nodes) and nodes[at + 1].lower == "to":
            continue
        if head.lower.startswith("agree") and _something_else(nodes, at):
            continue
        if any(n.lower == "principle" for n in nodes[at + 1 : at + 4]):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline,
                    inherited=inherited(clause, at, scene))  # fmt: skip
        if told.mood in ("hope", "want") and head.lower.startswith("reach") and not scene.talks_ok:
            return [make("intent_declared", "agreement-aimed-at", told, clause, head, noun,
                          soon="talks_close", direction="future")]  # fmt: skip
        if told.mood in ("close", "plan", "hope", "want", "ready"):
            return [make("talks_close", "text-soon", told, clause, head, noun,
                          direction="future", timed="finalise-timed")]  # fmt: skip
        would = any(n.lower == "would" for n in told.cues) and scene.told
        if told.mood == "weak" and would:
            return [make("talks_close", "text-would", told, clause, head, noun,
                          direction="future", timed="finalise-timed")]  # fmt: skip
        if told.mood == "weak":
            should = any(n.lower == "should" for n in told.cues)
            return [make("talks_close" if should else "", "text-soon", told, clause, head, noun,
                          soon="talks_close", direction="future")]  # fmt: skip
        if told.mood == "fact" and any("CLOSE" in n.tags for n in nodes):
            return [make("talks_close", "text-nearly", told, clause, head, noun)]
        if told.mood in ("fact", "approved") and not scene.conditional:
            if "g" in head.form and head.lower.endswith(" out"):
                return [make("talks_held", "text-worked-out", told, clause, head, noun)]
            if "g" in head.form or any(n.lower == "being" for n in nodes[:at]):
                return [make("talks_close", "text-being-finished", told, clause, head, noun)]
            approval = any("APPROVALN" in n.tags for n in nodes[at + 1 : at + 4])
            if approval and "PARL" in clause.tags:
                return [make("ratified", "approval-completed", told, clause, head, noun)]
            kind, rule = _outcome(nodes, at, noun)
            return [make(kind, rule, told, clause, head, noun)]
    return []


def _ends_agreement(clause: Clause, at: int, scene: Scene) -> bool:
    """As in "is ending its security agreement": of the agreement, neither of talks nor of work."""
    if clause.nodes[at].lower not in _ENDING or "TALKS" in clause.tags:
        return False
    if any(node.lower in _PARTS for node in clause.nodes):
        return False
    return object_of(clause, at, scene)[0] == "agreement"


def _outcome(nodes: list[Unit], at: int, noun: Unit | None) -> tuple[str, str]:
    """What the verb at `at` settles, and by which rule.

    "Fifteen nations have reached such pacts": each is done, where one that is "reached" is a text.
    """
    several = noun is not None and isinstance(noun.noun, Noun) and noun.noun.plural
    if nodes[at].lower == "reached" and several:
        return "signed", "agreements-reached"
    return "talks_held" if _only_draft(nodes, at) else "text_agreed", "text-agreed"


_ENDING = frozenset({"end", "ends", "ended", "ending"})


_AGREEING = ("agree", "settled", "reached")
_OUTLINES = frozenset(
    {"points", "provisions", "chapter", "part", "dates", "structure", "elements", "outline",
     "outlines", "principles", "timetable", "roadmap", "schedule", "steps", "parameters", "format",
     "contents", "basics", "contours", "chapters", "priorities", "algorithm", "procedure",
     "calendar", "agenda", "parts", "articles"}
)  # fmt: skip


_THE = frozenset({"the", "a", "an", "its", "their", "first"})


def _something_else(nodes: list[Unit], at: int) -> bool:
    """Whether what is agreed on is not the text: "agreed on a calendar for further meetings"."""
    for node in nodes[at + 1 : at + 5]:
        if node.tags & NOUNS_SET or node.lower in _PARTS:
            return False
        if node.lower in _STEPS:
            return True
    return False


NOUNS_SET = frozenset(NOUNS)


_PARTS = frozenset({"text", "wording", "draft", "terms"})


_STEPS = frozenset({"calendar", "schedule", "timetable", "date", "dates", "steps", "roadmap",
                    "plan",
                    "structure", "chapters", "outline", "agenda", "format", "continue",
                    "meet"})  # fmt: skip


def _only_draft(nodes: list[Unit], at: int) -> bool:
    """Whether what is settled is a draft: more work is to come."""
    return any(node.lower in ("draft", "drafts") for node in nodes[at + 1 : at + 4])
