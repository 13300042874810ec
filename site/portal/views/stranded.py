"""无人能办的环节: who keeps an office sees them, and hands them on; what went back to who is gone, he ends."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from people.registry.sources import SOURCES
from workflows.chains.models import RETURNED, Proceeding, Step
from workflows.chains.service import Refusal, perform
from workflows.chains.stranded import Stranded, why_stranded

from ..access import StaffRequest, Visitor, staff
from ..picking import Aid, Box
from ..stranded import GivenBack, Line, given_back_lines, kept_by, lines, short_of
from .proceeding import STATUS, seen_in

TO = "to"


@staff
def stranded(request: StaffRequest) -> HttpResponse:
    """All of them, in the units that one keeps."""
    _check(request.visitor)
    visitor, within = request.visitor, kept_by(request.visitor)
    context = {
        "found": lines(visitor, within),
        "given_back": given_back_lines(within),
        "bodies": short_of(visitor, within),
    }
    return render(request, "portal/stranded/page.html", context)


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


@staff
def end_in_his_place(request: StaffRequest, serial: str) -> HttpResponse:
    """End what went back to an applicant who is gone; through the door, under one's own name."""
    _check(request.visitor)
    rows = Proceeding.objects.select_related("applicant__user", "unit")
    line = GivenBack(get_object_or_404(rows, serial=serial))
    matter = line.matter
    _check_keeps(request.visitor, matter)
    if matter.final or matter.state != RETURNED or matter.applicant.signs_in:
        messages.info(request, _("It no longer lies with an applicant who is gone."))
        return redirect("portal:stranded")
    refusal = None
    if request.method == "POST":
        try:
            perform(
                matter,
                line.act.code,
                by=request.visitor.me,
                at=request.visitor.now,
                seen=seen_in(request.POST),
                opinion=request.POST.get("opinion", ""),
            )
        except Refusal as found:
            refusal = found
        else:
            messages.success(request, _("Ended: %(title)s.") % {"title": matter.title})
            return redirect("portal:stranded")
    context = {"line": line, "matter": matter, "refusal": refusal, "typed": request.POST}
    status = STATUS[refusal.reason] if refusal else 200
    return render(request, "portal/stranded/end.html", context, status=status)


def _check_keeps(visitor: Visitor, matter: Proceeding) -> None:
    within = kept_by(visitor)
    if within is not None and not any(matter.unit.path.startswith(each) for each in within):
        raise PermissionDenied


def _check(visitor: Visitor) -> None:
    if kept_by(visitor) == []:
        raise PermissionDenied


def _line(request: StaffRequest, pk: int) -> Line | None:
    _check(request.visitor)
    rows = Step.objects.select_related("post", "unit", "person", "proceeding__applicant",
                                       "proceeding__unit")  # fmt: skip
    step = get_object_or_404(rows, pk=pk)
    _check_keeps(request.visitor, step.proceeding)
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
