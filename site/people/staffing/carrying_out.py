"""A staff table carried out: all of it in one transaction, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from anyascii import anyascii
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from people.leaving import leave
from people.models import Appointment, Person, Post, Unit

from .accounts import new_account
from .plan import Plan, PlannedSeat, PlannedUnit

LONGEST_CODE = 40


class PlanHasFaults(Exception):
    """The plan has findings that must be mended first; nothing was written."""


@dataclass(frozen=True)
class NewAccount:
    """Said once, to be handed over: user name and first password."""

    name: str
    user: str
    password: str
    label: str


@transaction.atomic
def carry_out(
    plan: Plan, *, by: Person | None = None, at: datetime | None = None
) -> list[NewAccount]:
    """Make units, posts, persons with accounts, and appointments; what is there already stays.

    Who leaves is put out last, with all that follows from it.
    """
    if plan.must:
        raise PlanHasFaults
    units = _units(plan.units)
    posts = _posts(plan.new_posts)
    people: dict[str, Person] = {}
    accounts: list[NewAccount] = []
    for seat in plan.new_seats:
        person = seat.person or people.get(seat.row.whose)
        if person is None:
            person, account = _person(seat)
            people[seat.row.whose] = person
            accounts += [account] if account else []
        held = Appointment.objects.create(
            person=person,
            post=posts[seat.row.get("post")],
            unit=units[seat.row.get("unit")],
            starts=seat.starts,
        )
        held.in_charge_of.set(Unit.objects.filter(name__in=seat.in_charge_of))
    for leaver in plan.leavers:
        leave(leaver.person, by=by, at=at or timezone.now())
    return accounts


def _units(planned: Iterable[PlannedUnit]) -> dict[str, Unit]:
    found = {each.name: each for each in Unit.objects.order_by("-path")}
    for each in planned:
        if each.name not in found:
            unit = Unit(code=_free(each.name, Unit), name=each.name, kind=each.kind)
            above = found.get(each.above)
            # Read again: the tree's own numbers of the unit above have changed.
            found[each.name] = (
                Unit.objects.get(pk=above.pk).add_child(instance=unit)
                if above
                else Unit.add_root(instance=unit)
            )
    return found


def _posts(new: Iterable[str]) -> dict[str, Post]:
    for number, name in enumerate(new, Post.objects.count() + 1):
        Post.objects.create(code=_free(name, Post), name=name, order=min(number * 10, 32_000))
    return {each.name: each for each in Post.objects.all()}


def _person(seat: PlannedSeat) -> tuple[Person, NewAccount | None]:
    row = seat.row
    name, phone = row.get("name"), row.get("phone")
    user_name = row.get("user") or phone
    if not user_name:
        return Person.objects.create(name=name), None
    user, password = new_account(user_name)
    person = Person.objects.create(name=name, phone=phone, user=user)
    label = f"{row.get('post')} · {row.get('unit')}"
    return person, NewAccount(name, user_name, password, label)


def _free(name: str, model: type[Unit] | type[Post]) -> str:
    """A code from the sounds of a name that nothing has yet."""
    sounds = slugify(" ".join(anyascii(char) for char in name))[:LONGEST_CODE].strip("-")
    base = sounds or uuid4().hex[:8]
    taken = set(model.objects.filter(code__startswith=base).values_list("code", flat=True))
    codes = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(code for code in codes if code not in taken)
