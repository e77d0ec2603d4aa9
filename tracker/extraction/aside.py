"""What a sentence says beside its statement: "With no fanfare,", ", a neighbour of Ukraine,".

Such words neither deny nor plan what the clause around them tells. They are taken out before the
sentence is cut into clauses, unless they speak of an agreement, of a party or of a time themselves.
"""

from tracker.extraction.finite import FINITE
from tracker.extraction.unit import NONE, Unit

_LONGEST = 12

_OPENING = frozenset(
    {"as", "without", "with", "despite", "in spite of", "in", "on", "at", "after", "amid",
     "amidst", "following", "for", "notwithstanding", "regardless", "regardless of", "not", "to",
     "by", "under", "unlike", "because", "because of", "given", "thanks", "thanks to", "contrary",
     "over", "against", "within", "among", "of"}
)  # fmt: skip
_APPOSED = frozenset(
    {"a", "an", "the", "one", "not", "long", "now", "once", "also", "as", "despite", "after",
     "like", "unlike", "home", "together", "along", "along with", "together with", "with",
     "without", "for", "its", "his", "her", "their", "in", "on", "at", "itself", "himself",
     "herself", "still", "never", "currently", "formerly", "until", "by", "under", "since",
     "then", "traditionally"}
)  # fmt: skip
_LOOSE = frozenset({"without", "despite", "in spite of", "amid", "amidst", "notwithstanding"})
_OUTCOMES = frozenset(
    {"result", "results", "outcome", "success", "progress", "breakthrough", "conclusion", "date",
     "end", "delay", "consequence", "effect", "decision", "any", "a", "an"}
)  # fmt: skip
"""What the end of talks or a visit is told to lack, which is the statement."""
_DASHES = frozenset("–—-")  # noqa: RUF001
_EXPECTED = frozenset(
    {"expected", "planned", "promised", "agreed", "scheduled", "foreseen", "announced",
     "intended", "reported", "known", "usual", "always", "before", "anticipated", "predicted",
     "hoped", "feared", "agreed earlier", "mentioned", "noted", "stated", "ever"}
)  # fmt: skip
_LENGTHS = frozenset({"days", "weeks", "months", "years", "hours", "day", "year"})
_TELLING = frozenset(
    {"AGR", "AGRNAME", "PROAGR", "TOPIC", "DECL", "DECLN", "SIGN", "SIGNN", "RATIFY", "RATN",
     "FORCE", "FORCEN", "NOFORCE", "TALKS", "INTALKS", "NEGOTIATE", "JOIN", "JOINN", "CONCLUDE",
     "ENTER", "POSTPONE", "SUSPEND", "SUSPN", "TERMINATE", "EXPIRE", "RESUME", "COND", "WHEN",
     "OCC", "TRAVEL", "AUX", "PARL", "GOV", "PRO", "READY", "READYN", "UNSIGNED", "APPROVE",
     "APPROVALN", "SUBJ", "CONJ", "REFUSE", "REFUSEN", "SOSIGN", "FOLLOW", "INCL", "COMPARE",
     "ALREADY", "OFFICE", "SIMILAR", "MANDATE", "ACCORDING"}
)  # fmt: skip
"""Classes that an aside cannot hold: what it says might be the statement."""


def without_asides(nodes: list[Unit]) -> list[Unit]:
    """The nodes of a sentence without those that stand beside its statement."""
    if len(nodes) < _LEAST or not any(node.codes or node.tags & _STATED for node in nodes):
        return nodes
    denied = any(node.lower in _DENYING or node.lower.startswith("fail") for node in nodes)
    out: list[Unit] = []
    at = _opener(nodes)
    while at < len(nodes):
        end = at if denied and _first(nodes[at]) == "as" else _aside(nodes, at)
        if end > at:
            at = end
            continue
        out.append(nodes[at])
        at += 1
    return out


_LEAST = 4
_STATED = frozenset({"AGR", "AGRNAME", "TALKS", "DECL", "PROAGR"})
_DENYING = frozenset({"not", "n't", "never", "wasn't", "weren't", "didn't", "hasn't", "haven't"})


def _first(node: Unit) -> str:
    """The first word of a node, which may be a phrase: "as planned", "after months"."""
    return node.lower.partition(" ")[0]


def _opener(nodes: list[Unit]) -> int:
    """Where the sentence goes on behind "As expected,", "With no fanfare,"; 0 if there is none."""
    first = _first(nodes[0])
    if first not in _OPENING:
        return 0
    for at, node in enumerate(nodes[:_LONGEST]):
        if node.lower == ",":
            inside = nodes[1:at]
            if first == "as":
                return at + 1 if at and _as_expected(nodes[:at]) else 0
            allowed = _ALLOWED.get(first, NONE)
            told = first in ("unlike", "contrary") or all(_plain(n, allowed) for n in inside)
            return at + 1 if inside and told and not _hoped(inside) else 0
    return 0


_ALLOWED = {
    "after": frozenset({"TALKS"}),
    "amid": frozenset({"TALKS"}),
    "amidst": frozenset({"TALKS"}),
    "following": frozenset({"TALKS", "DECL", "DECLN"}),
    "under": frozenset({"DECL", "DECLN"}),
    "in": frozenset({"DECL", "DECLN"}),
    "within": frozenset({"DECL", "DECLN"}),
}
"""What an opener may speak of: "After months of talks,", "In line with the G7 declaration,"."""


def _as_expected(inside: list[Unit]) -> bool:
    return inside[-1].lower.split()[-1] in _EXPECTED and not any(node.codes for node in inside)


def _hoped(inside: list[Unit]) -> bool:
    """As in "Contrary to expectations": what did not come about had been in view."""
    return any(node.lower.startswith(("expect", "announce", "plan", "hope")) for node in inside)


def _plain(node: Unit, allowed: frozenset[str] = NONE) -> bool:
    if node.codes or node.lower in FINITE or set(node.form) & set("dz"):
        return False
    return not (node.tags & _TELLING) - allowed or node.lower in _LENGTHS


def _aside(nodes: list[Unit], at: int) -> int:  # noqa: PLR0911
    """Where the aside that begins at `at` ends; `at` where none does."""
    node = nodes[at]
    if at == 0:
        return at
    if node.lower in _DASHES and node.spaced:
        return _dashed(nodes, at)
    if node.lower == ",":
        return _between_commas(nodes, at)
    if node.lower in _LOOSE:
        return _loose(nodes, at)
    if node.lower.startswith("as ") and node.lower[3:] in _EXPECTED:
        return at + 1 if _over(nodes, at + 1) else at
    if node.lower == "as" and at + 1 < len(nodes) and nodes[at + 1].lower in _EXPECTED:
        return at + 2 if _over(nodes, at + 2) else at
    return at


def _loose(nodes: list[Unit], at: int) -> int:
    """Where "despite protests" ends; `at` if what is lacking is the statement itself."""
    for k in range(at + 1, min(len(nodes), at + _LONGEST)):
        if _over(nodes, k) or "CONJ" in nodes[k].tags:
            return k if k > at + 1 else at
        if not _plain(nodes[k]) or "g" in nodes[k].form or nodes[k].lower in _OUTCOMES:
            return at
    return at


def _over(nodes: list[Unit], at: int) -> bool:
    return at >= len(nodes) or nodes[at].lower in (",", ".", ";")


def _dashed(nodes: list[Unit], at: int) -> int:
    for k in range(at + 1, min(len(nodes) - 1, at + _LONGEST)):
        if nodes[k].lower in _DASHES and nodes[k].spaced:
            return k + 1 if k > at + 1 else at
        if not _plain(nodes[k]):
            return at
    return at


def _between_commas(nodes: list[Unit], at: int) -> int:  # noqa: PLR0911
    """Where ", a member since 1999," or ", as expected" ends, its second comma included."""
    if at + 2 >= len(nodes):
        return at
    first = nodes[at + 1]
    if _first(first) == "as":
        for k in range(at + 2, min(len(nodes), at + 7)):
            if nodes[k].lower in (",", "."):
                return k + (nodes[k].lower == ",") if _as_expected(nodes[at + 1 : k]) else at
        return at
    party = bool(nodes[at - 1].codes) and nodes[at - 1].role in ("arg", "by", "with")
    trailing = "g" in first.form and not first.tags & _TELLING and not first.tags & {"SAY"}
    if not (trailing or (party and first.lower in _APPOSED)):
        return at
    for k in range(at + 1, min(len(nodes), at + _LONGEST)):
        if nodes[k].lower == ",":
            goes_on = k + 1 < len(nodes) and not nodes[k + 1].codes
            return k + 1 if goes_on and not trailing and k > at + 1 else at
        if nodes[k].lower == ".":
            return k if trailing else at
        described = first.lower in _DESCRIBING and nodes[k].codes and nodes[k - 1].lower in _OF
        if not (_plain(nodes[k]) or described or (trailing and _plain(nodes[k], _TRAILING))):
            return at
    return at


_TRAILING = frozenset({"PRO", "OFFICE", "GOV"})
"""Whom a trailing participle may speak of: ", making it a close partner"."""
_DESCRIBING = frozenset({"a", "an", "the", "one", "not", "itself", "now", "long", "also", "still"})
_OF = frozenset({"of", "the", "to"})
"""As in "a member of the EU", "a neighbour of Romania": who is described, and does not act."""
