"""What a web process holds before its first visit: nothing that few pages need."""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import call_command

from config import extras

ROOT = Path(__file__).resolve().parents[2]
#: What is fetched with its first use, or never by a web process.
LATER = {
    *("docx", "icalendar", "lxml", "openpyxl", "pypdfium2", "yaml"),
    *("fontTools", "pikepdf", "segno", "uharfbuzz", "weasyprint"),
    *("charset_normalizer", "chinese_calendar", "pygments", "rapidfuzz", "requests"),
    *("pillow_heif", "standardwebhooks", "urllib3", "willow"),
    # The driver of the other database, and apps of Wagtail that no office has a menu for.
    *("psycopg", "wagtail.api.v3", "wagtail.documents", "wagtail.images"),
    *("forms.submissions.intake.pictures", "regulations.suggesting"),
}
MANIFEST = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
LOADED = "import json, sys, config.wsgi; print(json.dumps(list(sys.modules)))"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> set[str]:
    """The modules in a process that has read the entry for servers, on SQLite."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "only-for-tests",
        "ALLOWED_HOSTS": "testserver",
        "VAR_DIR": str(tmp_path_factory.mktemp("var")),
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
    }
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    found = subprocess.run(
        [sys.executable, "-c", LOADED],
        env=kept | settings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(found.stdout))


@pytest.mark.slow
class TestAWebProcess:
    def test_has_its_pages_ready(self, loaded):
        assert {"portal.views.home", "wagtail.admin.urls", "api.urls"} <= loaded

    def test_holds_nothing_that_few_pages_need(self, loaded):
        assert sorted(LATER & loaded) == []


class TestWhatIsLookedForInVain:
    def test_is_not_found_by_the_library_that_looks(self):
        from bs4.builder import builder_registry

        assert builder_registry.lookup("html.parser")
        assert not builder_registry.lookup("lxml")

    def test_is_found_by_whoever_imports_it_later(self):
        from lxml import etree

        assert etree.fromstring("<p/>").tag == "p"

    def test_comes_back_as_it_was(self, monkeypatch):
        monkeypatch.setattr(extras, "EXTRAS", {"config.robots": ("colorsys",)})
        known = import_module("colorsys")

        extras.import_without_extras()

        assert import_module("colorsys") is known


@pytest.mark.slow
def test_every_file_that_a_style_sheet_names_is_there(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": MANIFEST}}

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()
