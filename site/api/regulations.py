"""GET regulations/: what is laid down, as in force on a day."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router

from regulations.coverage import Coverage as Covered
from regulations.coverage import kinds_of, total
from regulations.covering import coverage_on
from regulations.models import ClauseText, Edition
from regulations.search.finding import find
from regulations.search.folding import LONGEST_QUERY
from regulations.shelf import current

from .auth import CallerRequest
from .handlers import not_found
from .limits import Day
from .paging import LIMIT, After, Limit, Page, page
from .shapes.coverage import Count, Coverage, Provision, RegulationCoverage
from .shapes.regulations import Clause, Clauses, EditionShape, Found, Regulation

#: So many clauses are told of in one answer; more words find fewer.
MOST_FOUND = 500

router = Router(tags=["regulations"])
On = Annotated[Day | None, Query()]
Words = Annotated[str, Query(max_length=LONGEST_QUERY)]
Number = Annotated[int | None, Query(ge=1, le=999_999)]


@router.get("/", response=Page[Regulation], url_name="regulations")
def regulations(
    request: CallerRequest,
    on: On = None,
    q: Words = "",
    after: After = None,
    limit: Limit = LIMIT,
) -> Page:
    """The regulations in force on a day (today if none is given), each in its edition of that day.

    With `q` those in which all its words stand, each with the clauses in which they do.
    """
    day = on or timezone.localdate()
    rows = current(day).defer("clauses", "words").prefetch_related("binds")
    answers: dict[int, list[ClauseText]] = {}
    if q.strip():
        answers = {each.edition.pk: each.clauses for each in find(q, day, most=MOST_FOUND).editions}
        rows = rows.filter(pk__in=answers)
    found, following = page(rows, by=("slug",), after=after, limit=limit)
    shown = [_shape(each, answers.get(each.pk) if q.strip() else None) for each in found]
    return Page[Regulation](items=shown, next=following)


@router.get("/{slug:slug}/editions", response=Page[EditionShape], url_name="editions")
def editions(
    request: CallerRequest, slug: str, after: After = None, limit: Limit = LIMIT
) -> Page[EditionShape]:
    """All editions of a regulation, newest first; those that are not in force yet, too."""
    rows = Edition.objects.filter(slug=slug).defer("clauses", "heading", "words")
    found, following = page(rows, by=("-number",), after=after, limit=limit)
    if not found and after is None:
        raise not_found()
    return Page[EditionShape](items=[edition_shape(each) for each in found], next=following)


@router.get("/{slug:slug}/clauses", response=Clauses, url_name="clauses")
def clauses(request: CallerRequest, slug: str, on: On = None, edition: Number = None) -> Clauses:
    """The clauses of a regulation as they bind on a day, or of an edition; all of them at once."""
    found = _edition(slug, edition, on or timezone.localdate())
    return Clauses(
        items=[Clause(**clause, edition=found.number) for clause in found.clauses],
        regulation=found.slug,
        title=found.title,
        edition=found.number,
        label=found.label,
        in_force_from=found.in_force_from,
        digest=found.digest,
    )


def _edition(slug: str, number: int | None, on: date) -> Edition:
    """The edition asked for, or the one in force on the day."""
    rows = current(on) if number is None else Edition.objects.filter(number=number)
    found = rows.filter(slug=slug).defer("heading", "words").first()
    if found is None:
        raise not_found()
    return found


def edition_shape(edition: Edition) -> EditionShape:
    """An edition without its clauses."""
    clauses = reverse("api:clauses", args=[edition.slug])
    return EditionShape(
        regulation=edition.slug,
        title=edition.title,
        edition=edition.number,
        label=edition.label,
        in_force_from=edition.in_force_from,
        published_at=edition.published_at,
        digest=edition.digest,
        links={"clauses": f"{clauses}?edition={edition.number}"},
    )


@router.get("/coverage", response=Coverage, url_name="coverage")
def coverage(request: CallerRequest, on: On = None) -> Coverage:
    """Which clauses run, which are text to be known, which are open, as in force on a day."""
    found = coverage_on(on or timezone.localdate())
    return Coverage(
        clauses=Count.from_orm(total(each.clauses for each in found)),
        sources=Count.from_orm(total(each.sources for each in found)),
        kinds=kinds_of(found),
        items=[_covered(each) for each in found],
    )


def _covered(found: Covered) -> RegulationCoverage:
    return RegulationCoverage(
        regulation=found.slug,
        title=found.title,
        edition=found.edition,
        clauses=Count.from_orm(found.clauses),
        sources=Count.from_orm(found.sources),
        kinds=found.kinds,
        provisions=[Provision.from_orm(each) for each in found.provisions],
    )


def _shape(edition: Edition, clauses: Sequence[ClauseText] | None) -> Regulation:
    return Regulation(
        slug=edition.slug,
        title=edition.title,
        edition=edition.number,
        label=edition.label,
        issuer=edition.heading.get("issuer", ""),
        document_number=edition.heading.get("document_number", ""),
        in_force_from=edition.in_force_from,
        digest=edition.digest,
        binds=[unit.code for unit in edition.binds.all()],
        links={
            "clauses": reverse("api:clauses", args=[edition.slug]),
            "editions": reverse("api:editions", args=[edition.slug]),
        },
        found=None if clauses is None else [_found(each) for each in clauses],
    )


def _found(row: ClauseText) -> Found:
    return Found(id=row.clause, path=row.path, title=row.title, text=row.text)
