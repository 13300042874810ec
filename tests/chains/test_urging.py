"""催办: once a day for each step, by the applicant alone; it changes nothing but the log."""

from datetime import timedelta

import pytest

from tests.plugins.matters import ASKED_ON, acts, chain
from workflows.chains.service import Reason
from workflows.chains.signals import acted

NEXT_DAY = ASKED_ON + timedelta(days=1)


class TestUrging:
    def test_leaves_a_trace_and_a_signal_and_the_chain_as_it_was(self, ask_leave, do):
        leave, heard = ask_leave(5), []

        def hear(trace, **_more):
            heard.append((trace.act, trace.actor_name))

        acted.connect(hear)
        before = chain(leave)
        leave = do(leave, "urge", "grid-worker", opinion="明天一早就走。")
        acted.disconnect(hear)

        assert (chain(leave), leave.state) == (before, "in_approval")
        assert heard == [("urge", "陆燚")]

    def test_twice_a_day_is_refused(self, ask_leave, do, refused):
        leave = do(ask_leave(5), "urge", "grid-worker")

        with refused(Reason.STATE, "明天"):
            do(leave, "urge", "grid-worker")
        do(leave, "urge", "grid-worker", on=NEXT_DAY)
        assert acts(leave) == ["submit", "urge", "urge"]

    def test_goes_to_the_next_step_the_same_day(self, ask_leave, do):
        leave = do(ask_leave(5), "urge", "grid-worker")
        do(leave, "opine", "deputy-leader")

        do(leave, "urge", "grid-worker")
        assert acts(leave)[-1] == "urge"

    def test_also_for_filing(self, ask_leave, do):
        leave = do(ask_leave(2), "approve", "deputy-leader")

        assert do(leave, "urge", "grid-worker").state == "approved"

    @pytest.mark.parametrize("user", ["deputy-leader", "grid-worker-2", "office-clerk"])
    def test_is_nobody_elses(self, ask_leave, do, refused, user):
        leave = ask_leave(5)

        with refused(Reason.NOT_ALLOWED):
            do(leave, "urge", user)

    def test_what_has_come_back_is_not_possible(self, ask_leave, do, refused):
        leave = do(ask_leave(5), "return", "deputy-leader")

        with refused(Reason.STATE):
            do(leave, "urge", "grid-worker")
