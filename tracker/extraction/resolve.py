"""The last layer: for each party one report of a kind, with its date and its evidence."""

from dataclasses import dataclass
from typing import Any, Literal

from tracker.articles.article import Article
from tracker.domain.dates import Edtf, first_day
from tracker.domain.events import KINDS, Evidence, Report
from tracker.domain.reports import Ratified, SigningPostponed, SigningScheduled
from tracker.dossiers.dossier import Dossier
from tracker.extraction.anchor import Anchor
from tracker.extraction.arbitrate import Candidate, arbitrate
from tracker.extraction.attribution import find_attribution
from tracker.extraction.dating import UNKNOWN, Resolved, when
from tracker.extraction.effect import NOT_REQUIRED, effect_of
from tracker.extraction.mention import Mention
from tracker.extraction.moments import (
    can_be_planned,
    occasion_word,
    ordered,
    own_and_told,
    same_day,
    told_soon,
)
from tracker.extraction.once import once
from tracker.extraction.sentence import Sentence
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.times import find_times

_LEAD = 1


_WORDS = 30


_BACKGROUND_KINDS = frozenset(
    {"signed", "declaration_joined", "ratified", "entered_into_force", NOT_REQUIRED}
)


@dataclass(frozen=True, slots=True)
class _Page:
    article: Article
    dossier: Dossier
    anchor: Anchor
    reader: str
    lead: frozenset[int]
    spans: dict[int, tuple[TimeSpan, ...]]
    sentences: tuple[Sentence, ...]
    put_off: bool


def resolve_all(  # noqa: PLR0913, PLR0917
    mentions: list[Mention],
    sentences: tuple[Sentence, ...],
    article: Article,
    dossier: Dossier,
    anchor: Anchor,
    reader: str,
    *,
    put_off: bool = False,
) -> tuple[Report, ...]:
    """The reports that `mentions` come to, in the order of their evidence."""
    body = [s.number for s in sentences if s.section == "body"][:_LEAD]
    titles = [s.number for s in sentences if s.section == "title"]
    page = _Page(article, dossier, anchor, reader, frozenset([*body, *titles]), {},
                 sentences, put_off)  # fmt: skip
    candidates = [c for mention in mentions if (c := _candidate(mention, page)) is not None]
    reports = [_report(rows, page) for rows in arbitrate(candidates, put_off=put_off)]
    return tuple(sorted(reports, key=lambda r: (r.evidence.start, r.party, r.kind)))


def _times(sentence: Sentence, page: _Page) -> tuple[TimeSpan, ...]:
    known = page.spans.get(sentence.number)
    if known is None:
        known = page.spans[sentence.number] = find_times(sentence.text, page.dossier.occasions)
    return known


def _candidate(mention: Mention, page: _Page) -> Candidate | None:  # noqa: C901, PLR0912
    finding = mention.finding
    sentence = mention.sentence
    spans = _times(sentence, page)
    own, told = own_and_told(mention, spans, page.dossier.home)
    kind = finding.kind
    planned = [s for s in own if can_be_planned(s)]
    occasion = occasion_word(mention)
    if finding.timed == "finalise-timed":
        trip = any(
            "TRAVEL" in node.tags or node.lower in ("go", "come", "trip", "visit")
            for clause in mention.clauses
            for node in clause.nodes
        )
        if trip and planned:
            kind = "signing_scheduled"
    elif finding.timed and (planned or occasion or same_day(mention)):
        kind = finding.timed
    elif finding.soon and told_soon(mention, own):
        kind = finding.soon
    if not kind:
        return None
    direction: Literal["past", "future"] = (
        "future" if kind in ("signing_scheduled", "was_planned") else "past"
    )
    if kind in ("signing_scheduled", "was_planned"):
        date = when(planned, page.anchor, "future" if kind == "signing_scheduled" or page.put_off else "none")
        published = page.anchor.published
        if date.on is None and not planned and published is not None and same_day(mention):
            date = Resolved(Edtf(published), "relative")
    elif kind in ("talks_close", "intent_declared", "text_agreed"):
        date = when(
            [s for s in own if s.direction != "future" and s.relation == "at"], page.anchor, "past"
        )
        said_so = any("d" in n.form and "n" in n.form for n in finding.clause.nodes)
        if finding.mood in ("plan", "hope", "close", "ready", "weak") or (
            finding.mood == "want" and not said_so
        ):
            date = UNKNOWN
    else:
        date = when(ordered(own, mention), page.anchor, direction)
    if date.on is None and len(mention.clauses) > 1 and mention.clauses[1].kind == "colon":
        # "2023-10-04 - In Granada ...": a timeline's day stands before its entry.
        first = mention.clauses[0]
        opening = [s for s in spans if sentence.start + s.start < first.end]
        if len(first.nodes) <= 7 and kind != "signing_scheduled":
            date = when(opening, page.anchor, "past")
    if date.on is None and mention.context is not None and kind == "signed":
        date = when(_times(mention.context, page), page.anchor, "past")
    if kind not in ("signing_scheduled", "was_planned"):
        date = _not_after(date, page.anchor)
    said = _not_after(when(told, page.anchor, "past"), page.anchor)
    lead = sentence.number in page.lead
    spans = tuple(planned if kind == "signing_scheduled" else own)
    return Candidate(mention, kind, date, said, lead, bool(planned), spans)


def _not_after(date: Resolved, anchor: Anchor) -> Resolved:
    """What has happened does not lie after the day of publication."""
    if date.on is None or anchor.published is None or first_day(date.on) <= anchor.published:
        return date
    return UNKNOWN


def _report(rows: list[Candidate], page: _Page) -> Report:
    first = rows[0]
    mention = first.mention
    finding = mention.finding
    date, planned = _date(rows, page)
    kind: Any = Ratified if first.kind == NOT_REQUIRED else KINDS[first.kind]
    told: dict[str, Any] = {}
    if kind in (SigningScheduled, SigningPostponed):
        told["planned_for"] = planned.on
    if kind is Ratified:
        told["effect"] = effect_of(mention, page.sentences)
    background = all(_is_background(row) for row in rows)
    made: Report = kind(
        dossier=page.dossier.id,
        article=page.article.id,
        evidence=_evidence(mention, page.article.text),
        rule=finding.rule,
        reader=page.reader,
        cues=tuple(sorted({(cue.start, cue.end) for cue in finding.cues})),
        trace=_trace(first),
        party=mention.party,
        happened_on=date.on,
        # The firmness of a plan is that of the planned day, which is what sources differ on.
        basis=planned.basis if kind is SigningScheduled and planned.on else date.basis,
        told_as="background" if background else "news",
        occasion=planned.occasion or date.occasion,
        attribution=find_attribution(mention.sentence.text, _officials(page.dossier)),
        **told,
    )
    return made


@once
def _officials(dossier: Dossier) -> frozenset[str]:
    """The office holders' names, as the sentences of a page call them."""
    names = {name for each in dossier.office_holders for name in (each.name, *each.aliases)}
    return frozenset(names | {name.rpartition(" ")[2] for name in names})


def _is_background(row: Candidate) -> bool:
    clause = row.mention.finding.clause
    return row.mention.background or row.mention.listed or clause.kind in ("rel", "sub")


def _date(rows: list[Candidate], page: _Page) -> tuple[Resolved, Resolved]:
    """When it happened, and for a schedule for when it is planned."""
    kind = rows[0].kind
    best = _finest([row.date for row in rows])
    if kind in ("signing_scheduled", "signed") and (best.on is None or "/" in str(best.on)):
        # "at the G7 summit" in one sentence and "on Thursday" in the next tell one day together.
        spans = [span for row in rows for span in row.spans]
        both = when(spans, page.anchor, "future" if kind == "signing_scheduled" else "past")
        best = _finest([best, both])
    told = _finest([row.said for row in rows])
    fresh = any(row.lead and not _is_background(row) for row in rows)
    published = page.anchor.published
    news = Resolved(Edtf(published), "assumed") if published is not None and fresh else UNKNOWN
    if kind == "signing_scheduled":
        return (told if told.on is not None else news), best
    if kind == "signing_postponed":
        planned = _finest([r.date for r in rows if r.mention.finding.kind == "was_planned"])
        own = _finest([r.date for r in rows if r.mention.finding.kind != "was_planned"])
        chosen = next((d for d in (own, told, news, _not_after(planned, page.anchor)) if d.on), UNKNOWN)
        return chosen, planned
    if best.on is None and (kind not in _BACKGROUND_KINDS or fresh):
        best = told
    if best.on is None:
        best = news
    return best, UNKNOWN


def _finest(dates: list[Resolved]) -> Resolved:
    known = [date for date in dates if date.on is not None]
    if not known:
        return next((date for date in dates if date.occasion), UNKNOWN)
    return min(known, key=lambda date: ("/" in str(date.on), -len(str(date.on))))


def _evidence(mention: Mention, text: str) -> Evidence:
    sentence = mention.sentence
    start, end = sentence.start, sentence.end
    if len(text[start:end].split()) > _WORDS:
        clause = mention.finding.clause
        inside = sentence.start <= clause.start and clause.end <= sentence.end
        start, end = (clause.start, clause.end) if inside else (start, end)
        words = 0
        at = start
        while at < end:
            if text[at].isspace() and not text[at - 1].isspace():
                words += 1
                if words == _WORDS:
                    end = at
                    break
            at += 1
    return Evidence(text[start:end], start, end)


def _trace(row: Candidate) -> tuple[str, ...]:
    mention = row.mention
    finding = mention.finding
    steps = [
        f"segment: {mention.sentence.section}",
        f"clause: {finding.clause.kind}, {finding.mood}",
        f"rule: {finding.rule}",
        f"party: {mention.source}",
    ]
    if row.kind != finding.kind:
        steps.append(f"time: {finding.kind or 'nothing'} becomes {row.kind}")
    return (*steps, *row.steps)
