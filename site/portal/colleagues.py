"""Whom somebody may hand a matter over to, ask for an opinion, or send a copy."""

from datetime import date

from django.db.models import Q

from people.models import Appointment, Person

MOST_COLLEAGUES = 400
#: Above this depth of the tree are offices of the district: not one's colleagues.
COLLEAGUES_DEPTH = 2


def colleagues(person: Person | None, on: date, *, chosen: str = "") -> list[dict[str, str]]:
    """People with an account below the same office, those of one's own unit first."""
    own = Appointment.objects.filter(person=person).main(on) if person else None
    if own is None:
        return []
    office = own.unit.path[: own.unit.steplen * COLLEAGUES_DEPTH]
    rows = (
        Appointment.objects.running(on)
        .filter(Q(unit__path__startswith=office) | Q(person__user__username=chosen))
        .filter(person__active=True, person__user__isnull=False)
        .exclude(person=person)
        .select_related("person__user", "post", "unit")
        .order_by("unit__path", "post__order", "starts", "pk")[:MOST_COLLEAGUES]
    )
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda each: each.unit_id != own.unit_id):
        user_name = getattr(row.person.user, "username", "")
        found.setdefault(user_name, f"{row.person.name}（{row.label}）")
    return [{"value": value, "label": label} for value, label in found.items()]
