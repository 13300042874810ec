"""The rows of a staff table as seats: who is known, who is new, what he holds already."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from people.models import Appointment, Person, Post, Unit, User

from .days import day_of
from .plan import Finding, Plan, PlannedSeat
from .reading import Row


def new_posts(rows: Sequence[Row], known: Mapping[str, Post], plan: Plan) -> list[str]:
    """The posts that would be made; each is looked at before."""
    new = list(dict.fromkeys(row.get("post") for row in rows if row.get("post")))
    new = [name for name in new if name not in known]
    for row in rows:
        post = known.get(row.get("post"))
        if post is not None and post.body:
            sentence = _("%(post)s is a body, which nobody holds. Choose a post of its members.")
            plan.findings.append(Finding(row.number, sentence % {"post": post.name}))
    for name in new:
        at = next(row.number for row in rows if row.get("post") == name)
        sentence = _("The post “%(post)s” is new and will be made. Is it written as it should be?")
        plan.findings.append(Finding(at, sentence % {"post": name}, must=False))
    return new


def seat(
    rows: Sequence[Row],
    plan: Plan,
    posts: Mapping[str, Post],
    units: Mapping[str, Unit],
    today: date,
) -> None:
    """Plan a seat for every row that says who, where and as what."""
    phones = [row.get("phone") for row in rows if row.get("phone")]
    users = [row.get("user") for row in rows if row.get("user")]
    by_phone = {each.phone: each for each in Person.objects.filter(phone__in=phones)}
    by_user = {
        each.username: each
        for each in User.objects.filter(username__in=users).select_related("person")
    }
    held = _held(by_phone.values())
    named = {each.name for each in plan.units} | units.keys()
    for row in rows:
        if not all(row.get(column) for column in ("name", "unit", "post")):
            continue
        person = _person(row, by_phone, by_user, plan)
        charge = _charge(row, named, plan)
        planned = PlannedSeat(
            row, person, row.get("user"), day_of(row.get("starts")) or today, charge
        )
        post = posts.get(row.get("post"))
        unit = units.get(row.get("unit"))
        planned.held = bool(person and post and unit and (person.pk, post.pk, unit.pk) in held)
        plan.seats.append(planned)


def _person(
    row: Row, by_phone: dict[str, Person], by_user: dict[str, User], plan: Plan
) -> Person | None:
    account = by_user.get(row.get("user"))
    found = getattr(account, "person", None) or by_phone.get(row.get("phone"))
    if account is not None and getattr(account, "person", None) is None:
        sentence = _("The user name “%(user)s” is an account without a person. Choose another.")
        plan.findings.append(Finding(row.number, sentence % {"user": row.get("user")}))
    if found is not None and found.name != row.get("name"):
        sentence = _("%(given)s is in the office as %(name)s. Correct the name, or the number.")
        by_name = found.user_id is not None and account is not None and account.pk == found.user_id
        given = {"given": row.get("user" if by_name else "phone"), "name": found.name}
        plan.findings.append(Finding(row.number, sentence % given))
    if found is None and not row.get("phone") and not row.get("user"):
        sentence = _("%(name)s has neither a number nor a user name and cannot sign in.")
        plan.findings.append(Finding(row.number, sentence % {"name": row.get("name")}, must=False))
    return found


def _held(persons: Iterable[Person]) -> set[tuple[int, int, int]]:
    rows = Appointment.objects.filter(person__in=list(persons), ends=None)
    return set(rows.values_list("person_id", "post_id", "unit_id"))


def _charge(row: Row, named: set[str], plan: Plan) -> list[str]:
    asked = re.split(r"[、,，;；\s]+", row.get("in_charge_of"))
    charge = [each for each in asked if each]
    for each in charge:
        if each not in named:
            sentence = _("The unit in charge “%(unit)s” is nowhere in the table. Correct its name.")
            plan.findings.append(Finding(row.number, sentence % {"unit": each}))
    return charge
