"""Dates, and ranges of days whose ends may be half days."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import FactValueType

from .base import Answers, Field, FieldType, field_type, typed

HALF = Decimal("0.5")
#: A range longer than this is a slip of the pen, not a request.
LONGEST_DAYS = 3660
#: So is a year outside these.
FIRST_YEAR, LAST_YEAR = 1900, 2099


@field_type
class Date(FieldType):
    """One day, as YYYY-MM-DD."""

    code = "date"
    label = gettext_lazy("date")
    widget = "date"
    fact_types = frozenset({"date"})

    def properties(self, field: Field) -> dict[str, Any]:
        return {field["key"]: {"type": "string", "format": "date"}}

    def problems(self, field: Field, answers: Answers) -> dict[str, str]:
        return strange_year(field, {field["key"]: day_of(answers, field["key"])})

    def problems_on(self, field: Field, answers: Answers, on: date) -> dict[str, str]:
        return too_late(field, {field["key"]: day_of(answers, field["key"])}, on)

    def facts(self, field: Field, answers: Answers) -> dict[str, FactValueType]:
        day = day_of(answers, field["key"])
        return {field["fact"]: day} if field.get("fact") and day else {}

    def show(self, field: Field, answers: Answers) -> str:
        day = day_of(answers, field["key"])
        return date_format(day, "DATE_FORMAT") if day else ""

    def wrong_type(self, field: Field, given: Any) -> str:
        return _("“%(label)s” takes a day such as 2026-09-14; “%(given)s” was given.") % {
            "label": field["label"],
            "given": given,
        }


@field_type
class HalfDayRange(FieldType):
    """First and last day, both counted; it may start at noon (pm) or end at noon (am)."""

    code = "half_day_range"
    label = gettext_lazy("range of days, halves allowed")
    widget = "half_day_range"

    def keys(self, field: Field) -> tuple[str, ...]:
        return field["first_key"], field["last_key"], field["starts_key"], field["ends_key"]

    def required(self, field: Field) -> tuple[str, ...]:
        return field["first_key"], field["last_key"]

    def properties(self, field: Field) -> dict[str, Any]:
        day = {"type": "string", "format": "date"}
        half = {"type": "string", "enum": ["am", "pm"]}
        return {
            field["first_key"]: day,
            field["last_key"]: day,
            field["starts_key"]: half,
            field["ends_key"]: half,
        }

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        read = {key: typed(data, key) for key in self.keys(field)}
        return {key: value for key, value in read.items() if value}

    def problems(self, field: Field, answers: Answers) -> dict[str, str]:
        first, last = self._ends(field, answers)
        strange = strange_year(field, {field["first_key"]: first, field["last_key"]: last})
        if strange or not first or not last:
            return strange or self._open_end(field, first, last)
        given = {"label": field["label"], "first": first.isoformat(), "last": last.isoformat()}
        if last < first:
            sentence = _(
                "“%(label)s”: the last day (%(last)s) is before the first (%(first)s). "
                "Choose a last day on or after the first."
            )
            return {field["last_key"]: sentence % given}
        if (last - first).days >= LONGEST_DAYS:
            sentence = _(
                "“%(label)s” runs from %(first)s to %(last)s, more than ten years. Check the year."
            )
            return {field["last_key"]: sentence % given}
        if not amounts(field, answers):
            sentence = _(
                "“%(label)s”: %(first)s starts at noon and ends at noon, so no time is left. Choose half a day."
            )
            return {field["starts_key"]: sentence % given}
        return {}

    def _open_end(self, field: Field, first: date | None, last: date | None) -> dict[str, str]:
        if not first and not last:
            return {}
        sentence = _("“%(label)s” has only one of its two days. Fill in the other, or neither.")
        return {field["first_key" if last else "last_key"]: sentence % {"label": field["label"]}}

    def binds(self, field: Field) -> dict[str, frozenset[str]]:
        types = {"fact": "number", "first_fact": "date", "last_fact": "date"}
        return {field[name]: frozenset({each}) for name, each in types.items() if field.get(name)}

    def facts(self, field: Field, answers: Answers) -> dict[str, FactValueType]:
        first, last = self._ends(field, answers)
        if not first or not last or last < first:
            return {}
        found: dict[str, FactValueType] = {
            field.get("first_fact") or "": first,
            field.get("last_fact") or "": last,
            field.get("fact") or "": sum((n for _day, n in amounts(field, answers)), Decimal(0)),
        }
        found.pop("", None)
        return found

    def show(self, field: Field, answers: Answers) -> str:
        first, last = self._ends(field, answers)
        if not first or not last:
            return ""
        days = sum((n for _day, n in amounts(field, answers)), Decimal(0))
        pattern = (
            _("%(first)s to %(last)s, %(days)s days in all")
            if last > first
            else _("%(first)s, %(days)s days in all")
        )
        return pattern % {
            "first": self._day(first, answers.get(field["starts_key"])),
            "last": self._day(last, answers.get(field["ends_key"])),
            "days": f"{days.normalize():f}",
        }

    def _ends(self, field: Field, answers: Answers) -> tuple[date | None, date | None]:
        return day_of(answers, field["first_key"]), day_of(answers, field["last_key"])

    def _day(self, day: date, half: str | None) -> str:
        halves = {"am": _("morning"), "pm": _("afternoon")}
        return f"{date_format(day, 'DATE_FORMAT')}{halves.get(half or '', '')}"

    def wrong_type(self, field: Field, given: Any) -> str:
        return _(
            "“%(label)s” takes days such as 2026-09-14, halves am or pm; “%(given)s” was given."
        ) % {
            "label": field["label"],
            "given": given,
        }


def strange_year(field: Field, days: Mapping[str, date | None]) -> dict[str, str]:
    """A sentence for each day, by its key, of a year that nobody means."""
    sentence = _("“%(label)s”: %(day)s is not in the years %(first)s to %(last)s. Check the year.")
    return {
        key: sentence
        % {
            "label": field["label"],
            "day": day.isoformat(),
            "first": FIRST_YEAR,
            "last": LAST_YEAR,
        }
        for key, day in days.items()
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR
    }


def too_late(field: Field, days: Mapping[str, date | None], on: date) -> dict[str, str]:
    """A sentence for each day that lies after the day of handing in, where the field forbids it."""
    sentence = _(
        "“%(label)s”: %(day)s is still to come; today is %(today)s. Choose a day up to today."
    )
    return {
        key: sentence % {"label": field["label"], "day": day.isoformat(), "today": on.isoformat()}
        for key, day in days.items()
        if day and day > on and field.get("not_later")
    }


def amounts(field: Field, answers: Answers) -> list[tuple[date, Decimal]]:
    """Each day of a range with 1 or 0.5; calendar days, both ends counted (reading of D1-3.2)."""
    first, last = day_of(answers, field["first_key"]), day_of(answers, field["last_key"])
    if not first or not last or last < first:
        return []
    days = [(first + timedelta(days=n), Decimal(1)) for n in range((last - first).days + 1)]
    if answers.get(field["starts_key"]) == "pm":
        days[0] = (days[0][0], days[0][1] - HALF)
    if answers.get(field["ends_key"]) == "am":
        days[-1] = (days[-1][0], days[-1][1] - HALF)
    return [(day, amount) for day, amount in days if amount > 0]


def day_of(answers: Answers, key: str) -> date | None:
    """An answered day, or None when it is missing or no day at all."""
    try:
        return date.fromisoformat(answers[key])
    except (KeyError, TypeError, ValueError):
        return None
