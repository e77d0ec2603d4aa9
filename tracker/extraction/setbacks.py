"""Signings and journeys put off, talks that stall, agreements refused."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, agreement, is_noun_use, make, status
from tracker.extraction.mood import Told
from tracker.extraction.objects import content
from tracker.extraction.signing import signing_above
from tracker.extraction.standing import DOING
from tracker.extraction.unit import Unit


def called_off(clause: Clause, scene: Scene) -> Unit | None:
    """The word that strikes what was planned: "the visit during which it was to be signed is off".

    It stands in another clause of the sentence: a verb of putting off, or what "will not happen".
    """
    for other in scene.clauses:
        if other is clause or other.kind == "cond":
            continue
        nodes = other.nodes
        for at, node in enumerate(nodes):
            before = nodes[at - 1] if at else None
            if node.tags & {"POSTPONE", "FALL"} and not _undone(nodes, at):
                return node
            scrapped = node.tags & {"TERMINATE", "STALL", "SUSPEND"} and "n" in node.form
            if before is not None and "AUX" in before.tags and (scrapped or node.lower == "off"):
                return node
            happens = node.lower.startswith(_HAPPENING)
            if happens and any("NEG" in n.tags for n in nodes[max(0, at - 4) : at]):
                return node
    return None


_HAPPENING = ("take place", "taken place", "happen", "go ahead", "come off", "come about",
              "materialise", "materialize", "be held", "held", "occur")  # fmt: skip


def _undone(nodes: list[Unit], at: int) -> bool:
    """Whether the word at `at` is denied, only possible, or a noun as in "a stop"."""
    return any(n.tags & {"NEG", "WEAK", "DENY"} for n in nodes[max(0, at - 4) : at])


def stalling(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0911
    """Talks that stall, signings and journeys put off."""
    nodes = clause.nodes
    denied = nodes if "NEG" in clause.tags else ()
    held = next((n for n in denied if n.lower.endswith("take place")), None)
    if held is not None and signing_above(clause, scene):
        told = Told("denied", (held,))
        return [make("signing_postponed", "signing-not-held", told, clause, held, None)]
    if not clause.tags & _STOPS:
        return _off(clause, scene)
    stop = next((n for k, n in enumerate(nodes) if n.tags & _STOPS and not _halt(nodes, k)), None)
    if stop is None or scene.conditional or clause.tags & _LATER:
        return []
    noun = agreement(clause, scene)
    if status(noun) == "other" or any(n.lower in _DEBATES for n in nodes):
        return []
    left = nodes[: nodes.index(stop)]
    if any(n.tags & {"NEG", "WEAK", "DENY"} for n in left) or any(
        "DENY" in each.tags for each in scene.clauses
    ):
        return []
    if any(
        "PLAN" in n.tags
        and n.lower not in ("planned", "scheduled", "expected", "due", "next", "upcoming")
        for n in left
    ):
        return []
    told = Told("postponed", (stop,))
    if stop.tags & {"POSTPONE", "FALL", "DELAYN"}:
        if noun is not None and (status(noun) == "ours" or scene.bare_ok):
            what, _ = ("agreement", noun)
            if "STALL" not in stop.tags and what == "agreement" and _near(nodes, stop, noun):
                return [make("signing_postponed", "agreement-postponed", told, clause, stop, noun)]
        if clause.kind in ("coord", "rel", "reduced") and signing_above(clause, scene):
            return [make("signing_postponed", "signing-postponed", told, clause, stop, noun)]
        trip = any(n.lower in _JOURNEYS for n in nodes) or _on_journey(clause, scene)
        signing = any(
            "SIGN" in each.tags or "SIGNN" in each.tags
            for each in scene.clauses
            if each is not clause
        )
        if (trip and (signing or scene.bare_ok)) or (clause.kind in ("coord", "rel") and signing):
            return [make("trip_postponed", "trip-postponed", told, clause, stop, noun,
                          anaphoric=True)]  # fmt: skip
        return []
    if noun is not None and (status(noun) == "ours" or scene.bare_ok):
        return [
            make("talks_stalled", "agreement-stalled", Told("fact", (stop,)), clause, stop, noun)
        ]
    return []


def _off(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "A stop in Nicosia, with the same purpose, | is off, too"."""
    nodes = clause.nodes
    at = next((k for k, n in enumerate(nodes) if n.lower == "off"), 0)
    if not at or "AUX" not in nodes[at - 1].tags or scene.conditional or "NEG" in clause.tags:
        return []
    ends = nodes[at + 1].lower if at + 1 < len(nodes) else "."
    plain = not ends.isalpha() or ends in ("as well", "too", "again", "for", "until")
    trip = _on_journey(clause, scene) or any(n.lower in _JOURNEYS for n in nodes[:at])
    if not (plain and trip and scene.bare_ok):
        return []
    told = Told("postponed", (nodes[at],))
    above = scene.clauses[clause.parent] if clause.parent >= 0 else clause
    if scene.awaited and not above.words.isdisjoint(_PURPOSES):
        # "A stop with the same purpose": a signing, told by what it was for.
        return [make("signing_postponed", "trip-off", told, clause, nodes[at], None)]
    return [make("trip_postponed", "trip-off", told, clause, nodes[at], None, anaphoric=True)]


_PURPOSES = frozenset({"purpose", "aim", "agenda", "programme", "intention", "ceremony"})


def _halt(nodes: list[Unit], at: int) -> bool:
    """As in "a stop in Lisbon": part of a journey, and no end of talks."""
    return nodes[at].lower in ("stop", "stops", "halt") and (
        is_noun_use(nodes, at) or (at + 1 < len(nodes) and nodes[at + 1].lower in ("in", "over"))
    )


_STOPS = frozenset({"STALL", "POSTPONE", "FALL", "DELAYN"})


_DEBATES = frozenset({"debate", "debates", "vote", "hearing", "reading", "session", "sitting",
                      "consideration", "discussion", "decision", "ratification"})  # fmt: skip


_LATER = frozenset({"TERMINATE", "SUSPEND", "EXPIRE", "RATN", "RATIFY"})


def _on_journey(clause: Clause, scene: Scene) -> bool:
    """As in "His trip, planned for February, | was put off"."""
    at, seen = clause, 0
    while at.kind in ("coord", "reduced", "rel") and at.parent >= 0 and seen < 3:
        at = scene.clauses[at.parent]
        seen += 1
        if any(n.lower in _JOURNEYS for n in at.nodes):
            return True
    return False


_JOURNEYS = frozenset(
    {
        "visit",
        "trip",
        "it",
        "ceremony",
        "meeting",
        "visits",
        "trips",
        "ceremonies",
        "tour",
        "journey",
        "stop",
        "stay",
        "stopover",
        "summit",
        "journeys",
        "tours",
        "stops",
    }
)


def _near(nodes: list[Unit], stop: Unit, noun: Unit) -> bool:
    if noun not in nodes:
        return True
    return abs(nodes.index(stop) - nodes.index(noun)) <= 8


_ANY = frozenset({"a", "an", "any", "the", "such", "its", "this"})


def refusing(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0912
    """As in "Austria declined to sign", "unwilling to negotiate"."""
    nodes = clause.nodes
    if "REFUSE" not in clause.tags and "REFUSEN" not in clause.tags:
        return []
    for at, head in enumerate(nodes):
        if not head.tags & {"REFUSE", "REFUSEN"} or (head.form and is_noun_use(nodes, at)):
            continue
        noun = agreement(clause, scene)
        if status(noun) == "other":
            continue
        if head.lower == "not ready" and noun in nodes[:at]:
            # "The Irish one is not ready": work goes on, and nobody refuses.
            continue
        after = nodes[at + 1 :]
        doing = len(after) > 1 and (after[1].tags & DOING or after[1].lower in _ANY)
        if after and after[0].lower == "to" and not doing:
            continue
        if len(after) > 1 and "BEGIN" in after[1].tags and "TALKS" not in clause.tags:
            continue
        if head.lower.startswith("vot") and noun is None and "PARL" not in clause.tags:
            # "The Greens voted against": a part of a parliament, which as a whole did not.
            continue
        objectless = noun is None and all(not content(n) and "SAY" not in n.tags for n in after)
        if noun is None and not any(n.codes or "PRO" in n.tags for n in nodes[:at]):
            continue
        if noun is None and not (objectless and scene.bare_ok and "said" not in head.lower):
            continue
        pointed = bool(after) and after[0].lower in ("this", "that", "these", "such")
        if noun is None and (
            pointed or head.lower.endswith((" out", " of")) or at + 1 == len(nodes)
        ):
            # "Rejected this", "ruled out | that soldiers take part": not the agreement.
            continue
        if status(noun) == "open" and not scene.bare_ok:
            continue
        if any("NEG" in n.tags for n in nodes[:at] if n is not head):
            continue
        if head.lower.startswith("vot") and any(n.tags & {"WEAK", "PLAN"} for n in nodes[:at]):
            continue
        if clause.tags & {"SUSPEND", "TERMINATE", "EXPIRE", "POSTPONE", "FORCE"}:
            continue
        told = Told("refused", (head,))
        return [make("refused_talks", "agreement-refused", told, clause, head, noun)]
    return []
