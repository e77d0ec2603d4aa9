"""The relative clause that tells more of a party: "Britain, which concluded one"."""

from collections.abc import Iterable

from tracker.extraction.clause import Clause
from tracker.extraction.unit import Unit


def relative_of(node: Unit, clauses: Iterable[Clause]) -> Clause | None:
    """The clause that tells more of the party at `node`."""
    return next(
        (
            each
            for each in clauses
            if each.kind == "rel"
            and each.opener in _WHO
            and each.nodes
            and 0 < each.start - node.end <= len(each.opener) + _BETWEEN
        ),
        None,
    )


def denies(clause: Clause) -> bool:
    """Whether the clause tells that its party has not signed: "which has not signed one"."""
    signs = [k for k, node in enumerate(clause.nodes) if node.tags & {"SIGN", "CONCLUDE"}]
    return bool(signs) and any(
        "NEG" in node.tags and clause.nodes[k + 1].lower != "only"
        for k, node in enumerate(clause.nodes[: signs[0]])
    )


_WHO = frozenset({"which", "who", "whose", "that"})
_BETWEEN = 4
"""Characters between a name and the clause about it, its first word aside."""
