"""年度余额: what each person took of each kind of leave in a year, against the limit in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from facts.words import plain
from people.models import Appointment, Person
from queries import evened, prepared, prepared_by_value
from workflows.leave.balances import Bound, Used, bounds_in, used_by
from workflows.leave.models import Leave

from ..access import Visitor
from .away import Seen, leaves_in, seen_by, touching, year_of

PERSONS_A_PAGE = 20
PERSONS_AND_ONE = PERSONS_A_PAGE + 1


@dataclass(frozen=True)
class Taken:
    """Days of one kind in words: what was taken, what is left of the limit."""

    kind: str
    said: str
    left: str
    over: bool


@dataclass(frozen=True)
class Balance:
    """One person's year."""

    name: str
    label: str
    taken: list[Taken]


def balances(
    visitor: Visitor, year: int, bounds: Mapping[str, Bound], after: int = 0, under: str = ""
) -> tuple[list[Balance], int]:
    """The persons of whom the visitor may see a leave in the year, a page at a time; the last key, or 0.

    `under` is the path of the unit in which, or below which, they asked for it; blank for all.
    """
    first, last = year_of(year)
    asked = seen_by(visitor), first, last, after
    found = _persons_under(*asked, under) if under else _persons(*asked)
    page = found[:PERSONS_A_PAGE]
    used = used_by([key for key, _name, _as in page], first, last, bounds)
    labels = _labels(evened([held for _key, _name, held in page]))
    rows = [
        Balance(name, labels[held], [_taken(each) for each in used[key]])
        for key, name, held in page
    ]
    return rows, page[-1][0] if len(found) > len(page) else 0


def bounds_of(visitor: Visitor, on: date) -> dict[str, Bound]:
    """The limits of a year that bind the visitor's own unit, by fact."""
    own = next((hat for hat in visitor.hats if hat.on_behalf_of is None), None)
    return bounds_in(own.appointment.unit, on) if own else {}


def _taken(used: Used) -> Taken:
    kind = _("personal leave") if used.leave_type == "personal" else _("sick leave")
    said = _("%(days)s days") % {"days": plain(used.days)}
    left = "" if used.left is None else _("%(days)s left") % {"days": plain(used.left)}
    return Taken(kind, said, left, used.over)


@prepared_by_value
def _persons(seen: Seen, first: date, last: date, after: int) -> QuerySet[Person, tuple]:
    """(key, name, appointment under which he asked for the latest leave) of persons behind a key.

    Persons are gone through in order, each with the leaves of his own: all leaves of the year need
    not be read for one page. Whose leaves are among few, those alone are looked at.
    """
    return _behind(after, seen, touching(leaves_in(seen), first, last))


@prepared_by_value
def _persons_under(
    seen: Seen, first: date, last: date, after: int, under: str
) -> QuerySet[Person, tuple]:
    leaves = touching(leaves_in(seen), first, last)
    return _behind(after, seen, leaves.filter(unit__path__startswith=under))


def _behind(after: int, seen: Seen, all_of_them: QuerySet[Leave]) -> QuerySet[Person, tuple]:
    _asked, few = seen
    own = all_of_them.filter(applicant=OuterRef("pk"))
    latest = own.order_by("-first_day", "-pk").values("appointment_id")[:1]
    with_leave = Exists(own) if few is None else Q(pk__in=all_of_them.values("applicant_id"))
    rows = Person.objects.filter(with_leave, pk__gt=after).annotate(held=Subquery(latest))
    return rows.order_by("pk").values_list("pk", "name", "held")[:PERSONS_AND_ONE]


def _labels(appointments: tuple[int, ...]) -> dict[int, str]:
    """As whose holder somebody asked, as `Appointment.label` has it."""
    return {key: f"{post} · {unit}" for key, post, unit in _held(appointments)}


@prepared
def _held(appointments: tuple[int, ...]) -> QuerySet[Appointment, tuple]:
    rows = Appointment.objects.filter(pk__in=appointments).order_by()
    return rows.values_list("pk", "post__name", "unit__name")
