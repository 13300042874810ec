"""查询: find matters by the words in them."""

from django.http import HttpResponse
from django.shortcuts import render

from ..access import StaffRequest, staff
from ..search import LONGEST_WORDS, Asked, answered, kind_choices, state_choices


@staff
def search(request: StaffRequest) -> HttpResponse:
    """One box, filters, and what was found; with an empty box the newest matters."""
    asked = Asked.read(request.GET)
    after = request.GET.get("after", "")
    return render(
        request,
        "portal/search.html",
        {
            "asked": asked,
            "answered": answered(request.visitor, asked, after),
            "later": bool(after),
            "kinds": kind_choices(),
            "states": state_choices(),
            "longest": LONGEST_WORDS,
        },
    )
