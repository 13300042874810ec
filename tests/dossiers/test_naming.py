"""DA/T 22-2015: archive numbers."""

from datetime import date

import pytest

from dossiers.naming import (
    ArchiveNumberError,
    archive_number,
    is_archive_number,
    kept_until,
    years_kept,
)

PARTS = {"fonds": "0135", "year": 2026, "retention": "D30", "office": "BGS", "item": 147}


class TestAnArchiveNumber:
    """Fonds–category·year–retention–office–item."""

    def test_its_parts_stand_in_order(self):
        assert archive_number(**PARTS) == "0135-WS·2026-D30-BGS-0147"

    def test_an_item_may_need_more_than_four_figures(self):
        assert archive_number(**PARTS | {"item": 12345}).endswith("-12345")

    @pytest.mark.parametrize(
        "wrong", [{"fonds": "135"}, {"retention": "D20"}, {"office": "办公室"}, {"category": "ws"}]
    )
    def test_a_part_against_the_rule_is_refused(self, wrong):
        with pytest.raises(ArchiveNumberError):
            archive_number(**PARTS | wrong)

    def test_the_example_of_the_standard_is_one(self):
        assert is_archive_number("0135-WS·2026-D30-ZZB-0001")
        assert not is_archive_number("0135-WS.2026-D30-ZZB-0001")


class TestARetentionPeriod:
    """Y is for ever; D30 and D10 count full years."""

    def test_thirty_years_end_with_the_year(self):
        assert kept_until(retention="D30", year=2026) == date(2056, 12, 31)
        assert years_kept("D30") == 30

    def test_what_is_permanent_has_no_end(self):
        assert kept_until(retention="Y", year=2026) is None
        assert years_kept("Y") is None
