"""联系方式: how somebody is reached and signs in, as he enters and corrects it himself."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from people.models import Person, User
from people.models.listed import plain

MOBILE = re.compile(r"1\d{10}")
LONGEST_EMAIL = 254


class NotKept(Exception):
    """Nothing was changed; `errors` has a sentence by field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(errors)
        self.errors = errors


def keep_contacts(person: Person, *, phone: str, email: str, password: str) -> list[str]:
    """Keep number and address of somebody with an account, who says his password; the names of what changed.

    Raises NotKept. The history of the person says what he changed and when, not from what to what.
    """
    user = person.user
    assert user is not None
    phone, email = re.sub(r"[\s-]", "", plain(phone)), plain(email)
    if not user.check_password(password):
        sentence = _("This is not your password. Nothing was changed.")
        raise NotKept({"password": sentence})
    changed = [
        name
        for name, given, kept in (("phone", phone, person.phone), ("email", email, user.email))
        if given != kept
    ]
    faults = {"phone": _fault_of_phone(person, phone), "email": _fault_of_email(email)}
    if errors := {name: faults[name] for name in changed if faults[name]}:
        raise NotKept(errors)
    if changed:
        _keep(person, user, phone, email, changed)
    return changed


@transaction.atomic
def _keep(person: Person, user: User, phone: str, email: str, changed: list[str]) -> None:
    person.phone, user.email = phone, email
    person.save(update_fields=["phone"])
    user.save(update_fields=["email"])
    log(instance=person, action="wagtail.edit", user=user, data={"by_himself": changed})


def _fault_of_phone(person: Person, phone: str) -> str:
    if not phone:
        return ""
    if not MOBILE.fullmatch(phone):
        sentence = _("A mobile number has 11 figures; “%(given)s” was given. Correct it.")
        return sentence % {"given": phone[:40]}
    if any(_others(person, phone)):
        return _(
            "Somebody else has this number already, and one signs in by it. Enter another, or ask the "
            "administrator whose it is."
        )
    return ""


def _others(person: Person, phone: str) -> Iterator[bool]:
    """Whether the number would lead to somebody else at the sign-in: as his number, or as his user name."""
    yield Person.objects.filter(phone=phone, user__isnull=False).exclude(pk=person.pk).exists()
    yield User.objects.filter(username=phone).exclude(person=person).exists()


def _fault_of_email(email: str) -> str:
    if not email:
        return ""
    sentence = _("“%(given)s” is no e-mail address. Write it like name@example.cn.")
    try:
        validate_email(email)
    except ValidationError:
        return sentence % {"given": email[:80]}
    return sentence % {"given": email[:80]} if len(email) > LONGEST_EMAIL else ""
