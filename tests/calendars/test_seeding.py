"""The calendar is seeded with what is published, and stays what administrators make of it."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from django.core.management import CommandError, call_command

from calendars.models import CalendarDay, CalendarYear
from calendars.service import load_calendar

NEW_YEAR = date(2026, 1, 1)


class TestSeeding:
    def test_knows_2026_as_it_was_published(self, seeded):
        """The holidays and make-up workdays of 2026, as the worked cases assume them."""
        calendar = load_calendar()
        days = [NEW_YEAR + timedelta(days=n) for n in range(365)]

        assert [calendar.is_working(day) for day in days] == [
            chinese_calendar.is_workday(day) for day in days
        ]
        off = [(2, 15), (2, 23), (4, 6), (5, 5), (6, 19), (9, 25), (10, 7)]
        worked = [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]
        assert not any(calendar.is_working(date(2026, *day)) for day in off)
        assert all(calendar.is_working(date(2026, *day)) for day in worked)

    def test_names_the_holidays_in_chinese(self, seeded):
        assert CalendarDay.objects.get(day=date(2026, 2, 17)).name == "春节"

    def test_confirms_the_years_it_knows_and_no_later_one(self, seeded):
        calendar = load_calendar()

        assert calendar.confirmed_through == date(2026, 12, 31)
        assert calendar.is_provisional(date(2027, 1, 4))
        assert "chinesecalendar" in CalendarYear.objects.get(year=2026).source

    def test_twice_changes_nothing(self, seeded):
        before = list(CalendarDay.objects.values_list("pk", "day", "working", "name"))

        call_command("seed_calendar")

        assert list(CalendarDay.objects.values_list("pk", "day", "working", "name")) == before

    def test_never_overwrites_an_edited_day(self, seeded):
        CalendarDay.objects.filter(day=NEW_YEAR).update(working=True, name="值班")

        call_command("seed_calendar", 2026)

        assert load_calendar().is_working(NEW_YEAR)

    def test_brings_a_deleted_day_back_only_when_its_year_is_named(self, seeded):
        CalendarDay.objects.filter(day=NEW_YEAR).delete()

        call_command("seed_calendar")
        assert load_calendar().is_working(NEW_YEAR)

        call_command("seed_calendar", 2026)
        assert not load_calendar().is_working(NEW_YEAR)

    def test_keeps_a_day_entered_before_its_year_is_published(self, db):
        CalendarDay.objects.create(day=NEW_YEAR, working=True, name="值班")

        call_command("seed_calendar", verbosity=0)

        assert load_calendar().is_working(NEW_YEAR)

    def test_says_so_when_a_year_is_not_published_yet(self, db):
        with pytest.raises(CommandError, match="2099"):
            call_command("seed_calendar", 2099)


class TestLoading:
    def test_takes_one_query(self, seeded, django_assert_num_queries):
        with django_assert_num_queries(1):
            load_calendar()

    def test_reads_only_the_days_since_one(self, seeded, django_assert_num_queries):
        with django_assert_num_queries(1):
            calendar = load_calendar(since=NEW_YEAR)

        assert len(calendar.exceptions) == 33 + 6
        assert not calendar.is_working(NEW_YEAR)
        assert calendar.confirmed_through == date(2026, 12, 31)

    def test_does_not_guess_about_days_it_did_not_read(self, seeded):
        calendar = load_calendar(since=NEW_YEAR)

        with pytest.raises(LookupError, match="2026-01-01"):
            calendar.is_working(NEW_YEAR - timedelta(days=1))

    def test_sees_a_change_at_once(self, seeded):
        load_calendar()
        CalendarDay.objects.filter(day=NEW_YEAR).update(working=True)

        assert load_calendar().is_working(NEW_YEAR)

    def test_of_nothing_is_monday_to_friday(self, db):
        calendar = load_calendar()

        assert calendar.is_working(NEW_YEAR)
        assert calendar.confirmed_through is None
