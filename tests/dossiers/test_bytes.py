"""A dossier depends on its contents alone."""

from dossiers.render import render_dossier
from tests.dossiers import matters


class TestTheSameContents:
    """The digest of record is of these bytes, so they must come out the same again."""

    def test_they_give_the_same_bytes(self, long_dossier):
        assert render_dossier(matters.sick_leave_of_45_days()) == long_dossier.content

    def test_the_date_is_that_of_the_matter(self, short_dossier):
        assert str(short_dossier.pdf.docinfo.CreationDate) == "D:20260912162000+08'00"


class TestTheSizeOfAFile:
    """Archives keep these for decades."""

    def test_two_pages_stay_below_a_hundred_and_fifty_kilobytes(self, short_dossier):
        assert len(short_dossier.content) < 150_000
