"""办件: one matter; its acts are posted to its own page."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from trail.service import timeline
from workflows.chains.acts import Act, act_of
from workflows.chains.acts.step_act import StepAct
from workflows.chains.models import Proceeding
from workflows.chains.service import Reason, Refusal, perform

from ..access import StaffRequest, staff
from ..kept import restored, whose
from ..matter import matter_page

STATUS = {
    Reason.INVALID: 422,
    Reason.NOT_MET: 422,
    Reason.NOT_ALLOWED: 403,
    Reason.STATE: 409,
    Reason.STALE: 409,
    Reason.REPEATED: 409,
}
#: No trace has this number: a page without one counts as an old tab.
NOTHING_SEEN = -1


@staff
def proceeding(request: StaffRequest, serial: str) -> HttpResponse:
    """Look at a matter, or act on it."""
    if request.method == "POST":
        return _act(request, get_object_or_404(Proceeding, serial=serial))
    kept = restored(request, request.visitor.me)
    matter = _seen(request, serial)
    return _page(request, matter, typed=kept or {}, came_back=kept is not None)


def _seen(request: StaffRequest, serial: str) -> Proceeding:
    rows = request.visitor.sees().select_related("form_edition")
    return get_object_or_404(rows, serial=serial)


def _act(request: StaffRequest, matter: Proceeding) -> HttpResponse:
    """Do it, if the door lets him: then it is his business; whether he may look, only a refusal asks."""
    code = request.POST.get("act", "")
    act = act_of(matter, code)
    seen = request.POST.get("seen", "")
    number = int(seen) if seen.isdecimal() else NOTHING_SEEN
    try:
        perform(
            matter,
            code,
            by=request.visitor.me,
            at=request.visitor.now,
            seen=number,
            opinion=request.POST.get("opinion", ""),
            data=_data(act, request.POST),
        )
    except Refusal as refusal:
        if not _pressed_twice(request, matter, code, number):
            matter, status = _seen(request, matter.serial), STATUS[refusal.reason]
            return _page(request, matter, typed=request.POST, refusal=refusal, status=status)
    assert act is not None
    told = _("Done: “%(act)s”, %(title)s.") % {"act": act.label, "title": matter.title}
    messages.success(request, told)
    if isinstance(act, StepAct):
        return redirect("portal:home")
    return redirect("portal:proceeding", serial=matter.serial)


def _data(act: Act | None, posted: Mapping[str, str]) -> dict[str, str]:
    return {key: posted[key] for key in act.data_keys if posted.get(key)} if act else {}


def _pressed_twice(request: StaffRequest, matter: Proceeding, code: str, seen: int) -> bool:
    """Whether the first press of the same button has just done it."""
    me = str(request.visitor.me.pk)
    last = timeline(matter.serial).last()
    return last is not None and (last.number, last.act, last.actor) == (seen + 1, code, me)


def _page(
    request: StaffRequest, matter: Proceeding, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "page": matter_page(matter, request.visitor),
        "visitor": request.visitor,
        "whose": whose(request.visitor.me),
        **more,
    }
    return render(request, "portal/proceeding/page.html", context, status=status)
