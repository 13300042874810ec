"""登记簿: the applications of each form, on a page and to be taken away."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from tables import answering

from ..access import StaffRequest, staff
from ..paging import NEWEST_FIRST, page_of
from ..registers.columns import Form
from ..registers.register import KIND, Register, forms_with_a_register

FIRST_YEAR, LAST_YEAR = 2000, 2099


@staff
def registers(request: StaffRequest) -> HttpResponse:
    """The forms that have one."""
    context = {"forms": forms_with_a_register()}
    return render(request, "portal/registers/list.html", context)


@staff
def register_of(request: StaffRequest, slug: str) -> HttpResponse:
    """The applications of a year, a page at a time."""
    found = _register(request, slug)
    rows = found.matters.select_related("applicant", "unit").defer("verdicts", "due")
    page = page_of(rows, NEWEST_FIRST, request.GET.get("after", ""), newest_first=True)
    context = {"register": found, "form": found.form, "year": found.year, "page": page}
    return render(request, "portal/registers/page.html", context)


@staff
def register_of_sheet(request: StaffRequest, slug: str) -> StreamingHttpResponse:
    """The same as a table of an office program."""
    found = _register(request, slug)
    return answering.workbook(found.table, found.lines())


@staff
def register_of_lines(request: StaffRequest, slug: str) -> StreamingHttpResponse:
    """The same as text, sent as it is read."""
    found = _register(request, slug)
    return answering.text(found.table, found.lines())


def _register(request: StaffRequest, slug: str) -> Register:
    form = Form.of(slug, KIND)
    if form is None:
        raise Http404
    given = request.GET.get("year", "")
    asked = given.isascii() and given.isdecimal() and FIRST_YEAR <= int(given[:5]) <= LAST_YEAR
    return Register(request.visitor, form, int(given) if asked else request.visitor.today.year)
