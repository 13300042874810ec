"""Acts that the office where a slip is on file may do too."""

from workflows.chains.acts import Act, Matter
from workflows.chains.acts.base import Capacity


class OfficeOrApplicantAct(Act):
    """What the applicant may do himself, or the office where his slip is on file."""

    def capacity(self, matter: Matter) -> Capacity | None:
        if matter.mine:
            return Capacity(matter.proceeding.appointment)
        return office_capacity(matter)


def office_capacity(matter: Matter) -> Capacity | None:
    """The capacity of who sits where the slip is put on file; None for everybody else."""
    form = matter.proceeding.form_edition.slug
    filing = [step for step in matter.steps if step.act == "file"]
    for hat in matter.hats:
        if any(
            hat.serves(post_code=step.post_id, unit_id=step.unit_id, form_slug=form)
            for step in filing
        ):
            return Capacity(hat.appointment, hat.on_behalf_of)
    return None
