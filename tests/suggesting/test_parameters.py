"""Parameters come from the words, in the office's own codes; what only the editor knows is named."""

from decimal import Decimal

from regulations.suggesting import Vocabulary
from tests.suggesting.reading import WORDS, read

OFFICE = Vocabulary.of(WORDS)


class TestARoute:
    def test_names_posts_acts_and_the_band(self):
        route = read("请假3天以上5天以内的，班组长签注意见，车间主任批。", OFFICE)[0]

        assert route.parameters["stations"] == [
            {"post": "team-lead", "act": "opine", "order": 1},
            {"post": "workshop-head", "act": "approve", "order": 2},
        ]
        assert route.parameters["when"] == [
            {"fact": "leave.days", "op": ">=", "value": "3"},
            {"fact": "leave.days", "op": "<=", "value": "5"},
        ]
        assert route.missing == {"form": ""}

    def test_finds_the_form_that_the_clause_names(self):
        route = read("填写请假条，由班组长审批。", OFFICE)[0]

        assert route.parameters["form"] == "leave"
        assert "form" not in route.missing

    def test_names_who_is_no_post_of_the_office(self):
        route = read("超出权限的，报区执法局审批。", OFFICE)[0]

        assert route.parameters["stations"][0]["post"] == ""
        assert route.missing["stations.0.post"] == "区执法局"
        assert route.missing["when"] == "超出权限的"

    def test_step_by_step_is_a_ladder(self):
        route = read("班组解决不了的，逐级上报。", OFFICE)[0]

        assert route.parameters["sequence"] == "ladder"


class TestALimit:
    def test_counts_a_month_as_thirty_days(self):
        limit = read("请假每年合计不得超过2个月。", OFFICE)[0]

        assert limit.parameters == {
            "bound": Decimal(60),
            "inclusive": True,
            "per": "year",
            "fact": "leave.days",
        }

    def test_says_what_is_excepted_in_a_declared_period(self):
        limit = read("防汛期间，除本人住院外，一律不得请假。", OFFICE)[0]

        assert limit.parameters["only_in_declared_period"] is True
        assert "本人住院" in limit.missing["except_when"]


class TestADuty:
    def test_says_who_how_often_and_what_each_time_must_reach(self):
        duty = read("安全员每天至少巡查一次，每次原则上不少于半小时。", OFFICE)[0]

        assert duty.parameters["post"] == ["guard"]
        assert (duty.parameters["per"], duty.parameters["at_least"]) == ("day", 1)
        assert duty.parameters["counts_when"] == [
            {"fact": "patrol.minutes", "op": ">=", "value": "30"}
        ]
        assert duty.parameters["in_principle"] is True

    def test_has_a_window_or_a_day_of_the_month(self):
        window = read("每月1—10日普查一遍。")[0].parameters
        day = read("每月5号召开调度会。")[0].parameters

        assert (window["first_day"], window["last_day"]) == (1, 10)
        assert day["due_day"] == 5

    def test_may_come_round_every_few_days(self):
        duty = read("每三天巡查一遍大坝。")[0]

        assert duty.parameters["per"] == "every_n_days"
        assert duty.parameters["every"] == 3


class TestADeadline:
    def test_has_an_amount_and_a_unit(self):
        deadline = read("自受理之日起十五个工作日内答复。")[0]

        assert deadline.parameters == {"amount": 15, "unit": "working_days"}
        assert {"starts_with", "stops_with"} <= set(deadline.missing)

    def test_that_the_text_leaves_open_says_so(self):
        deadline = read("限期事项要在承诺的期限内办结。")[0]

        assert deadline.missing["amount"] == "承诺的期限内"


class TestAConsequence:
    def test_has_outcomes_a_range_and_who_decides(self):
        fine = read("凡顶岗的，经站务会议研究，处以30—100元罚款，并公开曝光。", OFFICE)[0]

        assert fine.parameters["outcomes"] == [
            {"kind": "fine", "amount_from": Decimal(30), "amount_to": Decimal(100)},
            {"kind": "publicity"},
        ]
        assert fine.parameters["decided_by"] == "station-meeting"

    def test_may_follow_from_a_count(self):
        lost = read("一年内被投诉超过3次的，取消评优资格。")[0]

        assert lost.parameters["trigger"] == "count"
        assert (lost.parameters["count_at_least"], lost.parameters["inclusive"]) == (3, False)
        assert lost.parameters["per"] == "year"


class TestPay:
    def test_has_months_and_seniority(self):
        pay = read("病假第3个月到第6个月，工龄不满8年的，发80%工资。")[0]

        assert pay.parameters == {
            "percent": Decimal(80),
            "from_month": 3,
            "to_month": 6,
            "seniority_below": Decimal(8),
        }

    def test_of_a_whole_month_is_counted_by_the_month(self):
        pay = read("一月内累计缺勤4天以上者（含4天），扣除当月全部工资。")[0]

        assert pay.parameters["counted"] == "month"
        assert (pay.parameters["more_than"], pay.parameters["more_than_included"]) == (4, True)
        assert pay.parameters["percent"] == 0


class TestAGrade:
    def test_proposes_all_bands_of_the_clause(self):
        first = read("90分以上为优秀，75分至90分为良好，75分以下为不合格。")[0]

        assert first.parameters["bands"] == [
            {"at_least": Decimal(90), "grade": "优秀"},
            {"at_least": Decimal(75), "grade": "良好"},
            {"at_least": Decimal(0), "grade": "不合格"},
        ]
