"""A refused act gets a sentence and changes nothing: no row, no trace, no state."""

from datetime import date

import pytest
from django.utils.formats import date_format

from tests.plugins.matters import FIRST_DAY
from workflows.chains.service import Reason


class TestWithoutTheRight:
    @pytest.mark.parametrize(
        "user", ["grid-worker-2", "deputy-leader-2", "office-director", "office-clerk", "admin"]
    )
    def test_nobody_decides(self, ask_leave, do, refused, user):
        """The deputy of the other community is no more in charge than anybody else."""
        leave = ask_leave(days=1)

        with refused(Reason.NOT_ALLOWED):
            do(leave, "approve", user)

    def test_nobody_withdraws_the_slip_of_another(self, ask_leave, do, refused):
        leave = ask_leave()

        with refused(Reason.NOT_ALLOWED):
            do(leave, "withdraw", "office-director")

    def test_nobody_acts_before_it_is_his_turn(self, ask_leave, do, refused):
        leave = ask_leave(days=5)

        with refused(Reason.NOT_ALLOWED):
            do(leave, "approve", "office-director")


class TestOnAFinishedMatter:
    @pytest.mark.parametrize(
        ("code", "user"),
        [("approve", "deputy-leader"), ("withdraw", "grid-worker"), ("file", "office-clerk"),
         ("report_back", "grid-worker"), ("cancel", "grid-worker"), ("resubmit", "grid-worker")],
    )  # fmt: skip
    def test_nothing_is_possible_any_more(self, ask_leave, do, refused, code, user):
        leave = ask_leave(days=1)
        do(leave, "reject", "deputy-leader", opinion="人手不够。")

        with refused(Reason.STATE, leave.title):
            do(leave, code, user)

    def test_not_even_what_was_never_known(self, ask_leave, do, refused):
        leave = ask_leave()

        with refused(Reason.STATE, "explode"):
            do(leave, "explode", "deputy-leader")


class TestFromAnOldTab:
    def test_an_act_is_stale(self, ask_leave, do, refused):
        leave = ask_leave(days=5)
        seen = leave.seen
        do(leave, "opine", "deputy-leader")

        with refused(Reason.STALE, leave.title):
            do(leave, "approve", "office-director", seen=seen)

    def test_one_who_saw_the_last_trace_may_act(self, ask_leave, do):
        leave = ask_leave(days=1)

        assert do(leave, "approve", "deputy-leader", seen=1).state == "approved"


class TestTwice:
    def test_the_same_approval_is_refused(self, ask_leave, do, refused):
        leave = ask_leave(days=1)
        do(leave, "approve", "deputy-leader")

        with refused(Reason.STATE):
            do(leave, "approve", "deputy-leader")

    def test_the_same_opinion_is_refused(self, ask_leave, do, refused):
        leave = ask_leave(days=5)
        do(leave, "opine", "deputy-leader")

        with refused(Reason.NOT_ALLOWED):
            do(leave, "opine", "deputy-leader")


class TestAnOpinion:
    @pytest.mark.parametrize(
        ("code", "opinion"), [("opine", ""), ("opine", "  \n"), ("return", "")]
    )
    def test_is_asked_for_where_the_applicant_reads_it(self, ask_leave, do, refused, code, opinion):
        leave = ask_leave(days=5)

        with refused(Reason.INVALID) as refusal:
            do(leave, code, "deputy-leader", opinion=opinion)
        assert list(refusal.value.errors) == ["opinion"]

    @pytest.mark.parametrize("opinion", ["同意\x00", "\ud83d", "长" * 2001])
    def test_that_cannot_be_kept_is_refused(self, ask_leave, do, refused, opinion):
        leave = ask_leave(days=1)

        with refused(Reason.INVALID) as refusal:
            do(leave, "approve", "deputy-leader", opinion=opinion)
        assert list(refusal.value.errors) == ["opinion"]

    def test_may_hold_rare_characters(self, ask_leave, do):
        assert (
            do(ask_leave(days=1), "approve", "deputy-leader", opinion="同意𠮷😀").state
            == "approved"
        )


class TestAnswersThatDoNotFit:
    def test_are_refused_by_key(self, ask_leave, refused):
        with refused(Reason.INVALID) as refusal:
            ask_leave(last_day="2026-03-01", reason="")

        assert set(refusal.value.errors) == {"last_day", "reason"}

    def test_are_refused_by_the_clause_that_stands_against_them(self, ask_leave, refused):
        """C037: moving house in a declared period."""
        with refused(Reason.NOT_MET, "防汛非常时期") as refusal:
            ask_leave(1, first=date(2026, 7, 6), on=date(2026, 7, 2))

        (verdict,) = refusal.value.verdicts
        assert verdict.basis[0].path == "三.3"

    def test_somebody_without_a_post_cannot_ask(self, ask_leave, refused):
        with refused(Reason.NOT_ALLOWED, date_format(FIRST_DAY.replace(day=2))):
            ask_leave(by="policy-editor")


class TestWhatAnActCarries:
    def test_is_only_what_it_may(self, ask_leave, do):
        from trail.models import Payload

        do(ask_leave(days=1), "approve", "deputy-leader", data={"held_on": "x", "note": "y" * 9999})

        assert Payload.objects.last().data == {}
