"""What a verb of signing or agreeing has for an object: the agreement, the declaration, another."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import NOUNS, Scene, agreement
from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit

_ENDS = frozenset(
    {"with", "in", "on", "at", "by", "after", "before", "during", "for", "between", "from"}
)


def declaration(clause: Clause, at: int) -> Unit | None:
    """The declaration as an object: not "under the declaration", "in line with" it."""
    for node in clause.nodes:
        if node.tags & {"DECL", "DECLN"} and not node.codes:
            noun = node.noun
            before = noun.before[-1] if isinstance(noun, Noun) and noun.before else None
            if before is not None and "PREP" in before.tags and before.lower not in _OBJECTIVE:
                continue
            return node
    del at
    return None


_OBJECTIVE = frozenset({"to", "on", "of"})


def passive(nodes: list[Unit], at: int) -> bool:
    """Whether the participle at `at` is passive: "was signed"."""
    head = nodes[at]
    if "n" not in head.form:
        return False
    for k in range(at - 1, max(-1, at - 6), -1):
        word = nodes[k]
        if word.lower in BE:
            return True
        if not (
            word.lower.endswith("ly") or word.tags & {"ALREADY", "NEG", "CLOSE", "SOON", "WHEN"}
        ) and word.lower not in (
            "also",
            "finally",
            "then",
            "now",
            "first",
            "just",
            "and",
            "finished",
        ):
            return word.lower.endswith(" be")
    return False


BE = frozenset(
    {"be", "been", "is", "are", "was", "were", "being", "get", "got", "wasn't", "weren't"}
)


def object_of(clause: Clause, at: int, scene: Scene) -> tuple[str, Unit | None]:  # noqa: C901, PLR0911, PLR0912
    """What is signed, with its noun: an "agreement", the "declaration", "other" or "none"."""
    nodes = clause.nodes
    head = nodes[at]
    reduced = clause.kind == "reduced" or (
        "n" in head.form and at > 0 and bool(nodes[at - 1].tags & {"AGR", "AGRNAME", "PROAGR"})
    )
    reduced = reduced or (
        "n" in head.form
        and at > 1
        and "ALREADY" in nodes[at - 1].tags
        and "PROAGR" in nodes[at - 2].tags
    )
    reduced = reduced or (
        clause.kind == "coord" and "n" in head.form and at <= 1 and "AUX" not in clause.tags
    )
    if passive(nodes, at) or reduced or _which(clause, at, scene):
        for k in range(at - 1, -1, -1):
            node = nodes[k]
            if node.tags & NOUNS and isinstance(node.noun, Noun):
                if "CONCLUDE" in head.tags and _talks_on(nodes, k):
                    return "other", None
                return "agreement", node
            if node.tags & {"DECL", "DECLN"}:
                return "declaration", node
            if isinstance(node.noun, Noun) and node.noun.status == "other":
                return "other", node
        if clause.kind in ("rel", "reduced", "coord") and clause.parent >= 0:
            noun = agreement(scene.clauses[clause.parent], scene)
            if noun is not None:
                return "agreement", noun
        pronoun = any(node.tags & {"PRO"} for node in nodes[:at]) or at == 0
        bare = all(not content(node) for node in nodes[:at])
        if clause.kind == "coord" and bare:
            above = _above(clause, scene)
            subject = next((n for n in above if "AUX" in n.tags or n.tags & NOUNS), None)
            shared = subject is not None and isinstance(subject.noun, Noun)
            return ("agreement", subject) if shared else ("none", None)
        if clause.kind == "reduced" and clause.parent >= 0:
            return "other", None
        return ("none", None) if pronoun or bare else ("other", None)
    if "n" in head.form and _of_another(nodes, at):
        return "other", None
    if _participial(nodes, at):
        return "other", None
    seen = 0
    for k in range(at + 1, min(len(nodes), at + 16)):
        node = nodes[k]
        if node.tags & {"DECL", "DECLN"} and not node.codes:
            return "declaration", node
        if isinstance(node.noun, Noun) and node.tags & NOUNS:
            return "agreement", node
        if isinstance(node.noun, Noun) and node.noun.status == "other" and "TALKS" not in node.tags:
            return "other", node
        if node.lower in _ENDS:
            if k == at + 1 and node.lower == "on":
                continue
            break
        if node.lower in (",", ".", ";") or node.tags & {"CONJ", "SUBJ"}:
            break
        if "WHEN" in node.tags:
            if nodes[k - 1].lower == "-":
                continue
            break
        if seen and "g" in node.form:
            return "other", None
        seen += content(node)
    if seen:
        return "other", None
    if clause.kind == "rel" and clause.parent >= 0:
        noun = agreement(scene.clauses[clause.parent], scene)
        if noun is not None:
            return "agreement", noun
    return "none", None


def _talks_on(nodes: list[Unit], at: int) -> bool:
    """As in "Talks on the agreement were concluded": the talks are the subject."""
    return any(
        "TALKS" in node.tags and nodes[k + 1].lower in _ON
        for k, node in enumerate(nodes[max(0, at - 14) : at], max(0, at - 14))
    )


_ON = frozenset({"on", "about", "over", "regarding", "concerning", "for", "with", "between", "of"})


def _of_another(nodes: list[Unit], at: int) -> bool:
    """Whether the participle describes another instrument: "a deal on arms signed in May"."""
    for k in range(at - 1, max(-1, at - 6), -1):
        node = nodes[k]
        if isinstance(node.noun, Noun):
            return node.noun.status == "other" and "TALKS" not in node.tags
        if node.form or node.codes or node.tags & {"AUX", "PRO", "SUBJ"} or node.lower == ",":
            return False
    return False


def _which(clause: Clause, at: int, scene: Scene) -> bool:
    """Whether "which" is what is done to.

    Not so in "the country with which Ukraine has signed it" and "Britain, which concluded one".
    """
    if clause.kind != "rel" or clause.opener != "which":
        return False
    above = [n for n in _above(clause, scene) if n.lower != ","]
    if above and "PREP" in above[-1].tags:
        return False
    subject = any(node.codes or "PRO" in node.tags for node in clause.nodes[:at])
    return subject or not (above and above[-1].codes)


def _above(clause: Clause, scene: Scene) -> list[Unit]:
    return scene.clauses[clause.parent].nodes if clause.parent >= 0 else []


def _participial(nodes: list[Unit], at: int) -> bool:
    """As in "Contracts already signed are fulfilled": a participle of another noun."""
    head = nodes[at]
    if "n" not in head.form or any(n.codes or n.tags & {"PRO", "AUX"} for n in nodes[:at]):
        return False
    return any(content(n) for n in nodes[max(0, at - 3) : at])


def content(node: Unit) -> int:
    """1 for a word that could be an object."""
    plain = (not node.tags or bool(node.tags & {"OCC", "LAW", "MASK", "OTHER"})) and (
        node.lower.replace(" ", "").isalpha()
    )
    plain = plain and not node.codes and len(node.lower) > 2
    return int(plain and not node.lower.endswith("ly") and node.lower not in _LIGHT)


_LIGHT = frozenset(
    {
        "any", "the", "and", "also", "there", "here", "too", "off", "down", "out", "all",
        "quickly", "alone",
        "today", "this", "week", "month", "year", "first", "jointly", "own", "itself", "afterwards",
        "later", "well", "just", "now", "either", "together", "closely", "actively", "present",
        "pm", "who", "respectively", "person", "both", "then", "thereby",
    }
)  # fmt: skip


def object_behind(clause: Clause, at: int, scene: Scene) -> Unit | None:
    """As in "terminated by consent, with effect from May, | the agreement they had signed"."""
    if "TERMINATE" not in clause.nodes[at].tags or passive(clause.nodes, at):
        return None
    for each in scene.clauses:
        if each.parent < 0 or scene.clauses[each.parent] is not clause:
            continue
        noun = next((n for n in each.nodes[:5] if n.tags & {"AGR", "AGRNAME"}), None)
        if noun is None or noun is each.nodes[-1]:
            continue
        own = isinstance(noun.noun, Noun) and noun.noun.status != "other"
        after = each.nodes[each.nodes.index(noun) + 1]
        if own and after.lower in ("they", "it", "which", "that", "both", "he", "she"):
            return noun
    return None
