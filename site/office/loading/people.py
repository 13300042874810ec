"""Units, posts, persons with their users, appointments and held facts, declared periods."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from facts.held import Value, record
from people.models import Appointment, DeclaredPeriod, Person, Post, Unit, User

#: Everybody in the demo office took up his post on this day.
SINCE = date(2025, 1, 1)


def load_units(rows: Iterable[Mapping[str, Any]]) -> None:
    """The tree of units; a parent stands before its children."""
    for row in rows:
        parent = Unit.objects.get(code=row["parent"]) if row.get("parent") else None
        values = {"code": row["code"], "name": row["name"], "kind": row["kind"]}
        if parent is None:
            Unit.add_root(**values)
        else:
            parent.add_child(**values)


def load_posts(rows: Iterable[Mapping[str, Any]]) -> None:
    """Posts; a body names the post that records its decisions."""
    rows = list(rows)
    for row in rows:
        Post.objects.create(
            code=row["code"],
            name=row["name"],
            body=row.get("body", False),
            oversees=row.get("oversees", False),
            keeps_accounts=row.get("keeps_accounts", False),
            order=row.get("order", 0),
            quorum=row.get("quorum"),
        )
    for row in rows:
        if row.get("recorded_by"):
            body = Post.objects.get(code=row["code"])
            body.recorded_by = Post.objects.get(code=row["recorded_by"])
            body.save(update_fields=["recorded_by"])
            body.members.set(Post.objects.filter(code__in=row.get("members", [])))


def load_people(rows: Iterable[Mapping[str, Any]], *, password: str) -> None:
    """Persons and their users; all demo users share one password."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    posts = {post.code: post for post in Post.objects.all()}
    hashed = make_password(password)
    for row in rows:
        groups = row.get("groups", [])
        admin = "administrator" in groups
        user = User.objects.create(
            username=row["user"], password=hashed, is_demo=True, is_staff=admin, is_superuser=admin
        )
        user.groups.set(Group.objects.get_or_create(name=name)[0] for name in groups)
        person = Person.objects.create(name=row["name"], user=user, phone=row.get("phone", ""))
        for held in row.get("posts", []):
            _appoint(person, held, units, posts)
        facts = row.get("facts", {})
        record(person, [Value(key, _value(each), SINCE) for key, each in facts.items()])


def _value(written: Any) -> Decimal | str:
    return written if isinstance(written, str) else Decimal(str(written))


def load_periods(rows: Iterable[Mapping[str, Any]]) -> None:
    """Declared periods (非常时期)."""
    for row in rows:
        unit = Unit.objects.get(code=row["unit"])
        DeclaredPeriod.objects.create(
            unit=unit, name=row["name"], starts=row["starts"], ends=row["ends"]
        )


def _appoint(
    person: Person, held: Mapping[str, Any], units: Mapping[str, Unit], posts: Mapping[str, Post]
) -> None:
    appointment = Appointment.objects.create(
        person=person, post=posts[held["post"]], unit=units[held["unit"]], starts=SINCE
    )
    appointment.in_charge_of.set(units[code] for code in held.get("in_charge_of", []))
