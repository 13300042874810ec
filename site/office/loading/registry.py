"""The registry: its categories, households and residents."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from people.models import Category, Household, Resident, Unit

from .blocks import block_id


def load_categories(rows: Iterable[Mapping[str, Any]]) -> None:
    """What an office calls those whom it looks after, in the order of the file; known ones stay as they are."""
    known = set(Category.objects.values_list("code", flat=True))
    Category.objects.bulk_create(
        Category(order=order, **row) for order, row in enumerate(rows) if row["code"] not in known
    )


def load_households(rows: Iterable[Mapping[str, Any]]) -> None:
    """Households with their residents, of whom the first is the head; ids are the same on every machine."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    categories = {each.code: each for each in Category.objects.all()}
    for row in rows:
        where = (row["unit"], row["address"], row["door"])
        household = Household.objects.create(
            pk=_id(*where), unit=units[row["unit"]], address=row["address"], door=row["door"]
        )
        household.categories.set(categories[code] for code in row.get("categories", []))
        living = [_resident(household, each, categories) for each in row["residents"]]
        household.head = living[0]
        household.save(update_fields=["head"])


def _resident(
    household: Household, row: Mapping[str, Any], categories: Mapping[str, Category]
) -> Resident:
    said = {name: each for name, each in row.items() if name != "categories"}
    resident = Resident.objects.create(
        pk=_id(str(household.pk), row["name"]), household=household, **said
    )
    resident.categories.set(categories[code] for code in row.get("categories", []))
    return resident


def _id(*path: str) -> uuid.UUID:
    return uuid.UUID(block_id("registry", *path))
