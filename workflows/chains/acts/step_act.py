"""Acts at a step: whoever sits at its desk, or stands in, may do them."""

from typing import ClassVar

from regulations.rules.route import ON_OWN_MATTER

from ..course import settled
from ..models import Step
from .base import Act, Capacity, Matter


class StepAct(Act):
    """An act at one of the current steps; `station_acts` are the stations where it is done."""

    station_acts: ClassVar[frozenset[str]]
    #: Whether it says no.
    against: ClassVar[bool] = False

    def capacity(self, matter: Matter) -> Capacity | None:
        for step in matter.current_steps():
            if step.act not in self.station_acts:
                continue
            if matter.mine and step.act not in ON_OWN_MATTER:
                continue
            # Once more only where those who had not agreed have left since, so that nobody else can.
            if matter.by.pk in step.agreed and not settled(matter, step, against=self.against):
                continue
            found = seat(matter, step)
            if found is not None and self.fits(matter, found):
                return found
        return None

    def fits(self, matter: Matter, capacity: Capacity) -> bool:
        """Whether it may be done at a step at which the caller sits."""
        return True


def seat(matter: Matter, step: Step) -> Capacity | None:
    """In which capacity the caller sits at the desk of a step, if he does."""
    if step.person is not None and step.person.active:
        return _by_name(matter, step, step.person.pk)
    charge = step.charge.path if step.charge else None
    form = matter.proceeding.form_edition.slug
    fitting = [
        hat
        for hat in matter.hats
        if hat.serves(
            post_code=step.post_id, unit_id=step.unit_id, charge_path=charge, form_slug=form
        )
    ]
    # One's own post comes before a post one stands in for.
    fitting.sort(key=lambda hat: hat.on_behalf_of is not None)
    return Capacity(fitting[0].appointment, fitting[0].on_behalf_of, step) if fitting else None


def seat_reached(matter: Matter) -> Capacity | None:
    """The same at the steps that the matter came to in this round, also those that are over; the latest first."""
    reached = (step for step in reversed(matter.steps) if step.since is not None)
    return next(filter(None, (seat(matter, step) for step in reached)), None)


def _by_name(matter: Matter, step: Step, named: int) -> Capacity | None:
    """At a step that waits for a person by name sit he, and whoever takes his place in everything."""
    if named == matter.by.pk:
        own = (hat.appointment for hat in matter.hats if hat.on_behalf_of is None)
        return Capacity(next(own, None), step=step)
    form = matter.proceeding.form_edition.slug
    for hat in matter.hats:
        absent = hat.on_behalf_of
        if hat.whole and absent and absent.pk == named and (not hat.forms or form in hat.forms):
            return Capacity(hat.appointment, absent, step)
    return None
