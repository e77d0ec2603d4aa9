"""What a finding may refer to, and what it does not: places, foes, plurals, conditions."""

from collections.abc import Sequence

from tracker.extraction.attach import Found
from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding
from tracker.extraction.mention import Thread
from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit


def where_signed(finding: Finding, home: str) -> tuple[tuple[str, Unit], ...]:
    """As in "Zelensky to sign security agreement in Paris": the one place tells whose it is."""
    nodes = finding.clause.nodes
    acts = any((home in n.codes and n.role == "arg") or n.lower == "he" for n in nodes)
    # "The signing of the agreement with Ukraine in Podgorica": whose it is, its place tells.
    nominal = "SIGNN" in finding.head.tags and finding.mood == "postponed"
    acts = acts or (nominal and any(home in n.codes and n.role == "with" for n in nodes))
    if not finding.rule.startswith("sign") or not acts:
        return ()
    places = [
        (code, n)
        for k, n in enumerate(nodes)
        # In Brussels whoever likes signs with whom, on the edge of a summit.
        if n.role == "place"
        and (nodes[k - 1].lower == "in" or _travels_to(nodes, k))
        and "OCC" not in nodes[k - 2].tags
        and n.lower != "brussels"
        for code in n.codes
        if code != home
    ]
    noun = finding.noun.noun if finding.noun is not None else None
    several = isinstance(noun, Noun) and noun.plural and finding.noun is not None
    return tuple(places) if len(places) == 1 or (several and len(places) == 2) else ()


def _travels_to(nodes: list[Unit], at: int) -> bool:
    """As in "flies on to Oslo to sign another"."""
    before = nodes[max(0, at - 3) : at]
    return bool(before) and before[-1].lower == "to" and any("TRAVEL" in n.tags for n in before)


def signed_one_in(finding: Finding) -> bool:
    """As in "A day earlier Zelensky had signed one in Spain": another one, that of the place."""
    noun = finding.noun.noun if finding.noun is not None else None
    return (
        isinstance(noun, Noun)
        and finding.noun is not None
        and (
            finding.noun.lower == "one"
            or (noun.definite == "indef" and finding.mood in ("fact", "plan", "weak"))
            or (noun.plural and noun.definite == "bare" and not noun.count)
        )
    )


def with_foe(finding: Finding) -> bool:
    """As in "Talks between Russia and Ukraine" are not the dossier's."""
    nodes = finding.clause.nodes
    return any(
        "FOE" in node.tags
        and ({each.lower for each in nodes[max(0, k - 2) : k + 2]} & {"between", "with", "and"})
        for k, node in enumerate(nodes)
    )


def of_seven(finding: Finding, clauses: list[Clause]) -> bool:
    """Whether what was joined is the declaration last spoken of, or one told as the G7's."""
    return finding.noun is None or any(
        len(node.codes) == _SEVEN for clause in clauses for node in clause.nodes
    )


_SEVEN = 7


def conditions(clause: Clause) -> bool:
    """Whether the clause makes the sentence depend on something: not "if all goes to plan"."""
    if clause.kind != "cond" or clause.opener not in ("if", "unless"):
        return False
    words = [node.lower for node in clause.nodes]
    polite = not _ONE.isdisjoint(words[1:2]) and clause.words & _PLEASING
    return not (polite or _reserves(words) or clause.words & {"believed", "goes", "anything"})


def _reserves(words: Sequence[str]) -> bool:
    """As in "if nothing comes between", "unless the weather gets in the way": mere reservations."""
    if words[0] == "unless":
        return not _UNFORESEEN.isdisjoint(words)
    as_hoped = any(word.startswith(_GOES) for word in words[2:4])
    return bool(_WHATEVER.intersection(words[1:3])) or (words[1:2] == ["all"] and as_hoped)


_WHATEVER = frozenset({"everything", "nothing", "things"})
_GOES = ("go", "went", "stay", "work", "is well", "hold", "remain")
_UNFORESEEN = frozenset(
    {"way", "intervenes", "intervene", "happens", "happen", "changes", "change", "wrong", "between",
     "otherwise", "unforeseen", "unexpected", "prevents", "prevent"}
)  # fmt: skip
_ONE = frozenset({"you", "one", "we"})
_PLEASING = frozenset(
    {"insist", "please", "like", "will", "wish", "want", "must", "prefer", "ask", "count",
     "counts", "leave", "leaves", "include", "includes", "add", "adds", "believe", "believes"}
)  # fmt: skip
"""As in "if you insist: the talks are nearly over", "if one counts Spain": of no consequence."""


def in_passing(noun: Noun) -> bool:
    """Whether another instrument stands in a mere adverbial: "under the Minsk agreements"."""
    return bool(noun.before) and noun.before[-1].lower in (
        "under",
        "since",
        "after",
        "before",
        "in",
    )


_THEY = frozenset({"they", "their", "their countries", "both", "all three", "all of them"})
PAIRS = frozenset({"the two", "both", "both sides", "the two sides", "they", "both leaders",
                    "the two leaders", "the two countries", "the two presidents", "the presidents",
                    "the leaders", "the sides", "the parties", "both countries"})  # fmt: skip


def is_plural(finding: Finding) -> bool:
    """Whether the finding speaks of several agreements."""
    noun = finding.noun.noun if finding.noun is not None else None
    if not isinstance(noun, Noun) or finding.noun is None:
        return False
    words = finding.noun.lower.split()
    several = bool({words[0], words[-1]} & _SEVERAL) or finding.noun.lower in ("those", "ones")
    return (noun.plural and several) or noun.definite == "such"


_SEVERAL = frozenset(
    {"agreements", "deals", "pacts", "accords", "treaties", "documents", "texts", "arrangements"}
)


def company(
    finding: Finding, clauses: list[Clause], thread: Thread, nodes: list[Unit], home: str
) -> tuple[str, ...]:
    """Who "the two" are: the party that met the home party in the sentence before.

    "They" and "their countries" are several, where that sentence names several.
    """
    clause = finding.clause
    while clause.kind == "coord" and clause.parent >= 0:
        clause = clauses[clause.parent]
    words = clause.nodes
    if words and words[0].lower in _THEY and len(thread.focus) == 1:
        named = [n for n in nodes if n.codes and n.role not in ("place", "none", "mod")]
        several = dict.fromkeys(c for n in named if n.kind != "group" for c in n.codes if c != home)
        if len(several) > 1:
            return tuple(several)
    plural = any("PRO" in node.tags and node.lower in PAIRS for node in finding.clause.nodes)
    if not (plural or not (thread.focus or thread.main)):
        return ()
    found = {c for n in nodes if n.codes and n.role not in ("place", "none") for c in n.codes}
    others = tuple(found - {home})
    return others if len(others) == 1 else ()


def named_there(clause: Clause, before: list[Unit], home: str) -> tuple[str, ...]:
    """Whom "negotiations there opened" means: the one party of the sentence `before` it."""
    nodes = clause.nodes
    at = next((k for k, node in enumerate(nodes) if node.lower == "there"), -1)
    if at < 0:
        return ()
    beside = [*nodes[at + 1 : at + 2], *nodes[max(0, at - 1) : at]]
    if any("AUX" in n.tags or n.tags & {"PLAN", "WEAK"} for n in beside):
        # "There is", "will there be".
        return ()
    found = tuple({c for n in before for c in n.codes if n.kind != "group"} - {home})
    return found if len(found) == 1 else ()


def may_refer(finding: Finding, found: Found) -> bool:  # noqa: PLR0911
    """Whether "the agreement", "it", "both sides" may stand for those last spoken of."""
    clause = finding.clause
    noun = finding.noun.noun if finding.noun is not None else None
    if finding.kind in ("refused_talks", "refused", "unsigned"):
        return not (isinstance(noun, Noun) and (noun.plural or noun.definite == "such"))
    if isinstance(noun, Noun):
        if noun.count or noun.definite == "such" or (noun.plural and noun.definite != "def"):
            return False
        if noun.plural and "TALKS" not in (finding.noun.tags if finding.noun else ()):
            return False
        if noun.definite in ("def", "owned"):
            return True
        if noun.definite == "indef" and found.home:
            return bool(clause.tags & {"PRO", "OFFICE"}) or clause.kind == "main"
        return True
    return True


def unconditional(clauses: list[Clause], nodes: list[Unit]) -> frozenset[int]:
    """The clauses parted by a semicolon from the condition: "talks go on; if they end in time"."""
    stops = [node.start for node in nodes if node.lower == ";"]
    parts = [sum(1 for stop in stops if stop < clause.start) for clause in clauses]
    bound = {part for part, clause in zip(parts, clauses, strict=True) if conditions(clause)}
    return frozenset(at for at, part in enumerate(parts) if part not in bound)
