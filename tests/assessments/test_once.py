"""One person is assessed once for a quarter, half or year; and a year comes to its end also of who has left."""

from functools import partial

import pytest

from dossiers.sealing import seal_matter
from facts.models import FactValue
from people.models import Appointment, Person
from tests.chains.racing import again, at_once
from tests.chains.racing import refused as how_many_refused
from tests.plugins.matters import morning
from trail.service import timeline
from workflows.assessments.models import Assessment
from workflows.chains.refusal import Reason


@pytest.fixture
def has_left(office):
    """Somebody leaves the office."""

    def gone(matter):
        Appointment.objects.filter(person=matter.applicant).update(
            ends=morning().date().replace(day=1)
        )
        Person.objects.filter(pk=matter.applicant_id).update(active=False)
        return Assessment.objects.get(pk=matter.pk)

    return gone


class TestASecondOneForTheSameTime:
    def test_is_refused_with_the_number_and_state_of_the_first(self, assess, refused):
        first = assess()

        with refused(Reason.NOT_MET, "陆燚", first.title, first.serial, "评定中"):
            assess(by="community-secretary")

    def test_is_refused_when_the_first_counts_already(self, rated, do, assess, refused):
        first = rated(85)
        for act in ("review", "announce", "finish"):
            do(first, act, "office-director")

        with refused(Reason.NOT_MET, first.serial, "已定案"):
            assess()
        scores = FactValue.objects.filter(fact="assessment.score", counts=True)
        assert scores.count() == 1

    @pytest.mark.parametrize(
        "other", [{"period": "q2"}, {"year": 2025}, {"person": "grid-worker-2"}, {"period": "year"}]
    )
    def test_of_another_time_or_person_is_none(self, assess, other):
        assess()

        assert assess(**other).state == "collecting"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_two_that_are_opened_at_once_one_is_refused(assess):
    for number in again():
        openers = ("office-director", "community-secretary")
        results = at_once(*(partial(assess, by=each, year=2020 + number) for each in openers))

        assert how_many_refused(results) == 1
        assert Assessment.objects.filter(year=2020 + number).count() == 1


class TestAYearOfSomebodyWhoLeftBeforeAQuarterWasFinal:
    def test_ends_without_a_result_and_says_why_and_by_which_clause(self, assess, has_left, do):
        year = has_left(assess(period="year"))
        year = do(year, "discontinue", "office-director", opinion="3月调离，没有一个季度定案。")

        assert (year.state, year.final, year.score, year.grade) == ("cancelled", True, None, "")
        assert not year.steps.filter(status__in=["current", "ahead"]).exists()
        trace = timeline(year.serial).last()
        assert trace.payload.opinion == "3月调离，没有一个季度定案。"
        assert trace.basis
        assert not FactValue.objects.filter(stream=year.serial, fact="assessment.score").exists()

    def test_is_sealed(self, assess, has_left, do):
        year = has_left(assess(period="year"))
        year = do(year, "discontinue", "office-director", opinion="3月调离，没有一个季度定案。")

        assert seal_matter(year.serial).archive_number

    def test_needs_a_word(self, assess, has_left, do, refused):
        year = has_left(assess(period="year"))

        with refused(Reason.INVALID):
            do(year, "discontinue", "office-director", opinion=" ")

    def test_waits_for_a_quarter_that_is_under_way(self, assess, has_left, do, refused):
        quarter, year = assess(), assess(period="year")
        has_left(year)

        with refused(Reason.STATE, quarter.serial, quarter.title, "评定中"):
            do(year, "discontinue", "office-director")

    def test_is_counted_where_a_quarter_is_final(self, rated, assess, has_left, do, refused):
        quarter, year = rated(85), assess(period="year")
        for act in ("review", "announce", "finish"):
            do(quarter, act, "office-director")
        has_left(year)

        with refused(Reason.STATE, "汇总审核"):
            do(year, "discontinue", "office-director")
        assert do(year, "review", "office-director").grade == "good"

    def test_is_not_for_whoever_is_there_still(self, assess, do, refused):
        year = assess(period="year")

        with refused(Reason.STATE, "陆燚"):
            do(year, "discontinue", "office-director")

    def test_is_up_to_who_reviews_it(self, assess, has_left, do, refused):
        year = has_left(assess(period="year"))

        with refused(Reason.NOT_ALLOWED):
            do(year, "discontinue", "community-secretary")
