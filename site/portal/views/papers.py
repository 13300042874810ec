"""假条 and 卷宗 as PDF; the dossiers room makes them."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render

from dossiers.service import sealed
from dossiers.service import slip as printed_slip

from ..access import StaffRequest, staff


@staff
def slip(request: StaffRequest, serial: str) -> HttpResponse:
    """The one-page slip, as the matter stands now."""
    matter = get_object_or_404(request.visitor.sees(), serial=serial)
    response = HttpResponse(printed_slip(matter), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{matter.serial}.pdf"'
    return response


@staff
def dossier(request: StaffRequest, serial: str) -> HttpResponse | FileResponse:
    """The sealed file; until it is sealed, a page that says so."""
    matter = get_object_or_404(request.visitor.sees(), serial=serial)
    found = sealed(matter)
    if found is None:
        return render(request, "portal/no_dossier.html", {"matter": matter}, status=404)
    return FileResponse(
        found.open(), filename=f"{matter.serial}-dossier.pdf", content_type="application/pdf"
    )
