"""Grid workers beyond those of the demo office, so that nobody hands in a thousand slips."""

from datetime import date

from people.models import Appointment, Person, Post, Unit, User

SINCE = date(2025, 1, 1)
GRIDS = ("grid-1", "grid-2", "grid-3")


def workers(count: int) -> list[Appointment]:
    """Appointments of new persons, each with an account, in the grids of one community."""
    post = Post.objects.get(code="grid-worker")
    grids = list(Unit.objects.filter(code__in=GRIDS).order_by("code"))
    taken = Person.objects.count()
    users = User.objects.bulk_create(
        User(username=f"worker-{number}") for number in range(taken, taken + count)
    )
    persons = Person.objects.bulk_create(
        Person(name=f"网格员{user.username.rsplit('-')[-1]}", user=user) for user in users
    )
    return Appointment.objects.bulk_create(
        Appointment(person=person, post=post, unit=grids[number % len(grids)], starts=SINCE)
        for number, person in enumerate(persons)
    )
