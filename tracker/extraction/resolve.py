"""The last layer: for each party one report of a kind, with its date and its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from tracker.domain.dates import Edtf, first_day, is_day
from tracker.domain.events import KINDS, Evidence, Report
from tracker.domain.reports import Ratified, SigningPostponed, SigningScheduled
from tracker.dossiers.dossier import Dossier
from tracker.extraction.arbitrate import Candidate, arbitrate
from tracker.extraction.attribution import find_attribution
from tracker.extraction.beside import told_behind
from tracker.extraction.dating import not_after, when
from tracker.extraction.effect import NOT_REQUIRED, effect_of
from tracker.extraction.mention import Mention
from tracker.extraction.mention_date import date_of
from tracker.extraction.moments import own_and_told
from tracker.extraction.once import once
from tracker.extraction.page import Page
from tracker.extraction.place import place_of
from tracker.extraction.plan_day import without_journeys
from tracker.extraction.plan_times import (
    can_be_planned,
    is_ahead,
    is_to_begin,
    occasion_word,
    same_day,
    told_soon,
)
from tracker.extraction.reckoning import moved
from tracker.extraction.report_date import is_background, report_date, takes_effect_on_signature
from tracker.extraction.time_deeds import beside_whom

_WORDS = 30


@dataclass(frozen=True, slots=True)
class Told:
    """What mentions come to: the reports that stand, and those that give way to others of these."""

    reports: tuple[Report, ...]
    overruled: tuple[Report, ...]


def resolve_all(mentions: Iterable[Mention], page: Page) -> Told:
    """The reports that `mentions` of a page come to, in the order of their evidence."""
    candidates = [c for mention in mentions if (c := _candidate(mention, page)) is not None]
    grouped = list(arbitrate(candidates, put_off=page.put_off))
    reports = [_report(rows.candidates, page) for rows in grouped]
    signed = {r.party: r for r in reports if r.kind == "signed" and r.happened_on is not None}
    for at, rows in enumerate(grouped):
        same = signed.get(reports[at].party)
        if same is not None and takes_effect_on_signature(rows.candidates):
            reports[at] = replace(reports[at], happened_on=same.happened_on, basis=same.basis)
        away = _measured(reports[at], rows.candidates, signed)
        if away is not None:
            reports[at] = replace(reports[at], happened_on=away, basis="relative")
    standing, overruled = (
        [each for each, rows in zip(reports, grouped, strict=True) if rows.overruled is which]
        for which in (False, True)
    )
    return Told(_in_order(standing), _in_order(overruled))


def _measured(report: Report, rows: list[Candidate], signed: dict[str, Report]) -> Edtf | None:
    """The day of a signature told by its distance from another's: "a day after Sweden"."""
    if report.kind != "signed" or report.basis == "stated":
        return None
    for row in rows:
        found = beside_whom(row.mention)
        if found is None or any(s.is_date and s.base == "published" for s in row.spans):
            continue
        other = signed.get(found[0][0])
        if other is not None and other.happened_on is not None and is_day(other.happened_on):
            return moved(first_day(other.happened_on), found[1])
    return None


def _in_order(reports: list[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=lambda r: (r.evidence.start, r.party, r.kind)))


def _candidate(mention: Mention, page: Page) -> Candidate | None:
    finding = mention.finding
    sentence = mention.sentence
    spans = page.times(sentence)
    own, told = own_and_told(mention, spans, page.dossier.home)
    kind = finding.kind
    planned = without_journeys([s for s in own if can_be_planned(s)], mention)
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
    elif kind == "signed" and is_ahead(finding, own, page.anchor):
        kind = "signing_scheduled"
    elif kind == "talks_started" and is_to_begin(finding, own, page.anchor):
        # The day is that of the beginning, not of the intention.
        kind, own = "intent_declared", []
    if not kind:
        return None
    plan = kind in ("signing_scheduled", "was_planned")
    date = date_of(mention, kind, planned if plan else own, page)
    before = page.told_for(told, sentence)
    said = not_after(when(told, page.anchor, "past", told=before), page.anchor)
    said = said if said.on is not None else told_behind(mention, page)
    lead = page.is_lead(sentence)
    spans = tuple(planned if kind == "signing_scheduled" else own)
    return Candidate(mention, kind, date, said, lead, bool(planned), spans)


def _report(rows: list[Candidate], page: Page) -> Report:
    first = rows[0]
    mention = first.mention
    finding = mention.finding
    date, planned = report_date(rows, page)
    kind: Any = Ratified if first.kind == NOT_REQUIRED else KINDS[first.kind]
    told: dict[str, Any] = {}
    if kind in (SigningScheduled, SigningPostponed):
        told["planned_for"] = planned.on
    if kind is Ratified:
        told["effect"] = effect_of([row.mention for row in rows], page.sentences)
    background = all(is_background(row) for row in rows)
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
        occasion=planned.occasion or date.occasion or _place(rows, page),
        attribution=find_attribution(mention.sentence.text, _officials(page.dossier)),
        **told,
    )
    return made


def _place(rows: list[Candidate], page: Page) -> str | None:
    """Where it was signed, which stands in the place of an occasion where no such is told."""
    if rows[0].kind != "signed":
        return None
    told = (place_of(row.mention, page.article.text) for row in rows)
    return next((each for each in told if each is not None), None)


@once
def _officials(dossier: Dossier) -> frozenset[str]:
    """The office holders' names, as the sentences of a page call them."""
    names = {name for each in dossier.office_holders for name in (each.name, *each.aliases)}
    return frozenset(names | {name.rpartition(" ")[2] for name in names})


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
    return (*steps, *mention.steps, *row.steps)
