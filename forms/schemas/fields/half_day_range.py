"""Ranges of days whose ends may be half days."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import FactValueType
from facts.days import written

from .base import Answers, Field, FieldType, field_type, typed
from .days import day_bounds, day_of, out_of_bounds

HALF = Decimal("0.5")
#: A range longer than this is a slip of the pen, not a request.
LONGEST_DAYS = 3660


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

    def beyond(self, field: Field) -> tuple[str, ...]:
        return "day_bounds", "range"

    def ui(self, field: Field) -> dict[str, Any]:
        parts = {
            f"{part}_key": field[f"{part}_key"] for part in ("first", "last", "starts", "ends")
        }
        return {**day_bounds(field), **parts, "longest_days": LONGEST_DAYS}

    def sort(self, field: Field, key: str) -> str:
        return "day" if key in (field["first_key"], field["last_key"]) else "text"

    def measure(self, answers: Answers, key: str) -> date | None:
        return day_of(answers, key)

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        read = {key: typed(data, key) for key in self.keys(field)}
        return {key: value for key, value in read.items() if value}

    def problems(self, field: Field, answers: Answers) -> dict[str, str]:
        first, last = self._ends(field, answers)
        strange = out_of_bounds(field, {field["first_key"]: first, field["last_key"]: last})
        if strange or not first or not last:
            return strange or self._open_end(field, first, last)
        given = {"label": field["label"], "first": written(first), "last": written(last)}
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

    def _day(self, day: date, half: Any) -> str:
        halves = {"am": _("morning"), "pm": _("afternoon")}
        # A draft may hold anything.
        return f"{written(day)}{halves.get(half, '') if isinstance(half, str) else ''}"

    def wrong_type(self, field: Field, given: Any) -> str:
        return _(
            "“%(label)s” takes days such as 2026-09-14, halves am or pm; “%(given)s” was given."
        ) % {
            "label": field["label"],
            "given": given,
        }


def half_days(field: Field, answers: Answers) -> range:
    """The half days of a range, numbered through: of a day d the morning is 2·ordinal(d), then the afternoon."""
    first, last = day_of(answers, field["first_key"]), day_of(answers, field["last_key"])
    if not first or not last:
        return range(0)
    from_noon = answers.get(field["starts_key"]) == "pm"
    until_noon = answers.get(field["ends_key"]) == "am"
    return range(2 * first.toordinal() + from_noon, 2 * last.toordinal() + 2 - until_noon)


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
