"""Values that a table reads as text, since drivers and Django take longer over each than it takes to find its row.

In a column of many lines the same days and figures come again and again.
"""

from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

#: Days and figures that are known by their text.
MOST_KEPT = 4_096
#: Of the text of a moment, without what is below a second; it stands in UTC, as Django has both databases keep it.
SECONDS = len("2026-09-21 08:30:00")


def as_text(column: Any) -> Cast:
    """A column as the text that these functions read."""
    return Cast(column, TextField())


@lru_cache(MOST_KEPT)
def day(text: str | None) -> date | None:
    """A day; None for none."""
    return date.fromisoformat(text) if text else None


@lru_cache(MOST_KEPT)
def figure(text: str | None, places: Decimal) -> Decimal:
    """A figure with so many places (0.1: one); 0 for none."""
    return Decimal(text).quantize(places) if text else Decimal(0)


def moment(text: str | None, zone: tzinfo) -> datetime | None:
    """A moment to the second, as clocks in a zone show it; None for none."""
    if not text:
        return None
    at = datetime.fromisoformat(text[:SECONDS]).replace(tzinfo=UTC)
    return at.astimezone(zone).replace(tzinfo=None)
