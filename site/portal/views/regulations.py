"""制度: which are in force, and reading one, each clause with a link of its own."""

import uuid
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from people.service import main_appointment
from regulations.in_force import in_force
from regulations.models import Edition
from regulations.shelf import current

from ..access import StaffRequest, Visitor, anybody
from ..citations import Citations, clause_url
from ..reading import clauses_read, contents, edition_on, editions_of, until


@anybody
def shelf(request: StaffRequest) -> HttpResponse:
    """Those that bind my unit today, and all others."""
    today = request.visitor.today
    shown = current(today).defer("clauses", "words").order_by("slug")
    mine = _binding(request.visitor)
    return render(
        request,
        "portal/regulations/shelf.html",
        {
            "mine": [each for each in shown if each.pk in mine],
            "others": [each for each in shown if each.pk not in mine],
            "today": today,
        },
    )


@anybody
def regulation(request: StaffRequest, slug: str) -> HttpResponse:
    """One edition: the one asked for, the one of a day, or the one in force."""
    editions = editions_of(slug)
    asked_on = _day(request.GET.get("on", ""))
    number = request.GET.get("edition", "")
    edition = _chosen(editions, number, asked_on or request.visitor.today)
    read = clauses_read(edition.clauses, edition.heading.get("numbering", ""))
    return render(
        request,
        "portal/regulations/page.html",
        {
            "edition": edition,
            "editions": editions,
            "in_force": edition_on(editions, request.visitor.today),
            "until": until(editions, edition),
            "earlier": next((each for each in editions if each.number < edition.number), None),
            "on": asked_on or request.visitor.today,
            "too_early": asked_on is not None and not edition.is_in_force(asked_on),
            "clauses": read,
            "contents": contents(read),
            "today": request.visitor.today,
        },
    )


@anybody
def clause(request: StaffRequest, slug: str, clause: uuid.UUID) -> HttpResponse:
    """One clause by its stable id: alone for a part of a page, else within its regulation."""
    number = request.GET.get("edition", "")
    edition = _chosen(editions_of(slug), number, request.visitor.today)
    found = edition.clause(str(clause))
    if found is None:
        raise Http404
    if not request.headers.get("HX-Request"):
        return redirect(clause_url(slug, edition.number, found["id"]))
    basis = {
        "regulation": slug,
        "edition": edition.number,
        "clause": found["id"],
        "path": found["path"],
        "quote": found["text"],
    }
    (citation,) = Citations([basis]).of([basis])
    return render(request, "portal/_clause.html", {"citation": citation})


def _chosen(editions: list[Edition], number: str, on: date) -> Edition:
    if not number:
        return edition_on(editions, on) or editions[-1]
    found = next((each for each in editions if str(each.number) == number), None)
    if found is None:
        raise Http404
    return found


def _binding(visitor: Visitor) -> set[int]:
    held = main_appointment(visitor.person, visitor.today) if visitor.person else None
    return {each.pk for each in in_force(held.unit, visitor.today)} if held else set()


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
