"""请假一览: calendar, balances, register, and the feed for other calendars."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tables import Table, answering

from ..access import StaffRequest, Visitor, staff
from ..leaves.balances import balances, bounds_of
from ..leaves.feed import feed, secret_of, user_of
from ..leaves.month import Asked, away_in
from ..leaves.month_rows import drawn_days, drawn_persons
from ..leaves.months import FIRST_YEAR, LAST_YEAR, month_asked
from ..leaves.narrowed import narrowed
from ..leaves.register import page_of_slips, rows, table_of
from ..leaves.year import away_in_year

#: No key of a row is longer.
LONGEST_KEY = 15


@staff
def away(request: StaffRequest) -> HttpResponse:
    """A month of absences, or a week of it, twenty persons at a time."""
    visitor = request.visitor
    month = month_asked(request.GET.get("month", ""), visitor.today)
    only = narrowed(visitor, request.GET.get("unit", ""))
    week, after, person = (_key(request, name) for name in ("week", "after", "person"))
    asked = Asked(month, week, after, person, only)
    address = reverse("portal:leave_feed", args=[secret_of(visitor.user)]) + only.address
    away = away_in(visitor, asked)
    context = {
        "away": away,
        "scale": drawn_days(away),
        "persons": drawn_persons(away),
        "feed": request.build_absolute_uri(address),
        "only": only,
        "tab": "month",
    }
    return render(request, "portal/leaves/month.html", context)


@staff
def year(request: StaffRequest) -> HttpResponse:
    """A year of absences, fifty persons at a time."""
    away = away_in_year(request.visitor, _year(request), _key(request))
    return render(request, "portal/leaves/year.html", {"away": away, "tab": "year"})


@staff
def balance(request: StaffRequest) -> HttpResponse:
    """What each person took in a year."""
    visitor = request.visitor
    year = _year(request)
    bounds = bounds_of(visitor, min(visitor.today, date(year, 12, 31)))
    only = narrowed(visitor, request.GET.get("unit", ""))
    rows, further = balances(visitor, year, bounds, _key(request), only.path)
    context = {
        "rows": rows,
        "next": further,
        "bounds": bounds,
        "year": year,
        "only": only,
        "tab": "balances",
    }
    return render(request, "portal/leaves/balances.html", context)


@staff
def register(request: StaffRequest) -> HttpResponse:
    """The slips of a year, a page at a time."""
    year, after = _year(request), request.GET.get("after", "")
    context = {
        "slips": page_of_slips(request.visitor, year, after),
        "year": year,
        "tab": "register",
    }
    return render(request, "portal/leaves/register.html", context)


@staff
def register_sheet(request: StaffRequest) -> StreamingHttpResponse:
    """The same as a table of an office program."""
    return answering.workbook(*_register(request))


@staff
def register_lines(request: StaffRequest) -> StreamingHttpResponse:
    """The same as text."""
    return answering.text(*_register(request))


def _register(request: StaffRequest) -> tuple[Table, Iterator[list[Any]]]:
    year = _year(request)
    return table_of(year), rows(request.visitor, year)


def leave_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """For a calendar program, which cannot sign in: the address itself is the secret."""
    user = user_of(secret)
    if user is None:
        raise Http404
    visitor = Visitor(user, timezone.now())
    only = narrowed(visitor, request.GET.get("unit", ""))
    if only.given and only.unit is None:
        # With everybody in it, or nobody, it would be taken for the calendar of that unit.
        raise Http404
    response = HttpResponse(feed(visitor, only), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    return response


def _key(request: StaffRequest, name: str = "after") -> int:
    """A key of the address, as that of the person after whom the page begins; 0 for what is no key."""
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) <= LONGEST_KEY else 0


def _year(request: StaffRequest) -> int:
    given = request.GET.get("year", "")
    if given.isascii() and given.isdecimal() and FIRST_YEAR <= int(given[:5]) <= LAST_YEAR:
        return int(given)
    return request.visitor.today.year
