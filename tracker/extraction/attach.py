"""Whose agreement a finding tells of: the parties in its clause, or the clauses it hangs on."""

from dataclasses import dataclass

from tracker.extraction.clause import Clause
from tracker.extraction.judge import Finding
from tracker.extraction.noun import Noun
from tracker.extraction.tag import Unit

_TAKING_PART = frozenset({"arg", "mod", "with", "by", "of", "incl"})
_QUANTIFIERS = frozenset({"all", "every", "each", "both", "entire", "whole"})
_UNIVERSAL = frozenset({"signed", "declaration_joined", "ratified"})
_EXPECTING = frozenset({"arg", "mod", "with", "by", "of", "incl", "for"})


@dataclass(frozen=True, slots=True)
class Found:
    """The parties of a finding: each with its own node, and where they were found.

    `source` is clause, parent, speaker or none. `foreign` tells of an agreement of others among
    themselves; `generic` of one whose parties are only counted ("nine countries").
    """

    parties: tuple[tuple[str, Unit], ...] = ()
    source: str = "none"
    foreign: bool = False
    generic: bool = False
    home: bool = False
    compared: tuple[tuple[str, Unit], ...] = ()


def attach(finding: Finding, clauses: list[Clause], home: str, kind: str) -> Found:
    """The parties of `finding` among the clauses of its sentence."""
    own = finding.clause
    nodes = own.nodes
    if own.kind in ("colon", "paren") and not _parties(nodes, home, kind):
        nodes = own.nodes
    if _foreign(nodes, home, finding):
        return Found(foreign=True)
    parties = _parties(nodes, home, kind)
    if not parties:
        parties = _from_relative(own, clauses, home, kind)
    generic = _generic(own, finding, home)
    at_home = any(home in node.codes for node in nodes)
    compared = _compared(own, clauses, home)
    at = next((k for k, clause in enumerate(clauses) if clause is own), 0)
    listed = _listed_after(clauses, at, home, kind)
    if listed and (generic or not parties or (finding.noun is not None and _plural(finding))):
        parties = (*parties, *(pair for pair in listed if pair[0] not in dict(parties)))
    if not parties and at + 1 < len(clauses) and clauses[at + 1].opener == "returns":
        named = _named_after(clauses[at + 1], home, kind)
        if named:
            return Found(named, "clause", home=at_home, compared=compared)
    if not parties and at == 0 and len(clauses) > 1 and clauses[1].kind in ("main", "coord"):
        if not any("AUX" in n.tags or "d" in n.form for n in nodes):
            parties = _subjects(clauses[1], home)
    if not parties and kind in _TRIPS:
        parties = _destination(own, clauses, home)
    if not parties and kind in _SEATED:
        parties = _seat(nodes, home)
    if parties:
        return Found(parties, "clause", generic=generic, home=at_home, compared=compared)
    if generic and own.kind != "rel":
        return Found(generic=True, home=at_home, compared=compared)
    if own.kind == "rel" and _vague_antecedent(clauses[own.parent]):
        return Found(generic=True, home=at_home, compared=compared)
    if _plural_pronoun(nodes):
        subjects = _subjects(clauses[own.parent], home) if own.parent >= 0 else ()
        source = "parent" if subjects else "none"
        vague = not subjects and own.parent >= 0 and "GENERIC" in clauses[own.parent].tags
        return Found(subjects, source, generic=vague, home=at_home, compared=compared)
    if own.opener == "returns" and at > 0:
        beside = _parties(clauses[at - 1].nodes, home, kind)
        if beside:
            return Found(beside, "parent", home=at_home, compared=compared)
    if nodes and nodes[0].lower == "what" and at + 1 < len(clauses):
        beside = _parties(clauses[at + 1].nodes, home, kind)
        if beside:
            return Found(beside, "parent", home=at_home, compared=compared)
    parent = _from_parent(own, clauses, home, kind)
    if parent and not _home_alone(own, home, finding):
        speaking = own.kind == "content" or "SAY" in clauses[own.parent].tags
        return Found(parent, "speaker" if speaking else "parent", home=at_home, compared=compared)
    return Found(generic=generic, home=at_home, compared=compared)


_TRIPS = frozenset({"was_planned", "trip_postponed", "signing_postponed"})


def _destination(clause: Clause, clauses: list[Clause], home: str) -> tuple[tuple[str, Unit], ...]:
    """ "His visit to Spain, during which it was to be signed": where the journey was to lead."""
    for each in (
        clause,
        *(clauses[clause.parent : clause.parent + 1] if clause.parent >= 0 else ()),
    ):
        for at, node in enumerate(each.nodes):
            if (
                node.codes
                and node.role == "place"
                and any(
                    "OCC" in n.tags or "TRAVEL" in n.tags for n in each.nodes[max(0, at - 3) : at]
                )
            ):
                return tuple((code, node) for code in node.codes if code != home)
    return ()


def _seat(nodes: list[Unit], home: str) -> tuple[tuple[str, Unit], ...]:
    """ "In Washington a second round took place": the seat of a government for its party."""
    found: list[tuple[str, Unit]] = []
    for at, node in enumerate(nodes[1:6], 1):
        if node.lower in ("and", "in", ","):
            continue
        if node.kind != "capital" or nodes[at - 1].lower != "in":
            break
        found += [(code, node) for code in node.codes if code != home]
    return tuple(found) if nodes and nodes[0].lower == "in" else ()


_SEATED = frozenset({"talks_started", "talks_held", "talks_stalled", "was_planned"})


def _named_after(clause: Clause, home: str, kind: str) -> tuple[tuple[str, Unit], ...]:
    """ "Among the countries that have joined | are Greece and Romania"; "..., Albania the latest"."""
    words = {node.lower for node in clause.nodes}
    first = clause.nodes[0].lower if clause.nodes else ""
    if first in ("is", "are", "was", "were") or words & {"latest", "last"}:
        return _parties(clause.nodes, home, kind)
    return ()


def _vague_antecedent(parent: Clause) -> bool:
    """ "the countries that have signed": not the parent's subject, unless it is one of them."""
    last = next((n for n in reversed(parent.nodes) if n.tags or n.lower.isalpha()), None)
    if last is None or "GENERIC" not in last.tags:
        return False
    copula = {"is", "are", "was", "were", "become", "became", "becomes", "be", "been", "among"}
    return not any(node.lower in copula or node.lower.endswith(" be") for node in parent.nodes)


def _plural_pronoun(nodes: list[Unit]) -> bool:
    """Whether "the two", "both sides", "they" is the subject: those last spoken of."""
    subject = next((n for n in nodes if "PRO" in n.tags or n.codes or "AUX" in n.tags), None)
    return (
        subject is not None and "PRO" in subject.tags and subject.lower not in ("it", "he", "she")
    )


def _subjects(clause: Clause, home: str) -> tuple[tuple[str, Unit], ...]:
    """The parties that act in `clause`."""
    return tuple(
        (code, member)
        for node in clause.nodes
        if node.codes and node.role == "arg" and node.kind != "group"
        for member in (node.members or [node])
        for code in member.codes
        if code != home
    )


def _from_relative(
    clause: Clause, clauses: list[Clause], home: str, kind: str
) -> tuple[tuple[str, Unit], ...]:
    """ "endorsed the commitments which the EU and Ukraine signed": whose they are, told after."""
    at = next((k for k, each in enumerate(clauses) if each is clause), 0)
    if (
        at + 1 < len(clauses)
        and clauses[at + 1].kind == "rel"
        and kind in ("ratified", "text_agreed")
    ):
        return _parties(clauses[at + 1].nodes, home, kind)
    return ()


def _plural(finding: Finding) -> bool:
    noun = finding.noun.noun if finding.noun is not None else None
    return isinstance(noun, Noun) and noun.plural


def _parties(nodes: list[Unit], home: str, kind: str) -> tuple[tuple[str, Unit], ...]:
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
        for member in node.members or [node]:
            if member.kind == "group" or (node.kind == "group"):
                if kind not in _UNIVERSAL or not _universal(nodes, at, node):
                    continue
            for code in member.codes:
                if code != home and code not in found:
                    found[code] = member
    return tuple(found.items())


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
        if node.tags & {"AGR", "AGRNAME", "TALKS", "AUX", "SIGNN"}:
            return False
    return False


def _universal(nodes: list[Unit], at: int, node: Unit) -> bool:
    """ "all five Nordic countries", "the Baltics", "every G7 member"; not "Nordic countries"."""
    before = [each.lower for each in nodes[max(0, at - 5) : at]]
    if _QUANTIFIERS & set(before):
        return True
    if node.members:
        return True
    definite = bool(before) and before[-1] in ("the", "three", "five", "seven")
    return definite and node.lower.endswith(("s", "five", "trio", "three", "benelux", "four"))


def _generic(clause: Clause, finding: Finding, home: str) -> bool:
    """Whether the subject is counted or vague: "nine countries", "other allies"."""
    head = finding.head
    for at, node in enumerate(clause.nodes):
        if node.kind == "group" and node.role in ("arg", "none", "with", "of"):
            return True
        if "GENERIC" not in node.tags or _hearer(clause.nodes, at):
            continue
        if node.lower in ("country", "nation", "member", "ally", "state"):
            before = [each.lower for each in clause.nodes[max(0, at - 3) : at]]
            if {"the", "this", "that"} & set(before) and not any(
                "ORD" in each.tags for each in clause.nodes[max(0, at - 3) : at]
            ):
                continue
            continue
        if node.lower in ("both",):
            continue
        if at > 1 and [n.lower for n in clause.nodes[at - 2 : at]] == ["between", "the"]:
            continue
        if node.lower in ("other", "others", "many", "several", "some") and node is head:
            continue
        return True
    del home
    return False


def _hearer(nodes: list[Unit], at: int) -> bool:
    """ "told NATO allies": those who are told something take no part in it."""
    return any("SAY" in node.tags and node.form for node in nodes[max(0, at - 3) : at])


def _home_alone(clause: Clause, home: str, finding: Finding) -> bool:
    """ "the 15th pact that Ukraine has signed": the home party's own sum, no other's news."""
    if clause.kind != "rel":
        return False
    subject = next((n for n in clause.nodes if n.codes and n.role == "arg"), None)
    return subject is not None and subject.codes == (home,) and finding.kind == "signed"


def _from_parent(
    clause: Clause, clauses: list[Clause], home: str, kind: str
) -> tuple[tuple[str, Unit], ...]:
    seen = 0
    at = clause.parent
    if clause.kind == "rel" and at >= 0:
        last = next((n for n in reversed(clauses[at].nodes) if n.lower not in (",", ".")), None)
        if last is not None and last.codes and last.codes != (home,) and last.kind != "group":
            pairs = ((code, member) for member in last.members or [last] for code in member.codes)
            return tuple((code, member) for code, member in pairs if code != home)
    linked = clause.kind in ("rel", "reduced", "coord", "content", "sub", "colon", "paren") or (
        clause.opener in ("and", "but", "yet", "–", "-", ";", ",")
    )
    while linked and at >= 0 and seen < 3:
        parent = clauses[at]
        if parent.kind != "cond":
            parties = _parties(parent.nodes, home, kind)
            if parties:
                return parties
        at = parent.parent
        seen += 1
    return ()


def _listed_after(
    clauses: list[Clause], at: int, home: str, kind: str
) -> tuple[tuple[str, Unit], ...]:
    """Parties that stand behind a colon or in brackets after the clause, with no verb of theirs."""
    found: tuple[tuple[str, Unit], ...] = ()
    for clause in clauses[at + 1 :]:
        if clause.kind not in ("colon", "paren") or clause.tags & {
            "SAY",
            "AUX",
            "NEG",
            "SIGN",
            "TALKS",
        }:
            break
        found = (*found, *_parties(clause.nodes, home, kind))
    return found


def _foreign(nodes: list[Unit], home: str, finding: Finding) -> bool:
    """Whether the agreement is one of others: "Somalia's agreement with Turkey"."""
    if any(home in node.codes for node in nodes):
        return False
    noun = finding.noun.noun if finding.noun is not None else None
    if isinstance(noun, Noun) and noun.plural:
        return False
    subjects = {c for n in nodes if n.codes and n.role in ("arg", "by", "mod") for c in n.codes}
    partners = {c for n in nodes if n.codes and n.role == "with" for c in n.codes}
    paired = any(
        len(n.codes) > 1 and n.role == "mod" and n.members and not _comma_joined(n) for n in nodes
    )
    between = any(
        n.role == "with" and len(n.codes) > 1 and _between(nodes, k) for k, n in enumerate(nodes)
    )
    twosome = next((n for n in nodes if n.role == "arg" and len(n.codes) == 2), None)
    if (
        twosome is not None
        and isinstance(noun, Noun)
        and noun.definite in ("indef", "bare")
        and not partners
    ):
        return True
    return paired or between or bool(subjects and partners and subjects != partners)


def _between(nodes: list[Unit], at: int) -> bool:
    return any(n.lower == "between" for n in nodes[max(0, at - 2) : at])


def _comma_joined(node: Unit) -> bool:
    return len(node.members) > 2


def _compared(clause: Clause, clauses: list[Clause], home: str) -> tuple[tuple[str, Unit], ...]:
    """ "the 12th country to sign after Spain": Spain had signed."""
    nodes = clause.nodes
    above = (
        clauses[clause.parent].tags if clause.kind == "rel" and clause.parent >= 0 else frozenset()
    )
    if not (clause.tags | above) & {"ORD", "NUM"}:
        return ()
    found: list[tuple[str, Unit]] = []
    for at, node in enumerate(nodes):
        if not node.codes or node.role != "cmp":
            continue
        before = nodes[at - 1].lower if at else ""
        if before == "the" and at > 1:
            before = nodes[at - 2].lower
        if before in ("after", "following", "besides", "like", "just as"):
            found += [(c, m) for m in node.members or [node] for c in m.codes if c != home]
    return tuple(found)
