"""Signing, as a verb and as a noun: what was, is to be, or was not signed."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import (
    NOUNS,
    Finding,
    Scene,
    agreement,
    inherited,
    is_noun_use,
    make,
    status,
)
from tracker.extraction.mood import Told, mood
from tracker.extraction.noun import Noun
from tracker.extraction.objects import content, object_of
from tracker.extraction.signing_mood import sign_by_mood
from tracker.extraction.signing_plans import (
    came_next,
    come_to_nothing,
    in_general,
    left_by,
    next_up,
    plans_struck,
    struck_off,
    talked_of,
)
from tracker.extraction.unit import Unit


def signing(clause: Clause, at: int, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0911, PLR0912, PLR0915
    """What the word of signing at `at` tells: signed, planned, put off, not done."""
    nodes = clause.nodes
    head = nodes[at]
    if head.form and at + 1 < len(nodes) and nodes[at + 1].lower in ("up", "off"):
        return []
    if set(head.form) <= set("bz") and head.lower in ("sign", "signs") and is_noun_use(nodes, at):
        return []
    nominal = "SIGNN" in head.tags and not ("g" in head.form and _verbal(nodes, at))
    what, noun = object_of(clause, at, scene) if not nominal else _signed_thing(clause, at, scene)
    by = at + 1 < len(nodes) and nodes[at + 1].lower == "by"
    if (
        (what == "none" or (by and what == "other"))
        and clause.kind in ("reduced", "rel")
        and (clause.parent >= 0 and not nominal)
    ):
        above = scene.clauses[clause.parent]
        if above.tags & {"DECL", "DECLN"} and not above.tags & {"AGR", "AGRNAME", "PROAGR"}:
            noun = next(n for n in above.nodes if n.tags & {"DECL", "DECLN"})
            what = "declaration" if status(noun) == "ours" or scene.bare_ok else what
    if "CONCLUDE" in head.tags and what == "none":
        return []
    if "ENTER" in head.tags and what != "agreement":
        return []
    if "CONCLUDE" in head.tags and noun is None:
        return []
    if (
        not nominal
        and at + 1 < len(nodes)
        and nodes[at + 1].lower in ("nothing", "none", "neither")
    ):
        return []
    if what == "other" or ("LAW" in clause.tags and clause.tags & {"RATIFY", "RATN"}):
        return []
    told = mood(clause, at, nominal=nominal, headline=scene.headline,
                inherited=inherited(clause, at, scene))  # fmt: skip
    if what == "declaration":
        return (
            [make("declaration_joined", "sign-declaration", told, clause, head, noun)]
            if (told.mood == "fact")
            else []
        )
    if status(noun) == "other":
        return []
    if noun is None and scene.declaring and any(n.lower == "it" for n in nodes[at:]):
        if told.mood == "fact":
            return [make("declaration_joined", "sign-it", told, clause, head, None)]
        return []
    if noun is None and not (scene.bare_ok and _alone(head)):
        return []
    if (
        head.form == "b"
        and at > 1
        and nodes[at - 1].codes
        and any(
            n.lower in ("had", "have", "let", "make", "made", "saw", "see")
            for n in nodes[at - 3 : at - 1]
        )
    ):
        return []
    if isinstance(noun and noun.noun, Noun) and noun is not None and noun.noun.definite == "no":  # type: ignore[attr-defined]
        told = Told("denied", (noun, *told.cues))
    if told.mood == "fact" and at and "TERMINATE" in nodes[at - 1].tags:
        # "Backs out of signing": what had been in view.
        told = Told("postponed", (nodes[at - 1],))
    if told.mood == "fact" and nominal and (left := left_by(nodes, at)) is not None:
        told = Told("postponed", (left,))
    if told.mood == "want" and any(n.lower == "had" for n in nodes[:at]):
        # "Everything had been prepared for the ceremony": a plan of the past.
        told = Told("weak", told.cues)
    if told.mood == "plan" and (struck := plans_struck(nodes, at)) is not None:
        told = Told("postponed", (struck,))
    if told.mood == "fact" and (ahead := next_up(nodes, at)) is not None:
        told = Told("plan", (ahead,))
    if told.mood == "plan" and came_next(nodes, at, told.cues):
        told = Told("fact", told.cues)
    if told.mood == "fact" and talked_of(nodes, at):
        told = Told("weak", (nodes[at - 1], head))
    if told.mood == "fact" and not nominal and in_general(nodes, at):
        return []
    if nominal and told.mood in ("plan", "hope", "past plan", "fact"):
        off = struck_off(nodes, at)
        told = Told("postponed", (off,)) if off is not None else told
    if nominal and (lost := come_to_nothing(nodes, at)) is not None:
        told = Told("postponed", (lost,))
    if nominal and told.mood != "postponed":
        told = _nominal_mood(clause, at, told)
    if nominal:
        before = nodes[at - 1].lower if at else "the"
        named = before in ("the", "its", "their", "his", "her", "this", "a") or nodes[at - 1].codes
        if noun is None and told.mood == "fact" and not named:
            return []
        if noun is None and told.mood == "fact" and head.lower.startswith("ceremon"):
            told = Told("fact", (head,)) if before in ("the", "its") and scene.headline else told
        if noun is None and head.lower == "ceremonies" and not _subject(nodes, at):
            return []
    return sign_by_mood(told, clause, head, noun, scene, nominal=nominal)


def _alone(head: Unit) -> bool:
    """Whether the word means signing also without its object: "signed", not "struck"."""
    named = head.lower.split()[0] in (
        "put",
        "puts",
        "putting",
        "add",
        "adds",
        "added",
        "set",
        "sets",
    )
    if named and any(word in head.lower for word in ("signature", "name", "ink")):
        return True
    return head.lower.startswith(("sign", "ceremon", "put pen", "countersign", "ink"))


def _subject(nodes: list[Unit], at: int) -> bool:
    return at + 1 < len(nodes) and bool(nodes[at + 1].tags & {"AUX", "PLAN"})


def _verbal(nodes: list[Unit], at: int) -> bool:
    """Whether "signing" is a gerund with an object: "close to signing the agreement"."""
    before = nodes[at - 1].lower if at else ""
    after = nodes[at + 1].lower if at + 1 < len(nodes) else ""
    if at + 1 < len(nodes) and nodes[at + 1].tags & {"AUX", "POSTPONE", "FALL", "PLAN"}:
        return False
    if at + 1 < len(nodes) and "PREP" in nodes[at + 1].tags:
        return False
    return before not in ("the", "a", "this", "its", "for") and after != "of"


def _signed_thing(clause: Clause, at: int, scene: Scene) -> tuple[str, Unit | None]:
    nodes = clause.nodes
    seen = 0
    for k in range(at + 1, min(len(nodes), at + 10)):
        node = nodes[k]
        if node.tags & {"DECL", "DECLN"}:
            return "declaration", node
        if isinstance(node.noun, Noun) and node.tags & NOUNS:
            return "agreement", node
        if isinstance(node.noun, Noun) and node.noun.status == "other":
            return "other", node
        if node.lower in (",", ".") or node.tags & {"AUX"}:
            break
        if "PREP" in node.tags and k > at + 1 and seen and nodes[at + 1].lower == "of":
            return "other", None
        seen += content(node)
    if seen and at + 1 < len(nodes) and nodes[at + 1].lower == "of":
        return "other", None
    noun = agreement(clause, scene)
    return ("agreement", noun) if noun is not None else ("none", None)


def _nominal_mood(clause: Clause, at: int, told: Told) -> Told:  # noqa: PLR0911
    """As in "Ahead of the signing" and "work towards signing" speak of what is still to come."""
    before = {node.lower for node in clause.nodes[max(0, at - 4) : at]}
    after = {node.lower for node in clause.nodes[at + 1 :]}
    if {"had", "been"} <= after and after & _AGENDA:
        return Told("past plan", told.cues)
    words = {node.lower for node in clause.nodes[:at]}
    if before & {"day", "date", "time"} and words & _NAMING and "NEG" not in clause.tags:
        return Told("plan", told.cues)
    if clause.nodes[at - 1].lower == "for" and words & _LAYING and "NEG" not in clause.tags:
        near = "PLAN" in clause.tags or "being" in words
        return Told("plan" if near else "weak", told.cues)
    if "FORCE" in clause.tags and before & {"upon", "on", "with"}:
        return Told("weak", told.cues)
    if before & {"agenda", "up", "lined"} and "NEG" not in clause.tags and "for" in before:
        return Told("plan", told.cues)
    if told.mood == "fact" and before & (_AHEAD | _TALKED):
        return Told("weak", told.cues)
    if told.mood in ("plan", "hope") and before & {"until", "before", "after", "pending"}:
        return Told("weak", told.cues)
    return told


_AGENDA = frozenset({"agenda", "programme", "program", "schedule", "calendar", "cards", "itinerary",
                     "timetable", "diary", "plan", "plans"})  # fmt: skip
_NAMING = frozenset({"named", "names", "gave", "given", "set", "fixed", "chose", "chosen",
                     "announced",
                     "agreed", "appointed", "picked", "designated", "earmarked"})  # fmt: skip
_LAYING = frozenset({"put", "submitted", "presented", "laid", "brought", "forwarded", "handed",
                     "sent",
                     "prepared", "readied", "offered"})  # fmt: skip


_AHEAD = frozenset({"before", "ahead of", "towards", "toward", "for", "until", "prior", "pending"})


_TALKED = frozenset(
    {
        "about", "talking", "talk", "spoke", "speak", "speaks", "speaking", "discuss", "discussed",
        "day", "question", "possibility", "idea", "date", "issue", "matter", "talks", "chance",
        "prospect",
    }
)  # fmt: skip


def signing_above(clause: Clause, scene: Scene) -> bool:
    """Whether the clause or the one whose subject it shares is about a signing."""
    at, seen = clause, 0
    while seen < 3:
        if "SIGNN" in at.tags and not any(
            "AUX" in n.tags
            for n in at.nodes[: next((k for k, n in enumerate(at.nodes) if "SIGNN" in n.tags), 0)]
        ):
            return True
        if at.kind not in ("coord", "rel", "reduced") or at.parent < 0:
            return False
        at = scene.clauses[at.parent]
        seen += 1
    return False
