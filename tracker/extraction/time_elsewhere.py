"""Times that stand in a mention's clause and date something else: a sum, another agreement."""

import re

from tracker.extraction.clause import VERBS
from tracker.extraction.members import parties_of
from tracker.extraction.mention import Mention
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.unit import Unit


def blocked(mention: Mention, span: TimeSpan) -> bool:
    """Whether a time belongs to something else told behind the predicate.

    "the declaration adopted on 12 July", "the pledge given in 2023", "one billion for 2024".
    """
    at = mention.sentence.start + span.start
    head = mention.finding.head
    if span.kind == "year" and mention.sentence.text[: span.start].rstrip().endswith(_BUDGETS):
        return True
    nodes = mention.finding.clause.nodes
    if mention.finding.kind != "signed" and of_agreement(nodes, at):
        return True
    return at >= head.end and _behind_another(mention, span, nodes)


def _behind_another(mention: Mention, span: TimeSpan, nodes: list[Unit]) -> bool:
    """Whether something else is told between the predicate and a time behind it."""
    at = mention.sentence.start + span.start
    head = mention.finding.head
    if any(head.end <= n.start < at and _is_anothers(n, mention) for n in nodes):
        return True
    told = bool(head.form) or any(n.form and n.start < head.start for n in nodes)
    for k, node in enumerate(nodes):
        if not head.end <= node.start < at:
            continue
        if node.tags & {"DECL", "DECLN"} and not mention.finding.kind.startswith("declaration"):
            if mention.node is not None and node.end <= mention.node.start < at:
                # "27 under the declaration, the last one with Greece on 17 October".
                continue
            between = mention.sentence.text[node.end - mention.sentence.start : span.start]
            if _AT_PLACE.fullmatch(between) is None:
                return True
            continue
        if not told and node.form and "SAY" not in node.tags:
            # The predicate of what turns on a noun: "Britain opened the series in January".
            told = True
            continue
        adjectival = "n" in node.form and "z" not in node.form and node.tags & VERBS
        if (
            adjectival
            and k
            and nodes[k - 1].tags.isdisjoint(_BEFORE_VERB)
            and nodes[k - 1].lower not in _LINKS
        ):
            return node not in mention.finding.cues
    return False


def _is_anothers(node: Unit, mention: Mention) -> bool:
    """As in "The EU's is to be signed in June, and Poland's on 9 July"."""
    before = mention.sentence.text[: node.start - mention.sentence.start]
    others = node.genitive and node.codes and mention.party not in node.codes
    return bool(others) and before.endswith("and ")


def of_agreement(nodes: list[Unit], at: int) -> bool:
    """Whether the date at `at` is that of an agreement: "its pact with Ukraine of May 2024"."""
    before = [node for node in nodes if node.end <= at]
    if len(before) < 2 or before[-1].lower not in ("of", "dated"):
        return False
    for node in reversed(before[-6:-1]):
        if node.tags & {"AGR", "AGRNAME"}:
            return True
        if not (node.codes or node.lower in ("with", "and", "the", "between")):
            return False
    return False


_BEFORE_VERB = frozenset({"AUX", "PRO"})
"""What makes a predicate of what stands behind it: "what both called the final round"."""
_BUDGETS = (" for", " during", " of", " through", " until", "(", " from")


_LINKS = frozenset({"and", "to", ",", "or", "has", "have"})


_AT_PLACE = re.compile(
    r"\s(?:in|at)\s(?!Vilnius)[A-Z][\w-]{2,20}(?:\s[A-Z][\w-]{2,20})?,?\s(?:on|in)\s(?:the\s)?"
)
"""Between the declaration that an agreement rests on and the day on which that was signed."""
_GOES_ON = re.compile(
    r"\s(?!(?:and|or|at|in|on|by|with|during|after|before|as|to|for|the|a|an)\b)[a-z]+"
)


def of_closed_relative(mention: Mention, span: TimeSpan) -> bool:
    """Whether a time stands behind the comma that closes a relative clause.

    "Its premier, who signed in Rome, yesterday more than doubled the money".
    """
    clause = mention.finding.clause
    sentence = mention.sentence
    if clause.kind != "rel" or sentence.start + span.start < mention.finding.head.end:
        return False
    closed = sentence.text[: span.start].endswith((", ", ", on "))
    return closed and _GOES_ON.match(sentence.text, span.end) is not None


def in_others_brackets(mention: Mention, span: TimeSpan) -> bool:
    """Whether a time stands in brackets that tell of another: of a name behind the party's."""
    text, node = mention.sentence.text, mention.node
    opened = text.rfind("(", 0, span.start)
    if node is None or opened < 0 or opened < text.rfind(")", 0, span.start):
        return False
    at = opened + mention.sentence.start
    named = (n for clause in mention.clauses for each in clause.nodes for n in parties_of(each))
    return at < node.start or any(node.end <= n.start < at for n in named)


_COMPARED = re.compile(
    r"\b(?:after|following|behind|like|unlike|besides|similar\sto|than)\s"
    r"(?:(?:those|that|the\sones?|the\s(?:agreements?|pacts?|deals?))\s(?:of|with|by|from|signed\s(?:by|with))\s)?"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_BESIDE_NAME = re.compile(
    r"(?:['\u2019]s)?(?:\s(?:one|pact|deal|agreement))?,?\s(?:(?:in|on|of)\s)?(?:the\s)?"
)
_CALENDAR = frozenset({"day", "month", "year"})


def of_who_is_compared(mention: Mention, spans: tuple[TimeSpan, ...]) -> tuple[TimeSpan, ...]:
    """The times that may be a party's that is only compared with, as "the fourth after Britain".

    "She signed hers yesterday, the fourth after those of the UK and France": of yesterday it is
    not told what those did. A day right behind the one name is its own: "after Britain in January".
    """
    node, text, base = mention.node, mention.sentence.text, mention.sentence.start
    if node is None or not node.codes or node.start < base:
        return spans
    holding = (n for clause in mention.clauses for n in clause.nodes)
    whole = next((n for n in holding if n.start <= node.start < n.end), node)
    match = _COMPARED.search(text[: whole.start - base])
    below = any(c.kind == "sub" and c.start <= node.start < c.end for c in mention.clauses)
    if match is None or match.start() < _OPENING or below:
        return spans
    alone = len(whole.members) < _SEVERAL
    return tuple(
        span
        for span in spans
        if span.start >= node.end - base
        and (
            _in_relative(mention, base + span.start)
            or (
                alone
                and span.kind in _CALENDAR
                and _BESIDE_NAME.fullmatch(text[node.end - base : span.start])
            )
        )
    )


_SEVERAL = 2
_OPENING = 2
"""Characters before which a comparison opens its sentence: "After Britain, France signed"."""


def _in_relative(mention: Mention, at: int) -> bool:
    """Whether a time stands in a relative clause behind the party's name."""
    start = mention.node.start if mention.node is not None else 0
    return any(
        c.kind in ("rel", "reduced") and start <= c.start <= at < c.end for c in mention.clauses
    )


def is_where(mention: Mention, home: str) -> bool:
    """Whether a party is only the place where another acts: "the Latvian signs in Vilnius"."""
    node = mention.node
    if node is None or node.role != "place":
        return False
    named = [n for c in mention.clauses for n in c.nodes if n.codes and n.end <= node.start]
    if not named or named[-1].role != "arg" or {home, mention.party} & set(named[-1].codes):
        return False
    base = mention.sentence.start
    return _IN.fullmatch(mention.sentence.text, named[-1].end - base, node.start - base) is not None


_IN = re.compile(r"\s(?:(?:signs|signed|does\sso|did\sso)\s)?(?:in|at)\s(?:the\s)?")


def of_others_clause(mention: Mention, span: TimeSpan) -> bool:
    """Whether a time of a list's line stands in a clause in which only others act.

    "Japan signed before all others, and Britain began the series in January".
    """
    node, at = mention.node, mention.sentence.start + span.start
    if node is None or span.end == 0 or node.start < mention.sentence.start:
        return False
    holder = mention.holder(at)
    if holder is None or holder.start <= node.start < holder.end:
        return False
    acting = [n for n in holder.nodes if n.codes and n.role == "arg"]
    told = any(n.form and n.tags & VERBS for n in holder.nodes)
    return told and bool(acting) and all(mention.party not in n.codes for n in acting)
