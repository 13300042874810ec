"""我已阅读; and for editors: who has, and who has not."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulations.models import Edition
from regulations.readers import readers, tallies
from regulations.reading import NotBound, confirm

from ..access import StaffRequest, Visitor, signed_in, staff
from ..confirming import may_follow, own

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
@staff
def confirm_reading(request: StaffRequest, slug: str) -> HttpResponse:
    """Somebody says that he has read an edition."""
    visitor = request.visitor
    edition = get_object_or_404(_editions(), slug=slug, number=_number(request.POST.get("edition")))
    try:
        confirm(edition, person=visitor.me, held=own(visitor), at=visitor.now, on=visitor.today)
    except NotBound as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _("Kept: you have read %(edition)s.") % {"edition": edition})
    if request.POST.get("back") == "home":
        return redirect("portal:home")
    return redirect(f"{reverse('portal:regulation', args=[slug])}?edition={edition.number}")


@signed_in
def all_readers(request: StaffRequest) -> HttpResponse:
    """Every edition in force or to come, with how many have read it."""
    _for_editors(request.visitor)
    context = {"tallies": tallies(request.visitor.today), "today": request.visitor.today}
    return render(request, "portal/regulations/all_readers.html", context)


@signed_in
def readers_of(request: StaffRequest, slug: str) -> HttpResponse:
    """Who has read one edition and who has not, unit by unit."""
    _for_editors(request.visitor)
    edition = _asked(slug, request.GET.get("edition", ""))
    found = readers(edition, request.visitor.today)
    context = {
        "edition": edition,
        "units": found,
        "read": sum(len(each.read) for each in found),
        "unread": sum(len(each.unread) for each in found),
    }
    return render(request, "portal/regulations/readers.html", context)


@signed_in
def readers_sheet(request: StaffRequest, slug: str) -> HttpResponse:
    """The same as a table to go on working with."""
    # Only who takes a table away needs what writes it.
    from ..readers_sheet import sheet

    _for_editors(request.visitor)
    edition = _asked(slug, request.GET.get("edition", ""))
    out = BytesIO()
    sheet(edition, readers(edition, request.visitor.today)).save(out)
    response = HttpResponse(out.getvalue(), content_type=XLSX)
    name = f"{slug}-{edition.number}-readers.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _for_editors(visitor: Visitor) -> None:
    if not may_follow(visitor.user):
        raise PermissionDenied


def _asked(slug: str, number: str) -> Edition:
    """The edition asked for, else the latest."""
    rows = _editions().filter(slug=slug)
    found = (rows.filter(number=_number(number)) if number else rows).first()
    if found is None:
        raise Http404
    return found


def _editions() -> QuerySet[Edition]:
    return Edition.objects.defer("clauses", "words").order_by("-number")


def _number(given: str | None) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 7 else 0
