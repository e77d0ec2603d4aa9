"""The same work done with the package `eventsourcing`, as its documentation has it done."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event


class Agreement(Aggregate):
    """One party's agreement: the data of the reports about it, and no rules at all."""

    @event("Opened")
    def __init__(self, party: str) -> None:
        self.party = party
        self.reports: list[dict[str, Any]] = []

    @staticmethod
    def create_id(party: str) -> UUID:
        """The id of a party's aggregate."""
        return uuid5(NAMESPACE_URL, f"/agreements/{party}")

    @event("Reported")
    def report(self, data: dict[str, Any]) -> None:
        """Take a report in."""
        self.reports.append(data)


def _open(store: Path) -> "Application[UUID]":
    return Application({"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(store)})


def append(store: Path, reports: Sequence[dict[str, Any]], a_commit: int) -> None:
    """Append reports, so many a commit; the aggregates are kept at hand from commit to commit."""
    application = _open(store)
    known: dict[str, Agreement] = {}
    for start in range(0, len(reports), a_commit):
        touched: dict[str, Agreement] = {}
        for data in reports[start : start + a_commit]:
            party = data["party"]
            of = touched[party] = known.get(party) or Agreement(party)
            known[party] = of
            of.report(data)
        application.save(*touched.values())
    application.close()


def rebuild(store: Path, parties: Iterable[str]) -> int:
    """Rebuild the aggregates of these parties from their events; gives the number of reports."""
    application = _open(store)
    count = 0
    for party in parties:
        of: Agreement = application.repository.get(Agreement.create_id(party))
        count += len(of.reports)
    application.close()
    return count
