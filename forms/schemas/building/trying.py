"""试填: a form filled in as it stands in the editor, judged as the server would; nothing is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from facts.models import Fact

from ..fields import Field
from ..fields.base import type_of
from ..finding import Finding
from ..models import FormEdition
from ..publishing import edition_from, frozen_checks, frozen_fields
from ..shown import shown_fields
from ..validation import Problems, read, validate
from ..walking import every
from .posted import Look, looked, page_for
from .saying import shown_when

#: What was written goes along with the answers, signed: it is in no other place.
CARRIED = "form-as-written"
SALT = "schemas.trying"
CARRIED_NAMES = ("title", "kind", "intro", "fields", "checks")
#: Types of which a try-out takes in nothing.
PAPERS = frozenset({"file", "photo", "signature"})


@dataclass(frozen=True)
class Tried:
    """What the server would say."""

    answers: dict[str, Any]
    problems: Problems
    hidden: list[tuple[Field, str]]
    facts: list[tuple[str, str]]


@require_http_methods(["GET", "POST"])
def try_out(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form to be filled in; with answers, what would be said of them."""
    page = page_for(request, page_id)
    if CARRIED in request.POST:
        told = _carried(request.POST[CARRIED])
        edition = edition_from(**told)
        tried = try_answers(edition, read(edition, request.POST), on=timezone.localdate())
        return _page(request, page_id, edition, tried)
    seen = looked(page, request.POST)
    try:
        edition = edition_from(**_told(seen))
    except (ArithmeticError, LookupError, ValueError):
        # Conditions that say nothing make no schema: what is wrong with them is said instead.
        told = {**_told(seen), "fields": [], "checks": []}
        return _page(request, page_id, edition_from(**told), None, seen.findings)
    return _page(request, page_id, edition, None, seen.incomplete)


def _carried(signed: str) -> dict[str, Any]:
    try:
        told: dict[str, Any] = signing.loads(signed, salt=SALT)
    except signing.BadSignature as error:
        raise BadRequest from error
    return told


def try_answers(edition: FormEdition, given: dict[str, Any], *, on: date) -> Tried:
    """Judge answers without saving anything."""
    answers, problems = validate(edition, given, on=on)
    shown = [field["key"] for field in shown_fields(edition.fields, answers)]
    hidden = [
        (field, shown_when(field, edition.fields))
        for field in edition.fields
        if field["key"] not in shown
    ]
    return Tried(answers, problems, hidden, list(_facts(edition.fields, answers, problems)))


def _facts(fields: Iterable[Field], answers: dict[str, Any], problems: Problems) -> Any:
    """The facts that these answers would fill in, as a person reads them."""
    labels = dict(Fact.objects.values_list("key", "label"))
    for met in every(fields, answers):
        if any(path in problems for path in _paths(met)):
            continue
        for key, value in type_of(met.field).facts(met.field, met.answers).items():
            shown = type_of(met.field).show(met.field, met.answers)
            yield labels.get(key, key), shown or str(value)


def _paths(met: Any) -> list[str]:
    return [met.prefix + key for key in type_of(met.field).keys(met.field)]


def _told(seen: Look) -> dict[str, Any]:
    page = seen.page
    return {
        "title": page.title,
        "kind": page.kind,
        "intro": page.intro,
        "fields": edition_fields(seen),
        "checks": frozen_checks(page.checks),
    }


def edition_fields(seen: Look) -> list[dict[str, Any]]:
    """The fields that are complete; a paper that must be there cannot be tried."""
    return [_without_papers(field) for field in frozen_fields(seen.page.fields)]


def _without_papers(field: dict[str, Any]) -> dict[str, Any]:
    if "fields" in field:
        return {**field, "fields": [_without_papers(each) for each in field["fields"]]}
    if field["type"] in PAPERS:
        return {**field, "required": False, "required_when": []}
    return field


def _page(
    request: HttpRequest,
    page_id: int,
    edition: FormEdition,
    tried: Tried | None,
    findings: Sequence[Finding] = (),
) -> HttpResponse:
    told = {name: getattr(edition, name) for name in CARRIED_NAMES}
    context = {
        "page_id": page_id,
        "edition": edition,
        "carried": signing.dumps(told, salt=SALT, compress=True),
        "carried_name": CARRIED,
        "tried": tried,
        "answers": tried.answers if tried else {},
        "problems": tried.problems if tried else {},
        "findings": [each for each in findings if each.stops],
    }
    return render(request, "schemas/building/try.html", context)
