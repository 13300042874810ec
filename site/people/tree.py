"""The tree of units, looked at from one unit upward."""

from datetime import date

from people.desks import Desk, holders_of
from people.models import DeclaredPeriod, Unit


def ancestors(unit: Unit) -> tuple[Unit, ...]:
    """The units above, nearest first; asked once for as long as the unit stays in its place."""
    cached_path, above = getattr(unit, "_ancestors", ("", ()))
    if cached_path != unit.path:
        paths = Unit.paths_up(unit.path)[1:]
        above = tuple(Unit.objects.filter(path__in=paths).order_by("-path")) if paths else ()
        unit._ancestors = (unit.path, above)
    return above


def nearest_desk(post_code: str, unit: Unit, on: date, form_slug: str = "") -> Desk | None:
    """The desk of a post in the unit, or in the nearest unit above where somebody holds it."""
    desks = [Desk(post_code, one.pk) for one in (unit, *ancestors(unit))]
    held = holders_of(desks, on, form_slug)
    return next((desk for desk in desks if held[desk]), None)


def declared_periods(unit: Unit, first: date, last: date) -> list[DeclaredPeriod]:
    """The declared periods (非常时期) of the unit and those above that touch a span (D1-3.3)."""
    bound = DeclaredPeriod.objects.filter(unit__path__in=Unit.paths_up(unit.path))
    return list(bound.overlapping(first, last).order_by("starts", "pk"))
