"""Who keeps the office: its administrators, and whoever holds a post that keeps accounts (管账号)."""

from collections.abc import Sequence

from people.models import Person
from people.service import Hat

from .visibility import ADMINISTRATORS


def kept_units(hats: Sequence[Hat]) -> list[str]:
    """The paths of the units that somebody keeps in these hats."""
    return [hat.unit_path for hat in hats if hat.appointment.post.keeps_accounts]


def is_administrator(person: Person) -> bool:
    """Whether somebody keeps the whole installation (one query)."""
    user = person.user
    if user is None:
        return False
    return user.is_superuser or user.groups.filter(name=ADMINISTRATORS).exists()


def kept_in(hats: Sequence[Hat], unit_path: str) -> Hat | None:
    """The hat in which somebody keeps a unit."""
    worn = (hat for hat in hats if hat.appointment.post.keeps_accounts)
    return next((hat for hat in worn if unit_path.startswith(hat.unit_path)), None)
