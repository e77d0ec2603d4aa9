from typing import get_args

from tracker.domain.events import REPORTS
from tracker.domain.lifecycle import LABELS, ORDER, STAGE_BY_KIND, STAGES, TRANSITIONS
from tracker.domain.status import Stage


def test_every_stage_has_its_row():
    assert {each.stage for each in STAGES} == set(get_args(Stage))
    assert len({each.label for each in STAGES}) == len(STAGES) == len(LABELS)
    assert all(each.meaning for each in STAGES)


def test_every_kind_of_report_has_its_row():
    assert sorted(each.kind for each in TRANSITIONS) == sorted(each.kind for each in REPORTS)


def test_milestones_reach_ordered_stages_and_setbacks_do_not():
    for each in TRANSITIONS:
        if each.does == "milestone":
            assert ORDER[each.stage]
        if each.does == "setback":
            assert not ORDER[each.stage]
            assert each.acts_on
    orders = [each.order for each in STAGES if each.order]
    assert orders == [1, 2, 3, 4, 5, 6, 7, 8]


def test_what_ends_a_setback_is_a_setback():
    setbacks = {each.stage for each in TRANSITIONS if each.does == "setback"}

    assert {stage for each in TRANSITIONS for stage in each.ends} == setbacks


def test_the_stages_by_kind():
    assert STAGE_BY_KIND["intent_declared"] == "declared"
    assert STAGE_BY_KIND["talks_held"] == "negotiating"
    assert STAGE_BY_KIND["entered_into_force"] == "in_force"
    assert STAGE_BY_KIND["talks_stalled"] == "stalled"
    assert "terms_reported" not in STAGE_BY_KIND
    assert "resumed" not in STAGE_BY_KIND
