"""Who is told of as having no agreement: "six have none; the others are Malta and Cyprus"."""

from collections.abc import Sequence
from itertools import pairwise

from tracker.extraction.calendar_words import MONTHS, WEEKDAYS
from tracker.extraction.groups import EACH, SAVE
from tracker.extraction.unit import Unit


def is_lack(nodes: Sequence[Unit]) -> bool:
    """Whether it is told, or asked, who has no agreement: "Who has none?", "White spots"."""
    words = [node.lower for node in nodes]
    spoilt = any("NEG" in node.tags and node.lower not in _ABSENT for node in nodes)
    if (_ABSENT & set(words) and not spoilt) or _outside(nodes):
        return True
    for at, word in enumerate(words):
        if word == "none":
            # "None of the agreements is in force" is told of agreements.
            return words[at + 1 : at + 2] != ["of"]
        if _denies(nodes, at) and (_held(nodes, at) is not None or _ends(words[at + 1 :])):
            return True
    return False


def lists_others(heading: Sequence[Unit]) -> bool:
    """Whether a heading's list is of something else: "Guests of the president", "Calls"."""
    words = {node.lower for node in heading}
    return not _OTHERS.isdisjoint(words) and not any(node.tags & _OURS for node in heading)


def lacking(nodes: Sequence[Unit], at: int, home: str, *, before: bool) -> bool:
    """Whether the party at `at` is told of as having none.

    Args:
        nodes: The sentence.
        at: Where the party stands in it.
        home: The home party, which stands beside all others.
        before: Whether the heading above, or the sentence just before, tells who has none, or
            the heading lists others.
    """
    start = 1 + max((k for k in range(at) if nodes[k].lower in _PARTING), default=-1)
    end = next((k for k in range(at, len(nodes)) if nodes[k].lower in _PARTING), len(nodes))
    own = nodes[start:end]
    if _is_excepted(nodes, at):
        return not any("NEG" in node.tags for node in nodes)
    if any("NEG" in node.tags for node in own):
        compared = at > 0 and nodes[at - 1].lower in _COMPARED
        behind = not compared and _denied(nodes[at + 1 : end], home)
        return behind or _denied_above(nodes[start:at], home)
    if not all(_is_bare(node) for node in own):
        return _outside(nodes[at + 1 : end])
    # Names alone, as in "The remaining five are Malta and Cyprus".
    above = nodes[:start]
    return is_lack(above) or (before and all(_is_bare(node) for node in above))


def _is_excepted(nodes: Sequence[Unit], at: int) -> bool:
    """As in "all of its neighbours but Malta have signed"."""
    if not at or nodes[at - 1].lower not in _SAVE:
        return False
    for node in reversed(nodes[max(0, at - 1 - _REACH) : at - 1]):
        if node.lower.partition(" ")[0] in EACH:
            return True
        if node.form or node.tags & {"AUX"} or node.lower in _STOPS or node.lower == "them":
            return False
    return False


def _denied(behind: Sequence[Unit], home: str) -> bool:
    """Whether what stands behind a party tells that it has none: "never did", "has not signed"."""
    for at, node in enumerate(behind):
        if "NEG" in node.tags:
            rest = [each.lower for each in behind[at + 1 :]]
            if not _denies(behind, at) or not _LATER.isdisjoint(rest):
                return False
            return _held(behind, at) is not None or _ends(rest)
        acts = node.form and node.lower not in _STAYS
        if acts or any(code != home for code in node.codes):
            return False
    return False


def _denied_above(before: Sequence[Unit], home: str) -> bool:
    """As in "Without an agreement are Malta", "Ukraine has no agreement with Malta"."""
    for at in range(len(before)):
        if _denies(before, at):
            held = _held(before, at)
            if held is None:
                return False
            between = {each.lower for each in before[held + 1 :] if each.codes != (home,)}
            return between <= _LINKS
    return False


def _outside(nodes: Sequence[Unit]) -> bool:
    return any(pair in _SPOTS for pair in pairwise([node.lower for node in nodes]))


def _denies(nodes: Sequence[Unit], at: int) -> bool:
    """Whether the word at `at` denies what follows: not "not only", "no more than one"."""
    node = nodes[at]
    rather = node.lower == "not" and at > 0 and nodes[at - 1].lower == ","
    if "NEG" not in node.tags or node.lower in _WEAK or rather:
        return False
    return at + 1 == len(nodes) or nodes[at + 1].lower not in _NOT_SO


def _held(nodes: Sequence[Unit], at: int) -> int | None:
    """Where the signature or agreement stands that the word at `at` denies.

    "It is not a treaty" denies what it is.
    """
    for place in range(at + 1, min(at + _REACH, len(nodes))):
        node = nodes[place]
        if node.tags & _HELD:
            bare = nodes[at].lower == "without"
            named = at > 0 and nodes[at - 1].lower in _BE and not bare
            fits = not node.tags & _DONE if bare else not named or node.tags & _DONE
            return place if fits else None
        unknown = not node.tags and node.lower.endswith("ed")
        if node.lower in _STOPS or node.form or node.codes or unknown:
            return None
    return None


def _ends(rest: Sequence[str]) -> bool:
    """Whether a clause ends with what is denied: "Hungary never did", "Who has not?"."""
    return len(rest) > 0 and set(rest) <= _ELLIPTIC


def _is_bare(node: Unit) -> bool:
    """Whether a node only counts, lists or places names: "the remaining five in the Union are"."""
    lower = node.lower
    dated = lower in MONTHS or lower in WEEKDAYS or lower.isdigit()
    return bool(node.codes or node.tags & _COUNTING) or dated or lower in _PLAIN | _PARTING


_HELD = frozenset({"AGR", "AGRNAME", "PROAGR", "SIGN", "SIGNN", "CONCLUDE"})
_OURS = _HELD | {"DECL", "DECLN", "JOIN", "TALKS", "RATIFY", "RATN", "FORCE", "FORCEN"}
_OTHERS = frozenset(
    {"guests", "visitors", "visits", "trips", "travels", "calls", "deliveries", "packages"}
    | {"donors", "prisoners", "concerts", "matches", "fixtures", "results", "weather"}
)
_DONE = frozenset({"SIGN", "CONCLUDE"})
_BE = frozenset({"is", "was", "are", "were", "be"})
_STAYS = frozenset({"remain", "remains", "remained", "stays"})
_ABSENT = frozenset({"missing", "still missing", "absent", "lacking", "outstanding"})
_SPOTS = frozenset(
    {("white", "spots"), ("blank", "spots")}
    | {(verb, "outside") for verb in ("remain", "remains", "remained", "stay", "stays", "stayed")}
)
_WEAK = frozenset({"rather than", "instead of", "isn't", "wasn't", "aren't", "weren't", "hardly"})
_NOT_SO = frozenset({"only", "just", "merely", "more", "fewer", "less", "longer"})
_LATER = frozenset({"until", "till", "before", "but"})
_COMPARED = frozenset({"unlike", "like", "besides", "as"})
_SAVE = SAVE | {"excluding"}
_STOPS = frozenset({",", ".", "and", "or", "as"})
_PARTING = frozenset({";", ":", "\u2013", "\u2014", "but", "while", "whereas"})
_ELLIPTIC = frozenset(
    {"did", "has", "have", "had", "done", "so", "yet", ".", "?", "!", ")", ":", ";"}
)
_LINKS = frozenset(
    {"with", "are", "is", "still", "remain", "remains", "only", "in", "the", "of", "union", "both"}
)
_COUNTING = frozenset({"GENERIC", "NUM", "SUBJ"})
_PLAIN = frozenset(
    {"the", "in", "of", "union", "are", "is", "was", "were", "and", "also", "too", "only", "all"}
    | {",", ".", ":", ";", "(", ")", "-", "\u2022", "both", "europe", "list", "they", "these"}
    | {"white", "blank", "spots"}
)
_REACH = 7
"""Words behind a denial among which what it denies stands."""
