"""What is told of one party by what was told of another: "the same goes for Lithuania"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding
from tracker.extraction.unit import Unit


def same_for(clause: Clause) -> Unit | None:
    """The party of "the same goes for Lithuania", "the same is true of the Danish one"."""
    nodes = clause.nodes
    at = _same(clause)
    if at < 0 or "NEG" in clause.tags:
        return None
    for k in range(at + 1, min(len(nodes), at + _REACH)):
        if not nodes[k].codes:
            continue
        between = " ".join(n.lower for n in nodes[at + 1 : k] if n.lower not in _FILLERS)
        ends = nodes[k + 1].lower if k + 1 < len(nodes) else "."
        return nodes[k] if between in _GOES_FOR and ends in _ENDS else None
    return None


def to_do_so(clause: Clause, last: Finding) -> bool:
    """As in "He will do so on Monday", where somebody was authorised to sign."""
    if last.rule != "sign-approved" or "SOSIGN" not in clause.tags or "PLAN" not in clause.tags:
        return False
    if clause.tags & {"NEG", "WEAK", "COND", "AGR", "AGRNAME", "TALKS"}:
        return False
    return any(n.lower in _HE or "OFFICE" in n.tags for n in clause.nodes)


_HE = frozenset({"he", "she", "it", "they"})


def plans_same(clause: Clause) -> bool:
    """As in "Lithuania plans the same", "intends to do the same on Friday"."""
    at = _same(clause)
    if at < 0 or clause.tags & {"NEG", "WEAK", "COND"}:
        return False
    nodes = clause.nodes
    verb = next((n for n in nodes[max(0, at - 3) : at] if n.lower in _PLANNING), None)
    return verb is not None and _over(nodes[at + 1 : at + 3])


def said_same(clause: Clause, last: Finding) -> bool:
    """As in "Norway made the same promise": announced what was announced by another."""
    if last.kind != "intent_declared" or clause.tags & {"NEG", "WEAK", "PLAN", "COND"}:
        return False
    at = _same(clause)
    if at < 1 or not any(n.lower in _MAKING for n in clause.nodes[max(0, at - 3) : at]):
        return False
    rest = clause.nodes[at + 1 :]
    what = rest[0].lower if rest else "."
    if what in _STATEMENTS:
        return _over(rest[1:3]) or _to(rest[1:3])
    said = any(n.lower in _SAID for n in clause.nodes[max(0, at - 3) : at])
    return said and _over(rest[:2])


def _same(clause: Clause) -> int:
    """Where "the same" or "a similar" stands in `clause`; -1 where it does not."""
    if clause.words.isdisjoint(_SAME):
        return -1
    return next(k for k, n in enumerate(clause.nodes) if n.lower in _SAME)


def _over(rest: list[Unit]) -> bool:
    """Whether nothing but a time follows: not "the same kind of aid"."""
    if not rest or rest[0].lower in _ENDS or rest[0].tags & {"WHEN", "SOON"}:
        return True
    if rest[0].lower in ("a", "two", "some"):
        return True
    timed = rest[0].lower in _WHEN or "ORD" in rest[0].tags
    return timed and len(rest) > 1 and bool(rest[1].tags & {"WHEN", "NUM", "ORD", "OCC"})


def _to(rest: list[Unit]) -> bool:
    """Whether it was said to somebody: "the same promise to Ukraine"."""
    return len(rest) > 1 and rest[0].lower in ("to", "towards") and bool(rest[1].codes)


_SAME = frozenset({"same", "similar", "identical", "the same", "like"})
_GOES_FOR = frozenset({"goes for", "went for", "holds for", "applies to", "applied to",
                       "is true of", "is true for", "was true of", "holds true for",
                       "holds true of", "is the case with", "is the case in", "is the case for",
                       "can be said of", "can be said for", "counts for", "is so with",
                       "is planned with", "is planned for", "is planned in", "is valid for",
                       "happened with", "happened in"})  # fmt: skip
_FILLERS = frozenset({"the", "also", "now", "then"})
_PLANNING = frozenset({"plans", "plan", "planning", "intends", "intend", "intending",
                       "prepares", "preparing", "means", "expects"})  # fmt: skip
_MAKING = frozenset({"made", "makes", "gave", "given", "issued", "expressed", "voiced", "took",
                     "taken", "announced", "said", "says", "declared", "promised", "repeated",
                     "stated"})  # fmt: skip
_SAID = frozenset({"said", "says", "declared", "announced", "promised", "stated"})
_STATEMENTS = frozenset({"promise", "pledge", "announcement", "statement", "declaration", "offer",
                         "commitment", "wish", "vow", "readiness", "intention", "assurance",
                         "decision", "signal"})  # fmt: skip
_ENDS = frozenset({".", ",", ";", "!", ")", "too", "as well", "”"})
_WHEN = frozenset({"on", "in", "at", "during", "before", "after", "next", "last", "this", "by",
                   "for", "later", "earlier"})  # fmt: skip
_REACH = 8
