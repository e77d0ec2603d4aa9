"""Joining the framework declaration, and joining those who have signed."""

from tracker.extraction.accession import accession_of, parted_verb
from tracker.extraction.clause import Clause
from tracker.extraction.finding import (
    Finding,
    Scene,
    acting,
    agreement,
    make,
    next_agreement,
    status,
)
from tracker.extraction.mood import mood
from tracker.extraction.noun import Noun
from tracker.extraction.objects import declaration, object_of, passive
from tracker.extraction.unit import Unit


def joining(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0911, PLR0912
    """As in "Denmark joined the declaration", "Cyprus came in on 2 November"."""
    nodes = clause.nodes
    belongs = "DECL" in clause.tags or "DECLN" in clause.tags
    if not (clause.tags & _JOINING or belongs or not clause.words.isdisjoint(_COMING)):
        return []
    for at, head in enumerate(nodes):
        if head.tags & {"JOINN", "SIGNN"} or _belonging(nodes, at):
            noun = _next(nodes, at)
            told = mood(clause, at, nominal=True, headline=scene.headline, inherited=[])
            near = noun is not None and nodes.index(noun) <= at + 6
            pact = next_agreement(nodes, at + 1, 6) if head.lower.startswith("signator") else None
            if (
                pact is not None
                and told.mood == "fact"
                and status(pact) != "other"
                and (status(pact) == "ours" or scene.bare_ok)
            ):
                return [make("signed", "signatory", told, clause, head, pact)]
            named = any(n.codes for n in nodes) or "join" in head.lower or "access" in head.lower
            if not near and told.mood == "fact" and scene.declared and accession_of(nodes, at):
                return [make("declaration_joined", "accession", told, clause, head, None)]
            if near and named and told.mood == "fact" and (noun is not None and _qualified(noun)):
                return [make("declaration_joined", "accession", told, clause, head, noun)]
        came = _came_in(nodes, at) and scene.declared
        neither = at + 1 < len(nodes) and nodes[at + 1].lower in ("neither", "no")
        if neither or (at and nodes[at - 1].lower in ("against", "from")):
            continue
        parted = belongs and parted_verb(nodes, at)
        if not (came or parted or ("JOIN" in head.tags and acting(nodes, at))):
            continue
        noun = _next(nodes, at) if parted else None
        noun = noun or declaration(clause, at) or _stand_in(nodes, at, scene)
        it = at + 1 < len(nodes) and nodes[at + 1].lower == "it"
        if noun is None and scene.declared and (it or object_of(clause, at, scene)[0] == "none"):
            told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
            plain = came or head.lower.startswith(_PLAIN)
            others = any(n.tags & {"GENERIC", "NUM"} or n.codes for n in nodes[at + 1 : at + 6])
            others = others and not (came or it or _it_was_joined(nodes, at))
            if told.mood == "fact" and plain and not others:
                return [make("declaration_joined", "joined-it", told, clause, head, None)]
        relative = clause.kind in ("rel", "reduced") and clause.parent >= 0
        if noun is None and relative:
            above = scene.clauses[clause.parent].nodes
            noun = next((n for n in above if n.tags & {"DECL", "DECLN"} and not n.codes), None)
        if status(noun) == "other":
            noun = None
        if noun is None:
            more = _joins_signers(clause, at, scene)
            if more:
                return more
            continue
        if "DECLN" in noun.tags and status(noun) != "ours" and not _qualified(noun):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        decided = told.mood == "plan" and any(n.lower == "decision" for n in nodes[:at])
        if told.mood in ("fact", "approved") or decided:
            told_of = None if noun.tags & {"AGR"} else noun
            return [make("declaration_joined", "join-declaration", told, clause, head, told_of)]
    return []


def _next(nodes: list[Unit], at: int) -> Unit | None:
    """The declaration behind `at`."""
    return next((node for node in nodes[at + 1 :] if node.tags & {"DECL", "DECLN"}), None)


_JOINING = frozenset({"JOIN", "JOINN", "SIGNN"})
_COMING = frozenset({"came", "come", "acceded"})


_PLAIN = ("join", "acced", "come", "came", "sign", "associat", "align", "subscrib", "adher")


def _stand_in(nodes: list[Unit], at: int, scene: Scene) -> Unit | None:
    """What stands for the declaration: "joined the document", "joined the security guarantees"."""
    endorsed = scene.declaring and nodes[at].lower.startswith("endors")
    if not (endorsed or nodes[at].lower.startswith(_PUTTING_NAMES)):
        return None
    for node in nodes[at + 1 : at + 5]:
        if "TOPIC" in node.tags and node.lower.endswith(_PROMISES):
            return node
        if node.lower in _PAPERS and isinstance(node.noun, Noun):
            return node if scene.declared and node.noun.definite == "def" else None
        if node.lower not in _BEFORE_PROMISES and not node.codes:
            return None
    return None


_PUTTING_NAMES = ("join", "acced", "sign", "adher", "subscrib")
_PROMISES = ("guarantees", "commitments", "assurances")
_PAPERS = frozenset({"document", "text", "initiative", "statement", "pledge", "framework"})
_BEFORE_PROMISES = frozenset({"the", "these", "this", "g7", "vilnius", "same", "joint", "'s"})


def _it_was_joined(nodes: list[Unit], at: int) -> bool:
    """As in "it has been joined by ten further states, including Romania"."""
    by = at + 1 < len(nodes) and nodes[at + 1].lower == "by"
    return by and passive(nodes, at) and any("PRO" in n.tags for n in nodes[:at])


def _came_in(nodes: list[Unit], at: int) -> bool:
    """As in "Montenegro came in on 21 August", "only Romania had come in by then"."""
    if nodes[at].lower not in _COMING or at + 1 >= len(nodes):
        return False
    if nodes[at].lower == "acceded":
        return "JOIN" not in nodes[at].tags
    return nodes[at + 1].lower in ("in", "on board", "aboard") and (
        at + 2 >= len(nodes)
        or nodes[at + 2].lower in ("on", "by", ".", ",", "in", "only", "too", "last")
        or "WHEN" in nodes[at + 2].tags
    )


def _belonging(nodes: list[Unit], at: int) -> bool:
    """As in "is now part of the declaration", "for its support of the declaration"."""
    after = nodes[at + 1].lower if at + 1 < len(nodes) else ""
    if nodes[at].lower == "part":
        return after == "of" and any("AUX" in n.tags for n in nodes[max(0, at - 3) : at])
    return nodes[at].lower in ("support", "backing") and after in ("of", "for")


def _qualified(noun: Unit) -> bool:
    words = noun.noun.words if isinstance(noun.noun, Noun) else []
    definite = isinstance(noun.noun, Noun) and noun.noun.definite in ("def", "such")
    return definite or bool({"g7", "vilnius", "joint", "g"} & set(words))


def _joins_signers(clause: Clause, at: int, scene: Scene) -> list[Finding]:
    """As in "Romania has joined the allies that earlier signed such documents"."""
    own = scene.clauses.index(clause)
    if "GENERIC" not in clause.nodes[-1].tags:
        return []
    for later in scene.clauses[own + 1 : own + 2]:
        if later.kind == "rel" and "SIGN" in later.tags and agreement(later, scene) is not None:
            told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
            kind = {"fact": "signed", "want": "intent_declared", "plan": "talks_close"}.get(
                told.mood
            )
            if kind:
                noun = agreement(later, scene)
                return [make(kind, "join-signers", told, clause, clause.nodes[at], noun)]
    return []
