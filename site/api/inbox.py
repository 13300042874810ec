"""GET inbox/: what waits for the caller, the longest first."""

from datetime import datetime
from typing import Annotated

from django.db.models import Q, QuerySet
from django.utils import timezone
from ninja import Query, Router

from people.service import Hat, hats
from queries import prepared
from workflows.chains.desks import LONGEST_FIRST
from workflows.chains.models import Step

from .auth import CallerRequest
from .matters import links, somebody
from .paging import LIMIT, After, Limit, Page, behind, cut
from .shapes.proceedings import Waiting

router = Router(tags=["inbox"])
Code = Annotated[str | None, Query(max_length=255)]


@router.get("/", response=Page[Waiting], url_name="inbox")
def inbox(
    request: CallerRequest,
    kind: Code = None,
    form: Code = None,
    after: After = None,
    limit: Limit = LIMIT,
) -> Page:
    """The steps that wait for the caller today, at his posts and at those he stands in for.

    `kind` and `form` narrow them to matters of one kind, or of one form.
    """
    person = request.auth.person
    worn = hats(person, timezone.localdate())
    mark = behind(after, by=LONGEST_FIRST, model=Step)
    if kind:
        mark &= Q(proceeding__kind=without_nul(kind))
    if form:
        mark &= Q(proceeding__form_edition__slug=without_nul(form))
    waits = Step.objects.waiting_for(person, worn, most=limit + 1, behind=mark)
    found, following = cut(waits, by=LONGEST_FIRST, model=Step, limit=limit)
    steps = {each.pk: each for each in _shown(tuple([each.id for each in found]))}
    now = timezone.now()
    items = [_shape(steps[each.id], each.hat, now) for each in found]
    return Page[Waiting](items=items, next=following)


@prepared
def _shown(keys: tuple[int, ...]) -> QuerySet[Step]:
    rows = Step.objects.filter(pk__in=keys).select_related(
        "proceeding__applicant__user", "proceeding__unit", "post", "unit"
    )
    return rows.defer("proceeding__verdicts").order_by()


def without_nul(code: str) -> str:
    """A code that PostgreSQL can at least look for."""
    return code.replace("\x00", "?")


def _shape(step: Step, hat: Hat | None, now: datetime) -> Waiting:
    matter = step.proceeding
    return Waiting(
        serial=matter.serial,
        number_label=matter.number_label,
        kind=matter.kind,
        title=matter.title,
        state=matter.state,
        state_label=matter.state_label,
        seen=matter.seen,
        applicant=somebody(matter.applicant),
        applicant_unit=matter.unit.name,
        act=step.act,
        order=step.order,
        post=step.post_id,
        post_name=step.post.name,
        unit=step.unit.code,
        unit_name=step.unit.name,
        on_behalf_of=hat.on_behalf_of.name if hat and hat.on_behalf_of else None,
        since=step.since,
        due_at=matter.due_at,
        lamp=matter.lamp(at=now),
        hands_in=step.hands_in,
        basis=step.basis,
        links=links(matter.serial),
    )
