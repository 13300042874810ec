"""Looking somebody up as one types, and entering who is missing."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from people.registry.entering import NotEntered
from people.registry.reach import reach_of
from people.registry.sources import SOURCES, Offer, Source
from trail.models import AccessKind
from trail.service import note

from ..access import StaffRequest, Visitor, staff
from ..entering import entered
from ..picking import MOST_OFFERED, Aid, Box


@staff
@require_GET
def pick(request: StaffRequest, source: str) -> HttpResponse:
    """The first entries of a list that fit what was typed."""
    found, visitor = _source(source), request.visitor
    text = request.GET.get("q", "")
    reach = reach_of(visitor.me, visitor.today, worn=visitor.hats)
    rows = found.first(reach, text, limits_in(request.GET, found), MOST_OFFERED + 1)
    more, rows = len(rows) > MOST_OFFERED, rows[:MOST_OFFERED]
    log_search(found, rows, text, visitor)
    offers = [found.offer(row) for row in rows]
    context = {"offers": offers, "more": more, "id": request.GET.get("id", "")[:200]}
    return render(request, "schemas/_offers.html", context)


@staff
@require_POST
def enter(request: StaffRequest, source: str) -> HttpResponse:
    """Enter somebody from the form in which he was missing; the answer chooses him there."""
    visitor = request.visitor
    name = request.POST.get("name", "")
    aid = Aid(visitor.me, visitor.today, visitor.hats, request.POST)
    box = Box(name, _source(source), aid, of=request.POST.get("of", ""))
    try:
        offer = entered(box, household=request.POST.get(box.of, ""), at=visitor.now)
    except NotEntered as refused:
        told = replace(aid, failed=name, errors=refused.errors)
        failed = Box(name, box.source, told, of=box.of)
        return render(request, "schemas/_enter.html", {"box": failed}, status=422)
    empty = Box(name, box.source, replace(aid, posted={}), of=box.of)
    response = render(request, "schemas/_enter.html", {"box": empty})
    response["HX-Trigger-After-Swap"] = _picked(box, offer)
    return response


def limits_in(query: QueryDict, source: Source) -> dict[str, Any]:
    """The settings that narrow a list, as its address has them."""
    many = {name: query.getlist(name) for name in ("kinds", "posts") if name in query}
    one = {
        name: query.get(name) for name in ("own_unit", "household", "oneself") if query.get(name)
    }
    return {name: each for name, each in {**many, **one}.items() if name in source.limits}


def log_search(source: Source, rows: list[Any], text: str, visitor: Visitor) -> None:
    """Who was shown to somebody is noted, where it is personal data."""
    if source.personal:
        shown = [source.value(row) for row in rows]
        by, at = visitor.me, visitor.now
        note(AccessKind.SEARCHED, source.code, shown, by=by, at=at, asked=text, via="site")


def _source(code: str) -> Source:
    if code not in SOURCES:
        raise Http404
    return SOURCES[code]


def _picked(box: Box, offer: Offer) -> str:
    told: Mapping[str, str] = {"id": box.id, "value": offer.value, "label": offer.label}
    # A header is ASCII: rare characters travel escaped.
    return json.dumps({"bf:picked": told})
