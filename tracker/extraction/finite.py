"""Which words are finite verbs, and what begins with one."""

from tracker.extraction.clause import VERBS
from tracker.extraction.unit import Unit

FINITE = frozenset(
    {
        "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "shall",
        "would", "could", "should", "may", "might", "can", "must", "'ll", "won't", "hasn't",
        "haven't", "hadn't", "isn't", "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't",
        "wouldn't", "can't", "cannot", "couldn't", "is to", "are to", "was to", "were to",
    }
)  # fmt: skip


_NOUN_SIGNS = frozenset(
    {
        "the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "that", "of", "for",
        "on", "no", "new", "any", "further", "more", "military", "first", "next", "with", "in",
        "another", "such", "some", "every", "each", "by", "about", "from", "and", "great", "final",
        "tangible", "joint", "good", "active", "at", "under", "full",
    }
)  # fmt: skip


def infinitive(nodes: list[Unit], at: int) -> bool:
    """Whether a headline's "Latvia to sign" has its verb at `at`."""
    return (
        at > 0
        and "b" in nodes[at].form
        and nodes[at - 1].lower == "to"
        and at > 1
        and bool(nodes[at - 2].codes)
    )


HEADS = frozenset({"AGR", "AGRNAME", "PROAGR", "TOPIC", "TALKS"})


def acts_next(nodes: list[Unit], at: int, finite: list[bool]) -> bool:
    """Whether the party at `at` begins a contact clause: "the agreements Ukraine already has"."""
    if nodes[at].role not in ("arg", "mod", "none") or nodes[at].genitive:
        return False
    return any(
        finite[k]
        for k in range(at + 1, min(len(nodes), at + 3))
        if nodes[k].lower not in (",", "and")
    )


def modal(node: Unit) -> frozenset[str]:
    """The class AUX for a form of "be", "have" or a modal verb, else nothing."""
    return frozenset({"AUX"}) if node.lower in FINITE else frozenset()


def verb_done(nodes: list[Unit], at: int) -> bool:
    """Whether a verb stands right before: "the pledge they are to sign | would be ..."."""
    before = nodes[at - 1]
    return (
        bool(before.form)
        and bool(before.tags & VERBS)
        and "AUX" not in before.tags
        and ("b" in before.form or "n" in before.form)
        and not before.tags & {"SAY", "PLAN"}
    )


def subject_verb(nodes: list[Unit], at: int, finite: list[bool]) -> bool:  # noqa: C901
    """Whether a noun phrase and a finite verb begin at `at`."""
    seen = False
    aside = -1
    for k in range(at, min(len(nodes), at + 16)):
        node = nodes[k]
        if k <= aside:
            continue
        if finite[k]:
            return seen
        if node.lower == "," and seen and aside < 0:
            # "the ambassador of Canada, Natalka Cmoc, has said"
            close = next(
                (j for j in range(k + 1, min(len(nodes), k + 6)) if nodes[j].lower == ","), -1
            )
            if close > 0 and not any(finite[k:close]):
                aside = close
                continue
            return False
        if node.lower in (",", "(", ")", ";", ":") or node.tags & {"SUBJ", "CONJ", "COND"}:
            return False
        if "INCL" in node.tags and k == at:
            return False
        if "PREP" in node.tags and not seen:
            if k == at and k + 1 < len(nodes) and nodes[k + 1].codes:
                # "and with Montenegro it has held first consultations"
                aside = k + 1
                continue
            return False
        if (
            (node.codes and node.role in ("arg", "mod", "none", ""))
            or node.tags
            & {
                "PRO",
                "AGR",
                "AGRNAME",
                "TALKS",
                "SIGNN",
                "OFFICE",
                "GENERIC",
                "GOV",
                "PARL",
                "NUM",
                "DECL",
                "PROGRESS",
                "PROAGR",
                "ORD",
                "TOPIC",
            }
            or node.lower in ("the", "a", "an", "this", "these", "its", "his", "their", "there")
            or (node.upper and not node.tags)
        ):
            seen = True
    return False


def verb_after_adverb(nodes: list[Unit], at: int, finite: list[bool]) -> bool:
    """Whether a finite verb follows an adverb at `at`."""
    node = nodes[at]
    adverb = node.lower.endswith("ly") and not node.codes
    short = adverb or node.tags & {"ALREADY", "NEG"} or node.lower in _LINKS
    return bool(short) and at + 1 < len(nodes) and finite[at + 1]


def verb_ahead(nodes: list[Unit], at: int, finite: list[bool]) -> bool:
    """Whether a finite verb stands soon behind `at`, before a comma."""
    for k in range(at + 1, min(len(nodes), at + 16)):
        if finite[k]:
            return True
        if nodes[k].lower in (",", ";", ":") or nodes[k].tags & {"SUBJ", "CONJ", "COND"}:
            return False
    return False


def is_finite(nodes: list[Unit], at: int) -> bool:  # noqa: C901, PLR0911
    """Whether the node at `at` is a finite verb, an auxiliary, or begins with one."""
    node = nodes[at]
    lower = node.lower
    if "WHEN" in node.tags:
        return False
    if lower in FINITE:
        return True
    if " " in lower and lower.split(" ", 1)[0] in _FINITE_HEADS:
        return not (at and nodes[at - 1].lower == "to")
    if not node.form or node.tags.isdisjoint(VERBS):
        return False
    before = nodes[at - 1] if at else None
    if before is not None:
        if before.lower in _NOUN_SIGNS or before.lower == "to" or before.genitive:
            return False
        if before.codes and before.role in ("mod", "none") and node.form in ("b", "z", "bz"):
            return before.kind == "person"
        if before.tags & {"AUX"} and before.lower != "had":
            return False
    if "z" in node.form:
        return "TALKS" not in node.tags and "AGR" not in node.tags
    if "d" in node.form:
        if before is not None and before.tags & {"AGR", "AGRNAME", "PROAGR"}:
            after = nodes[at + 1].lower if at + 1 < len(nodes) else ""
            return after not in ("by", "with", "in", "on", "between", "at", "last", "so")
        return before is not None and before.lower not in (",", "and")
    if "b" in node.form:
        return before is not None and bool(
            before.codes or before.tags & {"PRO", "GENERIC", "OFFICE"}
        )
    return False


_FINITE_HEADS = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "does", "do"})


BARE_FINITE = FINITE | _FINITE_HEADS
"""The finite verbs among words of no class, which are single words and no others' forms."""


_LINKS = frozenset({"also", "then", "now", "later", "thus", "so", "therefore"})
