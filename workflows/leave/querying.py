"""Leaves by their days."""

from datetime import date

from workflows.applications.models import State
from workflows.chains.visibility import ProceedingQuerySet


class LeaveQuerySet(ProceedingQuerySet):
    """Leaves by their days."""

    def not_reported_back(self, on: date) -> "LeaveQuerySet":
        """Approved leaves whose last day is over, the longest ago first."""
        return self.filter(state=State.APPROVED, last_day__lt=on).order_by("last_day")

    def away_on(self, on: date, path: str) -> "LeaveQuerySet":
        """Those that take up a day, decided or not yet, in a unit and all below it."""
        under_way = [State.IN_APPROVAL, State.APPROVED]
        within = self.filter(unit__path__startswith=path, state__in=under_way)
        return within.filter(first_day__lte=on, last_day__gte=on).order_by("first_day", "pk")
