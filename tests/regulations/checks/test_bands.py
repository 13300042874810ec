"""DM-4: holes and overlaps are told with their region, an example, and never as a flood."""

import pytest

from regulations.checks import Property
from tests.regulations.checks.told import heeded, must, only
from tests.seals import clause, route, station, when

pytestmark = pytest.mark.usefixtures("seal_form")


def by_post(post: str, decides: str = "office-director"):
    only_his = when("applicant.post", "=", post)
    return clause(f"{post}申请的。", route(only_his, by=[station(decides)], priority=1))


class TestAHole:
    def test_is_told_in_the_words_of_a_row(self):
        first = clause("10 份以内。", route(when("seal.copies", "<=", 10)))
        last = clause("20 份以上。", route(when("seal.copies", ">=", 20)))

        assert "份数超过 10 份、份数少于 20 份（例如：份数 11 份）" in only(first, last)

    def test_is_told_once_for_each_stretch(self):
        holes = must(*(clause(f"{n} 份。", route(when("seal.copies", "=", n))) for n in (2, 5)))

        assert [each.sentence.count("份数超过") for each in holes] == [0, 1, 1]

    def test_where_a_field_is_left_empty_is_only_to_be_heeded(self):
        yes = clause("加急的。", route(when("seal.urgent", "=", "yes")))
        no = clause("不急的。", route(when("seal.urgent", "=", "no")))
        (said,) = heeded(Property.EXECUTABILITY, yes, no)

        assert "没有填“是否加急”" in said

    def test_among_many_is_counted(self):
        found = must(*(clause(f"{n}。", route(when("seal.copies", "=", 2 * n))) for n in range(14)))

        assert any("同类的还有 4 处" in each.sentence for each in found)


class TestAnOverlap:
    def test_that_takes_two_posts_is_only_to_be_heeded(self):
        everybody, worker = clause("都批。", route()), by_post("grid-worker")
        head = by_post("grid-head", "party-secretary")
        (said,) = heeded(Property.EXECUTABILITY, everybody, worker, head)

        assert "网格员" in said
        assert "网格长" in said

    def test_of_two_posts_whose_routes_lead_the_same_way_is_none(self):
        everybody = clause("都批。", route())
        posts = by_post("grid-worker"), by_post("grid-head")

        assert list(heeded(Property.EXECUTABILITY, everybody, *posts)) == []

    def test_names_both_rules_and_the_first_of_them(self):
        (found,) = must(clause("都批。", route()), clause("也都批。", route()))

        assert (found.path, found.rule) == ("一、二", 0)
