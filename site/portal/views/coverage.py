"""覆盖情况 on the staff site, for those who edit regulations."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from regulations.admin.coverage import coverage_context, edits_regulations

from ..access import StaffRequest, signed_in


@signed_in
def coverage(request: StaffRequest) -> HttpResponse:
    """Which clauses run, which are to be known, which are open."""
    if not edits_regulations(request.user):
        raise Http404
    return render(request, "portal/regulations/coverage.html", coverage_context(request.GET))
