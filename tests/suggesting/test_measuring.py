"""The bench: how a row's figures are read, and when a suggestion answers it."""

import pytest

from benchmarks.suggestions.figures_of_row import figures_of
from benchmarks.suggestions.matching import Row, matched
from benchmarks.suggestions.report import measure
from tests.suggesting.reading import read

ROWS = [
    ("3 < N ≤ 5天 (含5天)", "route", {">3天", "<=5天"}),
    ("0 < N ≤ 3天", "route", {"<=3天"}),
    ("N ≥ 2月 (以上; 60天 = 2月)", "route", {">=2月"}),
    ("30—100元 (range, both ends inclusive)", "consequence", {">=30元", "<=100元"}),
    ("1 per week; each session ≥2小时", "duty", {"1/week", ">=2小时"}),
    ("≥3万字/year (不少于, inclusive)", "duty", {">=30000字/year"}),
    ("monthly", "duty", {"1次/month"}),
    ("1 per half-year", "duty", {"2/year"}),
    ("every 3 days", "duty", {"1次/3 day"}),
    ("1st—10th inclusive; 1 round", "duty", {">=1号", "<=10号"}),
    ("months 3—6; 年限 < 8 → 90%", "pay", {">2月", "<=6月", "<8年", "90%"}),
    ("≥ 5个月 (以上) - read > 5", "consequence", {">5月"}),
    ("> 1 and ≤ 3个月/year; from month 2", "pay", {">1月/year", "<=3月/year"}),
    ("≤ 2个月 → 100%", "pay", {"<=2月"}),
    ("5天 (day counting not given)", "deadline", {"<=5天"}),
    ("10日前 and 20日前", "deadline", {"<=10号", "<=20号"}),
    ("within 3 working days", "deadline", {"<=3工作日"}),
    ("2 steps; timely", "route", set()),
    ("2 of 2 < 70分", "consequence", {"<70分"}),
    ("-", "route", set()),
]
LINE = "请假3天以上5天以内（含5天）的，由车间主任审批。"


def row(numbers: str, kind: str = "route", line: int = 10) -> Row:
    return Row("r", kind, line, line, numbers)


class TestARow:
    @pytest.mark.parametrize(("numbers", "kind", "figures"), ROWS)
    def test_has_the_figures_that_it_writes(self, numbers, kind, figures):
        assert {str(each) for each in figures_of(numbers, kind)} == figures


class TestASuggestion:
    def test_is_right_when_kind_line_and_figures_agree(self):
        assert matched([row("3 ≤ N ≤ 5天")], read(LINE)) == {0: 0}

    @pytest.mark.parametrize(
        "other",
        [
            row("3 ≤ N ≤ 6天"),
            row("3 < N ≤ 5天"),
            row("3 ≤ N ≤ 5元"),
            row("-"),
            row("3 ≤ N ≤ 5天", kind="limit"),
            row("3 ≤ N ≤ 5天", line=11),
        ],
    )
    def test_is_wrong_when_one_of_them_differs(self, other):
        assert matched([other], read(LINE)) == {}

    def test_answers_one_row_only(self):
        assert len(matched([row("3 ≤ N ≤ 5天"), row("3 ≤ N ≤ 5天")], read(LINE))) == 1


class TestTheBench:
    def test_prints_precision_recall_and_the_misses(self, tmp_path, capsys):
        text, sheet = tmp_path / "text.txt", tmp_path / "sheet.csv"
        text.write_text(f"{LINE}\n\n安全员每天巡查一次。\n", encoding="utf-8")
        rows = "A,route,1,1,3 ≤ N ≤ 5天\nB,deadline,1,1,2天\n"
        sheet.write_text(f"id,kind,first_line,last_line,numbers\n{rows}", encoding="utf-8")

        measure(text, sheet)

        printed = capsys.readouterr().out.split("\n")
        assert printed[1].split() == ["all", "2", "1", "1", "100.0%", "50.0%"]
        assert any("B" in line and "deadline" in line and "<=2天" in line for line in printed)
        assert "1 suggestions of kinds" in printed[-2]
