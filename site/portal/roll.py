"""到会名单: who may be ticked as present where a body decides on one matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from people.models import Person
from workflows.chains.counted import counting
from workflows.chains.members import members_on
from workflows.chains.models import Step


@dataclass(frozen=True)
class Roll:
    """The members of a body on the day of its meeting; the applicant, who stands aside, apart from them."""

    members: Sequence[Person]
    aside: Person | None
    needed: int

    @property
    def too_short(self) -> bool:
        """Whether it could not decide even if all of them were there."""
        return len(self.members) < self.needed


def roll_of(step: Step, applicant: Person, day: date) -> Roll:
    """Who sat in the body of a step on a day (one query)."""
    sitting = members_on(step.post, step.unit_id, day)
    return Roll(
        counting(sitting, applicant),
        next((each for each in sitting if each.pk == applicant.pk), None),
        step.post.quorum or 0,
    )
