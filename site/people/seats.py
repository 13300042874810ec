"""Seats: running appointments with the bodies that they record and the units in their charge."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from people.models import Appointment


@dataclass
class Seat:
    """An appointment; the codes of its post and of the bodies it records; the paths in its charge."""

    appointment: Appointment
    codes: list[str] = field(default_factory=list)
    charges: list[str] = field(default_factory=list)

    @property
    def charge_paths(self) -> tuple[str, ...]:
        """The paths of the units in charge, in the order of the tree; none means all."""
        return tuple(sorted(self.charges))


def with_bodies_and_charges(
    appointments: QuerySet[Appointment], *, since_left: bool = False
) -> QuerySet[Appointment]:
    """A row for each body and charge, by `body_code` and `charge_path`.

    Looking back, those who have left since are among them: they held it then.
    """
    rows = appointments.annotate(
        body_code=F("post__bodies__code"), charge_path=F("in_charge_of__path")
    )
    rows = rows.filter(post__body=False)
    return rows if since_left else rows.filter(person__active=True)


def with_all_read(rows: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Such rows with whatever a seat tells, in no order."""
    return rows.select_related("person", "post", "unit").order_by()


def seats(rows: Iterable[Any]) -> dict[int, Seat]:
    """The seats of such rows by the key of their appointment, the oldest first."""
    found: dict[int, Seat] = {}
    for row in sorted(rows, key=oldest_first):
        seat = found.setdefault(row.pk, Seat(row, [row.post.code]))
        _add(seat.codes, row.body_code)
        _add(seat.charges, row.charge_path)
    return found


def oldest_first(row: Any) -> tuple[date, int]:
    """The order of appointments and substitutions.

    Those of a few desks are sorted here: Django takes longer to write ORDER BY than to read them.
    """
    return row.starts, row.pk


def _add(texts: list[str], text: str | None) -> None:
    if text is not None and text not in texts:
        texts.append(text)
