"""A block posted as one field of JSON: what the browser has not opened comes back as it was sent.

The editor's screen draws a clause only when somebody opens it, so that a page of 300 clauses
is there at once. Each clause posts one field, `<prefix>-state`, with its form state; fields
posted one by one are read as ever.
"""

import json
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from wagtail import blocks


class PostedAsState:
    """A StructBlock of which the whole value may arrive as its form state in one field."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        """From the one field if it is there alone, else from its own fields."""
        posted = data.get(f"{prefix}-state")
        if posted is None or f"{prefix}-level" in data:
            return super().value_from_datadict(data, files, prefix)  # type: ignore[misc]
        fields = as_fields(self, _read(posted), prefix)
        return super().value_from_datadict(fields, MultiValueDict(), prefix)  # type: ignore[misc]


def as_fields(block: Any, state: Any, prefix: str) -> QueryDict:
    """A block's form state as the fields that its inputs would post."""
    fields = QueryDict(mutable=True)
    for name, values in _fields(block, state, prefix):
        fields.setlist(name, values)
    return fields


def _fields(block: Any, state: Any, prefix: str) -> list[tuple[str, list[str]]]:
    match block:
        case blocks.StreamBlock() | blocks.ListBlock():
            return _items(block, state or [], prefix)
        case blocks.StructBlock():
            return [
                field
                for name, child in block.child_blocks.items()
                for field in _fields(child, (state or {}).get(name), f"{prefix}-{name}")
            ]
        case blocks.BooleanBlock():
            return [(prefix, ["on"])] if state else []
        case _:
            return _scalar(state, prefix)


def _items(block: Any, items: list[dict[str, Any]], prefix: str) -> list[tuple[str, list[str]]]:
    found = [(f"{prefix}-count", [str(len(items))])]
    for number, item in enumerate(items):
        at = f"{prefix}-{number}"
        found += [
            (f"{at}-deleted", [""]),
            (f"{at}-order", [str(number)]),
            (f"{at}-id", [item.get("id") or ""]),
        ]
        if isinstance(block, blocks.StreamBlock):
            found.append((f"{at}-type", [item["type"]]))
            child = block.child_blocks.get(item["type"])
        else:
            child = block.child_block
        if child is not None:
            found += _fields(child, item.get("value"), f"{at}-value")
    return found


def _scalar(state: Any, prefix: str) -> list[tuple[str, list[str]]]:
    # A list of one or many choices is posted choice by choice; none of many posts nothing.
    match state:
        case list():
            return [(prefix, [str(each) for each in state])] if state else []
        case None:
            return [(prefix, [""])]
        case _:
            return [(prefix, [str(state)])]


def _read(posted: str) -> dict[str, Any]:
    try:
        state = json.loads(posted)
    except ValueError as error:
        raise SuspiciousOperation("The state of a clause cannot be read.") from error
    if not isinstance(state, dict):
        raise SuspiciousOperation("The state of a clause is no object.")
    return state
