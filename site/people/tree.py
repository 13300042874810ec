"""The tree of units, looked at from one unit upward."""

from django.db.models import QuerySet

from people.models import Unit
from queries import prepared


def ancestors(unit: Unit) -> tuple[Unit, ...]:
    """The units from the top of the tree down to this one, which comes last.

    One query, and none again for as long as the unit stays in its place.
    """
    cached_path, line = getattr(unit, "_line", ("", ()))
    if cached_path != unit.path:
        above = Unit.paths_up(unit.path)[1:]
        line = (*_by_path(above), unit)
        unit._line = (unit.path, line)
    return line


def _by_path(paths: tuple[str, ...]) -> tuple[Unit, ...]:
    return tuple(_at(paths)) if paths else ()


@prepared
def _at(paths: tuple[str, ...]) -> QuerySet[Unit]:
    return Unit.objects.filter(path__in=paths).order_by("path")
