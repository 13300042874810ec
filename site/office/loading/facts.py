"""The dictionary of facts."""

from collections.abc import Iterable, Mapping
from typing import Any

from facts.models import Fact


def load_facts(rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows of the dictionary; those that the software fills in keep that mark."""
    for row in rows:
        known = {name: row[name] for name in ("minimum", "step") if row.get(name) is not None}
        Fact.objects.update_or_create(
            key=row["key"],
            defaults={
                "label": row["label"],
                "type": row["type"],
                "about": row.get("about", "person"),
                "unit": row.get("unit", ""),
                "choices": row.get("choices", {}),
                "owner": row.get("owner", ""),
                "holds": row.get("holds", False),
                **({"by_system": True} if row.get("by_system") else {}),
                **known,
            },
        )
