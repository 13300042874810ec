"""How a matter lies on its pages."""

from dataclasses import replace

import pytest

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

    @pytest.mark.slow
    def test_its_pages_are_counted_when_two_do_not_hold_it(self, printed):
        matter = matters.leave_of_five_days()
        more = replace(matter, stations=matter.stations[:1] * 4, verdicts=matter.verdicts * 9)
        dossier = printed(more)

        assert more.is_short
        assert len(dossier.texts) == 3
        assert "共3页" in dossier.text


class TestALongMatter:
    """A cover, an inventory, and each part on a page of its own."""

    def test_the_cover_is_a_page_of_its_own(self, long_dossier):
        assert "老家房屋修缮" not in long_dossier.texts[0]
        assert "请假办件卷宗" in long_dossier.texts[0]

    def test_an_earlier_submission_is_printed_too(self, long_dossier):
        assert long_dossier.text.count("2026年9月7日至9月11日") == 2

    def test_the_inventory_names_the_attachments(self, long_dossier):
        assert "诊断证明.png" in long_dossier.texts[1]
        assert "会议纪要18期.txt" in long_dossier.texts[1]

    @pytest.mark.slow
    def test_two_hundred_traces_repeat_the_head_of_their_table(self, printed):
        dossier = printed(replace(matters.leave_of_five_days(), traces=matters.traces(200)))
        pages = [text for text in dossier.texts if "王喆　分管领导" in text]

        assert len(pages) > 4
        assert all("本条摘要" in text for text in pages)


class TestWhatIsHardToPrint:
    """Nothing leaves the type area, and nothing is lost."""

    @pytest.mark.parametrize("text", [*matters.WITHOUT_A_GAP, matters.MARKUP.replace(" ", "")])
    def test_an_answer_is_printed_as_typed(self, hard_dossier, text):
        assert text in hard_dossier.text.replace(" ", "")

    def test_no_character_leaves_the_type_area(self, hard_dossier):
        assert hard_dossier.characters_beyond_the_edge() == []

    def test_rare_names_are_printed_in_all_three_voices(self, hard_dossier):
        assert hard_dossier.text.count(matters.RARE_NAMES) == 3

    def test_an_opinion_longer_than_a_page_goes_on_overleaf(self, hard_dossier):
        assert all(f"第{number}点意见" in hard_dossier.text for number in (0, 200, 399))

    def test_a_sign_that_no_font_has_is_spelt_out(self, hard_dossier):
        assert "好〔U+1FAA8〕é" in hard_dossier.text

    def test_ticked_and_empty_boxes_are_printed(self, short_dossier):
        assert "☑事假☐病假" in short_dossier.text.replace("　", "")
