"""转办, 加签, 抄送: colleagues whom somebody names; what they may then do, and see."""

import pytest

from people.models import Appointment, Person, Post, Substitution, Unit
from people.service import hats
from tests.plugins.matters import ASKED_ON, MET, chain
from trail.models import Trace
from workflows.chains.models import Copied, Proceeding, Step
from workflows.chains.service import Reason

CLERK = {"to": "finance-clerk"}


def last_data(matter) -> dict:
    return Trace.objects.select_related("words").filter(stream=matter.serial).last().payload.data


@pytest.fixture
def inbox(person):
    """The serials of what waits for somebody."""

    def look(user: str) -> list[str]:
        me = person(user)
        found = Step.objects.waiting_for(me, hats(me, ASKED_ON), most=99)
        steps = Step.objects.select_related("proceeding").in_bulk([each.id for each in found])
        return [steps[each.id].proceeding.serial for each in found]

    return look


@pytest.fixture
def sees(person):
    def look(user: str, matter) -> bool:
        seen = Proceeding.objects.visible_to(person(user), on=ASKED_ON)
        return seen.filter(pk=matter.pk).exists()

    return look


class TestHandingOver:
    def test_lets_the_colleague_do_it_and_nobody_else(self, ask_leave, do, refused, inbox):
        leave = ask_leave(5)
        do(leave, "hand_over", "deputy-leader", data=CLERK)

        assert inbox("deputy-leader") == []
        assert inbox("finance-clerk") == [leave.serial]
        with refused(Reason.NOT_ALLOWED):
            do(leave, "opine", "deputy-leader")
        do(leave, "opine", "finance-clerk")
        assert inbox("office-director") == [leave.serial]
        assert last_data(leave) == {}

    def test_leaves_a_trace_that_names_him(self, ask_leave, do):
        leave = do(ask_leave(5), "hand_over", "deputy-leader", data=CLERK)

        assert last_data(leave) == {"to": "finance-clerk", "to_name": "薛珺"}
        assert leave.state == "in_approval"
        assert chain(leave)[:2] == [
            ("deputy-leader", "opine", "done"),
            ("deputy-leader", "opine", "current"),
        ]

    def test_of_the_last_decision_decides(self, ask_leave, do):
        leave = do(ask_leave(2), "hand_over", "deputy-leader", data=CLERK)

        assert do(leave, "approve", "finance-clerk").state == "approved"

    def test_of_filing_files(self, ask_leave, do):
        leave = do(ask_leave(2), "approve", "deputy-leader")
        leave = do(leave, "hand_over", "office-clerk", data=CLERK)

        assert leave.state == "approved"
        do(leave, "file", "finance-clerk")
        assert Step.objects.filter(proceeding=leave).last().status == "done"

    def test_goes_on_and_comes_back(self, ask_leave, do):
        leave = do(ask_leave(2), "hand_over", "deputy-leader", data=CLERK)
        leave = do(leave, "hand_over", "finance-clerk", data={"to": "deputy-leader"})

        assert do(leave, "approve", "deputy-leader").state == "approved"

    def test_to_somebody_who_leaves_strands_nothing(self, ask_leave, do, inbox, person):
        leave = do(ask_leave(2), "hand_over", "deputy-leader", data=CLERK)
        Person.objects.filter(pk=person("finance-clerk").pk).update(active=False)

        assert inbox("deputy-leader") == [leave.serial]
        assert do(leave, "approve", "deputy-leader").state == "approved"

    def test_to_somebody_away_reaches_who_takes_his_place(self, ask_leave, do, inbox, person):
        leave = do(ask_leave(2), "hand_over", "deputy-leader", data=CLERK)
        Substitution.objects.create(
            absent=person("finance-clerk"), substitute=person("department"),
            starts=ASKED_ON, ends=ASKED_ON,
        )  # fmt: skip

        assert inbox("department") == [leave.serial]
        leave = do(leave, "approve", "department")
        assert Trace.objects.filter(stream=leave.serial).last().on_behalf == "薛珺"

    @pytest.mark.parametrize(
        ("to", "mentions"),
        [("grid-worker", "陆燚"), ("deputy-leader", "您"), ("policy-editor", "岗位"), ("nobody", "nobody"),
         ("", ""), ("finance-clerk,department", "2")],
    )  # fmt: skip
    def test_to_whom_it_cannot_go_is_refused(self, ask_leave, do, refused, to, mentions):
        leave = ask_leave(5)

        with refused(Reason.INVALID, mentions) as refusal:
            do(leave, "hand_over", "deputy-leader", data={"to": to})
        assert list(refusal.value.errors) == ["to"]

    def test_where_all_must_act_is_not_offered(self, ask_seal, do, refused):
        from tests.seals import clause, published, route, station

        published(clause("主任批。", route(by=[station("office-director", holders="all")])))
        matter = ask_seal()

        with refused(Reason.NOT_ALLOWED):
            do(matter, "hand_over", "office-director", data=CLERK)

    def test_a_body_cannot(self, ask_leave, do, refused):
        leave = ask_leave(20)

        with refused(Reason.NOT_ALLOWED):
            do(leave, "hand_over", "office-clerk", data=CLERK)


class TestAddingASigner:
    def test_in_front_lets_one_wait(self, ask_leave, do, inbox):
        leave = do(
            ask_leave(5), "add_signer", "deputy-leader", data={"who": "finance-clerk", "place": "before"}
        )  # fmt: skip

        assert (inbox("deputy-leader"), inbox("finance-clerk")) == ([], [leave.serial])
        do(leave, "opine", "finance-clerk")
        assert inbox("deputy-leader") == [leave.serial]
        assert [post for post, _act, _status in chain(leave)] == [
            "finance-clerk", "deputy-leader", "office-director", "office-clerk",
        ]  # fmt: skip

    def test_behind_comes_after_oneself(self, ask_leave, do, inbox):
        leave = ask_leave(2)
        do(leave, "add_signer", "deputy-leader", data={"who": "finance-clerk", "place": "after"})
        assert inbox("deputy-leader") == [leave.serial]

        assert do(leave, "approve", "deputy-leader").state == "in_approval"
        assert do(leave, "approve", "finance-clerk").state == "approved"

    def test_who_decides_may_reject(self, ask_leave, do):
        leave = ask_leave(2)
        do(leave, "add_signer", "deputy-leader", data={"who": "finance-clerk"})

        assert do(leave, "reject", "finance-clerk").state == "rejected"

    def test_beside_another_who_decides_too(self, ask_leave, do):
        leave = do(ask_leave(60, leave_type="sick"), "deliberate", "office-clerk", data=MET)
        do(leave, "add_signer", "hr-bureau", data={"who": "district-command", "place": "after"})
        do(leave, "refer", "org-department")
        do(leave, "refer", "hr-bureau")

        assert do(leave, "approve", "district-command").state == "approved"

    def test_twice_the_same_is_refused(self, ask_leave, do, refused):
        leave = ask_leave(5)
        do(leave, "add_signer", "deputy-leader", data={"who": "finance-clerk", "place": "after"})

        with refused(Reason.INVALID, "薛珺"):
            do(leave, "add_signer", "deputy-leader", data={"who": "finance-clerk"})

    @pytest.mark.parametrize(
        ("data", "key"), [({"who": "grid-worker"}, "who"), ({"who": "finance-clerk", "place": "x"}, "place")]
    )  # fmt: skip
    def test_what_cannot_be_is_refused(self, ask_leave, do, refused, data, key):
        leave = ask_leave(5)

        with refused(Reason.INVALID) as refusal:
            do(leave, "add_signer", "deputy-leader", data=data)
        assert list(refusal.value.errors) == [key]

    def test_who_left_is_followed_by_who_holds_his_post(self, ask_leave, do, person):
        leave = ask_leave(2)
        do(leave, "add_signer", "deputy-leader", data={"who": "finance-clerk"})
        Person.objects.filter(pk=person("finance-clerk").pk).update(active=False)
        Appointment.objects.create(
            person=person("department"), post=Post.objects.get(code="finance-clerk"),
            unit=Unit.objects.get(code="street"), starts=ASKED_ON,
        )  # fmt: skip

        do(leave, "approve", "department")
        assert do(leave, "approve", "deputy-leader").state == "approved"


class TestCopying:
    def test_lets_him_read_and_gives_him_no_step(self, ask_leave, do, inbox, sees, refused):
        leave = ask_leave(5)
        assert not sees("finance-clerk", leave)
        steps = Step.objects.count()

        do(leave, "copy", "deputy-leader", data={"to": "finance-clerk, department"})

        assert sees("finance-clerk", leave)
        assert sees("department", leave)
        assert inbox("finance-clerk") == []
        assert Step.objects.count() == steps
        assert last_data(leave)["to_name"] == "薛珺、范志强"
        with refused(Reason.NOT_ALLOWED):
            do(leave, "opine", "finance-clerk")

    def test_is_the_applicants_to_do_as_well(self, ask_leave, do, sees):
        leave = do(ask_leave(5), "copy", "grid-worker", data={"to": "grid-worker-2"})

        assert sees("grid-worker-2", leave)

    def test_is_not_to_oneself(self, ask_leave, do, refused):
        leave = ask_leave(5)

        with refused(Reason.INVALID, "宋祎"):
            do(leave, "copy", "deputy-leader", data={"to": "deputy-leader"})
        do(leave, "copy", "deputy-leader", data={"to": "deputy-leader,finance-clerk"})
        assert last_data(leave)["to_name"] == "薛珺"

    def test_is_nobody_elses(self, ask_leave, do, refused):
        leave = ask_leave(5)

        for user in ("office-director", "grid-worker-2"):
            with refused(Reason.NOT_ALLOWED):
                do(leave, "copy", user, data={"to": "department"})

    def test_the_same_twice_is_refused_unless_somebody_is_new(self, ask_leave, do, refused):
        leave = do(ask_leave(5), "copy", "deputy-leader", data=CLERK)

        with refused(Reason.INVALID, "薛珺"):
            do(leave, "copy", "deputy-leader", data=CLERK)
        do(leave, "copy", "deputy-leader", data={"to": "finance-clerk,department"})
        assert last_data(leave)["to"] == "department"
        assert Copied.objects.count() == 2

    def test_makes_no_tab_old(self, ask_leave, do):
        leave = ask_leave(5)
        seen = leave.seen
        do(leave, "copy", "grid-worker", data={"to": "grid-worker-2"})
        do(leave, "urge", "grid-worker")

        assert do(leave, "opine", "deputy-leader", seen=seen).seen == seen + 3

    def test_is_found_by_who_was_copied(self, ask_leave, do, person):
        from workflows.chains.visibility import few_in_sight, sight_of

        leave = do(ask_leave(5), "copy", "deputy-leader", data=CLERK)
        sight = sight_of(person("finance-clerk"), ASKED_ON)

        assert few_in_sight(sight, most=9) == [leave.pk]
