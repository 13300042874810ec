"""Fields of an edition, or of a file, as the blocks of a page again."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from ..fields import Field

ROWS = ("shown_when", "required_when")


def thawed(fields: Iterable[Field]) -> list[dict[str, Any]]:
    """What the stream of a page is made of; freezing it gives the same fields."""
    return [
        {"type": field["type"], "value": _settings(field), "id": str(uuid4())} for field in fields
    ]


def thawed_checks(checks: Iterable[Any]) -> list[dict[str, Any]]:
    """Cross-field rows, likewise."""
    return [{"type": "check", "value": dict(row), "id": str(uuid4())} for row in checks]


def _settings(field: Field) -> dict[str, Any]:
    value = {name: each for name, each in field.items() if name != "type"}
    for name in ROWS:
        if name in value:
            value[name] = [row_as_typed(row) for row in value[name]]
    if "fields" in value:
        value["fields"] = thawed(value["fields"])
    return value


def row_as_typed(row: Any) -> dict[str, Any]:
    """Several values of a condition with commas between them, as an editor types them."""
    value = row.get("value", "")
    return {**row, "value": ",".join(map(str, value)) if isinstance(value, list) else value}
