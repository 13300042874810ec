"""会议成员: who sits in a body on a day, and how lists of those present name them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from people.models import Appointment, Person, Post, Unit

#: The body and the unit in which it meets.
Body = tuple[str, int]
#: Figures of the number behind a #.
LONGEST_NUMBER = 10


def members_on(body: Post, unit: int, day: date) -> list[Person]:
    """Who sits in a body of a unit on a day, in the order of their posts (one query).

    Members are persons: whether somebody signs in has nothing to do with whether he was there.
    """
    held = Appointment.objects.running(day).filter(
        unit=unit, post__in=body.members.all(), person__active=True
    )
    rows = held.select_related("person__user", "post").order_by("post__order", "pk")
    return list(dict.fromkeys(each.person for each in rows))


def sits_in(person: int, body: str, unit: int, day: date) -> bool:
    """Whether somebody is a member of a body on a day."""
    held = Appointment.objects.running(day).filter(person=person, unit=unit)
    return held.filter(post__sits_in__code=body).exists()


def by_handle(members: Iterable[Person]) -> dict[str, Person]:
    """Members by how they are named: by user names, and by their numbers who have no account."""
    return {each.handle: each for each in members}


def name_of(handle: str, unit: Unit) -> str:
    """The name of whoever is named so, for a sentence that says that he is no member; else what was given.

    Only of those who hold, or held, a post in the unit or below: nobody learns the names of others by
    their numbers.
    """
    number = handle.removeprefix("#")
    rows = Person.objects.filter(appointments__unit__path__startswith=unit.path)
    if number == handle:
        rows = rows.filter(user__username=handle)
    else:
        fits = number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER
        rows = rows.filter(pk=int(number) if fits else 0)
    return rows.values_list("name", flat=True).first() or handle[:40]


def seats_of(bodies: Collection[Body], day: date) -> Mapping[Body, set[int]]:
    """The persons who sit in each of many bodies on a day (one query)."""
    held = Appointment.objects.running(day).filter(
        post__sits_in__code__in={body for body, _unit in bodies},
        unit__in={unit for _body, unit in bodies},
        person__active=True,
    )
    found: dict[Body, set[int]] = defaultdict(set)
    for body, unit, person in held.values_list("post__sits_in__code", "unit", "person"):
        found[body, unit].add(person)
    return found
