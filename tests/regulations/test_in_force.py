"""Which editions bind a unit on a day, and which of their rules win."""

from datetime import date

import pytest

from people.models import Unit
from regulations.in_force import RulesConflict, bindings, in_force, rules_for
from regulations.publishing import NotPublishable
from tests.seals import OVER_TEN, UP_TO_TEN, clause, limit, published, route

pytestmark = pytest.mark.usefixtures("seal_form")
SPRING = date(2026, 4, 1)


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def bound(code: str, on: date = SPRING) -> list[tuple[str, int]]:
    return [(each.slug, each.number) for each in in_force(unit(code), on) if each.slug in OWN]


#: What these tests publish; the demo office has regulations of its own.
OWN = {"seals", "own", "twin"}


class TestAnEditionIsInForce:
    def test_for_the_unit_it_names_and_all_below(self):
        published()

        assert bound("street") == bound("community-1") == bound("grid-1") == [("seals", 1)]
        assert bound("district") == bound("village-1") == []

    def test_from_its_day_on(self):
        published()

        assert bound("street", date(2026, 2, 28)) == []
        assert bound("street", date(2026, 3, 1)) == [("seals", 1)]

    def test_until_the_next_one(self):
        page = published()
        page.in_force_from = date(2026, 4, 1)
        page.save_revision().publish()

        assert bound("street", date(2026, 3, 31)) == [("seals", 1)]
        assert bound("street", date(2026, 4, 1)) == [("seals", 2)]

    def test_of_two_of_one_day_the_later_published(self):
        published().save_revision().publish()

        assert bound("street") == [("seals", 2)]

    def test_no_longer_for_a_unit_that_the_next_one_leaves_out(self):
        page = published()
        page.binds = [unit("community-1")]
        page.save_revision().publish()

        assert bound("grid-1") == [("seals", 2)]
        assert bound("street") == bound("community-2") == []

    def test_once_though_it_names_a_unit_and_the_one_above(self):
        published(binds=["street", "community-1"])

        found = [each for each in bindings(unit("grid-1"), SPRING) if each.edition.slug == "seals"]
        assert [each.depth for each in found] == [unit("community-1").depth]


class TestAskingWhatIsInForce:
    def test_takes_one_query(self, django_assert_num_queries):
        published(binds=["street", "community-1"])
        grid = unit("grid-1")

        with django_assert_num_queries(1):
            bindings(grid, SPRING)


class TestTheNearestUnitsRuleWins:
    """Per kind, form and fact: a community may settle for itself what the street settles for all."""

    def paths(self, code: str) -> list[tuple[str, str]]:
        found = rules_for(bindings(unit(code), SPRING), "seal")
        return [(each.basis.regulation, each.kind) for each in found]

    def test_kind_by_kind(self):
        published(clause("办事处主任批。", route()), clause("一次最多 100 份。", limit()))
        published(clause("一次最多 20 份。", limit(bound=20)), slug="own", binds=["community-1"])

        assert self.paths("grid-1") == [("seals", "route"), ("own", "limit")]
        assert self.paths("street") == [("seals", "route"), ("seals", "limit")]

    def test_but_two_at_one_level_contradict_each_other(self, monkeypatch):
        published(clause("办事处主任批。", route()))
        monkeypatch.setattr("regulations.publishing.find", lambda page: [])
        published(clause("办事处主任也批。", route()), slug="twin")

        with pytest.raises(RulesConflict) as conflict:
            rules_for(bindings(unit("grid-1"), SPRING), "seal")

        assert {each.basis.regulation for each in conflict.value.rules} == {"seals", "twin"}

    def test_which_is_said_before_the_second_is_published(self):
        published(clause("办事处主任批。", route()))

        with pytest.raises(NotPublishable, match="用印管理办法"):
            published(clause("办事处主任也批。", route()), slug="twin")

    def test_nothing_is_said_about_forms_that_it_does_not_rule(self):
        published(UP_TO_TEN, OVER_TEN)

        found = rules_for(bindings(unit("grid-1"), SPRING), "leave")
        assert {each.basis.regulation for each in found} == {"community-grid-workers"}
