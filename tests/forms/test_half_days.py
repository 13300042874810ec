"""Days are calendar days, both ends counted, halves allowed (readings of D1-3.2)."""

from datetime import date
from decimal import Decimal

import pytest

from forms.schemas.fields.half_day_range import amounts
from forms.schemas.validation import validate
from forms.submissions.facts import facts_of, values_of
from tests.plugins.matters import ASKED_ON


@pytest.fixture
def days(leave_form):
    """The half-day range of the leave slip."""
    return next(each for each in leave_form.fields if each["key"] == "days")


def asked(first: str, last: str, starts: str = "", ends: str = "") -> dict[str, str]:
    halves = {"starts": starts, "ends": ends}
    return {
        "first_day": first,
        "last_day": last,
        **{key: half for key, half in halves.items() if half},
    }


class TestCountingDays:
    @pytest.mark.parametrize(
        ("first", "last", "starts", "ends", "total"),
        [
            ("2026-03-09", "2026-03-09", "", "", "1"),
            ("2026-03-09", "2026-03-09", "pm", "", "0.5"),
            ("2026-03-09", "2026-03-09", "", "am", "0.5"),
            ("2026-03-09", "2026-03-09", "am", "pm", "1"),
            ("2026-03-09", "2026-03-10", "pm", "am", "1"),
            ("2026-03-09", "2026-03-11", "", "am", "2.5"),
            ("2026-08-07", "2026-08-10", "", "", "4"),
            ("2028-02-28", "2028-03-01", "", "", "3"),
        ],
        ids=[
            "one",
            "afternoon",
            "morning",
            "whole",
            "noon to noon",
            "C004",
            "C032 weekend",
            "leap",
        ],
    )
    def test_takes_both_ends_and_halves(self, days, first, last, starts, ends, total):
        counted = amounts(days, asked(first, last, starts, ends))

        assert sum(amount for _day, amount in counted) == Decimal(total)
        assert counted[0][0] == date.fromisoformat(first)

    def test_of_a_slip_over_new_year_splits_by_month(self, leave_form):
        """C049: 3 days in December 2026, 5 in January 2027."""
        answers = {"leave_type": "personal", **asked("2026-12-29", "2027-01-05")}
        recorded = values_of(leave_form, answers, on=date(2026, 12, 1))
        days = [(each.day, each.value) for each in recorded if each.fact == "leave.days"]

        assert days == [(date(2026, 12, 29), 3), (date(2027, 1, 1), 5)]
        assert facts_of(leave_form, answers)["leave.days"] == 8


class TestARangeThatCannotBe:
    @pytest.mark.parametrize(
        ("answers", "key"),
        [
            (asked("2026-03-10", "2026-03-09"), "last_day"),
            (asked("2026-03-09", "2026-03-09", "pm", "am"), "starts"),
            (asked("2026-03-09", "2062-03-09"), "last_day"),
            (asked("1026-03-09", "2026-03-09"), "first_day"),
            (asked("2026-03-09", "9999-12-31"), "last_day"),
            ({"first_day": "2026-03-09"}, "last_day"),
            ({"last_day": "2026-03-09"}, "first_day"),
            (asked("9999-99-99", "2026-03-09"), "first_day"),
            (asked("2026-02-30", "2026-03-09"), "first_day"),
            (asked("0000-01-01", "2026-03-09"), "first_day"),
        ],
        ids=["ends before", "none left", "36 years", "year 1026", "year 9999", "no last day",
             "no first day", "month 99", "30 February", "year 0"],
    )  # fmt: skip
    def test_gets_a_sentence_at_the_key_to_mend(self, leave_form, answers, key):
        full = {"leave_type": "personal", "reason": "修房。", **answers}
        _cleaned, problems = validate(leave_form, full, on=ASKED_ON)

        assert list(problems) == [key]
        assert "起止日期" in problems[key][0]

    def test_names_both_days_when_it_ends_before_it_begins(self, leave_form):
        answers = {"leave_type": "sick", "reason": "修房。", **asked("2026-03-10", "2026-03-09")}
        sentence = validate(leave_form, answers, on=ASKED_ON)[1]["last_day"][0]

        assert "2026年3月10日" in sentence
        assert "2026年3月9日" in sentence

    def test_is_refused_also_when_nobody_had_to_answer(self, one_field):
        keys = {"first_key": "a", "last_key": "b", "starts_key": "c", "ends_key": "d"}
        edition = one_field(type="half_day_range", **keys)

        assert list(validate(edition, {"a": "2026-03-09"}, on=ASKED_ON)[1]) == ["b"]
        assert validate(edition, {}, on=ASKED_ON)[1] == {}
