"""A figure that two neighbouring bands name belongs to one of them."""

import pytest

from tests.suggesting.reading import read


def bands(text: str) -> list[set[str]]:
    return [{str(figure) for figure in each.figures} for each in read(text)]


class TestATie:
    def test_goes_where_the_text_says_so(self):
        text = "2天以内（不含2天）由班组长批准；2天至5天由车间主任批准。"

        assert bands(text) == [{"<2天"}, {">=2天", "<=5天"}]

    def test_else_goes_in_the_persons_favour(self):
        text = "500元以下由班组长审批；500元至2000元由厂长审批；2000元以上由董事会会议审批。"

        assert bands(text) == [{"<=500元"}, {">500元", "<=2000元"}, {">2000元"}]

    def test_of_scores_goes_to_the_band_that_begins_there(self):
        assert bands("80%以上视为“好”，60%—80%视为“中”，60%以下视为“差”。") == [
            {">=80%"},
            {">=60%", "<80%"},
            {"<60%"},
        ]

    @pytest.mark.parametrize("unit", ["次", "元"])
    def test_between_different_matters_is_none(self, unit):
        text = f"一月内累计迟到3{unit}以上的，通报批评。培训一年累计不超过3{unit}。"

        assert [each.kind for each in read(text)] == ["consequence", "limit"]

    def test_a_pay_band_ends_where_the_next_begins(self):
        text = "病假从第3个月起，按90%计发工资；从第7个月起，按70%计发工资。"

        assert bands(text) == [{"90%", ">2月", "<=6月"}, {"70%", ">6月"}]
