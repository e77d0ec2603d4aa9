"""The third layer, first half: a sentence cut into clauses of one predicate each.

Lists of parties are one node by now, so that a comma inside them cuts nothing. A clause keeps how
it hangs on the one before: a relative clause takes its subject or object from there, a condition
takes the force out of the others, what stands in brackets stands alone.
"""

from tracker.extraction.boundary import OPENERS, boundary_at
from tracker.extraction.clause import Clause, ClauseKind
from tracker.extraction.finite import BARE_FINITE, FINITE, infinitive, is_finite
from tracker.extraction.unit import Unit, tags_of

_BRACKETS = {"(": ")", "[": "]"}
_OPENING = OPENERS | _BRACKETS.keys()
_LENT = frozenset({"rel", "reduced"})
"""Clauses that hang on a word before them, and that end where its clause goes on."""


def cut(nodes: list[Unit]) -> list[Clause]:  # noqa: C901, PLR0912, PLR0915
    """The clauses of a sentence; brackets come after the clause that they stand in."""
    finite = [
        is_finite(nodes, at) if node.tags else node.lower in BARE_FINITE
        for at, node in enumerate(nodes)
    ]
    saying = "SAY" in tags_of(nodes)
    clauses: list[Clause] = []
    current: list[Unit] = []
    kind: ClauseKind = "main"
    opener = ""
    has_verb = False
    brackets: list[list[Unit]] = []
    subject: list[Unit] = []
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
        lower = node.lower
        if not (node.tags or finite[at] or saying or lower in _OPENING or kind in _LENT):
            # Most words are of no class and open nothing.
            current.append(node)
            at += 1
            continue
        if lower in _BRACKETS:
            end = _closing(nodes, at, _BRACKETS[lower])
            if end > at:
                inside = nodes[at + 1 : end]
                if inside:
                    brackets.append(inside)
                at = end + 1
                continue
        if lower == ",":
            end = _aside(nodes, at)
            if end > at:
                brackets.append(nodes[at + 1 : end])
                at = end + 1 if nodes[end].lower == "," and not has_verb else end
                continue
        if kind in _LENT and has_verb and _returns(nodes, at, finite, current):
            close("coord", "returns")
        elif lower == "," and subject and _resumed(nodes, at, finite):
            close("main", "returns")
            current, subject = subject, []
            at += 1
            continue
        plain = not (node.tags or finite[at] or (saying and has_verb) or lower in OPENERS)
        found = None if plain else boundary_at(nodes, at, finite, has_verb=has_verb)
        if found is not None:
            following, skip = found
            opened = following == "rel" and not has_verb and kind in _OPEN and _named(current)
            subject = current[:-1] if opened and current[-1].lower == "," else []
            close(following, lower)
            if skip:
                at += 1
                continue
        current.append(node)
        has_verb = has_verb or finite[at] or (bool(node.form) and infinitive(nodes, at))
        at += 1
    close("main", "")
    for clause in clauses:
        while (
            clause.kind != "paren" and clause.parent >= 0 and clauses[clause.parent].kind == "paren"
        ):
            # What follows a bracket hangs on what the bracket stands in.
            clause.parent = clauses[clause.parent].parent
        if clause.opener == "returns":
            # Back to what the relative clause hangs on: "the accord that he signed | is suspended".
            clause.parent = clauses[clause.parent].parent
        clause.tags = tags_of(clause.nodes)
    return clauses


_OPEN = frozenset({"main", "content", "coord"})


def _named(nodes: list[Unit]) -> bool:
    """Whether a clause has a subject and no verb yet: "Japan, | which hosted it, signed"."""
    last = next((node for node in reversed(nodes) if node.lower != ","), None)
    return last is not None and (bool(last.codes) or "AGR" in last.tags or "AGRNAME" in last.tags)


def _resumed(nodes: list[Unit], at: int, finite: list[bool]) -> bool:
    """Whether the main clause's verb comes behind the comma at `at`: "which hosted it, signed"."""
    for k in range(at + 1, min(len(nodes), at + 4)):
        if finite[k] or ("d" in nodes[k].form and "n" in nodes[k].form and k == at + 1):
            return True
        if not (
            nodes[k].lower.endswith("ly")
            or "ALREADY" in nodes[k].tags
            or nodes[k].lower in _ADVERBS
        ):
            return False
    return False


_ADVERBS = frozenset({"also", "now", "then", "finally", "too", "since", "yesterday", "today"})


def _returns(nodes: list[Unit], at: int, finite: list[bool], current: list[Unit]) -> bool:
    """Whether the relative clause is over and its main clause's verb comes."""
    if not finite[at] or not current:
        return False
    last = current[-1]
    if last.tags & {"AUX", "PLAN", "WEAK", "SUBJ", "PRO"} or last.lower in ("and", "or", ",", "to"):
        return False
    if last.codes and last.role == "arg":
        return False
    past = nodes[at].form == "d"
    return past or "AUX" in nodes[at].tags or nodes[at].lower in FINITE or "z" in nodes[at].form


def _aside(nodes: list[Unit], at: int) -> int:  # noqa: PLR0911
    """Where ", he recalled," ends, that stands within a clause; `at` where none begins."""
    subject = False
    if at + 2 < len(nodes) and nodes[at + 2].lower == "," and nodes[at + 1].lower in _LINKS:
        return at + 2
    if at + 1 < len(nodes) and nodes[at + 1].lower in ("as", "then", "now", "for"):
        return _in_office(nodes, at)
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


_LINKS = frozenset({"too", "however", "meanwhile", "moreover", "besides", "also", "instead",
                    "indeed", "likewise", "similarly", "in turn", "again"})  # fmt: skip


def _in_office(nodes: list[Unit], at: int) -> int:
    """Where ", as prime minister," or ", for his part," ends; `at` where it is none."""
    held = nodes[at + 1].lower == "for"
    for k in range(at + 2, min(len(nodes), at + 8)):
        node = nodes[k]
        if node.lower == ",":
            return k if held and k > at + 2 else at
        if nodes[at + 1].lower == "for":
            if node.lower not in ("his", "her", "its", "their", "part"):
                return at
            continue
        held = held or "OFFICE" in node.tags
        if node.form or node.tags & {"AUX", "AGR", "AGRNAME", "TALKS", "SUBJ"}:
            return at
    return at


def _closing(nodes: list[Unit], at: int, mark: str) -> int:
    for k in range(at + 1, min(len(nodes), at + 60)):
        if nodes[k].lower == mark:
            return k
    return -1
