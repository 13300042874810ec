"""GET inbox/: what waits for the caller, the longest first."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from ninja import Router

from people.models import Person
from people.service import Hat, hats
from workflows.chains.models import Step

from .auth import CallerRequest
from .matters import links, number_label, somebody, state_label
from .paging import LIMIT, After, Limit, Page, page
from .shapes.proceedings import Waiting

router = Router(tags=["inbox"])


@router.get("/", response=Page[Waiting], url_name="inbox")
def inbox(request: CallerRequest, after: After = None, limit: Limit = LIMIT) -> Page:
    """The steps that wait for the caller today, at his posts and at those he stands in for."""
    person = request.auth.person
    worn = hats(person, timezone.localdate())
    rows = Step.objects.waiting_for(person, worn).select_related(
        "proceeding__form_edition",
        "proceeding__applicant__user",
        "proceeding__unit",
        "post",
        "unit",
        "charge",
    )
    now = timezone.now()
    found, following = page(rows, by=("since", "id"), after=after, limit=limit)
    # Where all holders must act, a step goes on waiting for the others.
    mine = [step for step in found if person.pk not in step.agreed]
    return Page[Waiting](items=[_shape(step, worn, person, now) for step in mine], next=following)


def _shape(step: Step, worn: Sequence[Hat], person: Person, now: datetime) -> Waiting:
    matter = step.proceeding
    return Waiting(
        serial=matter.serial,
        number_label=number_label(matter),
        kind=matter.kind,
        title=matter.title,
        state=matter.state,
        state_label=state_label(matter),
        seen=matter.seen,
        applicant=somebody(matter.applicant),
        applicant_unit=matter.unit.name,
        act=step.act,
        order=step.order,
        post=step.post_id,
        post_name=step.post.name,
        unit=step.unit.code,
        unit_name=step.unit.name,
        on_behalf_of=_absent(step, worn, person),
        since=step.since,
        due_at=matter.due_at,
        lamp=matter.lamp(at=now),
        hands_in=step.hands_in,
        basis=step.basis,
        links=links(matter.serial),
    )


def _absent(step: Step, worn: Sequence[Hat], person: Person) -> str | None:
    """For whom the caller would act there, unless the step is his own."""
    serving = [
        hat.on_behalf_of
        for hat in worn
        if hat.serves(
            post_code=step.post_id,
            unit_id=step.unit_id,
            charge_path=step.charge.path if step.charge else None,
            form_slug=step.proceeding.form_edition.slug,
        )
    ]
    own = step.person_id == person.pk or None in serving or not serving
    return None if own or serving[0] is None else serving[0].name
