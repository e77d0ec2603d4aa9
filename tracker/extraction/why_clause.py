"""Why the clauses of a sentence do not say a kind: by what they would say without a word.

The judge is asked again with one thing changed: without the words of a mood, with our agreement
for another one, with the text speaking of ours. What makes the kind appear is the reason.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tracker.extraction.clause import Clause
from tracker.extraction.finding import NOUNS, Finding, Scene, status
from tracker.extraction.judge import judge
from tracker.extraction.lexicon import rows
from tracker.extraction.loss import Loss
from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit, tags_of
from tracker.extraction.watch import Judged

Words = Callable[[Unit], str]
"""How a node stands in the text."""


def may_become(found: Finding, kind: str) -> bool:
    """Whether a finding is of that kind, by itself or with a time told."""
    return kind in (found.kind, found.timed, found.soon) or kind in _SETTLED.get(found.kind, ())


_SETTLED = {
    "was_planned": ("signing_postponed",),
    "unsigned": ("signing_postponed",),
    "trip_postponed": ("signing_postponed",),
    "refused": ("signing_postponed", "talks_stalled"),
    "refused_talks": ("signing_postponed", "talks_stalled"),
}
"""What only the article as a whole makes of what a clause says."""


def why_unsaid(judged: Judged, kind: str, words: Words) -> Loss:
    """Why no clause of a sentence says `kind`.

    Args:
        judged: What its clauses do say.
        kind: A kind of report.
        words: How a node stands in the text.
    """
    ours = replace(judged.scene, bare_ok=True, talks_ok=True, declared=True)
    return (
        _unnamed(judged, ours, kind, words)
        or _meant(judged.scene, ours, kind, words)
        or _other_named(ours, kind, words)
        or _left(judged, kind, words)
    )


def _unnamed(judged: Judged, ours: Scene, kind: str, words: Words) -> Loss | None:
    """The agreement is not named, or not ours."""
    scene = judged.scene
    if scene.bare_ok or not _says(ours, kind):
        return None
    other = _first(scene, _is_other)
    if other is not None:
        return Loss("words", f"the agreement named is another one: “{words(other)}”")
    if judged.thread.topic == "other":
        return Loss("words", "the text speaks of another agreement here, and names none of ours")
    return Loss("words", "no agreement of ours is named, here or before")


def _meant(scene: Scene, ours: Scene, kind: str, words: Words) -> Loss | None:
    """It is told, and not as a fact."""
    if scene.conditional and _says(replace(ours, conditional=False), kind):
        condition = _first(scene, lambda node: "COND" in node.tags)
        stands = f": “{words(condition)}”" if condition is not None else ""
        return Loss("clause", f"told under a condition{stands}")
    for tags, why in _MOODS:
        without = _without(ours, tags)
        if without is not None and _says(replace(without[0], conditional=False), kind):
            return Loss("clause", f"{why}: “{words(without[1])}”")
    for clause in scene.clauses:
        if clause.kind == "cond" and any(node.tags & cues(kind) for node in clause.nodes):
            return Loss("clause", f"told under a condition: “{clause.opener}”")
    if any(_says(_made(ours, [_alone(clause)]), kind) for clause in scene.clauses):
        return Loss("clause", "stands in a clause that tells no fact, by what it hangs on")
    return None


def _other_named(ours: Scene, kind: str, words: Words) -> Loss | None:
    """It is told of another agreement."""
    other = _first(ours, _is_other)
    if other is None or not _says(_with_ours(ours), kind):
        return None
    return Loss("words", f"the agreement named is another one: “{words(other)}”")


def _left(judged: Judged, kind: str, words: Words) -> Loss:
    """What can be said where no change makes the clause say it."""
    scene = judged.scene
    if judged.found:
        return Loss("clause", f"tells something else: {kinds_of(judged.found)}")
    cue = _first(scene, lambda node: bool(node.tags & cues(kind)))
    if cue is None:
        return Loss("words", "no word in it is known to tell that")
    masked = _first(scene, lambda node: "MASK" in node.tags)
    if masked is not None:
        return Loss("words", f"the agreement named is another one: “{words(masked)}”")
    if _first(scene, lambda node: bool(node.tags & NOUNS)) is None:
        return Loss("words", f"has “{words(cue)}”, but names no agreement")
    return Loss("clause", f"has “{words(cue)}”, but not as something told of the agreement")


_MOODS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"NEG"}), "denied"),
    (frozenset({"DENY"}), "denied"),
    (frozenset({"WEAK"}), "only possible, or needed"),
    (frozenset({"COND"}), "told under a condition"),
    (frozenset({"REFUSE", "REFUSEN"}), "refused"),
    (frozenset({"POSTPONE", "DELAYN"}), "put off"),
    (frozenset({"PASTFUT"}), "told as a plan of the past"),
    (frozenset({"WANT"}), "only wanted"),
    (frozenset({"PLAN"}), "only planned"),
    (frozenset({"CLOSE", "SOON", "READY", "READYN"}), "told as near, not as done"),
    (frozenset({"BEGIN", "STARTN"}), "only begun"),
    (frozenset({"FOE"}), "told with an adversary, who is never a party"),
    (frozenset({"NEG", "DENY", "WEAK", "COND", "PLAN", "PASTFUT", "WANT"}), "not told as a fact"),
)
"""Classes of words that a clause may be without, and how it is told because of them."""


def _says(scene: Scene, kind: str) -> bool:
    return any(
        may_become(found, kind) for clause in scene.clauses for found in judge(clause, scene)
    )


def _first(scene: Scene, wanted: Callable[[Unit], bool]) -> Unit | None:
    return next((n for clause in scene.clauses for n in clause.nodes if wanted(n)), None)


def _is_other(node: Unit) -> bool:
    return bool(node.tags & (NOUNS | {"MASK"})) and status(node) == "other"


def _made(scene: Scene, clauses: Iterable[Clause]) -> Scene:
    return replace(scene, clauses=list(clauses))


def _without(scene: Scene, tags: frozenset[str]) -> tuple[Scene, Unit] | None:
    """The scene without the words of these classes, and the first of them; None without any."""
    struck = _first(scene, lambda node: bool(node.tags & tags))
    if struck is None:
        return None
    # A clause that is nothing but such words keeps them: others hang on it by its number.
    kept = [[n for n in clause.nodes if not n.tags & tags] for clause in scene.clauses]
    return _made(scene, map(_of_nodes, scene.clauses, kept)), struck


def _of_nodes(clause: Clause, nodes: Sequence[Unit]) -> Clause:
    if not nodes:
        return clause
    return Clause(list(nodes), clause.kind, clause.opener, clause.parent, tags_of(nodes))


def _with_ours(scene: Scene) -> Scene:
    """The scene with our agreement wherever another one is named."""
    made = []
    for clause in scene.clauses:
        nodes = []
        for each in clause.nodes:
            node = each
            if _is_other(each) and isinstance(each.noun, Noun):
                node = each.twin()
                node.noun = replace(each.noun, status="ours")
            nodes.append(node)
        made.append(_of_nodes(clause, nodes))
    return _made(scene, made)


def _alone(clause: Clause) -> Clause:
    """The clause as if nothing stood around it."""
    return Clause(clause.nodes, "main", "", -1, clause.tags)


def kinds_of(found: Sequence[Finding]) -> str:
    """The kinds that findings are of, in words."""
    return ", ".join(dict.fromkeys(in_words(each.kind) for each in found))


def in_words(kind: str) -> str:
    """A finding's kind as a reader calls it."""
    return _INNER.get(kind, kind.replace("_", " "))


_INNER = {
    "was_planned": "a signing planned in the past",
    "refused": "a refusal to sign",
    "refused_talks": "a refusal of talks",
    "unsigned": "an agreement not signed",
    "trip_postponed": "a journey put off",
    "entered_into_force": "in force",
}


def cues(kind: str) -> frozenset[str]:
    """The classes of words that can make a clause say `kind`."""
    return _CUES.get(kind, frozenset())


_NAMES: dict[str, frozenset[str]] = {
    "signed": frozenset({"SIGNN", "EXIST", "SOSIGN"}),
    "signing_scheduled": frozenset({"SIGN", "SIGNN", "CONCLUDE", "ENTER"}),
    "signing_postponed": frozenset({"DELAYN", "UNSIGNED", "REFUSE", "REFUSEN"}),
    "talks_started": frozenset({"TALKS", "NEGOTIATE", "STARTTALKS", "STARTN", "INTALKS"}),
    "talks_held": frozenset({"TALKS", "INTALKS", "PROGRESS", "ONGOING"}),
    "talks_close": frozenset({"CLOSE", "SOON", "READY", "READYN", "SIGN", "SIGNN"}),
    "text_agreed": frozenset({"READY", "READYN", "COMPLETE", "APPROVALN"}),
    "talks_stalled": frozenset({"REFUSEN", "STOPN"}),
    "ratified": frozenset({"RATN", "APPROVALN"}),
    "entered_into_force": frozenset({"FORCEN"}),
    "suspended": frozenset({"SUSPN", "STOPN"}),
    "terminated": frozenset({"STOPN", "NOFORCE"}),
    "declaration_joined": frozenset({"JOINN"}),
    "intent_declared": frozenset({"WANT"}),
}
"""Beside the verbs of `lexicon/verbs.tsv`, whose kind stands there."""


def _cues() -> dict[str, frozenset[str]]:
    made = dict(_NAMES)
    for row in rows("verbs"):
        made[row["kind"]] = made.get(row["kind"], frozenset()) | {row["class"]}
    return made


_CUES = _cues()
