"""Which of a sentence's times date a mention: its own clause's, a list member's, the speaker's."""

from tracker.extraction.clause import VERBS, Clause
from tracker.extraction.finding import WEIGHED
from tracker.extraction.members import times_of_member, without_brackets
from tracker.extraction.mention import Mention
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.unit import Unit


def own_and_told(  # noqa: C901, PLR0912
    mention: Mention, spans: tuple[TimeSpan, ...], home: str
) -> tuple[list[TimeSpan], list[TimeSpan]]:
    """The times of the mention's own clause, and those of who told it."""
    sentence = mention.sentence
    base = sentence.start
    own: list[TimeSpan] = []
    near: list[TimeSpan] = []
    told: list[TimeSpan] = []
    clause = mention.finding.clause
    if mention.source == "entry":
        # A note in brackets has a day of its own, which is not the line's.
        spans = tuple(s for s in spans if s.end == 0 or _among(clause.nodes, base + s.start))
    member = times_of_member(mention, spans, home)
    if member is not None:
        return member, []
    spans = without_brackets(mention, spans)
    if mention.source in ("header", "list", "entry"):
        return list(spans), []
    if is_followed(mention):
        # "follows Romania, which did so in July": it is told when those did so.
        spans = tuple(s for s in spans if _told_behind(mention, base + s.start))
    if mention.finding.rule == "before-it":
        return [], []
    for span in spans:
        at = base + span.start
        holder = _holder(mention.clauses, at)
        if holder is None or _is_own(holder, clause):
            if not _blocked(mention, span):
                own.append(span)
        elif _shares(holder) or _names_day(holder, clause, mention.clauses):
            own.append(span)
        elif _is_speakers(holder, mention.clauses):
            told.append(span)
        elif (
            holder.kind in ("sub", "reduced", "coord", "main", "paren")
            and not (holder.tags & {"SIGN", "SIGNN", "RATIFY", "FORCE", "BEGIN"})
            and not (mention.finding.direction == "future" and "APPROVE" in holder.tags)
            and _lends(holder, mention, home)
        ):
            near.append(span)
    if not any(span.is_date for span in own):
        own += near
    if mention.finding.rule == WEIGHED and not own:
        own = _around(mention, spans, home)
    return own, told


def _around(mention: Mention, spans: tuple[TimeSpan, ...], home: str) -> list[TimeSpan]:
    """The times that stand nearer to the party than to another, where no predicate is known."""
    base, node = mention.sentence.start, mention.node
    known = {home, mention.party}
    named = [n for clause in mention.clauses for n in clause.nodes if not known.issuperset(n.codes)]
    if node is None:
        return list(spans) if not named else []
    behind = min((n.start for n in named if n.start >= node.end), default=None)
    found = [
        s
        for s in spans
        if node.end <= base + s.start and (behind is None or base + s.start < behind)
    ]
    first = min((n.start for n in named), default=0)
    heading = [s for s in spans if s.end == 0]
    fronted = [s for s in spans if 0 < s.end <= first - base and s.end < _FRONT]
    alone = all(n.start <= node.start < n.end for n in named)
    return found or heading or (list(spans) if alone else fronted)


_FRONT = 30
"""Characters before which a time opens its sentence, so that it is that of all it tells."""


def _is_speakers(holder: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether a clause tells when somebody spoke, be it cut off: "said on | 24 January in Rome"."""
    if holder.kind == "content" and 0 <= holder.parent < len(clauses):
        acts = any(set(n.form) & set("zd") or "AUX" in n.tags for n in holder.nodes)
        return not acts and "SAY" in clauses[holder.parent].tags
    return "SAY" in holder.tags and not holder.tags & {"SIGN", "SIGNN"}


def _told_behind(mention: Mention, at: int) -> bool:
    """Whether the time at `at` stands in a relative clause right behind the party's name."""
    holder = _holder(mention.clauses, at)
    node = mention.node
    if holder is None or node is None or holder.kind != "rel" or holder.start < node.start:
        return False
    parent = mention.clauses[holder.parent] if 0 <= holder.parent < len(mention.clauses) else None
    return parent is not None and any(n.start <= node.start < n.end for n in parent.nodes)


def _among(nodes: list[Unit], at: int) -> bool:
    return any(node.start <= at < node.end for node in nodes)


def _shares(holder: Clause) -> bool:
    """Whether a clause tells when: "when he visited Kyiv on 9 May", "who did so on Friday"."""
    if holder.kind == "sub":
        return holder.opener in {"before", "after", "until", "when", "while"}
    return holder.kind == "rel" and "SOSIGN" in holder.tags


def _names_day(holder: Clause, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """As in "named 18 July as the day on which it would be signed"."""
    if clause.kind != "rel" or not any(c is holder for c in clauses[: clause.parent + 1][-1:]):
        return False
    return any(node.lower in ("day", "date", "occasion") for node in holder.nodes[-3:])


def _is_own(holder: Clause, clause: Clause) -> bool:
    """Whether a clause is the finding's own: with a subject lent to it, it is another object."""
    return holder is clause or holder.nodes[-1] is clause.nodes[-1]


def is_followed(mention: Mention) -> bool:
    """Whether others followed the party, as Britain in "France followed Britain"."""
    node = mention.node
    if node is None:
        return False
    for clause in mention.clauses:
        nodes = clause.nodes
        for k, each in enumerate(nodes[:-1]):
            if (
                "FOLLOW" in each.tags
                and each.form
                and nodes[k + 1].start <= node.start < nodes[k + 1].end
            ):
                return True
    return False


def _lends(holder: Clause, mention: Mention, home: str) -> bool:
    """Whether a clause beside the mention's own may date it: not one about another party."""
    if any(
        node.codes and node.role == "arg" and not set(node.codes) <= {home, mention.party}
        for node in holder.nodes
    ):
        return False
    finding = mention.finding
    if finding.mood == "fact" and not finding.timed and holder.tags & {"PLAN", "WANT"}:
        return False
    if finding.timed and _apart(holder, finding.clause, mention):
        return False
    several = len([c for c in mention.clauses if c.tags & {"SIGN", "TALKS"}]) > 1
    return not several or holder.kind == "main"


def _apart(holder: Clause, clause: Clause, mention: Mention) -> bool:
    """Whether a semicolon parts two clauses: "A round ended on Friday; signature will follow"."""
    base = mention.sentence.start
    first, second = sorted((holder, clause), key=lambda each: each.start)
    return ";" in mention.sentence.text[max(0, first.end - base - 1) : second.start - base]


def _blocked(mention: Mention, span: TimeSpan) -> bool:
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
    if at < head.end:
        return False
    for k, node in enumerate(nodes):
        if not head.end <= node.start < at:
            continue
        if node.tags & {"DECL", "DECLN"} and not mention.finding.kind.startswith("declaration"):
            return True
        adjectival = "n" in node.form and "z" not in node.form and node.tags & VERBS
        if adjectival and k and "AUX" not in nodes[k - 1].tags and nodes[k - 1].lower not in _LINKS:
            return node not in mention.finding.cues
    return False


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


_BUDGETS = (" for", " during", " of", " through", " until", "(", " from")


_LINKS = frozenset({"and", "to", ",", "or", "has", "have"})


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
