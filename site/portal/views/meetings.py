"""会议: what one's office has called, and the slip for who cannot come (D1-3.2i)."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext as _

from people.models import Post
from workflows.chains.calling import call_meeting, call_off, calling_for, keeping, move_meeting
from workflows.chains.models import Meeting
from workflows.chains.models.meeting import MeetingQuerySet, begin_of
from workflows.chains.service import Refusal

from ..access import StaffRequest, staff
from ..asking_leave import NoForm, may_ask, slip_for
from ..kept import restored, whose
from ..leaves.away import leaves_seen
from ..meeting_page import MeetingPage
from .proceeding import STATUS

MOST, MOST_AWAY = 20, 30
#: Where the forms on the page of a meeting are sent.
SENT_TO = ("meeting_move", "meeting_call_off", "meeting_present", "meeting_decide")


def on_the_page(view: Callable[[StaffRequest, int], HttpResponse]) -> Any:
    """For a form on the page of a meeting: who comes without sending it, as after signing in, is led to the page."""

    @wraps(view)
    def led(request: StaffRequest, pk: int) -> HttpResponse:
        if request.method != "POST":
            return redirect("portal:meeting", pk=pk)
        return view(request, pk)

    return led


@staff
def meetings(request: StaffRequest) -> HttpResponse:
    """The meetings ahead; whoever keeps the minutes calls one."""
    if request.method == "POST":
        return _call(request)
    return _list(request, typed=restored(request, request.visitor.me) or {})


@staff
def meeting(request: StaffRequest, pk: int) -> HttpResponse:
    """One meeting: who is not there, and what its body decides."""
    found, typed = found_for(request, pk), _restored(request, pk)
    about = typed.get("serial", "")
    return shown(request, found, typed=typed, about=about, came_back=bool(typed))


@staff
@on_the_page
def leave(request: StaffRequest, pk: int) -> HttpResponse:
    """A slip that begins with this meeting, to be looked over and handed in."""
    visitor = request.visitor
    found = found_for(request, pk)
    page = MeetingPage(found, visitor)
    if page.slip:
        messages.info(request, _("You asked for leave from this meeting already: here it is."))
        return redirect("portal:proceeding", serial=page.slip.serial)
    if not may_ask(found, visitor):
        raise Http404
    try:
        return redirect(slip_for(found, visitor, origin=request.POST.get("origin", "")))
    except NoForm:
        messages.info(request, _("No form asks for leave from a meeting. Ask the policy editor."))
        return redirect("portal:meetings")


@staff
def away(request: StaffRequest) -> HttpResponse:
    """Who is away on the day that somebody is about to choose."""
    starts = moment_of(request.GET.get("starts", ""))
    if starts is None or calling_for(request.visitor.me, request.visitor.now) is None:
        return HttpResponse("")
    day = localdate(starts)
    rows = leaves_seen(request.visitor).filter(first_day__lte=day, last_day__gte=day)
    found = list(rows.order_by("unit__path", "applicant_id")[: MOST_AWAY + 1])
    context = {"day": day, "away": found[:MOST_AWAY], "more": len(found) > MOST_AWAY}
    return render(request, "portal/meetings/_away.html", context)


@staff
@on_the_page
def move(request: StaffRequest, pk: int) -> HttpResponse:
    """Another time or place."""
    found, posted = found_for(request, pk), request.POST
    try:
        move_meeting(
            found,
            starts=moment_of(posted.get("starts", "")),
            place=posted.get("place", ""),
            by=request.visitor.me,
            at=request.visitor.now,
        )
    except Refusal as refusal:
        return shown(request, found, refusal=refusal, typed=posted)
    messages.success(request, _("The meeting was moved. All who are expected are told."))
    return redirect("portal:meeting", pk=pk)


@staff
@on_the_page
def call_it_off(request: StaffRequest, pk: int) -> HttpResponse:
    """It does not take place."""
    found = found_for(request, pk)
    try:
        call_off(
            found,
            by=request.visitor.me,
            at=request.visitor.now,
            why=request.POST.get("why", ""),
        )
    except Refusal as refusal:
        return shown(request, found, refusal=refusal, typed=request.POST)
    messages.success(request, _("The meeting was called off. All who were expected are told."))
    return redirect("portal:meeting", pk=pk)


def shown(
    request: StaffRequest,
    found: Meeting,
    *,
    refusal: Refusal | None = None,
    typed: QueryDict | None = None,
    about: str = "",
    came_back: bool = False,
) -> HttpResponse:
    """The page of a meeting; with what was refused, or came back after signing in anew."""
    page = MeetingPage(found, request.visitor, refusal, typed or QueryDict(), about)
    context = {
        "page": page,
        "meeting": found,
        "visitor": request.visitor,
        "whose": whose(request.visitor.me),
        "refusal": refusal,
        "typed": typed or {},
        "came_back": came_back,
    }
    status = STATUS[refusal.reason] if refusal else 200
    return render(request, "portal/meetings/page.html", context, status=status)


def _restored(request: StaffRequest, pk: int) -> QueryDict:
    """What the visitor had typed into the forms of the page before he had to sign in again."""
    typed = QueryDict(mutable=True)
    for name in SENT_TO:
        kept = restored(request, request.visitor.me, reverse(f"portal:{name}", args=[pk]))
        for key, values in (kept or QueryDict()).lists():
            typed.setlist(key, values)
    return typed


def found_for(request: StaffRequest, pk: int) -> Meeting:
    """The meeting, if it concerns the visitor."""
    return get_object_or_404(_mine(request).select_related("unit", "body"), pk=pk)


def _mine(request: StaffRequest) -> MeetingQuerySet:
    """Those of one's own units, and of all above them; of a body those of who sits in it or keeps its minutes."""
    return Meeting.objects.concerning(request.visitor.hats)


def _call(request: StaffRequest) -> HttpResponse:
    posted = request.POST
    try:
        called = call_meeting(
            name=posted.get("name", ""),
            body=posted.get("body", ""),
            starts=moment_of(posted.get("starts", "")),
            place=posted.get("place", ""),
            by=request.visitor.me,
            at=request.visitor.now,
        )
    except Refusal as refusal:
        return _list(request, typed=posted, refusal=refusal, status=STATUS[refusal.reason])
    messages.success(request, _("The meeting is called. All who are expected are told."))
    return redirect("portal:meeting", pk=called.pk)


def _list(request: StaffRequest, *, status: int = 200, **more: object) -> HttpResponse:
    visitor = request.visitor
    mine = _mine(request).select_related("unit", "body").prefetch_related("body__members")
    keeps = keeping(visitor.me, visitor.now)
    context = {
        "visitor": visitor,
        "whose": whose(visitor.me),
        "ahead": [(each, may_ask(each, visitor)) for each in mine.ahead(visitor.today)[:MOST]],
        "before": mine.filter(starts__lt=begin_of(visitor.today)).order_by("-starts", "-pk")[:MOST]
        if keeps
        else (),
        "calls": bool(keeps),
        "bodies": Post.objects.filter(code__in={hat.post_code for hat in keeps}) if keeps else (),
        **more,
    }
    return render(request, "portal/meetings.html", context, status=status)


def moment_of(given: str) -> datetime | None:
    """The moment that an input for day and time gives."""
    try:
        return datetime.fromisoformat(given).replace(tzinfo=get_current_timezone())
    except ValueError:
        return None
