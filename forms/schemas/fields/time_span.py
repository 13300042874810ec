"""From when to when on one day: what a diary says of a patrol (D4-4.5a)."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from facts.conditions import FactValueType

from .base import Answers, Field, FieldType, field_type, typed
from .days import beyond_days, day_bounds, day_of, out_of_bounds, too_late

SECONDS_IN_A_MINUTE = 60
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@field_type
class TimeSpan(FieldType):
    """A day, and the times at which something began and ended there, as hh:mm."""

    code = "time_span"
    label = gettext_lazy("day, from when to when")
    widget = "time_span"

    def keys(self, field: Field) -> tuple[str, ...]:
        return field["day_key"], field["from_key"], field["to_key"]

    def properties(self, field: Field) -> dict[str, Any]:
        clock = {"type": "string", "pattern": f"^{CLOCK.pattern}$"}
        return {
            field["day_key"]: {"type": "string", "format": "date"},
            field["from_key"]: clock,
            field["to_key"]: clock,
        }

    def beyond(self, field: Field) -> tuple[str, ...]:
        bounds, *later = beyond_days(field)
        return bounds, "span", *later

    def ui(self, field: Field) -> dict[str, Any]:
        parts = {f"{part}_key": field[f"{part}_key"] for part in ("day", "from", "to")}
        return {**day_bounds(field), **parts}

    def sort(self, field: Field, key: str) -> str:
        return "day" if key == field["day_key"] else "clock"

    def measure(self, answers: Answers, key: str) -> date | time | None:
        return day_of(answers, key) or clock_of(answers.get(key))

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        read = {key: typed(data, key) for key in self.keys(field)}
        return {key: value for key, value in read.items() if value}

    def problems(self, field: Field, answers: Answers) -> dict[str, str]:
        day_key, _from, to_key = self.keys(field)
        strange = out_of_bounds(field, {day_key: day_of(answers, day_key)})
        return strange or self._open(field, answers) or self._backwards(field, answers, to_key)

    def problems_on(self, field: Field, answers: Answers, on: date) -> dict[str, str]:
        return too_late(field, {field["day_key"]: day_of(answers, field["day_key"])}, on)

    def binds(self, field: Field) -> dict[str, frozenset[str]]:
        types = {"fact": "number", "day_fact": "date"}
        return {field[name]: frozenset({each}) for name, each in types.items() if field.get(name)}

    def facts(self, field: Field, answers: Answers) -> dict[str, FactValueType]:
        day, minutes = day_of(answers, field["day_key"]), minutes_of(field, answers)
        found: dict[str, FactValueType] = {}
        if day and field.get("day_fact"):
            found[field["day_fact"]] = day
        if minutes and field.get("fact"):
            found[field["fact"]] = Decimal(minutes)
        return found

    def show(self, field: Field, answers: Answers) -> str:
        day, minutes = day_of(answers, field["day_key"]), minutes_of(field, answers)
        if day is None or not minutes:
            return ""
        return _("%(day)s, %(start)s to %(end)s, %(length)s") % {
            "day": date_format(day, "DATE_FORMAT"),
            "start": answers[field["from_key"]],
            "end": answers[field["to_key"]],
            "length": _length(minutes),
        }

    def wrong_type(self, field: Field, given: Any) -> str:
        return _(
            "“%(label)s” takes a day such as 2026-09-14 and times such as 09:30; "
            "“%(given)s” was given."
        ) % {"label": field["label"], "given": given}

    def _open(self, field: Field, answers: Answers) -> dict[str, str]:
        missing = [key for key in self.keys(field) if not answers.get(key)]
        if not missing or len(missing) == len(self.keys(field)):
            return {}
        sentence = _("“%(label)s” needs its day and both times. Fill in what is missing.")
        return {missing[0]: sentence % {"label": field["label"]}}

    def _backwards(self, field: Field, answers: Answers, to_key: str) -> dict[str, str]:
        minutes = minutes_of(field, answers)
        if minutes is None or minutes > 0:
            return {}
        named = {"start": answers[field["from_key"]], "end": answers[to_key]}
        sentence = _(
            "“%(label)s” ends at %(end)s, not after it began at %(start)s. "
            "What went on after midnight is another day’s."
        )
        return {to_key: sentence % {"label": field["label"], **named}}


def minutes_of(field: Field, answers: Answers) -> int | None:
    """The minutes between its two times; None while one of them is missing or no time at all."""
    start, end = (clock_of(answers.get(field[name])) for name in ("from_key", "to_key"))
    if start is None or end is None:
        return None
    day = date.min
    length = datetime.combine(day, end) - datetime.combine(day, start)
    return int(length.total_seconds()) // SECONDS_IN_A_MINUTE


def clock_of(given: Any) -> time | None:
    """A time of day as hh:mm, or None when it is none."""
    if not isinstance(given, str) or not CLOCK.fullmatch(given):
        return None
    return time.fromisoformat(given)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [
        ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours} if hours else "",
        ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest} if rest else "",
    ]
    return " ".join(filter(None, parts))
