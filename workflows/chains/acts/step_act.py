"""Acts at a step: whoever sits at its desk, or stands in, may do them."""

from typing import ClassVar

from regulations.rules.route import ON_OWN_MATTER

from ..models import Step
from .base import Act, Capacity, Matter


class StepAct(Act):
    """An act at one of the current steps; `station_acts` are the stations where it is done."""

    station_acts: ClassVar[frozenset[str]]

    def capacity(self, matter: Matter) -> Capacity | None:
        for step in matter.current_steps():
            if step.act not in self.station_acts:
                continue
            if matter.mine and step.act not in ON_OWN_MATTER:
                continue
            if matter.by.pk in step.agreed:
                continue
            found = seat(matter, step)
            if found is not None:
                return found
        return None


def seat(matter: Matter, step: Step) -> Capacity | None:
    """In which capacity the caller sits at the desk of a step, if he does."""
    if step.person_id == matter.by.pk:
        return Capacity(None, step=step)
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
