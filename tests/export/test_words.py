"""What stands in the cells that people read, and where nothing does."""

import pytest

from tracker.domain.dates import Day, Edtf
from tracker.domain.events import Amount
from tracker.domain.status import AgreementStatus, Cell, Terms
from tracker.export import words
from tracker.export.cells import since
from tracker.views.rows import StatusRow


def row(overdue=None, **told):
    status = AgreementStatus(dossier="sample", party="JP", **{"stage": "signed", **told})
    return StatusRow(status=status, party_name="Japan", overdue_days=overdue)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (Terms(), "not reported"),
        (Terms(duration_years=1), "1 year"),
        (Terms(duration_years=10, amount=Amount(2.5e9, "GBP", 2024)), "10 years; 2.5bn GBP (2024)"),
        (Terms(amount=Amount(80e6, "EUR")), "80m EUR"),
    ],
)
def test_the_content_of_an_agreement(told, shown):
    assert words.content(row(terms=told)) == shown


def test_before_a_signature_nothing_is_asked_of_it():
    ahead = row(stage="negotiating")
    asked = (words.signed, words.approval, words.in_force, words.term, words.pledge, words.content)
    assert [each(ahead) for each in asked] == [None] * len(asked)
    assert [each(row()) for each in asked] == ["not reported"] * len(asked)


def test_what_is_told_of_an_agreement_to_come_is_shown():
    assert words.content(row(stage="talks_close", terms=Terms(duration_years=10))) == "10 years"


@pytest.mark.parametrize(
    ("overdue", "shown"),
    [(None, "2024-06-13"), (1, "2024-06-13, 1 day overdue"), (3, "2024-06-13, 3 days overdue")],
)
def test_a_plan_tells_how_late_it_is(overdue, shown):
    planned = row(overdue, stage="signing_scheduled", scheduled_for=Edtf("2024-06-13"))
    assert words.ahead(planned) == shown


def test_a_day_that_no_source_tells_is_one_by_which():
    rule = "The only day reported. It is assumed from the day of publication."
    day = Edtf("2024-06-06")
    cells = tuple(Cell(each, day, rule) for each in ("since", "signed_on"))
    told = {"since": day, "known_by": Day(day), "signed_on": day, "signed_at": "NATO summit"}
    assumed, stated = row(**told, cells=cells), row(**told)
    assert since(assumed.status) == "by 2024-06-06"
    assert words.signed(assumed) == "by 2024-06-06, NATO summit"
    assert assumed.status.assumed == ("since", "signed_on")
    assert since(stated.status) == "2024-06-06"
    assert words.signed(stated) == "2024-06-06, NATO summit"
    assert stated.status.assumed == ()
