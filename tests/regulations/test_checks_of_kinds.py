"""What keeps duties, consequences, pay and evidence from being published (DM-4)."""

from typing import Any

import pytest

from regulations.checks import find
from tests.seals import clause, draft, when

pytestmark = pytest.mark.usefixtures("seal_form")
Row = dict[str, Any]
FINE = {"kind": "fine", "amount_from": 100, "amount_to": 100}


def duty(**more: Any) -> Row:
    return {"kind": "duty", "post": ["office-clerk"], "form": "seal", "per": "month", **more}


def consequence(*outcomes: Row, **more: Any) -> Row:
    return {"kind": "consequence", "form": "seal", "outcomes": list(outcomes or [FINE]), **more}


def pay(**more: Any) -> Row:
    return {"kind": "pay", "form": "seal", "percent": 100, **more}


def evidence(**more: Any) -> Row:
    return {"kind": "evidence", "form": "seal", "facts": ["seal.copies"], **more}


def told(*rules: Row) -> list[str]:
    return [str(each) for each in find(draft(clause("照办。", *rules))) if each.stops]


@pytest.mark.parametrize(
    "rule", [duty(), consequence(), pay(), evidence()], ids=lambda r: r["kind"]
)
def test_a_rule_that_can_be_carried_out_gives_no_finding(rule):
    assert told(rule) == []


@pytest.mark.parametrize(
    "rule",
    [
        duty(form=None),
        consequence(
            {"kind": "organisational"}, form=None, trigger="duty", decided_by="leaders-meeting"
        ),
        pay(form=None, counted="during", during="training", percent=None, fixed=200),
        evidence(form=None, facts=[], ledger="值班记录"),
    ],
    ids=lambda r: r["kind"],
)
def test_nor_does_one_without_a_form(rule):
    assert told(rule) == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (duty(post=["moon-keeper"]), "moon-keeper"),
        (duty(post=[]), "由谁履行"),
        (duty(at_least=0), "至少"),
        (duty(per="every_n_days", every=0), "每隔多少天"),
        (duty(share=120, each_of="seal.kind"), "覆盖比例"),
        (duty(per="each", each_of="seal.kind"), "名单"),
        (duty(due_day=32), "没有 32 日"),
        (duty(first_day=15, last_day=1), "前后颠倒"),
        (duty(per="year", last_day=15), "周期改为"),
        (duty(per="day", due_day=3), "到期日"),
        (duty(fact="seal.kind"), "不是数字"),
        (duty(fact="leave.days"), "请假天数"),
        (duty(counts_when=[when("leave.days", ">", 1)]), "请假天数"),
        (duty(form="moon"), "moon"),
        (consequence(outcomes=[]), "没有写明怎样处理"),
        (consequence(form=None), "由哪张表单引起"),
        (consequence(trigger="count", count_at_least=0), "满多少"),
        (consequence(trigger="count", per="each"), "多长时间内累计"),
        (consequence({"kind": "fine"}), "没有写数额"),
        (consequence({"kind": "fine", "amount_from": 0}), "大于 0"),
        (consequence({"kind": "suspension"}), "由谁决定"),
        (consequence(alternative=True), "由谁来选"),
        (consequence(decided_by="moon-keeper"), "moon-keeper"),
        (consequence({**FINE, "times": "seal.kind"}), "不是数字"),
        (consequence({"kind": "questioning", "by": "moon-keeper"}), "moon-keeper"),
        (pay(percent=None), "其中一项"),
        (pay(fixed=200), "其中一项"),
        (pay(percent=-1), "不会低于 0"),
        (pay(counted="during"), "按处理期间逐月算"),
        (pay(form=None), "按哪张表单算"),
        (pay(from_month=3, to_month=2), "前后颠倒"),
        (pay(days_in_month=0), "至少 1 天"),
        (pay(post=["moon-keeper"]), "moon-keeper"),
        (evidence(form=None, facts=[]), "既没有表单，也没有台账"),
        (evidence(form=None, ledger="台账"), "必填的内容"),
        (evidence(facts=["leave.days"]), "请假天数"),
        (evidence(post=["moon-keeper"]), "moon-keeper"),
    ],
)
def test_what_cannot_be_carried_out_is_told(rule, said):
    found = told(rule)

    assert any(said in each for each in found), found
    assert all(each.startswith("一：") for each in found)


class TestAFineWithARange:
    RANGE = {"kind": "fine", "amount_from": 50, "amount_to": 200}

    def test_has_to_be_settled_by_somebody(self):
        assert any("幅度" in each for each in told(consequence(self.RANGE)))

    def test_is_settled_by_a_body(self):
        assert told(consequence(self.RANGE, decided_by="leaders-meeting")) == []

    def test_ends_above_its_beginning(self):
        turned = {"kind": "fine", "amount_from": 200, "amount_to": 50}

        assert any(
            "低于下限" in each for each in told(consequence(turned, decided_by="leaders-meeting"))
        )


class TestBandsOfPay:
    """D1-3.6: what is paid in each month of a leave, for each seniority."""

    EARLY = pay(to_month=2)
    YOUNG = pay(from_month=3, seniority_below=10, percent=90)
    OLD = pay(from_month=3, seniority_from=10)

    def test_that_fit_give_no_finding(self):
        assert told(self.EARLY, self.YOUNG, self.OLD) == []

    def test_with_a_hole_name_month_and_seniority(self):
        (said,) = told(self.EARLY, self.YOUNG)

        assert "第 3 个月" in said
        assert "工作年限 10 年" in said

    def test_that_overlap_name_both(self):
        (said,) = told(self.EARLY, self.YOUNG, self.OLD, pay(from_month=7, percent=70))

        assert "两种不同的规定" in said

    def test_of_lengths_have_a_hole_between_them(self):
        short, long = pay(up_to=30), pay(more_than=31, up_to=60, percent=0)

        (said,) = told(short, long)
        assert "请假 30.5 天" in said or "请假 31 天" in said

    def test_beyond_the_longest_are_left_to_other_rules(self):
        assert told(pay(up_to=30), pay(more_than=30, up_to=180, percent=0)) == []

    def test_of_a_year_are_no_band_of_one_leave(self):
        assert told(pay(up_to=30), pay(counted="year", more_than=60, percent=0)) == []
