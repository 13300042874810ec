"""What the office holds about a person: amounts by day, the latest of everything else."""

from datetime import date
from decimal import Decimal

import pytest

from facts.held import Value, held_about, month_of, record, spread, stop_counting, year_of
from facts.models import FactValue
from people.models import Person

PERSONAL, YEARS, POST = "leave.personal_days", "applicant.years_of_service", "applicant.post"
YEAR = {"since": date(2026, 1, 1), "until": date(2026, 12, 31), "on": date(2026, 6, 1)}


@pytest.fixture
def worker(db) -> Person:
    return Person.objects.create(name="李玥")


def days(number: str, day: date) -> Value:
    return Value(PERSONAL, Decimal(number), day)


def held(worker, **more):
    return held_about(worker, summed=[PERSONAL], **{**YEAR, **more})


class TestAmounts:
    def test_add_up_between_two_days_both_included(self, worker):
        record(worker, [days("2", date(2026, 3, 1)), days("2.5", date(2026, 3, 31))], stream="A")
        found = held(worker)

        assert found.between(PERSONAL, date(2026, 3, 1), date(2026, 3, 31)) == Decimal("4.5")
        assert found.between(PERSONAL, date(2026, 3, 2), date(2026, 3, 30)) == 0

    def test_of_other_years_people_and_facts_do_not_count(self, worker):
        other = Person.objects.create(name="王喆")
        record(other, [days("9", date(2026, 3, 1))])
        record(worker, [days("9", date(2025, 12, 31)), days("9", date(2027, 1, 1))])
        record(worker, [Value("leave.sick_days", Decimal(9), date(2026, 3, 1))])

        assert held(worker).between(PERSONAL, *year_of(date(2026, 5, 5))) == 0

    def test_that_count_no_longer_stay_on_record(self, worker):
        record(worker, [days("3", date(2026, 3, 1)), days("4", date(2026, 4, 1))], stream="A")
        stop_counting("A", since=date(2026, 4, 1))
        assert held(worker).between(PERSONAL, *year_of(date(2026, 1, 1))) == 3

        stop_counting("A")
        assert held(worker).between(PERSONAL, *year_of(date(2026, 1, 1))) == 0
        assert FactValue.objects.filter(subject=worker).count() == 2

    def test_of_the_slip_itself_may_be_left_out(self, worker):
        record(worker, [days("3", date(2026, 3, 1))], stream="A")
        record(worker, [days("4", date(2026, 3, 1))], stream="B")

        assert held(worker, without="A").between(PERSONAL, *year_of(date(2026, 1, 1))) == 4


class TestOtherValues:
    def test_are_the_latest_that_was_known_on_the_day(self, worker):
        for year, number in [(2024, 8), (2026, 9), (2027, 10)]:
            record(worker, [Value(YEARS, Decimal(number), date(year, 1, 1))])

        assert held(worker).latest == {YEARS: Decimal(9)}
        assert held(worker, on=date(2027, 6, 1)).latest == {YEARS: Decimal(10)}

    def test_of_a_single_slip_are_not_held(self, worker):
        record(worker, [Value(YEARS, Decimal(8), date(2026, 1, 1))], stream="A")

        assert held(worker).latest == {}

    @pytest.mark.parametrize(
        ("value", "kept"),
        [
            (Decimal("2.5"), Decimal("2.5")),
            (date(2026, 3, 1), date(2026, 3, 1)),
            ("病假", "病假"),
            (True, "yes"),
            (False, "no"),
            (frozenset({"b", "a"}), "a,b"),
        ],
    )
    def test_come_back_as_they_were_kept(self, worker, value, kept):
        record(worker, [Value(POST, value, date(2026, 1, 1))])

        assert held(worker).latest == {POST: kept}

    def test_that_are_blank_are_not_kept(self, worker):
        record(worker, [Value(POST, "", date(2026, 1, 1)), Value(POST, None, date(2026, 1, 1))])

        assert not FactValue.objects.filter(subject=worker).exists()


class TestAsking:
    def test_takes_one_query_and_recording_another(self, worker, django_assert_num_queries):
        values = [days("1", date(2026, month, 1)) for month in range(1, 13)]

        with django_assert_num_queries(1):
            record(worker, values)
        with django_assert_num_queries(1):
            held(worker)


class TestSpreadingDays:
    """C049: a slip over New Year counts in the year, and the month, of each day."""

    def test_gives_one_value_a_month(self):
        new_year = [(date(2026, 12, 30), Decimal(1)), (date(2026, 12, 31), Decimal(1)),
                    (date(2027, 1, 1), Decimal("0.5"))]  # fmt: skip

        assert spread(PERSONAL, new_year) == [
            days("2", date(2026, 12, 30)),
            days("0.5", date(2027, 1, 1)),
        ]

    def test_of_nothing_gives_nothing(self):
        assert spread(PERSONAL, []) == []


class TestPeriods:
    @pytest.mark.parametrize(
        ("day", "first", "last"),
        [
            (date(2026, 2, 14), date(2026, 2, 1), date(2026, 2, 28)),
            (date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
            (date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
            (date(9999, 12, 31), date(9999, 12, 1), date(9999, 12, 31)),
        ],
    )
    def test_of_a_month_run_from_first_to_last(self, day, first, last):
        assert month_of(day) == (first, last)

    def test_of_a_year_are_calendar_years(self):
        assert year_of(date(2026, 8, 7)) == (date(2026, 1, 1), date(2026, 12, 31))
