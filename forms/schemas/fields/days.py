"""What every field that holds a day asks of it: a year that somebody means, and within its bounds."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from facts.days import written

from .base import Answers, Field

#: A year outside these is a slip of the pen, not a day that somebody means.
FIRST_YEAR, LAST_YEAR = 1900, 2099
#: Python reads 20260914 and 2026-W38-1 too, but nobody else has to.
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(answers: Answers, key: str) -> date | None:
    """An answered day, or None when it is missing or no day at all."""
    given = answers.get(key)
    if not isinstance(given, str) or not DAY.fullmatch(given):
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def day_bounds(field: Field) -> dict[str, Any]:
    """The days between which an answer lies, for other clients."""
    return {
        "earliest": field.get("earliest") or date(FIRST_YEAR, 1, 1).isoformat(),
        "latest": field.get("latest") or date(LAST_YEAR, 12, 31).isoformat(),
        "not_later": bool(field.get("not_later")),
    }


def beyond_days(field: Field) -> tuple[str, ...]:
    """The codes of what JSON Schema cannot say about a day."""
    return ("day_bounds", "not_later") if field.get("not_later") else ("day_bounds",)


def out_of_bounds(field: Field, days: Mapping[str, date | None]) -> dict[str, str]:
    """A sentence for each day, by its key, of a strange year or outside the bounds of the field."""
    return dict(_outside(field, days)) | strange_year(field, days)


def _outside(field: Field, days: Mapping[str, date | None]) -> Iterator[tuple[str, str]]:
    too_early = _("“%(label)s”: %(day)s is before %(bound)s. Choose a day from then on.")
    too_late = _("“%(label)s”: %(day)s is after %(bound)s. Choose a day up to then.")
    earliest, latest = day_of(field, "earliest"), day_of(field, "latest")
    for key, day in days.items():
        named = {"label": field["label"], "day": day and written(day)}
        if day and earliest and day < earliest:
            yield key, too_early % {**named, "bound": written(earliest)}
        elif day and latest and day > latest:
            yield key, too_late % {**named, "bound": written(latest)}


def strange_year(field: Field, days: Mapping[str, date | None]) -> dict[str, str]:
    """A sentence for each day, by its key, of a year that nobody means."""
    sentence = _("“%(label)s”: %(day)s is not in the years %(first)s to %(last)s. Check the year.")
    return {
        key: sentence
        % {
            "label": field["label"],
            "day": written(day),
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
        key: sentence % {"label": field["label"], "day": written(day), "today": written(on)}
        for key, day in days.items()
        if day and day > on and field.get("not_later")
    }
