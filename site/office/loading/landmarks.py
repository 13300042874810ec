"""Landmarks of the demo office."""

from collections.abc import Iterable, Mapping
from typing import Any

from people.models import Landmark


def load_landmarks(rows: Iterable[Mapping[str, Any]]) -> None:
    """Each with its name and where it is."""
    for row in rows:
        values = {"latitude": row["lat"], "longitude": row["lng"]}
        Landmark.objects.update_or_create(name=row["name"], defaults=values)
