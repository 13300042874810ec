"""Who sees which households: those of one's units and below; without a post nobody's."""

from collections.abc import Callable
from datetime import date

import pytest

from people.models import Household, Person, User
from people.registry.reach import reach_of

TODAY = date(2026, 11, 26)


def seen(person: Person | None, **more: object) -> set[str]:
    reach = reach_of(person, TODAY, **more)  # type: ignore[arg-type]
    return set(reach.households().values_list("unit__code", flat=True))


class TestReach:
    def test_a_grid_worker_sees_his_own_grid_alone(self, person: Callable) -> None:
        assert seen(person("grid-worker")) == {"grid-1"}

    def test_a_community_secretary_sees_the_grids_of_the_community(self, person: Callable) -> None:
        assert seen(person("community-secretary")) == {"grid-1", "grid-2", "grid-3"}

    def test_a_deputy_sees_what_is_in_his_charge(self, person: Callable) -> None:
        charged = person("deputy-leader").appointments.get().in_charge_of
        expected = {
            household.unit.code
            for unit in charged.all()
            for household in Household.objects.filter(unit__path__startswith=unit.path)
        }

        assert seen(person("deputy-leader")) == expected != set()

    def test_another_office_is_not_seen(self, person: Callable) -> None:
        assert "grid-1" not in seen(person("township-leader"))

    def test_somebody_without_a_post_sees_nobody(self, office: None) -> None:
        assert seen(Person.objects.create(name="无岗位")) == set()
        assert seen(None) == set()

    def test_who_may_read_the_whole_registry_needs_no_post(self, office: None) -> None:
        admin = User.objects.get(username="admin")

        assert "village-2" in seen(None, user=admin)

    def test_residents_follow_their_household(self, person: Callable) -> None:
        reach = reach_of(person("grid-worker"), TODAY)

        assert {each.household.unit.code for each in reach.residents()} == {"grid-1"}

    def test_units_and_colleagues_are_those_of_the_office(self, person: Callable) -> None:
        reach = reach_of(person("grid-worker"), TODAY)
        names = set(reach.colleagues().values_list("user__username", flat=True))

        assert {"grid-6", "street"} <= set(reach.units().values_list("code", flat=True))
        assert "township-leader" not in names
        assert "office-director" in names

    @pytest.mark.parametrize("count", [1, 3])
    def test_asking_costs_no_query_per_unit(
        self, person: Callable, django_assert_num_queries: Callable, count: int
    ) -> None:
        reach = reach_of(person("grid-worker"), TODAY)
        assert not reach.everything  # asked of the account once

        with django_assert_num_queries(1):
            list(reach.households()[:count])
