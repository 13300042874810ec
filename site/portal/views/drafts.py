"""与现行版本比较: what a draft would change, for those who may edit it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from regulations.comparing import compare
from regulations.models import RegulationPage
from regulations.written import of_draft, of_edition

from ..access import StaffRequest, signed_in
from ..reading import edition_on
from .comparing import shown


@signed_in
def compare_draft(request: StaffRequest, pk: int) -> HttpResponse:
    """The latest draft beside the edition in force, or beside the latest when none is."""
    page = get_object_or_404(RegulationPage, id=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    editions = list(page.editions.order_by("-number").defer("clauses", "words"))
    before = edition_on(editions, request.visitor.today) or next(iter(editions), None)
    compared = compare(of_edition(before), of_draft(draft)) if before else None
    context = {"draft": draft, "before": before, **shown(compared)}
    return render(request, "portal/regulations/compare_draft.html", context)
