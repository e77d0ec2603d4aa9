"""Agreements told of by comparison: the model of others, the first, one more in the count."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, agreement, make, status
from tracker.extraction.holders import last_told
from tracker.extraction.mood import Told, mood
from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit


def compared(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "Similar to those with the UK", "as in the agreements with France": these exist."""
    nodes = clause.nodes
    if not clause.tags & {"AGR", "AGRNAME", "PROAGR"}:
        return []
    for at, node in enumerate(nodes):
        if not (node.tags & {"AGR", "AGRNAME", "PROAGR"} and isinstance(node.noun, Noun)):
            continue
        plural = node.noun.plural or node.lower in ("one", "that with")
        if not plural or node.noun.planned or node.noun.status == "other":
            continue
        if at + 2 >= len(nodes) or "with" not in (
            nodes[at + 1].lower,
            node.lower.rsplit(" ", 1)[-1],
        ):
            continue
        before = node.noun.before
        compared = any("COMPARE" in n.tags or n.lower in _LIKE for n in before)
        if (compared or "after" in node.noun.words) and (
            scene.bare_ok or node.noun.status == "ours"
        ):
            told = Told("fact", (node,))
            return [make("signed", "compared-with", told, clause, node, node)]
    return []


def described(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: PLR0911
    """As in "The agreement with Britain was the first"."""
    nodes = clause.nodes
    if clause.words.isdisjoint(("is", "was")) or "the" not in clause.words:
        return []
    be = next((k for k, n in enumerate(nodes) if n.lower in ("is", "was")), -1)
    if be < 2 or be + 2 >= len(nodes) or nodes[be + 1].lower != "the" or clause.kind == "cond":
        return []
    ranked = nodes[be + 2]
    if not ("ORD" in ranked.tags or ranked.lower in _RANKS or ranked.lower.endswith("est")):
        return []
    if clause.tags & {"NEG", "PLAN", "WEAK", "TALKS", "DECL", "DECLN", "SIGNN", "COND"}:
        return []
    subject = [n for n in nodes[:be] if n.tags & {"AGR", "AGRNAME"} and isinstance(n.noun, Noun)]
    if len(subject) != 1 or not any(n.codes and n.role in ("with", "mod") for n in nodes[:be]):
        return []
    noun = subject[0].noun
    if not isinstance(noun, Noun) or noun.planned or noun.plural or noun.status == "other":
        return []
    if noun.definite not in ("def", "owned") or not (scene.bare_ok or noun.status == "ours"):
        return []
    told = Told("fact", (subject[0], nodes[be], ranked))
    return [make("signed", "ranked", told, clause, subject[0], subject[0])]


_RANKS = frozenset({"most", "only", "latest", "last", "next", "model", "longest", "shortest"})


_LIKE = frozenset({"to", "like", "in", "after"})


def dated(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "its agreement with Ukraine of May 2024": whose date is told is signed."""
    nodes = clause.nodes
    if clause.words.isdisjoint(("of", "dated", "from")):
        return []
    for at, node in enumerate(nodes[:-2]):
        if not (node.tags & {"AGR", "AGRNAME"} and isinstance(node.noun, Noun)):
            continue
        noun = node.noun
        if last_told(clause, at, scene):
            return [make("signed", "of-its-date", Told("fact", (node,)), clause, node, node)]
        paired = bool(nodes[at + 1].lower == "with" and nodes[at + 2].codes)
        meant = noun.status == "ours" or (
            noun.status == "open" and scene.bare_ok and paired and noun.definite in ("owned", "def")
        )
        if not meant or noun.planned or noun.plural or noun.definite == "no":
            continue
        k = at + 1
        while k < len(nodes) - 1 and (
            nodes[k].codes or nodes[k].lower in ("with", "and", "between")
        ):
            k += 1
        after = nodes[k + 1] if k + 1 < len(nodes) else None
        if nodes[k].lower not in ("of", "dated") or after is None:
            continue
        month = "WHEN" in after.tags and after.lower in _MONTHS
        year = after.lower.isdigit() and len(after.lower) == 4
        day = after.lower.isdigit() and k + 2 < len(nodes) and nodes[k + 2].lower in _MONTHS
        if month or year or day:
            return [make("signed", "of-its-date", Told("fact", (node,)), clause, node, node)]
    return []


_MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august",
                     "september", "october", "november", "december"})  # fmt: skip


def joins_list(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "Greece joined the list in May", "joined the states that have such an agreement"."""
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if not head.lower.startswith("join") or scene.conditional or not scene.bare_ok:
            continue
        rest = nodes[at + 1 :]
        place = next((k for k, n in enumerate(rest[:5]) if n.lower.split()[-1] in _RANKED), -1)
        if place < 0 or not any(n.codes and n.role == "arg" for n in nodes[:at]):
            continue
        after = rest[place + 1] if place + 1 < len(rest) else None
        ends = after is None or after.lower in ("on", "in", ".", ",", "as", "with", "last", "too")
        below = [c for c in scene.clauses if c.kind == "rel" and c.parent >= 0
                 and scene.clauses[c.parent] is clause]  # fmt: skip
        if any(c.tags & {"TALKS", "INTALKS", "NEGOTIATE", "BEGIN"} for c in (clause, *below)):
            continue
        noun = next((n for c in (clause, *below) for n in c.nodes if _is_pact(n)), None)
        meant = noun is not None or "signatories" in clause.words
        meant = meant or any("SIGN" in c.tags for c in below)
        if meant and clause.tags & {"PLAN", "WANT"} and not clause.tags & {"NEG", "WEAK"}:
            told = mood(clause, nodes.index(head), nominal=False, headline=scene.headline,
                        inherited=[])  # fmt: skip
            return _to_join(clause, head, told)
        if not (ends or noun is not None) or clause.tags & {"NEG", "PLAN", "WEAK", "WANT"}:
            continue
        kind = "declaration_joined" if scene.declaring and noun is None else "signed"
        told = Told("fact", (head, rest[place]))
        return [make(kind, "joins-list", told, clause, head, noun)]
    return []


def _to_join(clause: Clause, head: Unit, told: Told) -> list[Finding]:
    """As in "plans to join the circle of signatories", "promised to join those that signed"."""
    if told.mood in ("plan", "hope"):
        return [make("talks_close", "to-join-list", told, clause, head, None,
                     timed="signing_scheduled", soon="talks_close",
                     direction="future")]  # fmt: skip
    if told.mood == "want":
        return [make("intent_declared", "to-join-list", told, clause, head, None)]
    return []


def _is_pact(node: Unit) -> bool:
    return bool(node.tags & {"AGR", "AGRNAME"}) and status(node) != "other"


_RANKED = frozenset({"list", "club", "ranks", "circle", "family", "series", "number", "countries",
                     "states", "nations", "partners",
                     "those", "signatories"})  # fmt: skip


def raised(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "Luxembourg brought the number of security agreements to 22": by signing its own."""
    if clause.words.isdisjoint(_RAISING):
        return []
    nodes = clause.nodes
    head = next(n for n in nodes if n.lower in _RAISING)
    noun = agreement(clause, scene)
    if noun is None or status(noun) == "other" or scene.conditional:
        return []
    if not any(n.lower == "number" for n in nodes) or clause.tags & {"NEG", "PLAN", "WEAK"}:
        return []
    if not any(n.codes and n.role == "arg" for n in nodes[: nodes.index(head)]):
        return []
    return [make("signed", "raises-number", Told("fact", (head,)), clause, head, noun)]


_RAISING = frozenset({"brought", "brings", "bringing", "raised", "raises", "takes", "took"})


def compared_parties(
    clause: Clause, clauses: list[Clause], home: str
) -> tuple[tuple[str, Unit], ...]:
    """Who did it before: "the 12th to sign after Spain", "like Spain before it", "as Spain did"."""
    nodes = clause.nodes
    above = (
        clauses[clause.parent].tags if clause.kind == "rel" and clause.parent >= 0 else frozenset()
    )
    counted = bool((clause.tags | above) & {"ORD", "NUM"})
    found: list[Unit] = []
    for at, node in enumerate(nodes):
        if not node.codes or node.role != "cmp":
            continue
        before = nodes[at - 1].lower if at else ""
        if before == "the" and at > 1:
            before = nodes[at - 2].lower
        behind = [each.lower for each in nodes[at + 1 : at + 3]]
        earlier = before in _AS and behind[:1] == ["before"] and behind[-1] in _IT
        if earlier or (counted and before in ("after", "following", "besides", *_AS)):
            found.append(node)
    found += [
        other.nodes[1]
        for other in clauses
        if other.parent >= 0 and clauses[other.parent].start == clause.start and _did_so(other)
    ]
    return tuple(
        (code, each)
        for node in found
        for each in node.members or [node]
        for code in each.codes
        if code != home
    )


def _did_so(clause: Clause) -> bool:
    """As in "as Germany and France did before it", "as Britain and others have done"."""
    nodes = clause.nodes
    rest = [node.lower for node in nodes[2:]]
    return (
        clause.opener in ("as", "just as")
        and len(nodes) > 1
        and bool(nodes[1].codes)
        and nodes[1].kind != "group"
        and not _DID.isdisjoint(rest)
        and all(word in _DID or word in _BESIDE for word in rest)
    )


_AS = ("like", "just as")
_IT = frozenset({"it", "her", "him", "them"})
_DID = frozenset({"did", "done"})
_BESIDE = _IT | {"and", "others", "many", "several", "other", "states", "countries", "have",
                     "has", "had", "already", "before", "earlier", "too", ",", "."}  # fmt: skip
