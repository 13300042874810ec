"""Other ways in which offices write: chapters and articles, English figures, lists, attachments."""

from datetime import date

import pytest

from regulations.importing.clauses import Role
from regulations.importing.outlining import outline
from regulations.numbering import Numbering

from .texts import OFFICIAL


def one(text: str):
    (found,) = outline(text)
    return found


def printed(text: str) -> list[tuple[int, str]]:
    return [(each.level, each.path) for each in one(text).clauses if not each.left_out]


class TestAnOfficialDocument:
    def test_says_who_issued_it_under_what_and_for_whom(self):
        found = one(OFFICIAL)

        assert (found.title, found.numbering) == ("溪口街道值班管理办法", Numbering.ARTICLES)
        assert found.heading.issuer == "溪口街道办事处"
        assert found.heading.document_number == "溪街办发〔2026〕7号"
        assert found.heading.basis == "《机关值班规定》"
        assert found.heading.purpose == "为规范值班工作"
        assert found.heading.scope == "街道机关各科室及各社区"
        assert found.heading.in_force_from == date(2026, 4, 1)

    def test_counts_articles_through_the_chapters(self):
        assert [(each.level, each.mark) for each in one(OFFICIAL).clauses if not each.left_out] == [
            (1, "第一章"), (2, "第一条"), (2, "第二条"), (1, "第二章"), (2, "第三条"),
            (3, "（一）"), (3, "（二）"), (3, "（三）"), (3, "末段"),
            (2, "第四条"), (3, "（一）"), (4, "1"), (4, "2"), (3, "（二）"),
            (1, "第三章"), (2, "第五条"), (2, "第六条"), (1, "附件"),
        ]  # fmt: skip

    def test_leaves_out_wrapper_contents_and_signature(self):
        out = [each for each in one(OFFICIAL).clauses if each.left_out]

        assert [each.mark for each in out] == ["前言", "目录", "落款"]
        assert out[0].text.splitlines()[2].endswith("的通知")

    def test_keeps_the_table_with_its_attachment(self):
        (attachment,) = [each for each in one(OFFICIAL).clauses if each.role is Role.ATTACHMENT]

        assert attachment.text.splitlines()[1:] == ["序号\t日期\t值班人", "1\t4月1日\t张三"]


class TestOtherLayouts:
    def test_figures_with_points(self):
        text = "班车管理规定\n1. 总则\n1.1 班车准点开。\n1.1.1 迟开10分钟要说明。\n2. 乘车\n2.1 凭证上车，1.2米以下免票。\n2.5小时以上的路程供水。"

        assert printed(text) == [
            (1, "1"), (2, "1.1"), (3, "1.1.1"), (1, "2"), (2, "2.1"),
        ]  # fmt: skip

    def test_a_list_within_a_provision_counts_for_itself(self):
        text = "用电制度\n1、不乱拉线。\n2、要求如下：\n1、人走断电；\n2、不烧水；\n3、不过夜充电；\n4、夜里熄灯。\n3、每年查一次。"

        assert [path for _level, path in printed(text)] == [
            "1", "2", "2.1", "2.2", "2.3", "2.4", "3",
        ]  # fmt: skip

    def test_a_reference_is_no_mark(self):
        text = "值班规定\n第一条 值班人员守岗。\n第二条 有下列情形的：（一）脱岗；（二）漏记。按第一条和本条第（一）项、第（二）项分别处理。"

        assert [path for _level, path in printed(text)][-1].endswith("末段")
        assert len(printed(text)) == 5

    def test_numbers_that_leave_a_gap_are_said(self):
        found = one("值班规定\n一、守岗\n二、交班\n四、记录")

        assert [bool(each.doubts) for each in found.clauses] == [False, False, True]
        assert found.clauses[-1].path == "四"

    def test_headings_without_numbers_make_parts(self):
        text = "消防制度\n检查\n1、每周查一次。\n2、每月换一次水。\n培训\n1、每季度训一次。"
        found = one(text)

        assert [path for _level, path in printed(text)] == ["①", "①.1", "①.2", "②", "②.1"]
        assert [each.title for each in found.clauses if each.role is Role.PART] == ["检查", "培训"]

    def test_two_titles_with_numbers_from_one_are_two(self):
        text = "消防制度\n一、检查\n每周一次。\n用电制度\n一、巡线\n每月一次。"

        assert [each.title for each in outline(text)] == ["消防制度", "用电制度"]

    @pytest.mark.parametrize("text", ["请按时交表", "1", "一、", "。", "目录"])
    def test_a_line_alone_is_kept(self, text):
        assert one(text).words() == text

    def test_no_number_at_all_is_said(self):
        assert len(one("请大家按时交表不要拖延").doubts) == 2

    def test_nothing_makes_nothing(self):
        assert outline(" \n\t\u3000\x00\ufeff") == ()
