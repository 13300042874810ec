"""代理 on one's own page: name a substitute, see who stands in, change it, end it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.arranging import NotArranged, arrange, end, of_holder
from people.models import Substitution
from workflows.leave.standing_in import away_then

from ..access import StaffRequest, staff
from ..standing_in import SUBSTITUTE, Filled, FormPage, by_me, for_me, over


@staff
def standing_in(request: StaffRequest) -> HttpResponse:
    """Who stands in for me, and for whom I do."""
    visitor = request.visitor
    context = {
        "visitor": visitor,
        "for_me": for_me(visitor),
        "by_me": by_me(visitor),
        "over": over(visitor),
        "holds_a_post": visitor.appointment is not None,
    }
    return render(request, "portal/standing_in/page.html", context)


@staff
def name_substitute(request: StaffRequest) -> HttpResponse:
    """Who acts for me, from when to when."""
    given = request.POST if request.method == "POST" else request.GET
    return _answer(request, FormPage(request.visitor, Filled.read(given), posted=request.POST))


@staff
def change_substitution(request: StaffRequest, pk: int) -> HttpResponse:
    """Another end, other forms; before it has begun, everything."""
    row = _mine(request, pk)
    filled = Filled.of(row)
    if request.method == "POST":
        filled = Filled.read(request.POST)
    return _answer(request, FormPage(request.visitor, filled, row, posted=request.POST))


@staff
@require_POST
def end_substitution(request: StaffRequest, pk: int) -> HttpResponse:
    """From now on he acts himself again."""
    row = _mine(request, pk)
    name = row.substitute.name
    end(row, by=request.visitor.me, at=request.visitor.now)
    messages.success(request, _("%(name)s no longer stands in for you.") % {"name": name})
    return redirect("portal:standing_in")


def _mine(request: StaffRequest, pk: int) -> Substitution:
    rows = of_holder(request.visitor.me).filter(ends__gte=request.visitor.today)
    return get_object_or_404(rows.select_related("substitute__user"), pk=pk)


def _answer(request: StaffRequest, page: FormPage) -> HttpResponse:
    visitor = request.visitor
    if not page.posts:
        messages.info(request, _("You hold no post, so nobody needs to stand in for you."))
        return redirect("portal:standing_in")
    if request.method != "POST":
        return _shown(request, page)
    if request.POST.get("do") == f"find:{SUBSTITUTE}":
        looking = FormPage(visitor, page.filled, page.row, request.POST, looking=SUBSTITUTE)
        return _shown(request, looking)
    if page.unknown:
        return _wrong(request, page, page.unknown)
    try:
        arranged = arrange(visitor.me, page.wanted(), at=visitor.now, row=page.row)
    except NotArranged as refused:
        return _wrong(request, page, refused.errors)
    row = arranged.row
    told = _("%(name)s stands in for you, %(days)s, and has been told.")
    messages.success(request, told % {"name": row.substitute.name, "days": row.days})
    for note in filter(None, [*arranged.notes, away_then(row.substitute, row.starts, row.ends)]):
        messages.warning(request, note)
    return redirect("portal:standing_in")


def _wrong(request: StaffRequest, page: FormPage, errors: dict[str, list[str]]) -> HttpResponse:
    # What a change that was refused left on the row is not the page's business.
    row = _mine(request, page.row.pk) if page.row else None
    told = FormPage(request.visitor, page.filled.with_errors(errors), row, request.POST)
    return _shown(request, told, status=422)


def _shown(request: StaffRequest, page: FormPage, *, status: int = 200) -> HttpResponse:
    context = {"page": page, "visitor": request.visitor}
    return render(request, "portal/standing_in/form.html", context, status=status)
