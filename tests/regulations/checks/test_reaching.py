"""DM-4: every route and every station can come into play."""

import pytest

from regulations.checks import Property
from tests.regulations.checks.told import heeded, must, only
from tests.seals import RULES, clause, route, station, when

pytestmark = pytest.mark.usefixtures("seal_form")


class TestARoute:
    def test_whose_rows_contradict_each_other_is_refused(self):
        never = route(when("seal.copies", ">", 10), when("seal.copies", "<", 10))

        assert "互相矛盾" in only(*RULES, clause("又多又少。", never))

    def test_that_others_always_beat_is_pointed_out(self):
        beaten = clause("本来都批。", route())
        first = clause("都由书记批。", route(by=[station("party-secretary")], priority=1))

        assert any("轮不到" in said for said in heeded(Property.EXECUTABILITY, beaten, first))


class TestAStation:
    def test_whose_post_is_held_only_elsewhere_is_refused(self):
        leader = clause("镇领导批。", route(by=[station("township-leader")]))

        assert "走不到的机构" in only(leader)

    def test_of_a_named_unit_may_be_anywhere(self):
        named = station("township-leader", where="named_unit", unit="township")

        assert must(clause("镇领导批。", route(by=[named]))) == []

    def test_in_ones_own_unit_is_looked_for_below_the_units_bound(self):
        own = station("community-secretary", where="own_unit")

        assert must(clause("社区书记批。", route(by=[own]))) == []

    def test_where_somebody_rates_after_the_result_is_refused(self):
        late = station("community-secretary", "rate", 2, hands_in="community-evaluation")

        assert "评价" in only(clause("批了再评。", route(by=[station("office-director"), late])))


class TestALadder:
    def rungs(self, *posts: str) -> list[str]:
        stops = [station(post, "handle", at) for at, post in enumerate(posts, 1)]
        rule = route(by=stops, form="case", sequence="ladder")
        return heeded(Property.EXECUTABILITY, clause("逐级办。", rule))

    def test_with_each_rung_once_is_fine(self):
        assert self.rungs("grid-worker", "community-secretary") == []

    def test_with_a_rung_twice_is_pointed_out(self):
        assert "两次" in self.rungs("grid-worker", "grid-worker")[0]

    def test_with_a_rung_out_of_reach_is_pointed_out(self):
        assert "走不到的机构" in self.rungs("grid-worker", "township-leader")[0]
