"""Entered once, offered everywhere."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import ProtectedError

from people.models import Household, Resident
from people.registry.entering import (
    NotEntered,
    enter_household,
    enter_resident,
    units_to_enter_in,
)
from people.registry.finding import find_households
from people.registry.reach import Reach, reach_of

NEW = {"unit": "grid-1", "address": "春和路１８号", "door": "3号楼1单元101", "head": "甲"}


@pytest.fixture
def reach(person: Callable) -> Reach:
    return reach_of(person("grid-worker"), date(2026, 11, 26))


class TestHousehold:
    def test_it_is_offered_at_once_with_its_head(self, reach: Reach) -> None:
        entered = enter_household(reach, **NEW, phone="13900000000")

        assert list(find_households(reach, "18-3-1-101")) == [entered]
        assert entered.label == "春和路18号 3号楼1单元101（甲）"
        assert entered.entered_by == reach.person

    @pytest.mark.parametrize(
        ("given", "key"),
        [
            ({"unit": "grid-2"}, "unit"),
            ({"address": " "}, "address"),
            ({"head": ""}, "head"),
            ({"head": "长" * 61}, "head"),
            ({"address": "春和路18号", "door": "１号楼1单元101"}, "door"),
        ],
    )
    def test_what_cannot_be_entered_is_named(self, reach: Reach, given: dict, key: str) -> None:
        """A unit out of reach, blanks, what is too long, a door that is listed already."""
        before = Household.objects.count(), Resident.objects.count()

        with pytest.raises(NotEntered) as refused:
            enter_household(reach, **(NEW | given))

        assert list(refused.value.errors) == [key]
        assert (Household.objects.count(), Resident.objects.count()) == before

    def test_a_door_is_free_again_once_who_lived_there_is_gone(self, reach: Reach) -> None:
        enter_household(reach, **NEW)
        Household.objects.filter(head__name="甲").update(active=False)

        assert enter_household(reach, **(NEW | {"head": "乙"})).label.endswith("（乙）")

    def test_it_is_entered_in_the_lowest_units(self, person: Callable) -> None:
        reach = reach_of(person("community-secretary"), date(2026, 11, 26))

        assert [each.code for each in units_to_enter_in(reach)] == ["grid-1", "grid-2", "grid-3"]


class TestResident:
    def test_a_namesake_needs_a_phone(self, reach: Reach) -> None:
        household = str(Household.objects.get(head__name="王建国").pk)

        with pytest.raises(NotEntered):
            enter_resident(reach, household=household, name="王建国")
        assert enter_resident(reach, household=household, name="王建国", phone="1").pk

    @pytest.mark.parametrize("household", ["", "x", "00000000-0000-0000-0000-000000000000"])
    def test_a_household_must_be_chosen(self, reach: Reach, household: str) -> None:
        with pytest.raises(NotEntered) as refused:
            enter_resident(reach, household=household, name="甲")

        assert list(refused.value.errors) == ["household"]

    def test_a_household_out_of_reach_is_no_household(self, reach: Reach) -> None:
        other = Household.objects.filter(unit__code="grid-4")[0]

        with pytest.raises(NotEntered):
            enter_resident(reach, household=str(other.pk), name="甲")


class TestUsed:
    def test_what_was_named_is_not_deleted(self, office: None) -> None:
        household = Household.objects.all()[0]
        household.used = True

        with pytest.raises(ProtectedError):
            household.delete()
