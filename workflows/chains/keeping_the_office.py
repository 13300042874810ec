"""Who keeps the office: its administrators, and whoever holds a post that keeps accounts (管账号)."""

from collections.abc import Sequence
from typing import Any

from people.models import Person
from people.service import Hat

from .visibility import ADMINISTRATORS


def kept_units(hats: Sequence[Hat]) -> list[str]:
    """The paths of the units that somebody keeps in these hats."""
    return [hat.unit_path for hat in hats if hat.appointment.post.keeps_accounts]


def administers(user: Any) -> bool:
    """Whether an account keeps the whole installation (one query)."""
    return bool(user.is_superuser or user.groups.filter(name=ADMINISTRATORS).exists())


def is_administrator(person: Person) -> bool:
    """The same of a person."""
    return person.user is not None and administers(person.user)


def kept_in(hats: Sequence[Hat], unit_path: str) -> Hat | None:
    """The hat in which somebody keeps a unit."""
    worn = (hat for hat in hats if hat.appointment.post.keeps_accounts)
    return next((hat for hat in worn if unit_path.startswith(hat.unit_path)), None)
