"""Publishing a form: check its keys, then freeze fields, schema and screen part."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from .fields.base import type_of
from .json_schema import schema_of, ui_of
from .models.edition import FormEdition


class FormNotPublishable(Exception):
    """The form does not hold together; `findings` are sentences."""

    def __init__(self, findings: list[str]) -> None:
        self.findings = findings
        super().__init__(" ".join(findings))


def publish_form(page: Any, *, at: datetime) -> FormEdition:
    """Freeze the page as its next edition; FormNotPublishable when its fields do not fit together."""
    fields = frozen_fields(page.fields)
    findings = find(fields)
    if findings:
        raise FormNotPublishable(findings)
    last = FormEdition.objects.filter(form_id=page.pk).order_by("-number").first()
    schema = schema_of(page.title, fields)
    return FormEdition.objects.create(
        form_id=page.pk,
        slug=page.slug,
        number=last.number + 1 if last else 1,
        title=page.title,
        kind=page.kind,
        intro=page.intro,
        fields=fields,
        schema=schema,
        ui=ui_of(fields),
        digest=_digest([page.title, page.kind, page.intro, fields]),
        published_at=at,
    )


def frozen_fields(stream: StreamValue) -> list[dict[str, Any]]:
    """The fields as an edition keeps them."""
    return [{"type": child.block_type, **_plain(child.value)} for child in stream]


def find(fields: list[dict[str, Any]]) -> list[str]:
    """Sentences about what keeps the form from being published."""
    return [*_empty(fields), *_twice(fields), *_strange_references(fields)]


def _empty(fields: list[dict[str, Any]]) -> Iterator[str]:
    if not fields:
        yield _("The form asks nothing yet. Add a field.")


def _twice(fields: list[dict[str, Any]]) -> Iterator[str]:
    counted = Counter(key for field in fields for key in type_of(field).keys(field))
    for key, times in counted.items():
        if times > 1:
            yield _(
                "The key “%(key)s” is used by %(times)s fields. Give each field a key of its own."
            ) % {
                "key": key,
                "times": times,
            }


def _strange_references(fields: list[dict[str, Any]]) -> Iterator[str]:
    seen: set[str] = set()
    for field in fields:
        for row in field.get("shown_when", []):
            if row["field"] not in seen:
                yield _(
                    "“%(label)s” is shown depending on “%(key)s”, which is not asked before it. "
                    "Name the key of a field further up."
                ) % {"label": field["label"], "key": row["field"]}
        seen.update(type_of(field).keys(field))


def _plain(value: Any) -> Any:
    match value:
        case StructValue() if {"field", "op", "value"} == set(value):
            return _row(value)
        case StructValue():
            return {name: _plain(each) for name, each in value.items() if each not in ("", None)}
        case ListValue():
            return [_plain(each) for each in value]
        case Decimal():
            return str(value)
        case _:
            return value


def _row(value: StructValue) -> dict[str, Any]:
    asked: Any = value["value"] or ""
    if value["op"] in ("in", "not_in"):
        asked = [part.strip() for part in asked.replace("，", ",").split(",") if part.strip()]
    return {"field": value["field"], "op": value["op"], "value": asked}


def _digest(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
