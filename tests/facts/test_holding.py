"""What may be offered to somebody: what the office keeps, and what he said himself and still holds."""

from datetime import date
from decimal import Decimal

import pytest

from facts.held import Value, record, stop_counting
from facts.holding import Origin, held_by_office
from facts.known import Asker, known_about
from facts.models import Fact
from people.models import Appointment, Person, Post, Unit

ADDRESS, YEARS = "applicant.address", "applicant.years_of_service"
TODAY = date(2026, 6, 1)


@pytest.fixture
def worker(db) -> Person:
    Fact.objects.create(key=ADDRESS, label="家庭住址", type="text", holds=True)
    Fact.objects.filter(key=YEARS).update(owner="人事档案")
    return Person.objects.create(name="李玥", phone="13800010001")


def said(person, text, day, stream, by=None):
    record(person, [Value(ADDRESS, text, day)], stream=stream, said_by=by or person)


def held(person, on=TODAY):
    return {each.fact: each for each in held_by_office(person, asked=[ADDRESS, YEARS], on=on)}


class TestWhatTheOfficeKeeps:
    def test_names_who_keeps_it_and_since_when(self, worker):
        record(worker, [Value(YEARS, Decimal(9), date(2025, 1, 1))])

        (found,) = held(worker).values()

        assert (found.origin, found.name, found.since) == (
            Origin.OFFICE,
            "人事档案",
            date(2025, 1, 1),
        )
        assert (found.value, found.unit) == (Decimal(9), Fact.objects.get(key=YEARS).unit)

    def test_is_not_known_before_its_day(self, worker):
        record(worker, [Value(YEARS, Decimal(9), date(2026, 7, 1))])

        assert held(worker) == {}

    def test_of_the_same_day_prevails_over_what_was_said(self, worker):
        record(worker, [Value(ADDRESS, "档案里的", date(2026, 3, 1))])
        said(worker, "自己填的", date(2026, 3, 1), "QJ-1")

        assert held(worker)[ADDRESS].value == "档案里的"


class TestWhatWasSaidInAnEarlierForm:
    def test_is_offered_where_the_fact_holds(self, worker):
        said(worker, "春和苑", date(2026, 3, 1), "QJ-1")
        said(worker, "和平里", date(2026, 4, 1), "QJ-2")

        found = held(worker)[ADDRESS]

        assert (found.value, found.origin, found.name) == ("和平里", Origin.EARLIER, "QJ-2")

    def test_that_only_repeats_the_office_leaves_the_source_as_it_was(self, worker):
        record(worker, [Value(ADDRESS, "春和苑", date(2026, 1, 1))])
        said(worker, "春和苑", date(2026, 3, 1), "QJ-1")

        assert held(worker)[ADDRESS].origin is Origin.OFFICE

    def test_is_not_where_it_belongs_to_one_matter(self, worker):
        Fact.objects.filter(key=ADDRESS).update(holds=False)
        said(worker, "春和苑", date(2026, 3, 1), "QJ-1")

        assert held(worker) == {}

    def test_is_not_once_it_counts_no_longer(self, worker):
        said(worker, "春和苑", date(2026, 3, 1), "QJ-1")
        stop_counting("QJ-1")

        assert held(worker) == {}

    def test_by_somebody_else_is_not_told(self, worker):
        """What a rater or a checker wrote about him is none of his forms' business."""
        said(worker, "别人写的", date(2026, 3, 1), "KH-1", by=Person.objects.create(name="王喆"))

        assert held(worker) == {}

    def test_is_found_in_one_query_however_often_he_answered(
        self, worker, django_assert_num_queries
    ):
        for number in range(1, 20):
            said(worker, f"第{number}处", date(2026, 3, number), f"QJ-{number}")

        with django_assert_num_queries(1):
            assert held(worker)[ADDRESS].value == "第19处"


class TestWhatStandsElsewhere:
    def test_comes_from_the_file_the_appointment_and_the_calendar(self, worker):
        unit = Unit.add_root(code="x", name="一网格", kind="grid")
        post = Post.objects.create(code="y", name="网格员")
        Appointment.objects.create(person=worker, post=post, unit=unit, starts=date(2025, 1, 1))
        wanted = ["applicant.phone", "applicant.unit", "calendar.today"]

        phone, at, today = known_about(Asker(worker, TODAY), wanted)

        assert (phone.value, phone.origin, phone.since) == ("13800010001", Origin.PERSON, None)
        assert (at.value, at.origin, at.since) == ("一网格", Origin.APPOINTMENT, date(2025, 1, 1))
        assert (today.value, today.origin) == (TODAY, Origin.CALENDAR)

    def test_that_is_blank_is_not_offered(self, db, django_assert_num_queries):
        somebody = Person.objects.create(name="无名")

        with django_assert_num_queries(1):
            assert known_about(Asker(somebody, TODAY), ["applicant.phone", "applicant.unit"]) == []
