"""States are protected: only transitions change them, and Django's own machinery still works."""

import pytest

from tests.plugins.matters import chain
from workflows.applications.models import Application, State
from workflows.assessments.models import Assessment
from workflows.cases.models import Case
from workflows.chains.kinds import kind_of, kinds, register_kind
from workflows.chains.models import FINAL, Proceeding
from workflows.chains.models.serial import SerialCounter, next_serial
from workflows.fsm import TransitionNotAllowed, can_proceed
from workflows.leave.models import Leave
from workflows.records.models import Record


class TestAProtectedState:
    def test_is_not_assigned(self, ask_leave):
        leave = ask_leave(1)

        with pytest.raises(AttributeError):
            leave.state = "approved"
        assert Proceeding.objects.get(pk=leave.pk).state == "in_approval"

    def test_may_be_assigned_the_value_it_has(self, ask_leave):
        leave = ask_leave(1)
        leave.state = leave.state

        assert leave.state == "in_approval"

    def test_survives_full_clean(self, ask_leave):
        leave = ask_leave(1)
        leave.full_clean()

        assert leave.state == "in_approval"

    def test_is_reloaded_whole_or_in_part(self, ask_leave, do):
        leave = ask_leave(1)
        do(leave, "approve", "deputy-leader")
        leave.refresh_from_db(fields=["title"])
        assert leave.state == "in_approval"
        leave.refresh_from_db()

        assert leave.state == "approved"

    def test_is_read_when_it_was_deferred(self, ask_leave):
        pk = ask_leave(1).pk

        assert Proceeding.objects.only("title").get(pk=pk).state == "in_approval"
        assert Leave.objects.defer("state").get(pk=pk).state == "in_approval"


class TestTransitions:
    def test_run_only_from_their_own_state(self):
        matter = Application()
        assert can_proceed(matter.submit)
        with pytest.raises(TransitionNotAllowed):
            matter.approve()

        matter.submit()
        assert matter.state == State.IN_APPROVAL
        assert not can_proceed(matter.file)

    @pytest.mark.parametrize("model", [Application, Leave])
    def test_lead_nowhere_from_a_final_state(self, model):
        found = model()._meta.get_field("state").get_all_transitions(model)
        # What the office finds out afterwards is noted, and the state stays.
        names = [each.name for each in found if each.target]
        for state in FINAL & set(model.state_labels):
            matter = model.from_db("default", ["state"], [state])
            assert not [name for name in names if can_proceed(getattr(matter, name))]

    def test_name_only_states_that_have_a_label(self):
        for model in kinds():
            found = model()._meta.get_field("state").get_all_transitions(model)
            targets = {str(each.target) for each in found if each.target}
            assert targets <= set(model.state_labels)


class TestKinds:
    def test_are_found_by_code(self):
        assert kind_of("leave") is Leave
        assert set(kinds()) == {Application, Assessment, Case, Leave, Record}
        with pytest.raises(LookupError):
            kind_of("miracle")

    def test_are_registered_once(self):
        register_kind(Leave)

        class Twin:
            kind_code = "leave"

        with pytest.raises(LookupError):
            register_kind(Twin)


class TestSerials:
    def test_run_without_gaps_in_each_series(self, db):
        given = [next_serial("QJ", 2026), next_serial("SQ", 2026), next_serial("QJ", 2026)]

        assert given == ["QJ-2026-0001", "SQ-2026-0001", "QJ-2026-0002"]

    def test_grow_past_four_figures(self, db):
        SerialCounter.objects.create(series="QJ-2026", last=9999)

        assert next_serial("QJ", 2026) == "QJ-2026-10000"


def test_a_refused_slip_uses_up_no_serial(ask_leave, refused):
    from workflows.chains.service import Reason

    with refused(Reason.INVALID):
        ask_leave(1, reason="")

    assert ask_leave(1).serial == "QJ-2026-0001"
    assert chain(Proceeding.objects.get())
