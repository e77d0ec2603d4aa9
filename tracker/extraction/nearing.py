"""Talks near their end, told by what little is left: "only the preamble remains to be settled"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, make, status
from tracker.extraction.mood import Told
from tracker.extraction.unit import Unit


def nearing(clause: Clause, scene: Scene) -> list[Finding]:
    """What a clause tells of talks with no word for them, or for the signature to come."""
    if not scene.bare_ok or scene.conditional or clause.kind == "cond":
        return []
    head = (
        _little_left(clause)
        or _question_of_weeks(clause)
        or _soon_done(clause)
        or _polished(clause)
        or _comes_soon(clause, scene)
    )
    if head is None or any(status(n) == "other" for n in clause.nodes):
        return []
    told = Told("close", (head,))
    return [make("talks_close", "little-left", told, clause, head, None, direction="future")]


def _little_left(clause: Clause) -> Unit | None:
    """As in "have only the preamble left to settle", "a handful of paragraphs is still open"."""
    words = clause.words
    if words.isdisjoint(_PARTS) or clause.tags & {"SIGNN", "WANT", "COND"} or "there" in words:
        return None
    few = not words.isdisjoint(_ONLY) or {"the", "last"} <= words or {"the", "final"} <= words
    left = not words.isdisjoint(_LEFT) or ("still" in words and "SETTLE" in clause.tags)
    if not (few and left):
        return None
    return next(n for n in clause.nodes if n.lower in _PARTS)


def _question_of_weeks(clause: Clause) -> Unit | None:
    """As in "it is only a question of weeks", where nothing else is said."""
    soon = next((n for n in clause.nodes if n.lower in _WEEKS), None)
    if soon is None or clause.tags & {"NEG", "WEAK"}:
        return None
    first = _first(clause)
    rest = [n for n in clause.nodes if n is not soon and n.lower.isalpha()]
    plain = all(n.lower in _COPULA or n is first for n in rest)
    return soon if plain and first.lower in _THIS else None


def _first(clause: Clause) -> Unit:
    """The first word of a clause, behind the mark that opens what somebody said."""
    return next((n for n in clause.nodes if n.lower.isalpha()), clause.nodes[0])


def _soon_done(clause: Clause) -> Unit | None:
    """As in "the negotiators should be done within weeks", "will be through by the summer"."""
    nodes = clause.nodes
    who = next((k for k, n in enumerate(nodes[:_EARLY]) if n.lower in _TEAMS), -1)
    if who < 0 or "NEG" in clause.tags or clause.words.isdisjoint(_WILL):
        return None
    for k in range(who + 1, len(nodes) - 1):
        if nodes[k].lower in _DONE:
            near = nodes[k + 1 : k + 5]
            timed = any(n.tags & {"SOON", "WHEN", "OCC"} for n in near)
            return nodes[k] if timed and not any(n.lower == "their" for n in near) else None
    return None


def _polished(clause: Clause) -> Unit | None:
    """As in "the draft is being polished", "they are polishing the text"."""
    verb = next((n for n in clause.nodes if n.lower in _POLISHING), None)
    if verb is None or clause.tags & {"NEG", "WEAK", "PLAN"}:
        return None
    if any(n.codes and n.role == "place" for n in clause.nodes):
        # "Is being polished in London": whose it is, the place tells.
        return None
    return verb if any(n.lower in _TEXTS or "AGR" in n.tags for n in clause.nodes) else None


def _comes_soon(clause: Clause, scene: Scene) -> Unit | None:
    """As in "no day for the ceremony is fixed; it should come soon"."""
    nodes = clause.nodes
    opened = _first(clause).lower in _THIS
    if "SOON" not in clause.tags or not opened or "NEG" in clause.tags:
        return None
    beside = any("SIGNN" in each.tags for each in scene.clauses if each is not clause)
    if not (beside or scene.awaited) or clause.words.isdisjoint(_WILL):
        return None
    return next((n for n in nodes if n.lower in _COMING), None)


_PARTS = frozenset({"preamble", "article", "articles", "paragraph", "paragraphs", "sentence",
                    "sentences", "comma", "commas", "annex", "annexes", "wording", "detail",
                    "details", "formality", "formalities", "passage", "passages", "bracket",
                    "brackets", "clause", "clauses", "point", "points", "question", "questions",
                    "loose ends", "footnote", "footnotes", "nuances", "line",
                    "lines"})  # fmt: skip
_ONLY = frozenset({"only", "just", "merely", "handful", "nothing but", "few", "a few",
                   "little more", "no more than"})  # fmt: skip
_LEFT = frozenset({"left", "remain", "remains", "remaining", "outstanding", "unresolved",
                   "unsettled", "missing", "in place"})  # fmt: skip
_WEEKS = frozenset({"question of weeks", "question of days", "matter of weeks", "matter of days",
                    "in a matter of weeks", "in a matter of days", "question of hours",
                    "matter of hours"})  # fmt: skip
_COPULA = frozenset({"is", "was", "only", "now", "just", "a", "it", "will", "be", "merely",
                     "rather", "perhaps", "probably", "seems"})  # fmt: skip
_THIS = frozenset({"it", "this", "that", "all", "signing", "signature", "the signing"})
_TEAMS = frozenset({"negotiators", "negotiator", "teams", "delegations", "lawyers", "both sides",
                    "the two sides", "the teams", "the delegations", "the negotiators", "diplomats",
                    "experts"})  # fmt: skip
_WILL = frozenset({"will", "should", "expect to", "expected", "expects", "'ll", "is to", "are to",
                   "hope", "hopes", "set to", "would", "expected to"})  # fmt: skip
_DONE = frozenset({"done", "finished", "finish", "through", "ready", "there"})
_POLISHING = frozenset({"polished", "polishing", "touched up", "proofread",
                        "proofreading", "buffed", "burnished"})  # fmt: skip
_TEXTS = frozenset({"draft", "drafts", "text", "wording", "document", "paper"})
_COMING = frozenset({"come", "follow", "happen", "be", "be held", "take place", "comes"})
_EARLY = 6
"""Nodes: where the subject of a clause stands."""
