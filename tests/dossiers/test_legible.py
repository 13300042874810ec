"""What the fonts can print."""

import pytest

from dossiers.legible import legible
from tests.dossiers.matters import RARE_NAMES


class TestASignThatNoFontHas:
    """PDF/A forbids empty glyphs, so its code is printed."""

    def test_it_is_spelt_out(self):
        assert legible("好\U0001faa8") == "好〔U+1FAA8〕"

    @pytest.mark.parametrize("text", [RARE_NAMES, "☑病假 ☐事假", "一、（一）1．①", "é ü ²", "𠮷"])
    def test_what_the_fonts_have_stays(self, text):
        assert legible(text) == text


class TestWhatCannotBeSeen:
    """Control signs could hide or turn around what a reader sees."""

    @pytest.mark.parametrize(
        "sign", ["\x00", "\x07", "\u202e", "\u200b", "\ufeff", "\ud800", "\U000e0041"]
    )
    def test_it_is_left_out(self, sign):
        assert legible(f"同{sign}意") == "同意"

    def test_breaks_between_lines_stay(self):
        assert legible("甲\n\t乙") == "甲\n\t乙"
