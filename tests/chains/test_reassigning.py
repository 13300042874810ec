"""改派: what waits for nobody is handed on to a colleague by who keeps the office; through the door."""

import pytest

from people.models import Person
from tests.chains.test_stranded import dismiss, found
from tests.plugins.matters import acts, chain
from trail.models import Trace
from workflows.chains.models import Step
from workflows.chains.service import Reason, open_acts


@pytest.fixture
def hand_on(do):
    """`hand_on(leave, to="finance-clerk", by="office-clerk")`: its first step that waits."""

    def handed(matter, *, to="finance-clerk", by="office-clerk", **more):
        step = Step.objects.filter(proceeding=matter, status="current").first()
        data = {"step": str(step.pk), "to": to} | more
        return do(matter, "reassign", by, data=data, opinion="")

    return handed


class TestADismissedHolder:
    """The deputy is dismissed while a slip waits for him."""

    @pytest.fixture
    def leave(self, ask_leave):
        leave = ask_leave(2)
        dismiss("deputy-leader")
        return leave

    def test_leaves_a_step_that_the_clerk_hands_on(self, leave, hand_on, do):
        hand_on(leave)

        assert found() == []
        assert chain(leave)[:2] == [
            ("deputy-leader", "approve", "done"),
            ("deputy-leader", "approve", "current"),
        ]
        assert do(leave, "approve", "finance-clerk").state == "approved"

    def test_leaves_it_to_an_administrator_as_well(self, leave, hand_on, do):
        hand_on(leave, by="admin")

        assert do(leave, "approve", "finance-clerk").state == "approved"

    def test_is_on_record_with_who_handed_what_on_to_whom(self, leave, hand_on):
        hand_on(leave)

        trace = Trace.objects.select_related("words").filter(stream=leave.serial).last()
        assert (trace.act, trace.appointment) == ("reassign", "办公室人员 · 云桥街道办事处")
        assert trace.payload.data["post"] == "分管领导"
        assert trace.payload.data["to_name"] == "薛珺"

    @pytest.mark.parametrize(
        "by", ["grid-worker", "finance-clerk", "office-director", "grid-clerk", "township-leader"]
    )
    def test_is_nobody_elses_to_hand_on(self, leave, hand_on, refused, by):
        with refused(Reason.NOT_ALLOWED):
            hand_on(leave, to="department", by=by)

    @pytest.mark.parametrize("to", ["", "grid-worker", "office-clerk", "policy-editor", "nobody"])
    def test_goes_to_nobody_who_cannot_act(self, leave, hand_on, refused, to):
        with refused(Reason.INVALID) as refusal:
            hand_on(leave, to=to)
        assert list(refusal.value.errors) == ["to"]

    @pytest.mark.parametrize("step", ["", "0", "x"])
    def test_needs_the_step_to_be_said(self, leave, hand_on, refused, step):
        with refused(Reason.NOT_ALLOWED):
            hand_on(leave, step=step)

    def test_is_no_button_on_the_page_of_the_matter(self, leave, person):
        from tests.plugins.matters import morning

        offered = open_acts(leave, by=person("admin"), at=morning())
        assert "reassign" not in [act.code for act in offered]


class TestWhereSomebodyCanAct:
    def test_nothing_is_handed_on(self, ask_leave, hand_on, refused):
        leave = ask_leave(2)

        with refused(Reason.STATE, "分管领导"):
            hand_on(leave)

    def test_ones_own_matter_is_not_handed_on_either(self, ask_leave, hand_on, refused):
        leave = ask_leave(2, by="office-clerk")
        dismiss("office-director")
        dismiss("party-secretary")

        with refused(Reason.NOT_ALLOWED):
            hand_on(leave, to="department")


class TestWhoWasNamedAndLeft:
    def test_has_his_step_handed_on(self, ask_leave, do, hand_on, person):
        leave = do(ask_leave(5), "hand_over", "deputy-leader", data={"to": "finance-clerk"})
        Person.objects.filter(pk=person("finance-clerk").pk).update(active=False)

        hand_on(leave, to="department")

        assert do(leave, "opine", "department").state == "in_approval"
        assert acts(leave)[-3:] == ["hand_over", "reassign", "opine"]

    def test_may_have_been_added_to_sign(self, ask_leave, do, hand_on, person):
        leave = do(
            ask_leave(2), "add_signer", "deputy-leader", data={"who": "finance-clerk", "place": "before"}
        )  # fmt: skip
        Person.objects.filter(pk=person("finance-clerk").pk).update(active=False)
        assert [why for _serial, _post, why in found()] == ["vacant"]

        hand_on(leave, to="department")
        do(leave, "approve", "department")

        assert do(leave, "approve", "deputy-leader").state == "approved"


class TestWhereAllMustAct:
    def test_one_colleague_acts_for_all_who_are_gone(self, ask_seal, do, hand_on):
        from tests.seals import clause, published, route, station

        published(clause("主任都批。", route(by=[station("office-director", holders="all")])))
        matter = ask_seal()
        dismiss("office-director")

        hand_on(matter)

        assert do(matter, "approve", "finance-clerk").state == "closed"
