"""Grid workers beyond those of the demo office, so that nobody hands in a thousand slips."""

from collections.abc import Sequence
from datetime import date

from people.models import Appointment, Person, Post, Unit, User

SINCE = date(2025, 1, 1)
GRID = "grid-1"
COMMUNITY = "community-1"
MORE = "more-"
#: Who shares a grid sees the cases of one another.
WORKERS_A_GRID = 5


def workers(count: int, grids: Sequence[Unit] = ()) -> list[Appointment]:
    """Appointments of new persons, each with an account, in these grids, or else in new ones."""
    post = Post.objects.get(code="grid-worker")
    grids = grids or new_grids(count)
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


def new_grids(workers: int) -> list[Unit]:
    """Grids for so many workers, below the community of the others."""
    community = Unit.objects.get(code=COMMUNITY)
    kind = Unit.objects.get(code=GRID).kind
    first = community.numchild + 1
    return [
        community.add_child(code=f"{MORE}{number}", name=f"第{number}网格", kind=kind)
        for number in range(first, first + max(1, workers // WORKERS_A_GRID))
    ]
