"""Rules are built from what an editor stored; what does not fit is named, never guessed."""

from decimal import Decimal

import pytest

from regulations.rules.kinds import RuleNotUnderstood, build, kinds, rule_kind
from regulations.rules.limit import Limit, Per
from regulations.rules.route import Route, StationAct

ROUTE = {
    "form": "leave",
    "stations": [{"post": "deputy-leader", "act": "opine"}],
    "when": [{"fact": "leave.days", "op": "<=", "value": "2"}],
}


def problems(kind: str, **parameters: object) -> list[str]:
    with pytest.raises(RuleNotUnderstood) as refused:
        build(kind, parameters)
    return [where for where, _what in refused.value.problems]


class TestBuildingARule:
    def test_makes_a_route(self):
        built = build("route", ROUTE)

        assert isinstance(built, Route)
        assert built.stations[0].act is StationAct.OPINE

    def test_makes_a_limit_with_exact_figures(self):
        built = build(
            "limit", {"form": "leave", "fact": "leave.days", "bound": "2.5", "per": "year"}
        )

        assert built == Limit("leave", "leave.days", bound=Decimal("2.5"), per=Per.YEAR)

    def test_knows_the_two_kinds(self):
        assert set(kinds()) >= {"route", "limit"}


class TestParametersThatDoNotFit:
    def test_of_an_unknown_kind(self):
        assert problems("fine", amount=50) == ["kind"]

    def test_that_are_missing(self):
        assert problems("route", form="leave") == ["stations"]

    def test_that_are_not_known(self):
        assert problems("route", **ROUTE, colour="red") == ["colour"]

    def test_deep_inside_a_station(self):
        stations = [{"post": "deputy-leader", "act": "veto"}]

        assert problems("route", form="leave", stations=stations) == ["stations.0.act"]

    def test_in_a_condition_row(self):
        rows = [{"fact": "leave.days", "op": "about", "value": "2"}]

        assert problems("route", **{**ROUTE, "when": rows}) == ["when.0.op"]

    def test_all_at_once(self):
        assert len(problems("limit", bound="many", per="week", effect="hang")) == 4


class TestTheRegistry:
    def test_takes_a_code_once(self):
        with pytest.raises(LookupError, match="route"):
            rule_kind("route")(Route)
