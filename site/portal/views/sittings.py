"""会议研究: who was there, and one decision after the other, each an act of its own (D1-3.2d)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from workflows.chains.acts import act_of
from workflows.chains.acts.on_record import VOTES
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import Reason, Refusal, perform
from workflows.chains.sitting import record_present

from ..access import StaffRequest, staff
from ..figures import day_in
from ..meeting_page import MeetingPage
from ..roll import roll_of
from .meetings import found_for, on_the_page, shown
from .proceeding import pressed_twice, seen_in

#: What a body may come to.
COMES_TO = frozenset({"deliberate", "reject"})


@staff
def members(request: StaffRequest, serial: str) -> HttpResponse:
    """Who sat in the body that decides on a matter on another day, to be ticked as present."""
    visitor = request.visitor
    matter = get_object_or_404(visitor.sees().select_related("applicant"), serial=serial)
    waiting = Step.objects.at_hats(visitor.hats).filter(
        proceeding=matter, status="current", act="deliberate"
    )
    step = get_object_or_404(waiting.select_related("post"))
    day = day_in(request.GET.get("held_on", "")) or visitor.today
    roll = roll_of(step, matter.applicant, day)
    context = {"roll": roll, "ticked": request.GET.getlist("members")}
    return render(request, "portal/acts/_members.html", context)


@staff
@on_the_page
def present(request: StaffRequest, pk: int) -> HttpResponse:
    """Write down who was there."""
    found, visitor = found_for(request, pk), request.visitor
    try:
        record_present(
            found,
            request.POST.getlist("present"),
            request.POST.get("also_present", ""),
            by=visitor.me,
            hat=MeetingPage(found, visitor).keeps,
            at=visitor.now,
        )
    except Refusal as refusal:
        return shown(request, found, refusal=refusal, typed=request.POST)
    messages.success(request, _("It is written down who was there."))
    return redirect(f"{reverse('portal:meeting', args=[pk])}#agenda")


@staff
@on_the_page
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """What the body decided on one matter, with its vote."""
    found, visitor, posted = found_for(request, pk), request.visitor, request.POST
    serial, code = posted.get("serial", ""), posted.get("act", "")
    matter = get_object_or_404(Proceeding, serial=serial)
    if code not in COMES_TO:
        # Enter in a field presses no button.
        get_object_or_404(visitor.sees(), serial=serial)
        sentence = _("Choose what the meeting came to. Nothing was changed.")
        refusal = Refusal(Reason.INVALID, sentence, errors={"act": [sentence]})
        return shown(request, found, refusal=refusal, typed=posted, about=serial)
    votes = {key: posted[key] for key in VOTES if posted.get(key)}
    try:
        perform(
            matter,
            code,
            by=visitor.me,
            at=visitor.now,
            seen=seen_in(posted),
            opinion=posted.get("opinion", ""),
            data={"meeting": str(found.pk), **votes},
        )
    except Refusal as refusal:
        # Who may act may also see; who was refused is told of no matter that is not his to see.
        get_object_or_404(visitor.sees(), serial=serial)
        if not pressed_twice(request, matter, posted):
            return shown(request, found, refusal=refusal, typed=posted, about=serial)
    act = act_of(matter, code)
    told = _("Done: “%(act)s”, %(title)s.")
    messages.success(request, told % {"act": act.label if act else code, "title": matter.title})
    return redirect(f"{reverse('portal:meeting', args=[pk])}#agenda")
