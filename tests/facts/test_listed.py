"""What is held about households and residents."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from facts.held import Value, stop_counting
from facts.listed import held_about_household, held_about_resident, record_listed
from facts.models import Fact, FactValue
from people.models import Household, Person, Resident, Unit

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture
def household(db: None) -> Household:
    Fact.objects.create(key="household.people", label="常住人口", type="number", about="household")
    unit = Unit.add_root(code="grid", name="第1网格", kind="grid")
    return Household.objects.create(unit=unit, address="春和路18号", door="501")


def people(household: Household, count: int, day: date, stream: str = "BF-1") -> None:
    value = Value("household.people", Decimal(count), day)
    record_listed([(household, value)], stream=stream)


class TestHeldAboutAHousehold:
    def test_the_latest_value_is_held_with_where_it_came_from(self, household: Household) -> None:
        people(household, 3, MAY)
        people(household, 4, JUNE, stream="BF-2")

        known = held_about_household(household, JUNE)["household.people"]

        assert (known.value, known.day, known.stream) == (4, JUNE, "BF-2")

    def test_what_came_later_was_not_known_then(self, household: Household) -> None:
        people(household, 4, JUNE)

        assert held_about_household(household, MAY) == {}

    def test_what_no_longer_counts_is_not_held(self, household: Household) -> None:
        people(household, 4, MAY)
        stop_counting("BF-1")

        assert held_about_household(household, JUNE) == {}

    def test_a_resident_has_values_of_his_own(self, household: Household) -> None:
        resident = Resident.objects.create(household=household, name="王建国")
        record_listed([(resident, Value("household.people", Decimal(1), MAY))])

        assert held_about_resident(resident, JUNE)["household.people"].value == 1
        assert held_about_household(household, JUNE) == {}


class TestOneSubject:
    """A value is about one person, household or resident: the database keeps it so."""

    @pytest.mark.parametrize("both", [True, False])
    def test_two_subjects_or_none_are_refused(self, household: Household, both: bool) -> None:
        about = (
            {"subject": Person.objects.create(name="甲"), "household": household} if both else {}
        )

        with pytest.raises(IntegrityError), transaction.atomic():
            FactValue.objects.create(**about, fact_id="household.people", number=1, day=MAY)
