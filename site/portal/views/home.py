"""待办, 我发起的 and 抄送我的."""

from django.http import HttpResponse
from django.shortcuts import render

from ..access import StaffRequest, staff
from ..begun import drafts_of
from ..confirming import unread
from ..copied import copied_to
from ..inbox import BADGE_LIMIT, grouped, overdue, waiting
from ..narrowing import Filters, Narrowing, remember
from ..sent import all_sent, latest_sent


@staff
def home(request: StaffRequest) -> HttpResponse:
    """What waits for me, what I sent, drafts to go on with."""
    visitor, after = request.visitor, request.GET.get("after", "")
    narrowing = Narrowing.read(request.GET)
    visitor.look_closely()
    page = waiting(visitor, after, narrowing)
    first = not after and not narrowing.given
    mine = latest_sent(visitor)
    response = render(
        request,
        "portal/home.html",
        {
            "visitor": visitor,
            "groups": grouped(page.rows),
            "next": page.next,
            "later": bool(after),
            "narrowing": narrowing,
            "filters": Filters(visitor, narrowing, BADGE_LIMIT),
            "sent": mine.latest,
            "to_correct": mine.to_correct if first else [],
            "more_to_correct": first and mine.more_to_correct,
            "drafts": drafts_of(visitor.me),
            "overdue": overdue(visitor),
            # Further pages are for going through what waits; the first one tells of the rest.
            "unread": unread(visitor) if first else [],
        },
    )
    remember(response, narrowing)
    return response


@staff
def sent(request: StaffRequest) -> HttpResponse:
    """Everything that I handed in."""
    returned = request.GET.get("returned") == "1"
    page = all_sent(request.visitor, request.GET.get("after", ""), returned=returned)
    context = {"sent": page.rows, "next": page.next, "returned": returned}
    return render(request, "portal/sent.html", context)


@staff
def copied(request: StaffRequest) -> HttpResponse:
    """What others sent me to be read."""
    unread_only = request.GET.get("unread") == "1"
    after = request.GET.get("after", "")
    page = copied_to(request.visitor, after, unread=unread_only)
    context = {
        "copies": page.rows,
        "next": page.next,
        "unread": unread_only,
        "later": bool(after),
    }
    return render(request, "portal/copied.html", context)
