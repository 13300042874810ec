"""Meetings that an office has called."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import get_current_timezone

from people.models import Post, Unit
from workflows.chains.models import Meeting


def load_meetings(rows: Iterable[Mapping[str, Any]]) -> None:
    """Name, unit, beginning and place; a body where one sits."""
    for row in rows:
        starts = datetime.fromisoformat(row["starts"]).replace(tzinfo=get_current_timezone())
        body = Post.objects.get(code=row["body"]) if row.get("body") else None
        Meeting.objects.create(
            name=row["name"],
            unit=Unit.objects.get(code=row["unit"]),
            body=body,
            starts=starts,
            place=row.get("place", ""),
        )
