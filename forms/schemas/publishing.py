"""Publishing a form: check it, then freeze fields, schema and screen part."""

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from .about import with_subjects
from .checks import find
from .json_schema import schema_of
from .models.edition import FormEdition
from .ui import ui_of


class FormNotPublishable(Exception):
    """The form does not hold together; `findings` are sentences."""

    def __init__(self, findings: list[str]) -> None:
        self.findings = findings
        super().__init__(" ".join(findings))


def publish_form(page: Any, *, at: datetime) -> FormEdition:
    """Freeze the page as its next edition; FormNotPublishable when its fields do not fit together."""
    fields = with_subjects(frozen_fields(page.fields))
    checks = frozen_checks(page.checks)
    findings = find(fields, page.kind, checks)
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
        checks=checks,
        ui=ui_of(fields, checks),
        digest=_digest([page.title, page.kind, page.intro, fields, *([checks] if checks else [])]),
        published_at=at,
    )


def frozen_fields(stream: StreamValue) -> list[dict[str, Any]]:
    """The fields as an edition keeps them."""
    return [{"type": child.block_type, **_plain(child.value)} for child in stream]


def frozen_checks(stream: StreamValue) -> list[dict[str, Any]]:
    """The cross-field rows as an edition keeps them."""
    return [_plain(child.value) for child in stream]


def _plain(value: Any) -> Any:
    match value:
        case StreamValue():
            return frozen_fields(value)
        case StructValue() if {"field", "op", "value"} == set(value):
            return _row(value)
        case StructValue():
            plain = {name: _plain(each) for name, each in value.items() if each not in ("", None)}
            if "offered_in" in plain:
                plain["offered_in"] = _codes(plain["offered_in"])
            return plain
        case ListValue():
            return [_plain(each) for each in value]
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case _:
            return value


def _row(value: StructValue) -> dict[str, Any]:
    asked: Any = value["value"] or ""
    if value["op"] in ("in", "not_in"):
        asked = _codes(asked)
    return {"field": value["field"], "op": value["op"], "value": asked}


def _codes(text: str) -> list[str]:
    """Codes with commas between them, as an editor writes them."""
    return [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]


def _digest(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
