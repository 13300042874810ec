"""Leaves by their days."""

from datetime import date

from workflows.applications.models import State
from workflows.chains.visibility import ProceedingQuerySet


class LeaveQuerySet(ProceedingQuerySet):
    """Leaves by their days."""

    def away_on(self, on: date, path: str) -> "LeaveQuerySet":
        """Those that take up a day, decided or not yet, in a unit and all below it."""
        under_way = [State.IN_APPROVAL, State.APPROVED]
        within = self.filter(unit__path__startswith=path, state__in=under_way)
        return within.filter(first_day__lte=on, last_day__gte=on).order_by("first_day", "pk")
