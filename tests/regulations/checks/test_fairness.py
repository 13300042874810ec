"""DM-7: who is treated apart, who would decide on his own matter, whom nobody supervises."""

import pytest

from people.models import Appointment
from regulations.checks import Property
from tests.regulations.checks.told import heeded
from tests.seals import clause, limit, route, station, when

pytestmark = pytest.mark.usefixtures("seal_form")
HEADS = when("applicant.post", "in", ["party-secretary", "office-director"])


def told(*clauses, **heading) -> str:
    return " ".join(heeded(Property.FAIRNESS, *clauses, **heading))


class TestSomePeople:
    def test_with_a_rule_of_their_own_are_named(self):
        own = limit(when=[HEADS], bound=200)

        assert "只对一部分人" in told(clause("领导最多 200 份。", own))
        assert "办事处主任" in told(clause("领导最多 200 份。", own), slug="b")

    def test_exempt_from_one_are_named(self):
        assert "不受这条规则约束" in told(clause("最多。", limit(except_when=[[HEADS]])))


class TestOnesOwnMatter:
    def test_left_to_oneself_is_pointed_out_with_the_name(self):
        said = told(clause("办事处主任批。", route()))
        director = Appointment.objects.get(post__code="office-director")

        assert str(director.person) in said
        assert "没有人能决定" in said

    def test_that_others_decide_too_says_so(self):
        both = route(by=[station("office-director"), station("party-secretary", order=2)])

        assert "由其余的人决定" in told(clause("两人都批。", both))

    def test_with_a_route_of_its_own_is_settled(self):
        rest = route(by=[station("office-director")])
        own = route(HEADS, by=[station("leaders-meeting", "deliberate")], priority=1)

        assert "本人的办件" not in told(clause("主任批。", rest), clause("领导的，会议研究。", own))

    def test_among_several_holders_is_left_to_the_others(self):
        assert "本人的办件" not in told(
            clause("分管领导批。", route(by=[station("deputy-leader")]))
        )


class TestSupervision:
    def test_that_reaches_everybody_needs_no_word(self):
        assert "没有人监督" not in told(clause("都批。", route()))

    def test_that_leaves_somebody_out_names_him(self):
        said = told(clause("都知道。"), binds=["forest-farm"])

        assert "护林队队长" in said
        assert "没有人监督" in said
