"""代理 arranged by whoever holds the post: named, changed, ended; the substitute is told of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from calendars.service import too_far_ahead
from people.models import Appointment, Person, Substitution
from people.models.running import RunningQuerySet
from people.signals import substitution_arranged

ONE_DAY = timedelta(days=1)
#: Substitutions of one person that a page shows.
MOST = 50
#: Forms that one substitution may name.
MOST_FORMS = 60


class Told(StrEnum):
    """What happened to a substitution, for those who are told of it."""

    NAMED = "named"
    CHANGED = "changed"
    ENDED = "ended"
    #: The substitute has left the office.
    LEFT = "left"


class NotArranged(Exception):
    """Nothing was changed; `errors` has a sentence by field."""

    def __init__(self, errors: Mapping[str, Sequence[str]]) -> None:
        super().__init__(errors)
        self.errors = {name: list(found) for name, found in errors.items()}


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for: who acts for him, in which post (None: in everything), when, for which forms."""

    substitute: Person | None
    appointment: Appointment | None
    starts: date | None
    ends: date | None
    forms: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Arranged:
    """What is kept now, and what the holder should know about it."""

    row: Substitution
    notes: list[str] = field(default_factory=list)


def of_holder(person: Person) -> QuerySet[Substitution]:
    """The substitutions by which others take somebody's place, with all that they name."""
    whose = Q(appointment__person=person) | Q(absent=person)
    rows = Substitution.objects.filter(whose)
    return rows.select_related("absent", "substitute", "appointment__person", "appointment__post",
                               "appointment__unit")  # fmt: skip


def held_or_to_come(person: Person, on: date) -> RunningQuerySet[Appointment]:
    """The posts that somebody holds on a day or will hold: what he may name a substitute for."""
    rows = person.appointments.filter(Q(ends__isnull=True) | Q(ends__gte=on), post__body=False)
    return rows.select_related("post", "unit", "person").order_by("starts", "pk")


@transaction.atomic
def arrange(
    holder: Person, wanted: Wanted, *, at: datetime, row: Substitution | None = None
) -> Arranged:
    """Name a substitute, or change what was arranged (`row`); NotArranged says what cannot be.

    Of one that has begun only the last day and the forms change: who stood in until today stays true.
    """
    # Whoever presses twice waits here, and then finds that it is arranged already.
    Person.objects.select_for_update().get(pk=holder.pk)
    on = localdate(at)
    new = row is None
    begun = row is not None and row.starts <= on
    if errors := _gaps(wanted, on, begun=begun):
        raise NotArranged(errors)
    kept = row or Substitution()
    _take(kept, holder, wanted, begun=begun)
    _check(kept, holder)
    kept.save()
    told = Told.NAMED if new else Told.CHANGED
    tell(kept, told, by=holder, at=at)
    return Arranged(kept, list(_notes(kept, holder)))


@transaction.atomic
def end(row: Substitution, *, by: Person | None, at: datetime, why: Told = Told.ENDED) -> None:
    """From now on nobody stands in by it; one that never ran a whole day is gone."""
    on = localdate(at)
    tell(row, why, by=by, at=at)
    if row.starts < on:
        row.ends = on - ONE_DAY
        row.save(update_fields=["ends"])
    else:
        row.delete()


def tell(row: Substitution, what: Told, *, by: Person | None, at: datetime) -> None:
    """Let higher rooms know."""
    substitution_arranged.send(sender=Substitution, row=row, what=what, by=by, at=at)


def _take(row: Substitution, holder: Person, wanted: Wanted, *, begun: bool) -> None:
    row.ends = wanted.ends  # type: ignore[assignment]  # looked at below
    row.forms = list(wanted.forms)
    if begun:
        return
    row.starts = wanted.starts  # type: ignore[assignment]
    row.appointment = wanted.appointment
    row.absent = None if wanted.appointment else holder
    row.substitute = wanted.substitute  # type: ignore[assignment]
    row.reason = wanted.reason


def _gaps(wanted: Wanted, on: date, *, begun: bool) -> dict[str, list[str]]:
    """What is missing, or over; of one that has begun only its end is asked."""
    errors: dict[str, list[str]] = {}
    days = {"ends": wanted.ends} if begun else {"starts": wanted.starts, "ends": wanted.ends}
    if not begun and wanted.substitute is None:
        errors["substitute"] = [_("Choose a colleague.")]
    elif wanted.substitute and not wanted.substitute.signs_in:
        sentence = _("%(name)s cannot sign in, and so cannot act for you. Choose somebody else.")
        errors["substitute"] = [sentence % {"name": wanted.substitute.name}]
    for name, day in days.items():
        if day is None:
            errors[name] = [_("Choose a day.")]
        elif day < on:
            errors[name] = [_("This day is over. Choose one from today on.")]
        elif name == "starts" and (sentence := too_far_ahead(day, on)):
            errors[name] = [sentence]
    if len(wanted.forms) > MOST_FORMS:
        sentence = _("At most %(most)s forms; %(count)s were given. Choose fewer, or all of them.")
        errors["forms"] = [sentence % {"most": MOST_FORMS, "count": len(wanted.forms)}]
    return errors


def _check(row: Substitution, holder: Person) -> None:
    try:
        row.full_clean()
    except ValidationError as refused:
        raise NotArranged(refused.message_dict) from refused
    same = (
        of_holder(holder)
        .exclude(pk=row.pk)
        .filter(substitute=row.substitute, appointment=row.appointment, forms=row.forms)
    )
    if double := same.filter(starts__lte=row.ends, ends__gte=row.starts).first():
        sentence = _("%(name)s stands in for you already, %(days)s. Change that instead.")
        told = {"name": row.substitute.name, "days": double.days}
        raise NotArranged({"substitute": [sentence % told]})


def _notes(row: Substitution, holder: Person) -> Iterator[str]:
    """What else is arranged for these days and bears on it: a substitute for the substitute."""
    away = of_holder(row.substitute).filter(starts__lte=row.ends, ends__gte=row.starts)
    for each in away.order_by("starts", "pk")[:3]:
        words = {"name": row.substitute.name, "other": each.substitute.name, "days": each.days}
        if each.absent_id:
            yield (
                _(
                    "%(name)s is away too, %(days)s: then %(other)s acts for you as well, in his place."
                )
                % words
            )
        else:
            words["post"] = each.appointment.label if each.appointment else ""
            yield (
                _(
                    "%(name)s has named %(other)s for “%(post)s” alone, %(days)s: what is yours "
                    "he does himself; it is not passed on."
                )
                % words
            )
    mine = Substitution.objects.filter(
        substitute=holder, starts__lte=row.ends, ends__gte=row.starts
    )
    related = mine.select_related(
        "absent", "appointment__person", "appointment__post", "appointment__unit"
    )
    for each in related.order_by("starts", "pk")[:3]:
        words = {"name": each.holder.name if each.holder else "", "other": row.substitute.name}
        yield (
            _("You stand in for %(name)s yourself; %(other)s does it then as well.")
            if row.absent_id
            else _(
                "You stand in for %(name)s yourself; that stays with you, since %(other)s acts in one "
                "post alone. For it to be passed on, choose “in everything”."
            )
        ) % words


def ends_or_runs(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Those that run on a day or are still to come, the nearest first."""
    return rows.filter(ends__gte=on).order_by("starts", "pk")
