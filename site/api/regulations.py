"""GET regulations/: what is laid down, as in force on a day."""

from typing import Annotated

from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router

from regulations.coverage import Coverage as Covered
from regulations.coverage import kinds_of, total
from regulations.covering import coverage_on
from regulations.models import Edition

from .auth import CallerRequest
from .handlers import not_found
from .limits import Day
from .paging import LIMIT, After, Limit, Page, page
from .shapes.coverage import Count, Coverage, Provision, RegulationCoverage
from .shapes.regulations import Clause, Clauses, Regulation

router = Router(tags=["regulations"])
On = Annotated[Day | None, Query()]


@router.get("/", response=Page[Regulation], url_name="regulations")
def regulations(
    request: CallerRequest, on: On = None, after: After = None, limit: Limit = LIMIT
) -> Page:
    """The regulations in force on a day (today if none is given), each in its edition of that day."""
    rows = (
        Edition.objects.in_force(on or timezone.localdate())
        .defer("clauses")
        .prefetch_related("binds")
    )
    found, following = page(rows, by=("slug",), after=after, limit=limit)
    return Page[Regulation](items=[_shape(each) for each in found], next=following)


@router.get("/{slug:slug}/clauses", response=Clauses, url_name="clauses")
def clauses(request: CallerRequest, slug: str, on: On = None) -> Clauses:
    """The clauses of a regulation as they bind on a day, with their rules; all of them at once."""
    edition = Edition.objects.in_force(on or timezone.localdate()).filter(slug=slug).first()
    if edition is None:
        raise not_found()
    return Clauses(
        items=[Clause(**clause, edition=edition.number) for clause in edition.clauses],
        regulation=edition.slug,
        title=edition.title,
        edition=edition.number,
        label=edition.label,
        in_force_from=edition.in_force_from,
        digest=edition.digest,
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


def _shape(edition: Edition) -> Regulation:
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
        links={"clauses": reverse("api:clauses", args=[edition.slug])},
    )
