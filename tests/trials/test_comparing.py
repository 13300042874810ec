"""What counts as a difference: who decides, what is refused, when it is due; not how it is said (pure)."""

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from facts.words import Words
from people.service import Desk
from regulations.compiling import RuleInForce
from regulations.rules.basis import Basis
from regulations.rules.choose import CitedRoute
from regulations.rules.deadline import Due
from regulations.rules.kinds import build
from regulations.rules.route import StationAct
from regulations.rules.verdict import Effect, Verdict
from tests.plugins.matters import SHANGHAI
from workflows.chains.considering import Judged
from workflows.chains.due import DueDate
from workflows.chains.plan import PlannedStep
from workflows.trials.comparing import Outcome, differences, same_stations

AT = Basis("r", 1, "c", "一", "…")
OFFICE = SimpleNamespace(name="办事处")


def step(
    post: str, order: int = 1, act: StationAct = StationAct.APPROVE, **more: Any
) -> PlannedStep:
    return PlannedStep(order, act, "any", Desk(post, 1), OFFICE, (), AT, **more)  # type: ignore[arg-type]


def outcome(*steps: PlannedStep, **judged: Any) -> Outcome:
    empty = Judged((), (), (), (), None, (), None)
    return Outcome(replace(empty, **judged), (), steps)


def limited(met: bool, *, bound: int = 5, effect: Effect = Effect.REFUSE) -> dict[str, Any]:
    each = build(
        "limit", {"form": "f", "fact": "leave.days", "bound": bound, "effect": effect.value}
    )
    rule = RuleInForce("limit", each, AT, Words())
    return {"limits": ((rule, Verdict("limit", met, effect, "", f"至多 {bound}")),)}


def due(day: int, *stops: str) -> dict[str, Any]:
    given = {"form": "f", "starts_with": "report", "stops_with": list(stops), "amount": 7}
    at = datetime(2026, 3, day, 23, 59, 59, tzinfo=SHANGHAI)
    return {"due": (DueDate(build("deadline", given), AT, f"{day} 日前", Due(at, at, at, False)),)}


def what(before: Outcome, after: Outcome) -> list[str]:
    return [each.what for each in differences(before, after, {})]


class TestAChain:
    def test_is_the_same_however_its_stations_are_numbered(self):
        assert what(outcome(step("a", 1), step("b", 2)), outcome(step("a", 3), step("b", 7))) == []

    def test_is_another_in_another_order_or_side_by_side(self):
        one = outcome(step("a", 1), step("b", 2))

        assert what(one, outcome(step("b", 1), step("a", 2))) == ["chain"]
        assert what(one, outcome(step("a", 1), step("b", 1))) == ["chain"]

    def test_is_another_when_a_station_only_gives_an_opinion(self):
        assert what(outcome(step("a")), outcome(step("a", act=StationAct.OPINE))) == ["chain"]

    def test_is_another_when_a_station_is_passed_over(self):
        (found,) = differences(
            outcome(step("a")), outcome(step("a", note="本人", passed_over=True)), {}
        )

        assert (found.before, found.after) == (
            "a（办事处）审批",
            "a（办事处）跳过，因为是申请人本人",
        )

    def test_needs_nobody_looked_for_where_the_stations_are_alike(self):
        route = build("route", {"form": "f", "stations": [{"post": "a"}]})
        other = build("route", {"form": "f", "stations": [{"post": "b"}]})
        one, same, two = (
            outcome(routes=(CitedRoute(each, replace(AT, path=path)),)).judged
            for each, path in ((route, "一"), (route, "二"), (other, "一"))
        )

        assert same_stations(one, same)
        assert not same_stations(one, two)


class TestAVerdict:
    def test_is_the_same_while_another_bound_is_kept_to(self):
        assert what(outcome(**limited(True)), outcome(**limited(True, bound=9))) == []

    def test_is_another_when_it_refuses(self):
        (found,) = differences(outcome(**limited(True)), outcome(**limited(False, bound=2)), {})

        assert (found.what, found.before, found.after) == ("verdict", "可以提交。", "至多 2")

    def test_is_another_when_it_only_warns(self):
        assert what(outcome(**limited(False)), outcome(**limited(False, effect=Effect.WARN))) == [
            "verdict"
        ]


class TestADueDate:
    @pytest.mark.parametrize(("after", "said"), [
        (due(9, "answer", "resolve"), []), (due(10, "resolve", "answer"), ["due"]),
        (due(9, "resolve"), ["due"]), ({}, ["due"]),
    ])  # fmt: skip
    def test_is_another_at_another_moment_or_kept_by_another_act(self, after, said):
        assert what(outcome(**due(9, "resolve", "answer")), outcome(**after)) == said
