"""What a dossier says of itself to machines."""

from hashlib import sha256

from tests.dossiers import matters


class TestTheMetadata:
    """DA/T 46-2009, as XMP with a schema of its own."""

    def test_it_names_the_archive_number_and_its_parts(self, short_dossier):
        fields = short_dossier.metadata()

        assert fields["archiveNumber"] == "0135-WS·2026-D30-BGS-0147"
        assert (fields["fonds"], fields["year"], fields["item"]) == ("0135", "2026", "0147")

    def test_it_has_the_digest_of_the_record(self, short_dossier):
        data = matters.leave_of_five_days().data

        assert short_dossier.metadata()["sha256"] == sha256(data).hexdigest()

    def test_it_names_the_programs_that_alter_the_bytes(self, short_dossier):
        programs = short_dossier.metadata()["programs"]

        assert all(name in programs for name in ("WeasyPrint", "Pango", "pikepdf", "LXGWWenKai"))

    def test_markup_in_a_subject_does_no_harm(self, hard_slip):
        assert hard_slip.metadata()["subject"] == matters.MARKUP

    def test_every_field_is_in_the_schema(self, short_dossier):
        xmp = short_dossier.pdf.Root.Metadata.read_bytes().decode()

        assert xmp.count("<banfa:") == xmp.count("<pdfaProperty:category>external")
