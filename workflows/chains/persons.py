"""Persons named in an act by their user names: colleagues who hold a post, or nobody."""

from collections.abc import Sequence
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from facts.words import joined
from people.models import Appointment, Person

from .acts.base import Matter
from .refusal import Reason, Refusal

MOST = 50


def named(matter: Matter, key: str, *, most: int = 1) -> list[Person]:
    """Whom the data of an act names under a key; Refusal says what is wrong with whom."""
    given = _user_names(matter.data.get(key))
    if not given:
        raise _refusal(key, _("Choose a colleague."))
    if len(given) > most:
        sentence = _("At most %(most)s at once; %(count)s were given. Choose fewer.")
        raise _refusal(key, sentence % {"most": most, "count": len(given)})
    rows = Person.objects.filter(user__username__in=given, active=True).select_related("user")
    found = {each.user.get_username(): each for each in rows if each.user}
    if missing := [each for each in given if each not in found]:
        sentence = _("Nobody here signs in as %(names)s. Choose a colleague from the list.")
        raise _refusal(key, sentence % {"names": joined(missing)[:80]})
    return [found[each] for each in given]


def with_posts(matter: Matter, key: str) -> tuple[Person, Appointment]:
    """The one colleague who is to act, with the post that he holds today; never the applicant, never oneself."""
    (person,) = named(matter, key)
    if person.pk == matter.proceeding.applicant_id:
        sentence = _("%(name)s is the applicant; nobody acts on his own matter. Choose another.")
        raise _refusal(key, sentence % {"name": person.name})
    if person.pk == matter.by.pk:
        raise _refusal(key, _("That is you. Choose another colleague."))
    appointment = person.appointments.main(localdate(matter.at))
    if appointment is None:
        sentence = _("%(name)s holds no post today. Choose somebody who does.")
        raise _refusal(key, sentence % {"name": person.name})
    return person, appointment


def names(persons: Sequence[Person]) -> str:
    """方秀英、薛珺."""
    return joined(each.name for each in persons)


def _user_names(given: Any) -> list[str]:
    parts = str(given or "").replace("，", ",").replace("、", ",").split(",")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))[: MOST + 1]


def _refusal(key: str, sentence: str) -> Refusal:
    return Refusal(Reason.INVALID, sentence, errors={key: [sentence]})
