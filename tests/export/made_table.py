"""A table made by hand, so that its exports depend on nothing but the exports."""

from tracker.domain.events import Attribution
from tracker.domain.status import AgreementStatus, Cell, Contrary, Milestone, Terms
from tracker.export.publication import Publication
from tracker.views.rows import LogHead, ReportRow, Source, StatusRow, StatusTable

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
        deciding=report(
            ROUNDUP, "Britain was the first to sign.", ((0, 7), (16, 29)), happened_on="2024-01-12"
        ),
        articles=(UNDATED, ROUNDUP),
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
        deciding=report(
            UNDATED,
            "They are set to sign.",
            ((9, 20),),
            party="US",
            attribution=Attribution("unnamed", "people familiar"),
        ),
        articles=(UNDATED,),
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
