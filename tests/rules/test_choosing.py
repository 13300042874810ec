"""Which route a matter takes: the highest priority wins, filing is added behind, ties are an error."""

from decimal import Decimal

import pytest

from facts.conditions import Condition, Op
from regulations.rules.basis import Basis
from regulations.rules.choose import CitedRoute, NoRoute, RoutesCollide, choose
from regulations.rules.route import Place, Route, Station, StationAct

DAYS, POST = "leave.days", "applicant.post"


def route(
    path: str,
    *when: Condition,
    priority: int = 10,
    place: Place = Place.MAIN,
    decides: str = "office-director",
) -> CitedRoute:
    rule = Route("leave", (Station(decides),), when=when, place=place, priority=priority)
    return CitedRoute(rule, Basis("d1", 1, path, path, "办事处主任批"))


UP_TO_TWO = route("三.2a", Condition(DAYS, Op.LE, "2"))
UP_TO_SEVEN = route("三.2b", Condition(DAYS, Op.GT, "2"), Condition(DAYS, Op.LE, "7"))
SECRETARY = route("三.2h", Condition(POST, Op.EQ, "community-secretary"), priority=20)
FILING = route("三.10", place=Place.AFTER)
D1 = [FILING, UP_TO_TWO, UP_TO_SEVEN, SECRETARY]


def chosen(days: str, post: str = "grid-worker") -> list[str]:
    facts = {DAYS: Decimal(days), POST: frozenset({post})}
    return [each.basis.path for each in choose(D1, facts)]


class TestTheRouteOfAMatter:
    @pytest.mark.parametrize(("days", "path"), [("2", "三.2a"), ("2.5", "三.2b"), ("7", "三.2b")])
    def test_is_that_of_its_band_then_filing(self, days, path):
        assert chosen(days) == [path, "三.10"]

    def test_of_a_special_post_comes_before_the_bands(self):
        """D1-3.2h: the secretary's slip goes another way, whatever its days."""
        assert chosen("1", "community-secretary") == ["三.2h", "三.10"]
        assert chosen("90", "community-secretary") == ["三.2h", "三.10"]

    def test_is_nowhere_in_a_hole_though_filing_would_apply(self):
        with pytest.raises(NoRoute):
            chosen("8")

    def test_is_not_guessed_between_two_of_one_priority(self):
        twin = route("三.9", Condition(DAYS, Op.GE, "2"), decides="party-secretary")

        with pytest.raises(RoutesCollide) as collision:
            choose([*D1, twin], {DAYS: Decimal(2)})

        assert [each.basis.path for each in collision.value.routes] == ["三.2a", "三.9"]

    def test_is_the_first_of_two_that_lead_the_same_way(self):
        """Who sits in the office and keeps the attendance as well meets the routes of both posts."""
        twin = route("三.9", Condition(DAYS, Op.GE, "2"))

        found = choose([*D1, twin], {DAYS: Decimal(2)})

        assert [each.basis.path for each in found] == ["三.2a", "三.10"]


class TestStations:
    @pytest.mark.parametrize("act", list(StationAct))
    def test_decide_unless_they_opine_or_file(self, act):
        assert act.decides is (act.value in {"approve", "deliberate", "refer"})

    def test_side_by_side_are_read_in_one_breath(self):
        """D1-3.2e: both bureaus, in any order."""
        first = Station("leaders-meeting", StationAct.DELIBERATE, order=1)
        both = [Station(post, StationAct.REFER, order=2) for post in ("hr", "org")]
        said = Route("leave", (first, *both)).sentence(_words())

        assert said.index("领导会议") < said.index("区人社局") < said.index("区委组织部")

    def test_of_a_route_added_behind_name_the_form(self):
        said = Route("leave", (Station("hr"),), place=Place.AFTER).sentence(_words())

        assert "请假条" in said


def _words():
    from facts.words import Words

    posts = {"leaders-meeting": "领导会议", "hr": "区人社局", "org": "区委组织部"}
    return Words(posts=posts, forms={"leave": "请假条"})
