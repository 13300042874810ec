"""A moment: a day, with the time of day where it is known."""

import re
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import FactValueType

from .base import Answers, Field, FieldType, field_type
from .days import beyond_days, day_bounds, out_of_bounds, too_late

PATTERN = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?"
    r"(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?$"
)


@field_type
class Moment(FieldType):
    """YYYY-MM-DD, or YYYY-MM-DDThh:mm in the office's own time."""

    code = "moment"
    label = gettext_lazy("day and time")
    widget = "moment"
    fact_types = frozenset({"date"})

    def properties(self, field: Field) -> dict[str, Any]:
        return {field["key"]: {"type": "string", "pattern": PATTERN}}

    def beyond(self, field: Field) -> tuple[str, ...]:
        return "moment", *beyond_days(field)

    def ui(self, field: Field) -> dict[str, Any]:
        return day_bounds(field)

    def sort(self, field: Field, key: str) -> str:
        return "moment"

    def measure(self, answers: Answers, key: str) -> datetime | None:
        return moment_of(answers, key)

    def problems(self, field: Field, answers: Answers) -> dict[str, str]:
        given = answers.get(field["key"])
        found = moment_of(answers, field["key"])
        if given is not None and found is None:
            return {field["key"]: self.wrong_type(field, given)}
        return out_of_bounds(field, {field["key"]: found.date() if found else None})

    def problems_on(self, field: Field, answers: Answers, on: date) -> dict[str, str]:
        found = moment_of(answers, field["key"])
        return too_late(field, {field["key"]: found.date() if found else None}, on)

    def facts(self, field: Field, answers: Answers) -> dict[str, FactValueType]:
        found = moment_of(answers, field["key"])
        return {field["fact"]: found.date()} if field.get("fact") and found else {}

    def show(self, field: Field, answers: Answers) -> str:
        found = moment_of(answers, field["key"])
        if found is None:
            return ""
        day = date_format(found, "DATE_FORMAT")
        return f"{day} {found:%H:%M}" if "T" in answers[field["key"]] else day

    def wrong_type(self, field: Field, given: Any) -> str:
        return _(
            "“%(label)s” takes a day such as 2026-09-14, or with its time 2026-09-14T09:30; "
            "“%(given)s” was given."
        ) % {"label": field["label"], "given": given}


def moment_of(answers: Answers, key: str) -> datetime | None:
    """An answered moment in the office's time; a mere day begins at midnight."""
    given = answers.get(key)
    try:
        if not isinstance(given, str) or not re.search(PATTERN, given):
            return None
        found = datetime.fromisoformat(given)
    except ValueError:  # no day of the calendar
        return None
    return _here(found)


def _here(moment: datetime) -> datetime | None:
    here = get_current_timezone()
    try:
        return moment.astimezone(here) if moment.tzinfo else moment.replace(tzinfo=here)
    except OverflowError:  # in the office's time it falls outside the calendar
        return None
