"""会议记录: what a body decided about somebody, on record before the slip that cites it (D1-3.2g)."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forms.schemas.models import FormPage
from forms.schemas.service import offered_forms
from people.models import Person, Post, Unit
from regulations.in_force import RulesConflict, bindings, rules_of
from regulations.rules.verdict import Effect
from workflows.chains.models import Meeting, Minutes
from workflows.chains.models.meeting import ONE_DAY, MeetingQuerySet, begin_of
from workflows.chains.recording import Sitting, record_minutes
from workflows.chains.service import Reason, Refusal
from workflows.chains.sitting import names_there

from ..access import StaffRequest, Visitor, staff
from ..colleagues import colleagues
from ..figures import day_in
from ..kept import restored, whose
from .proceeding import STATUS

LATEST = 20
#: Digits of the key of a meeting.
LONGEST_KEY = 10


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
    meeting = _meeting(request, posted.get("meeting", ""))
    held_on = meeting.day if meeting else day_in(posted.get("held_on", ""))
    errors = {} if about else {"about": [_("Choose whom it was about.")]}
    errors |= {} if held_on else {"held_on": [_("Choose the day of the meeting.")]}
    if about is None or held_on is None:
        return _page(request, typed=posted, errors=errors, status=422)
    try:
        found = record_minutes(
            _sitting(posted, held_on=held_on, about=about, meeting=meeting),
            by=request.visitor.me,
            at=request.visitor.now,
        )
    except Refusal as refusal:
        if refusal.reason is Reason.REPEATED:
            # Word for word the same is on record: nothing that was typed is lost.
            messages.info(request, refusal.sentence)
            return redirect("portal:minutes")
        status = STATUS[refusal.reason]
        return _page(request, typed=posted, errors=refusal.errors, refusal=refusal, status=status)
    _say(request, found)
    return redirect("portal:minutes")


def _say(request: StaffRequest, found: Minutes) -> None:
    """What the minutes are good for now; what was decided too long ago lifts nothing any more."""
    told = {
        "serial": found.serial,
        "name": found.about.name,
        "day": date_format(found.held_on),
        "until": date_format(found.good_until),
    }
    if found.good_until >= request.visitor.today:
        sentence = _("On record as %(serial)s. %(name)s can hand in now, until %(until)s.")
        messages.success(request, sentence % told)
    else:
        sentence = _(
            "On record as %(serial)s. But the meeting of %(day)s is too long ago: its minutes were good "
            "until %(until)s, and %(name)s still cannot hand in beyond the limit. Put it to the meeting "
            "anew, and record those minutes."
        )
        messages.warning(request, sentence % told)


def _sitting(
    posted: QueryDict, *, held_on: date, about: Person, meeting: Meeting | None
) -> Sitting:
    body = meeting.body.code if meeting and meeting.body else posted.get("body", "")
    return Sitting(
        body=body,
        held_on=held_on,
        present=posted.get("present", ""),
        about=about,
        form=posted.get("form", ""),
        resolution=posted.get("resolution", ""),
        meeting=meeting,
    )


def _meeting(request: StaffRequest, given: str) -> Meeting | None:
    """The meeting of one of the visitor's bodies with this key."""
    if not (given.isascii() and given.isdecimal() and len(given) < LONGEST_KEY):
        return None
    return _held(request.visitor).filter(pk=given).first()


def _held(visitor: Visitor) -> MeetingQuerySet:
    """The meetings of his bodies that have begun, the latest first."""
    units = {hat.unit_id for hat in visitor.hats}
    rows = Meeting.objects.filter(body__code__in=visitor.bodies, unit__in=units, cancelled=False)
    today = begin_of(visitor.today + ONE_DAY)
    return rows.filter(starts__lt=today).select_related("body").order_by("-starts", "-pk")


def _forms(visitor: Visitor) -> list[FormPage]:
    """The forms, first those with a limit that minutes lift: only there does anything come of them."""
    units = {hat.appointment.unit for hat in visitor.hats}
    lifted = {slug for unit in units for slug in _lifted(unit, visitor.today)}
    return sorted(offered_forms(), key=lambda form: form.slug not in lifted)


def _lifted(unit: Unit, on: date) -> set[str]:
    try:
        limits = rules_of(bindings(unit, on), "limit")
    except RulesConflict:
        return set()
    return {each.rule.form for each in limits if each.rule.effect is Effect.REFUSE_UNLESS_MINUTES}


def _page(request: StaffRequest, *, status: int = 200, **more: object) -> HttpResponse:
    visitor = request.visitor
    chosen = _meeting(request, request.GET.get("meeting", ""))
    bodies = Post.objects.filter(code__in=visitor.bodies)
    units = {hat.unit_id for hat in visitor.hats}
    latest = Minutes.objects.filter(body__in=bodies, unit__in=units)
    context = {
        "visitor": visitor,
        "whose": whose(visitor.me),
        "bodies": bodies,
        "forms": _forms(visitor),
        "meetings": _held(visitor)[:LATEST],
        "chosen": chosen,
        "there": names_there(list(chosen.attended.order_by("pk")), chosen.also_present)
        if chosen
        else "",
        "colleagues": colleagues(visitor.me, visitor.today),
        "latest": latest.select_related("body", "about", "meeting")[:LATEST],
        **more,
    }
    return render(request, "portal/minutes.html", context, status=status)
