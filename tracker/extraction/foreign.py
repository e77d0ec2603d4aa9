"""Agreements of others among themselves, subjects that are only counted, pronouns."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding
from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit


def vague_antecedent(parent: Clause) -> bool:
    """As in "the countries that have signed": not the parent's subject, unless one of them."""
    last = next((n for n in reversed(parent.nodes) if n.tags or n.lower.isalpha()), None)
    if last is not None and last.lower in ("those", "ones") and last is not parent.nodes[0]:
        return not any(node.lower in ("is", "are", "was", "were") for node in parent.nodes)
    if last is None or "GENERIC" not in last.tags:
        return False
    copula = {"is", "are", "was", "were", "become", "became", "becomes", "be", "been", "among"}
    return not any(node.lower in copula or node.lower.endswith(" be") for node in parent.nodes)


def plural_pronoun(nodes: list[Unit]) -> bool:
    """Whether "the two", "both sides", "they" is the subject: those last spoken of."""
    subject = next((n for n in nodes if "PRO" in n.tags or n.codes or "AUX" in n.tags), None)
    return (
        subject is not None and "PRO" in subject.tags and subject.lower not in ("it", "he", "she")
    )


def is_generic(clause: Clause, finding: Finding, home: str) -> bool:
    """Whether the subject is counted or vague: "nine countries", "other allies"."""
    head = finding.head
    for at, node in enumerate(clause.nodes):
        if node.kind == "group" and node.role in ("arg", "none", "with", "of"):
            return True
        if "GENERIC" not in node.tags or _hearer(clause.nodes, at) or _times(clause.nodes, at):
            continue
        if node.lower in ("country", "nation", "member", "ally", "state"):
            before = [each.lower for each in clause.nodes[max(0, at - 3) : at]]
            if {"the", "this", "that"} & set(before) and not any(
                "ORD" in each.tags for each in clause.nodes[max(0, at - 3) : at]
            ):
                continue
            continue
        if node.lower == "both":
            continue
        if at > 1 and [n.lower for n in clause.nodes[at - 2 : at]] == ["between", "the"]:
            continue
        if node.lower in ("other", "others", "many", "several", "some") and node is head:
            continue
        return True
    del home
    return False


def _times(nodes: list[Unit], at: int) -> bool:
    """As in "a few minutes ago", "several weeks": what is counted is time."""
    return at + 1 < len(nodes) and nodes[at + 1].lower in _UNITS


_UNITS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years"})


def _hearer(nodes: list[Unit], at: int) -> bool:
    """As in "told NATO allies": those who are told something take no part in it."""
    return any("SAY" in node.tags and node.form for node in nodes[max(0, at - 3) : at])


def home_alone(clause: Clause, home: str, finding: Finding) -> bool:
    """As in "the 15th pact that Ukraine has signed": the home party's own sum, no other's news."""
    if clause.kind != "rel":
        return False
    subject = next((n for n in clause.nodes if n.codes and n.role == "arg"), None)
    return subject is not None and subject.codes == (home,) and finding.kind == "signed"


def _excluded(nodes: list[Unit], at: int) -> bool:
    """As in "with Moldova, not with Ukraine"."""
    return any(n.lower == "not" for n in nodes[max(0, at - 2) : at])


def _with_stranger(nodes: list[Unit]) -> bool:
    """As in "The one concluded with the Soviet Union": with a name that is no party's."""
    for at, node in enumerate(nodes[:-2]):
        if node.lower == "with":
            name = nodes[at + 2] if nodes[at + 1].lower == "the" else nodes[at + 1]
            return name.upper and not name.tags and not name.codes
    return False


def is_foreign(nodes: list[Unit], home: str, finding: Finding) -> bool:
    """Whether the agreement is one of others: "Somalia's agreement with Turkey"."""
    if any(home in node.codes and not _excluded(nodes, k) for k, node in enumerate(nodes)):
        return False
    if finding.clause.kind == "reduced" and _with_stranger(nodes):
        return True
    noun = finding.noun.noun if finding.noun is not None else None
    if isinstance(noun, Noun) and noun.plural:
        # "Washington has treaties with Tokyo and Seoul"
        at = next((k for k, n in enumerate(nodes) if n.codes and n.role == "with"), 0)
        actors = {c for n in nodes[:at] if n.codes and n.role == "arg" for c in n.codes}
        passive = any(n.lower in ("was", "were", "been", "are") for n in nodes[:at])
        return bool(actors) and not passive and not actors & set(nodes[at].codes)
    subjects = {c for n in nodes if n.codes and n.role in ("arg", "by", "mod") for c in n.codes}
    partners = {c for n in nodes if n.codes and n.role == "with" for c in n.codes}
    paired = any(
        len(n.codes) > 1 and n.role == "mod" and n.members and not _comma_joined(n)
        and not (k and nodes[k - 1].lower == "with")
        for k, n in enumerate(nodes)
    )  # fmt: skip
    between = any(
        n.role == "with" and len(n.codes) > 1 and _between(nodes, k) for k, n in enumerate(nodes)
    )
    twosome = next((n for n in nodes if n.role == "arg" and len(n.codes) == 2), None)
    if (
        twosome is not None
        and isinstance(noun, Noun)
        and noun.definite in ("indef", "bare")
        and not partners
        and not _has_one(finding)
    ):
        return True
    return paired or between or bool(subjects and partners and subjects != partners)


def _has_one(finding: Finding) -> bool:
    """As in "Denmark and Finland have one": each one of the kind that was spoken of."""
    one = finding.noun is not None and finding.noun.lower == "one"
    holders = finding.rule == "country-with-agreement"
    return holders or (one and finding.rule == "has-agreement")


def _between(nodes: list[Unit], at: int) -> bool:
    return any(n.lower == "between" for n in nodes[max(0, at - 2) : at])


def _comma_joined(node: Unit) -> bool:
    return len(node.members) > 2
