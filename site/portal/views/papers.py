"""假条 and 卷宗 as PDF; the dossiers room makes them."""

from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render

from dossiers.service import dossiers_of, may_open, printed_regulation
from dossiers.service import letter as printed_letter
from dossiers.service import slip as printed_slip
from workflows.chains.kinds import kind_of
from workflows.chains.service import specific

from ..access import StaffRequest, anybody, staff
from ..figures import day_in, number_in
from ..reading import chosen_edition, editions_of


@staff
def slip(request: StaffRequest, serial: str) -> HttpResponse:
    """The one-page slip, as the matter stands now; not while what stands on it is kept from the reader."""
    matter = get_object_or_404(request.visitor.sees(), serial=serial)
    if not specific(matter).shows_parts_to(request.visitor.me):
        raise PermissionDenied
    response = HttpResponse(printed_slip(matter), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{matter.serial}.pdf"'
    return response


@staff
def letter(request: StaffRequest, serial: str, step: int) -> HttpResponse:
    """The letter to an office outside, once the matter has come to it."""
    matter = get_object_or_404(request.visitor.sees(), serial=serial)
    if not specific(matter).shows_parts_to(request.visitor.me):
        raise PermissionDenied
    rows = matter.steps.filter(act="refer", since__isnull=False).select_related("post")
    found = get_object_or_404(rows, pk=step)
    response = HttpResponse(printed_letter(matter, found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{matter.serial}-{found.order}.pdf"'
    return response


@anybody
def regulation(request: StaffRequest, slug: str) -> FileResponse:
    """A copy of an edition in the layout of official documents; `rules=1` adds what the software does."""
    on = day_in(request.GET.get("on", "")) or request.visitor.today
    edition = chosen_edition(editions_of(slug), request.GET.get("edition", ""), on)
    content = printed_regulation(edition, rules=request.GET.get("rules") == "1")
    name = f"{edition.title}（{edition.label}）.pdf"
    return FileResponse(BytesIO(content), filename=name, content_type="application/pdf")


@staff
def dossier(request: StaffRequest, serial: str) -> HttpResponse | FileResponse:
    """The sealed file; until it is sealed, a page that says so; where there are supplements, a choice."""
    matter = get_object_or_404(request.visitor.sees(), serial=serial)
    parts = dict(enumerate(dossiers_of(matter), 1))
    asked = request.GET.get("part", "")
    if len(parts) > 1 and not asked:
        return render(request, "portal/dossier_parts.html", {"matter": matter, "parts": parts})
    found = parts.get(number_in(asked, otherwise=1))
    if found is None:
        by_month = kind_of(matter.kind).sealed_by_month
        context = {"matter": matter, "by_month": by_month}
        return render(request, "portal/no_dossier.html", context, status=404)
    if not may_open(found, request.visitor.sees()):
        return render(request, "portal/not_your_volume.html", {"matter": matter}, status=403)
    return FileResponse(found.open(), filename=found.file_name, content_type="application/pdf")
