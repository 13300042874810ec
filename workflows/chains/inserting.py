"""转办, 加签: rows that somebody puts into a chain; the published route is never touched."""

from typing import Any

from people.models import Appointment, Person

from .course import close_step, once_more
from .models import Inserted, Step, StepStatus
from .returning import make_room

#: What a signer does beside a station that does this.
SIGNS = {"opine": "opine"}
DECIDES = "approve"


def hand_to(matter: Any, mine: Step, person: Person, capacity: Any, *, outcome: str) -> None:
    """The step ends here and waits for a person by name; the time that it has runs on."""
    close_step(matter, mine, capacity, outcome=outcome)
    row = once_more(mine, mine.order, person_id=person.pk, inserted=Inserted.HANDED, mode="any")
    row.status, row.since = StepStatus.CURRENT, matter.at
    row.due_at, row.speaks_at, row.said = mine.due_at, mine.speaks_at, mine.said
    row.provisional = mine.provisional
    row.save()
    matter.steps.append(row)


def insert_signer(matter: Any, mine: Step, signer: Appointment, *, before: bool) -> None:
    """A row for a named signer at his own desk: in front of this step, which waits meanwhile, or behind it."""
    make_room(matter, behind=mine.order)
    row = Step(
        proceeding_id=mine.proceeding_id,
        round=mine.round,
        order=mine.order if before else mine.order + 1,
        act=SIGNS.get(mine.act, DECIDES),
        mode="any",
        post=signer.post,
        unit=signer.unit,
        person=signer.person,
        inserted=Inserted.SIGNER,
        basis=mine.basis,
    )
    if before:
        mine.order, mine.status, mine.since = mine.order + 1, StepStatus.AHEAD, None
        mine.save(update_fields=["order", "status", "since"])
        row.status, row.since = StepStatus.CURRENT, matter.at
    row.save()
    matter.steps.append(row)
