"""Which of a sentence's times date a mention: its own clause's, a list member's, the speaker's."""

from tracker.extraction.clause import VERBS, Clause
from tracker.extraction.mention import Mention
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.unit import Unit


def own_and_told(
    mention: Mention, spans: tuple[TimeSpan, ...], home: str
) -> tuple[list[TimeSpan], list[TimeSpan]]:
    """The times of the mention's own clause, and those of who told it."""
    sentence = mention.sentence
    base = sentence.start
    own: list[TimeSpan] = []
    near: list[TimeSpan] = []
    told: list[TimeSpan] = []
    clause = mention.finding.clause
    if mention.source in ("header", "list"):
        return list(spans), []
    member = _of_member(mention, spans, home)
    if member is not None:
        return member, []
    for span in spans:
        at = base + span.start
        holder = _holder(mention.clauses, at)
        if holder is None or holder is clause:
            if not _blocked(mention, span):
                own.append(span)
        elif holder.kind == "sub" and holder.opener in (
            "before",
            "after",
            "until",
            "when",
            "while",
        ):
            own.append(span)
        elif "SAY" in holder.tags and not holder.tags & {"SIGN", "SIGNN"}:
            told.append(span)
        elif (
            holder.kind in ("sub", "reduced", "coord", "main", "paren")
            and not (holder.tags & {"SIGN", "SIGNN", "RATIFY", "FORCE", "BEGIN"})
            and _lends(holder, mention, home)
        ):
            near.append(span)
    if not any(span.is_date for span in own):
        own += near
    return own, told


def _lends(holder: Clause, mention: Mention, home: str) -> bool:
    """Whether a clause beside the mention's own may date it: not one about another party."""
    if any(
        node.codes and node.role == "arg" and not set(node.codes) <= {home, mention.party}
        for node in holder.nodes
    ):
        return False
    several = len([c for c in mention.clauses if c.tags & {"SIGN", "TALKS"}]) > 1
    return not several or holder.kind == "main"


def _blocked(mention: Mention, span: TimeSpan) -> bool:
    """Whether a time belongs to something else told behind the predicate.

    "the declaration adopted on 12 July", "the pledge given in 2023", "one billion for 2024".
    """
    at = mention.sentence.start + span.start
    head = mention.finding.head
    if span.kind == "year" and mention.sentence.text[: span.start].rstrip().endswith(_BUDGETS):
        return True
    if at < head.end:
        return False
    nodes = mention.finding.clause.nodes
    for k, node in enumerate(nodes):
        if not head.end <= node.start < at:
            continue
        if node.tags & {"DECL", "DECLN"} and not mention.finding.kind.startswith("declaration"):
            return True
        adjectival = "n" in node.form and "z" not in node.form and node.tags & VERBS
        if adjectival and k and "AUX" not in nodes[k - 1].tags and nodes[k - 1].lower not in _LINKS:
            return node not in mention.finding.cues
    return False


_BUDGETS = (" for", " during", " of", " through", " until", "(", " from")


_LINKS = frozenset({"and", "to", ",", "or", "has", "have"})


def _of_member(mention: Mention, spans: tuple[TimeSpan, ...], home: str) -> list[TimeSpan] | None:
    """The times of one party among several that have their own; None where they have not.

    "Denmark (23 February), Italy (24 February)", "the British one on 12 January in Kyiv, the
    German one on 16 February in Berlin".
    """
    node = mention.node
    clause = next((c for c in mention.clauses if node is not None and _owner(c, node)), None)
    if node is None or clause is None or len(spans) < 2:
        return None
    base = mention.sentence.start
    dated = [s for s in spans if s.kind not in ("duration", "clock", "vague")]
    owner = _owner(clause, node)
    inner = owner.members if owner is not None and len(owner.members) > 1 else []
    if any(owner.start <= base + s.start < owner.end for s in dated if owner is not None):
        stops = [*(m.start for m in inner[1:]), (owner.end if owner else 0) + 18]
        at = inner.index(node) if node in inner else 0
        return [s for s in dated if node.end <= base + s.start < stops[at]]
    named = [
        n
        for n in clause.nodes
        if n.codes and set(n.codes) != {home} and n.role in ("arg", "mod", "with", "by", "cmp")
    ]
    at = next((k for k, each in enumerate(named) if each is owner), -1)
    if at < 0 or len(named) < 2:
        return None
    bounds = [*(n.start for n in named[1:]), clause.end]
    groups = [
        [s for s in dated if named[k].end <= base + s.start < bounds[k]] for k in range(len(named))
    ]
    return groups[at] if sum(1 for group in groups if group) > 1 else None


def _owner(clause: Clause, node: Unit) -> Unit | None:
    """The node of `clause` that is `node` or holds it in its list."""
    return next((n for n in clause.nodes if n is node or node in n.members), None)


def _holder(clauses: tuple[Clause, ...], at: int) -> Clause | None:
    return next((c for c in clauses if c.start <= at < c.end), None)


def ordered(spans: list[TimeSpan], mention: Mention) -> list[TimeSpan]:
    """The times of a mention, the one that dates its predicate first."""
    head = mention.finding.head
    base = mention.sentence.start
    start, end = head.start - base, head.end - base

    def distance(span: TimeSpan) -> int:
        # What follows a verb dates it sooner than what stands before.
        return span.start - end if span.start >= start else 2 * (start - span.end) + 8

    return sorted(spans, key=distance)


def can_be_planned(span: TimeSpan) -> bool:
    """Whether the time is one that a signing can be set for."""
    if span.kind in ("vague", "duration", "clock"):
        return False
    if span.direction == "past":
        return False
    return not (span.kind == "shift" and span.direction == "future" and span.unit == "month" and
                span.amount > 1)  # fmt: skip


def occasion_word(mention: Mention) -> bool:
    """Whether an occasion without a known day is told: "during his visit to Madrid"."""
    nodes = mention.finding.clause.nodes
    if any(
        "TRAVEL" in c.tags and any(n.lower == "there" for n in c.nodes) for c in mention.clauses
    ):
        return True
    for at, node in enumerate(nodes):
        if "OCC" in node.tags and any(
            "PREPOCC" in each.tags for each in nodes[max(0, at - 6) : at]
        ):
            return True
    return False


def same_day(mention: Mention) -> bool:
    """Whether the day of publication is meant: "at midday", "later in the day", "this evening"."""
    text = mention.sentence.text.lower()
    return mention.finding.mood in ("plan", "hope") and any(word in text for word in _TODAY)


_TODAY = ("at midday", "at noon", "later in the day", "later today", "this evening", "tonight",
          "this afternoon", "in the evening", "in the afternoon", "this morning")  # fmt: skip


def told_soon(mention: Mention, spans: list[TimeSpan]) -> bool:
    """Whether only a vague time is told: "soon", "in the coming weeks"."""
    return "SOON" in mention.finding.clause.tags or any(
        s.kind == "vague" and s.direction == "future" for s in spans
    )
