"""Which of a sentence's times date a mention: its own clause's, a list member's, the speaker's."""

import re

from tracker.extraction.clause import Clause
from tracker.extraction.finding import WEIGHED
from tracker.extraction.members import times_of_member, without_brackets
from tracker.extraction.mention import Mention
from tracker.extraction.time_elsewhere import (
    blocked,
    in_others_brackets,
    is_where,
    of_closed_relative,
    of_others_clause,
    of_who_is_compared,
)
from tracker.extraction.time_fronted import of_own_part
from tracker.extraction.time_lenders import is_lent, is_own, is_speakers, lends, shared_subject
from tracker.extraction.time_own_deed import of_own_deed
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.time_things import of_agreement, of_declaration, of_sum
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
    if mention.finding.rule == WEIGHED and is_where(mention, home):
        return [], []
    member = times_of_member(mention, spans, home)
    if member is not None:
        return member, []
    text = sentence.text
    spans = tuple(s for s in without_brackets(mention, spans) if not of_sum(text, s))
    spans = tuple(s for s in spans if not of_declaration(text, s))
    if mention.source in ("header", "list", "entry"):
        return [s for s in spans if not of_others_clause(mention, s)], []
    spans = of_who_is_compared(mention, spans)
    if is_followed(mention):
        # "follows Romania, which did so in July": it is told when those did so.
        spans = tuple(s for s in spans if _told_behind(mention, base + s.start))
    if mention.finding.rule == "before-it":
        return [], []
    spans = _without_signing(mention, spans)
    for span in spans:
        at = base + span.start
        holder = mention.holder(at)
        if holder is None or is_own(holder, clause):
            if not (blocked(mention, span) or of_closed_relative(mention, span)):
                own.append(span)
        elif _follows_signing(holder, mention):
            continue
        elif is_lent(holder, mention, span, home):
            own.append(span)
        elif is_speakers(holder, mention.clauses):
            told.append(span)
        elif shared_subject(holder, mention, span) or (
            holder.kind in ("sub", "reduced", "coord", "main", "paren")
            and not (holder.tags & {"SIGN", "SIGNN", "RATIFY", "FORCE", "BEGIN"})
            and not (mention.finding.direction == "future" and "APPROVE" in holder.tags)
            and lends(holder, mention, home)
        ):
            near.append(span)
    if not any(span.is_date for span in own):
        own += near
    if mention.finding.rule == WEIGHED:
        signed = _of_signed_before(mention, spans)
        alone = not signed and _is_alone(mention, home)
        deed = of_own_deed(text, spans, mention.finding.kind) if alone else signed
        if deed:
            return deed, [s for s in told if s not in deed]
        if not any(span.is_date for span in own):
            own = _around(mention, tuple(s for s in spans if s not in told), home)
            own = own or _above_list(mention, spans)
    if mention.finding.rule in _STATES:
        # "Ukraine today has agreements with Spain and Norway": they were signed before.
        # Nor does the day that opens a paragraph date what "all five now have".
        own = [s for s in own if not (s.is_today and s.base == "published")]
        own = [s for s in own if s.end or s.kind not in {"day", "weekday"}]
    return of_own_part(mention, own), told


def _follows_signing(holder: Clause, mention: Mention) -> bool:
    """As in "approved the accord on Friday, six months after both had signed it in Italy"."""
    later = mention.finding.kind in ("ratified", "entered_into_force", "suspended", "terminated")
    return later and (holder.kind, holder.opener) == ("sub", "after") and "SIGN" in holder.tags


def _is_alone(mention: Mention, home: str) -> bool:
    """Whether the sentence names no other party than the mention's."""
    known = {home, mention.party}
    return all(known.issuperset(n.codes) for c in mention.clauses for n in c.nodes)


def _of_signed_before(mention: Mention, spans: tuple[TimeSpan, ...]) -> list[TimeSpan]:
    """The times of the signature in "suspended the pact which it signed on 30 March"."""
    finding = mention.finding
    if finding.kind != "signed" or not finding.clause.tags.isdisjoint(_SIGNING):
        return []
    below = [
        c for c in mention.clauses
        if c.kind in ("rel", "reduced") and "SIGN" in c.tags and not c.tags & {"PLAN", "NEG"}
    ]  # fmt: skip
    base = mention.sentence.start
    inside = [
        s for s in spans if len(below) == 1 and below[0].start <= base + s.start < below[0].end
    ]
    return [s for s in inside if s.kind == "day" and s.relation == "at"]


_SIGNING = frozenset({"SIGN", "SIGNN", "CONCLUDE"})


def _above_list(mention: Mention, spans: tuple[TimeSpan, ...]) -> list[TimeSpan]:
    """The last time before the colon of a bare list: "In May all went fast: Spain, Belgium"."""
    clause, base = mention.finding.clause, mention.sentence.start
    colon = mention.sentence.text[: clause.start - base].rstrip().endswith(":")
    named = not any(n.form or "WHEN" in n.tags for n in clause.nodes)
    if mention.finding.kind != "signed" or not (colon and named):
        return []
    above = [s for s in spans if s.kind in {"day", "month"} and base + s.start < clause.start]
    return [s for s in above[-1:] if s.relation == "at"]


_STATES = frozenset({"has-agreement", "there-are-agreements"})


def _around(mention: Mention, spans: tuple[TimeSpan, ...], home: str) -> list[TimeSpan]:
    """The times that stand nearer to the party than to another, where no predicate is known."""
    base, node = mention.sentence.start, mention.node
    known = {home, mention.party}
    named = [
        n
        for clause in mention.clauses
        for n in clause.nodes
        if not known.issuperset(n.codes) and n.role != "place" and not _of_meeting(n, clause)
    ]
    if node is None:
        return list(spans) if not named else []
    behind = min((n.start for n in named if n.start >= node.end), default=None)
    found = [
        s
        for s in spans
        if node.end <= base + s.start and (behind is None or base + s.start < behind)
        if s.is_date and (s.direction != "future" or mention.finding.direction == "future")
    ]
    first = min((n.start for n in named), default=0)
    heading = [s for s in spans if s.end == 0]
    fronted = [s for s in spans if 0 < s.end <= first - base and s.end < _FRONT]
    alone = all(n.start <= node.start < n.end for n in named)
    return found or heading or (list(spans) if alone else fronted)


def _without_signing(mention: Mention, spans: tuple[TimeSpan, ...]) -> tuple[TimeSpan, ...]:
    """The times without those of a signing, or of others in brackets, where it tells no signing."""
    text, base, kind = mention.sentence.text, mention.sentence.start, mention.finding.kind
    weighed = mention.finding.rule == WEIGHED
    if kind in _LATER or kind == "ratified":
        spans = tuple(s for s in spans if not of_agreement(text, s))
    if weighed or kind in _LATER:
        spans = tuple(s for s in spans if s.end == 0 or not _of_signing(mention, base + s.start))
    return tuple(s for s in spans if not (weighed and in_others_brackets(mention, s)))


def _of_signing(mention: Mention, at: int) -> bool:
    """Whether a time is that of something beside: "the pact, signed in May, lapses today"."""
    holder = mention.holder(at)
    kind = mention.finding.kind
    if holder is None or kind.startswith("sign") or kind in _OWN_DEEDS:
        return False
    deeds = {"SIGN", "RATIFY", "APPROVE", "CONCLUDE"} if kind in _LATER else {"SIGN"}
    text, base = mention.sentence.text, mention.sentence.start
    if kind in _LATER and _OVER.search(text[max(0, holder.start - base) : at - base]):
        # "which both signed in July ceased to be valid on Thursday": one clause to the reader.
        return False
    beside = holder.kind in ("reduced", "rel") and not deeds.isdisjoint(holder.tags)
    begun = kind == "talks_held" and "BEGIN" in holder.tags and holder.kind != "coord"
    return beside or (begun and holder is not mention.finding.clause)


_OVER = re.compile(
    r"\b(?:ceas|laps|expir|end(?:ed|s)\b|terminat|suspend|denounc|void|r[au]n\sout|took\seffect|entered\sinto"
    r"|came\sinto|became|withdr|scrapped)[^,;.]{0,60}$"
)
_LATER = frozenset({"entered_into_force", "terminated", "suspended"})
_OWN_DEEDS = frozenset({"talks_started", "declaration_joined"})


def _of_meeting(node: Unit, clause: Clause) -> bool:
    """Whether a capital only says where one met: "used the Brussels meeting to sign theirs"."""
    if node.kind != "capital" or node.genitive:
        return False
    behind = next((n for n in clause.nodes if n.start >= node.end), None)
    return behind is not None and "OCC" in behind.tags


_FRONT = 30
"""Characters before which a time opens its sentence, so that it is that of all it tells."""


def _told_behind(mention: Mention, at: int) -> bool:
    """Whether the time at `at` stands in a relative clause right behind the party's name."""
    holder = mention.holder(at)
    node = mention.node
    if holder is None or node is None or holder.kind != "rel" or holder.start < node.start:
        return False
    parent = mention.clauses[holder.parent] if 0 <= holder.parent < len(mention.clauses) else None
    return parent is not None and any(n.start <= node.start < n.end for n in parent.nodes)


def _among(nodes: list[Unit], at: int) -> bool:
    return any(node.start <= at < node.end for node in nodes)


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


def ordered(spans: list[TimeSpan], mention: Mention) -> list[TimeSpan]:
    """The times of a mention, the one that dates its predicate first."""
    head = mention.finding.head
    base = mention.sentence.start
    start, end = head.start - base, head.end - base

    def distance(span: TimeSpan) -> int:
        # What follows a verb dates it sooner than what stands before.
        return span.start - end if span.start >= start else 2 * (start - span.end) + 8

    return sorted(spans, key=distance)
