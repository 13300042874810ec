"""How a matter lies on its pages."""

from dataclasses import replace

import pytest

from dossiers.contents import FormRow
from tests.dossiers import matters


class TestAShortMatter:
    """Design section 8: a short matter is two pages, not six."""

    def test_two_pages_hold_it(self, short_dossier):
        assert len(short_dossier.texts) == 2

    def test_the_form_and_the_opinions_are_on_the_first(self, short_dossier):
        assert "老家房屋修缮" in short_dossier.texts[0]
        assert "请第2网格网格员代为巡查" in short_dossier.texts[0]

    def test_the_clauses_and_the_trail_are_on_the_second(self, short_dossier):
        assert "请假条办结后都送办公室备查" in short_dossier.texts[1]
        assert "9月12日上班" in short_dossier.texts[1]

    def test_the_archive_number_is_on_the_cover(self, short_dossier):
        assert "0135-WS·2026-D30-BGS-0147" in short_dossier.texts[0]

    def test_its_number_of_pages_is_counted_when_they_are_more(self, printed):
        matter = matters.leave_of_five_days()
        dossier = printed(
            replace(matter, stations=matter.stations[:1] * 4, verdicts=matter.verdicts * 7)
        )

        assert matter.is_short
        assert len(dossier.texts) == 3
        assert "3" in dossier.texts[0].split("全宗号")[0] or "页数3" in dossier.text.replace(
            " ", ""
        )


class TestALongMatter:
    """A cover, an inventory, and each part on a page of its own."""

    def test_the_cover_is_a_page_of_its_own(self, long_dossier):
        assert "腰椎" not in long_dossier.texts[0]
        assert "请假办件卷宗" in long_dossier.texts[0]

    def test_an_earlier_submission_is_printed_too(self, long_dossier):
        assert long_dossier.text.count("2026年9月7日至9月11日") == 2

    def test_the_inventory_names_the_attachments(self, long_dossier):
        assert "诊断证明.png" in long_dossier.texts[1]
        assert "会议纪要18期.txt" in long_dossier.texts[1]

    def test_two_hundred_traces_repeat_the_head_of_their_table(self, printed):
        dossier = printed(replace(matters.leave_of_five_days(), traces=matters.traces(200)))
        pages = [text for text in dossier.texts if "09-0" in text]

        assert len(pages) > 4
        assert len({text.split("09-0")[0][:80] for text in pages[1:]}) == 1

    def test_an_opinion_longer_than_a_page_goes_on_overleaf(self, printed):
        matter = matters.sick_leave_of_45_days()
        opinion = "".join(f"第{number}点意见。" for number in range(400))
        dossier = printed(replace(matter, stations=(replace(matter.stations[0], opinion=opinion),)))

        assert "第0点意见" in dossier.text
        assert "第399点意见" in dossier.text


class TestWhatIsHardToPrint:
    """Nothing leaves the type area, and nothing is lost."""

    @pytest.mark.parametrize(
        "value", ["长" * 400, "A1b2C3d4" * 60, "https://example.gov.cn/" + "x" * 200]
    )
    def test_a_text_without_a_gap_stays_within_its_box(self, printed, value):
        matter = matters.leave_of_five_days()
        rows = (*matter.form.rows, FormRow("说明", value))
        dossier = printed(replace(matter, form=replace(matter.form, rows=rows)))

        assert value in dossier.text
        assert dossier.characters_beyond_the_edge() == []

    def test_rare_names_and_boxes_are_printed(self, printed):
        matter = matters.leave_of_five_days()
        station = replace(
            matter.stations[0], person_name=matters.RARE_NAMES, opinion=matters.RARE_NAMES
        )
        dossier = printed(replace(matter, stations=(station,)))

        assert dossier.text.count(matters.RARE_NAMES) == 2
        assert "☑事假☐病假" in dossier.text

    def test_markup_in_an_answer_is_printed_as_typed(self, printed):
        matter = matters.leave_of_five_days()
        rows = (FormRow("事由", "<b>急</b> & <img src=x>"),)
        dossier = printed(replace(matter, form=replace(matter.form, rows=rows)))

        assert "<b>急</b>&<imgsrc=x>" in dossier.text
