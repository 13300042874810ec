"""When and where a picture was taken, as far as it can be true."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import get_current_timezone

FIRST_YEAR, LAST_YEAR = 2000, 2099
MOST_LATITUDE, MOST_LONGITUDE = 90.0, 180.0
FARTHEST_OFF = 100_000.0
ODD = (ArithmeticError, AttributeError, LookupError, SyntaxError, TypeError, ValueError, OSError)


@dataclass(frozen=True)
class Taken:
    """Time and place, as far as they are known; the place in degrees, its accuracy in metres."""

    at: datetime | None = None
    lat: float | None = None
    lng: float | None = None
    accuracy: float | None = None


def place(lat: Any, lng: Any) -> tuple[float | None, float | None]:
    """A place on earth, or none at all; 0, 0 is what a camera writes that knows none."""
    with suppress(*ODD):
        found = round(float(lat), 6), round(float(lng), 6)
        inside = abs(found[0]) <= MOST_LATITUDE and abs(found[1]) <= MOST_LONGITUDE
        return found if inside and any(found) else (None, None)
    return None, None


def metres(given: Any) -> float | None:
    """How exact a place is, when it can be true."""
    with suppress(*ODD):
        found = float(given)
        return round(found, 1) if 0 <= found <= FARTHEST_OFF else None
    return None


def moment(given: str) -> datetime | None:
    """An ISO moment within reason."""
    with suppress(*ODD):
        found = datetime.fromisoformat(given)
        found = found if found.tzinfo else found.replace(tzinfo=get_current_timezone())
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
    return None


def not_ahead(at: datetime | None, now: datetime) -> datetime | None:
    """A moment that has come; clocks of phones may be a day off."""
    return at if at and at <= now + timedelta(days=1) else None
