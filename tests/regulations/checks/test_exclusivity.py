"""DM-3: nothing is ruled twice for the same people."""

from datetime import date

import pytest

from people.models import Unit
from regulations.checks import Property
from tests.regulations.checks.told import heeded, heeded_of, must
from tests.seals import RULES, clause, limit, published, route, when

pytestmark = pytest.mark.usefixtures("seal_form")
MOST = clause("一次最多 100 份。", limit())


class TestAnotherRegulation:
    def test_for_the_same_unit_is_a_conflict(self):
        published()
        (found,) = must(*RULES, slug="twin")

        assert found.property is Property.EXCLUSIVITY
        assert "用印管理办法" in found.sentence

    def test_that_will_be_in_force_later_is_one_too(self):
        published(in_force_from=date(2026, 9, 1))
        (found,) = must(*RULES, slug="twin")

        assert "2026年9月1日起" in found.sentence

    def test_that_is_replaced_before_this_one_begins_is_none(self):
        page = published(MOST)
        page.binds = [Unit.objects.get(code="village-1")]
        page.in_force_from = date(2026, 4, 1)
        page.save_revision().publish()

        assert must(MOST, slug="early", in_force_from=date(2026, 3, 20)) != []
        assert must(MOST, slug="late", in_force_from=date(2026, 5, 1)) == []

    @pytest.mark.parametrize(
        ("theirs", "ours", "wins"),
        [("street", "community-1", "以本制度为准"), ("community-1", "street", "以那部制度为准")],
    )
    def test_above_or_below_is_pointed_out_with_the_one_that_wins(self, theirs, ours, wins):
        published(MOST, binds=[theirs])
        (said,) = heeded(Property.EXCLUSIVITY, MOST, slug="own", binds=[ours])

        assert wins in said

    def test_for_people_elsewhere_is_nothing(self):
        published(MOST, binds=["village-1"])

        assert heeded(Property.EXCLUSIVITY, MOST, slug="own") == []


class TestWithinOneRegulation:
    def test_two_bounds_that_can_hold_at_once_are_shown(self):
        urgent = limit(bound=20, when=[when("seal.urgent", "=", "yes")])
        (said,) = heeded(Property.EXCLUSIVITY, MOST, clause("加急的最多 20 份。", urgent))

        assert said.startswith("一、二：")
        assert "是否加急" in said

    @pytest.mark.parametrize(
        "more",
        [{"effect": "warn"}, {"per": "month"}, {"only_in_declared_period": True}],
        ids=["a warning before", "by month", "in a declared period"],
    )
    def test_but_not_two_that_say_different_things(self, more):
        other = clause("也有限。", limit(bound=50, **more))

        assert heeded(Property.EXCLUSIVITY, MOST, other) == []

    def test_nor_two_for_different_cases(self):
        office = limit(bound=10, when=[when("seal.kind", "=", "office")])
        others = limit(bound=20, when=[when("seal.kind", "!=", "office")])

        assert (
            heeded(Property.EXCLUSIVITY, clause("公章。", office), clause("别的。", others)) == []
        )

    def test_the_same_rule_twice_is_shown_once(self):
        (said,) = heeded(Property.EXCLUSIVITY, MOST, clause("最多 100 份。", limit()))

        assert "一字不差" in said


def test_its_own_earlier_edition_is_no_other_regulation():
    page = published(clause("都批。", route()))
    page.in_force_from = date(2026, 9, 1)

    assert heeded_of(page, Property.EXCLUSIVITY) == []
