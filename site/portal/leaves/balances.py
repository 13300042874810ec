"""年度余额: what each person took of each kind of leave in a year, against the limit in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, Max, OuterRef, Q, QuerySet, When
from django.utils.translation import gettext as _

from facts.words import plain
from people.models import Person
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
    seen = seen_by(visitor)
    asked = seen, first, last, after
    found = _persons_under(*asked, under) if under else _persons(*asked)
    page = found[:PERSONS_A_PAGE]
    keys = [key for key, _name in page]
    used, labels = used_by(keys, first, last, bounds), _labels(seen, first, last, keys)
    rows = [
        # Somebody may have taken his only leave back in between.
        Balance(name, labels.get(key, ""), [_taken(each) for each in used[key]])
        for key, name in page
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
    """(key, name) of persons behind a key.

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
    if few is None:
        with_leave = Q(Exists(all_of_them.filter(applicant=OuterRef("pk"))))
    else:
        with_leave = Q(pk__in=all_of_them.values("applicant_id"))
    rows = Person.objects.filter(with_leave, pk__gt=after).order_by("pk")
    return rows.values_list("pk", "name")[:PERSONS_AND_ONE]


def _labels(seen: Seen, first: date, last: date, persons: Sequence[int]) -> dict[int, str]:
    """As whose holder each asked for his latest leave, as `Appointment.label` has it."""
    held = _held(seen, first, last, evened(persons)) if persons else []
    # The latest comes last.
    return {person: f"{post} · {unit}" for person, post, unit, *_latest in held}


@prepared
def _held(
    seen: Seen, first: date, last: date, persons: tuple[int, ...]
) -> QuerySet[Leave, tuple[Any, ...]]:
    """The posts under which persons asked, in the order of the latest leave under each."""
    rows = leaves_in(seen).filter(applicant__in=persons).order_by()
    held = "applicant_id", "appointment__post__name", "appointment__unit__name"
    # Not as a condition: few leaves are those of a person, and many those of a year.
    day = Max(Case(When(first_day__lte=last, last_day__gte=first, then="first_day")))
    in_the_year = (
        rows.values_list(*held).annotate(day=day, last=Max("pk")).filter(day__isnull=False)
    )
    return in_the_year.order_by("day", "last")
