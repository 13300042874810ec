"""Form pages, published."""

from collections.abc import Mapping
from typing import Any

from forms.schemas.models import FormIndex, FormPage

from .blocks import block_id
from .files import FixtureMistake


def load_form(row: Mapping[str, Any], shelf: FormIndex) -> FormPage:
    """A form page from its file, published as its first edition."""
    page = FormPage(
        title=row["title"],
        slug=row["slug"],
        kind=row["kind"],
        intro=row.get("intro", ""),
        fields=[_field(each, row["slug"]) for each in row["fields"]],
        checks=[
            {"type": "check", "id": block_id("form", row["slug"], str(number)), "value": each}
            for number, each in enumerate(row.get("checks", []))
        ],
    )
    shelf.add_child(instance=page)
    page.save_revision().publish()
    return page


def _field(field: Mapping[str, Any], *path: str) -> dict[str, Any]:
    place = (*path, field.get("key", ""))
    return {
        "type": field["type"],
        "id": block_id("form", *place),
        "value": _block(field, place),
    }


def _block(field: Mapping[str, Any], place: tuple[str, ...]) -> dict[str, Any]:
    apart = ("type", "choices", "offered_in")
    value = {name: each for name, each in field.items() if name not in apart}
    if "label" not in value:
        raise FixtureMistake(f"field {field.get('key')} has no label")
    if "choices" in field:
        value["options"] = [
            {"value": code, "label": label, **_offered_in(field, code)}
            for code, label in field["choices"].items()
        ]
    for when in ("shown_when", "required_when"):
        if when in field:
            value[when] = [condition_row(row) for row in field[when]]
    if "fields" in field:
        value["fields"] = [_field(each, *place) for each in field["fields"]]
    return value


def _offered_in(field: Mapping[str, Any], code: str) -> dict[str, str]:
    """The units in which an option is offered, as its block keeps them; none where it is everywhere."""
    units = [unit for unit, codes in field.get("offered_in", {}).items() if code in codes]
    return {"offered_in": ",".join(units)} if units else {}


def condition_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A condition row as its block keeps it: several values with commas between them."""
    value = row.get("value", "")
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return {**row, "value": text}
