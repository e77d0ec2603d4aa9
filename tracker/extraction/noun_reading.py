"""Give every noun of a sentence that means an agreement or talks what its phrase says of it."""

from tracker.extraction.noun import Noun
from tracker.extraction.noun_topic import DEFENCE, STRONG, look_right
from tracker.extraction.unit import Unit

_THE = frozenset({"the", "this", "these", "those", "that"})
_OWN = frozenset({"its", "their", "his", "her", "our", "theirs"})
_LEFT = 9


def read_nouns(nodes: list[Unit], qualifiers: frozenset[str]) -> None:  # noqa: C901
    """Give every agreement, declaration and talks noun of `nodes` its `noun`."""
    for at, node in enumerate(nodes):
        tags = node.tags
        if not tags and node.lower not in _HIS and node.lower not in ("own", "another"):
            continue
        if node.lower == "that with" and at and "SAY" in nodes[at - 1].tags:
            # "He noted that with Ireland talks were over": a conjunction and a preposition.
            node.tags = tags = _BEFORE_PARTY
        if (
            not tags.isdisjoint(_NOUNS)
            and not node.codes
            and not (node.lower == "one" and _counts(nodes, at))
            and not (node.lower == "those" and _points(nodes, at))
        ):
            node.noun = _read(nodes, at, qualifiers)
            if "PROAGR" in tags and _stands_for_other(nodes, at):
                node.noun.status = "other"
            elif "DECLN" in tags and node.noun.status == "open" and _framed(nodes, at):
                node.noun.status = "ours"
        elif node.codes and node.genitive and _elliptical(nodes, at):
            # "Albania's took effect": the agreement itself is left out.
            node.noun = Noun(definite="owned", left=at)
            node.tags |= _STANDING_IN
            node.role = "mod"
        elif node.lower in _HIS and _elliptical(nodes, at):
            node.noun = Noun(definite="owned", left=at)
            node.tags |= _STANDING_IN
        elif _own_one(nodes, at) or _another(nodes, at):
            # "Japan concluded its own in June"
            node.noun = Noun(definite="owned", left=at)
            node.tags |= _STANDING_IN
        elif "MASK" in tags and node.lower.rsplit(" ", 1)[-1] in MASKED:
            node.noun = Noun(status="other", left=at)


_BEFORE_PARTY = frozenset({"PREP"})
_NOUNS = frozenset({"AGR", "AGRNAME", "TALKS", "TOPIC", "PROAGR", "DECL", "DECLN"})
_HIS = frozenset({"his", "hers"})


MASKED = frozenset(
    {
        "agreement", "agreements", "deal", "deals", "pact", "accord", "accords", "treaty",
        "treaties",
        "memorandum", "understanding", "partnership", "intent", "compact", "friendship",
        "cooperation",
    }
)  # fmt: skip


def _framed(nodes: list[Unit], at: int) -> bool:
    """Whether the framework's makers stand behind: "the declaration which the G7 had adopted"."""
    return any(
        node.kind == "group" and node.lower.startswith(_MAKERS) for node in nodes[at + 1 : at + 12]
    )


_MAKERS = ("g 7", "g7", "the g 7", "the g7", "group of seven", "the group of seven", "big seven")


def _counts(nodes: list[Unit], at: int) -> bool:
    """Whether "one" is a number here: "one clause", "one of them"."""
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    plain = after is not None and not after.tags and not after.codes and after.spaced
    return after is not None and plain and after.lower.isalpha() and after.lower not in _NO_NOUNS


def _stands_for_other(nodes: list[Unit], at: int) -> bool:
    """Whether "one" takes up another instrument: "a partnership ... to have one"."""
    for node in reversed(nodes[:at]):
        if isinstance(node.noun, Noun) and "PROAGR" not in node.tags and "TALKS" not in node.tags:
            return node.noun.status == "other"
        if node.lower.endswith("partnership"):
            return True
    return False


def _points(nodes: list[Unit], at: int) -> bool:
    """Whether "those" stands before its noun: "those talks"."""
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    return after is not None and bool(
        after.tags & {"TALKS", "AGR", "GENERIC", "OFFICE", "GOV", "WHEN"} and not after.codes
    )


_NO_NOUNS = frozenset({"too", "also", "so", "still", "now", "alone", "once", "again", "and", "or",
                       "there", "this", "here", "yet", "signed", "just", "then",
                       "thus"})  # fmt: skip


def _elliptical(nodes: list[Unit], at: int) -> bool:
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    return (
        after is not None
        and bool(
            after.tags & {"AUX", "FORCE", "EXPIRE", "SUSPEND", "TERMINATE", "PASTFUT"}
            or after.lower in ("will", "should")
            # "Latvia's comes on Friday".
            or (after.lower in _COMES and any("WHEN" in n.tags for n in nodes[at + 2 : at + 5]))
        )
    )


def _another(nodes: list[Unit], at: int) -> bool:
    """Whether "another" stands for an agreement: "flies on to Oslo to sign another"."""
    if nodes[at].lower != "another" or not at or not nodes[at - 1].form:
        return False
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    ends = after is None or not after.lower.isalpha() or bool(after.tags & {"PREP", "WHEN"})
    return ends and "SIGN" in nodes[at - 1].tags


_COMES = frozenset({"comes"})


def _own_one(nodes: list[Unit], at: int) -> bool:
    """Whether "its own" stands for an agreement: a verb of signing before it, no noun behind it."""
    words = nodes[at].lower.split()
    if words[-1:] != ["own"] or (len(words) == 1 and (not at or nodes[at - 1].lower not in _OWN)):
        return False
    before = nodes[max(0, at - 2) : at]
    if not any(n.tags & {"SIGN", "CONCLUDE"} and n.form for n in before):
        return False
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    return after is None or not after.lower.isalpha() or bool(after.tags & {"PREP", "WHEN", "CONJ"})


_STANDING_IN = frozenset({"PROAGR"})


def _read(nodes: list[Unit], at: int, qualifiers: frozenset[str]) -> Noun:
    node = nodes[at]
    noun = Noun(left=at, plural=_is_plural(node) or node.lower in ("those", "ones"))
    if "AGRNAME" in node.tags or "DECL" in node.tags or "TOPIC" in node.tags:
        noun.status = "ours"
    _look_left(nodes, at, noun, qualifiers)
    look_right(nodes, at, noun, qualifiers)
    noun.before = tuple(nodes[max(0, noun.left - 3) : noun.left])
    return noun


def _is_plural(node: Unit) -> bool:
    last = node.lower.rsplit(" ", 1)[-1]
    first = node.lower.split(" ", 1)[0]
    if "AGRNAME" in node.tags:
        return first.endswith("s") or (last.endswith("s") and " on " not in node.lower)
    return last.endswith("s")


def _look_left(nodes: list[Unit], at: int, noun: Noun, qualifiers: frozenset[str]) -> None:  # noqa: C901, PLR0912
    decided = noun.status == "ours"
    for k in range(at - 1, max(-1, at - 1 - _LEFT), -1):
        word = nodes[k]
        lower, tags = word.lower, word.tags
        if word.codes and word.role not in ("mod", ""):
            break
        if "SUBJ" in tags and lower != "that":
            break
        if lower in _THE:
            noun.definite = "def" if noun.definite == "bare" else noun.definite
            noun.left = k
            break
        if lower in _OWN:
            noun.definite, noun.left = "owned", k
            break
        if lower in ("a", "an", "another"):
            noun.definite = "indef" if noun.definite == "bare" else noun.definite
            noun.left = k
            if k and nodes[k - 1].lower == "such":
                noun.definite, noun.left = "such", k - 1
            break
        if lower in ("no", "neither"):
            noun.definite, noun.left = "no", k
            break
        if tags & {"SIMILAR"} and lower != "relevant":
            noun.definite = "such"
        elif (
            tags & {"AUX", "SUBJ", "CONJ", "SAY"}
            or lower in _CLOSING
            or ("PREP" in tags and "ORD" not in tags)
        ):
            break
        elif "NUM" in tags:
            after = nodes[k + 1].lower if k + 1 < len(nodes) else ""
            noun.count = noun.count or after not in ("-", "year", "years", "‑")  # noqa: RUF001
        elif not decided and ("OTHER" in tags or "MASK" in tags) and lower not in qualifiers:
            noun.status, decided = "other", True
        elif (not decided and lower in STRONG) or (not decided and lower in DEFENCE):
            noun.status, decided = "ours", True
        elif word.form and tags & _VERBS and lower not in qualifiers and not _adjectival(nodes, k):
            break
        elif tags & {"PLAN"} and lower in ("planned", "upcoming", "future", "expected", "next"):
            noun.planned = True
        elif tags & {"PLAN", "WEAK", "NEG"} and lower not in ("possible", "potential"):
            break
        noun.words.append(lower)
        noun.left = k


def _adjectival(nodes: list[Unit], at: int) -> bool:
    """Whether the participle at `at` stands before its noun: "the signed agreement"."""
    before = nodes[at - 1].lower if at else ""
    return "n" in nodes[at].form and (before in _ARTICLES or before in _OWN)


_ARTICLES = frozenset({"the", "a", "an", "this", "newly", "recently", "already", "first"})
_VERBS = frozenset(
    {"SIGN", "CONCLUDE", "BEGIN", "COMPLETE", "JOIN", "APPROVE", "RATIFY", "VERB", "WANT", "HOLD"}
)
_CLOSING = frozenset(",;:.()")
