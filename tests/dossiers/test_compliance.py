"""ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1), as veraPDF sees them."""

from dataclasses import replace

import pytest

from dossiers.contents import Contents, FilledForm, FormRow
from tests.dossiers import matters
from tests.dossiers.test_pictures import pdf_of
from tests.validator import validate

pytestmark = pytest.mark.validator


@pytest.fixture
def verdict(tmp_path):
    """What veraPDF says of a printed file; no breach is the empty list."""

    def of(printed):
        path = tmp_path / "dossier.pdf"
        path.write_bytes(printed.content)
        report = validate(path)
        return report.compliant, list(report.breaches)

    return of


COMPLIANT = ({"3a": True, "ua1": True}, [])


class TestACompliantFile:
    """A sealed dossier opens in thirty years, and can be read aloud."""

    def test_a_short_dossier_complies(self, short_dossier, verdict):
        assert verdict(short_dossier) == COMPLIANT

    def test_a_long_dossier_complies(self, long_dossier, verdict):
        assert verdict(long_dossier) == COMPLIANT

    def test_a_slip_complies(self, printed_slip, verdict):
        assert verdict(printed_slip(matters.leave_under_way())) == COMPLIANT

    def test_a_matter_of_which_little_is_known_complies(self, printed, verdict):
        form = FilledForm("申请表", "第1版", (), matters.START)
        bare = Contents("街道", "卷宗", "", "AP-2026-0001", form, matters.START)

        assert verdict(printed(bare)) == COMPLIANT

    def test_foreign_files_and_strange_signs_do_not_break_it(self, printed, verdict):
        matter = matters.sick_leave_of_45_days()
        rows = (*matter.form.rows, FormRow("说明", "好\U0001faa8\x00\u202e é 𠮷"))
        files = (
            matters.scan("c.tif", (600, 900), "CMYK"),
            matters.attached("纪要.pdf", pdf_of(2), "application/pdf"),
        )
        form = replace(matter.form, rows=rows)

        assert verdict(printed(replace(matter, form=form, attachments=files))) == COMPLIANT
