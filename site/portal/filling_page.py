"""What the page of a form shows while it is being filled in."""

from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from regulations.codes import codes_asked
from regulations.in_force import bindings

from .access import StaffRequest, Visitor
from .conditions import conditions_of
from .fields import Asked, asked
from .filling import Filling
from .kept import whose
from .reviewing import by_path, every, marked, review, wrong
from .stepping import address_of
from .steps import Way

#: Fields that say back what they count.
SAYING = ("half_day_range", "time_span", "computed")


def page(
    request: StaffRequest, filling: Filling, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The whole page, with what the view has to add."""
    context = {**_context(request, filling), **more}
    return render(request, "portal/fill/page.html", context, status=status)


def changed_parts(request: StaffRequest, filling: Filling, **more: Any) -> HttpResponse:
    """What a page that saves itself is told: only the parts that may have changed."""
    context = {**_context(request, filling), **more}
    return render(request, "portal/fill/_told.html", context)


def _context(request: StaffRequest, filling: Filling) -> dict[str, Any]:
    way, visitor = filling.way, request.visitor
    fields = _asked(filling, visitor, filling.fields, filling.rows)
    told = way is None or way.here.is_check
    return {
        "filling": filling,
        "fields": fields,
        "way": way,
        "panel": filling.panel() if told else None,
        "visitor": visitor,
        "own": visitor.appointment,
        "whose": whose(filling.person),
        "address": request.get_full_path(),
        "uploading": f"{reverse('portal:upload')}?edition={filling.edition.pk}",
        "wrong": wrong(fields),
        "saying": [each for each in every(fields) if each.field["type"] in SAYING],
        "told_origins": [each for each in every(fields) if each.origin],
        "filled": [each for path, each in by_path(fields) if path in filling.filled],
        "conditions": conditions_of(filling),
        **(_stepped(request, filling, way) if way else {}),
    }


def _stepped(request: StaffRequest, filling: Filling, way: Way) -> dict[str, Any]:
    on = request.visitor.today
    found = {
        "marked": marked(way, filling.problems or filling.found(on)),
        "step_address": address_of(request, filling, "?").removesuffix(quote("?")),
    }
    if not way.here.is_check:
        return found
    whole = _asked(filling, request.visitor, filling.edition.fields)
    return found | {"review": review(way, filling.edition, whole), "wrong": wrong(whole)}


def _asked(filling: Filling, visitor: Visitor, fields: Any, rows: Any = None) -> list[Asked]:
    return asked(
        filling.edition,
        filling.whole,
        filling.problems,
        owner=filling.person,
        on=visitor.today,
        sources=filling.draft.sources,
        aid=replace(filling.aid, worn=visitor.hats, ruled=partial(_ruled, visitor)),
        fields=fields,
        rows=rows,
    )


def _ruled(visitor: Visitor, fact: str) -> frozenset[str]:
    """The codes of a fact that the rules of the visitor's office name."""
    units = {hat.unit_id: hat.appointment.unit for hat in visitor.hats}
    found = [each for unit in units.values() for each in bindings(unit, visitor.today)]
    return codes_asked(found, fact)
