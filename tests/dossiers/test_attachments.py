"""The files inside a dossier."""

import json

import pytest

from dossiers.attachments import unused


class TestWhatIsEmbedded:
    """ISO 19005-3: each file says how it relates to the document."""

    def test_the_record_is_data(self, short_dossier):
        relationship, content = short_dossier.files()["LV-2026-0147.json"]

        assert relationship == "/Data"
        assert json.loads(content)["serial"] == "LV-2026-0147"

    def test_an_original_is_a_source(self, long_dossier):
        relationship, content = long_dossier.files()["会议纪要18期.txt"]

        assert relationship == "/Source"
        assert content.decode() == "一致同意。"

    def test_an_earlier_submission_is_a_supplement(self, long_dossier):
        supplements = [
            json.loads(content)
            for relationship, content in long_dossier.files().values()
            if relationship == "/Supplement"
        ]

        assert [record["round"] for record in supplements] == [1]

    def test_every_file_is_among_the_associated_ones(self, long_dossier):
        assert len(long_dossier.pdf.Root.AF) == len(long_dossier.files()) == 4


class TestFilesOfTheSameName:
    """Both survive."""

    def test_neither_is_lost(self, hard_dossier):
        files = hard_dossier.files()

        assert files["说明.txt"][1].decode() == "一"
        assert files["说明（2）.txt"][1].decode() == "二"

    def test_the_case_of_letters_makes_no_name(self):
        taken: set[str] = set()

        assert [unused(name, taken) for name in ("a.PDF", "A.pdf")] == ["a.PDF", "A（2）.pdf"]

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("../../etc/passwd", "_.._etc_passwd"),
            ("a\x00b\u202e.txt", "ab.txt"),
            ("a<b>.txt", "a_b_.txt"),
        ],
    )
    def test_a_name_leads_nowhere(self, given, kept):
        assert unused(given, set()) == kept

    def test_a_name_is_never_empty(self):
        assert unused(" . ", set())
