"""A table made by hand, so that its exports depend on nothing but the exports."""

from tracker.domain.events import Amount, Attribution
from tracker.domain.status import AgreementStatus, Cell, Contrary, Milestone, Terms
from tracker.export.publication import Publication
from tracker.views.rows import (
    FieldChange,
    LogHead,
    Move,
    ReportRow,
    Retraction,
    Source,
    StatusRow,
    StatusTable,
)

ROUNDUP = Source(
    id="a1",
    name="roundup",
    title="Who has signed so far",
    outlet="The Example",
    url="https://example.org/a?b=1&c=2",
    published="2024-05-30",
)
UNDATED = Source(id="a2", name="summit", outlet="Another Paper", url="gopher://example.org")


def report(source, text, marks=(), **more):
    fields = {
        "event_id": f"e-{source.id}",
        "kind": "signed",
        "label": "signed",
        "party": "GB",
        "happened_on": None,
        "basis": "stated",
        "told_as": "news",
        "occasion": None,
        "reported_on": source.published,
        "recorded_at": "2024-06-20T12:00:00.000000Z",
        "evidence": text,
        "start": 10,
        "end": 10 + len(text),
        "marks": marks,
        "article": source,
    }
    return ReportRow(**{**fields, **more})


SIGNED = report(
    ROUNDUP, "Britain was the first to sign.", ((0, 7), (16, 29)), happened_on="2024-01-12"
)
PUT_OFF = report(
    ROUNDUP,
    "The signing set for the second was put off.",
    event_id="e-a0",
    kind="signing_postponed",
    label="signing postponed",
    happened_on="2024-01",
    details=(("planned_for", "2024-01-02"),),
)
TERMS = report(
    ROUNDUP,
    "It lasts ten years and brings 2.5 billion.",
    event_id="e-a4",
    kind="terms_reported",
    label="terms",
    details=(
        ("duration_years", 10),
        ("amount", Amount(2.5e9, "GBP", 2024)),
        ("binding", False),
        ("legal_form", None),
    ),
    confirmed="analyst",
)
MISREAD = report(
    ROUNDUP,
    "It took effect.",
    event_id="e-a5",
    kind="entered_into_force",
    label="in force",
    happened_on="2024-02",
    retracted=Retraction(
        by="analyst", because="misread", recorded_at="2024-06-21T12:00:00.000000Z"
    ),
)
PLANNED = report(
    UNDATED,
    "They are set to sign.",
    ((9, 20),),
    kind="signing_scheduled",
    label="signing scheduled",
    party="US",
    attribution=Attribution("unnamed", "people familiar"),
    details=(("planned_for", "2024-06-13/2024-06-15"),),
)


def status(party, stage, **more):
    return AgreementStatus(dossier="ukraine-security", party=party, stage=stage, **more)


def rows():
    yield StatusRow(
        status=status(
            "GB",
            "signed",
            since="2024-01-12",
            known_by="2024-05-30",
            signed_on="2024-01-12",
            signed_at="Kyiv",
            first_planned_for="2024-01-02",
            slip_days=10,
            flags=("slipped", "conflict"),
            sources=2,
            reports=3,
            last_report="2024-05-30",
            milestones=(
                Milestone(stage="signed", on="2024-01-12", known_by="2024-05-30", event_id="e-a1"),
            ),
            terms=Terms(duration_years=10),
            cells=(
                Cell(
                    field="signed_on",
                    value="2024-01-12",
                    rule="The day that more sources tell.",
                    chosen="e-a1",
                    against=(
                        Contrary(event_id="e-a2", value="2024-01-13"),
                        Contrary(event_id="e-a3", value=None),
                    ),
                ),
                Cell(
                    field="since",
                    value="2024-01-12",
                    rule="The day that more sources tell.",
                    chosen="e-a1",
                    against=(
                        Contrary(event_id="e-a2", value="2024-01-13"),
                        Contrary(event_id="e-a3", value=None),
                    ),
                ),
            ),
        ),
        party_name="United Kingdom",
        confidence="contested",
        quiet_days=31,
        deciding=SIGNED,
        articles=(UNDATED, ROUNDUP),
        history=(PUT_OFF, SIGNED, TERMS, MISREAD),
        moves=(
            Move(
                day="2024-05-30",
                before=status("GB", "not_reported"),
                after=status("GB", "signed", since="2024-01-12"),
                fields=(
                    FieldChange(field="stage", before=None, after="signed", event="e-a1"),
                    FieldChange(field="known_by", before=None, after="2024-05-30"),
                    FieldChange(field="signed_on", before=None, after="2024-01-12"),
                    FieldChange(field="flags", before=None, after="slipped"),
                ),
                reports=(SIGNED,),
            ),
        ),
    )
    yield StatusRow(
        status=status(
            "US",
            "signing_scheduled",
            known_by=None,
            scheduled_for="2024-06-13/2024-06-15",
            flags=("undated",),
            sources=1,
            reports=1,
            cells=(Cell(field="flags", value="undated", rule="It rests on undated articles."),),
        ),
        party_name="United States",
        confidence="single_source",
        overdue_days=15,
        deciding=PLANNED,
        articles=(UNDATED,),
        history=(PLANNED,),
        moves=(
            Move(
                day="2024-06-20",
                before=status("US", "not_reported"),
                after=status("US", "signing_scheduled"),
                fields=(FieldChange(field="stage", before=None, after="signing_scheduled"),),
                reports=(PLANNED,),
            ),
        ),
    )
    yield StatusRow(status=status("JP", "not_reported"), party_name="Japan")


def publication(**more):
    table = StatusTable(
        dossier="ukraine-security",
        as_of="2024-06-30",
        left_out=2,
        log=LogHead(events=42, hash="ab" * 32, recorded_at="2024-06-20T12:00:00.000041Z"),
        rows=tuple(rows()),
    )
    fields = {"table": table, "title": "Ukraine's agreements", "licence": "CC BY 4.0"}
    return Publication(**{**fields, **more})
