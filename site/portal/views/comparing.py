"""与上一版比较: two editions of a regulation, or of two, clause by clause."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from regulations.comparing import Comparison, compare
from regulations.models import Edition
from regulations.shelf import current
from regulations.written import of_edition

from ..access import StaffRequest, anybody
from ..comparing import groups, heading_rows, tally
from ..reading import edition_on, editions_of


@anybody
def compare_editions(request: StaffRequest, slug: str) -> HttpResponse:
    """The edition in force beside the one before it, unless others are asked for.

    `from` and `to` are numbers, or another regulation's slug and number: `patrols.2`.
    """
    editions = editions_of(slug)
    today = request.visitor.today
    after = _asked(editions, request.GET.get("to", "")) or edition_on(editions, today)
    after = after or editions[0]
    before = _asked(editions, request.GET.get("from", "")) or _earlier(editions, after)
    compared = compare(of_edition(before), of_edition(after)) if before else None
    context = {
        "slug": slug,
        "editions": editions,
        "before": before,
        "after": after,
        "others": current(today).exclude(slug=slug).defer("clauses", "words").order_by("slug"),
        **shown(compared),
    }
    return render(request, "portal/regulations/compare.html", context)


def shown(compared: Comparison | None) -> dict[str, Any]:
    """What a page says of a comparison."""
    if compared is None:
        return {"compared": None}
    return {
        "compared": compared,
        "heading": heading_rows(compared),
        "groups": list(groups(compared.clauses)),
        "tally": tally(compared),
    }


def _asked(editions: Sequence[Edition], asked: str) -> Edition | None:
    """The edition asked for; 404 when there is none such, None when none was asked for."""
    if not asked:
        return None
    slug, _dot, number = asked.rpartition(".")
    among = editions_of(slug) if slug else editions
    found = next((each for each in among if str(each.number) == number), None)
    if found is None:
        raise Http404
    return found


def _earlier(editions: Sequence[Edition], after: Edition) -> Edition | None:
    """The edition before one of the same regulation; of another regulation the latest."""
    if editions[0].regulation_id != after.regulation_id:
        return editions[0]
    return next((each for each in editions if each.number < after.number), None)
