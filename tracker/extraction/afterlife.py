"""What happens to a signed agreement: ratified, in force, suspended, terminated, resumed."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, agreement, inherited, make, status
from tracker.extraction.mood import Told, mood
from tracker.extraction.objects import object, passive
from tracker.extraction.signing import signing_above
from tracker.extraction.talks import with_talks_above


def ratifying(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
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
            what, _ = object(clause, at, scene)
            if what == "other":
                continue
        told = mood(clause, at, nominal=nominal, headline=scene.headline,
                    inherited=inherited(clause, at, scene))  # fmt: skip
        if told.mood not in ("fact", "approved") or scene.conditional:
            continue
        if nominal and not clause.tags & {"COMPLETE", "APPROVE", "VERB", "HOLD", "RATIFY"}:
            continue
        if nominal and clause.tags & {"VERB"} and not _completes(clause):
            continue
        return [make("ratified", "ratify", told, clause, head, noun)]
    return []


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


def force(clause: Clause, scene: Scene) -> list[Finding]:
    for at, head in enumerate(clause.nodes):
        if not head.tags & {"FORCE", "FORCEN"}:
            continue
        noun = agreement(clause, scene)
        if status(noun) == "other" or (noun is None and not scene.bare_ok):
            continue
        if noun is None and not any("PRO" in n.tags for n in clause.nodes):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood != "fact" or scene.conditional:
            continue
        if "FORCE" in head.tags and set(head.form) <= set("bz") and not scene.headline:
            continue
        if "FORCEN" in head.tags:
            before = [n.lower for n in clause.nodes[max(0, at - 3) : at]]
            since = any(n.lower == "since" for n in clause.nodes) or "ALREADY" in clause.tags
            if (
                clause.kind == "sub"
                or not ({"is", "been", "was", "now"} & set(before))
                or not (since or "now" in before or "been" in before)
            ):
                continue
        return [make("entered_into_force", "enter-into-force", told, clause, head, noun)]
    return []


def ending(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        tags = head.tags
        if "SUSPN" in tags and any(n.lower in ("put", "puts", "putting") for n in nodes[:at]):
            noun = agreement(clause, scene)
            put = next(k for k, n in enumerate(nodes) if n.lower in ("put", "puts", "putting"))
            told = mood(clause, put, nominal=False, headline=scene.headline, inherited=[])
            if noun is not None and status(noun) != "other" and told.mood == "fact":
                kind = "talks_stalled" if "TALKS" in clause.tags else "suspended"
                return [make(kind, "put-on-hold", told, clause, head, noun)]
        if not tags & {"SUSPEND", "TERMINATE", "EXPIRE", "RESUME", "NOFORCE", "POSTPONE"}:
            continue
        if tags & {"SUSPEND", "POSTPONE", "RESUME"} and "TALKS" in clause.tags:
            continue
        if signing_above(clause, scene) or with_talks_above(clause, scene) is not clause:
            continue
        if "POSTPONE" in tags and head.lower.split()[0][:6] != "cancel":
            continue
        what, noun = object(clause, at, scene) if "NOFORCE" not in tags else (
            "agreement", agreement(clause, scene))  # fmt: skip
        if "EXPIRE" in tags and not passive(nodes, at):
            noun = noun or agreement(clause, scene)
            what = "agreement" if noun is not None else "none"
            if "d" not in head.form and "n" not in head.form:
                continue
        if what != "agreement" or status(noun) == "other":
            if not (what == "none" and scene.bare_ok and passive(nodes, at)):
                continue
        told = mood(clause, at, nominal=False, headline=scene.headline,
                    inherited=inherited(clause, at, scene))  # fmt: skip
        if told.mood == "postponed":
            told = Told("fact", (head,))
        if told.mood != "fact" or scene.conditional or (nodes and nodes[0].lower == "when"):
            continue
        kind = "suspended" if "SUSPEND" in tags else "resumed" if "RESUME" in tags else "terminated"
        return [make(kind, kind, told, clause, head, noun)]
    return []
