"""会议: what one's office has called, and the slip for who cannot come (D1-3.2i)."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forms.submissions.models import Draft
from workflows.chains.calling import call_meeting, calling_for
from workflows.chains.models import Meeting
from workflows.chains.models.meeting import MeetingQuerySet
from workflows.chains.service import Refusal
from workflows.leave.meeting import begun_with, form_for_meetings

from ..access import StaffRequest, staff
from ..kept import restored, whose
from .proceeding import STATUS

MOST = 20


@staff
def meetings(request: StaffRequest) -> HttpResponse:
    """The meetings ahead; whoever keeps the minutes calls one."""
    if request.method == "POST":
        return _call(request)
    return _page(request, typed=restored(request, request.visitor.me) or {})


@staff
@require_POST
def leave(request: StaffRequest, pk: int) -> HttpResponse:
    """A slip that begins with this meeting, to be looked over and handed in."""
    meeting = get_object_or_404(_mine(request).ahead(request.visitor.today), pk=pk)
    edition = form_for_meetings()
    if edition is None:
        messages.info(request, _("No form asks for leave from a meeting. Ask the policy editor."))
        return redirect("portal:meetings")
    draft = Draft.objects.create(
        owner=request.visitor.me, edition=edition, answers=begun_with(edition, meeting)
    )
    return redirect(f"{reverse('portal:fill', args=[edition.slug])}?draft={draft.pk}")


def _mine(request: StaffRequest) -> MeetingQuerySet:
    """Those of one's own units, and of all above them."""
    paths = {hat.unit_path for hat in request.visitor.hats if hat.on_behalf_of is None}
    return Meeting.objects.for_units(paths)


def _call(request: StaffRequest) -> HttpResponse:
    posted = request.POST
    try:
        call_meeting(
            name=posted.get("name", ""),
            starts=_moment(posted.get("starts", "")),
            place=posted.get("place", ""),
            by=request.visitor.me,
            at=request.visitor.now,
        )
    except Refusal as refusal:
        return _page(request, typed=posted, refusal=refusal, status=STATUS[refusal.reason])
    messages.success(request, _("The meeting is called."))
    return redirect("portal:meetings")


def _page(request: StaffRequest, *, status: int = 200, **more: object) -> HttpResponse:
    visitor = request.visitor
    ahead = _mine(request).ahead(visitor.today).select_related("unit", "body")
    context = {
        "visitor": visitor,
        "whose": whose(visitor.me),
        "ahead": ahead[:MOST],
        "calls": calling_for(visitor.me, visitor.now) is not None,
        **more,
    }
    return render(request, "portal/meetings.html", context, status=status)


def _moment(given: str) -> datetime | None:
    try:
        return datetime.fromisoformat(given).replace(tzinfo=get_current_timezone())
    except ValueError:
        return None
