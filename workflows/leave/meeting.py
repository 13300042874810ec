"""会议请假: a slip for one meeting, begun with what the meeting says (D1-3.2i, D1-2.6b)."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from forms.schemas.models import FormEdition
from forms.schemas.service import current_editions
from workflows.chains.models import Meeting

from .facts import FIRST_DAY, FROM_A_MEETING, LAST_DAY, TYPE
from .models import Leave

MEETING = "leave.meeting"


def form_for_meetings() -> FormEdition | None:
    """The form of a slip that asks which meeting it is about."""
    slips = (each for each in current_editions() if each.kind == Leave.kind_code)
    return next((each for each in slips if MEETING in _facts(each)), None)


def begun_with(edition: FormEdition, meeting: Meeting) -> dict[str, Any]:
    """The answers with which a slip for a meeting begins: its kind, its day, which one it is."""
    day = meeting.day.isoformat()
    by_fact = {TYPE: FROM_A_MEETING, MEETING: called(meeting), FIRST_DAY: day, LAST_DAY: day}
    return {
        key: by_fact[fact]
        for field in edition.fields
        for key, fact in _keys(field)
        if fact in by_fact
    }


def called(meeting: Meeting) -> str:
    """街道工作例会（8月12日 9:00）."""
    at = localtime(meeting.starts)
    return _("%(name)s (%(day)s, %(time)s)") % {
        "name": meeting.name,
        "day": date_format(at, "MONTH_DAY_FORMAT"),
        "time": f"{at:%H:%M}",
    }


def _keys(field: dict[str, Any]) -> list[tuple[str, str]]:
    """Each key of a field with the fact that it fills in."""
    names = [("key", "fact"), ("first_key", "first_fact"), ("last_key", "last_fact")]
    return [(field[key], field[fact]) for key, fact in names if field.get(key) and field.get(fact)]


def _facts(edition: FormEdition) -> set[str]:
    return {fact for field in edition.fields for _key, fact in _keys(field)}
