"""One file, eight regulations, and everything that goes wrong when text is copied from the web."""

import pytest

from regulations.importing.clauses import OutlinedClause, OutlinedRegulation, Role
from regulations.importing.outlining import outline

from .texts import COLLECTION


@pytest.fixture(scope="module")
def found() -> tuple[OutlinedRegulation, ...]:
    return outline(COLLECTION)


def at(regulation: OutlinedRegulation, path: str) -> OutlinedClause:
    return next(each for each in regulation.clauses if each.path == path)


def paths(regulation: OutlinedRegulation) -> list[tuple[int, str]]:
    return [(each.level, each.path) for each in regulation.clauses if not each.left_out]


class TestTheRegulations:
    def test_begin_where_their_titles_stand(self, found):
        assert [each.title for each in found] == [
            "值班管理制度1",
            "值班管理制度",
            "值班管理制度2",
            "夜巡管理制度1",
            "值班管理制度3",
            "值班管理制度4",
            "值班管理制度5",
        ]

    def test_that_say_the_same_are_told(self, found):
        assert [each.same_as for each in found] == [None] * 6 + [3]
        assert 0.8 < found[6].share < 1

    def test_leave_out_what_the_web_editor_wrote(self, found):
        preface, stray, heading = found[0].clauses[0], found[1].clauses[-1], found[3].clauses[0]

        assert (preface.path, preface.left_out, preface.lines) == ("前言", True, (1, 2))
        assert (stray.path, stray.text) == ("尾", "第三篇：仓库守夜制度")
        assert heading.text.startswith("二、夜巡管理制度（精选8篇）")
        assert all(each.doubts for each in (preface, stray, heading))


class TestNumbersAndParagraphs:
    """Like D1: 一、1、, an introduction, a closing paragraph, 一是 within a line, names."""

    def test_give_level_and_path(self, found):
        assert paths(found[0]) == [
            (1, "引言"), (1, "一"), (2, "一.1"), (2, "一.2"),
            (2, "一.末段"), (3, "一.末段.第一"), (3, "一.末段.第二"), (3, "一.末段.第三"),
            (1, "二"), (2, "二.引言"), (2, "二.1"), (2, "二.2"),
            (1, "三"), (2, "三.一"), (2, "三.二"), (2, "三.中段"),
            (2, "三.到岗准时"), (2, "三.记录落实"), (2, "三.待人热情周到"), (2, "三.末段"),
        ]  # fmt: skip

    def test_tell_heading_from_text(self, found):
        heading = at(found[0], "三")

        assert (heading.title, heading.joint) == ("守班人的评议", "。\n")
        assert heading.text == "评议由站里组织。做法是："
        assert at(found[1], "1").title == "例会制度"
        assert at(found[1], "1").text == "园林队一周碰一次头，由队长主持。"

    def test_say_where_a_sentence_is_cut_off(self, found):
        cut = at(found[0], "一.末段.第三"), at(found[0], "一.末段")

        assert [bool(each.doubts) for each in cut] == [True, False]

    def test_of_both_widths_are_one_row(self, found):
        assert [path for _level, path in paths(found[3])] == [
            "一", "一.（一）", "一.（二）", "一.（三）",
            "二", "二.（一）", "二.（一）.1", "二.（一）.2", "二.（二）",
            "三", "三.引言", "三.（一）", "三.（二）", "四",
        ]  # fmt: skip

    def test_paragraphs_without_number_belong_to_the_one_before(self, found):
        assert at(found[3], "二.（二）").text.count("\n") == 2
        assert at(found[3], "四").text.startswith("站里每月查一次")

    def test_several_marks_in_one_line_are_several_clauses(self, found):
        first, second = at(found[4], "一.（一）"), at(found[4], "一.（二）")

        assert first.lines == second.lines
        assert (first.title, second.title) == ("经常化", "多样化")
        assert second.text == "可以上门，也可以打电话。"


class TestMissingHeadings:
    """Like D5 and D6: only an empty line, and the numbers start again."""

    def test_are_marked_as_parts(self, found):
        assert paths(found[5]) == [
            (1, "引言"), (1, "①"), (2, "①.1"), (2, "①.2"), (1, "②"), (2, "②.1"), (2, "②.2"),
            (1, "③"), (2, "③.1"), (2, "③.2"), (1, "④"), (2, "④.引言"), (2, "④.1"),
        ]  # fmt: skip
        assert all(each.doubts for each in found[5].clauses if each.role is Role.PART)

    def test_a_part_may_be_one_paragraph(self, found):
        assert [path for _level, path in paths(found[6])][-2:] == ["③.（二）", "④"]
