"""几人同意: how many of those who hold a post have agreed, where its station asks for all of them, or for most."""

from collections.abc import Sequence
from dataclasses import dataclass

from people.service import Holder
from regulations.rules.route import ON_OWN_MATTER, HolderMode

from .models import Step


@dataclass(frozen=True)
class Votes:
    """Seats at a desk, and how many of them have agreed or are against."""

    mode: str
    seats: int
    agreed: int = 0
    against: int = 0

    @property
    def agrees(self) -> bool:
        """Whether as many have agreed as the station asks for."""
        if self.mode == HolderMode.ALL:
            return self.agreed >= self.seats
        return 2 * self.agreed > self.seats

    @property
    def refuses(self) -> bool:
        """Whether it can no longer be agreed to: one no of all, or so many that no majority is left."""
        if self.mode == HolderMode.MAJORITY:
            return 2 * self.against >= self.seats
        return self.against > 0

    def as_data(self) -> dict[str, str]:
        """What the trace keeps of it."""
        return {"yes": str(self.agreed), "no": str(self.against), "of": str(self.seats)}


def votes(step: Step, held: Sequence[Holder], applicant: int) -> Votes:
    """How it stands at a step, of those who sit there."""
    # Whoever stands in for a holder acts in his place: count posts held, not heads.
    # The applicant's own seat does not count: nobody acts on his own matter.
    own = applicant if step.act not in ON_OWN_MATTER else None
    seats = {each.appointment.pk: each.person.pk for each in held if each.person.pk != own}
    against = {seat for seat, person in seats.items() if person in step.against}
    acted = {seat for seat, person in seats.items() if person in step.agreed}
    return Votes(step.mode, len(seats), len(acted - against), len(against))
