"""Due dates, as they look everywhere in the API."""

from collections.abc import Iterable
from datetime import datetime

from workflows.chains.due import Kept, lamp, late_days

from .shapes.forms import DueDate


def due_shapes(kept: Iterable[Kept], *, now: datetime) -> list[DueDate]:
    """Each due date that a matter keeps, as it stands now."""
    return [_shape(each, now) for each in kept]


def _shape(kept: Kept, now: datetime) -> DueDate:
    moments = {name: kept.get(name) for name in ("starts", "at", "warn_at")}
    return DueDate(
        from_act=kept["from"],
        **moments,
        provisional=kept.get("provisional", False),
        sentence=kept["sentence"],
        basis=kept["basis"],
        kept_by=kept["stops_with"],
        stopped_at=kept["stopped_at"],
        stopped_by=kept["stopped_by"],
        lamp=lamp(kept, now) if kept.get("at") else "ok",
        late_days=late_days(kept, now),
    )
