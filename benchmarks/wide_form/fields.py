"""The form that is measured, as an edition and as a plain Django form, and answers to it."""

from typing import Any

from django import forms

from forms.schemas.json_schema import schema_of
from forms.schemas.models import FormEdition
from forms.schemas.ui import ui_of

Field = dict[str, Any]

ON_THE_FORM, GROUPS, IN_A_ROW, ROWS = 42, 3, 5, 3
OPTIONS = [("a", "甲类"), ("b", "乙类"), ("c", "丙类"), ("d", "丁类")]
ANSWERS = {
    "text": "张三", "long_text": "邻里噪声，夜里装修。", "number": 5, "money": 12.5,
    "date": "2026-02-03", "choice": "a", "yes_no": True, "many_choices": ["a", "b"], "rating": 4,
    "moment": "2026-02-03T10:00",
}  # fmt: skip
KINDS = list(ANSWERS)


def edition() -> FormEdition:
    """The form, not saved."""
    asked = [*_fields("q", ON_THE_FORM), *map(_group, range(GROUPS))]
    return FormEdition(
        slug="wide", title="宽表", number=1, digest="wide", checks=[], fields=asked,
        schema=schema_of("宽表", asked), ui=ui_of(asked),
    )  # fmt: skip


def answers(asked: list[Field]) -> dict[str, Any]:
    """An answer to each of these fields; three rows of each group."""
    return {
        each["key"]: [answers(each["fields"])] * ROWS
        if each["type"] == "group"
        else ANSWERS[each["type"]]
        for each in asked
    }


def plain_form(asked: list[Field]) -> type[forms.Form]:
    """The same fields as bare Django has them; every row of a group by itself."""
    found: dict[str, Any] = {}
    for each in asked:
        if each["type"] == "group":
            for row in range(ROWS):
                found |= {
                    f"{each['key']}.{row}.{one['key']}": _plain(one) for one in each["fields"]
                }
        else:
            found[each["key"]] = _plain(each)
    return type("WideForm", (forms.Form,), found)


def _group(number: int) -> Field:
    key = f"g{number}"
    return {
        "type": "group", "key": key, "label": f"第 {number} 组", "required": True, "at_most": 20,
        "fields": _fields(f"{key}_", IN_A_ROW),
    }  # fmt: skip


def _fields(prefix: str, count: int) -> list[Field]:
    return [_field(prefix, number) for number in range(count)]


def _field(prefix: str, number: int) -> Field:
    code = KINDS[number % len(KINDS)]
    key = f"{prefix}{number}"
    field: Field = {"type": code, "key": key, "label": f"问题 {key}", "required": number % 2 == 0}
    if number % 3 == 0:
        field["help"] = "按实际情况填写。"
    if number % 5 == 4:  # one in five hangs on another
        field["shown_when"] = [{"field": f"{prefix}{number - 2}", "op": "given", "value": ""}]
    if "choice" in code:
        field["options"] = [{"value": value, "label": label} for value, label in OPTIONS]
    return field


def _plain(field: Field) -> forms.Field:
    more = {"label": field["label"], "help_text": field.get("help", ""), "required": False}
    match field["type"]:
        case "long_text":
            return forms.CharField(widget=forms.Textarea, **more)
        case "number" | "money":
            return forms.DecimalField(**more)
        case "date":
            return forms.DateField(**more)
        case "moment":
            return forms.DateTimeField(**more)
        case "choice":
            return forms.ChoiceField(choices=OPTIONS, widget=forms.RadioSelect, **more)
        case "many_choices":
            boxes = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(choices=OPTIONS, widget=boxes, **more)
        case "yes_no":
            yes_no = [("yes", "是"), ("no", "否")]
            return forms.ChoiceField(choices=yes_no, widget=forms.RadioSelect, **more)
        case "rating":
            marks = [(mark, mark) for mark in range(1, 6)]
            return forms.ChoiceField(choices=marks, widget=forms.RadioSelect, **more)
        case _:
            return forms.CharField(**more)
