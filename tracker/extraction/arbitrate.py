"""Which of an article's mentions stand, party by party: the guide's rulings as a table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tracker.extraction.dating import UNKNOWN, Resolved
from tracker.extraction.mention import Mention
from tracker.extraction.time_span import TimeSpan


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention with its kind after its times were looked at, and its dates."""

    mention: Mention
    kind: str
    date: Resolved = UNKNOWN
    said: Resolved = UNKNOWN
    lead: bool = False
    timed: bool = False
    spans: tuple[TimeSpan, ...] = ()
    steps: tuple[str, ...] = ()


_GIVES_WAY: tuple[tuple[str, str, str], ...] = (
    # (kind, to which other, why)
    ("signing_scheduled", "signed", "a signing told as done is no longer planned"),
    ("talks_close", "signed", "a signing told as done is no longer near"),
    ("text_agreed", "signed", "the text is told as signed"),
    ("intent_declared", "signed", "the intention is told as carried out"),
    ("intent_declared", "signing_postponed", "the signing that was wanted is told as put off"),
    ("talks_close", "signing_postponed", "the signing that was near is told as put off"),
    ("talks_stalled", "signing_postponed", "the refusal stopped a signing that was planned"),
    ("intent_declared", "signing_scheduled", "a planned signing says more than the wish for it"),
    ("intent_declared", "talks_close", "a near signing says more than the wish for it"),
)


@cache
def gives_way(kind: str) -> tuple[str, ...]:
    """The kinds that `kind` gives way to where one party has both."""
    return tuple(other for each, other, _ in _GIVES_WAY if each == kind)


EXCLUSIVE = (("signing_scheduled", "signed"), ("talks_close", "signed"))
"""Kinds that are never both told of one party: the likelier one is."""


_SOFT_CLOSE = frozenset({"sign-planned", "sign-hoped", "sign-wanted", "to-follow"})


@dataclass(frozen=True, slots=True)
class Rows:
    """The candidates of one party and kind, the one that counts first.

    They are `overruled` where they give way to what else is told of the party.
    """

    candidates: list[Candidate]
    overruled: bool


def arbitrate(candidates: list[Candidate], *, put_off: bool = False) -> Iterator[Rows]:
    """What the article tells, a party and kind at a time.

    `put_off` tells that the article speaks of a journey or a signing put off, whoever's it was.
    """
    parties: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        parties.setdefault(candidate.mention.party, []).append(candidate)
    for rows in parties.values():
        yield from _party(rows, put_off=put_off)


def _party(rows: list[Candidate], *, put_off: bool) -> Iterator[Rows]:  # noqa: C901, PLR0912
    rows = _settled(rows, put_off=put_off)
    kinds: dict[str, list[Candidate]] = {}
    for row in rows:
        kinds.setdefault(row.kind, []).append(row)
    dropped: set[str] = set()
    if "signed" in kinds and "talks_held" in kinds:
        lines = {row.mention.sentence.number for row in kinds["signed"]}
        kinds["talks_held"] = [
            r
            for r in kinds["talks_held"]
            # The day of a list's line is that of the signature.
            if r.date.on is not None
            and not (r.mention.source == "entry" and r.mention.sentence.number in lines)
        ]
        if not kinds["talks_held"]:
            dropped.add("talks_held")
    if "talks_stalled" in kinds and "text_agreed" in kinds:
        # "Ended the talks", where they are told as broken off too: they were not completed.
        kept = [r for r in kinds["text_agreed"] if r.mention.finding.head.lower[:3] != "end"]
        kinds["text_agreed"] = kept
        if not kept:
            dropped.add("text_agreed")
    if "talks_started" in kinds and "talks_held" in kinds:
        days = {row.date.on for row in kinds["talks_started"]} - {None}
        kept = [
            r
            for r in kinds["talks_held"]
            if r.mention.source != "focus"
            or _later_round(r)
            or (days and r.date.on is not None and r.date.on not in days)
        ]
        if not days:
            # "The teams met on Saturday" dates the first round told without a day.
            told = [r for r in kinds["talks_held"] if r not in kept]
            kinds["talks_started"] += [replace(r, kind="talks_started") for r in told]
        kinds["talks_held"] = kept
        if not kinds["talks_held"]:
            dropped.add("talks_held")
    for kind, other, why in _GIVES_WAY:
        if kind in kinds and other in kinds and other not in dropped:
            if kind in ("intent_declared", "text_agreed") and _dated(kinds[kind]):
                continue
            if other == "signing_postponed" and any(
                r.kind == "talks_close" and r.mention.finding.rule not in _SOFT_CLOSE
                for r in kinds[kind]
            ):
                continue
            dropped.add(kind)
            kinds[other] = [
                replace(r, steps=(*r.steps, f"arbitration: {why}")) for r in kinds[other]
            ]
    if "signing_scheduled" in kinds and "signing_postponed" in kinds:
        kept = [r for r in kinds["signing_scheduled"] if not _struck(r, kinds["signing_postponed"])]
        kinds["signing_scheduled"] = kept
        if not kept:
            dropped.add("signing_scheduled")
    if "signing_scheduled" in kinds and "talks_close" in kinds:
        firm = [r for r in kinds["talks_close"] if r.mention.finding.rule not in _SOFT_CLOSE]
        if firm:
            kinds["talks_close"] = firm
        else:
            dropped.add("talks_close")
    for kind, found in kinds.items():
        if found and kind not in _INNER:
            yield Rows(found, kind in dropped)


def _struck(row: Candidate, postponed: list[Candidate]) -> bool:
    """As in "The signing, due on Thursday, has been put off": the plan is the one put off."""
    head = row.mention.finding.head
    return any(
        each.mention.sentence is row.mention.sentence
        and head.start <= each.mention.finding.head.start
        for each in postponed
    )


def _announced(row: Candidate) -> bool:
    """As in "Was not signed, although she had announced it": the signing had been in view."""
    for clause in row.mention.clauses:
        conceding = clause.opener in (
            "although",
            "though",
            "even though",
            "despite",
            "but",
            "whereas",
        )
        if conceding or (
            clause.nodes and clause.nodes[0].lower in ("although", "though", "despite")
        ):
            words = {node.lower for node in clause.nodes}
            if words & _FORETOLD and "NEG" not in clause.tags:
                return True
    return False


_FORETOLD = frozenset({"announced", "planned", "expected", "promised", "hoped", "scheduled",
                       "foreseen",
                       "said", "expectations", "announcements", "predicted", "prepared",
                       "prepared for", "ready", "arranged", "laid", "set"})  # fmt: skip


def _later_round(row: Candidate) -> bool:
    """As in "Two rounds took place": more than the first, of which it is told apart."""
    words = {node.lower for node in row.mention.finding.clause.nodes}
    return bool(words & {"rounds", "round"}) and not words & {"first", "opening", "inaugural"}


_INNER = frozenset({"was_planned", "refused", "unsigned", "refused_talks", "trip_postponed"})


def _settled(rows: list[Candidate], *, put_off: bool) -> list[Candidate]:
    """Turn what only the whole article can settle into kinds of reports."""
    planned = any(r.kind in ("was_planned", "signing_scheduled", "trip_postponed") for r in rows)
    unsigned = any(r.kind == "unsigned" for r in rows)
    out: list[Candidate] = []
    for row in rows:
        kind = row.kind
        if kind == "refused":
            kind = "signing_postponed" if planned else _flat_refusal(row)
        elif kind == "refused_talks":
            kind = "signing_postponed" if planned else "talks_stalled"
        elif kind == "unsigned":
            meant = put_off or any(r.kind == "was_planned" or _once_told(r) for r in rows)
            meant = meant or _announced(row)
            kind = "signing_postponed" if meant else ""
        elif kind == "trip_postponed":
            kind = "signing_postponed" if _signing_in_sight(row, rows) else ""
        elif kind == "was_planned":
            kind = "signing_postponed" if put_off or unsigned or row.mention.crossed else ""
        # "It would now be signed in July" is told of a plan that stands.
        foretold = _once_told(row) and "now" not in row.mention.finding.clause.words
        if (unsigned and foretold) or (kind == "signed" and _yet(row, rows)):
            kind = ""
        if kind:
            out.append(replace(row, kind=kind) if kind != row.kind else row)
    return out


def _yet(row: Candidate, rows: list[Candidate]) -> bool:
    """Whether what sounds signed is told of elsewhere as still to be signed.

    As in "Finland becomes the eighth to conclude one", "the Finnish one covers training".
    """
    finding = row.mention.finding
    if finding.rule == "told-as-there":
        return any(r.kind in _BEFORE for r in rows)
    words = finding.clause.words
    becoming = "b" in finding.head.form and "becomes" in words and words.isdisjoint(_DONE)
    return becoming and any(r.kind == "signing_scheduled" for r in rows)


_BEFORE = frozenset({"signing_scheduled", "talks_close", "text_agreed", "talks_held", "was_planned",
                     "talks_started", "signing_postponed", "trip_postponed",
                     "intent_declared"})  # fmt: skip
_DONE = frozenset({"has", "today", "now", "thus", "thereby", "with"})


def _once_told(row: Candidate) -> bool:
    """As in "She had announced that it would be signed on Friday": a plan told of as past."""
    finding = row.mention.finding
    return row.kind == "signing_scheduled" and finding.rule == "sign-would"


def _signing_in_sight(row: Candidate, rows: list[Candidate]) -> bool:
    return any(
        r is not row and r.kind in ("was_planned", "talks_close", "intent_declared") for r in rows
    ) and not any(r.kind == "signing_scheduled" for r in rows)


def _dated(rows: list[Candidate]) -> bool:
    """Whether a day of its own sets these apart from the later stage."""
    dates = [date.on for row in rows for date in (row.date, row.said) if date.on is not None]
    # A year alone beside a settled text is that of its sums: "one billion during 2024".
    coarse = _YEAR if rows[0].kind == "text_agreed" else 0
    return any(len(str(on)) > coarse for on in dates)


_YEAR = 4


def _flat_refusal(row: Candidate) -> str:
    """A refusal to sign without a plan before it: of any agreement, or only on a condition."""
    words = {node.lower for clause in row.mention.clauses for node in clause.nodes}
    return "" if words & {"without", "until", "unless", "if", "before"} else "talks_stalled"
