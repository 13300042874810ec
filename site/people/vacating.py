"""卸任: what hangs on somebody by one appointment before it ends, and what happens to it then."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from people.arranging import Told, end, ends_or_runs, tell
from people.leaving import MOST, Hanging
from people.models import Appointment, Person, Substitution
from people.models.running import running_on


@dataclass(frozen=True)
class Vacated:
    """An appointment that is about to end, as it is kept now; `last_post` when its holder has no other."""

    appointment: Appointment
    on: date
    last_post: bool


Source = Callable[[Vacated], Iterable[Hanging]]
_sources: list[Source] = []


def tell_what_hangs_by_a_post(source: Source) -> None:
    """Let a higher room say what hangs on somebody there by one appointment."""
    if source not in _sources:
        _sources.append(source)


def hangs_by(appointment: Appointment, on: date) -> list[Hanging]:
    """All that hangs on the holder of an appointment by it, sort by sort; nothing once it is over."""
    if appointment.ends is not None and appointment.ends < on:
        return []
    others = Appointment.objects.running(on).exclude(pk=appointment.pk)
    vacated = Vacated(appointment, on, not others.filter(person=appointment.person_id).exists())
    found = [*_here(vacated), *(each for source in _sources for each in source(vacated))]
    return [each for each in found if each.lines]


def end_what_stands_in(
    appointment: Appointment, *, last: date | None, by: Person | None, at: datetime
) -> None:
    """Nobody stands in for a post longer than it is held: until `last`, or no more at all (None); all are told."""
    on = localdate(at)
    for row in _standing_in(appointment, on):
        if last is None or last < on or row.starts > last:
            end(row, by=by, at=at)
        elif row.ends > last:
            row.ends = last
            row.save(update_fields=["ends"])
            tell(row, Told.CHANGED, by=by, at=at)


def _standing_in(appointment: Appointment, on: date) -> Iterable[Substitution]:
    rows = appointment.substitutions.select_related(
        "absent", "substitute", "appointment__person", "appointment__post", "appointment__unit"
    )
    return ends_or_runs(rows, on)


def _here(vacated: Vacated) -> Iterator[Hanging]:
    held = vacated.appointment
    yield Hanging.of(
        _("Posts that he alone holds"),
        _("They are vacant then. Appoint somebody; until then what comes to them waits."),
        [held.label] if _is_alone(vacated) else [],
    )
    yield Hanging.of(
        _("Who stands in for him in this post"),
        _("That ends with it, and they are told."),
        (
            _("%(name)s, %(days)s") % {"name": each.substitute.name, "days": each.days}
            for each in list(_standing_in(held, vacated.on))[: MOST + 1]
        ),
    )


def _is_alone(vacated: Vacated) -> bool:
    held = vacated.appointment
    beside = Appointment.objects.filter(running_on(vacated.on), person__active=True)
    same = beside.filter(post=OuterRef("post"), unit=OuterRef("unit")).exclude(pk=held.pk)
    return Appointment.objects.filter(~Exists(same), pk=held.pk).exists()
