"""Held values for a form: what the office knows by itself about the one who fills it in."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from facts.models import FactType, FactValue
from forms.schemas.fields import Field
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from people.models import Person

from .shapes.forms import HeldValue, Prefill


def prefilled(edition: FormEdition, person: Person, *, on: date) -> Prefill:
    """The latest office value of every fact about a person, with the answer that it fills in (one query)."""
    keys = {field["fact"]: field["key"] for field in edition.fields if _is_one_answer(field)}
    rows = FactValue.objects.filter(subject=person, stream="", counts=True, day__lte=on)
    latest = {row.fact_id: row for row in rows.select_related("fact").order_by("day", "pk")}
    items = [_item(row, keys) for row in latest.values()]
    return Prefill(
        form=edition.slug,
        edition=edition.number,
        answers={each.key: each.value for each in items if each.key},
        items=items,
    )


def _is_one_answer(field: Field) -> bool:
    return bool(field.get("fact")) and type_of(field).keys(field) == (field["key"],)


def _item(row: FactValue, keys: Mapping[str, str]) -> HeldValue:
    return HeldValue(
        key=keys.get(row.fact_id),
        fact=row.fact_id,
        label=row.fact.label,
        value=_plain(row),
        unit=row.fact.unit,
        source=row.fact.owner or _("entered by the office"),
        since=row.day,
    )


def _plain(row: FactValue) -> Any:
    match row.value:
        case Decimal() as number:
            return int(number) if number == number.to_integral_value() else float(number)
        case date() as day:
            return day.isoformat()
        case text if row.fact.type == FactType.YES_NO:
            return text == "yes"
        case text:
            return text
