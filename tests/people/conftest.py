"""A small street: its leaders, two communities with a grid each, and who holds what."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from people.models import Appointment, Person, Post, Substitution, Unit

TODAY = date(2026, 9, 14)
SINCE = date(2025, 1, 1)


@pytest.fixture
def street(db: None) -> SimpleNamespace:
    """The tree: district, street, two communities, a grid in each."""
    district = Unit.add_root(code="district", name="区", kind="district")
    street = district.add_child(code="street", name="街道办事处", kind="street")
    units = {"district": district, "street": street}
    for number in (1, 2):
        community = street.add_child(
            code=f"community-{number}", name=f"第{number}社区", kind="community"
        )
        units[f"community_{number}"] = community
        units[f"grid_{number}"] = community.add_child(
            code=f"grid-{number}", name=f"第{number}网格", kind="grid"
        )
    return SimpleNamespace(**{name: Unit.objects.get(pk=unit.pk) for name, unit in units.items()})


@pytest.fixture
def posts(db: None) -> dict[str, Post]:
    """The posts by code, and the leaders' meeting that the office clerk records."""
    names = {
        "deputy-leader": "分管领导",
        "office-director": "办事处主任",
        "office-clerk": "办公室人员",
        "grid-worker": "网格员",
    }
    made = {code: Post.objects.create(code=code, name=name) for code, name in names.items()}
    made["leaders-meeting"] = Post.objects.create(
        code="leaders-meeting", name="领导会议", body=True, recorded_by=made["office-clerk"]
    )
    return made


@pytest.fixture
def appoint(posts: dict[str, Post]) -> Callable[..., Appointment]:
    """Appoint somebody of this name to a post in a unit."""

    def appoint(name: str, post: str, unit: Unit, *charges: Unit, **dates: Any) -> Appointment:
        person, _new = Person.objects.get_or_create(name=name)
        held = Appointment.objects.create(
            person=person, post=posts[post], unit=unit, **{"starts": SINCE} | dates
        )
        held.in_charge_of.set(charges)
        return held

    return appoint


@pytest.fixture
def stand_in(db: None) -> Callable[..., Substitution]:
    """Have somebody of this name stand in for an appointment."""

    def stand_in(name: str, appointment: Appointment, **given: Any) -> Substitution:
        person, _new = Person.objects.get_or_create(name=name)
        dates = {"starts": TODAY, "ends": TODAY}
        return Substitution.objects.create(
            appointment=appointment, substitute=person, **dates | given
        )

    return stand_in
