"""What ends an agreement, stops it for a while or starts it again."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import (
    NOUNS,
    Finding,
    Scene,
    agreement,
    inherited,
    is_ours,
    make,
    status,
)
from tracker.extraction.mood import Told, mood
from tracker.extraction.noun import Noun
from tracker.extraction.objects import object_behind, object_of, passive
from tracker.extraction.signing import signing_above
from tracker.extraction.talks import with_talks_above
from tracker.extraction.unit import Unit

_STOPPING = {"suspension": "suspended", "freeze": "suspended"}


def stopped(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "Announced its withdrawal from the agreement"."""
    nodes = clause.nodes
    for at, head in enumerate(nodes[:-1]):
        if "STOPN" not in head.tags or nodes[at + 1].lower not in ("of", "from"):
            continue
        noun = agreement(clause, scene)
        if noun is None or noun not in nodes or not at < nodes.index(noun) <= at + 8:
            continue
        if not is_ours(noun, scene):
            continue
        if "TALKS" in clause.tags or scene.conditional or head.lower not in _STOPNOUNS:
            continue
        acts = [n for k, n in enumerate(nodes) if k != at and n.form and not n.tags & {"AGR"}]
        told = mood(clause, at, nominal=True, headline=scene.headline, inherited=[])
        before = [n for n in acts if n.end <= head.start]
        telling = all("SAY" in n.tags and set(n.form) & set("dz") for n in before)
        later = any("d" in n.form or "AUX" in n.tags for n in nodes[nodes.index(noun) :])
        past = telling and (bool(before) or later)
        wished = any(n.lower.startswith(_ASKED) for n in nodes[:at])
        if told.mood != "fact" or not (past or scene.headline) or wished:
            continue
        kind = _STOPPING.get(head.lower, "terminated")
        return [make(kind, "stop-noun", Told("fact", (head,)), clause, head, noun)]
    return []


_STOPNOUNS = frozenset(
    {"suspension", "freeze", "termination", "withdrawal", "denunciation", "expiry", "abrogation",
     "cancellation", "end", "revocation", "annulment"}
)  # fmt: skip
_ASKED = (
    "demand", "call", "ask", "threat", "consider", "discuss", "propos", "urg", "request", "seek",
    "want", "warn", "debat", "reject", "oppos", "rul", "fear", "advocat", "suggest", "moot",
    "condemn", "criticis", "criticiz", "plead", "petition", "vote",
)  # fmt: skip


def _brought_to_an_end(nodes: list[Unit], at: int) -> bool:
    """As in "Ended its agreement": of an agreement, neither of talks nor of work."""
    head = nodes[at]
    words = head.lower.split()
    if words[0] not in ("end", "ends", "ended", "ending") and not head.lower.endswith("an end"):
        return False
    if any(n.tags & {"TALKS", "PROGRESS", "NEGOTIATE", "BEGIN"} for n in nodes):
        return False
    if any(n.lower in ("text", "draft", "wording") for n in nodes):
        return False
    announced = "g" in head.form and any(n.lower in ("is", "was", "are") for n in nodes[:at])
    return announced or bool(set(head.form) & set("dn"))


def ending(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0912, PLR0915
    """Agreements suspended, terminated, expired or resumed."""
    nodes = clause.nodes
    if not clause.tags & _ENDING:
        return []
    for at, head in enumerate(nodes):
        tags = head.tags
        lies = at > 0 and "AUX" in nodes[at - 1].tags and "TALKS" not in clause.tags
        if "SUSPN" in tags and lies and not scene.conditional:
            noun = agreement(clause, scene)
            told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
            if noun is not None and status(noun) == "ours" and told.mood == "fact":
                return [make("suspended", "lies-on-hold", told, clause, head, noun)]
        if "SUSPN" in tags and any(n.lower in ("put", "puts", "putting") for n in nodes[:at]):
            noun = agreement(clause, scene)
            put = next(k for k, n in enumerate(nodes) if n.lower in ("put", "puts", "putting"))
            told = mood(clause, put, nominal=False, headline=scene.headline, inherited=[])
            if noun is not None and status(noun) != "other" and told.mood == "fact":
                kind = "talks_stalled" if "TALKS" in clause.tags else "suspended"
                return [make(kind, "put-on-hold", told, clause, head, noun)]
        ended = "COMPLETE" in tags and _brought_to_an_end(nodes, at)
        halted = "STALL" in tags and head.form and any(n.lower in _APPLYING for n in nodes[:at])
        if not (
            tags & {"SUSPEND", "TERMINATE", "EXPIRE", "RESUME", "NOFORCE", "POSTPONE"}
            or ended
            or halted
        ):
            continue
        if tags & {"SUSPEND", "POSTPONE", "RESUME"} and "TALKS" in clause.tags:
            continue
        if tags & {"TERMINATE", "EXPIRE"} and _of_talks(nodes, at):
            continue
        if _of_plan(clause, scene):
            continue
        if signing_above(clause, scene) or with_talks_above(clause, scene) is not clause:
            continue
        if "POSTPONE" in tags and head.lower.split()[0][:6] != "cancel":
            continue
        if _left_be(nodes, at) or _not_done(nodes, at):
            continue
        what, noun = object_of(clause, at, scene) if "NOFORCE" not in tags else (
            "agreement", agreement(clause, scene))  # fmt: skip
        noun = noun or object_behind(clause, at, scene)
        what = "agreement" if what == "none" and noun is not None else what
        if ended and what == "none" and not passive(nodes, at):
            noun = agreement(clause, scene)
            what = "agreement" if noun in nodes[:at] else "none"
        if "EXPIRE" in tags and not passive(nodes, at):
            noun = noun or agreement(clause, scene)
            what = "agreement" if noun is not None else "none"
            if "d" not in head.form and "n" not in head.form:
                continue
        if (what != "agreement" or status(noun) == "other") and not (
            what == "none" and scene.bare_ok and passive(nodes, at)
        ):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline,
                    inherited=inherited(clause, at, scene))  # fmt: skip
        if told.mood in ("postponed", "approved"):
            told = Told("fact", (head,))
        if told.mood != "fact" or scene.conditional or (nodes and nodes[0].lower == "when"):
            continue
        kind = "resumed" if "RESUME" in tags else "terminated"
        kind = "suspended" if "SUSPEND" in tags or halted else kind
        return [make(kind, kind, told, clause, head, noun)]
    return stopped(clause, scene)


def _of_plan(clause: Clause, scene: Scene) -> bool:
    """As in "The ceremony at which Spain was to sign it | was scrapped": a plan is struck."""
    if any(n.tags & NOUNS for n in clause.nodes):
        return False
    return any(
        "PASTFUT" in each.tags and each.tags & {"SIGN", "SIGNN", "CONCLUDE"}
        for each in scene.clauses
        if each is not clause
    )


def _of_talks(nodes: list[Unit], at: int) -> bool:
    """As in "pulled out of talks on a pact", "talks on a pact came to an end": the talks end."""
    if at + 1 < len(nodes) and "TALKS" in nodes[at + 1].tags:
        return True
    subject = next((n for n in nodes[:at] if isinstance(n.noun, Noun)), None)
    return subject is not None and "TALKS" in subject.tags


def _not_done(nodes: list[Unit], at: int) -> bool:
    """As in "asks that it be cancelled", "to have it revoked", "a meeting was cancelled"."""
    before = nodes[at - 1].lower if at else ""
    asked = before == "be" and not any(n.tags & {"PLAN", "AUX"} for n in nodes[: at - 1])
    wanted = any(n.lower == "have" and nodes[k - 1].lower == "to" for k, n in enumerate(nodes[:at]))
    met = any(n.tags & {"OCC", "TRAVEL"} or n.lower in _STOPS for n in nodes[:at])
    subject = any(n.tags & NOUNS for n in nodes[:at])
    left = any(n.lower in ("he", "she", "who") for n in nodes[:at])
    return left or asked or wanted or (met and passive(nodes, at) and not subject)


_STOPS = frozenset({"stop", "meeting", "stopover", "session", "flight"})


def _left_be(nodes: list[Unit], at: int) -> bool:
    """As in "leaves out the one with Spain", "is left to the talks": nothing ends."""
    if nodes[at].lower not in {"leave", "leaves", "left", "leaving"}:
        return False
    behind = nodes[at + 1].lower if at + 1 < len(nodes) else ""
    if any(node.lower == "without" for node in nodes[at + 1 : at + 4]):
        return True
    return passive(nodes, at) or behind in {"out", "to", "open", "aside", "behind", "over"}


_ENDING = frozenset(
    {"SUSPN", "COMPLETE", "STALL", "SUSPEND", "TERMINATE", "EXPIRE", "RESUME", "NOFORCE",
     "POSTPONE",
     "STOPN"}
)  # fmt: skip


_APPLYING = frozenset({"implementation", "application", "operation", "execution", "performance"})
