"""ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1), as veraPDF sees them."""

from dataclasses import replace

import pytest

from dossiers.contents import Contents, FilledForm
from tests.dossiers import matters
from tests.dossiers.test_pictures import pdf_of
from tests.validator import validate

COMPLIANT = {"3a": True, "ua1": True}


@pytest.fixture
def bare_dossier(printed):
    """A matter of which little is known."""
    form = FilledForm("申请表", "第1版", (), matters.START)
    matter = Contents(
        office="街道",
        title="卷宗",
        subject="",
        serial="AP-2026-0001",
        form=form,
        opened=matters.START,
    )
    return printed(matter)


@pytest.fixture
def dossier_with_foreign_files(printed):
    """A picture for the press, and a PDF made elsewhere."""
    files = (
        matters.scan("c.tif", (600, 900), "CMYK"),
        matters.attached("纪要.pdf", pdf_of(2), "application/pdf"),
    )
    return printed(replace(matters.sick_leave_of_45_days(), attachments=files))


@pytest.fixture
def dossier_with_photos(printed):
    """Small pictures beside the answers, and the photos again behind them."""
    return printed(matters.leave_with_photos())


@pytest.mark.validator
class TestEveryPrintedFile:
    """A sealed dossier opens in thirty years, and can be read aloud."""

    KINDS = (
        "short_dossier", "long_dossier", "hard_dossier", "bare_dossier",
        "dossier_with_foreign_files", "dossier_with_photos", "slip_under_way", "hard_slip",
    )  # fmt: skip

    def test_it_complies(self, request, tmp_path):
        files = {kind: tmp_path / f"{kind}.pdf" for kind in self.KINDS}
        for kind, path in files.items():
            path.write_bytes(request.getfixturevalue(kind).content)

        for path, report in validate(*files.values()).items():
            assert (report.compliant, report.breaches) == (COMPLIANT, []), path.stem
