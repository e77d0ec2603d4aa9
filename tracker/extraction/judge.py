"""The third layer, second half: what a clause says of the agreement, without its parties.

A clause is judged by the classes of its words: what is spoken of (the agreement, the declaration,
talks), what is done to it, and how that is meant. Every rule has a name, which the trace keeps.
"""

from dataclasses import dataclass

from tracker.extraction.clause import VERBS, Clause
from tracker.extraction.mood import Told, mood
from tracker.extraction.noun import Noun
from tracker.extraction.tag import Unit


@dataclass(frozen=True, slots=True)
class Finding:
    """What one clause says, before it is known of whom.

    `kind` is a report's kind or one of two that only the discourse can settle: `was_planned`
    (a signing told as a plan of the past) and `refused` (a signing refused or not done). `timed`
    is what it becomes where a time or occasion is told, `soon` where only a vague one is.
    """

    kind: str
    rule: str
    mood: str
    clause: Clause
    head: Unit
    noun: Unit | None = None
    cues: tuple[Unit, ...] = ()
    timed: str = ""
    soon: str = ""
    direction: str = "past"
    anaphoric: bool = False


@dataclass(slots=True)
class Scene:
    """What the clauses around a clause give it."""

    clauses: list[Clause]
    headline: bool = False
    conditional: bool = False
    bare_ok: bool = False
    """Whether the agreement is what the text speaks of, so that "signed" needs no object."""
    declared: bool = False
    """Whether the text has just spoken of the declaration, so that "joined" needs no object."""
    told: bool = False
    """Whether somebody says all this, so that "would" is a reported "will"."""
    talks_ok: bool = False
    """Whether the text speaks of talks on the agreement, so that "the talks" are these."""


_NOUNS = ("AGR", "AGRNAME", "PROAGR", "TOPIC")
_ENDS = frozenset(
    {"with", "in", "on", "at", "by", "after", "before", "during", "for", "between", "from"}
)


def judge(clause: Clause, scene: Scene) -> list[Finding]:
    """What `clause` says; several findings where it tells of two things."""
    if clause.kind == "cond" or _denied_above(clause, scene):
        return []
    found: list[Finding] = []
    for at, node in enumerate(clause.nodes):
        tags = node.tags
        if tags & {"SIGN", "SIGNN", "CONCLUDE", "ENTER"}:
            found += _signing(clause, at, scene)
        elif "READYN" in tags or "READY" in tags:
            found += _ready(clause, at, scene)
        elif "UNSIGNED" in tags and any(n.lower == "remained" for n in clause.nodes):
            noun = agreement(clause, scene)
            if noun is not None and status(noun) != "other":
                told = Told("denied", (node,))
                found.append(_make("signing_postponed", "unsigned", told, clause, node, noun))
    tags = clause.tags
    if not found or tags & {"RATIFY", "RATN"}:
        for rule in (_joining, _ratifying, _force, _ending, _approving, _talking, _beginning, _settling,
                     _closing, _stalling, _having, _wanting, _following, _progress, _refusing, _delegations):  # fmt: skip
            more = rule(clause, scene)
            if more:
                found += more
                break
    return found


def _denied_above(clause: Clause, scene: Scene) -> bool:
    """ "It is not a treaty that Congress has ratified", "asked how the talks stood"."""
    if clause.parent >= 0 and clause.kind == "rel":
        above = scene.clauses[clause.parent]
        if not above.tags & {"AGR", "AGRNAME", "PROAGR"}:
            return False
        return any("NEG" in node.tags and node.lower != "nothing" for node in above.nodes)
    if clause.parent >= 0 and clause.kind == "content":
        above = scene.clauses[clause.parent]
        words = {node.lower for node in above.nodes}
        if "NEG" in above.tags and words & {"think", "believe", "expect", "thinks", "believes"}:
            return True
        if "DENY" in above.tags or words & _IRREAL or (words & _HEARSAY and "REFUSE" in above.tags):
            return True
    own = next((k for k, each in enumerate(scene.clauses) if each is clause), 0)
    if any({n.lower for n in each.nodes} & _IRREAL for each in scene.clauses[:own]):
        return True
    words = [node.lower for node in clause.nodes[:4]]
    return "asked" in words and clause.kind == "sub"


_IRREAL = frozenset({"imagine", "suppose", "supposing", "pretend", "dream", "fear", "fears"})
_HEARSAY = frozenset({"reports", "rumours", "rumors", "claims", "suggestions", "speculation"})


# --- what a clause speaks of ---------------------------------------------------------------------


def agreement(clause: Clause, scene: Scene, *, own: bool = False) -> Unit | None:
    """The agreement that the clause speaks of, or the one that it hangs on."""
    best: Unit | None = None
    for node in clause.nodes:
        if isinstance(node.noun, Noun) and node.tags & set(_NOUNS) and "TALKS" not in node.tags:
            if best is None or _weight(node) > _weight(best):
                best = node
    if (
        best is None
        and not own
        and clause.kind in ("rel", "reduced", "coord")
        and clause.parent >= 0
    ):
        return agreement(scene.clauses[clause.parent], scene)
    return best


def _weight(node: Unit) -> int:
    noun = node.noun
    if not isinstance(noun, Noun):
        return 0
    return {"ours": 3, "other": 2, "open": 1}[noun.status] - ("PROAGR" in node.tags)


def status(node: Unit | None) -> str:
    """Whether the noun means ours, another's or is open; "none" where there is no noun."""
    return node.noun.status if node is not None and isinstance(node.noun, Noun) else "none"


def _declaration(clause: Clause, at: int) -> Unit | None:
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


def _passive(nodes: list[Unit], at: int) -> bool:
    head = nodes[at]
    if "n" not in head.form:
        return False
    for k in range(at - 1, max(-1, at - 6), -1):
        word = nodes[k]
        if word.lower in _BE:
            return True
        if not (
            word.lower.endswith("ly") or word.tags & {"ALREADY", "NEG", "CLOSE", "SOON", "WHEN"}
        ):
            if word.lower not in (
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


_BE = frozenset(
    {"be", "been", "is", "are", "was", "were", "being", "get", "got", "wasn't", "weren't"}
)


def _object(clause: Clause, at: int, scene: Scene) -> tuple[str, Unit | None]:
    """What is signed: ("agreement", noun), ("declaration", noun), ("none", None) or ("other", ...)."""
    nodes = clause.nodes
    head = nodes[at]
    reduced = clause.kind == "reduced" or (
        "n" in head.form and at > 0 and bool(nodes[at - 1].tags & {"AGR", "AGRNAME", "PROAGR"})
    )
    if _passive(nodes, at) or reduced or (clause.kind == "rel" and clause.opener == "which"):
        for k in range(at - 1, -1, -1):
            node = nodes[k]
            if node.tags & set(_NOUNS) and isinstance(node.noun, Noun):
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
        bare = all(not _content(node) for node in nodes[:at])
        if clause.kind == "coord" and bare:
            return "none", None
        if clause.kind == "reduced" and clause.parent >= 0:
            return "other", None
        return ("none", None) if pronoun or bare else ("other", None)
    if _participial(nodes, at):
        return "other", None
    seen = 0
    for k in range(at + 1, min(len(nodes), at + 16)):
        node = nodes[k]
        if node.tags & {"DECL", "DECLN"} and not node.codes:
            return "declaration", node
        if isinstance(node.noun, Noun) and node.tags & set(_NOUNS):
            return "agreement", node
        if isinstance(node.noun, Noun) and node.noun.status == "other" and "TALKS" not in node.tags:
            return "other", node
        if node.lower in _ENDS and not (node.lower == "on" and seen == 0 and False):
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
        seen += _content(node)
    if seen:
        return "other", None
    if clause.kind == "rel" and clause.parent >= 0:
        noun = agreement(scene.clauses[clause.parent], scene)
        if noun is not None:
            return "agreement", noun
    return "none", None


def _participial(nodes: list[Unit], at: int) -> bool:
    """ "Contracts already signed are fulfilled": a participle of another noun."""
    head = nodes[at]
    if "n" not in head.form or any(n.codes or n.tags & {"PRO", "AUX"} for n in nodes[:at]):
        return False
    return any(_content(n) for n in nodes[max(0, at - 3) : at])


def _content(node: Unit) -> int:
    """1 for a word that could be an object."""
    plain = (not node.tags or bool(node.tags & {"OCC", "LAW", "MASK", "OTHER"})) and (
        node.lower.replace(" ", "").isalpha()
    )
    plain = plain and not node.codes and len(node.lower) > 2
    return int(plain and not node.lower.endswith("ly") and node.lower not in _LIGHT)


_LIGHT = frozenset(
    {
        "any", "the", "and", "also", "there", "here", "too", "off", "down", "out", "all", "quickly", "alone",
        "today", "this", "week", "month", "year", "first", "jointly", "own", "itself", "afterwards",
        "later", "well", "just", "now", "either", "together", "closely", "actively", "present", "pm", "who", "respectively", "person", "both", "then", "thereby",
    }
)  # fmt: skip


# --- signing -------------------------------------------------------------------------------------


def _inherited(clause: Clause, at: int, scene: Scene) -> list[Unit]:
    """What a second participle shares with the chain before: "may be finished and signed"."""
    if clause.kind != "coord" or clause.parent < 0 or at > 1:
        return []
    if "n" not in clause.nodes[at].form or clause.tags & {"AUX"}:
        return []
    return [
        n for n in scene.clauses[clause.parent].nodes if n.tags & {"AUX", "PLAN", "WEAK", "NEG"}
    ]


def _signing(clause: Clause, at: int, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    head = nodes[at]
    nominal = "SIGNN" in head.tags and not ("g" in head.form and _verbal(nodes, at))
    what, noun = _object(clause, at, scene) if not nominal else _signed_thing(clause, at, scene)
    if "CONCLUDE" in head.tags and what == "none":
        return []
    if "ENTER" in head.tags and what != "agreement":
        return []
    if "CONCLUDE" in head.tags and noun is None:
        return []
    if what == "other" or ("LAW" in clause.tags and clause.tags & {"RATIFY", "RATN"}):
        return []
    told = mood(clause, at, nominal=nominal, headline=scene.headline,
                inherited=_inherited(clause, at, scene))  # fmt: skip
    if what == "declaration":
        return (
            [_make("declaration_joined", "sign-declaration", told, clause, head, noun)]
            if (told.mood == "fact")
            else []
        )
    if status(noun) == "other":
        return []
    if noun is None and not (scene.bare_ok and _alone(head)):
        return []
    if isinstance(noun and noun.noun, Noun) and noun is not None and noun.noun.definite == "no":  # type: ignore[attr-defined]
        told = Told("denied", (noun, *told.cues))
    if nominal:
        told = _nominal_mood(clause, at, told)
        before = nodes[at - 1].lower if at else "the"
        named = before in ("the", "its", "their", "his", "her", "this", "a") or nodes[at - 1].codes
        if noun is None and told.mood == "fact" and not named:
            return []
        if noun is None and told.mood == "fact" and head.lower.startswith("ceremon"):
            told = Told("fact", (head,)) if before in ("the", "its") and scene.headline else told
    return _sign_by_mood(told, clause, head, noun, scene, nominal=nominal)


def _alone(head: Unit) -> bool:
    """Whether the word means signing also without its object: "signed", not "struck"."""
    return head.lower.startswith(("sign", "ceremon", "put pen", "countersign", "ink"))


def _verbal(nodes: list[Unit], at: int) -> bool:
    """Whether "signing" is a gerund with an object: "close to signing the agreement"."""
    before = nodes[at - 1].lower if at else ""
    after = nodes[at + 1].lower if at + 1 < len(nodes) else ""
    if at + 1 < len(nodes) and nodes[at + 1].tags & {"AUX", "POSTPONE", "FALL", "PLAN"}:
        return False
    if at + 1 < len(nodes) and "PREP" in nodes[at + 1].tags:
        return False
    return before not in ("the", "a", "this", "its", "for") and after != "of"


def _signed_thing(clause: Clause, at: int, scene: Scene) -> tuple[str, Unit | None]:
    nodes = clause.nodes
    seen = 0
    for k in range(at + 1, min(len(nodes), at + 10)):
        node = nodes[k]
        if node.tags & {"DECL", "DECLN"}:
            return "declaration", node
        if isinstance(node.noun, Noun) and node.tags & set(_NOUNS):
            return "agreement", node
        if isinstance(node.noun, Noun) and node.noun.status == "other":
            return "other", node
        if node.lower in (",", ".") or node.tags & {"AUX"}:
            break
        if "PREP" in node.tags and k > at + 1 and seen and nodes[at + 1].lower == "of":
            return "other", None
        seen += _content(node)
    if seen and at + 1 < len(nodes) and nodes[at + 1].lower == "of":
        return "other", None
    noun = agreement(clause, scene)
    return ("agreement", noun) if noun is not None else ("none", None)


def _nominal_mood(clause: Clause, at: int, told: Told) -> Told:
    """ "Ahead of the signing" and "work towards signing" speak of what is still to come."""
    before = {node.lower for node in clause.nodes[max(0, at - 4) : at]}
    if told.mood == "fact" and before & (_AHEAD | _TALKED):
        return Told("weak", told.cues)
    if told.mood in ("plan", "hope") and before & {"until", "before", "after", "pending"}:
        return Told("weak", told.cues)
    return told


_AHEAD = frozenset({"before", "ahead of", "towards", "toward", "for", "until", "prior", "pending"})
_TALKED = frozenset(
    {
        "about", "talking", "talk", "spoke", "speak", "speaks", "speaking", "discuss", "discussed",
        "day", "question", "possibility", "idea", "date", "issue", "matter", "talks", "chance", "prospect",
    }
)  # fmt: skip


def _sign_by_mood(  # noqa: PLR0913
    told: Told, clause: Clause, head: Unit, noun: Unit | None, scene: Scene, *, nominal: bool
) -> list[Finding]:
    if told.mood == "denied" and _not_then(clause, scene):
        kind, rule, timed, soon, direction = _SIGNING["put off"]
        words = {node.lower for node in clause.nodes}
        placed = any(n.codes and n.role == "place" for n in clause.nodes)
        if words & _AS_PLANNED or placed:
            kind, timed = "signing_postponed", ""
        elif not words & {"yet", "today", "tomorrow"}:
            kind = "refused"
        return [_make(kind, rule, told, clause, head, noun, timed=timed, direction=direction)]
    reported = any(cue.lower == "would" for cue in told.cues) and scene.told
    if told.mood == "weak" and not reported and not _expected(scene):
        return []
    kind, rule, timed, soon, direction = _SIGNING.get(told.mood, ("", "", "", "", "past"))
    if not kind and not timed and not soon:
        return []
    if scene.conditional and told.mood in ("plan", "hope", "weak"):
        return []
    if told.mood == "fact" and nominal and not _happened(clause, scene):
        if scene.conditional or clause.tags & {"WEAK", "NEG"}:
            return []
        return [_make("", "signing-ahead", told, clause, head, noun, timed="signing_scheduled",
                      direction="future")]  # fmt: skip
    if told.mood == "weak" and nominal and {n.lower for n in clause.nodes} & {"spoke", "speaks"}:
        return [_make("", "signing-spoken-of", told, clause, head, noun,
                      timed="signing_scheduled", direction="future")]  # fmt: skip
    if told.mood == "weak" and any(cue.lower == "would" for cue in told.cues) and scene.told:
        kind, rule, timed, soon, direction = _SIGNING["hope"]
        rule = "sign-would"
    return [
        _make(kind, rule, told, clause, head, noun, timed=timed, soon=soon, direction=direction)
    ]


_AS_PLANNED = frozenset(
    {"as planned", "as scheduled", "as had been planned", "as had been announced"}
)


def _not_then(clause: Clause, scene: Scene) -> bool:
    """ "Will not be signed this Saturday", "cannot sign tomorrow": off, if a day is told."""
    words = {node.lower for node in clause.nodes}
    if words & _AS_PLANNED:
        return True
    future = words & {"will", "won't", "cannot", "can't", "going to"}
    return bool(future) and not scene.conditional and not words & {"without", "until", "before"}


def _expected(scene: Scene) -> bool:
    """Whether somebody hopes for or expects what "can" or "may" be."""
    return any(
        node.lower.startswith(("hope", "expect", "hint", "believ", "think", "confident", "likely"))
        for clause in scene.clauses
        for node in clause.nodes
    )


def _happened(clause: Clause, scene: Scene) -> bool:
    """Whether a nominal signing is told as past: by a past verb, or as a headline's event."""
    past = any(
        ("d" in node.form and "b" not in node.form and node.tags & VERBS) or node.lower in _PAST
        for node in clause.nodes
    )
    present = any(node.lower in ("is", "are", "will", "comes", "remains") for node in clause.nodes)
    return (past or scene.headline) and not (present and not past)


_PAST = frozenset(
    {"was", "were", "has", "have", "had", "after", "following", "since", "took place", "been"}
)


_SIGNING: dict[str, tuple[str, str, str, str, str]] = {
    "fact": ("signed", "sign", "", "", "past"),
    "plan": ("talks_close", "sign-planned", "signing_scheduled", "talks_close", "future"),
    "hope": ("talks_close", "sign-hoped", "signing_scheduled", "talks_close", "future"),
    "want": ("intent_declared", "sign-wanted", "signing_scheduled", "talks_close", "future"),
    "close": ("talks_close", "sign-close", "signing_scheduled", "talks_close", "future"),
    "ready": ("text_agreed", "sign-ready", "", "talks_close", "future"),
    "approved": ("text_agreed", "sign-approved", "", "", "past"),
    "past plan": ("was_planned", "sign-was-planned", "", "", "future"),
    "refused": ("refused", "sign-refused", "", "", "past"),
    "postponed": ("signing_postponed", "sign-postponed", "", "", "past"),
    "denied": ("unsigned", "sign-denied", "", "", "past"),
    "put off": ("unsigned", "sign-not-then", "signing_postponed", "", "future"),
    "weak": ("", "sign-possible", "", "talks_close", "future"),
}


def _ready(clause: Clause, at: int, scene: Scene) -> list[Finding]:
    head = clause.nodes[at]
    if clause.kind == "sub" and clause.opener in ("before", "until", "when", "once"):
        return []
    noun = agreement(clause, scene)
    if status(noun) == "other":
        return []
    left = clause.nodes[:at]
    if "READYN" in head.tags:
        if noun is None and not scene.bare_ok:
            return []
        subject = next((n for n in left if n.codes and n.role == "arg"), None)
        thing = next((n for n in left if n.tags & set(_NOUNS) or n.lower == "everything"), None)
        kind = "intent_declared" if subject is not None and thing is None else "text_agreed"
    else:
        if clause.tags & {"SIGN", "SIGNN", "TALKS", "BEGIN"} or not (
            _copular(clause, at) or scene.headline
        ):
            return []
        if head.lower in ("done", "in place", "completed", "complete", "prepared", "final") and (
            noun is None or not _is_text(noun)
        ):
            return []
        thing = next((n for n in left if n.tags & {"AGR", "AGRNAME"} or n.lower in _WORKS), None)
        near = any("CLOSE" in n.tags for n in left) and any(n.codes for n in left)
        if thing is None and near and scene.bare_ok:
            thing = head
        if thing is None or clause.tags & {"FORCE"}:
            return []
        if noun is None and not scene.bare_ok:
            return []
        kind = "text_agreed"
    cues = tuple(n for n in clause.nodes if "CLOSE" in n.tags)
    if any("NEG" in n.tags for n in left) or scene.conditional:
        return []
    if not cues:
        cues = _left_open(clause, scene)
    if any("WEAK" in n.tags and n.lower != "should" for n in left):
        return []
    future = any(n.tags & {"PLAN"} or n.lower == "should" for n in left)
    if cues or future:
        kind = "talks_close"
    told = Told("close" if cues else "ready", (*cues, head))
    return [_make(kind, "ready", told, clause, head, noun)]


def _left_open(clause: Clause, scene: Scene) -> tuple[Unit, ...]:
    """ "... though a few details have yet to be agreed": the text is only nearly ready."""
    for other in scene.clauses:
        if other is not clause and other.opener in _CONCEDING:
            words = tuple(n for n in other.nodes if "NEG" in n.tags or n.lower in _OPEN_POINTS)
            if words:
                return words
    return ()


_CONCEDING = frozenset({"though", "although", "but", "while", "and", "even though", ";"})
_OPEN_POINTS = frozenset(
    {"details", "remain", "remains", "outstanding", "minor", "points", "issues"}
)
_WORKS = frozenset({"everything", "wording", "draft", "all", "it"})


def _is_text(node: Unit) -> bool:
    return bool(node.tags & {"AGR", "AGRNAME", "PROAGR"})


def _copular(clause: Clause, at: int) -> bool:
    return any(n.lower in _BE or n.lower.endswith(" be") for n in clause.nodes[:at])


# --- the other stages ----------------------------------------------------------------------------


def _joining(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if head.tags & {"JOINN", "SIGNN"}:
            noun = next((n for n in nodes[at + 1 :] if n.tags & {"DECL", "DECLN"}), None)
            told = mood(clause, at, nominal=True, headline=scene.headline, inherited=[])
            near = noun is not None and nodes.index(noun) <= at + 6
            pact = _next_agreement(nodes, at + 1, 6) if head.lower.startswith("signator") else None
            if pact is not None and told.mood == "fact" and status(pact) != "other":
                if status(pact) == "ours" or scene.bare_ok:
                    return [_make("signed", "signatory", told, clause, head, pact)]
            if near and told.mood == "fact" and (noun is not None and _qualified(noun)):
                return [_make("declaration_joined", "accession", told, clause, head, noun)]
        if "JOIN" not in head.tags or not _acting(nodes, at):
            continue
        noun = _declaration(clause, at)
        if noun is None and scene.declared and _object(clause, at, scene)[0] == "none":
            told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
            plain = head.lower.startswith(("join", "acced", "come", "came", "sign"))
            if told.mood == "fact" and plain:
                return [_make("declaration_joined", "joined-it", told, clause, head, None)]
        relative = clause.kind in ("rel", "reduced") and clause.parent >= 0
        if noun is None and relative:
            above = scene.clauses[clause.parent].nodes
            noun = next((n for n in above if n.tags & {"DECL", "DECLN"} and not n.codes), None)
        if noun is None or status(noun) == "other":
            noun = None
        if noun is None:
            more = _joins_signers(clause, at, scene)
            if more:
                return more
            continue
        if "DECLN" in noun.tags and status(noun) != "ours" and not _qualified(noun):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood == "fact":
            return [_make("declaration_joined", "join-declaration", told, clause, head, noun)]
    return []


def _acting(nodes: list[Unit], at: int) -> bool:
    """Whether a base form is a verb here: "the leaders back the pact", not "goes back to"."""
    head = nodes[at]
    if set(head.form) != {"b"} or at == 0:
        return True
    before = nodes[at - 1]
    return bool(
        before.codes
        or before.tags & {"PRO", "GENERIC", "OFFICE", "PARL", "GOV", "PLAN", "WEAK", "AUX"}
        or before.lower in ("to", "and")
        or before.lower.endswith("ly")
    )


def _qualified(noun: Unit) -> bool:
    words = noun.noun.words if isinstance(noun.noun, Noun) else []
    definite = isinstance(noun.noun, Noun) and noun.noun.definite in ("def", "such")
    return definite or bool({"g7", "vilnius", "joint", "g"} & set(words))


def _joins_signers(clause: Clause, at: int, scene: Scene) -> list[Finding]:
    """ "Romania has joined the allies that earlier signed such documents"."""
    own = scene.clauses.index(clause)
    if "GENERIC" not in clause.nodes[-1].tags:
        return []
    for later in scene.clauses[own + 1 : own + 2]:
        if later.kind == "rel" and "SIGN" in later.tags and agreement(later, scene) is not None:
            told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
            kind = {"fact": "signed", "want": "intent_declared", "plan": "talks_close"}.get(
                told.mood
            )
            if kind:
                noun = agreement(later, scene)
                return [_make(kind, "join-signers", told, clause, clause.nodes[at], noun)]
    return []


def _ratifying(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    law = next((k for k, n in enumerate(nodes) if "SIGN" in n.tags), None)
    for at, head in enumerate(nodes):
        if "RATIFY" not in head.tags and "RATN" not in head.tags:
            continue
        if law is not None and "LAW" in clause.tags and law < at + 9:
            told = mood(clause, law, nominal=False, headline=scene.headline, inherited=[])
            noun = agreement(clause, scene)
            if told.mood == "fact" and status(noun) != "other" and (noun or scene.bare_ok):
                return [_make("ratified", "sign-ratification-law", told, clause, head, noun)]
            continue
        noun = agreement(clause, scene)
        if status(noun) == "other" or (noun is None and not scene.bare_ok):
            continue
        nominal = "RATN" in head.tags and "RATIFY" not in head.tags
        if not nominal and noun is not None and clause.kind in ("main", "content", "sub"):
            what, _ = _object(clause, at, scene)
            if what == "other":
                continue
        told = mood(clause, at, nominal=nominal, headline=scene.headline,
                    inherited=_inherited(clause, at, scene))  # fmt: skip
        if told.mood not in ("fact", "approved") or scene.conditional:
            continue
        if nominal and not clause.tags & {"COMPLETE", "APPROVE", "VERB", "HOLD", "RATIFY"}:
            continue
        if nominal and clause.tags & {"VERB"} and not _completes(clause):
            continue
        return [_make("ratified", "ratify", told, clause, head, noun)]
    return []


def _completes(clause: Clause) -> bool:
    done = {
        "completed",
        "gave",
        "given",
        "signified",
        "received",
        "deposited",
        "passed",
        "exchanged",
    }
    return any(node.lower in done for node in clause.nodes)


def _force(clause: Clause, scene: Scene) -> list[Finding]:
    for at, head in enumerate(clause.nodes):
        if not head.tags & {"FORCE", "FORCEN"}:
            continue
        noun = agreement(clause, scene)
        if status(noun) == "other" or (noun is None and not scene.bare_ok):
            continue
        if noun is None and not any("PRO" in n.tags for n in clause.nodes):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood != "fact" or scene.conditional:
            continue
        if "FORCE" in head.tags and set(head.form) <= set("bz") and not scene.headline:
            continue
        if "FORCEN" in head.tags:
            before = [n.lower for n in clause.nodes[max(0, at - 3) : at]]
            since = any(n.lower == "since" for n in clause.nodes) or "ALREADY" in clause.tags
            if (
                clause.kind == "sub"
                or not ({"is", "been", "was", "now"} & set(before))
                or not (since or "now" in before or "been" in before)
            ):
                continue
        return [_make("entered_into_force", "enter-into-force", told, clause, head, noun)]
    return []


def _ending(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        tags = head.tags
        if "SUSPN" in tags and any(n.lower in ("put", "puts", "putting") for n in nodes[:at]):
            noun = agreement(clause, scene)
            put = next(k for k, n in enumerate(nodes) if n.lower in ("put", "puts", "putting"))
            told = mood(clause, put, nominal=False, headline=scene.headline, inherited=[])
            if noun is not None and status(noun) != "other" and told.mood == "fact":
                kind = "talks_stalled" if "TALKS" in clause.tags else "suspended"
                return [_make(kind, "put-on-hold", told, clause, head, noun)]
        if not tags & {"SUSPEND", "TERMINATE", "EXPIRE", "RESUME", "NOFORCE", "POSTPONE"}:
            continue
        if tags & {"SUSPEND", "POSTPONE", "RESUME"} and "TALKS" in clause.tags:
            continue
        if _signing_above(clause, scene) or _with_talks_above(clause, scene) is not clause:
            continue
        if "POSTPONE" in tags and head.lower.split()[0][:6] != "cancel":
            continue
        what, noun = _object(clause, at, scene) if "NOFORCE" not in tags else (
            "agreement", agreement(clause, scene))  # fmt: skip
        if "EXPIRE" in tags and not _passive(nodes, at):
            noun = noun or agreement(clause, scene)
            what = "agreement" if noun is not None else "none"
            if "d" not in head.form and "n" not in head.form:
                continue
        if what != "agreement" or status(noun) == "other":
            if not (what == "none" and scene.bare_ok and _passive(nodes, at)):
                continue
        told = mood(clause, at, nominal=False, headline=scene.headline,
                    inherited=_inherited(clause, at, scene))  # fmt: skip
        if told.mood == "postponed":
            told = Told("fact", (head,))
        if told.mood != "fact" or scene.conditional or (nodes and nodes[0].lower == "when"):
            continue
        kind = "suspended" if "SUSPEND" in tags else "resumed" if "RESUME" in tags else "terminated"
        return [_make(kind, kind, told, clause, head, noun)]
    return []


def _signing_above(clause: Clause, scene: Scene) -> bool:
    """Whether the clause or the one whose subject it shares is about a signing."""
    at, seen = clause, 0
    while seen < 3:
        if "SIGNN" in at.tags and not any(
            "AUX" in n.tags
            for n in at.nodes[: next((k for k, n in enumerate(at.nodes) if "SIGNN" in n.tags), 0)]
        ):
            return True
        if at.kind not in ("coord", "rel", "reduced") or at.parent < 0:
            return False
        at = scene.clauses[at.parent]
        seen += 1
    return False


def _approving(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if "APPROVE" not in head.tags or not _acting(nodes, at):
            continue
        noun = agreement(clause, scene)
        if (
            noun is None
            or status(noun) == "other"
            or (status(noun) == "open" and not scene.bare_ok)
        ):
            continue
        what, _ = _object(clause, at, scene)
        if what not in ("agreement", "none"):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood == "approved":
            told = Told("fact", (head,))
        if told.mood == "refused" and "PARL" in clause.tags:
            return [_make("refused", "approval-refused", told, clause, head, noun)]
        if told.mood != "fact" or scene.conditional:
            continue
        parliament = _agent_is(clause, "PARL")
        draft = any(node.lower in ("draft", "signing") for node in nodes)
        kind = "ratified" if parliament and not draft else "text_agreed"
        if not parliament and not _agent_is(clause, "GOV") and not _agent_is(clause, "OFFICE"):
            continue
        return [_make(kind, "approve", told, clause, head, noun)]
    return []


def _agent_is(clause: Clause, tag: str) -> bool:
    return tag in clause.tags


def _talking(clause: Clause, scene: Scene) -> list[Finding]:
    if clause.kind == "sub" and clause.opener == "before":
        return []
    clause = _with_talks_above(clause, scene)
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        talks = "TALKS" in head.tags or "INTALKS" in head.tags
        talks = talks or (
            head.lower.startswith("negotiat") and _object(clause, at, scene)[0] == "none"
        )
        verb = "NEGOTIATE" in head.tags
        if not (talks or verb) or (head.form and _is_noun_use(nodes, at) and not talks):
            continue
        if talks and (_emergency(clause, head) or _not_talks(nodes, at)):
            continue
        noun = agreement(clause, scene)
        if not _on_agreement(clause, at, noun, scene, talks=talks):
            continue
        found = _talks_by_aspect(clause, at, noun, scene, talks=talks)
        if found:
            return found
    return []


def _with_talks_above(clause: Clause, scene: Scene) -> Clause:
    """The clause with the talks that it hangs on: "the talks, begun in spring, were paused"."""
    if clause.kind not in ("rel", "reduced", "coord") or clause.parent < 0:
        return clause
    if clause.tags & {"TALKS", "AGR", "AGRNAME", "SIGN"} or not clause.tags & _TALKS_VERBS:
        return clause
    node = None
    at = clause.parent
    for _ in range(3):
        if at < 0 or node is not None:
            break
        node = next((n for n in scene.clauses[at].nodes if "TALKS" in n.tags and not n.form), None)
        at = scene.clauses[at].parent
    if node is None:
        return clause
    made = Clause([node, *clause.nodes], clause.kind, clause.opener, clause.parent)
    made.tags = clause.tags | node.tags
    return made


_TALKS_VERBS = frozenset(
    {"STOPN", "BEGIN", "HOLD", "STALL", "COMPLETE", "POSTPONE", "SUSPEND", "CONCLUDE", "RESUME"}
)


def _is_noun_use(nodes: list[Unit], at: int) -> bool:
    before = nodes[at - 1].lower if at else ""
    return before in ("the", "a", "an", "this", "its", "their", "his", "of") and (
        "g" not in nodes[at].form
    )


def _not_talks(nodes: list[Unit], at: int) -> bool:
    """Rounds of ammunition; negotiations that something is only meant for."""
    before = [node.lower for node in nodes[max(0, at - 3) : at]]
    last = nodes[at - 1] if at else None
    if nodes[at].lower in ("round", "rounds"):
        counted = last is not None and (last.tags & {"ORD", "NUM"} or last.lower in _EACH)
        return not counted or (last is not None and last.lower[0].isdigit()) or "mm" in before
    met = any(node.lower in ("met", "meet", "meets", "gathered", "sat") for node in nodes[:at])
    meant = any(word == "for" or word.endswith(" for") for word in before)
    return meant and nodes[at].lower != "in talks" and not met


_EACH = frozenset(
    {"another", "further", "final", "latest", "new", "more", "the", "a", "negotiating"}
)


def _emergency(clause: Clause, head: Unit) -> bool:
    """Consultations that an agreement provides for in case of an attack are no talks on it."""
    if not head.lower.startswith(("consult", "talk", "discuss")):
        return False
    words = {node.lower for node in clause.nodes}
    return bool(words & {"hours", "attack", "aggression", "event", "invasion"})


def _on_agreement(clause: Clause, at: int, noun: Unit | None, scene: Scene, *, talks: bool) -> bool:
    head = clause.nodes[at]
    own = head.noun if isinstance(head.noun, Noun) else None
    if own is not None and own.status == "other":
        return False
    if status(noun) == "other":
        return False
    if not talks:
        if noun is None and not scene.headline:
            return False
        if noun is not None and status(noun) == "open" and not scene.bare_ok:
            return False
        if clause.kind == "reduced" or (head.form == "n" and False):
            return False
        if _passive(clause.nodes, at) and not any(
            node.lower in ("being", "been") for node in clause.nodes[:at]
        ):
            return False
        what, _ = _object(clause, at, scene)
        lone = what == "none" and noun is None and scene.bare_ok and scene.headline
        if lone and head.lower.startswith(("draft", "negotiat")):
            return True
        asked = any(node.lower == "what" for node in clause.nodes[:at])
        return what == "agreement" or (what == "none" and (asked or clause.kind == "rel"))
    if own is not None and own.status == "ours":
        return True
    if noun is not None and "PROAGR" not in noun.tags and (status(noun) == "ours" or scene.bare_ok):
        return True
    if "TOPIC" in clause.tags:
        return True
    if noun is not None and scene.bare_ok and not _meeting(clause, at):
        return True
    if _meeting(clause, at):
        return False
    firm = head.lower.startswith("negotiat") or head.lower in ("round", "rounds", "in talks")
    firm = firm or (own is not None and own.definite == "owned")
    firm = firm or bool(clause.tags & {"BEGIN", "STALL", "INTALKS", "STARTTALKS"})
    return scene.talks_ok or (scene.bare_ok and firm)


def _meeting(clause: Clause, at: int) -> bool:
    """ "Talks with the leaders of", "held talks with President X": a meeting, not negotiations."""
    for node in clause.nodes[at + 1 : at + 5]:
        if node.kind == "person" or ("OFFICE" in node.tags and _LEADERS & set(node.lower.split())):
            return True
        if "OFFICE" in node.tags and not node.codes and node.lower in _LEADERS:
            return True
    before = clause.nodes[at - 1] if at else None
    own = clause.nodes[at].lower
    return own in ("conversation", "talk", "dialogue", "discussion") and (
        before is None or "ORD" not in before.tags
    )


def _first_time(nodes: list[Unit]) -> bool:
    words = [node.lower for node in nodes]
    met = bool({"met", "meet", "spoke", "sat", "gathered"} & set(words))
    return met and any(a == "first" and b == "time" for a, b in zip(words, words[1:], strict=False))


def _begins(nodes: list[Unit], at: int) -> bool:
    node = nodes[at]
    if not node.tags & {"BEGIN", "STARTN", "ENTER"}:
        return False
    before = nodes[at - 1].lower if at else ""
    # "was left open", "remains open" tell of no opening.
    return not (
        node.lower == "open" and before in ("left", "is", "are", "remains", "remain", "was")
    )


_LEADERS = frozenset(
    {"leader", "leaders", "president", "presidents", "prime", "chancellor", "minister", "ministers",
     "pm", "premier", "king", "counterpart", "secretary", "head", "heads", "prime minister"}
)  # fmt: skip


def _talks_by_aspect(  # noqa: PLR0911, PLR0912
    clause: Clause, at: int, noun: Unit | None, scene: Scene, *, talks: bool
) -> list[Finding]:
    tags = clause.tags
    nodes = clause.nodes
    head = nodes[at]
    begin = next((n for k, n in enumerate(nodes) if _begins(nodes, k)), None)
    place = nodes.index(begin) if begin is not None else at
    nominal = talks or begin is None or "STARTN" in begin.tags
    told = mood(clause, place, nominal=nominal and begin is None, headline=scene.headline,
                inherited=_inherited(clause, at, scene))  # fmt: skip
    if scene.conditional and told.mood != "fact":
        return []
    stop = next((n for n in nodes if n.tags & {"STALL", "STOPN", "SUSPEND", "POSTPONE"}), None)
    if stop is not None and begin is None:
        if "DENY" in tags or any("NEG" in n.tags for n in nodes[: nodes.index(stop)]):
            return []
        if any("DENY" in each.tags for each in scene.clauses):
            return []
        if any(n.tags & {"WEAK", "PLAN"} for n in nodes[: nodes.index(stop)]):
            return []
        return [_make("talks_stalled", "talks-stalled", Told("fact", (stop,)), clause, head, noun)]
    if told.mood == "refused":
        return [_make("refused_talks", "talks-refused", told, clause, head, noun)]
    if told.mood in ("denied", "open"):
        return []
    if told.mood == "weak" and scene.told and all(cue.lower == "would" for cue in told.cues):
        told = Told("plan", told.cues)
    if begin is not None:
        if told.mood in ("plan", "hope", "want", "approved", "ready"):
            return [_make("intent_declared", "talks-planned", told, clause, begin, noun,
                          direction="future")]  # fmt: skip
        if told.mood in ("weak", "past plan"):
            return []
        text = "NEGOTIATE" in head.tags and any(n.lower in ("draft", "text") for n in nodes)
        kind = "talks_held" if text else "talks_started"
        return [_make(kind, "talks-begun", Told(told.mood, (begin, head)), clause, head, noun)]
    first = next((n for n in nodes if "STARTTALKS" in n.tags), None)
    if first is not None and first.lower.endswith(("conversation", "meeting")) and noun is None:
        if "on" not in {n.lower for n in nodes}:
            first = None
    if first is None and _first_time(nodes):
        first, told = head, Told("fact", told.cues) if told.mood == "plan" else told
    if first is not None and told.mood == "fact":
        return [_make("talks_started", "first-round", told, clause, first, noun)]
    if head.lower.startswith("discuss") and "NEGOTIATE" in head.tags and told.mood != "fact":
        return []
    if head.lower.startswith("discuss") and "NEGOTIATE" in head.tags and told.mood == "fact":
        return [_make("talks_held", "discussed", told, clause, head, noun)]
    complete = next(
        (n for n in nodes if n.tags & {"COMPLETE", "CONCLUDE"} and "FORCE" not in n.tags), None
    )
    over = next((n for n in nodes[at + 1 :] if n.lower == "over"), None)
    if over is not None and head.lower.startswith("negotiat") and nodes[-1].lower in ("over", "."):
        return [_make("text_agreed", "talks-over", Told("fact", (over,)), clause, head, noun)]
    if told.mood == "close" or complete is not None:
        if complete is not None:
            told = mood(clause, nodes.index(complete), nominal=False, headline=scene.headline,
                        inherited=[])  # fmt: skip
        under_way = complete is not None and any(
            n.lower == "being" for n in nodes[: nodes.index(complete)]
        )
        if under_way or told.mood in ("close", "plan", "hope", "want", "ready"):
            return [_make("talks_close", "talks-ending", told, clause, head, noun,
                          direction="future")]  # fmt: skip
        if complete is not None and told.mood == "fact" and head.lower in ("round", "rounds"):
            return [_make("talks_held", "round-completed", told, clause, complete, noun)]
        if complete is not None and told.mood in ("fact", "approved"):
            return [_make("text_agreed", "talks-completed", told, clause, complete, noun)]
        return []
    if any(n.tags & {"MONTHS"} for n in nodes) or any(
        n.lower.startswith("follow") for n in nodes[:at]
    ):
        return []
    if told.mood in ("plan", "want", "hope") and head.lower in ("round", "rounds"):
        return []
    if told.mood in ("plan", "want", "hope") and not _progressive(nodes, at):
        if "RESUME" in tags or any(n.lower in ("continue", "continuing") for n in nodes):
            return [_make("talks_held", "talks-continue", told, clause, head, noun)]
        return [_make("intent_declared", "talks-wanted", told, clause, head, noun,
                      direction="future")]  # fmt: skip
    if told.mood in ("weak", "past plan", "postponed"):
        return []
    if talks and "INTALKS" not in head.tags and not _held(clause, at):
        return []
    return [_make("talks_held", "talks", told, clause, head, noun)]


def _beginning(clause: Clause, scene: Scene) -> list[Finding]:
    """ "The Germans intend to start in November", "Britain had begun theirs": talks, as before."""
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if "BEGIN" not in head.tags or not head.form or not scene.talks_ok or scene.conditional:
            continue
        if _is_noun_use(nodes, at) or _of_declaration(clause, scene):
            continue
        if not any(n.codes and n.role == "arg" or "PRO" in n.tags for n in nodes[:at]):
            continue
        what, noun = _object(clause, at, scene)
        if what not in ("none", "agreement") or (noun is not None and "PROAGR" not in noun.tags):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood == "fact":
            return [_make("talks_started", "begun", told, clause, head, noun)]
        if told.mood in ("plan", "hope", "want"):
            return [_make("intent_declared", "to-begin", told, clause, head, noun)]
    return []


def _of_declaration(clause: Clause, scene: Scene) -> bool:
    """ "the declaration which the G7 launched"."""
    if clause.kind != "rel" or clause.parent < 0:
        return False
    return bool(scene.clauses[clause.parent].tags & {"DECL", "DECLN"})


def _delegations(clause: Clause, scene: Scene) -> list[Finding]:
    """ "The negotiators met and agreed on the structure of the document"."""
    nodes = clause.nodes
    if not scene.bare_ok or scene.conditional:
        return []
    people = next((n for n in nodes if set(n.lower.split()) & _NEGOTIATORS), None)
    verb = next((n for n in nodes if n.lower in _WORKED), None)
    noun = agreement(clause, scene)
    if people is None or verb is None or any(n.tags & {"NEG", "PLAN", "WEAK"} for n in nodes):
        return []
    if noun is None and not scene.talks_ok:
        return []
    return [
        _make("talks_held", "delegations-met", Told("fact", (people, verb)), clause, verb, noun)
    ]


_NEGOTIATORS = frozenset(
    {"negotiators", "delegations", "teams", "delegation", "team", "negotiating"}
)
_WORKED = frozenset(
    {"met", "meet", "discussed", "exchanged", "worked", "agreed", "continued", "held"}
)


def _progressive(nodes: list[Unit], at: int) -> bool:
    return "g" in nodes[at].form and any(n.lower in _BE for n in nodes[:at])


_TELLING = frozenset(
    {"spoke", "discussed", "told", "reported", "said", "informed", "noted", "about"}
)


def _held(clause: Clause, at: int) -> bool:
    """Whether talks are told to take place, and are not a mere name."""
    nodes = clause.nodes
    if clause.tags & {"HOLD", "ONGOING", "EXIST", "RESUME", "NEGOTIATE"}:
        return True
    words = {node.lower for node in nodes}
    if nodes[-1].lower == "over" or (len(nodes) > 1 and nodes[-2].lower == "over"):
        return True
    if words & _TELLING or "there" in words or words & {"met", "meet", "meets"}:
        return True
    for k, node in enumerate(nodes[:-1]):
        if k > at and "AUX" in node.tags and (nodes[k + 1].form or "ALREADY" in nodes[k + 1].tags):
            return True
    return "NUM" in clause.tags and bool(words & {"had", "have", "has"}) and at > 0


def _settling(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if not head.tags & {"COMPLETE", "SETTLE"}:
            continue
        if head.lower == "agreed" and "SIGN" in clause.tags:
            continue
        if "n" in head.form and at and nodes[at - 1].tags & {"ORD"} | {nodes[at - 1].lower} & _THE:
            continue
        if head.lower == "end" and at + 1 < len(nodes) and nodes[at + 1].lower == "of":
            continue
        noun = agreement(clause, scene)
        draft = any(n.lower in ("wording", "draft", "document") for n in nodes)
        if (noun is None and not (draft and scene.bare_ok)) or status(noun) == "other":
            continue
        if status(noun) == "open" and not scene.bare_ok:
            continue
        what, _ = _object(clause, at, scene)
        if what == "other" and not draft:
            continue
        if (
            what == "none"
            and not draft
            and noun is not None
            and clause.kind == "main"
            and (clause.nodes.index(noun) > at if noun in clause.nodes else True)
        ):
            continue
        if head.lower.startswith("agree") and at + 1 < len(nodes) and nodes[at + 1].lower == "to":
            continue
        if any(n.lower == "principle" for n in nodes[at + 1 : at + 4]):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline,
                    inherited=_inherited(clause, at, scene))  # fmt: skip
        if told.mood in ("close", "plan", "hope", "want", "ready"):
            return [_make("talks_close", "text-soon", told, clause, head, noun,
                          direction="future", timed="finalise-timed")]  # fmt: skip
        would = any(n.lower == "would" for n in told.cues) and scene.told
        if told.mood == "weak" and would:
            return [_make("talks_close", "text-would", told, clause, head, noun,
                          direction="future", timed="finalise-timed")]  # fmt: skip
        if told.mood == "weak":
            should = any(n.lower == "should" for n in told.cues)
            return [_make("talks_close" if should else "", "text-soon", told, clause, head, noun,
                          soon="talks_close", direction="future")]  # fmt: skip
        if told.mood == "fact" and any("CLOSE" in n.tags for n in nodes):
            return [_make("talks_close", "text-nearly", told, clause, head, noun)]
        if told.mood in ("fact", "approved") and not scene.conditional:
            if "g" in head.form or any(n.lower == "being" for n in nodes[:at]):
                return [_make("talks_close", "text-being-finished", told, clause, head, noun)]
            kind = "talks_held" if _only_draft(nodes, at) else "text_agreed"
            return [_make(kind, "text-agreed", told, clause, head, noun)]
    return []


_THE = frozenset({"the", "a", "an", "its", "their", "first"})


def _only_draft(nodes: list[Unit], at: int) -> bool:
    """Whether what is settled is a draft: more work is to come."""
    return any(node.lower in ("draft", "drafts") for node in nodes[at + 1 : at + 4])


def _closing(clause: Clause, scene: Scene) -> list[Finding]:
    """ "Close to a security deal", "put the finishing touches to the agreement"."""
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if "CLOSE" not in head.tags or scene.conditional:
            continue
        noun = agreement(clause, scene)
        if (
            noun is None
            or status(noun) == "other"
            or (status(noun) == "open" and not scene.bare_ok)
        ):
            continue
        if any(node.tags & {"NEG", "WEAK"} for node in nodes[:at]):
            continue
        if head.lower in _MEASURES and not head.form:
            continue
        return [_make("talks_close", "close-to", Told("close", (head,)), clause, head, noun)]
    planned = _agreement_planned(clause, scene)
    if planned:
        return planned
    soon = next((node for node in nodes if "SOON" in node.tags), None)
    verb = next((node for node in nodes if node.lower in _PRESENTING), None)
    noun = agreement(clause, scene)
    if soon and verb and noun is not None and status(noun) != "other":
        if (status(noun) == "ours" or scene.bare_ok) and not scene.conditional:
            told = Told("hope", (soon, verb))
            return [_make("talks_close", "agreement-soon", told, clause, verb, noun)]
    return []


def _agreement_planned(clause: Clause, scene: Scene) -> list[Finding]:
    """ "That of the EU is planned for the same day": what is planned of it is its signature."""
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if head.lower not in ("planned", "expected", "scheduled", "due", "foreseen", "set"):
            continue
        if not (at and "AUX" in nodes[at - 1].tags) or scene.conditional:
            continue
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        if after is not None and not (
            after.lower in ("for", "on", "at", "in", "during", "by", ".", ",", "next")
            or after.tags & {"SOON", "WHEN"}
        ):
            continue
        noun = agreement(clause, scene)
        if (
            noun is None
            or status(noun) == "other"
            or (status(noun) == "open" and not scene.bare_ok)
        ):
            continue
        told = Told("plan", (head,))
        return [_make("talks_close", "agreement-planned", told, clause, head, noun,
                      timed="signing_scheduled", soon="talks_close", direction="future")]  # fmt: skip
    return []


_MEASURES = frozenset(
    {"almost", "nearly", "practically", "virtually", "all but", "about to", "as far as"}
)
_STRAIGHTS = frozenset({"the home straight", "the finish line", "the finishing line", "final stretch",
                        "the home stretch"})  # fmt: skip
_PRESENTING = frozenset(
    {"announced", "announce", "presented", "reached", "reach", "ready", "done", "unveiled"}
)


def _stalling(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    stop = next((n for n in nodes if n.tags & {"STALL", "POSTPONE", "FALL", "DELAYN"}), None)
    if stop is None or scene.conditional:
        return []
    noun = agreement(clause, scene)
    if status(noun) == "other":
        return []
    left = nodes[: nodes.index(stop)]
    if any(n.tags & {"NEG", "WEAK", "DENY"} for n in left) or any(
        "DENY" in each.tags for each in scene.clauses
    ):
        return []
    if any(
        "PLAN" in n.tags
        and n.lower not in ("planned", "scheduled", "expected", "due", "next", "upcoming")
        for n in left
    ):
        return []
    told = Told("postponed", (stop,))
    if stop.tags & {"POSTPONE", "FALL", "DELAYN"}:
        if noun is not None and (status(noun) == "ours" or scene.bare_ok):
            what, _ = ("agreement", noun)
            if "STALL" not in stop.tags and what == "agreement" and _near(nodes, stop, noun):
                return [_make("signing_postponed", "agreement-postponed", told, clause, stop, noun)]
        if clause.kind in ("coord", "rel", "reduced") and _signing_above(clause, scene):
            return [_make("signing_postponed", "signing-postponed", told, clause, stop, noun)]
        trip = any(n.lower in _JOURNEYS for n in nodes) or _on_journey(clause, scene)
        signing = any(
            "SIGN" in each.tags or "SIGNN" in each.tags
            for each in scene.clauses
            if each is not clause
        )
        if (trip and (signing or scene.bare_ok)) or (clause.kind in ("coord", "rel") and signing):
            return [_make("trip_postponed", "trip-postponed", told, clause, stop, noun,
                          anaphoric=True)]  # fmt: skip
        return []
    if noun is not None and (status(noun) == "ours" or scene.bare_ok):
        return [
            _make("talks_stalled", "agreement-stalled", Told("fact", (stop,)), clause, stop, noun)
        ]
    return []


def _on_journey(clause: Clause, scene: Scene) -> bool:
    """ "His trip, planned for February, | was put off"."""
    at, seen = clause, 0
    while at.kind in ("coord", "reduced", "rel") and at.parent >= 0 and seen < 3:
        at = scene.clauses[at.parent]
        seen += 1
        if any(n.lower in _JOURNEYS for n in at.nodes):
            return True
    return False


_JOURNEYS = frozenset(
    {
        "visit",
        "trip",
        "it",
        "ceremony",
        "meeting",
        "visits",
        "trips",
        "ceremonies",
        "tour",
        "journey",
    }
)


def _near(nodes: list[Unit], stop: Unit, noun: Unit) -> bool:
    if noun not in nodes:
        return True
    return abs(nodes.index(stop) - nodes.index(noun)) <= 8


def _having(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        noun_node = None
        if head.lower in ("has", "have", "had", "having") or ("EXIST" in head.tags and "g" not in head.form) or head.lower in (
            "got", "holds", "exist", "enjoys",
        ):  # fmt: skip
            noun_node = _possessed(clause, at, scene)
            if noun_node is None and "made" in {n.lower for n in nodes[at + 1 : at + 3]}:
                noun_node = next((n for n in nodes[at + 1 :] if "TOPIC" in n.tags), None)
            rule = "has-agreement"
        elif head.lower in ("with", "without") and at and nodes[at - 1].tags & {"GENERIC"}:
            noun_node = _next_agreement(nodes, at, 6)
            rule = "country-with-agreement"
        elif head.lower in ("are", "were", "is") and at and nodes[at - 1].lower == "there":
            noun_node = _next_agreement(nodes, at, 8)
            rule = "there-are-agreements"
        if noun_node is None or status(noun_node) == "other":
            continue
        if status(noun_node) == "open" and not scene.bare_ok:
            continue
        if any(node.lower in ("how", "whether", "what") for node in nodes[:at]):
            continue
        noun = noun_node.noun
        if isinstance(noun, Noun) and (noun.definite == "no" or noun.planned):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood == "fact" and not scene.conditional:
            return [_make("signed", rule, Told("fact", (head, noun_node)), clause, head, noun_node)]
    return _compared(clause, scene)


def _next_agreement(nodes: list[Unit], at: int, reach: int) -> Unit | None:
    for node in nodes[at + 1 : at + 1 + reach]:
        if node.tags & {"AGR", "AGRNAME", "PROAGR"} and isinstance(node.noun, Noun):
            return None if node.lower == "that of" else node
        if node.lower in (",", ":") or node.form and "g" not in node.form and "n" not in node.form:
            return None
        if node.tags & {"TALKS", "PREP"}:
            return None
    return None


def _possessed(clause: Clause, at: int, scene: Scene) -> Unit | None:
    nodes = clause.nodes
    if at + 1 < len(nodes) and nodes[at + 1].form and "n" in nodes[at + 1].form:
        return None
    if any(n.form and "n" in n.form and "AGR" not in n.tags for n in nodes[at + 1 : at + 4]):
        return None
    if any(n.lower in ("been", "be", "not") for n in nodes[at + 1 : at + 4]):
        return None
    found = _next_agreement(nodes, at, 8)
    if found is not None:
        return found
    # "agreements that Ukraine already has with", "such deals exist with".
    left = [n for n in nodes[:at] if n.tags & {"AGR", "AGRNAME", "PROAGR"}]
    if left and ("EXIST" in nodes[at].tags or nodes[at].lower == "exist"):
        return left[-1]
    after = nodes[at + 1].lower if at + 1 < len(nodes) else ""
    if left and after in ("with", "already", ".", ","):
        return left[-1]
    if clause.kind == "rel" and after in ("with", ".", "", "already") and clause.parent >= 0:
        return agreement(scene.clauses[clause.parent], scene)
    return None


def _compared(clause: Clause, scene: Scene) -> list[Finding]:
    """ "Similar to those with the UK", "as in the agreements with France": these exist."""
    nodes = clause.nodes
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
        if any("COMPARE" in n.tags or n.lower in ("to", "like", "in", "after") for n in before):
            if scene.bare_ok or node.noun.status == "ours":
                told = Told("fact", (node,))
                return [_make("signed", "compared-with", told, clause, node, node)]
    return []


def _wanting(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if "WANT" not in head.tags and not (
            "PLAN" in head.tags and head.form and "g" not in head.form
        ):
            continue
        if head.form and "PLAN" in head.tags and "n" in head.form and nodes[at - 1].lower in _BE:
            continue
        noun = _next_agreement(nodes, at, 9) or (
            agreement(clause, scene, own=True) if "WANT" in head.tags else None
        )
        if noun is None or status(noun) == "other" or noun not in nodes or nodes.index(noun) < at:
            continue
        if "PROAGR" in noun.tags and noun.lower != "one":
            continue
        if any(n.lower == "whether" for n in nodes[:at]):
            continue
        between = nodes[at + 1 : nodes.index(noun)]
        if any(n.tags & {"APPROVE", "RATIFY", "NEG", "WEAK"} for n in between):
            continue
        if any(n.lower in ("see", "know", "hear", "discuss", "read") for n in between):
            continue
        if head.lower.startswith("agreed") and any("VERB" in n.tags for n in between):
            told = Told("fact", (head,))
            return [_make("signed", "gave-commitments", told, clause, head, noun)]
        if any("b" in n.form and n.tags & VERBS and not n.tags & _DOING for n in between):
            continue
        past = nodes.index(noun) + 1
        if past < len(nodes) and nodes[past].lower == "to":
            continue
        if "n" in head.form and at and "AUX" in nodes[at - 1].tags and nodes[at - 1].lower in _BE:
            continue
        if status(noun) == "open" and not scene.bare_ok:
            continue
        if head.lower.startswith(("expect", "foresee", "envisage", "anticipat")):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood in ("denied", "refused", "open") or scene.conditional:
            continue
        return [_make("intent_declared", "agreement-wanted", Told("want", (head,)), clause, head,
                      noun)]  # fmt: skip
    return []


def _following(clause: Clause, scene: Scene) -> list[Finding]:
    for at, head in enumerate(clause.nodes):
        if "FOLLOW" not in head.tags:
            continue
        noun = agreement(clause, scene, own=True)
        passive = at + 1 < len(clause.nodes) and clause.nodes[at + 1].lower == "by"
        suit = head.lower.endswith("suit")
        after = clause.nodes[at + 1].lower if at + 1 < len(clause.nodes) else "."
        if not (passive or suit or after in ("with", ".", "on", "in", "soon", "later", "")):
            continue
        if passive and not scene.bare_ok and noun is None:
            continue
        if not (noun is not None or scene.bare_ok):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood == "fact":
            return [_make("signed", "followed", told, clause, head, noun)]
        if told.mood in ("plan", "hope"):
            return [_make("talks_close", "to-follow", told, clause, head, noun,
                          timed="signing_scheduled", soon="talks_close", direction="future")]  # fmt: skip
    return []


def _progress(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if "PROGRESS" not in head.tags:
            continue
        if head.lower in ("at work with", "at the drafting table") and scene.bare_ok:
            return [_make("talks_held", "at-work", Told("fact", (head,)), clause, head, None)]
        if head.lower.startswith("being") and not (at and "AUX" in nodes[at - 1].tags):
            continue
        noun = agreement(clause, scene)
        if (
            noun is None
            or status(noun) == "other"
            or (status(noun) == "open" and not scene.bare_ok)
        ):
            continue
        if head.lower in ("work", "preparation", "preparations") and not _work_on(nodes, at, noun):
            continue
        told = mood(clause, at, nominal=True, headline=scene.headline, inherited=[])
        begin = "BEGIN" in clause.tags
        if told.mood == "close":
            return [_make("talks_close", "progress-close", told, clause, head, noun)]
        if begin and told.mood in ("plan", "want", "weak", "hope"):
            return [_make("intent_declared", "work-planned", told, clause, head, noun)]
        if begin and told.mood == "fact" and "prepar" in head.lower:
            return [_make("talks_started", "preparation-begun", told, clause, head, noun)]
        if told.mood in ("fact", "approved", "plan") and not scene.conditional:
            return [_make("talks_held", "progress", told, clause, head, noun)]
    return []


_DOING = frozenset(
    {"SIGN", "CONCLUDE", "ENTER", "BEGIN", "NEGOTIATE", "APPROVE", "RATIFY", "JOIN", "COMPLETE"}
)


def _work_on(nodes: list[Unit], at: int, noun: Unit) -> bool:
    """Whether the work is on the agreement: "work on the agreement", "preparation of the text"."""
    place = nodes.index(noun) if noun in nodes else -1
    after = nodes[at + 1].lower if at + 1 < len(nodes) else ""
    if after in ("on", "of", "towards", "toward", "for", "over") and at < place <= at + 10:
        return True
    between = nodes[at + 1 : place] if place > at else []
    if any(n.tags & {"HOLD", "ONGOING"} for n in between) and any(n.lower == "on" for n in between):
        return True
    following = nodes[at + 1 : at + 4]
    return 0 <= place < at and any(n.tags & {"HOLD", "ONGOING"} for n in following)


def _refusing(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if not head.tags & {"REFUSE", "REFUSEN"}:
            continue
        noun = agreement(clause, scene)
        if status(noun) == "other":
            continue
        after = nodes[at + 1 :]
        if after and after[0].lower == "to" and not (len(after) > 1 and after[1].tags & _DOING):
            continue
        if len(after) > 1 and "BEGIN" in after[1].tags and "TALKS" not in clause.tags:
            continue
        objectless = noun is None and all(not _content(n) and "SAY" not in n.tags for n in after)
        if noun is None and not (objectless and scene.bare_ok and "said" not in head.lower):
            continue
        if status(noun) == "open" and not scene.bare_ok:
            continue
        if any("NEG" in n.tags for n in nodes[:at] if n is not head):
            continue
        if clause.tags & {"SUSPEND", "TERMINATE", "EXPIRE", "POSTPONE", "FORCE"}:
            continue
        told = Told("refused", (head,))
        return [_make("refused_talks", "agreement-refused", told, clause, head, noun)]
    return []


def _make(  # noqa: PLR0913
    kind: str,
    rule: str,
    told: Told,
    clause: Clause,
    head: Unit,
    noun: Unit | None,
    *,
    timed: str = "",
    soon: str = "",
    direction: str = "past",
    anaphoric: bool = False,
) -> Finding:
    return Finding(
        kind,
        rule,
        told.mood,
        clause,
        head,
        noun,
        (head, *told.cues),
        timed,
        soon,
        direction,
        anaphoric,
    )
