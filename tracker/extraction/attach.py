"""Whose agreement a finding tells of: the parties in its clause, or the clauses it hangs on."""

from dataclasses import dataclass

from tracker.extraction.clause import Clause
from tracker.extraction.comparing import compared_parties
from tracker.extraction.finding import Finding
from tracker.extraction.foreign import (
    home_alone,
    is_foreign,
    is_generic,
    plural_pronoun,
    vague_antecedent,
)
from tracker.extraction.noun import Noun
from tracker.extraction.partners import (
    acting_parties,
    destination,
    from_relative,
    listed_after,
    named_after,
    parties_in,
    seat_above,
    seated_parties,
    visitor,
)
from tracker.extraction.unit import Unit

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


def attach(finding: Finding, clauses: list[Clause], home: str, kind: str) -> Found:  # noqa: C901, PLR0911, PLR0912, PLR0915
    """The parties of `finding` among the clauses of its sentence."""
    own = finding.clause
    nodes = own.nodes
    if own.kind in ("colon", "paren") and not parties_in(nodes, home, kind):
        nodes = own.nodes
    if is_foreign(nodes, home, finding):
        return Found(foreign=True)
    parties = parties_in(nodes, home, kind)
    if own.opener == "whose" and own.parent >= 0:
        # "The Bulgarian pact, whose signature was prevented": whose it is stands before.
        parties = parties_in(clauses[own.parent].nodes, home, kind) or parties
    if not parties:
        parties = from_relative(own, clauses, home, kind)
    generic = is_generic(own, finding, home)
    at_home = any(home in node.codes for node in nodes)
    compared = compared_parties(own, clauses, home)
    at = next((k for k, clause in enumerate(clauses) if clause is own), 0)
    listed = listed_after(clauses, at, home, kind)
    if listed and (generic or not parties or (finding.noun is not None and _plural(finding))):
        parties = (*parties, *(pair for pair in listed if pair[0] not in dict(parties)))
    if not parties and at + 1 < len(clauses) and clauses[at + 1].opener == "returns":
        named = named_after(clauses[at + 1], home, kind)
        if named:
            return Found(named, "clause", home=at_home, compared=compared)
    if (
        not parties
        and at == 0
        and len(clauses) > 1
        and clauses[1].kind in ("main", "coord")
        and (not any("AUX" in n.tags or "d" in n.form for n in nodes))
    ):
        parties = acting_parties(clauses[1], home)
    if not parties and (kind in _TRIPS or finding.rule == "next-stop"):
        parties = destination(own, clauses, home)
    if not parties and kind in _THERE and any(n.lower == "there" for n in nodes):
        parties = seat_above(own, clauses, home)
    if not parties and kind in _UNDONE:
        parties = visitor(nodes, home)
    vague = (
        finding.noun is not None
        and isinstance(finding.noun.noun, Noun)
        and finding.noun.noun.definite in ("indef", "such")
    )
    seated = kind in _ENACTED and any(n.lower == "they" for n in nodes)
    if not parties and (kind in _SEATED or seated or (vague and kind == "talks_close")):
        parties = seated_parties(nodes, home)
    if not parties and generic and own.kind == "colon" and own.parent >= 0:
        # Three more states join, whose names stand before the colon.
        above = clauses[own.parent].nodes
        if all(node.codes or not node.lower.isalpha() for node in above):
            parties = parties_in(above, home, kind)
    if parties:
        return Found(parties, "clause", generic=generic, home=at_home, compared=compared)
    if generic and own.kind != "rel":
        return Found(generic=True, home=at_home, compared=compared)
    if own.kind == "rel" and vague_antecedent(clauses[own.parent]):
        return Found(generic=True, home=at_home, compared=compared)
    # A pact told as signed may be a third party's: the text tells whose, not the speaker.
    spoken = _speaker(own, clauses, at, home, at_home=at_home and kind in _UNDER_WAY)
    if spoken:
        return Found(spoken, "speaker", home=at_home, compared=compared)
    subjects = _subjects_above(own, clauses, home) if plural_pronoun(nodes) else ()
    if plural_pronoun(nodes) and (subjects or own.kind != "rel"):
        source = "parent" if subjects else "none"
        vague = not subjects and own.parent >= 0 and "GENERIC" in clauses[own.parent].tags
        return Found(subjects, source, generic=vague, home=at_home, compared=compared)
    if own.opener == "returns" and at > 0:
        beside = parties_in(clauses[at - 1].nodes, home, kind)
        if beside:
            return Found(beside, "parent", home=at_home, compared=compared)
    if nodes and nodes[0].lower == "what" and at + 1 < len(clauses):
        beside = parties_in(clauses[at + 1].nodes, home, kind)
        if beside:
            return Found(beside, "parent", home=at_home, compared=compared)
    parent = _from_parent(own, clauses, home, kind)
    partner = own.parent >= 0 and clauses[own.parent].nodes[-1].lower == "with"
    if parent and not partner and home_alone(own, home, finding):
        # "A pact with Poland is the 21st that Ukraine has signed": whose it is stands by its name.
        parent = tuple(pair for pair in parent if _by_its_name(clauses[own.parent], pair[1]))
    if parent:
        speaking = own.kind == "content" or "SAY" in clauses[own.parent].tags
        return Found(parent, "speaker" if speaking else "parent", home=at_home, compared=compared)
    return Found(generic=generic, home=at_home, compared=compared)


_UNDONE = frozenset({"unsigned", "refused", "signing_postponed", "was_planned"})


_TRIPS = frozenset({"was_planned", "trip_postponed", "signing_postponed"})


_ENACTED = frozenset({"ratified", "text_agreed"})


_THERE = frozenset({"talks_started", "talks_held", "talks_close", "talks_stalled", "signed"})


_SEATED = frozenset({"talks_started", "talks_held", "talks_stalled", "was_planned"})


_UNDER_WAY = frozenset(
    {"talks_started", "talks_held", "talks_close", "text_agreed", "talks_stalled", "refused_talks"}
)


def _speaker(
    own: Clause, clauses: list[Clause], at: int, home: str, *, at_home: bool
) -> tuple[tuple[str, Unit], ...]:
    """Who says "we have signed it", or "a pact with Ukraine is being prepared"."""
    we = any(node.lower in _WE for node in own.nodes)
    sides = plural_pronoun(own.nodes)
    if not (we or at_home or sides) or any("SAY" in node.tags and node.form for node in own.nodes):
        return ()
    if at_home and not we and any(node.role == "arg" and home in node.codes for node in own.nodes):
        return ()
    behind = [each for each in clauses[at + 1 : at + 4] if each.kind not in ("rel", "reduced")]
    for other in behind[:1]:
        if "SAY" in other.tags and other.kind in ("main", "coord"):
            if sides and not (we or at_home) and not any(home in n.codes for n in other.nodes):
                return ()
            return acting_parties(other, home)
    return ()


_WE = frozenset({"we", "our country", "my country", "our government"})


def _subjects_above(own: Clause, clauses: list[Clause], home: str) -> tuple[tuple[str, Unit], ...]:
    """Those that act in the clause above, over what shares its subject: "they" are these."""
    at, seen = own.parent, 0
    while at >= 0 and seen < 3:
        found = acting_parties(clauses[at], home)
        if found or clauses[at].kind not in ("coord", "content", "rel"):
            return found
        at, seen = clauses[at].parent, seen + 1
    return ()


def _plural(finding: Finding) -> bool:
    noun = finding.noun.noun if finding.noun is not None else None
    return isinstance(noun, Noun) and noun.plural


def _from_parent(
    clause: Clause, clauses: list[Clause], home: str, kind: str
) -> tuple[tuple[str, Unit], ...]:
    seen = 0
    at = clause.parent
    if clause.kind == "rel" and at >= 0:
        last = next((n for n in reversed(clauses[at].nodes) if n.lower not in (",", ".")), None)
        # In Brussels, "where he was to sign", whoever likes signs.
        seated = last is not None and last.lower == "brussels" and clause.opener == "where"
        if last is not None and not seated and _is_antecedent(last, clauses[at], home):
            pairs = ((code, member) for member in last.members or [last] for code in member.codes)
            return tuple((code, member) for code, member in pairs if code != home)
    linked = clause.kind in ("rel", "reduced", "coord", "content", "sub", "colon", "paren") or (
        clause.opener in ("and", "but", "yet", "–", "-", ";", ",")  # noqa: RUF001
    )
    while linked and at >= 0 and seen < 3:
        parent = clauses[at]
        if parent.kind != "cond":
            parties = parties_in(parent.nodes, home, kind)
            if not parties and any(n.lower == "it" for n in clause.nodes[:3]):
                parties = seated_parties(parent.nodes, home)
            if len(parties) > 1 and clause.kind == "sub":
                parties = _subject_of(parties, clause, parent)
            if parties:
                return parties
        at = parent.parent
        seen += 1
    return ()


def _subject_of(
    parties: tuple[tuple[str, Unit], ...], clause: Clause, above: Clause
) -> tuple[tuple[str, Unit], ...]:
    """As in "Albania went the way of Italy | when it signed one": "it" is who acts above."""
    if not any(node.lower in _ONE for node in clause.nodes[:3]):
        return parties
    first = next((n for n in above.nodes if n.codes or "AUX" in n.tags or n.form), None)
    if first is None or first.role != "arg" or len(first.codes) != 1:
        return parties
    return tuple(pair for pair in parties if pair[1] is first) or parties


_ONE = frozenset({"it", "he", "she", "its", "his", "her"})


def _is_antecedent(last: Unit, clause: Clause, home: str) -> bool:
    """Whether a relative clause tells of a party; "announced in Washington that" says where."""
    told_there = last.role == "place" and "SAY" in clause.tags
    return bool(last.codes) and last.codes != (home,) and last.kind != "group" and not told_there


def _by_its_name(clause: Clause, node: Unit) -> bool:
    """Whether the party belongs to the agreement's own name: "with Poland", "the Polish pact"."""
    return any(
        (each is node or node in each.members) and each.role in ("with", "mod", "of")
        for each in clause.nodes
    )
