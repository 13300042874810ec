"""填报: choose a form, fill it in, see what will happen, hand it in."""

import uuid
from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forms.schemas.models import FormEdition
from forms.schemas.service import current_edition, latest_edition, offered_forms
from forms.submissions.models import Draft
from people.service import main_appointment
from regulations.in_force import bindings, forms_served
from workflows.chains.models import Meeting, Proceeding, Step
from workflows.chains.showing import traces_for

from ..access import StaffRequest, Visitor, staff
from ..asking_leave import NoForm, may_ask, slip_for
from ..beginning import new_or_draft, returned
from ..begun import drafts_of
from ..filling import TYPING, Filling
from ..filling_page import changed_parts, page
from ..kept import restored
from ..log import traces_of
from ..meanwhile import left_behind, no_longer_offered, withdrawn
from ..part_filling import part_of
from ..sent_back import sent_back
from ..stepping import address_of, step_asked_for
from ..steps import CHECK
from .proceeding import seen_in

#: What the button for leave from a meeting asks for, before the key of the meeting.
LEAVE_FROM = "leave-from-"
#: Marks the message that what was typed is here: the browser need not keep it any longer (portal.js).
ARRIVED = "arrived"
#: So many of the latest matters tell which forms somebody fills in often.
OF_LATE = 50


@staff
def choose(request: StaffRequest) -> HttpResponse:
    """The forms that may be filled in."""
    visitor = request.visitor
    often = _often(visitor)
    offered = sorted(offered_forms(), key=lambda form: -often[form.slug])
    served = _served(visitor)
    context = {
        "forms": [each for each in offered if served is None or each.slug in served],
        "others": [each for each in offered if served is not None and each.slug not in served],
        "drafts": drafts_of(visitor.me),
    }
    return render(request, "portal/forms.html", context)


def _often(visitor: Visitor) -> Counter[str]:
    """How often each form was handed in by the visitor of late: those come first."""
    rows = Proceeding.objects.filter(applicant=visitor.me).order_by("-submitted_at", "-pk")
    return Counter(rows.values_list("form_edition__slug", flat=True)[:OF_LATE])


def _served(visitor: Visitor) -> frozenset[str] | None:
    """The forms on which somebody decides in the visitor's unit; None without a post."""
    held = main_appointment(visitor.me, visitor.today)
    return forms_served(bindings(held.unit, visitor.today)) if held else None


@staff
def fill(request: StaffRequest, slug: str) -> HttpResponse:
    """A new form, or a draft of it."""
    visitor = request.visitor
    edition = current_edition(slug)
    given = request.POST.get("draft") or request.GET.get("draft", "")
    asked_for = edition or latest_edition(slug)
    if asked_for is None:
        raise Http404
    if edition is None and not given:
        return no_longer_offered(request, asked_for)
    filling = new_or_draft(
        visitor.me, asked_for, given, now=visitor.now, held=lambda: visitor.appointment
    )
    if edition is None:
        return withdrawn(request, filling)
    if _pressed(request) == "newer":
        return _newer(request, filling, edition)
    newer = edition if edition.number > filling.edition.number else None
    if newer is None:
        filling.draft.edition = edition
    return _answer(request, filling, newer=newer)


def _newer(request: StaffRequest, filling: Filling, edition: FormEdition) -> HttpResponse:
    """Go on with the newer edition; what it has no place for is shown once more."""
    before = filling.edition
    filling.number = request.POST.get("step", "")
    filling.read(request.POST, request.FILES)
    lost = left_behind(before, edition, filling.answers, request.visitor.today)
    filling.go_over_to(edition)
    filling.save()
    return page(request, filling, left_behind=lost)


@staff
def fill_again(request: StaffRequest, serial: str) -> HttpResponse:
    """A returned matter, corrected by its applicant."""
    visitor = request.visitor
    rows = visitor.sees().select_related("form_edition", "applicant")
    matter = get_object_or_404(rows, serial=serial, applicant=visitor.me)
    if matter.state != "returned":
        return redirect("portal:proceeding", serial=serial)
    filling = returned(matter, visitor.me, now=visitor.now)
    traces = traces_for(traces_of(serial), matter, visitor.me)
    return _answer(request, filling, sent_back=sent_back(matter, visitor, traces))


@staff
def hand_in_part(request: StaffRequest, serial: str, slug: str) -> HttpResponse:
    """The form of a station of a matter, filled in by who sits there."""
    visitor = request.visitor
    matter = get_object_or_404(visitor.sees(), serial=serial)
    waits = Step.objects.at_hats(visitor.hats).filter(proceeding=matter, status="current")
    edition = current_edition(slug) if waits.filter(hands_in=slug).exists() else None
    if edition is None:
        messages.info(request, _("Nothing is to be handed in here any more."))
        return redirect("portal:proceeding", serial=serial)
    return _answer(request, part_of(matter, edition, visitor.me, now=visitor.now))


@staff
@require_POST
def discard(request: StaffRequest, draft: uuid.UUID) -> HttpResponse:
    """Throw a draft away."""
    get_object_or_404(Draft, pk=draft, owner=request.visitor.me).delete()
    messages.success(request, _("The draft is thrown away."))
    return redirect("portal:home")


def _pressed(request: StaffRequest) -> str:
    """Which button was pressed.

    A page that saves itself carries along the button on which the cursor stands; none was pressed.
    """
    return TYPING if request.headers.get("HX-Request") else request.POST.get("do", "")


def _answer(request: StaffRequest, filling: Filling, **more: Any) -> HttpResponse:
    asked_for = request.POST if request.method == "POST" else request.GET
    filling.number = asked_for.get("step", "")
    if request.method != "POST":
        return _shown_again(request, filling, **more)
    filling.page = request.POST.get("page") or filling.page
    filling.version = request.POST.get("version", "")
    do = _pressed(request)
    older = "page" in request.POST and filling.saved_elsewhere and do != "mine"
    filling.read(request.POST, None if do == TYPING else request.FILES, do=do)
    if older:
        return _older(request, filling, typing=do == TYPING, **more)
    if do == TYPING:
        if not filling.save():
            more["handed_in"] = filling.handed_in_as
        return changed_parts(request, filling, **more)
    return _done(request, filling, do, **more)


def _done(request: StaffRequest, filling: Filling, do: str, **more: Any) -> HttpResponse:
    """What a button asks for, once the answers are read."""
    if do == "submit":
        return _hand_in(request, filling, **more)
    if do.startswith(LEAVE_FROM):
        return _ask_leave_from(request, filling, do.removeprefix(LEAVE_FROM))
    if do == "undo":
        filling.save()
        filling.undo()
        return redirect(address_of(request, filling))
    if not filling.problems:
        if do == "save":
            filling.save()
            said = _("The draft is saved. It lies under “To do”.")
            messages.success(request, said, extra_tags=ARRIVED)
            return redirect("portal:home")
        if step := step_asked_for(filling, do):
            filling.save()
            return redirect(address_of(request, filling, step))
    filling.save()
    return page(request, filling, **more)


def _ask_leave_from(request: StaffRequest, filling: Filling, given: str) -> HttpResponse:
    """The slip for a meeting of these days comes up; this one stays as a draft."""
    filling.save()
    pk = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
    meeting = get_object_or_404(Meeting, pk=pk)
    if not may_ask(meeting, request.visitor):
        raise Http404
    try:
        address = slip_for(meeting, request.visitor, other=filling.answers)
    except NoForm:
        messages.info(request, _("No form asks for leave from a meeting. Ask the policy editor."))
        return redirect(address_of(request, filling))
    told = _("The slip that you were filling in is kept as a draft; it lies under “To do”.")
    messages.info(request, told)
    return redirect(address)


def _older(request: StaffRequest, filling: Filling, *, typing: bool, **more: Any) -> HttpResponse:
    """The draft was saved elsewhere meanwhile: nothing is done, and the reader chooses."""
    context = {"elsewhere": filling.draft.saved_at, "newest": address_of(request, filling), **more}
    if typing:
        return changed_parts(request, filling, **context)
    return page(request, filling, status=409, **context)


def _shown_again(request: StaffRequest, filling: Filling, **more: Any) -> HttpResponse:
    """The page; with what was posted before one had to sign in again, as a draft."""
    kept = restored(request, filling.person)
    if kept is None:
        told = filling.way is not None and (filling.way.here.is_check or "told" in request.GET)
        filling.problems = filling.found(request.visitor.today) if told else {}
        return page(request, filling, **more)
    if filling.again is None and not filling.draft.stream:
        draft = kept.get("draft", "")
        filling = new_or_draft(filling.person, filling.edition, draft, now=filling.now)
    filling.number = kept.get("step", "")
    filling.read(kept)
    filling.save()
    return page(request, filling, came_back=True, **more)


def _hand_in(request: StaffRequest, filling: Filling, **more: Any) -> HttpResponse:
    given = request.POST.get("seen")
    serial = filling.hand_in(seen=None if given is None else seen_in(request.POST))
    if serial is None:
        filling.save()
        if filling.way:
            filling.number = CHECK
        return page(request, filling, status=422, **more)
    messages.success(request, _("Handed in. You can follow it here."), extra_tags=ARRIVED)
    return redirect("portal:proceeding", serial=serial)
