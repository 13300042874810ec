"""Which days count where: by type, by year, by half (D1-3.2f, g; C046, C047, C049, C050)."""

from datetime import date
from decimal import Decimal

import pytest

from facts.models import FactValue
from workflows.chains.service import Reason
from workflows.leave.models import Leave


class TestTheColumnsOfALeave:
    def test_say_type_and_days_as_asked(self, ask_leave):
        leave = Leave.objects.get(pk=ask_leave(3, starts="pm", leave_type="sick").pk)

        assert (leave.leave_type, leave.days) == ("sick", Decimal("2.5"))
        assert (leave.first_day, leave.last_day) == (date(2026, 3, 9), date(2026, 3, 11))
        assert "2.5" in leave.title
        assert leave.back_on is None


class TestALeaveOverNewYear:
    def test_counts_in_both_years(self, ask_leave):
        leave = ask_leave(8, first=date(2026, 12, 29), on=date(2026, 12, 1))
        rows = FactValue.objects.filter(stream=leave.serial, fact="leave.personal_days")

        assert list(rows.order_by("day").values_list("day", "number")) == [
            (date(2026, 12, 29), 3),
            (date(2027, 1, 1), 5),
        ]

    def test_is_refused_when_the_old_year_is_full(self, ask_leave, refused):
        ask_leave(58, first=date(2026, 8, 1), on=date(2026, 7, 20))

        with refused(Reason.NOT_MET, "2026"):
            ask_leave(8, first=date(2026, 12, 29), on=date(2026, 12, 1))

    def test_leaves_the_new_year_alone(self, ask_leave):
        ask_leave(57, first=date(2026, 8, 1), on=date(2026, 7, 20))

        ask_leave(8, first=date(2026, 12, 29), on=date(2026, 12, 1))

        assert ask_leave(55, first=date(2027, 2, 1), on=date(2027, 1, 20)).state == "in_approval"


class TestTheYearOfPersonalLeave:
    def test_has_room_for_exactly_sixty_days(self, ask_leave, refused):
        ask_leave(50, first=date(2026, 8, 1), on=date(2026, 7, 20))
        with refused(Reason.NOT_MET, "60", "60.5"):
            ask_leave(11, first=date(2026, 10, 8), on=date(2026, 10, 1), ends="am")

        leave = ask_leave(10, first=date(2026, 10, 8), on=date(2026, 10, 1))

        assert leave.verdicts[0]["meter"] == {"before": 50, "now": 10, "bound": 60, "left": 0}

    def test_does_not_count_sick_leave(self, ask_leave):
        ask_leave(70, leave_type="sick", first=date(2026, 8, 1), on=date(2026, 7, 20))

        assert ask_leave(20, leave_type="sick", first=date(2026, 11, 2)).state == "in_approval"
        assert ask_leave(60, first=date(2026, 4, 1)).state == "in_approval"

    @pytest.mark.parametrize("leave_type", ["marriage", "maternity", "bereavement"])
    def test_does_not_count_statutory_leave(self, ask_leave, leave_type):
        leave = ask_leave(90, leave_type=leave_type, first=date(2026, 8, 1))

        assert not FactValue.objects.filter(
            stream=leave.serial, fact__in=["leave.personal_days", "leave.sick_days"]
        ).exists()


class TestSickLeave:
    def test_may_last_six_months_each_time(self, ask_leave, refused):
        with refused(Reason.NOT_MET, "180", "181"):
            ask_leave(181, leave_type="sick", first=date(2026, 7, 16))

        assert ask_leave(180, leave_type="sick", first=date(2026, 7, 16)).state == "in_approval"
