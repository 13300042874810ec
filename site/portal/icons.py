"""The icons that pages use, out of one set; `manage.py make_icons` draws them into one file."""

import re
from collections.abc import Iterable
from pathlib import Path

ICONS = (
    "alert-triangle",
    "archive",
    "arrow-back-up",
    "arrows-right-left",
    "ban",
    "bell",
    "book-2",
    "calendar-event",
    "camera",
    "cash",
    "check",
    "chevron-left",
    "chevron-right",
    "circle",
    "circle-check",
    "circle-dashed",
    "circle-minus",
    "current-location",
    "clipboard-check",
    "clock",
    "device-floppy",
    "file-check",
    "file-spreadsheet",
    "file-text",
    "file-type-pdf",
    "files",
    "gavel",
    "history",
    "home",
    "inbox",
    "info-circle",
    "link",
    "notes",
    "list-tree",
    "lock",
    "logout",
    "map",
    "map-pin",
    "paperclip",
    "pencil",
    "photo",
    "plus",
    "printer",
    "repeat",
    "route",
    "scale",
    "search",
    "send",
    "settings",
    "table-export",
    "trash",
    "user",
    "users",
    "writing",
    "x",
)

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg">\n'
    "<!-- Tabler Icons, MIT licence, https://tabler.io/icons -->\n"
)


def sprite(folder: Path, names: Iterable[str] = ICONS) -> str:
    """One SVG with a symbol an icon; strokes take the colour of the text around."""
    symbols = (_symbol(name, (folder / f"{name}.svg").read_text()) for name in names)
    return HEAD + "".join(symbols) + "</svg>\n"


def _symbol(name: str, drawing: str) -> str:
    shapes = re.findall(r"<(?:path|circle|line|rect|polyline)\b[^>]*/>", drawing)
    visible = [re.sub(r"\s+", " ", each) for each in shapes if 'stroke="none"' not in each]
    return f'<symbol id="{name}" viewBox="0 0 24 24">{"".join(visible)}</symbol>\n'
