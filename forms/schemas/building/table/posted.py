"""What the editor made of the columns: from the sheet of guesses to the fields of a draft."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from ...fields import field_types
from ..keys import free, settle_codes, spelled
from ..options import options_of
from .guessing import preset_of
from .head import MOST_COLUMNS

AS_GROUP = "group"
CHOICES = ("choice", "many_choices")
LONGEST_LABEL = 80


def fields_of(data: Any) -> list[dict[str, Any]]:
    """The fields of all columns that are kept, sections and groups around those that share a heading."""
    taken: set[str] = set()
    found: list[dict[str, Any]] = []
    headed = False
    for section, columns in groupby(_columns(data), key=lambda each: each[0]):
        fields = [field for _section, field in columns]
        as_group = data.get(f"section-{section}") == AS_GROUP
        for field in fields:
            field["key"] = _key(field["label"], field["type"], taken)
        if section and as_group:
            found.append(_group(section, fields, taken))
            continue
        if section or headed:
            found.append(_section(section or _("Other"), taken))
            headed = bool(section)
        found += fields
    return found


def _columns(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """(shared heading, field) of the columns that are kept; the sections are those of the guesses."""
    for n in range(MOST_COLUMNS):
        label = data.get(f"label-{n}", "").replace("\x00", "").strip()[:LONGEST_LABEL]
        code = data.get(f"type-{n}", "")
        kind = field_types().get(code)
        if not data.get(f"keep-{n}") or not label or kind is None or not kind.in_rows:
            continue
        field: dict[str, Any] = {"type": code, "label": label}
        if data.get(f"required-{n}"):
            field["required"] = True
        if code == "text" and (preset := preset_of(label)):
            field["preset"] = preset
        if code in CHOICES:
            field |= _options(code, data.get(f"options-{n}", ""))
        yield data.get(f"section-of-{n}", "").strip()[:LONGEST_LABEL], field


def _options(code: str, pasted: str) -> dict[str, Any]:
    """A choice between nothing is a text."""
    options = options_of(pasted.replace("\x00", ""))
    settle_codes(options)
    return {"type": code, "options": options} if options else {"type": "text"}


def _key(label: str, otherwise: str, taken: set[str]) -> str:
    key = free(spelled(label) or otherwise, taken)
    taken.add(key)
    return key


def _section(label: str, taken: set[str]) -> dict[str, Any]:
    return {"type": "section", "label": label, "key": _key(label, "section", taken)}


def _group(label: str, fields: list[dict[str, Any]], taken: set[str]) -> dict[str, Any]:
    return {
        "type": "group",
        "label": label,
        "key": _key(label, "group", taken),
        "at_least": 1,
        "fields": fields,
    }
