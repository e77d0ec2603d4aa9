"""The third layer, first half: a sentence cut into clauses of one predicate each.

Lists of parties are one node by now, so that a comma inside them cuts nothing. A clause keeps how
it hangs on the one before: a relative clause takes its subject or object from there, a condition
takes the force out of the others, what stands in brackets stands alone.
"""

from dataclasses import dataclass, field
from typing import Literal

from tracker.extraction.tag import Unit

ClauseKind = Literal["main", "coord", "rel", "reduced", "cond", "sub", "content", "paren", "colon"]
"""How a clause hangs on the one before it.

`coord` shares its subject where it has none of its own, `rel` is a relative clause, `reduced` a
participle without its auxiliary ("signed in Kyiv"), `cond` a condition, `sub` another subordinate
clause, `content` what somebody said, `paren` stands in brackets, `colon` behind a colon or dash.
"""

VERBS = frozenset(
    {
        "SIGN", "CONCLUDE", "ENTER", "BEGIN", "COMPLETE", "SETTLE", "NEGOTIATE", "JOIN", "APPROVE",
        "RATIFY", "FORCE", "SUSPEND", "TERMINATE", "EXPIRE", "RESUME", "POSTPONE", "FALL", "STALL",
        "REFUSE", "FOLLOW", "WANT", "PLAN", "TRAVEL", "SAY", "DENY", "HOLD", "EXIST", "VERB", "CLOSE",
    }
)  # fmt: skip
_FINITE = frozenset(
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
_STOPS = frozenset(";")
_DASHES = frozenset("–—-")
_BRACKETS = {"(": ")", "[": "]"}
_SUBORDINATE = frozenset({"when", "after", "before", "until", "since", "as", "once"})
_RELATIVE = frozenset({"which", "who", "whose", "whom", "where"})


@dataclass(slots=True)
class Clause:
    """Some nodes of a sentence, in order, and how they hang on the clause before."""

    nodes: list[Unit]
    kind: ClauseKind = "main"
    opener: str = ""
    parent: int = -1
    tags: frozenset[str] = field(default=frozenset())

    @property
    def start(self) -> int:
        """Where it begins in the article."""
        return self.nodes[0].start

    @property
    def end(self) -> int:
        """Where it ends in the article."""
        return max(node.end for node in self.nodes)


def cut(nodes: list[Unit]) -> list[Clause]:
    """The clauses of a sentence; brackets come after the clause that they stand in."""
    finite = [is_finite(nodes, at) for at in range(len(nodes))]
    clauses: list[Clause] = []
    current: list[Unit] = []
    kind: ClauseKind = "main"
    opener = ""
    has_verb = False
    brackets: list[list[Unit]] = []
    at, count = 0, len(nodes)

    def close(following: ClauseKind, word: str) -> None:
        nonlocal current, kind, opener, has_verb
        if any(node.tags or node.lower.isalnum() for node in current):
            clauses.append(Clause(current, kind, opener, len(clauses) - 1))
            kind, opener = following, word
        elif following != "main":
            kind, opener = following, word
        for inside in brackets:
            clauses.append(Clause(inside, "paren", "(", len(clauses) - 1))
        brackets.clear()
        current, has_verb = [], False

    while at < count:
        node = nodes[at]
        if node.lower in _BRACKETS:
            end = _closing(nodes, at, _BRACKETS[node.lower])
            if end > at:
                inside = nodes[at + 1 : end]
                if inside:
                    brackets.append(inside)
                at = end + 1
                continue
        if node.lower == ",":
            end = _aside(nodes, at)
            if end > at:
                brackets.append(nodes[at + 1 : end])
                at = end + 1 if nodes[end].lower == "," and not has_verb else end
                continue
        if kind in ("rel", "reduced") and has_verb and _returns(nodes, at, finite, current):
            close("coord", "returns")
        found = _boundary(nodes, at, finite, has_verb=has_verb)
        if found is not None:
            following, skip = found
            close(following, node.lower)
            if skip:
                at += 1
                continue
        current.append(node)
        has_verb = has_verb or finite[at] or _infinitive(nodes, at)
        at += 1
    close("main", "")
    for clause in clauses:
        if clause.opener == "returns":
            # Back to what the relative clause hangs on: "the accord that he signed | is suspended".
            clause.parent = clauses[clause.parent].parent
        clause.tags = frozenset().union(*(node.tags for node in clause.nodes))
    return clauses


def _infinitive(nodes: list[Unit], at: int) -> bool:
    """Whether a headline's "Latvia to sign" has its verb at `at`."""
    return (
        at > 0
        and "b" in nodes[at].form
        and nodes[at - 1].lower == "to"
        and at > 1
        and bool(nodes[at - 2].codes)
    )


def _returns(nodes: list[Unit], at: int, finite: list[bool], current: list[Unit]) -> bool:
    """Whether the relative clause is over and its main clause's verb comes."""
    if not finite[at] or not current:
        return False
    last = current[-1]
    if last.tags & {"AUX", "PLAN", "WEAK", "SUBJ", "PRO"} or last.lower in ("and", "or", ",", "to"):
        return False
    if last.codes and last.role in ("arg",):
        return False
    return "AUX" in nodes[at].tags or nodes[at].lower in _FINITE or "z" in nodes[at].form


def _aside(nodes: list[Unit], at: int) -> int:
    """Where ", he recalled," ends, that stands within a clause; `at` where none begins."""
    subject = False
    for k in range(at + 1, min(len(nodes), at + 7)):
        node = nodes[k]
        if "SAY" in node.tags and node.form and set(node.form) & set("zdb") and subject:
            for j in range(k + 1, min(len(nodes), k + 7)):
                if nodes[j].lower == ",":
                    return j
                if nodes[j].tags & {"SUBJ", "AUX", "AGR"} or nodes[j].codes:
                    return at
            return at
        named = node.upper and not node.tags
        article = nodes[at + 1].lower in ("the", "one", "a", "his", "its", "their")
        plain = article and (not node.tags or node.lower in ("draft", "one"))
        if not (node.tags & {"PRO", "OFFICE", "GOV", "TITLE"} or node.codes or named or plain):
            return at
        subject = subject or node.lower != "the"
    return at


def _closing(nodes: list[Unit], at: int, mark: str) -> int:
    for k in range(at + 1, min(len(nodes), at + 60)):
        if nodes[k].lower == mark:
            return k
    return -1


def _boundary(  # noqa: PLR0911, PLR0912
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
    if "CONJ" in tags and lower != "therefore":
        return "sub" if lower not in ("but", "yet", "however") else "main", False
    if lower in _SUBORDINATE:
        if lower == "as" and at + 1 < len(nodes) and not _subject_verb(nodes, at + 1, finite):
            return None
        return ("sub", False) if _verb_ahead(nodes, at, finite) else None
    if lower == "," and at + 1 < len(nodes):
        return _comma(nodes, at, finite, has_verb=has_verb)
    if lower in ("and", "or") and at + 1 < len(nodes) and has_verb:
        after = nodes[at + 1]
        if "n" in after.form and after.tags & _MILESTONES and "," not in after.lower:
            return "coord", True
        if finite[at + 1] or _verb_after_adverb(nodes, at + 1, finite):
            return "coord", True
        if _subject_verb(nodes, at + 1, finite):
            return "main", True
    if node.codes and at and nodes[at - 1].tags & _HEADS and _acts_next(nodes, at, finite):
        return "rel", False
    if has_verb and finite[at] and "AUX" in tags | _modal(node) and _verb_done(nodes, at):
        return "coord", False
    if has_verb and "SAY" in tags and finite[at] and at + 1 < len(nodes):
        return None
    if has_verb and _said_before(nodes, at) and _subject_verb(nodes, at, finite):
        return "content", False
    if has_verb and "n" in node.form and "SIGN" in tags and _headed(nodes, at):
        return "reduced", False
    return None


_HEADS = frozenset({"AGR", "AGRNAME", "PROAGR", "TOPIC", "TALKS"})


def _acts_next(nodes: list[Unit], at: int, finite: list[bool]) -> bool:
    """Whether the party at `at` begins a contact clause: "the agreements Ukraine already has"."""
    if nodes[at].role not in ("arg", "mod", "none") or nodes[at].genitive:
        return False
    return any(
        finite[k]
        for k in range(at + 1, min(len(nodes), at + 3))
        if nodes[k].lower not in (",", "and")
    )


def _modal(node: Unit) -> frozenset[str]:
    return frozenset({"AUX"}) if node.lower in _FINITE else frozenset()


def _verb_done(nodes: list[Unit], at: int) -> bool:
    """Whether a verb stands right before: "the pledge they are to sign | would be ..."."""
    before = nodes[at - 1]
    return (
        bool(before.form)
        and bool(before.tags & VERBS)
        and "AUX" not in before.tags
        and ("b" in before.form or "n" in before.form)
        and not before.tags & {"SAY", "PLAN"}
    )


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
    if before is not None and before.lower in _PREPOSED:
        return None
    if not _verb_ahead(nodes, at, finite):
        return None
    return ("content" if said or before is None or not _nominal(before) else "rel"), True


_PREPOSED = frozenset({"at", "in", "on", "for", "by", "with", "of", "to", "before", "after", "so"})


def _nominal(node: Unit) -> bool:
    return bool(node.codes) or bool(
        node.tags & {"AGR", "AGRNAME", "GENERIC", "TALKS", "DECL", "DECLN", "PROAGR", "OFFICE", "TOPIC",
                     "NUM", "SIMILAR", "ORD", "GOV", "PARL"}
    )  # fmt: skip


def _comma(
    nodes: list[Unit], at: int, finite: list[bool], *, has_verb: bool
) -> tuple[ClauseKind, bool] | None:
    after = nodes[at + 1]
    if "SAY" in after.tags and set(after.form) & set("dz"):
        return "coord", True
    if after.form and "n" in after.form and after.tags & (VERBS | {"READY"}) and not finite[at + 1]:
        return "reduced", True
    if "n" in after.form and after.tags & {"SIGN", "CONCLUDE", "PLAN"} and at + 2 < len(nodes):
        if nodes[at + 2].lower in ("to", "in", "on", "by", "with", "at", "for"):
            return "reduced", True
    if finite[at + 1] and not _said_by(nodes, at + 1):
        return "coord", True
    if _said_by(nodes, at + 1):
        return "main", True
    if has_verb and _subject_verb(nodes, at + 1, finite):
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


def _subject_verb(nodes: list[Unit], at: int, finite: list[bool]) -> bool:
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
            return False
        if node.codes and node.role in ("arg", "mod", "none", ""):
            seen = True
        elif node.tags & {"PRO", "AGR", "AGRNAME", "TALKS", "SIGNN", "OFFICE", "GENERIC", "GOV",
                          "PARL", "NUM", "DECL", "PROGRESS", "PROAGR", "ORD", "TOPIC"}:  # fmt: skip
            seen = True
        elif node.lower in ("the", "a", "an", "this", "these", "its", "his", "their", "there"):
            seen = True
        elif node.upper and not node.tags:
            seen = True
    return False


def _verb_after_adverb(nodes: list[Unit], at: int, finite: list[bool]) -> bool:
    node = nodes[at]
    short = node.lower.endswith("ly") or node.tags & {"ALREADY", "NEG"} or node.lower in (
        "also", "then", "now", "later", "thus", "so", "therefore",
    )  # fmt: skip
    return bool(short) and at + 1 < len(nodes) and finite[at + 1]


def _verb_ahead(nodes: list[Unit], at: int, finite: list[bool]) -> bool:
    for k in range(at + 1, min(len(nodes), at + 16)):
        if finite[k]:
            return True
        if nodes[k].lower in (",", ";", ":") or nodes[k].tags & {"SUBJ", "CONJ", "COND"}:
            return False
    return False


def _headed(nodes: list[Unit], at: int) -> bool:
    """Whether the participle at `at` follows its noun: "the agreements signed with Spain"."""
    return at > 0 and bool(nodes[at - 1].tags & {"AGR", "AGRNAME", "PROAGR"})


def is_finite(nodes: list[Unit], at: int) -> bool:
    """Whether the node at `at` is a finite verb, an auxiliary, or begins with one."""
    node = nodes[at]
    if "WHEN" in node.tags:
        return False
    if node.lower in _FINITE or node.lower.split(" ", 1)[0] in _FINITE_HEADS:
        return True
    if not node.form or not node.tags & VERBS:
        return False
    before = nodes[at - 1] if at else None
    if before is not None:
        if before.lower in _NOUN_SIGNS or before.lower == "to" or before.genitive:
            return False
        if before.codes and before.role in ("mod", "none") and node.form in ("b", "z", "bz"):
            return before.kind == "person"
        if before.tags & {"AUX"} and before.lower not in ("had",):
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
