"""Numerals mean the same in both scripts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulations.numerals import in_chinese, value


class TestNumerals:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("十", 10),
            ("两", 2),
            ("十五", 15),
            ("二十", 20),
            ("一百零五", 105),
            ("2万", 20000),
            ("一万二千", 12000),
            ("2.5", "2.5"),
            ("半", "0.5"),
            ("二〇", 20),
            ("两百", 200),
        ],
    )
    def test_are_read(self, written, meant):
        assert value(written) == Decimal(meant)

    @given(st.integers(min_value=0, max_value=99_999_999))
    def test_come_back_from_chinese(self, number):
        assert value(in_chinese(number)) == number
