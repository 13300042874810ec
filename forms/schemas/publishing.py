"""Publishing a form: check it, then freeze fields, schema and screen part."""

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from .about import with_subjects
from .blocks.keys import NEW_FACT
from .building.new_facts import asked_in_rows, make_new_facts, offer_new_options
from .checks import find
from .earlier_editions import of_earlier
from .finders import found_elsewhere
from .finding import Finding
from .json_schema import schema_of
from .models.edition import FormEdition
from .placing import placed
from .ui import ui_of


class FormNotPublishable(Exception):
    """The form does not hold together; `findings` are sentences."""

    def __init__(self, findings: list[str]) -> None:
        self.findings = findings
        super().__init__(" ".join(findings))


def publish_form(page: Any, *, at: datetime) -> FormEdition:
    """Freeze the page as its next edition; FormNotPublishable when its fields do not fit together."""
    stops = [str(each) for each in findings_of(page) if each.stops]
    if stops:
        raise FormNotPublishable(stops)
    settle_facts(page)
    last = latest_edition(page)
    edition = edition_of(page, number=last.number + 1 if last else 1, at=at)
    edition.save(force_insert=True)
    return edition


def settle_facts(page: Any) -> None:
    """Facts that the fields ask to be made are made, and options join those of their facts."""
    make_new_facts(page.fields, page.title)
    offer_new_options(page.fields)


def findings_of(page: Any) -> list[Finding]:
    """What is to be mended or heeded before a page is published, the graver first."""
    fields = with_subjects(frozen_fields(page.fields))
    found = placed(find(fields, page.kind, frozen_checks(page.checks)), fields)
    found += asked_in_rows(page.fields)
    earlier = latest_edition(page)
    found += of_earlier(fields, earlier) if earlier else ()
    # Of a form that does not hold together nothing else can be said.
    found += (
        () if any(each.stops for each in found) else found_elsewhere(fields, page.kind, page.slug)
    )
    return sorted(found, key=lambda each: not each.stops)


def latest_edition(page: Any) -> FormEdition | None:
    """The edition that was frozen last."""
    if page.pk is None:
        return None
    return FormEdition.objects.filter(form_id=page.pk).order_by("-number").first()


def edition_of(page: Any, *, number: int = 0, at: datetime | None = None) -> FormEdition:
    """The page as an edition that is not saved: what publishing it now would freeze."""
    edition = edition_from(
        page.title,
        page.kind,
        page.intro,
        frozen_fields(page.fields),
        frozen_checks(page.checks),
    )
    edition.form_id = page.pk
    edition.slug = page.slug
    edition.number = number
    if at is not None:
        edition.published_at = at
    return edition


def as_written(page: Any) -> FormEdition:
    """What a page says, in the shape of an edition but without schema: it may not hold together yet."""
    return FormEdition(
        slug=page.slug,
        title=page.title,
        kind=page.kind,
        intro=page.intro,
        fields=frozen_fields(page.fields),
        checks=frozen_checks(page.checks),
    )


def edition_from(
    title: str,
    kind: str,
    intro: str,
    fields: list[dict[str, Any]],
    checks: list[dict[str, Any]],
) -> FormEdition:
    """An edition that is not saved, of what it says."""
    fields = with_subjects(fields)
    return FormEdition(
        title=title,
        kind=kind,
        intro=intro,
        fields=fields,
        checks=checks,
        schema=schema_of(title, fields),
        ui=ui_of(fields, checks),
        digest=_digest([title, kind, intro, fields, *([checks] if checks else [])]),
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
            plain = {name: _plain(each) for name, each in value.items() if _says(name, each)}
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


def _says(name: str, value: Any) -> bool:
    # A fact that is still to be made is none yet.
    to_be_made = value == NEW_FACT and (name == "fact" or name.endswith("_fact"))
    return value not in ("", None) and not to_be_made


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
