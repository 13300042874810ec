"""The start-up check of fonts and libraries."""

import os
from pathlib import Path

import pytest

from dossiers import fonts


class TestWhatADossierNeeds:
    """Without libharfbuzz-subset a dossier takes twenty times as long, and nothing says so."""

    def test_a_machine_with_all_of_it_passes(self):
        assert fonts.check_fonts() == []

    def test_a_missing_library_names_its_package(self, monkeypatch):
        monkeypatch.setitem(fonts.PACKAGE_OF_LIBRARY, "libnowhere.so.0", "libharfbuzz-subset0")
        (error,) = fonts.check_fonts()

        assert error.hint == "apt-get install libharfbuzz-subset0"

    def test_a_missing_font_names_its_package(self, monkeypatch):
        monkeypatch.setitem(fonts.PACKAGE_OF_FONT, "Nowhere.ttf", "fonts-nowhere")

        assert fonts.missing_packages() == ["fonts-nowhere"]


class TestThePrivateFontconfig:
    """Output does not depend on what else is installed; other programs notice nothing."""

    def test_it_names_only_our_files(self):
        with fonts.private_fontconfig():
            text = Path(os.environ["FONTCONFIG_FILE"]).read_text()

        assert "LXGWWenKai-Regular.ttf" in text
        assert "WenKaiMono" not in text

    @pytest.mark.parametrize("before", [None, "/etc/fonts/fonts.conf"])
    def test_the_environment_is_as_before(self, monkeypatch, before):
        monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
        if before:
            monkeypatch.setenv("FONTCONFIG_FILE", before)
        with fonts.private_fontconfig():
            pass

        assert os.environ.get("FONTCONFIG_FILE") == before
