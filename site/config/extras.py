"""What libraries look for as they are imported, on the chance that it is there, and nobody here asks them for.

All of it is installed because something else needs it, and whoever imports it later finds it. Found
here it would stay in every process: some 8 MB, and PostgreSQL's driver where the database is SQLite.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

#: the module that looks → what it is not to find
EXTRAS = {
    # Markup is read by Python's own parser (the editors' side and `regulations.importing` both name
    # it), and as text: no encoding is guessed.
    "bs4": ("lxml", "charset_normalizer"),
    # Wagtail's menus ask for pages as JSON: no client, no YAML, no coloured source, and no field
    # that PostgreSQL alone has.
    "rest_framework.compat": ("requests", "yaml", "pygments", "django.contrib.postgres.fields"),
}


def import_without_extras() -> None:
    """Import those that look, once, before anybody else does."""
    for looking, extras in EXTRAS.items():
        with _hidden(extras):
            import_module(looking)


@contextmanager
def _hidden(names: Sequence[str]) -> Iterator[None]:
    """As if they were not installed: that is what None in `sys.modules` says to an import."""
    before = {name: sys.modules[name] for name in names if name in sys.modules}
    sys.modules.update(dict.fromkeys(names))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
        sys.modules.update(before)
