"""D1-3.5 to 3.7: what a leave does to pay is said before it is handed in, and stays with the slip."""

from datetime import date, timedelta

import pytest

from forms.schemas.service import current_edition
from tests.plugins.matters import ASKED_ON, FIRST_DAY, MET, morning, slip
from workflows.chains.service import explain, perform

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture
def told(person):
    """The sentences about pay before a slip of somebody is handed in."""

    def of(days: int, *, sums: bool = True, by: str = "grid-worker", **more) -> list[str]:
        explained = explain(
            current_edition("leave"), slip(days, **more), applicant=person(by), on=ASKED_ON
        )
        return [each.sentence for each in explained.consequences(sums=sums)]

    return of


def said(leave) -> list[str]:
    return [each["sentence"] for each in leave.verdicts if each["kind"] == "pay"]


class TestBeforeItIsHandedIn:
    def test_a_short_personal_leave_is_paid_in_full(self, told):
        (sentence,) = told(20)

        assert "工资照发" in sentence or "全额" in sentence
        assert "三.5" in sentence

    def test_three_months_of_sick_leave_are_paid_month_by_month(self, told):
        """C064: 9 years of service: 3,000, 3,000, then 90 %."""
        sentences = told(90, leave_type="sick")

        assert [("2700 元" in each, "90%" in each) for each in sentences][-1] == (True, True)

    def test_sums_are_for_the_applicant_alone(self, told):
        assert not any("元" in each for each in told(90, leave_type="sick", sums=False))

    def test_earlier_leaves_of_the_row_count(self, told, ask_leave):
        ask_leave(days=60, leave_type="sick")

        assert "90%" in told(5, leave_type="sick", first=date(2026, 5, 8))[0]

    def test_statutory_leave_costs_nothing(self, told):
        """D1-3.7."""
        assert not any("停发" in each or "90%" in each for each in told(10, leave_type="marriage"))

    def test_leave_from_a_meeting_says_nothing_of_another_leave(self, told, ask_leave):
        ask_leave(days=5)

        assert told(1, leave_type="meeting", meeting="街道例会") == []

    def test_where_no_years_of_service_are_on_record_it_says_so(self, told):
        sentences = told(90, leave_type="sick", by="grid-worker-3")

        assert len(sentences) == 3
        assert "工作年限还没有登记" in sentences[-1]

    def test_a_slip_that_comes_afterwards_is_told_what_that_means(self, told):
        """D1-3.1b."""
        late, _paid = told(1, first=ASKED_ON - timedelta(days=1))

        assert "三.1" in late
        assert not any("补交" in each for each in told(1, first=ASKED_ON))


class TestWhenBack:
    @pytest.fixture
    def back(self, ask_leave, do, person):
        """A leave that was taken in full, as it is after reporting back."""

        def of(days: int, **more):
            leave = ask_leave(days=days, **more)
            for step in list(leave.steps.order_by("order", "pk")):
                by = "office-clerk" if step.post_id == "leaders-meeting" else step.post_id
                given = MET if by != step.post_id else None
                leave = do(leave, step.act, by, data=given)
            day = FIRST_DAY + timedelta(days=days)
            return perform(leave, "report_back", by=person("grid-worker"), at=morning(day))

        return of

    def test_what_changes_stays_with_the_slip_without_sums(self, back, ask_leave):
        ask_leave(days=60, leave_type="sick", first=FIRST_DAY - timedelta(days=60))

        (sentence,) = said(back(3, leave_type="sick"))

        assert "90%" in sentence
        assert "元" not in sentence

    def test_that_all_is_paid_need_not_be_kept(self, back):
        assert said(back(3)) == []
