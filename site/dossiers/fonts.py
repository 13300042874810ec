"""The fonts a dossier is set in, apart from whatever else the machine has.

Three voices: Song for clauses, Kai for opinions, Hei for labels; DejaVu has the signs that
they lack, such as the ticked and empty box. An office with licensed
FangSong and XiaoBiaoSong puts them into the folder of the setting DOSSIER_FONTS.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

ROOTS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
)
PACKAGE_OF_FONT = {
    "NotoSerifCJK-Regular.ttc": "fonts-noto-cjk",
    "NotoSerifCJK-Bold.ttc": "fonts-noto-cjk",
    "NotoSansCJK-Regular.ttc": "fonts-noto-cjk",
    "LXGWWenKai-Regular.ttf": "fonts-lxgw-wenkai",
    "DejaVuSans.ttf": "fonts-dejavu-core",
}
PACKAGE_OF_LIBRARY = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def office_folder() -> Path | None:
    """Where the office keeps licensed fonts of its own, if it has any."""
    folder = getattr(settings, "DOSSIER_FONTS", "")
    return Path(folder) if folder else None


@cache
def font_files() -> dict[str, Path]:
    """The font files a dossier is set in, by name; those of the office too."""
    found = {path.name: path for root in reversed(ROOTS) for path in _fonts_below(root)}
    wanted = {name: found[name] for name in PACKAGE_OF_FONT if name in found}
    folder = office_folder()
    return wanted | {path.name: path for path in (_fonts_below(folder) if folder else ())}


@contextmanager
def private_fontconfig() -> Iterator[None]:
    """Let fontconfig see these fonts only, while a font configuration is made."""
    before = os.environ.get("FONTCONFIG_FILE")
    with TemporaryDirectory(prefix="banfa-fonts-") as folder:
        config = Path(folder) / "fonts.conf"
        files = font_files().values()
        folders = sorted({path.parent for path in files})
        config.write_text(
            render_to_string("pdf/fonts.conf", {"folders": folders, "files": sorted(files)}),
            encoding="utf-8",
        )
        os.environ["FONTCONFIG_FILE"] = str(config)
        try:
            yield
        finally:
            _restore("FONTCONFIG_FILE", before)


def font_versions() -> list[str]:
    """Each font file with the revision it states."""
    return [f"{path.stem} {_revision(path):.3f}" for path in sorted(font_files().values())]


def missing_packages() -> list[str]:
    """The Debian packages without which a dossier cannot be set, or only slowly and wrongly."""
    fonts = {PACKAGE_OF_FONT[name] for name in PACKAGE_OF_FONT if name not in font_files()}
    libraries = {package for name, package in PACKAGE_OF_LIBRARY.items() if not _loads(name)}
    return sorted(fonts | libraries)


def check_fonts(**_kwargs: object) -> list[CheckMessage]:
    """System check: everything that sets a dossier is installed."""
    packages = missing_packages()
    if not packages:
        return []
    return [
        Error(
            _("Dossiers cannot be set: %(packages)s are not installed.")
            % {"packages": ", ".join(packages)},
            hint=f"apt-get install {' '.join(packages)}",
            id="dossiers.E001",
        )
    ]


def _fonts_below(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in {".ttc", ".ttf", ".otf"}
    )


def _revision(path: Path) -> float:
    # Every process looks whether the fonts are there; only one that sets a dossier opens them.
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=0, lazy=True) as font:
        return float(font["head"].fontRevision)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
