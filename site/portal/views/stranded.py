"""无人能办的环节: who keeps an office sees them, and hands them on."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from people.registry.sources import SOURCES
from workflows.chains.models import Step
from workflows.chains.service import Refusal, perform
from workflows.chains.stranded import Stranded, why_stranded

from ..access import StaffRequest, Visitor, staff
from ..picking import Aid, Box
from ..stranded import Line, kept_by, lines
from .proceeding import STATUS, seen_in

TO = "to"


@staff
def stranded(request: StaffRequest) -> HttpResponse:
    """All of them, in the units that one keeps."""
    _check(request.visitor)
    return render(request, "portal/stranded/page.html", {"found": lines(request.visitor)})


@staff
def hand_on(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose the colleague who does it instead; the act goes through the door like any other."""
    line = _line(request, pk)
    if line is None:
        messages.info(request, _("It no longer waits, or somebody can act on it by now."))
        return redirect("portal:stranded")
    if request.method != "POST" or request.POST.get("do") == f"find:{TO}":
        return _page(request, line)
    matter, given = line.step.proceeding, request.POST.get(TO, "").replace("\x00", "")
    try:
        perform(
            matter,
            "reassign",
            by=request.visitor.me,
            at=request.visitor.now,
            seen=seen_in(request.POST),
            opinion=request.POST.get("opinion", ""),
            data={"step": str(line.step.pk), TO: given},
        )
    except Refusal as refusal:
        return _page(request, line, refusal=refusal, status=STATUS[refusal.reason])
    messages.success(request, _("Handed on: %(title)s.") % {"title": matter.title})
    return redirect("portal:stranded")


def _check(visitor: Visitor) -> None:
    if kept_by(visitor) == []:
        raise PermissionDenied


def _line(request: StaffRequest, pk: int) -> Line | None:
    _check(request.visitor)
    rows = Step.objects.select_related("post", "unit", "person", "proceeding__applicant",
                                       "proceeding__unit")  # fmt: skip
    step = get_object_or_404(rows, pk=pk)
    within = kept_by(request.visitor)
    path = step.proceeding.unit.path
    if within is not None and not any(path.startswith(each) for each in within):
        raise PermissionDenied
    why = why_stranded(step, request.visitor.today)
    line = Line(Stranded(step, why)) if why else None
    return line if line and line.may_be_handed_on else None


def _page(
    request: StaffRequest, line: Line, *, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    visitor, posted = request.visitor, request.POST
    source, value = SOURCES["people"], posted.get(TO, "").replace("\x00", "")
    looking = TO if posted.get("do") == f"find:{TO}" else ""
    aid = Aid(visitor.person, visitor.today, visitor.hats, posted, looking=looking)
    label = source.named([value]).get(value, "") if value else ""
    context = {
        "line": line,
        "matter": line.step.proceeding,
        "box": Box(TO, source, aid, value if label else "", label),
        "refusal": refusal,
        "typed": posted,
    }
    return render(request, "portal/stranded/hand_on.html", context, status=status)
