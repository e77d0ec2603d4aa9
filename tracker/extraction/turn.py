"""Signings to come, told by whose turn it is: "Next is Spain", "Poland's is due in July"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, make
from tracker.extraction.mood import Told
from tracker.extraction.unit import Unit


def turn(clause: Clause, scene: Scene) -> list[Finding]:
    """What a clause tells of who signs next, or on a day, with no word for the signing."""
    nodes = clause.nodes
    if not scene.bare_ok or scene.conditional or clause.tags & _ELSE - _slot(nodes):
        return []
    moved = scene.awaited or any(_is_moved(each) for each in scene.clauses if each is not clause)
    place = _takes_place(nodes) if moved else None
    if place is None and any("PROAGR" in node.tags and not node.codes for node in nodes):
        return []
    if moved and _in_mind(clause):
        place = place or next((n for n in nodes if n.lower in _MIND), nodes[-1])
    head = (
        place
        or _allotted(nodes)
        or _next(nodes)
        or (_dated(nodes) if "WHEN" in clause.tags or _occasion(nodes) else None)
    )
    if head is None or (head.lower == "turn" and scene.last in _TALKED):
        # "A first round took place with Latvia, and Lithuania's turn comes": at talks.
        return []
    told = Told("plan", (head,))
    if "SIGNN" in head.tags:
        # The occasion is the one just told of.
        return [make("signing_scheduled", "to-follow", told, clause, head, None,
                     direction="future")]  # fmt: skip
    return [make("talks_close", "to-follow", told, clause, head, None,
                 timed="signing_scheduled", soon="talks_close", direction="future")]  # fmt: skip


def _slot(nodes: list[Unit]) -> frozenset[str]:
    """The classes that do not matter where a ceremony is what time is set aside for."""
    return frozenset({"SIGNN"}) if _allotted(nodes) is not None else frozenset()


def _allotted(nodes: list[Unit]) -> Unit | None:
    """The ceremony of "Latvia was given a quarter of an hour for the ceremony"."""
    at = next((k for k, n in enumerate(nodes) if n.lower in _GIVEN), 0)
    if not at or not any(map(_is_party, nodes[:at])):
        return None
    rest = nodes[at + 1 :]
    if not any(n.lower in _SLOTS for n in rest):
        return None
    for k, node in enumerate(rest):
        ends = k + 1 >= len(rest) or rest[k + 1].lower != "of"
        if ends and "SIGNN" in node.tags and any(n.lower == "for" for n in rest[max(0, k - 3) : k]):
            return node
    return None


def _in_mind(clause: Clause) -> bool:
    """As in "They now have the end of July in mind", of a signing that fell through."""
    words = clause.words
    if "WHEN" not in clause.tags or "NEG" in clause.tags:
        return False
    if "new" in words and words & {"date", "day"} and words & {"is", "would be", "will be"}:
        return True
    if words.isdisjoint(_MIND):
        return (
            "now" in words and not words.isdisjoint(_SPEAKING) and any(map(_is_party, clause.nodes))
        )
    return not clause.words.isdisjoint(_SIDES) or any(map(_is_party, clause.nodes))


def _takes_place(nodes: list[Unit]) -> Unit | None:
    """The word of "it will now take place on 27 March", said of a signing that was put off."""
    subject = next((k for k, n in enumerate(nodes[:_EARLY]) if n.lower in _IT), None)
    if subject is None and nodes[0].lower == "one":
        subject = 0
    if subject is None or not any("WHEN" in n.tags for n in nodes):
        return None
    ahead = any("PLAN" in n.tags for n in nodes[subject:])
    return next((n for n in nodes[subject:] if ahead and n.lower in _HELD), None)


def _is_moved(clause: Clause) -> bool:
    """As in "Cyprus put off its ceremony; that one will now be held on 4 November"."""
    return "SIGNN" in clause.tags and "POSTPONE" in clause.tags


def _next(nodes: list[Unit]) -> Unit | None:
    """The word of "Portugal is next", "next in line is Albania", "it will be Belgium's turn"."""
    for at, node in enumerate(nodes):
        before = nodes[at - 1] if at else None
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        if node.lower == "turn" and before is not None and _is_party(before) and before.genitive:
            ahead = any(each.lower in _AHEAD for each in nodes[:at])
            ahead = ahead or (after is not None and after.lower in ("comes", "is", "will"))
            return node if ahead else None
        if node.lower != "next":
            continue
        ends = after is None or not after.lower.isalpha() or after.lower in _BEHIND
        if before is not None and before.lower in _IS:
            subject = next((n for n in reversed(nodes[:at]) if not n.tags & _VERBAL), None)
            return node if ends and subject is not None and _is_party(subject) else None
        if at < _EARLY and ends:
            be = next((k for k in range(at + 1, len(nodes)) if nodes[k].lower in _IS), None)
            if be is not None and be - at <= _NEAR and any(map(_is_party, nodes[be + 1 : be + 3])):
                return node
    return None


def _dated(nodes: list[Unit]) -> Unit | None:
    """The word of "Spain's is expected in May", "Romania is lined up for Thursday"."""
    for at, node in enumerate(nodes[:-2]):
        if not _is_party(node):
            continue
        be, planned = nodes[at + 1], nodes[at + 2]
        if node.genitive and be.lower in _COMES and any("WHEN" in n.tags for n in nodes[at + 2 :]):
            return be
        if be.lower not in _IS:
            continue
        if node.genitive and (planned.lower in _PLANNED or planned.lower in _LINED):
            return planned
        if node.genitive and planned.lower == "on" and len(nodes) > at + 4:
            # "Estonia's is on the agenda for Friday".
            listed = next((n for n in nodes[at + 3 : at + 5] if n.lower in _CALENDARS), None)
            if listed is not None:
                return listed
        if planned.lower in _LINED and any(each.lower == "for" for each in nodes[at + 3 : at + 5]):
            return planned
        if planned.lower.endswith(" for") and planned.lower.removesuffix(" for") in _LINED:
            return planned
    return None


def _is_party(node: Unit) -> bool:
    return bool(node.codes) and node.role in ("arg", "mod", "cmp") and node.kind != "group"


def _occasion(nodes: list[Unit]) -> bool:
    return any("OCC" in node.tags for node in nodes)


_ELSE = frozenset({"AGR", "AGRNAME", "TALKS", "DECL", "DECLN", "SIGN", "SIGNN", "NEG",
                   "REFUSE", "PASTFUT", "COND", "RATIFY", "TRAVEL", "POSTPONE"})  # fmt: skip
"""Classes of a clause that says itself what is done, or that it is not."""
_IT = frozenset({"it", "this", "that", "ceremony", "the ceremony", "event", "the event"})
_HELD = frozenset({"take place", "be held", "held", "happen", "place", "go ahead", "follow"})
_VERBAL = frozenset({"AUX", "PLAN"})
_AHEAD = frozenset({"will", "will be", "'ll", "tomorrow", "next", "is", "comes"})
_IS = frozenset({"is", "are", "will be", "comes", "come", "be"})
_BEHIND = frozenset({"in", "on", "up", "to", "at", "and", "with", "is", "are", "comes", "come"})
_PLANNED = frozenset({"expected", "due", "planned", "scheduled", "foreseen", "envisaged", "likely",
                      "to follow", "set for", "slated for", "due on", "to come"})  # fmt: skip
_LINED = frozenset({"lined up", "lined", "pencilled in", "pencilled", "penciled in", "scheduled",
                    "slated", "billed", "booked", "down", "up", "set", "fixed"})  # fmt: skip
_TALKED = frozenset({"talks_started", "talks_held", "intent_declared", "declaration_joined"})
_COMES = frozenset({"comes"})
_CALENDARS = frozenset({"calendar", "agenda", "programme", "program", "schedule", "list", "cards",
                        "timetable", "diary"})  # fmt: skip
_GIVEN = frozenset({"given", "allotted", "assigned", "granted", "promised", "booked", "reserved"})
_SLOTS = frozenset({"minutes", "minute", "slot", "slots", "quarter", "hour", "hours", "time",
                    "place", "turn"})  # fmt: skip
_MIND = frozenset({"mind", "eyeing", "eyed", "in mind", "aiming", "aim for", "envisage"})
_SPEAKING = frozenset({"speaks", "speaks of", "talks", "talks of", "names", "mentions", "aims",
                       "speak of"})  # fmt: skip
_SIDES = frozenset({"both sides", "the two sides", "they", "sides", "the sides", "it", "both"})
_EARLY, _NEAR = 3, 8
"""Nodes: where "next" opens the clause, and how soon its verb stands behind it."""
