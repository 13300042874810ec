"""制度: which are in force, and reading one, each clause with a link of its own."""

import uuid
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from forms.schemas.service import titles_offered
from people.service import main_appointment
from regulations.admin.coverage import edits_regulations
from regulations.in_force import in_force
from regulations.models import Edition
from regulations.search.finding import find
from regulations.search.folding import LONGEST_QUERY, pieces
from regulations.shelf import coming, current

from ..access import StaffRequest, Visitor, anybody
from ..citations import Citations, clause_url
from ..confirming import may_follow, standing, unread
from ..figures import day_in
from ..reading import (
    chosen_edition,
    clauses_read,
    contents,
    edition_on,
    editions_of,
    forms_named,
    until,
)


@anybody
def shelf(request: StaffRequest) -> HttpResponse:
    """Those that bind my unit on a day, and all others; or what answers a search among them."""
    visitor = request.visitor
    on = day_in(request.GET.get("on", "")) or visitor.today
    query = " ".join(request.GET.get("q", "").split())[:LONGEST_QUERY]
    mine = _binding(visitor, on)
    shown = [] if query else current(on).defer("clauses", "words").order_by("slug")
    return render(
        request,
        "portal/regulations/shelf.html",
        {
            "q": query,
            "on": on,
            "today": visitor.today,
            "carried": _carried(on, visitor.today, query),
            "found": find(query, on) if query else None,
            "bound": mine is not None,
            "mine": [each for each in shown if each.pk in (mine or ())],
            "others": [each for each in shown if each.pk not in (mine or ())],
            "coming": [] if query else coming(on).defer("clauses", "words"),
            "to_read": {each.pk for each in unread(visitor)},
            "may_follow": visitor.signed_in and may_follow(visitor.user),
            "edits": edits_regulations(request.user),
        },
    )


@anybody
def regulation(request: StaffRequest, slug: str) -> HttpResponse:
    """One edition: the one asked for, the one of a day, or the one in force."""
    visitor = request.visitor
    editions = editions_of(slug)
    asked_on = day_in(request.GET.get("on", ""))
    on = asked_on or visitor.today
    edition = chosen_edition(editions, request.GET.get("edition", ""), on)
    in_force = edition_on(editions, visitor.today)
    offered = _offered(visitor, edition) if edition == in_force else {}
    read = clauses_read(edition.clauses, edition.heading.get("numbering", ""), offered)
    query = request.GET.get("q", "")[:LONGEST_QUERY]
    return render(
        request,
        "portal/regulations/page.html",
        {
            "edition": edition,
            "editions": editions,
            "in_force": in_force,
            "ending": in_force if in_force and in_force.ends else None,
            "until": until(editions, edition),
            "earlier": next((each for each in editions if each.number < edition.number), None),
            "on": on,
            "too_early": asked_on is not None and not edition.is_in_force(asked_on),
            "clauses": read,
            "contents": contents(read),
            "has_rules": any(each.rules for each in read),
            "today": visitor.today,
            "q": query,
            "words": pieces(query),
            "carried": _carried(on, visitor.today, query),
            "standing": standing(visitor, edition, in_force),
            "may_follow": visitor.signed_in and may_follow(visitor.user),
        },
    )


def _offered(visitor: Visitor, edition: Edition) -> dict[str, str]:
    """The forms that a text in force names, for somebody who may fill them in."""
    return titles_offered(forms_named(edition.clauses)) if visitor.person else {}


@anybody
def clause(request: StaffRequest, slug: str, clause: uuid.UUID) -> HttpResponse:
    """One clause by its stable id: alone for a part of a page, else within its regulation."""
    number = request.GET.get("edition", "")
    edition = chosen_edition(editions_of(slug), number, request.visitor.today)
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


def _binding(visitor: Visitor, on: date) -> set[int] | None:
    """The editions that bind his unit; None for somebody without a post."""
    held = main_appointment(visitor.person, visitor.today) if visitor.person else None
    return {each.pk for each in in_force(held.unit, on)} if held else None


def _carried(on: date, today: date, query: str) -> str:
    """Day and words of a search, to go along with links."""
    given = {"on": on.isoformat() if on != today else "", "q": query}
    return urlencode({name: text for name, text in given.items() if text})
