"""加签: whoever acts on a matter anyway, by his own post, would decide twice; somebody else is chosen."""

import pytest

from people.models import Substitution
from tests.plugins.matters import ASKED_ON, MET, chain
from tests.seals import clause, published, route, station
from workflows.chains.service import Reason


class TestWhoseOwnPost:
    @pytest.mark.parametrize("place", ["before", "after"])
    def test_comes_later_is_not_added(self, ask_leave, do, refused, place):
        leave = ask_leave(5)

        with refused(Reason.INVALID, "孟昇", "办事处主任", "两次", "抄送") as refusal:
            do(
                leave,
                "add_signer",
                "deputy-leader",
                data={"who": "office-director", "place": place},
            )
        assert list(refusal.value.errors) == ["who"]

    def test_has_it_at_the_same_time_is_not_added(self, ask_leave, do, refused):
        leave = do(ask_leave(60, leave_type="sick"), "deliberate", "office-clerk", data=MET)

        with refused(Reason.INVALID, "区委组织部", "两次"):
            do(leave, "add_signer", "hr-bureau", data={"who": "org-department", "place": "after"})

    def test_has_to_act_at_the_same_step_is_not_added(self, office, ask_seal, do, refused):
        published(clause("分管领导都批。", route(by=[station("deputy-leader", holders="all")])))
        matter = ask_seal()

        with refused(Reason.INVALID, "分管领导"):
            do(matter, "add_signer", "deputy-leader", data={"who": "deputy-leader-2"})

    def test_comes_again_after_a_return_is_not_added(self, ask_leave, do, refused):
        leave = do(ask_leave(8), "opine", "deputy-leader")
        first = leave.steps.get(order=1)
        leave = do(leave, "return", "office-director", data={"to_step": str(first.pk)})

        with refused(Reason.INVALID, "办事处主任"):
            do(leave, "add_signer", "deputy-leader", data={"who": "office-director"})


class TestWhoMaySignTwiceOver:
    def test_files_later_and_is_added(self, ask_leave, do):
        """Filing decides nothing."""
        leave = do(ask_leave(2), "add_signer", "deputy-leader", data={"who": "office-clerk"})

        assert ("office-clerk", "approve", "current") in chain(leave)

    def test_has_decided_already_and_is_added(self, ask_leave, do):
        leave = do(ask_leave(5), "opine", "deputy-leader")

        leave = do(leave, "add_signer", "office-director", data={"who": "deputy-leader"})
        assert ("deputy-leader", "approve", "current") in chain(leave)

    def test_only_stands_in_later_and_is_added(self, ask_leave, do, person):
        Substitution.objects.create(
            absent=person("office-director"), substitute=person("finance-clerk"),
            starts=ASKED_ON, ends=ASKED_ON,
        )  # fmt: skip

        leave = do(ask_leave(5), "add_signer", "deputy-leader", data={"who": "finance-clerk"})
        assert ("finance-clerk", "opine", "current") in chain(leave)
