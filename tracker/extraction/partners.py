"""The parties that a clause names, and those that the clauses beside it name for it."""

from collections.abc import Container

from tracker.extraction.clause import Clause
from tracker.extraction.groups import WHOLLY, definite, excepted, quantified
from tracker.extraction.unit import Unit

_TAKING_PART = frozenset({"arg", "mod", "with", "by", "of", "incl"})


def destination(clause: Clause, clauses: list[Clause], home: str) -> tuple[tuple[str, Unit], ...]:
    """As in "His visit to Spain, during which it was to be signed": where the journey leads."""
    for each in (
        clause,
        *(clauses[clause.parent : clause.parent + 1] if clause.parent >= 0 else ()),
    ):
        for at, node in enumerate(each.nodes):
            traveller = _traveller(each.nodes, at, home)
            if traveller is not None:
                return tuple((code, traveller) for code in traveller.codes)
            if (
                node.codes
                and node.role == "place"
                and not (clause.opener == "where" and node.lower == "brussels")
                and any(
                    "OCC" in n.tags or "TRAVEL" in n.tags for n in each.nodes[max(0, at - 3) : at]
                )
            ):
                return tuple((code, node) for code in node.codes if code != home)
    return ()


def _traveller(nodes: list[Unit], at: int, home: str) -> Unit | None:
    """As in "Benediktsson travels to Rome": who goes elsewhere signs nothing at home."""
    if "TRAVEL" not in nodes[at].tags or not set(nodes[at].form) & set("zd") or not at:
        return None
    who = nodes[at - 1]
    abroad = nodes[at + 1 : at + 3]
    away = len(abroad) > 1 and abroad[0].lower == "to" and home not in abroad[1].codes
    acts = bool(who.codes) and home not in who.codes and who.role == "arg" and who.kind != "group"
    return who if acts and away else None


def visitor(nodes: list[Unit], home: str) -> tuple[tuple[str, Unit], ...]:
    """As in "The Slovenian president's visit ends without signature": whose visit it is."""
    for at, node in enumerate(nodes):
        if (
            node.codes and home not in node.codes and (node.genitive or node.kind == "adjective")
        ) and any(n.lower in _VISITS for n in nodes[at + 1 : at + 4]):
            return tuple((code, node) for code in node.codes)
    return ()


_VISITS = frozenset({"visit", "trip", "tour", "journey", "stay"})


def seated_parties(nodes: list[Unit], home: str) -> tuple[tuple[str, Unit], ...]:
    """As in "In Washington a second round took place": the seat of a government for its party."""
    found: list[tuple[str, Unit]] = []
    for at, node in enumerate(nodes[1:6], 1):
        if node.lower in ("and", "in", ","):
            continue
        if node.kind != "capital" or nodes[at - 1].lower != "in":
            break
        found += [(code, node) for code in node.codes if code != home]
    return tuple(found) if nodes and nodes[0].lower == "in" else ()


def seat_above(clause: Clause, clauses: list[Clause], home: str) -> tuple[tuple[str, Unit], ...]:
    """As in "In Athens things are slower: the teams there held a round"."""
    at, seen = clause.parent, 0
    if at >= 0 and clauses[at].kind == "rel" and clauses[at].opener == "where":
        at, seen = clauses[at].parent, 1
    if at < 0 or seen > 1:
        return ()
    placed = [
        n
        for n in clauses[at].nodes
        if n.codes and n.role == "place" and home not in n.codes and n.kind in ("capital", "name")
    ]
    return ((placed[0].codes[0], placed[0]),) if len(placed) == 1 == len(placed[0].codes) else ()


def named_after(clause: Clause, home: str, kind: str) -> tuple[tuple[str, Unit], ...]:
    """As in "Among those that joined | are Greece and Romania"; "..., Albania the latest"."""
    words = {node.lower for node in clause.nodes}
    first = clause.nodes[0].lower if clause.nodes else ""
    if first in ("is", "are", "was", "were") or words & {"latest", "last"}:
        return parties_in(clause.nodes, home, kind)
    return ()


def acting_parties(clause: Clause, home: str) -> tuple[tuple[str, Unit], ...]:
    """The parties that act in `clause`."""
    return tuple(
        (code, member)
        for node in clause.nodes
        if node.codes and node.role == "arg" and node.kind != "group"
        for member in (node.members or [node])
        for code in member.codes
        if code != home
    )


def from_relative(
    clause: Clause, clauses: list[Clause], home: str, kind: str
) -> tuple[tuple[str, Unit], ...]:
    """As in "endorsed the pledge which the EU and Ukraine signed": whose it is, told after."""
    at = next((k for k, each in enumerate(clauses) if each is clause), 0)
    if (
        at + 1 < len(clauses)
        and clauses[at + 1].kind == "rel"
        and kind in ("ratified", "text_agreed")
    ):
        return parties_in(clauses[at + 1].nodes, home, kind)
    return ()


def parties_in(nodes: list[Unit], home: str, kind: str) -> tuple[tuple[str, Unit], ...]:  # noqa: C901
    """The parties that take part in what `nodes` tell, with their nodes."""
    found: dict[str, Unit] = {}
    for at, node in enumerate(nodes):
        if not node.codes:
            continue
        role = node.role
        if role == "for":
            before = nodes[at - 1] if at else None
            if not (at <= 2 and before is not None and before.lower == "for"):
                continue
        elif role not in _TAKING_PART or (role == "with" and _met(nodes, at, kind)):
            continue
        if role == "mod" and _mods_declaration(nodes, at):
            continue
        if kind == "declaration_joined" and node.kind == "group" and _makes(nodes, at):
            continue
        if node.codes == ("EU",) and (_counted_in(nodes, at) or _some_of(nodes, at)):
            continue
        for member in node.members or [node]:
            if (member.kind == "group" or (node.kind == "group")) and (
                kind not in WHOLLY or not _universal(nodes, at, node, found)
            ):
                continue
            for code in member.codes:
                if code != home and code not in found:
                    found[code] = member
    return tuple(found.items())


def _counted_in(nodes: list[Unit], at: int) -> bool:
    """As in "26 countries and the European Union", "the 21st partner, including the EU"."""
    before = [n for n in nodes[max(0, at - 6) : at] if n.lower not in (",", "the")]
    if len(before) < 3 or not (before[-1].lower in ("and", "plus") or "INCL" in before[-1].tags):
        return False
    return "GENERIC" in before[-2].tags and any(n.tags & {"NUM", "ORD"} for n in before[-4:-2])


def _some_of(nodes: list[Unit], at: int) -> bool:
    """As in "twenty other EU member states": so many of its members, each for itself."""
    if not nodes[at].lower.endswith(("states", "members", "countries")):
        return False
    return any(n.tags & {"NUM", "GENERIC"} for n in nodes[max(0, at - 3) : at])


def _met(nodes: list[Unit], at: int, kind: str) -> bool:
    """Whether "with" belongs to talks or a meeting told beside a signing."""
    if kind.startswith("talks") and kind != "talks_close":
        return False
    if not any("SIGN" in node.tags or "SIGNN" in node.tags for node in nodes):
        return False
    for node in reversed(nodes[max(0, at - 4) : at]):
        if node.tags & {"AGR", "AGRNAME", "PROAGR", "SIGN", "SIGNN"}:
            return False
        if "TALKS" in node.tags or node.lower in ("met", "meeting", "meet", "spoke", "along"):
            return True
    return False


def _mods_declaration(nodes: list[Unit], at: int) -> bool:
    for node in nodes[at + 1 : at + 6]:
        if node.tags & {"DECL", "DECLN"}:
            return True
        if node.tags & {"AGR", "AGRNAME", "TALKS", "AUX", "SIGNN", "JOINN", "WANT", "JOIN"}:
            return False
    return False


def _makes(nodes: list[Unit], at: int) -> bool:
    """As in "joined the declaration that the G7 countries issued", "the G7 states' declaration"."""
    if any(node.tags & {"DECL", "DECLN"} for node in nodes[at + 1 : at + 3]):
        return True
    made = next((k for k in range(at) if nodes[k].tags & {"DECL", "DECLN"}), at)
    return made < at and not any(node.tags & {"JOIN", "INCL"} for node in nodes[made:at])


def _universal(nodes: list[Unit], at: int, node: Unit, found: Container[str]) -> bool:
    """As in "all five Nordic countries", "the Baltics"; not "Nordic countries".

    So are "the other Nordic countries" beside one of them that was `found`.
    """
    if excepted(nodes, at):
        return False
    if node.members or quantified(nodes, at):
        return True
    before = [each.lower for each in nodes[max(0, at - 3) : at]]
    if "other" in before[-2:]:
        counted = any("NUM" in each.tags for each in nodes[max(0, at - 2) : at])
        return (counted and "the" in before[-3:]) or any(code in found for code in node.codes)
    return definite(nodes, at)


def listed_after(
    clauses: list[Clause], at: int, home: str, kind: str
) -> tuple[tuple[str, Unit], ...]:
    """Parties that stand behind a colon or in brackets after the clause, with no verb of theirs."""
    found: tuple[tuple[str, Unit], ...] = ()
    for clause in clauses[at + 1 :]:
        apart = clause.kind in ("colon", "paren") or _included(clause)
        if not apart or clause.tags & {"SAY", "AUX", "NEG", "SIGN", "TALKS"}:
            break
        found = (*found, *parties_in(clause.nodes, home, kind))
    return found


def _included(clause: Clause) -> bool:
    """As in "15 states have such accords, Britain and France included"."""
    words = [node for node in clause.nodes if node.lower.isalpha() or node.codes]
    last = next((k for k, node in enumerate(words) if node.lower in ("included", "inclusive")), 0)
    return last > 0 and all(node.codes for node in words[:last])
