"""For whom somebody may ask: himself, whoever he oversees, and for administrators everybody."""

from datetime import date

from django.utils.translation import gettext as _

from people.asking import running_appointments
from people.models import Person
from people.service import hats
from workflows.chains.visibility import ADMINISTRATORS

from .auth import Caller
from .problems import Problem


def applicant_named(user_name: str | None, *, caller: Caller, on: date) -> Person:
    """The person with this user name, the caller when none is given.

    Somebody who may not ask for others learns nothing about who exists.
    """
    if user_name is None or user_name == caller.user.get_username():
        return caller.person
    found = Person.objects.filter(user__username=user_name, active=True).first()
    if _administers(caller):
        if found is None:
            sentence = _("Nobody here has the user name “%(given)s”. Check its spelling.")
            sentence %= {"given": user_name[:40]}
            raise Problem("invalid", sentence, errors={"applicant": [sentence]})
        return found
    if found is None or not _oversees(caller.person, found, on):
        raise Problem(
            "not_allowed",
            _(
                "“%(given)s” is not among those whose matters you oversee. "
                "Leave out “applicant” to ask for yourself."
            )
            % {"given": user_name[:40]},
        )
    return found


def _administers(caller: Caller) -> bool:
    return caller.user.is_superuser or caller.user.groups.filter(name=ADMINISTRATORS).exists()


def _oversees(overseer: Person, other: Person, on: date) -> bool:
    # Where a post oversees only the units in its charge, its holder does too.
    paths = tuple(
        path
        for hat in hats(overseer, on)
        if hat.appointment.post.oversees
        for path in (hat.charge_paths or (hat.unit_path,))
    )
    return bool(paths) and any(
        each.unit.path.startswith(paths) for each in running_appointments(other, on)
    )
