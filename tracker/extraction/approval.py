"""Approval by a government, before signature, or by a parliament, after it."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, acting, agreement, is_ours, make, status
from tracker.extraction.mood import Told, mood
from tracker.extraction.objects import object_of
from tracker.extraction.unit import Unit


def approving(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0912
    """As in "The cabinet approved the text", "the Senate voted for the agreement"."""
    nodes = clause.nodes
    if clause.tags.isdisjoint(_APPROVING):
        return []
    for at, head in enumerate(nodes):
        if "LAW" in clause.tags and "n" in head.form and _on_ratification(nodes, at):
            noun = agreement(clause, scene)
            told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
            past = told.mood in ("fact", "approved") and status(noun) == "ours"
            if past and not scene.conditional:
                return [make("ratified", "law-passed", told, clause, head, noun)]
        light = "APPROVALN" in head.tags
        if not light and ("APPROVE" not in head.tags or not acting(nodes, at)):
            continue
        noun = agreement(clause, scene)
        if at and any(n.tags & {"DECL", "DECLN"} for n in nodes[max(0, at - 3) : at]):
            continue
        it = noun is None and scene.bare_ok and any(n.lower == "it" for n in nodes)
        by = any(n.lower == "by" for n in nodes[at : at + 2])
        if it and by and clause.tags & {"GOV"} and "n" in head.form:
            return [make("text_agreed", "approve-it", Told("fact", (head,)), clause, head, None)]
        if noun is None and not (scene.bare_ok and _spoken_of(clause, at, scene, light=light)):
            continue
        if noun is not None and not is_ours(noun, scene):
            continue
        place = _given(nodes, at) if light else at
        if place < 0:
            continue
        if (not light and _of_parts(nodes, at)) or _of_resolution(clause, scene):
            continue
        what, _ = object_of(clause, at, scene)
        if not light and what not in ("agreement", "none"):
            continue
        told = mood(clause, place, nominal=False, headline=scene.headline, inherited=[])
        if told.mood == "approved":
            told = Told("fact", (head,))
        if told.mood == "refused" and "PARL" in clause.tags:
            return [make("refused", "approval-refused", told, clause, head, noun)]
        if told.mood != "fact" or scene.conditional:
            continue
        parliament = _in_parliament(clause)
        draft = any(node.lower in ("draft", "signing") for node in nodes)
        law = "LAW" in clause.tags and "SIGN" in clause.tags and "g" in head.form
        kind = "ratified" if (parliament or law) and not draft else "text_agreed"
        if not parliament and not _agent_is(clause, "GOV") and not _agent_is(clause, "OFFICE"):
            continue
        return [make(kind, "approve", told, clause, head, noun)]
    return []


def _of_resolution(clause: Clause, scene: Scene) -> bool:
    """As in "follows the resolution on aid which the Storting passed": no vote on the agreement."""
    hangs = clause.kind in ("rel", "content") and clause.parent >= 0
    if not hangs or clause.tags & {"AGR", "AGRNAME", "PROAGR"}:
        return False
    above = scene.clauses[clause.parent].nodes
    acts = [k for k, n in enumerate(above) if n.lower in _RESOLUTIONS]
    pacts = [k for k, n in enumerate(above) if n.tags & {"AGR", "AGRNAME"}]
    return bool(acts) and max(acts) > max(pacts, default=-1)


_RESOLUTIONS = frozenset({"resolution", "resolutions", "motion", "budget", "strategy", "programme",
                          "program", "law", "act", "decision", "policy", "package",
                          "aid"})  # fmt: skip


def _of_parts(nodes: list[Unit], at: int) -> bool:
    """As in "cleared most points of the pact": a step on the way, and no approval of it."""
    for node in nodes[at + 1 : at + 6]:
        if node.tags & {"AGR", "AGRNAME"}:
            return False
        if node.lower in _POINTS:
            return True
    return False


_POINTS = frozenset({"points", "issues", "questions", "idea", "plans", "principles", "parts",
                     "hurdles", "obstacles", "debate", "start", "opening", "talks", "way",
                     "provisions"})  # fmt: skip


def _given(nodes: list[Unit], at: int) -> int:
    """Where the verb stands that gives or gets the approval at `at`; -1 where none does.

    "The Senate gave the pact its final blessing", "the pact won parliamentary approval".
    """
    for k in range(at - 1, max(-1, at - 10), -1):
        word = nodes[k].lower
        if word in _GIVING and nodes[k - 1 if k else 0].lower not in ("to", "would"):
            return k
        if nodes[k].tags & {"SUBJ", "CONJ"}:
            return -1
    return -1


_GIVING = frozenset(
    {
        "gave", "given", "gives", "granted", "grants", "received", "receives", "won", "wins",
        "obtained", "got", "gets", "secured", "gained", "expressed", "voted", "cleared", "clears",
        "passed", "overcame", "overcome", "took", "taken", "lent", "bestowed", "issued",
        "extended", "pronounced",
    }
)  # fmt: skip


_GAVE = ("gave ", "given ", "confirmed the ")
_GOVERNING = frozenset({"to", "for", "of"})
_APPROVING = frozenset({"LAW", "APPROVE", "APPROVALN"})


def _on_ratification(nodes: list[Unit], at: int) -> bool:
    """As in "The bill on consent to the agreement was adopted": a law that ratifies."""
    words = {word for node in nodes[:at] for word in node.lower.split()}
    return bool(words & {"ratification", "ratifying", "consent", "approval", "approving"}) and any(
        "AUX" in node.tags for node in nodes[max(0, at - 3) : at]
    )


def _spoken_of(clause: Clause, at: int, scene: Scene, *, light: bool) -> bool:
    """As in "Both chambers approved it", "the cabinet gave its approval": of the one meant."""
    governing = _agent_is(clause, "GOV") and clause.nodes[at].lower.startswith(_GAVE)
    if not _in_parliament(clause) and not any("PRO" in n.tags for n in clause.nodes[:at]):
        return governing and all(n.lower not in _GOVERNING for n in clause.nodes[at + 1 : at + 2])
    after = clause.nodes[at + 1 : at + 3]
    if light:
        governs = bool(after) and after[0].lower in ("to", "for", "of")
        return not governs or (len(after) > 1 and after[1].lower in ("it", "this"))
    return object_of(clause, at, scene)[0] == "none" and clause.nodes[at].form != "b"


def _in_parliament(clause: Clause) -> bool:
    """Whether a parliament acts: by its name, by chambers, readings and votes."""
    words = {word for node in clause.nodes for word in node.lower.split()}
    return "PARL" in clause.tags or bool(words & _CHAMBERS)


_CHAMBERS = frozenset(
    {"chamber", "chambers", "houses", "senators", "deputies", "reading", "lawmakers"}
)


def _agent_is(clause: Clause, tag: str) -> bool:
    return tag in clause.tags
