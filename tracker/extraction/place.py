"""Where a signature was given, as its clause tells it: "signed in Kyiv", "in Paris, where ...".

A place is a capital, or a name that nothing else is known of, behind "in" or behind the journey
that the signature was part of ("during his visit to Warsaw").
"""

from collections.abc import Iterator

from tracker.extraction.mention import Mention
from tracker.extraction.unit import Unit

_SHORTEST = 4
"""What is shorter is more often an abbreviation than a town."""


def place_of(mention: Mention, text: str) -> str | None:
    """The place in the words of the article's `text`; None where the clause tells none or several.

    "In Berlin and Paris" is for each of two parties its own capital.
    """
    clause = mention.finding.clause
    nodes = list(clause.nodes)
    if clause.opener == "where" and 0 <= clause.parent < len(mention.clauses):
        nodes = mention.clauses[clause.parent].nodes[-3:]
    found = list(dict.fromkeys(_name(node, text) for node in _places(nodes, mention.party)))
    return found[0] if len(found) == 1 else None


def _places(nodes: list[Unit], party: str) -> Iterator[Unit]:
    for at in range(1, len(nodes)):
        node = nodes[at]
        if not node.upper or node.genitive or not _leads_to_place(nodes, at):
            continue
        if node.members:
            yield from (each for each in node.members if each.codes == (party,))
        elif node.kind == "capital" or _is_unknown_name(nodes, at):
            yield node


def _leads_to_place(nodes: list[Unit], at: int) -> bool:
    before = nodes[at - 1]
    if before.lower == "in":
        return True
    return before.lower == "to" and at > 1 and "TRAVEL" in nodes[at - 2].tags


def _is_unknown_name(nodes: list[Unit], at: int) -> bool:
    """Whether nothing is known of the name at `at`, and it does not go on or belong to another."""
    node, after = nodes[at], nodes[at + 1] if at + 1 < len(nodes) else None
    known = bool(node.tags or node.codes) or not node.lower.isalpha()
    alone = after is None or (not after.upper and (bool(after.tags) or not after.lower.isalpha()))
    return alone and not known and len(node.lower) >= _SHORTEST


def _name(node: Unit, text: str) -> str:
    return " ".join(text[node.start : node.end].split())
