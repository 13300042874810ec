"""What a condition may ask about, for the editor's screen: the fields of a form as it stands."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from ..fields import field_types
from .keys import slots

#: How a value is chosen, by the type of the field.
CONTROLS = {
    "number": "number",
    "money": "number",
    "rating": "number",
    "computed": "number",
    "yes_no": "yes_no",
    "date": "date",
}
#: What the answers of a field with several are called.
PARTS = {
    "day_key": _("day"),
    "from_key": _("begins at"),
    "to_key": _("ends at"),
    "first_key": _("first day"),
    "last_key": _("last day"),
    "starts_key": _("whole or half of the first day"),
    "ends_key": _("whole or half of the last day"),
}


def fields_to_choose(stream: Iterable[Any], scope: str = "") -> list[dict[str, Any]]:
    """Each key with its label and options, in the order of the form, groups with their rows."""
    return [each for child in stream for each in _of_block(child, scope)]


def _of_block(child: Any, scope: str) -> list[dict[str, Any]]:
    value, kind = child.value, field_types()[child.block_type]
    answered = kind.keys(value)
    told = {"block": child.id or "", "scope": scope, "label": value.get("label") or ""}
    found = [
        {
            **told,
            "key": slot.key,
            "part": str(PARTS.get(slot.name, "")),
            "ordered": kind.ordered,
            **_values(child),
        }
        for slot in slots([child])
        if slot.key in answered and slot.scope == ""
    ]
    for name, block in child.block.child_blocks.items():
        if isinstance(block, StreamBlock) and value.get(name):
            found += fields_to_choose(value[name], child.id or "?")
    return found


def _values(child: Any) -> dict[str, Any]:
    kind = CONTROLS.get(child.block_type, "text")
    options = child.value.get("options")
    if not options:
        return {"type": kind}
    return {"type": "choice", "choices": {each["value"]: each["label"] for each in options}}
