"""What the scripts on the editors' side say."""

from django.conf import settings
from django.views.i18n import JavaScriptCatalog


class EditorsCatalogue(JavaScriptCatalog):
    """Wagtail's own words for its scripts, and those that it leaves in English."""

    packages = ["wagtail.admin"]

    def get_paths(self, packages: list[str]) -> list[str]:
        """Ours come last, so they count."""
        return [*super().get_paths(packages), *map(str, settings.LOCALE_PATHS)]
