"""填报: choose a form, fill it in, see what will happen, hand it in."""

import uuid
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forms.schemas.service import current_edition, offered_forms
from forms.submissions.models import Draft
from people.service import main_appointment
from regulations.codes import codes_asked
from regulations.in_force import bindings, forms_served
from workflows.chains.models import Step

from ..access import StaffRequest, Visitor, staff
from ..fields import asked
from ..filling import Filling, new_or_draft, part_of, returned
from ..kept import restored, whose
from ..sent import drafts_of


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
    edition = current_edition(slug)
    if edition is None:
        raise Http404
    visitor = request.visitor
    given = request.POST.get("draft") or request.GET.get("draft", "")
    filling = new_or_draft(
        visitor.me, edition, given, now=visitor.now, held=lambda: visitor.appointment
    )
    if request.POST.get("do") == "newer":
        filling.draft.edition = edition
    newer = edition if edition.number > filling.edition.number else None
    if newer is None:
        filling.draft.edition = edition
    return _answer(request, filling, newer=newer)


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
    if request.method != "POST":
        return _shown_again(request, filling, **more)
    if request.headers.get("HX-Request"):
        filling.read(request.POST)
        filling.save()
        return render(request, "portal/fill/_told.html", _context(request, filling))
    filling.read(request.POST, request.FILES)
    match request.POST.get("do", "").partition(":"):
        case ("submit", _colon, _rest):
            return _hand_in(request, filling, **more)
        case ("remove", _colon, upload):
            _without(filling, upload)
        case ("save", _colon, _rest) if not filling.problems:
            filling.save()
            messages.success(request, _("The draft is saved. It lies under “To do”."))
            return redirect("portal:home")
    filling.save()
    return _page(request, filling, **more)


def _shown_again(request: StaffRequest, filling: Filling, **more: Any) -> HttpResponse:
    """The page; with what was posted before one had to sign in again, as a draft."""
    kept = restored(request, filling.person)
    if kept is None:
        return _page(request, filling, **more)
    if filling.again is None and not filling.draft.stream:
        draft = kept.get("draft", "")
        filling = new_or_draft(filling.person, filling.edition, draft, now=filling.now)
    filling.read(kept)
    filling.save()
    return _page(request, filling, came_back=True, **more)


def _hand_in(request: StaffRequest, filling: Filling, **more: Any) -> HttpResponse:
    seen = request.POST.get("seen", "")
    serial = filling.hand_in(seen=int(seen) if seen.isdecimal() else None)
    if serial is None:
        filling.save()
        return _page(request, filling, status=422, **more)
    messages.success(request, _("Handed in. You can follow it here."))
    return redirect("portal:proceeding", serial=serial)


def _without(filling: Filling, upload: str) -> None:
    for key in filling.file_keys:
        left = [each for each in filling.answers.get(key, []) if each != upload]
        filling.answers[key] = left
        if not left:
            del filling.answers[key]


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
    fields = asked(
        filling.edition,
        filling.answers,
        filling.problems,
        owner=filling.person,
        on=request.visitor.today,
        sources=filling.draft.sources,
        aid=replace(filling.aid, worn=request.visitor.hats, ruled=partial(_ruled, request.visitor)),
    )
    return {
        "filling": filling,
        "fields": fields,
        "panel": filling.panel(),
        "visitor": request.visitor,
        "own": request.visitor.appointment,
        "whose": whose(filling.person),
        "address": request.get_full_path(),
        "uploading": reverse("portal:upload"),
        "wrong": [each for each in fields if each.sentences],
        "filled": [
            each
            for each in (*fields, *(inner for field in fields for inner in field.inner))
            if each.name in filling.filled
        ],
    }
