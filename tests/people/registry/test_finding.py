"""Somebody is found by name, digits of the phone, door or unit."""

from collections.abc import Callable
from datetime import date

import pytest

from people.models import Household
from people.registry.finding import find_households, find_persons, find_residents, find_units
from people.registry.reach import Reach, reach_of

TODAY = date(2026, 11, 26)


@pytest.fixture
def reach(person: Callable) -> Reach:
    return reach_of(person("community-secretary"), TODAY)


class TestHouseholds:
    @pytest.mark.parametrize(
        "text",
        [
            "王建国", "建国", "0101 王", "1号楼1单元101 春和路18号", "春和路１８号 1号楼1单元",
            "18-1-1-101", "第1网格 单元101",
        ],
    )  # fmt: skip
    def test_by_what_one_knows_of_it(self, reach: Reach, text: str) -> None:
        found = list(find_households(reach, text))

        assert [each.head.name for each in found if each.head] == ["王建国"]

    def test_by_somebody_who_is_not_its_head(self, reach: Reach) -> None:
        assert [each.head.name for each in find_households(reach, "钱桂芳")] == ["赵德海"]

    def test_each_word_must_be_found(self, reach: Reach) -> None:
        assert not find_households(reach, "王建国 502").exists()

    def test_rooms_come_in_the_order_of_their_figures(self, reach: Reach) -> None:
        unit = Household.objects.filter(unit__code="grid-2")[0].unit
        for door in ("10号", "9号"):
            Household.objects.create(unit=unit, address="甲路", door=door)

        assert [each.door for each in find_households(reach, "甲路")] == ["9号", "10号"]

    def test_what_is_no_longer_active_is_not_offered(self, reach: Reach) -> None:
        Household.objects.filter(head__name="王建国").update(active=False)

        assert not find_households(reach, "王建国").exists()

    def test_only_of_ones_own_unit(self, person: Callable) -> None:
        """A secretary sits in the community, not in a grid: no household lies there itself."""
        reach = reach_of(person("community-secretary"), TODAY)

        assert find_households(reach).exists()
        assert not find_households(reach, own_unit=True).exists()

    @pytest.mark.parametrize("text", ["%", "_", "'", "\x00", "🏠", "𠮷", "‮"])
    def test_strange_characters_find_nothing_and_break_nothing(
        self, reach: Reach, text: str
    ) -> None:
        found = list(find_households(reach, text + "王无此人"))

        assert found == []


class TestOthers:
    def test_a_resident_by_name_and_door(self, reach: Reach) -> None:
        assert [each.name for each in find_residents(reach, "李 202")] == ["李想", "李秀兰"]

    def test_the_residents_of_one_household(self, reach: Reach) -> None:
        household = Household.objects.get(head__name="赵德海")

        found = {each.name for each in find_residents(reach, household=household.pk)}

        assert found == {"赵德海", "钱桂芳"}

    def test_units_of_a_kind(self, reach: Reach) -> None:
        found = [each.code for each in find_units(reach, "春和", kinds=["grid"])]

        assert found == ["grid-1", "grid-2", "grid-3"]

    def test_a_colleague_by_post_and_unit(self, reach: Reach) -> None:
        found = [each.name for each in find_persons(reach, "网格员 第1网格")]

        assert found == ["陆燚"]

    def test_only_holders_of_a_post(self, reach: Reach) -> None:
        codes = {each.held[0].post.code for each in find_persons(reach, posts=["grid-worker"])}

        assert codes == {"grid-worker"}

    def test_nobody_is_offered_himself(self, reach: Reach) -> None:
        assert reach.person not in list(find_persons(reach))

    def test_but_himself_where_he_may_be_meant(self, reach: Reach) -> None:
        assert reach.person in list(find_persons(reach, oneself=True))
