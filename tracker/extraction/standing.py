"""Agreements that stand without a verb of signing, that are wanted, or that follow others."""

from tracker.extraction.clause import VERBS, Clause
from tracker.extraction.comparing import compared, described, joins_list, raised
from tracker.extraction.finding import Finding, Scene, agreement, make, next_agreement, status
from tracker.extraction.holders import awaits, states_before
from tracker.extraction.mood import Told, mood
from tracker.extraction.noun import Noun
from tracker.extraction.objects import BE, content
from tracker.extraction.unit import Unit


def having(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0912
    """As in "Ukraine has such agreements with", "the fifth country with a pact"."""
    nodes = clause.nodes
    stands = "EXIST" in clause.tags or not clause.words.isdisjoint(_STANDING)
    for at, head in enumerate(nodes if stands else ()):
        noun_node = None
        if head.lower in ("has", "have", "had",
        "having") or ("EXIST" in head.tags and "g" not in head.form) or head.lower in (
            "got", "holds", "exist", "enjoys", "brought", "brings",
        ):  # fmt: skip
            noun_node = _possessed(clause, at, scene)
            if noun_node is None and "made" in {n.lower for n in nodes[at + 1 : at + 3]}:
                noun_node = next((n for n in nodes[at + 1 :] if "TOPIC" in n.tags), None)
            rule = "has-agreement"
        elif _is_party_to(nodes, at):
            noun_node = next_agreement(nodes, at, 6)
            rule = "party-to-agreement"
        elif head.lower == "with" and states_before(nodes, at):
            noun_node = next_agreement(nodes, at, 6)
            noun_node = None if noun_node is not None and awaits(nodes, noun_node) else noun_node
            rule = "country-with-agreement"
        elif head.lower in ("are", "were", "is") and at and nodes[at - 1].lower == "there":
            noun_node = next_agreement(nodes, at, 8)
            if noun_node is not None and noun_node.lower == "one":
                noun_node = None
            rule = "there-are-agreements"
        drafted = noun_node is not None and rule == "has-agreement" and noun_node.lower in _TEXTS
        if noun_node is None or status(noun_node) == "other" or drafted:
            continue
        if status(noun_node) == "open" and not scene.bare_ok:
            continue
        if any(node.lower in ("how", "whether", "what") for node in nodes[:at]):
            continue
        noun = noun_node.noun
        if isinstance(noun, Noun) and (noun.definite == "no" or noun.planned):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        text = rule == "there-are-agreements" and any(n.lower in _TEXTS for n in nodes[at + 1 :])
        behind = nodes[nodes.index(noun_node) + 1 :] if noun_node in nodes else []
        # "Luxembourg has one ready": to be signed.
        text = text or (bool(behind) and "READY" in behind[0].tags)
        if text and told.mood == "fact" and not scene.conditional:
            return [make("text_agreed", "agreement-on-text", told, clause, head, noun_node)]
        if told.mood == "fact" and not scene.conditional:
            return [make("signed", rule, Told("fact", (head, noun_node)), clause, head, noun_node)]
    return (
        _under(clause, scene)
        or raised(clause, scene)
        or compared(clause, scene)
        or described(clause, scene)
        or joins_list(clause, scene)
    )


def _is_party_to(nodes: list[Unit], at: int) -> bool:
    """As in "All G7 members are parties to one"."""
    be = nodes[at - 1].lower if at else ""
    return nodes[at].lower in ("party to", "parties to") and be in ("is", "are", "also")


_TEXTS = frozenset({"text", "wording", "draft", "content", "contents"})


_STANDING = frozenset({"has", "have", "had", "having", "got", "holds", "exist", "enjoys", "with",
                       "brought", "brings", "party to", "parties to",
                       "without", "there"})  # fmt: skip
"""Words one of which tells of an agreement that stands, where no verb of existence does."""


def _under(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "under its security agreement with Ukraine, Denmark sends shells": it has one."""
    if clause.words.isdisjoint(_RESTING):
        return []
    if scene.conditional or clause.tags & {"WEAK", "NEG", "PASTFUT"}:
        return []
    for at, head in enumerate(clause.nodes):
        if head.lower not in _RESTING:
            continue
        for node in clause.nodes[at + 1 : at + 9]:
            noun = node.noun
            if not (isinstance(noun, Noun) and node.tags & {"AGR", "AGRNAME"}):
                continue
            if noun.definite == "owned" and noun.status == "ours" and not noun.planned:
                return [make("signed", "under-its-own", Told("fact", (head, node)), clause, head,
                             node)]  # fmt: skip
            break
    return []


_RESTING = frozenset({"under", "pursuant to", "on the basis of", "on the strength of", "thanks"})


def _possessed(clause: Clause, at: int, scene: Scene) -> Unit | None:  # noqa: PLR0911
    nodes = clause.nodes
    if at + 1 < len(nodes) and nodes[at + 1].form and "n" in nodes[at + 1].form:
        return None
    if at + 1 < len(nodes) and nodes[at + 1].lower.endswith("ed") and not nodes[at + 1].tags:
        # "Have exchanged texts with": a participle, of whatever verb.
        return None
    if any(n.form and "n" in n.form and "AGR" not in n.tags for n in nodes[at + 1 : at + 4]):
        return None
    if any(n.lower in ("been", "be", "not") for n in nodes[at + 1 : at + 4]):
        return None
    found = next_agreement(nodes, at, 8)
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


def wanting(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0912
    """As in "Croatia wants an agreement": the wish for one."""
    nodes = clause.nodes
    if "WANT" not in clause.tags and "PLAN" not in clause.tags:
        return []
    for at, head in enumerate(nodes):
        if "WANT" not in head.tags and not (
            "PLAN" in head.tags and head.form and "g" not in head.form
        ):
            continue
        if head.form and "PLAN" in head.tags and "n" in head.form and nodes[at - 1].lower in BE:
            continue
        noun = next_agreement(nodes, at, 9) or (
            agreement(clause, scene, own=True) if "WANT" in head.tags else None
        )
        if noun is None and _willing(clause, at, scene):
            return [make("intent_declared", "willing-too", Told("want", (head,)), clause, head,
                          None)]  # fmt: skip
        if noun is None or status(noun) == "other" or noun not in nodes or nodes.index(noun) < at:
            continue
        if "PROAGR" in noun.tags and noun.lower != "one":
            continue
        if noun.lower == "understanding" and head.lower.startswith("express"):
            continue
        if (
            "n" in head.form
            and at + 1 < len(nodes)
            and nodes[at + 1].lower in ("in", "by", "under")
        ):
            continue
        if any(n.lower == "whether" for n in nodes[:at]):
            continue
        between = nodes[at + 1 : nodes.index(noun)]
        if (
            len(between) > 1
            and between[0].codes
            and between[1].lower == "to"
            and not any(n.codes and n.role == "arg" for n in nodes[:at])
        ):
            continue
        if any(n.tags & {"APPROVE", "RATIFY", "NEG", "WEAK"} for n in between):
            continue
        if any(n.lower in ("see", "know", "hear", "discuss", "read") for n in between):
            continue
        if head.lower.startswith("agreed") and any("VERB" in n.tags for n in between):
            told = Told("fact", (head,))
            return [make("signed", "gave-commitments", told, clause, head, noun)]
        if any("b" in n.form and n.tags & VERBS and not n.tags & DOING for n in between):
            continue
        past = nodes.index(noun) + 1
        if past < len(nodes) and nodes[past].lower == "to":
            continue
        if "n" in head.form and at and "AUX" in nodes[at - 1].tags and nodes[at - 1].lower in BE:
            continue
        if status(noun) == "open" and not scene.bare_ok:
            continue
        if head.lower.startswith(("expect", "foresee", "envisage", "anticipat")):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        reported = scene.told and all(cue.lower == "would" for cue in told.cues)
        if told.mood in ("denied", "refused", "open") or scene.conditional:
            continue
        if told.mood == "weak" and not reported:
            continue
        return [make("intent_declared", "agreement-wanted", Told("want", (head,)), clause, head,
                      noun)]  # fmt: skip
    return []


def _willing(clause: Clause, at: int, scene: Scene) -> bool:
    """As in "The Danes too are willing", said of talks or an agreement just spoken of."""
    nodes = clause.nodes
    head = nodes[at]
    if not scene.talks_ok or scene.conditional or head.lower.removesuffix(" to") not in _WILLING:
        return False
    if any(n.tags & {"NEG", "WEAK", "PASTFUT", "REFUSEN"} for n in nodes[:at]):
        return False
    if any(n.tags - {"WHEN", "PREP", "ORD", "NUM"} or content(n) for n in nodes[at + 1 :]):
        return False
    return any(n.codes and n.role == "arg" for n in nodes[:at])


_WILLING = frozenset({"ready", "willing", "interested", "prepared", "keen", "eager"})


def following(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901
    """As in "Spain followed on 27 May": signing after others."""
    if "FOLLOW" not in clause.tags:
        return []
    for at, head in enumerate(clause.nodes):
        if "FOLLOW" not in head.tags:
            continue
        noun = agreement(clause, scene, own=True)
        near = clause.nodes[at + 1 : at + 5]
        passive = any(n.lower == "by" for n in near)
        if at and clause.nodes[at - 1].lower in ("what", "as"):
            continue
        suit = head.lower.endswith(("suit", "up with"))
        after = clause.nodes[at + 1].lower if at + 1 < len(clause.nodes) else "."
        dated = any("WHEN" in n.tags for n in near[:2]) or any(n.lower == "later" for n in near)
        if not (passive or suit or dated or after in _AFTER_FOLLOW):
            continue
        if passive and not scene.bare_ok and noun is None:
            continue
        if not (noun is not None or scene.bare_ok):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        alone = clause.parent < 0 and noun is None and not passive
        if alone and not any(n.codes for n in clause.nodes[:at]):
            # "A press conference follows".
            continue
        if told.mood == "fact":
            if scene.last == "talks_held" and noun is None:
                continue
            kind = scene.last if scene.last in _FOLLOWED and noun is None else "signed"
            return [make(kind, "followed", told, clause, head, noun)]
        if any(n.lower == "whether" for n in clause.nodes[:at]):
            continue
        due = dated and any(each.lower == "should" for each in clause.nodes[:at])
        if due or told.mood in ("plan", "hope"):
            return [make("talks_close", "to-follow", told, clause, head, noun,
                          timed="signing_scheduled", soon="talks_close",
                          direction="future")]  # fmt: skip
    return []


DOING = frozenset(
    {"SIGN", "CONCLUDE", "ENTER", "BEGIN", "NEGOTIATE", "APPROVE", "RATIFY", "JOIN", "COMPLETE"}
)


_FOLLOWED = frozenset({"talks_started", "declaration_joined", "ratified", "intent_declared"})
_AFTER_FOLLOW = frozenset({"with", ".", ",", "on", "in", "soon", "later", "", "tomorrow", "today",
                           "next", "shortly", "at"})  # fmt: skip
