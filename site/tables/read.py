"""Values that a table reads as text, since drivers and Django take longer over each than it takes to find its row.

In a column of many lines the same days and figures come again and again.
"""

from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

#: Days and figures that are known by their text.
MOST_KEPT = 4_096
#: Of the text of a moment, without what is below a second; it stands in UTC, as Django has both databases keep it.
SECONDS, DAY = len("2026-09-21 08:30:00"), len("2026-09-21")
ONE_DAY = timedelta(days=1)


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
    at, ahead = datetime.fromisoformat(text[:SECONDS]), _ahead(text[:DAY], zone)
    return at + (_offset(at, zone) if ahead is None else ahead)


@lru_cache(MOST_KEPT)
def _ahead(text: str, zone: tzinfo) -> timedelta | None:
    """How far a zone is ahead of UTC, which is asked once a day of UTC; None when clocks are set on that day."""
    begins = datetime.fromisoformat(text)
    ahead = _offset(begins, zone)
    return ahead if ahead == _offset(begins + ONE_DAY, zone) else None


def _offset(at: datetime, zone: tzinfo) -> timedelta:
    return at.replace(tzinfo=UTC).astimezone(zone).utcoffset() or timedelta()
