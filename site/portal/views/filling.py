"""填报: choose a form, fill it in, see what will happen, hand it in."""

import uuid
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forms.schemas.models import FormEdition
from forms.schemas.service import current_edition, latest_edition, offered_forms
from forms.submissions.models import Draft
from people.service import main_appointment
from regulations.codes import codes_asked
from regulations.in_force import bindings, forms_served
from workflows.chains.models import Meeting, Step

from ..access import StaffRequest, Visitor, staff
from ..asking_leave import NoForm, slip_for
from ..beginning import new_or_draft, returned
from ..conditions import conditions_of
from ..fields import Asked, asked
from ..filling import TYPING, Filling
from ..kept import restored, whose
from ..meanwhile import left_behind, withdrawn
from ..part_filling import part_of
from ..reviewing import by_path, every, marked, review, wrong
from ..sent import drafts_of
from ..stepping import address_of, step_asked_for
from ..steps import CHECK, Way

#: Fields that say back what they count.
SAYING = ("half_day_range", "time_span", "computed")
#: What the button for leave from a meeting asks for, before the key of the meeting.
LEAVE_FROM = "leave-from-"


@staff
def choose(request: StaffRequest) -> HttpResponse:
    """The forms that may be filled in."""
    visitor = request.visitor
    offered = offered_forms()
    served = _served(visitor)
    context = {
        "forms": [each for each in offered if served is None or each.slug in served],
        "others": [each for each in offered if served is not None and each.slug not in served],
        "drafts": drafts_of(visitor.me),
    }
    return render(request, "portal/forms.html", context)


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
    if asked_for is None or (edition is None and not given):
        raise Http404
    filling = new_or_draft(
        visitor.me, asked_for, given, now=visitor.now, held=lambda: visitor.appointment
    )
    if edition is None:
        return withdrawn(request, filling)
    if request.POST.get("do") == "newer":
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
    return _page(request, filling, left_behind=lost)


@staff
def fill_again(request: StaffRequest, serial: str) -> HttpResponse:
    """A returned matter, corrected by its applicant."""
    visitor = request.visitor
    rows = visitor.sees().select_related("form_edition", "applicant")
    matter = get_object_or_404(rows, serial=serial, applicant=visitor.me)
    if matter.state != "returned":
        return redirect("portal:proceeding", serial=serial)
    return _answer(request, returned(matter, visitor.me, now=visitor.now))


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


def _answer(request: StaffRequest, filling: Filling, **more: Any) -> HttpResponse:
    asked_for = request.POST if request.method == "POST" else request.GET
    filling.number = asked_for.get("step", "")
    if request.method != "POST":
        return _shown_again(request, filling, **more)
    filling.page = request.POST.get("page") or filling.page
    filling.version = request.POST.get("version", "")
    do = TYPING if request.headers.get("HX-Request") else request.POST.get("do", "")
    older = "page" in request.POST and filling.saved_elsewhere and do != "mine"
    filling.read(request.POST, None if do == TYPING else request.FILES, do=do)
    if older:
        return _older(request, filling, typing=do == TYPING, **more)
    if do == TYPING:
        if not filling.save():
            more["handed_in"] = filling.handed_in_as
        return render(request, "portal/fill/_told.html", _context(request, filling) | more)
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
            messages.success(request, _("The draft is saved. It lies under “To do”."))
            return redirect("portal:home")
        if step := step_asked_for(filling, do):
            filling.save()
            return redirect(address_of(request, filling, step))
    filling.save()
    return _page(request, filling, **more)


def _ask_leave_from(request: StaffRequest, filling: Filling, given: str) -> HttpResponse:
    """The slip for a meeting of these days comes up; this one stays as a draft."""
    filling.save()
    pk = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
    meeting = get_object_or_404(Meeting, pk=pk)
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
        return render(request, "portal/fill/_told.html", _context(request, filling) | context)
    return _page(request, filling, status=409, **context)


def _shown_again(request: StaffRequest, filling: Filling, **more: Any) -> HttpResponse:
    """The page; with what was posted before one had to sign in again, as a draft."""
    kept = restored(request, filling.person)
    if kept is None:
        told = filling.way is not None and (filling.way.here.is_check or "told" in request.GET)
        filling.problems = filling.found(request.visitor.today) if told else {}
        return _page(request, filling, **more)
    if filling.again is None and not filling.draft.stream:
        draft = kept.get("draft", "")
        filling = new_or_draft(filling.person, filling.edition, draft, now=filling.now)
    filling.number = kept.get("step", "")
    filling.read(kept)
    filling.save()
    return _page(request, filling, came_back=True, **more)


def _hand_in(request: StaffRequest, filling: Filling, **more: Any) -> HttpResponse:
    seen = request.POST.get("seen", "")
    serial = filling.hand_in(seen=int(seen) if seen.isdecimal() else None)
    if serial is None:
        filling.save()
        if filling.way:
            filling.number = CHECK
        return _page(request, filling, status=422, **more)
    messages.success(request, _("Handed in. You can follow it here."))
    return redirect("portal:proceeding", serial=serial)


def _ruled(visitor: Visitor, fact: str) -> frozenset[str]:
    """The codes of a fact that the rules of the visitor's office name."""
    units = {hat.unit_id: hat.appointment.unit for hat in visitor.hats}
    found = [each for unit in units.values() for each in bindings(unit, visitor.today)]
    return codes_asked(found, fact)


def _page(
    request: StaffRequest, filling: Filling, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {**_context(request, filling), **more}
    return render(request, "portal/fill/page.html", context, status=status)


def _context(request: StaffRequest, filling: Filling) -> dict[str, Any]:
    way, visitor = filling.way, request.visitor
    fields = _asked(filling, visitor, filling.fields, filling.rows)
    told = way is None or way.here.is_check
    return {
        "filling": filling,
        "fields": fields,
        "way": way,
        "panel": filling.panel() if told else None,
        "visitor": visitor,
        "own": visitor.appointment,
        "whose": whose(filling.person),
        "address": request.get_full_path(),
        "uploading": f"{reverse('portal:upload')}?edition={filling.edition.pk}",
        "wrong": wrong(fields),
        "saying": [each for each in every(fields) if each.field["type"] in SAYING],
        "told_origins": [each for each in every(fields) if each.origin],
        "filled": [each for path, each in by_path(fields) if path in filling.filled],
        "conditions": conditions_of(filling),
        **(_stepped(request, filling, way) if way else {}),
    }


def _stepped(request: StaffRequest, filling: Filling, way: Way) -> dict[str, Any]:
    on = request.visitor.today
    found = {
        "marked": marked(way, filling.problems or filling.found(on)),
        "step_address": address_of(request, filling, "?").removesuffix(quote("?")),
    }
    if not way.here.is_check:
        return found
    whole = _asked(filling, request.visitor, filling.edition.fields)
    return found | {"review": review(way, filling.edition, whole), "wrong": wrong(whole)}


def _asked(filling: Filling, visitor: Visitor, fields: Any, rows: Any = None) -> list[Asked]:
    return asked(
        filling.edition,
        filling.whole,
        filling.problems,
        owner=filling.person,
        on=visitor.today,
        sources=filling.draft.sources,
        aid=replace(filling.aid, worn=visitor.hats, ruled=partial(_ruled, visitor)),
        fields=fields,
        rows=rows,
    )
