"""Number paths follow from order and level, so that a moved clause renumbers itself."""

import pytest

from regulations.numbering import Numbering, number, printed
from regulations.numerals import in_chinese


def outline(*clauses: tuple[int, str]) -> list[str]:
    return [each.path for each in number(clauses, Numbering.OUTLINE)]


def articles(*clauses: tuple[int, str]) -> list[str]:
    return [each.path for each in number(clauses, Numbering.ARTICLES)]


class TestChineseFigures:
    @pytest.mark.parametrize(
        ("figure", "read"),
        [
            (1, "一"), (10, "十"), (11, "十一"), (12, "十二"), (20, "二十"), (99, "九十九"),
            (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (300, "三百"),
        ],
    )  # fmt: skip
    def test_are_read_as_printed(self, figure, read):
        assert in_chinese(figure) == read


class TestAnOutline:
    """一 / 1 / （1）, as D1 is numbered."""

    def test_numbers_each_level_below_the_one_above(self):
        paths = outline((1, ""), (2, ""), (3, ""), (3, ""), (2, ""), (1, ""), (2, ""))

        assert paths == ["一", "一.1", "一.1.（1）", "一.1.（2）", "一.2", "二", "二.1"]

    def test_goes_four_levels_deep(self):
        assert outline((1, ""), (2, ""), (3, ""), (4, ""), (4, ""))[-1] == "一.1.（1）.2)"

    def test_counts_past_ten(self):
        assert outline(*[(1, "")] * 11)[-1] == "十一"

    def test_bears_a_level_left_out(self):
        assert outline((1, ""), (3, ""), (2, "")) == ["一", "一.（1）", "一.1"]


class TestALabelInsteadOfANumber:
    """D1-0, D1-2.P: 引言 and 末段 have no number in the text."""

    def test_takes_no_number(self):
        paths = outline((1, "引言"), (1, ""), (2, ""), (2, "末段"), (2, ""))

        assert paths == ["引言", "一", "一.1", "一.末段", "一.2"]

    def test_numbers_what_stands_below_it_from_one(self):
        paths = outline((1, ""), (2, ""), (3, ""), (3, ""), (2, "末段"), (3, ""))

        assert paths[-1] == "一.末段.（1）"


class TestArticles:
    """第一章 / 第一条 / （一） / 1."""

    def test_run_through_all_chapters(self):
        paths = articles((1, ""), (2, ""), (2, ""), (1, ""), (2, ""), (3, ""), (4, ""))

        assert paths[:2] == ["第一章", "第一条"]
        assert paths[3:] == ["第二章", "第三条", "第三条（一）", "第三条（一）1"]

    def test_number_their_items_anew(self):
        assert articles((2, ""), (3, ""), (2, ""), (3, ""))[-1] == "第二条（一）"

    def test_go_on_past_a_hundred(self):
        assert articles(*[(2, "")] * 101)[-1] == "第一百零一条"


class TestALaw:
    """第一章 / 第一条 / 款 / （一）: a paragraph bears no mark, yet it is cited."""

    def test_counts_the_text_of_the_article_as_its_first_paragraph(self):
        clauses = number([(1, ""), (2, ""), (3, ""), (3, "")], Numbering.LAW)

        assert [each.mark for each in clauses] == ["第一章", "第一条", "", ""]
        assert [each.path for each in clauses][2:] == ["第一条第二款", "第一条第三款"]

    def test_cites_an_item_with_or_without_its_paragraph(self):
        paths = [each.path for each in number([(2, ""), (4, ""), (3, ""), (4, "")], Numbering.LAW)]

        assert paths[1] == "第一条（一）"
        assert paths[3] == "第一条第二款（一）"


class TestAnOfficialDocument:
    """一、 / （一） / 1. / （1）, as GB/T 9704-2012 7.3.3 has it."""

    def test_is_cited_by_its_parts(self):
        clauses = number([(1, ""), (2, ""), (2, ""), (3, ""), (4, "")], Numbering.DOCUMENT)

        assert [each.path for each in clauses][2:] == [
            "一.（二）",
            "一.（二）.1",
            "一.（二）.1.（1）",
        ]

    def test_prints_the_marks_with_their_points(self):
        assert printed("十二", 1, Numbering.DOCUMENT) == "十二、"
        assert printed("3", 3, Numbering.DOCUMENT) == "3."
        assert printed("（二）", 2, Numbering.DOCUMENT) == "（二）"
        assert printed("引言", 1, Numbering.DOCUMENT) == "引言"


class TestAMovedClause:
    def test_takes_the_number_of_its_new_place(self):
        before = number([(1, ""), (2, "甲"), (2, "")], Numbering.OUTLINE)
        after = number([(1, ""), (2, ""), (2, "甲")], Numbering.OUTLINE)

        assert before[2].path == after[1].path == "一.1"


class TestThePlainStyle:
    """1、 / （1） / 1), as short regulations without chapters are numbered."""

    def test_numbers_each_level_below_the_one_above(self):
        paths = [each.path for each in number([(1, ""), (2, ""), (3, ""), (1, "")], "plain")]

        assert paths == ["1", "1.（1）", "1.（1）.1)", "2"]
