"""GET copies/, substitutions/, meetings/: what the caller may read, who acts for whom, when the office meets."""

from datetime import date
from typing import Annotated

from django.db.models import Q
from django.utils import timezone
from ninja import Query, Router

from people import models as people
from people.service import hats
from workflows.chains import models as chains

from .auth import CallerRequest
from .matters import matter_shape, somebody
from .paging import LIMIT, After, Limit, Page, page
from .shapes.around import Copy, Meeting, Substitution

router = Router(tags=["around"])
From = Annotated[date | None, Query(alias="from")]
#: A day before it has no moment that every database could compare.
EARLIEST = date(1970, 1, 1)


@router.get("/copies/", response=Page[Copy], url_name="copies")
def copies(request: CallerRequest, after: After = None, limit: Limit = LIMIT) -> Page:
    """Matters that somebody copied to the caller (抄送), the latest first."""
    rows = chains.Copied.objects.filter(person=request.auth.person)
    rows = rows.select_related("proceeding", "by__user").defer("proceeding__verdicts")
    found, following = page(rows, by=("-at", "-id"), after=after, limit=limit)
    items = [
        Copy(matter=matter_shape(each.proceeding), by=somebody(each.by), at=each.at)
        for each in found
    ]
    return Page[Copy](items=items, next=following)


@router.get("/substitutions/", response=Page[Substitution], url_name="substitutions")
def substitutions(request: CallerRequest, after: After = None, limit: Limit = LIMIT) -> Page:
    """Who acts for the caller, and for whom the caller acts (代理), the latest first; those over too."""
    me, today = request.auth.person, timezone.localdate()
    mine = Q(substitute=me) | Q(absent=me) | Q(appointment__person=me)
    rows = people.Substitution.objects.filter(mine).select_related(
        "absent__user",
        "substitute__user",
        "appointment__person__user",
        "appointment__post",
        "appointment__unit",
    )
    found, following = page(rows, by=("-starts", "-id"), after=after, limit=limit)
    return Page[Substitution](items=[_standing_in(each, today) for each in found], next=following)


@router.get("/meetings/", response=Page[Meeting], url_name="meetings")
def meetings(
    request: CallerRequest, first: From = None, after: After = None, limit: Limit = LIMIT
) -> Page:
    """The meetings of the caller's offices that still take place, the next first; `from` a day, or today."""
    today = timezone.localdate()
    paths = {hat.unit_path for hat in hats(request.auth.person, today) if hat.on_behalf_of is None}
    rows = chains.Meeting.objects.for_units(paths).ahead(max(first or today, EARLIEST))
    rows = rows.select_related("unit", "body")
    found, following = page(rows, by=("starts", "id"), after=after, limit=limit)
    return Page[Meeting](items=[_meeting(each) for each in found], next=following)


def _standing_in(row: people.Substitution, today: date) -> Substitution:
    held = row.appointment
    absent = held.person if held else row.absent
    assert absent is not None
    return Substitution(
        id=row.pk,
        absent=somebody(absent),
        appointment=held.label if held else None,
        substitute=somebody(row.substitute),
        starts=row.starts,
        ends=row.ends,
        forms=row.forms,
        reason=row.reason,
        runs=row.starts <= today <= row.ends,
    )


def _meeting(row: chains.Meeting) -> Meeting:
    return Meeting(
        id=row.pk,
        name=row.name,
        starts=row.starts,
        place=row.place,
        unit=row.unit.code,
        unit_name=row.unit.name,
        body=row.body.code if row.body else None,
        body_name=row.body.name if row.body else None,
    )
