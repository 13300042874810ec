"""Static files out of the pinned npm packages: these few, under `vendor/`, and no CDN."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

from config import ROOT

NODE_MODULES = ROOT / "node_modules"

# folder of the package -> (folder below static/, the files that pages ask for)
PACKAGES = {
    "@tabler/core/dist/css": ("vendor/tabler", ["tabler.min.css", "tabler.min.css.map"]),
    "echarts/dist": ("vendor/echarts", ["echarts.min.js"]),
    "@tabler/core/dist/js": ("vendor/tabler", ["tabler.min.js", "tabler.min.js.map"]),
    "htmx.org/dist": ("vendor/htmx", ["htmx.min.js"]),
    "leaflet/dist": (
        "vendor/leaflet",
        [
            "leaflet.js",
            "leaflet.js.map",
            "leaflet.css",
            # The style sheet names these; collecting refuses what it cannot find.
            "images/layers.png",
            "images/layers-2x.png",
            "images/marker-icon.png",
        ],
    ),
    "signature_pad/dist": (
        "vendor/signature_pad",
        ["signature_pad.umd.min.js", "signature_pad.umd.min.js.map"],
    ),
}


class PackageFinder(BaseFinder):
    """Finds `vendor/<name>/<file>` in the npm packages."""

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """Where a file lies on disk; all such places when asked for all."""
        hits = [
            str(NODE_MODULES / folder / name)
            for folder, (prefix, names) in PACKAGES.items()
            for name in names
            if path == f"{prefix}/{name}" and (NODE_MODULES / folder / name).is_file()
        ]
        return hits if find_all else next(iter(hits), None)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Every file with the storage that opens it, for collecting."""
        for folder, (prefix, names) in PACKAGES.items():
            storage = FileSystemStorage(location=NODE_MODULES / folder)
            storage.prefix = prefix  # type: ignore[attr-defined]
            for name in names:
                if storage.exists(name):
                    yield name, storage
