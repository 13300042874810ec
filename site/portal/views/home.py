"""待办 and 我发起的."""

from django.http import HttpResponse
from django.shortcuts import render

from ..access import StaffRequest, staff
from ..confirming import unread
from ..inbox import grouped, overdue, waiting
from ..sent import all_sent, drafts_of, latest_sent


@staff
def home(request: StaffRequest) -> HttpResponse:
    """What waits for me, what I sent, drafts to go on with."""
    visitor = request.visitor
    page = waiting(visitor, request.GET.get("after", ""))
    return render(
        request,
        "portal/home.html",
        {
            "visitor": visitor,
            "groups": grouped(page.rows),
            "next": page.next,
            "later": bool(request.GET.get("after")),
            "sent": latest_sent(visitor),
            "drafts": drafts_of(visitor.me),
            "overdue": overdue(visitor),
            # Further pages are for going through what waits; the first one tells of the rest.
            "unread": [] if request.GET.get("after") else unread(visitor),
        },
    )


@staff
def sent(request: StaffRequest) -> HttpResponse:
    """Everything that I handed in."""
    page = all_sent(request.visitor, request.GET.get("after", ""))
    return render(request, "portal/sent.html", {"sent": page.rows, "next": page.next})
