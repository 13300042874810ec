"""GET proceedings/{serial}/trail: what was done, by whom, when, on which clause."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from ninja import Query, Router

from dossiers.gathering.words import done_label
from people.models import User
from trail.models import Trace
from trail.service import timeline
from workflows.chains.service import specific
from workflows.chains.showing import traces_for

from .auth import CallerRequest
from .paging import After, Page, page
from .proceedings import one_visible
from .shapes import proceedings as shapes

router = Router(tags=["proceedings"], by_alias=True)
Limit = Annotated[int, Query(ge=1, le=500)]


@router.get("/{slug:serial}/trail", response=Page[shapes.Trace], url_name="trail")
def trail(request: CallerRequest, serial: str, after: After = None, limit: Limit = 100) -> Page:
    """The traces of a proceeding in their order, each chained to the one before."""
    found = one_visible(serial, request.auth.person)
    traces, following = page(timeline(found.serial), by=("number",), after=after, limit=limit)
    traces = traces_for(traces, specific(found), request.auth.person)
    users = _users(traces)
    return Page[shapes.Trace](items=[_shape(each, users) for each in traces], next=following)


def _users(traces: Iterable[Trace]) -> Mapping[str, str]:
    """User names by actor; the trail keeps persons by number and name only."""
    actors = {int(each.actor) for each in traces if each.actor.isdecimal()}
    rows = User.objects.filter(person__in=actors).values_list("person__pk", "username")
    return {str(pk): user_name for pk, user_name in rows}


def _shape(trace: Trace, users: Mapping[str, str]) -> shapes.Trace:
    return shapes.Trace(
        number=trace.number,
        act=trace.act,
        act_label=done_label(trace.act),
        by=shapes.By(
            user=users.get(trace.actor),
            name=trace.actor_name,
            appointment=trace.appointment,
            on_behalf_of=trace.on_behalf or None,
        ),
        at=trace.at,
        from_state=trace.from_state,
        to_state=trace.to_state,
        opinion=trace.payload.opinion,
        data=trace.payload.data or {},
        basis=trace.basis,
        previous=trace.previous,
        digest=trace.digest,
    )
