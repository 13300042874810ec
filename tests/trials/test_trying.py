"""A draft against matters already handed in: what would have gone otherwise, and why."""

from datetime import date

import pytest

from people.models import Appointment
from regulations.models import RegulationPage
from tests.trials.drafts import THREE_DAYS, found, redraft, tried
from workflows.trials.models import TrialState

pytestmark = pytest.mark.usefixtures("office")


class TestTheEditionItself:
    def test_changes_nothing(self, ask_leave, approved):
        ask_leave(2), ask_leave(5), approved(3), ask_leave(8, leave_type="sick")
        trial = tried()

        assert (trial.state, trial.counted, trial.total) == (TrialState.DONE, 4, 4)
        assert found(trial) == {}
        assert trial.totals["months"] == {"2026-03": [4, 0]}


class TestThreeDaysForOneSignature:
    """The band of D1-3.2a moved from two days to three."""

    def test_only_slips_of_three_days_take_another_chain(self, ask_leave):
        ask_leave(2), ask_leave(4)
        leave = ask_leave(3)

        trial = tried(redraft(*THREE_DAYS))

        assert found(trial) == {leave.serial: ["chain"]}
        assert (trial.totals["differ"], trial.totals["chain"]) == (1, 1)

    def test_says_why_with_the_clauses(self, ask_leave):
        ask_leave(3)
        trial = tried(redraft(*THREE_DAYS))
        (difference,) = trial.findings.get().differences

        assert "签注意见" in difference["before"]
        assert "签注意见" not in difference["after"]
        assert "2 天" in difference["before_clauses"][0]["sentence"]
        assert "3 天" in difference["after_clauses"][0]["sentence"]
        assert "第1版" in difference["before_clauses"][0]["title"]
        assert "草案" in difference["after_clauses"][0]["title"]

    def test_writes_nothing_of_the_matters(self, ask_leave):
        from tests.plugins.matters import everything

        ask_leave(3)
        draft = redraft(*THREE_DAYS)
        before = everything()
        tried(draft)

        assert everything() == before

    def test_matters_outside_the_range_or_of_other_forms_are_left_out(self, ask_leave, report):
        ask_leave(3), report()
        draft = redraft(*THREE_DAYS)

        assert tried(draft, first=date(2026, 3, 3)).total == 0
        assert tried(draft, forms=("seal-request",)).total == 0
        assert tried(draft, forms=("leave", "case")).total == 2


class TestALimit:
    """D1-3.2f in a draft: fifteen days of personal leave a year instead of sixty."""

    def test_counts_only_what_was_held_then(self, ask_leave):
        early = ask_leave(6, first=date(2026, 3, 9))
        middle = ask_leave(6, first=date(2026, 4, 6))
        late = ask_leave(6, first=date(2026, 5, 4))

        trial = tried(redraft(("bound: 60", "bound: 15")))

        assert found(trial) == {late.serial: ["verdict"]}
        assert trial.totals["refused"] == 1
        (difference,) = trial.findings.get().differences
        assert difference["before"] == "可以提交。"
        assert "18 天" in difference["after"]
        assert early.serial != middle.serial

    def test_what_was_withdrawn_later_still_counted_then(self, ask_leave, do):
        first = ask_leave(10, first=date(2026, 3, 9))
        second = ask_leave(6, first=date(2026, 4, 6))
        do(first, "withdraw", "grid-worker", on=date(2026, 3, 3))
        third = ask_leave(6, first=date(2026, 5, 4), on=date(2026, 3, 4))

        trial = tried(redraft(("bound: 60", "bound: 15")))

        assert found(trial) == {second.serial: ["verdict"]}
        assert third.serial not in found(trial)


class TestThePast:
    def test_who_has_left_since_held_the_post_then(self, ask_leave, person):
        leave = ask_leave(3)
        for name in ("grid-worker", "deputy-leader"):
            left = person(name)
            left.active = False
            left.save()
        Appointment.objects.filter(person__user__username="grid-worker").update(
            ends=date(2026, 3, 31)
        )

        assert found(tried(redraft(*THREE_DAYS))) == {leave.serial: ["chain"]}

    def test_a_returned_slip_is_judged_by_its_latest_answers(self, ask_leave, do):
        from tests.plugins.matters import slip

        leave = do(ask_leave(5), "return", "deputy-leader", opinion="请改期。")
        again = slip(3, first=date(2026, 3, 16))
        do(leave, "resubmit", "grid-worker", answers=again, on=date(2026, 3, 4))

        assert found(tried(redraft(*THREE_DAYS))) == {leave.serial: ["chain"]}

    def test_editions_in_force_today_may_be_asked_instead(self, ask_leave):
        leave = ask_leave(3)
        page = redraft(*THREE_DAYS)
        page.get_latest_revision().publish()
        page = RegulationPage.objects.get(pk=page.pk)

        assert found(tried(page)) == {leave.serial: ["chain"]}
        assert found(tried(page, against="today")) == {}
