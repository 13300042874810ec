"""会议记录: what a body decided about somebody, on record before the slip that cites it (D1-3.2g)."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from forms.schemas.service import offered_forms
from people.models import Person, Post
from workflows.chains.models import Minutes
from workflows.chains.recording import Sitting, record_minutes
from workflows.chains.service import Refusal

from ..access import StaffRequest, staff
from ..colleagues import colleagues
from ..kept import restored, whose
from .proceeding import STATUS

LATEST = 20


@staff
def minutes(request: StaffRequest) -> HttpResponse:
    """Record minutes, and see the latest ones of the bodies that one records for."""
    if not request.visitor.bodies:
        raise PermissionDenied
    if request.method == "POST":
        return _record(request)
    return _page(request, typed=restored(request, request.visitor.me) or {})


def _record(request: StaffRequest) -> HttpResponse:
    posted = request.POST
    about = Person.objects.filter(user__username=posted.get("about", "")).first()
    held_on = _day(posted.get("held_on", ""))
    errors = {} if about else {"about": [_("Choose whom it was about.")]}
    errors |= {} if held_on else {"held_on": [_("Choose the day of the meeting.")]}
    if about is None or held_on is None:
        return _page(request, typed=posted, errors=errors, status=422)
    words = {name: posted.get(name, "") for name in ("body", "present", "form", "resolution")}
    try:
        found = record_minutes(
            Sitting(held_on=held_on, about=about, **words),
            by=request.visitor.me,
            at=request.visitor.now,
        )
    except Refusal as refusal:
        status = STATUS[refusal.reason]
        return _page(request, typed=posted, errors=refusal.errors, refusal=refusal, status=status)
    told = _("On record as %(serial)s. %(name)s can hand in now.")
    messages.success(request, told % {"serial": found.serial, "name": about.name})
    return redirect("portal:minutes")


def _page(request: StaffRequest, *, status: int = 200, **more: object) -> HttpResponse:
    visitor = request.visitor
    bodies = Post.objects.filter(code__in=visitor.bodies)
    units = {hat.unit_id for hat in visitor.hats}
    latest = Minutes.objects.filter(body__in=bodies, unit__in=units)
    context = {
        "visitor": visitor,
        "whose": whose(visitor.me),
        "bodies": bodies,
        "forms": offered_forms(),
        "colleagues": colleagues(visitor.me, visitor.today),
        "latest": latest.select_related("body", "about")[:LATEST],
        **more,
    }
    return render(request, "portal/minutes.html", context, status=status)


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
