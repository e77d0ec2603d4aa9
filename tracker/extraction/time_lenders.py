"""Which clauses beside a mention's own tell when it happened, and which when it was told."""

from itertools import pairwise

from tracker.extraction.clause import VERBS, Clause
from tracker.extraction.mention import Mention
from tracker.extraction.time_span import TimeSpan


def is_lent(holder: Clause, mention: Mention, span: TimeSpan, home: str) -> bool:
    """Whether the time of another clause of the sentence is that of the mention's own."""
    clause, clauses, kind = mention.finding.clause, mention.clauses, mention.finding.kind
    if _shares(holder) and not (
        _acts_else(holder, mention, home)
        or _is_anothers(holder, mention)
        or (not kind.startswith("talks") and {"BEGIN", "TALKS"} <= holder.tags)
    ):
        return True
    if _is_cleft(holder, clause, clauses) or _names_day(holder, clause, clauses):
        return True
    if kind in _DEEDS and _took_place(holder, clause, clauses):
        return True
    if kind in _SO and _so_did(holder, clause, clauses):
        return True
    above = clauses[clause.parent] if 0 <= clause.parent < len(clauses) else None
    start = mention.sentence.start
    if _when_behind(clause, start + span.end) or _when_it(above, clause, start + span.end):
        return True
    return span.start <= _FIRST and (clause.kind, clause.opener) == ("sub", "as")


def _is_cleft(holder: Clause, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """As in "In July it was Slovenia which signed": both clauses tell one thing."""
    if clause.kind != "rel" or not 0 <= clause.parent < len(clauses):
        return False
    if clauses[clause.parent] is not holder or not holder.nodes[-1].codes:
        return False
    words = [n.lower for n in holder.nodes[-4:]]
    at = next(
        (k for k, pair in enumerate(pairwise(words)) if pair[0] == "it" and pair[1] in _BE), -1
    )
    return at >= 0 and set(words[at + 2 : -1]) <= {"the", "not", "only", "first"}


_BE = frozenset({"is", "was"})


def _shares(holder: Clause) -> bool:
    """Whether a clause tells when: "when he visited Kyiv on 9 May", "who did so on Friday"."""
    if holder.kind == "sub":
        return holder.opener in {"before", "after", "until", "when", "while"}
    return holder.kind == "rel" and "SOSIGN" in holder.tags


def _acts_else(holder: Clause, mention: Mention, home: str) -> bool:
    """Whether only others act in a clause: "Norway talks on, while Denmark signed in February"."""
    # "while the Czech one is due in July" sets another against it, however that is named.
    roles = ("arg", "mod") if holder.opener == "while" else ("arg",)
    acting = [n for n in holder.nodes if n.codes and n.role in roles and n.codes != (home,)]
    told = holder.opener == "while" or not holder.tags.isdisjoint(_TOLD_OF)
    return told and bool(acting) and not any(mention.party in n.codes for n in acting)


_TOLD_OF = frozenset({"SIGN", "SIGNN", "CONCLUDE", "NEGOTIATE", "TALKS", "RATIFY", "BEGIN"})


def _is_anothers(holder: Clause, mention: Mention) -> bool:
    """As in "The EU's will be signed this month, and Poland's before NATO meets on 9 July"."""
    node = mention.node
    if node is None:
        return False
    between = (
        n for c in mention.clauses for n in c.nodes if node.end <= n.start and n.end <= holder.start
    )
    return any(n.genitive and n.codes and mention.party not in n.codes and n.role == "arg"
               for n in between)  # fmt: skip


def _took_place(holder: Clause, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """As in "welcomed the signing of the agreement, which took place in Riga on 11 April"."""
    if holder.kind not in ("rel", "colon") or not 0 <= holder.parent < len(clauses):
        return False
    if holder.kind == "colon" and holder.nodes[0].lower not in ("it", "this", "that"):
        return False
    above = clauses[holder.parent]
    returned = clause.opener == "returns" and above.nodes[0] is clause.nodes[0]
    return not holder.words.isdisjoint(_HAPPENED) and (above is clause or returned)


def _when_behind(clause: Clause, end: int) -> bool:
    """As in "on 23 February, when the minister signed it": the day right before is meant."""
    return clause.kind == "sub" and clause.opener == "when" and 0 <= clause.start - end <= _NEXT


def _when_it(above: Clause | None, clause: Clause, end: int) -> bool:
    """As in "lapsed on Sunday, when a treaty that replaces it took effect": the verb is below."""
    if above is None or clause.kind != "rel":
        return False
    when = next((n for n in above.nodes[-_SHORT:] if n.lower == "when"), None)
    told = when is not None and any(n.form and n.start > when.start for n in above.nodes)
    return when is not None and not told and 0 <= when.start - end <= _NEXT


_SHORT = 5
_NEXT = 2
"""Characters between a day and the clause that tells what happened on it."""


def _so_did(holder: Clause, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """As in "The EU signed on Thursday, and so did two member states"."""
    at = next((k for k, each in enumerate(clauses) if each is clause), 0)
    first = clause.nodes[0].lower
    so = first.startswith("so ") or first in ("so", "did")
    return so and clause.kind == "coord" and at > 0 and clauses[at - 1] is holder


_SO = frozenset({"signed", "signing_scheduled"})


def shared_subject(holder: Clause, mention: Mention, span: TimeSpan) -> bool:
    """As in "The EU on Thursday picked its new heads and, with less noise, signed commitments"."""
    clause, at = mention.finding.clause, mention.sentence.start + span.start
    if clause.kind not in ("reduced", "coord") or mention.source != "parent":
        return False
    if (
        not 0 <= clause.parent < len(mention.clauses)
        or mention.clauses[clause.parent] is not holder
    ):
        return False
    before = [n for n in holder.nodes if n.end <= at]
    # "flew to Kyiv last Friday and signed": the journey leads to the deed.
    acted = any(n.tags & VERBS and n.form and "TRAVEL" not in n.tags for n in before)
    return not acted and any(mention.party in n.codes and n.role == "arg" for n in before)


_DEEDS = frozenset({"signed", "ratified", "talks_started", "text_agreed", "declaration_joined"})
_HAPPENED = frozenset({"happened", "occurred", "took", "took place", "held", "dates", "dated"})
_FIRST = 2
"""Characters before which a time opens its sentence."""


def _names_day(holder: Clause, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """As in "named 18 July as the day on which it would be signed"."""
    if clause.kind != "rel" or not any(c is holder for c in clauses[: clause.parent + 1][-1:]):
        return False
    return any(node.lower in ("day", "date", "occasion") for node in holder.nodes[-3:])


def is_own(holder: Clause, clause: Clause) -> bool:
    """Whether a clause is the finding's own: with a subject lent to it, it is another object."""
    return holder is clause or holder.nodes[-1] is clause.nodes[-1]


def lends(holder: Clause, mention: Mention, home: str) -> bool:
    """Whether a clause beside the mention's own may date it: not one about another party."""
    if any(
        node.codes and node.role in ("arg", "by") and not set(node.codes) <= {home, mention.party}
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


def is_speakers(holder: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether a clause tells when somebody spoke, be it cut off: "said on | 24 January in Rome"."""
    if holder.kind == "content" and 0 <= holder.parent < len(clauses):
        acts = any(set(n.form) & set("zd") or "AUX" in n.tags for n in holder.nodes)
        return not acts and "SAY" in clauses[holder.parent].tags
    if holder.tags & {"SIGN", "SIGNN"}:
        return False
    return "SAY" in holder.tags or holder.nodes[0].lower in _SPEAKING


_SPEAKING = frozenset({"speaking", "asked", "addressing", "answering", "interviewed", "appearing"})
