from tracker.domain.disputes import disputed, disputed_fields
from tracker.domain.status import AgreementStatus, Cell, Contrary


def cell(field, value, *against, support=("a",)):
    told = tuple(Contrary(event_id=event, value=other) for event, other in against)
    return Cell(field=field, value=value, rule="r", support=support, against=told)


def line(*cells):
    return AgreementStatus(dossier="d", party="JP", stage="signed", cells=cells)


FLAG = Cell(field="flags", value="conflict", rule="r", support=("a", "b"))
SIGNED = cell("signed_on", "2024-06-13", ("b", "2024-06-12"))


def test_without_the_flag_nothing_contradicts():
    assert disputed(line(cell("scheduled_for", None, ("b", "2024-06-12")))) == ()


def test_what_the_flag_rests_on_is_disputed():
    assert disputed(line(SIGNED, FLAG)) == (SIGNED,)


def test_a_plan_that_was_replaced_contradicts_nothing():
    plan = cell("scheduled_for", "2024-06-13", ("c", "2024-06-01"))

    assert disputed(line(SIGNED, plan, FLAG)) == (SIGNED,)


def test_the_day_of_the_stage_is_told_once_and_the_stage_never():
    since = cell("since", "2024-06-13", ("b", "2024-06-12"))
    other = cell("since", "2024-06-13", ("b", "2024-06-11"))
    stage = cell("stage", "signed", ("b", "talks_close"))

    assert disputed(line(stage, since, SIGNED, FLAG)) == (SIGNED,)
    assert disputed(line(other, SIGNED, FLAG)) == (other, SIGNED)


def test_a_value_that_nobody_contradicts_is_not_disputed():
    assert disputed(line(cell("ratified_on", "2024-07-01"), FLAG)) == ()


def flagged(fields):
    rule = f"Sources disagree on {fields}."
    return Cell(field="flags", value="conflict", rule=rule, support=("a",))


def test_the_short_form_names_its_disputed_cells_in_the_flag():
    since = cell("since", "2024-06-13", ("b", "2024-06-12"))
    other = cell("since", "2024-07-01", ("c", "2024-07-02"))

    assert disputed_fields(line(SIGNED)) == ()
    assert disputed_fields(line(since, SIGNED, flagged("since, signed_on"))) == ("signed_on",)
    assert disputed_fields(line(other, SIGNED, flagged("since, signed_on"))) == (
        "since",
        "signed_on",
    )
    assert disputed_fields(line(since, flagged("since"))) == ("since",)
