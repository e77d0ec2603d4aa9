"""Parties in a sentence: names with their offices, lists of them, and the part they play.

"French President Emmanuel Macron" is one party, "the U.K., Germany, France ... and Portugal" one
list, "US-Ukraine" a pair. A party plays a part by what stands before and behind it: in "in Rome"
it is a place, in "Danish jets" a mere adjective; neither takes part in an agreement.
"""

from tracker.extraction.groups import whole_groups
from tracker.extraction.party_lists import JOINERS, SKIPPED, fold_lists
from tracker.extraction.party_people import fold_offices
from tracker.extraction.party_roles import FUNCTION, role_of
from tracker.extraction.unit import NONE, Unit


def fold(units: list[Unit], *, headline: bool) -> list[Unit]:
    """The units with parties folded into nodes: `kind` list, office, pair or as they were.

    Args:
        units: A sentence's units.
        headline: Whether commas alone may join two names ("Ukraine, Belgium sign").
    """
    if not any(unit.codes for unit in units):
        return units
    nodes = fold_lists(whole_groups(_guarded(units)), headline=headline, people=False)
    nodes = fold_offices(nodes)
    nodes = fold_lists(nodes, headline=headline, people=True)
    for at, node in enumerate(nodes):
        if node.codes:
            node.role = role_of(nodes, at)
    for at in range(2, len(nodes)):
        if nodes[at].codes and nodes[at].role == "arg" and _goes_on(nodes, at):
            nodes[at].role = "with"
    for at in range(4, len(nodes) - 1):
        if _ranges(nodes, at):
            nodes[at - 1].role = nodes[at + 1].role = "incl"
    return nodes


def _goes_on(nodes: list[Unit], at: int) -> bool:
    """As in "with Joe Biden and his counterpart Fumio Kishida": with both of them."""
    own = nodes[at - 1].lower in _THEIR
    join = at - 2 if own else at - 1
    return (
        join > 0
        and nodes[join].lower == "and"
        and (own or nodes[at].kind == "office")
        and nodes[join - 1].role == "with"
        and not any(n.tags & {"AUX", "PLAN"} or "d" in n.form for n in nodes[at + 1 : at + 2])
    )


_THEIR = frozenset({"his", "her", "its", "their"})


def _ranges(nodes: list[Unit], at: int) -> bool:
    """As in "nine states, from Britain to Latvia": the first and the last of them."""
    words = nodes[at - 3].lower, nodes[at - 2].lower, nodes[at].lower
    named = nodes[at - 1].codes and nodes[at + 1].codes
    return words == (",", "from", "to") and bool(named) and "GENERIC" in nodes[at - 4].tags


def _guarded(units: list[Unit]) -> list[Unit]:
    """Take the parties out of people's names: "Luis Montenegro", "Prime Minister Montenegro"."""
    for at, unit in enumerate(units):
        if unit.kind not in _NAMES or at == 0 or unit.genitive:
            continue
        before = units[at - 1]
        named = before.upper and not before.tags and before.lower.isalpha() and not before.first
        named = named and before.lower not in JOINERS | SKIPPED and before.lower not in FUNCTION
        # "In the Balkans Romania has one": a region, and no first name.
        named = named and not (units[at - 2].lower == "the" and before.lower.endswith("s"))
        office = "OFFICE" in before.tags and not before.lower.endswith("s") and before.upper
        if (named and len(before.lower) > 1 and " " not in unit.lower) or (
            office and unit.kind == "name" and " " not in unit.lower and len(unit.lower) > 3
        ):
            unit.codes, unit.tags, unit.kind = (), NONE, ""
    return units


_NAMES = frozenset({"name", "capital"})
