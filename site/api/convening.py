"""meetings/: when the office meets; who keeps the minutes of an office calls its meetings, moves them, calls them off."""

from datetime import date
from typing import Annotated

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Query, Router, Status

from people.service import hats
from workflows.chains import models
from workflows.chains.calling import call_meeting, call_off, move_meeting

from .auth import BearerToken, CallerRequest
from .handlers import not_found
from .once import Key, once
from .paging import LIMIT, After, Limit, Page, page
from .scopes import Scope
from .shapes.around import Meeting, MeetingCalledOff, MeetingIn, MeetingMove

router = Router(tags=["around"])
CALLS = BearerToken(Scope.ACT)
From = Annotated[date | None, Query(alias="from")]
#: A day before it has no moment that every database could compare.
EARLIEST = date(1970, 1, 1)


@router.get("/meetings/", response=Page[Meeting], url_name="meetings")
def meetings(
    request: CallerRequest, first: From = None, after: After = None, limit: Limit = LIMIT
) -> Page:
    """The meetings of the caller's offices that still take place, the next first; `from` a day, or today."""
    today = timezone.localdate()
    paths = {hat.unit_path for hat in hats(request.auth.person, today) if hat.on_behalf_of is None}
    rows = models.Meeting.objects.for_units(paths).ahead(max(first or today, EARLIEST))
    rows = rows.select_related("unit", "body")
    found, following = page(rows, by=("starts", "id"), after=after, limit=limit)
    return Page[Meeting](items=[_shape(each) for each in found], next=following)


@router.post("/meetings/", response={201: Meeting}, auth=CALLS)
def call_a_meeting(request: CallerRequest, payload: MeetingIn, key: Key = None) -> Status:
    """Call a meeting; all who are expected are told.

    The same `Idempotency-Key` with the same content calls it once.
    """
    me, at = request.auth.person, timezone.now()

    def job() -> str:
        called = call_meeting(
            name=payload.name,
            starts=payload.starts,
            place=payload.place,
            by=me,
            at=at,
            body=payload.body or "",
        )
        return str(called.pk)

    content = (b"meeting", payload.model_dump_json().encode())
    pk, _new = once(job, person=me, key=key, content=content, at=at)
    return Status(201, _shape(_meetings().get(pk=pk)))


@router.post(
    "/meetings/{int:meeting_id}/move", response=Meeting, auth=CALLS, url_name="move_a_meeting"
)
def move_a_meeting(request: CallerRequest, meeting_id: int, payload: MeetingMove) -> Meeting:
    """Another time or place; slips that ask for leave from it follow, and all who are expected are told."""
    found = _concerning(request, meeting_id)
    place = found.place if payload.place is None else payload.place
    move_meeting(
        found, starts=payload.starts, place=place, by=request.auth.person, at=timezone.now()
    )
    return _shape(_meetings().get(pk=meeting_id))


@router.post(
    "/meetings/{int:meeting_id}/call_off",
    response=Meeting,
    auth=CALLS,
    url_name="call_off_a_meeting",
)
def call_off_a_meeting(
    request: CallerRequest, meeting_id: int, payload: MeetingCalledOff | None = None
) -> Meeting:
    """It does not take place; slips that ask for leave from it stay, and all who were expected are told."""
    why = payload.why if payload else ""
    call_off(_concerning(request, meeting_id), by=request.auth.person, at=timezone.now(), why=why)
    return _shape(_meetings().get(pk=meeting_id))


def _meetings() -> QuerySet[models.Meeting]:
    return models.Meeting.objects.select_related("unit", "body")


def _concerning(request: CallerRequest, pk: int) -> models.Meeting:
    worn = hats(request.auth.person, timezone.localdate())
    found = models.Meeting.objects.concerning(worn).filter(pk=pk).first()
    if found is None:
        raise not_found()
    return found


def _shape(row: models.Meeting) -> Meeting:
    return Meeting(
        id=row.pk,
        name=row.name,
        starts=row.starts,
        place=row.place,
        unit=row.unit.code,
        unit_name=row.unit.name,
        body=row.body.code if row.body else None,
        body_name=row.body.name if row.body else None,
        cancelled=row.cancelled,
    )
