"""DA/T 22-2015: settings of which no archive number can be made are refused at start-up."""

import pytest

from dossiers.checks import check_archive


class TestTheSettingsOfTheArchive:
    """Found when the site starts, not when the first matter ends."""

    def test_those_of_the_demo_office_are_accepted(self):
        assert check_archive(None) == []

    @pytest.mark.parametrize("wrong", [{"fonds": "135"}, {"office": "办公室"}, {"retention": "D5"}])
    def test_others_are_named(self, settings, wrong):
        settings.ARCHIVE = settings.ARCHIVE | wrong

        assert [each.id for each in check_archive(None)] == ["dossiers.E002"]
