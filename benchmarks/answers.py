"""What is filled in: a leave of two days, the same on both sides."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone

FIRST = date(2027, 3, 1)
#: A slip every fourth day, so that no two slips of one person touch.
DAYS_APART = 4
SLIPS_A_YEAR = 20


def answers(number: int) -> dict[str, str]:
    """The ten answers of the n-th slip."""
    first = FIRST + timedelta(days=DAYS_APART * (number % SLIPS_A_YEAR))
    return {
        "leave_type": "personal",
        "first_day": first.isoformat(),
        "last_day": (first + timedelta(days=1)).isoformat(),
        "starts": "",
        "ends": "",
        "meeting": "",
        "reason": "家中老人住院，需要陪护照料。",
        "special_reason": "none",
        "relation": "",
        "handover_to": "",
    }


def over(last_day: str) -> datetime:
    """The evening of the last day of a leave: nobody reports back before it has begun."""
    return datetime.combine(date.fromisoformat(last_day), time(17), tzinfo=get_current_timezone())
