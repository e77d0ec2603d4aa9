"""Ratification by a parliament or a head of state, after signature."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, agreement, inherited, is_ours, make, status
from tracker.extraction.mood import Told, mood
from tracker.extraction.noun import Noun
from tracker.extraction.objects import object_of
from tracker.extraction.unit import Unit


def ratifying(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901
    """As in "Parliament ratified the pact": approval with effect in law."""
    nodes = clause.nodes
    if "RATIFY" not in clause.tags and "RATN" not in clause.tags:
        return _passed(clause, scene)
    law = next((k for k, n in enumerate(nodes) if "SIGN" in n.tags), None)
    for at, head in enumerate(nodes):
        if "RATIFY" not in head.tags and "RATN" not in head.tags:
            continue
        if law is not None and "LAW" in clause.tags and law < at + 9:
            told = mood(clause, law, nominal=False, headline=scene.headline, inherited=[])
            noun = agreement(clause, scene)
            if told.mood == "fact" and status(noun) != "other" and (noun or scene.bare_ok):
                return [make("ratified", "sign-ratification-law", told, clause, head, noun)]
            continue
        noun = agreement(clause, scene)
        if status(noun) == "other" or (noun is None and not scene.bare_ok):
            continue
        nominal = "RATN" in head.tags and "RATIFY" not in head.tags
        if not nominal and noun is not None and clause.kind in ("main", "content", "sub"):
            what, _ = object_of(clause, at, scene)
            if what == "other":
                continue
        told = mood(clause, at, nominal=nominal, headline=scene.headline,
                    inherited=inherited(clause, at, scene))  # fmt: skip
        if told.mood not in ("fact", "approved") or scene.conditional:
            continue
        fragment = not any(n.form or "AUX" in n.tags for n in nodes)
        if nominal and fragment and (clause.kind == "colon" or scene.headline) and at < 3:
            return [make("ratified", "ratification-told", told, clause, head, noun)]
        acted = clause.tags & {"COMPLETE", "APPROVE", "VERB", "HOLD", "RATIFY"}
        if nominal and not acted and not _completes(clause):
            continue
        if nominal and clause.tags & {"VERB"} and not _completes(clause):
            continue
        return [make("ratified", "ratify", told, clause, head, noun)]
    return []


def _passed(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "The agreement went through the Storting", "the Senate voted on its own, 49 to 3"."""
    nodes = clause.nodes
    if scene.conditional or ("PARL" not in clause.tags and clause.words.isdisjoint(_HOUSES)):
        return []
    for at, head in enumerate(nodes):
        rest = nodes[at + 1 :]
        if head.tags & _UNSURE:
            return []
        through = head.lower in _THROUGH and any(map(_is_house, rest[:3]))
        it = scene.bare_ok and nodes[0].lower == "it" and head.lower.endswith(" through")
        through = through and (it or any(_is_pact(n, scene) for n in nodes[:at]))
        voted = head.lower in ("voted", "voted on") and not any(n.lower == "to" for n in rest[:1])
        pact = next((k for k, n in enumerate(rest) if _is_pact(n, scene)), _REACH)
        voted = voted and pact < _REACH and not any(n.lower in _ELSE for n in rest[:pact])
        voted = voted and any("PARL" in n.tags for n in nodes[:at])
        counted = any("NUM" in n.tags for n in rest[:1])
        voted = voted and (counted or any(n.lower in _MAJORITY for n in rest))
        if through or voted:
            told = Told("fact", (head,))
            noun = next((n for n in nodes if _is_pact(n, scene)), None)
            return [make("ratified", "through-parliament", told, clause, head, noun)]
    return []


def _is_house(node: Unit) -> bool:
    return "PARL" in node.tags or node.lower in _HOUSES


def _is_pact(node: Unit, scene: Scene) -> bool:
    if not (isinstance(node.noun, Noun) and node.tags & {"AGR", "AGRNAME", "PROAGR"}):
        return False
    return is_ours(node, scene)


_THROUGH = frozenset({"went through", "got through", "passed through", "sailed through",
                      "has passed through", "gone through", "cleared", "passed"})  # fmt: skip
_MAJORITY = frozenset({"majority", "majorities", "margin", "margins", "unanimously",
                       "overwhelmingly", "in favour", "in favor"})  # fmt: skip
_HOUSES = frozenset({"chambers", "houses"})
_ELSE = frozenset({"against", "motion", "resolution", "debate", "postpone", "report", "talks"})
_REACH = 9
_UNSURE = frozenset({"NEG", "WEAK", "PLAN", "COND", "PASTFUT", "REFUSE"})


def _completes(clause: Clause) -> bool:
    done = {
        "completed",
        "gave",
        "given",
        "signified",
        "received",
        "deposited",
        "passed",
        "exchanged",
    }
    return any(node.lower in done for node in clause.nodes)
