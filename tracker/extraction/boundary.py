"""Where a clause begins: at relatives, conjunctions, commas before a verb, what somebody said."""

from tracker.extraction.clause import VERBS, ClauseKind
from tracker.extraction.finite import (
    HEADS,
    acts_next,
    modal,
    subject_verb,
    verb_after_adverb,
    verb_ahead,
    verb_done,
)
from tracker.extraction.unit import Unit

_STOPS = frozenset(";")


_DASHES = frozenset("–—-")  # noqa: RUF001


_SUBORDINATE = frozenset({"when", "after", "before", "until", "since", "as", "once"})


_RELATIVE = frozenset({"which", "who", "whose", "whom", "where"})


OPENERS = _STOPS | _DASHES | _SUBORDINATE | _RELATIVE | {":", "that", ",", "and", "or"}
"""Words that may open a clause or stand before one, whatever their classes."""


def boundary_at(  # noqa: C901, PLR0911, PLR0912
    nodes: list[Unit], at: int, finite: list[bool], *, has_verb: bool
) -> tuple[ClauseKind, bool] | None:
    """Whether a clause begins at `at`: its kind and whether the node itself is dropped."""
    node = nodes[at]
    lower, tags = node.lower, node.tags
    if lower in _STOPS:
        return "main", True
    if lower == ":":
        return "colon", True
    if lower in _DASHES:
        loose = node.spaced and at + 1 < len(nodes) and nodes[at + 1].spaced
        return ("colon", True) if loose or lower == "—" else None
    if lower in _RELATIVE:
        return "rel", True
    if lower == "that":
        return _that(nodes, at, finite)
    if "COND" in tags and lower != "once":
        return "cond", False
    if "CONJ" in tags and lower != "therefore" and not _not_but(nodes, at):
        return "sub" if lower not in ("but", "yet", "however") else "main", False
    if lower in _SUBORDINATE:
        if lower == "as" and at + 1 < len(nodes) and not subject_verb(nodes, at + 1, finite):
            return None
        return ("sub", False) if verb_ahead(nodes, at, finite) else None
    if lower == "," and at + 1 < len(nodes):
        return _comma(nodes, at, finite, has_verb=has_verb)
    if lower in ("and", "or") and at + 1 < len(nodes) and has_verb:
        after = nodes[at + 1]
        if "n" in after.form and after.tags & _MILESTONES and "," not in after.lower:
            return "coord", True
        if finite[at + 1] or verb_after_adverb(nodes, at + 1, finite):
            return "coord", True
        if subject_verb(nodes, at + 1, finite) or _elsewhere(nodes, at, finite):
            return "main", True
        if _of_talks(nodes, at):
            return "coord", True
    headed = bool(at) and bool(nodes[at - 1].tags & HEADS) and "g" not in nodes[at - 1].form
    headed = headed and not nodes[at - 1].lower.endswith((" of", " with"))
    if node.codes and headed and acts_next(nodes, at, finite):
        return "rel", False
    if has_verb and finite[at] and "AUX" in tags | modal(node) and verb_done(nodes, at):
        return "coord", False
    if has_verb and "SAY" in tags and finite[at] and at + 1 < len(nodes):
        return None
    if has_verb and _said_before(nodes, at) and subject_verb(nodes, at, finite):
        return "content", False
    if has_verb and "n" in node.form and tags & {"SIGN", "CONCLUDE"} and _headed(nodes, at):
        return "reduced", False
    return None


def _not_but(nodes: list[Unit], at: int) -> bool:
    """As in "yet another signature", "is not in talks yet": no "but"."""
    after = nodes[at + 1].lower if at + 1 < len(nodes) else "."
    return nodes[at].lower == "yet" and after in ("another", "again", ".", ",")


def _elsewhere(nodes: list[Unit], at: int, finite: list[bool]) -> bool:
    """As in "Canada has sent a draft, and in Berlin work goes on": in another place."""
    near = nodes[at + 1 : at + 5]
    if len(near) < _PLACED or near[0].lower != "in" or near[1].kind != "capital":
        return False
    return bool(near[2].tags & {"PROGRESS", "TALKS"}) and (
        finite[at + 4] or bool(near[3].tags & {"HOLD", "AUX"})
    )


def _of_talks(nodes: list[Unit], at: int) -> bool:
    """As in "has concluded talks with Ireland and held the first round with Montenegro"."""
    after = nodes[at + 1]
    if after.lower not in ("held", "opened", "began", "started", "launched"):
        return False
    behind = any("TALKS" in n.tags for n in nodes[at + 2 : at + 6])
    return behind and any("TALKS" in n.tags for n in nodes[:at])


_PLACED = 4


_MILESTONES = frozenset(
    {"SIGN", "RATIFY", "APPROVE", "INITIAL", "SUSPEND", "TERMINATE", "POSTPONE"}
)


def _that(nodes: list[Unit], at: int, finite: list[bool]) -> tuple[ClauseKind, bool] | None:
    if at + 1 >= len(nodes):
        return None
    after = nodes[at + 1]
    if "AGR" in after.tags and not after.lower.endswith("s"):
        return None
    before = nodes[at - 1] if at else None
    said = before is not None and bool(before.tags & {"SAY", "DENY"})
    said = said and not (before is not None and before.lower == "states" and _counted(nodes, at))
    if before is not None and before.lower in _PREPOSED:
        return None
    if not verb_ahead(nodes, at, finite):
        return None
    nominal = before is not None and (_nominal(before) or before.lower == "states")
    return ("content" if said or not nominal else "rel"), True


def _counted(nodes: list[Unit], at: int) -> bool:
    """As in "among the states that": countries, and nobody who states something."""
    before = nodes[at - 2] if at > 1 else None
    return before is not None and (
        before.lower in ("the", "those", "all", "other", "of", "among", "many", "several", "these")
        or bool(before.tags & {"NUM", "OTHER"})
    )


_PREPOSED = frozenset({"at", "in", "on", "for", "by", "with", "of", "to", "before", "after", "so"})


def _nominal(node: Unit) -> bool:
    return bool(node.codes) or bool(
        node.tags & {"AGR", "AGRNAME", "GENERIC", "TALKS", "DECL", "DECLN", "PROAGR", "OFFICE",
                     "TOPIC",
                     "NUM", "SIMILAR", "ORD", "GOV", "PARL"}
    )  # fmt: skip


def _comma(  # noqa: PLR0911
    nodes: list[Unit], at: int, finite: list[bool], *, has_verb: bool
) -> tuple[ClauseKind, bool] | None:
    after = nodes[at + 1]
    if set(after.form) & {"d"} and _after_name(nodes, at):
        return None
    if "d" in after.form and not has_verb and _apposed(nodes, at):
        return None
    if "SAY" in after.tags and set(after.form) & set("dz"):
        return "coord", True
    if after.form and "n" in after.form and after.tags & (VERBS | {"READY"}) and not finite[at + 1]:
        return "reduced", True
    if (
        "n" in after.form
        and after.tags & {"SIGN", "CONCLUDE", "PLAN"}
        and at + 2 < len(nodes)
        and nodes[at + 2].lower in ("to", "in", "on", "by", "with", "at", "for")
    ):
        return "reduced", True
    if finite[at + 1] and not _said_by(nodes, at + 1):
        return "coord", True
    if _said_by(nodes, at + 1):
        return "main", True
    if has_verb and subject_verb(nodes, at + 1, finite):
        return "main", True
    return None


def _said_by(nodes: list[Unit], at: int) -> bool:
    """Whether ", Tusk said", ", according to sources" begins at `at`."""
    if "INCL" in nodes[at].tags or nodes[at].lower == "counting":
        return False
    for k in range(at, min(len(nodes), at + 7)):
        tags = nodes[k].tags
        if "ACCORDING" in tags and k == at:
            return True
        if "SAY" in tags and nodes[k].form and "g" not in nodes[k].form:
            return True
        if "g" in nodes[k].form and "SAY" in tags and k == at:
            return True
        if nodes[k].lower == "," or tags & {"AGR", "AGRNAME", "SIGN"} or "AUX" in tags:
            return False
    return False


def _said_before(nodes: list[Unit], at: int) -> bool:
    """Whether a verb of saying without "that" stands before `at`, with its hearers at most."""
    for k in range(at - 1, max(-1, at - 7), -1):
        tags = nodes[k].tags
        if nodes[k].lower == "to":
            return False
        if "SAY" in tags and nodes[k].form:
            return True
        if nodes[k].codes or "OFFICE" in tags or nodes[k].lower == ",":
            continue
        if tags & {"AGR", "AGRNAME", "AUX"} or nodes[k].form:
            return False
    return False


def _headed(nodes: list[Unit], at: int) -> bool:
    """Whether the participle at `at` follows its noun: "the agreements signed with Spain"."""
    return at > 0 and bool(nodes[at - 1].tags & {"AGR", "AGRNAME", "PROAGR"})


def _apposed(nodes: list[Unit], at: int) -> bool:
    """Whether the comma at `at` closes an apposition: "Greece, its southern neighbour, signed"."""
    if at + 2 < len(nodes) and nodes[at + 2].lower == "by":
        return False
    first = next((k for k in range(at - 1, max(-1, at - 10), -1) if nodes[k].lower == ","), -1)
    if first < 1 or not (nodes[first - 1].codes or nodes[first - 1].tags & {"OFFICE", "TITLE"}):
        return False
    if "n" in nodes[first + 1].form and nodes[first + 1].tags & VERBS:
        # "The pact with Spain, signed in May, took effect": a participle is no apposition.
        return False
    for k in range(at + 2, min(len(nodes) - 1, at + 14)):
        # "The pact, a ten-year one, signed in May, provides ...": the verb is still to come.
        after = nodes[k + 1]
        if nodes[k].lower == "," and ("AUX" in after.tags or set(after.form) & set("dz")):
            return False
    return True


def _after_name(nodes: list[Unit], at: int) -> bool:
    """Whether the comma at `at` closes a name: "Lithuania's president, Gitanas Nauseda, signed"."""
    for k in range(at - 1, max(-1, at - 7), -1):
        node = nodes[k]
        if node.lower == ",":
            return at - k > 1 and k > 0 and bool(nodes[k - 1].codes)
        named = node.upper and not node.tags
        if not (named or node.kind in ("person", "office") or node.tags & {"OFFICE", "TITLE"}):
            return False
    return False
