"""Rows with a first and a last day, and which of them run on a day."""

from datetime import date
from typing import Any, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

Row = TypeVar("Row", bound=models.Model, covariant=True)


class RunningQuerySet(models.QuerySet[Row]):
    """Rows that begin on `starts` and end with `ends`, both days counted."""

    def running(self, on: date) -> Self:
        """Those that run on a day."""
        return self.filter(running_on(on))

    def overlapping(self, first: date, last: date | None) -> Self:
        """Those that share a day with a span; a span without an end goes on."""
        begun = self if last is None else self.filter(starts__lte=last)
        return begun.filter(models.Q(ends__isnull=True) | models.Q(ends__gte=first))


def running_on(on: date, prefix: str = "") -> models.Q:
    """The condition that a row (reached by `prefix`) runs on a day."""

    def q(**lookup: Any) -> models.Q:
        return models.Q(**{f"{prefix}{name}": value for name, value in lookup.items()})

    return q(starts__lte=on) & (q(ends__isnull=True) | q(ends__gte=on))


def check_ends_after_start(starts: date | None, ends: date | None) -> None:
    """Refuse a span that ends before it begins, at the field of its last day."""
    if starts and ends and ends < starts:
        sentence = gettext(
            "It would end on %(ends)s, before it begins on %(starts)s. "
            "Choose a later last day or an earlier first day."
        )
        raise ValidationError({"ends": sentence % {"ends": ends, "starts": starts}})
