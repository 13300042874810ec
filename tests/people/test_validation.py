"""What an administrator enters is checked, and each refusal says what to do."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from people.models import Appointment, DeclaredPeriod, Person, Post, Substitution
from tests.people.conftest import SINCE, TODAY

DAY = timedelta(days=1)


def faults(row):
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    return refusal.value.message_dict


class TestAnAppointment:
    def test_that_ends_before_it_begins_is_refused_at_its_last_day(self, street, appoint):
        held = appoint("甲", "grid-worker", street.grid_1)
        held.ends = SINCE - DAY

        assert list(faults(held)) == ["ends"]

    def test_nor_does_the_database_take_it(self, street, appoint):
        with pytest.raises(IntegrityError), transaction.atomic():
            appoint("甲", "grid-worker", street.grid_1, ends=SINCE - DAY)

    @pytest.mark.parametrize(
        ("ends", "starts"), [(None, TODAY), (TODAY, TODAY), (TODAY, SINCE), (SINCE, SINCE)]
    )
    def test_twice_on_the_same_days_is_refused(self, street, appoint, ends, starts):
        held = appoint("甲", "grid-worker", street.grid_1, ends=ends)
        same = {"person": held.person, "post": held.post, "unit": held.unit}

        assert "甲" in faults(Appointment(**same, starts=starts))["__all__"][0]

    def test_again_after_its_end_is_fine(self, street, appoint):
        held = appoint("甲", "grid-worker", street.grid_1, ends=TODAY)
        same = {"person": held.person, "post": held.post, "unit": held.unit}

        Appointment(**same, starts=TODAY + DAY).full_clean()
        held.full_clean()

    def test_to_a_body_is_refused(self, street, posts):
        person = Person.objects.create(name="甲")
        held = Appointment(
            person=person, post=posts["leaders-meeting"], unit=street.street, starts=TODAY
        )

        assert list(faults(held)) == ["post"]


class TestASubstitution:
    @pytest.fixture
    def held(self, street, appoint):
        return appoint("甲", "office-director", street.street, starts=SINCE, ends=TODAY)

    def substitution(self, held, **given):
        person, _new = Person.objects.get_or_create(name="乙")
        usual = {"substitute": person, "starts": TODAY, "ends": TODAY}
        return Substitution(appointment=held, **usual | given)

    def test_within_the_appointment_is_fine(self, held):
        self.substitution(held, starts=SINCE, forms=["leave"]).full_clean()

    def test_by_the_absent_holder_himself_is_refused(self, held):
        assert list(faults(self.substitution(held, substitute=held.person))) == ["substitute"]

    def test_that_ends_before_it_begins_is_refused(self, held):
        assert list(faults(self.substitution(held, ends=TODAY - DAY))) == ["ends"]

    def test_before_the_appointment_is_refused(self, held):
        assert list(faults(self.substitution(held, starts=SINCE - DAY))) == ["starts"]

    def test_after_the_appointment_is_refused(self, held):
        assert list(faults(self.substitution(held, ends=TODAY + DAY))) == ["ends"]


class TestAPost:
    def test_that_is_a_body_needs_a_recorder(self, posts):
        assert list(faults(Post(code="council", name="会", body=True))) == ["recorded_by"]

    def test_that_is_no_body_has_none(self, posts):
        clerk = posts["office-clerk"]

        assert list(faults(Post(code="x", name="岗", recorded_by=clerk))) == ["recorded_by"]

    def test_is_not_recorded_by_another_body(self, posts):
        meeting = posts["leaders-meeting"]
        council = Post(code="council", name="会", body=True, recorded_by=meeting)

        assert "领导会议" in faults(council)["recorded_by"][0]


def test_a_declared_period_that_ends_before_it_begins_is_refused(street):
    period = DeclaredPeriod(unit=street.street, name="防汛", starts=TODAY, ends=TODAY - DAY)

    assert list(faults(period)) == ["ends"]
