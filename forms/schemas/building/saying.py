"""Conditions as sentences, with the labels that the form itself gives."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from facts.conditions import OP_LABELS, Op
from facts.words import Words, joined

from ..fields import Field
from ..fields.base import type_of
from ..shown import conditions_of, under_sections


def words_of(fields: Iterable[Field]) -> Words:
    """Labels of answers and of their options, those in groups too."""
    labels: dict[str, str] = {}
    choices: dict[str, Mapping[str, str]] = {}
    for field in fields:
        inner = words_of(type_of(field).inner(field))
        labels |= inner.facts
        choices |= inner.choices
        for key in type_of(field).keys(field):
            labels[key] = field.get("label") or key
            choices[key] = _quoted(field)
    return Words(facts=labels, choices=choices)


def options_of(field: Field) -> dict[str, str]:
    """What an answer may be, by code."""
    if field["type"] == "yes_no":
        return {"yes": _("yes"), "no": _("no")}
    return {each["value"]: each["label"] for each in field.get("options", [])}


def _quoted(field: Field) -> Mapping[str, str]:
    """The same in a sentence: without quotation marks, Chinese would say 是是."""
    options = options_of(field)
    if field["type"] != "yes_no":
        return options
    return {code: f"“{label}”" for code, label in options.items()}


def rows_said(field: Field, fields: Iterable[Field], when: str = "shown_when") -> str:
    """All rows of a field in one line; blank when it has none."""
    words = words_of(fields)
    return joined(row.sentence(words) for row in conditions_of(field, when))


def checks_said(checks: Iterable[Mapping[str, Any]], fields: Iterable[Field]) -> str:
    """Cross-field rows in one line, with the labels of the fields."""
    labels = words_of(fields).facts
    pattern = _("%(left)s %(comparison)s “%(right)s”")
    return joined(
        pattern
        % {
            "left": labels.get(row["left"], row["left"]),
            "comparison": OP_LABELS[Op(row["op"])],
            "right": labels.get(row["right"], row["right"]),
        }
        for row in checks
    )


def shown_when(field: Field, fields: list[Field]) -> str:
    """When a field is shown, its section's conditions included."""
    whole = next((each for each in under_sections(fields) if each["key"] == field["key"]), field)
    return rows_said(whole, fields)
