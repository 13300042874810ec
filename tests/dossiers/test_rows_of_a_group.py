"""The rows of a group are printed as a table across the form, over as many pages as they need."""

from dataclasses import replace

import pytest

from dossiers.contents import FormRow
from tests.dossiers import matters
from tests.dossiers.conftest import Print
from tests.dossiers.printed import Printed

COLUMNS = ("序号", "门牌", "见到人了吗", "诉求")
HOMES = 40


@pytest.fixture(scope="module")
def visits(printed_slip: Print) -> Printed:
    """A slip that tells of forty households."""
    rows = tuple((str(n), f"{n}号楼", "见到了", "要一把轮椅") for n in range(1, HOMES + 1))
    told = "\n".join("；".join(row) for row in rows)
    matter = matters.leave_of_five_days()
    group = FormRow("走访的住户", told, "group", columns=COLUMNS, rows=rows)
    return printed_slip(replace(matter, form=replace(matter.form, rows=(group,))))


def test_every_row_is_printed(visits: Printed) -> None:
    for number in range(1, HOMES + 1):
        assert f"{number}{number}号楼见到了要一把轮椅" in visits.text


def test_each_page_repeats_the_headings(visits: Printed) -> None:
    pages = [text for text in visits.texts if "号楼" in text]

    assert len(pages) > 1
    assert all(column in text for text in pages for column in COLUMNS)
