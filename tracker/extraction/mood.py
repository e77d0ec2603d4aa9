"""How a predicate is meant: told as fact, planned, wished, refused, denied, put off.

The words that decide stand in the predicate's own clause, before the verb of an active or passive
chain, on either side of a nominal ("the signing was postponed"). The strongest wins, in the order
of the table below.
"""

from dataclasses import dataclass
from typing import Literal

from tracker.extraction.clause import Clause
from tracker.extraction.mood_scope import (
    adverbial,
    asked,
    failed,
    for_others,
    keeps_silent,
    merely_possible,
    nearly,
    reckoned,
)
from tracker.extraction.unit import Unit

Mood = Literal[
    "fact", "plan", "hope", "past plan", "weak", "want", "close", "ready", "approved", "refused",
    "postponed", "denied", "open",
]  # fmt: skip
"""`plan` is a firm future, `hope` an expectation, `weak` a mere possibility, `open` a condition."""


@dataclass(frozen=True, slots=True)
class Told:
    """A predicate's mood and the nodes that decide it."""

    mood: Mood
    cues: tuple[Unit, ...] = ()


_HOPING = frozenset({"hope", "hopes", "hoped", "hoping", "expectations", "prospect", "aims", "aim"})
_GOVERNMENT = frozenset({"decided", "decides", "decide", "decision to", "agreed to", "agreed"})
_FUTURE = frozenset({"will", "shall", "'ll", "won't", "going to", "is to", "are to"})


def mood(clause: Clause, at: int, *, nominal: bool, headline: bool, inherited: list[Unit]) -> Told:  # noqa: C901, PLR0911, PLR0912
    """The mood of the predicate at node `at` of `clause`.

    Args:
        clause: The clause.
        at: The place of the predicate's head among its nodes.
        nominal: Whether the head is a noun ("signing"), which its verb may follow.
        headline: Whether the clause stands in a headline, where "to sign" is a plan.
        inherited: The nodes of the clause before that a second participle shares.
    """
    nodes = clause.nodes
    left = [*inherited, *nodes[:at]]
    around = [*left, *_same_breath(nodes[at + 1 :])] if nominal else left
    if nominal and (phrase := adverbial(nodes, at)):
        around = phrase
    head = nodes[at]
    if clause.kind == "cond":
        return Told("open", _of(around, "COND"))
    if clause.kind == "sub" and clause.opener in _UNTIL and not _past(nodes):
        return Told("open", (head,))
    around = [node for k, node in enumerate(around) if not _is_noun(around, k)]
    if any(node.lower == "whether" for node in left) or asked(left):
        return Told("open", (head,))
    for tag, name in _ORDER:
        cues = _of(around, tag)
        if tag in ("PLAN", "WEAK"):
            cues = tuple(
                cue for cue in cues if not _attributive(around, cue, head, nominal=nominal)
            )
        if cues and name == "postponed" and nominal and merely_possible(around, cues[0], head):
            return Told("open", cues)
        if tag == "WANT" and "TALKS" in head.tags:
            cues = tuple(cue for cue in cues if not cue.lower.startswith("pursu"))
        if tag == "NEG":
            cues = tuple(cue for cue in cues if _negates(nodes, cue, at, nominal=nominal))
        if tag == "CLOSE" and not nominal:
            cues = tuple(cue for cue in cues if nearly(cue, left, head))
        if tag == "REFUSE" and any(keeps_silent(around, cue) for cue in cues):
            return Told("open", cues)
        if cues and tag == "WANT" and for_others(around, cues):
            return Told("open", cues)
        if cues:
            return _refined(name, cues, around, head)
    if "n" in head.form and (cue := reckoned(left)) is not None:
        return Told("hope", (cue, head))
    if "b" in head.form and left and _infinitive(left) and failed(left):
        return Told("denied", (head,))
    if "b" in head.form and _infinitive(left) and any(n.lower in _VOTED for n in left):
        return Told("fact", (head,))
    agreed = _agreed_to(left)
    if agreed is not None:
        return Told("want", (agreed,))
    ranked = any(n.lower == "previous" or ("ORD" in n.tags and n.lower != "next") for n in left)
    if "b" in head.form and _infinitive(left) and not ranked:
        mandate = _of(nodes, "MANDATE")
        if mandate:
            return Told("approved" if _granted(nodes) else "open", (*mandate, head))
        return Told("plan", (head,))
    if (
        "n" in head.form
        and [node.lower for node in left[-2:]] == ["to", "be"]
        and not _of(left, "ORD")
    ):
        return Told("plan", (left[-2], head))
    acting = any((node.codes and node.role == "arg") or "PRO" in node.tags for node in left)
    if "n" in head.form and _of(nodes, "SOON") and not _of(left, "AUX") and not acting:
        return Told("hope", _of(nodes, "SOON"))
    if headline and "n" in head.form and not set("dz") & set(head.form):
        return Told("fact", (head,))
    return Told("fact", (head,))


def _agreed_to(left: list[Unit]) -> Unit | None:
    """The verb of "they agreed, the service says, to bring talks to an end"."""
    for at, node in enumerate(left):
        if node.lower not in ("agreed", "resolved", "undertaken", "pledged"):
            continue
        for after in left[at + 1 : at + 6]:
            if after.lower == "to":
                return node
            if after.form or after.codes:
                break
    return None


_UNTIL = frozenset({"before", "until", "when", "once", "as"})
_VOTED = frozenset({"used", "voted", "votes"})


def _past(nodes: list[Unit]) -> bool:
    return any(
        node.lower in ("was", "were", "had")
        or ("d" in node.form and not (k and "AUX" in nodes[k - 1].tags))
        for k, node in enumerate(nodes)
    )


_GRANTING = frozenset(
    {"given", "gave", "gives", "granted", "grants", "received", "receives", "got", "has"}
)
_ASKING = frozenset({"ask", "asks", "asked", "asking", "request", "requests", "requested", "seeks",
                     "sought", "needs", "needed", "without", "demanded", "wants",
                     "await"})  # fmt: skip


def _granted(nodes: list[Unit]) -> bool:
    words = {node.lower for node in nodes}
    return bool(words & _GRANTING) and not words & _ASKING


def _infinitive(left: list[Unit]) -> bool:
    """Whether "to" governs what follows `left`, also over "to visit Belgium and sign"."""
    if not left:
        return False
    if left[-1].lower == "to":
        return True
    return left[-1].lower in ("and", "or") and any(node.lower == "to" for node in left[-9:-1])


def _same_breath(nodes: list[Unit]) -> list[Unit]:
    """What follows a nominal up to ", and", where another statement begins."""
    for at, node in enumerate(nodes[:-1]):
        if node.lower == "," and nodes[at + 1].lower in ("and", "but", "while"):
            return nodes[:at]
    return nodes


_ORDER: tuple[tuple[str, Mood], ...] = (
    ("COND", "open"),
    ("DENY", "denied"),
    ("POSTPONE", "postponed"),
    ("FALL", "postponed"),
    ("DELAYN", "postponed"),
    ("REFUSEN", "refused"),
    ("REFUSE", "refused"),
    ("NEG", "denied"),
    ("CLOSE", "close"),
    ("PASTFUT", "past plan"),
    ("APPROVE", "approved"),
    ("READYN", "ready"),
    ("PLAN", "plan"),
    ("WANT", "want"),
    ("WEAK", "weak"),
)


def _of(nodes: list[Unit], tag: str) -> tuple[Unit, ...]:
    return tuple(node for node in nodes if tag in node.tags)


_ADJECTIVES = frozenset(
    {"future", "next", "upcoming", "forthcoming", "planned", "expected", "prospective", "possible",
     "potential", "due", "scheduled"}
)  # fmt: skip


def _attributive(nodes: list[Unit], cue: Unit, head: Unit, *, nominal: bool) -> bool:
    """Whether the word describes another noun than the head: "a future security document"."""
    if cue.lower not in _ADJECTIVES:
        return False
    at = next((k for k, node in enumerate(nodes) if node is cue), 0)
    before = nodes[at - 1] if at else None
    if before is not None and ("AUX" in before.tags or before.lower.endswith("ly")):
        return False
    if before is None or cue.lower == "due":
        return False
    if nominal and 0 < head.start - cue.end < 24:
        return False
    after = nodes[at + 1].lower if at + 1 < len(nodes) else ""
    return after not in ("to", "on", "for", "in", "at", "during")


_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "of", "for"})


def _is_noun(nodes: list[Unit], at: int) -> bool:
    """Whether a word that may be a verb is a noun here: "a schedule was set"."""
    node = nodes[at]
    if not node.form or not set(node.form) <= set("bz") or at == 0:
        return False
    return nodes[at - 1].lower in _DETERMINERS


def _negates(nodes: list[Unit], cue: Unit, at: int, *, nominal: bool) -> bool:
    if cue.lower in ("no", "without", "neither", "none", "nobody"):
        place = nodes.index(cue) if cue in nodes else at
        return abs(at - place) <= (9 if nominal else 14)
    return True


def _refined(name: Mood, cues: tuple[Unit, ...], around: list[Unit], head: Unit) -> Told:
    words = {cue.lower for cue in cues}
    if name == "plan":
        weak = tuple(node for node in _of(around, "WEAK") if node.lower != "would")
        firm = words & _FUTURE or any(
            w.startswith(("plan", "schedul", "set", "due")) for w in words
        )
        if words <= _HOPING or (weak and not firm):
            return Told("hope", cues)
        if all(cue.lower.startswith("intend") for cue in cues):
            return Told("want", cues)
    if name == "want" and words & _GOVERNMENT:
        return Told(
            "approved" if words & {"decided", "decides", "decide", "decision to"} else name, cues
        )
    del head
    return Told(name, cues)
