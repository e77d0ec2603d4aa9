"""Talks told of beside others: "those with Romania are less advanced", "work with both goes on"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, make
from tracker.extraction.mood import Told
from tracker.extraction.unit import Unit


def beside_others(clause: Clause, scene: Scene) -> list[Finding]:
    """What a clause tells of further talks, or of drafts, without a word for the agreement."""
    if not scene.bare_ok or scene.conditional or clause.tags & _UNSURE:
        return []
    head = _those(clause, scene) or _working(clause) or _draft(clause)
    if head is None:
        return []
    told = Told("fact", (head,))
    return [make("talks_held", "talks-beside", told, clause, head, None)]


def _those(clause: Clause, scene: Scene) -> Unit | None:
    """The stage of "those with Romania are at an earlier stage", where talks were spoken of."""
    nodes = clause.nodes
    at = next((k for k, n in enumerate(nodes[:3]) if n.lower in _THOSE), -1)
    if at < 0 or at + 2 >= len(nodes):
        return None
    after = nodes[at + 1]
    party = nodes[at + 2] if after.lower == "with" else after
    if not party.codes or not (after.lower == "with" or nodes[at].lower.endswith(" with")):
        return None
    talks = any(each.tags & {"TALKS", "INTALKS"} for each in scene.clauses if each is not clause)
    if not (talks or scene.talks_ok):
        return None
    return next((n for n in nodes[at + 2 :] if "ONGOING" in n.tags or n.lower in _STAGES), None)


def _working(clause: Clause) -> Unit | None:
    """The verb of "our teams continue working with the Czech side and with Slovenia"."""
    nodes = clause.nodes
    at = next((k for k, n in enumerate(nodes) if n.lower in _WORKING), -1)
    if at < 1 or not any(n.lower in _TEAMS for n in nodes[:at]):
        return None
    goes_on = any(n.lower.startswith(_GOING_ON) for n in nodes[max(0, at - 4) : at])
    near = nodes[at + 1 : at + 5]
    sided = any(n.codes for n in near) and any(n.lower == "with" for n in near[:1])
    return nodes[at] if goes_on and (sided or nodes[at].lower.endswith(" with")) else None


def _draft(clause: Clause) -> Unit | None:
    """The verb of "Ottawa had handed over a draft", "we have exchanged texts with Montenegro"."""
    nodes = clause.nodes
    at = next((k for k, n in enumerate(nodes) if n.lower in _HANDING), -1)
    if at < 1 or clause.tags & {"GOV", "PARL", "LAW", "OTHER"}:
        return None
    near = nodes[at + 1 : at + 7]
    draft = next((k for k, n in enumerate(near) if n.lower in _DRAFTS), -1)
    if draft < 0:
        return None
    behind = near[draft + 1] if draft + 1 < len(near) else None
    if behind is not None and behind.lower in ("of", "on", "for"):
        return None
    sides = any(n.codes and n.role in ("arg", "with") for n in nodes)
    return nodes[at] if sides else None


_UNSURE = frozenset({"NEG", "WEAK", "WANT", "PLAN", "PASTFUT", "REFUSE", "STALL", "POSTPONE",
                     "SIGN", "SIGNN", "DECL", "DECLN"})  # fmt: skip
_THOSE = frozenset({"those", "those with", "that with"})
_STAGES = frozenset({"advancing", "continuing", "continue", "progressing", "moving", "proceeding",
                     "slower", "slow", "slowly", "behind", "less advanced", "beginning", "early",
                     "lag", "lagging", "drag on", "dragging", "still", "go on"})  # fmt: skip
_WORKING = frozenset({"working", "working with", "work", "at work with", "work with"})
_GOING_ON = ("continu", "keep", "are", "have been", "go on", "is", "still")
_TEAMS = frozenset({"teams", "negotiators", "team", "delegations", "officials", "diplomats",
                    "experts", "lawyers", "the teams", "the negotiators"})  # fmt: skip
_HANDING = frozenset({"handed", "exchanged", "sent", "swapped", "submitted", "traded",
                      "handed over", "passed on", "presented", "received",
                      "passed"})  # fmt: skip
_DRAFTS = frozenset({"draft", "drafts", "texts", "working draft", "versions", "counter-draft",
                     "counterdraft"})  # fmt: skip
