"""GET forms/, explain, prefill: what may be asked for, and what that would lead to."""

from typing import Annotated, Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router

from forms.schemas.models import FormEdition
from forms.schemas.service import current_edition
from workflows.chains.service import explain

from .applicants import applicant_named
from .auth import CallerRequest
from .explaining import explained
from .handlers import not_found
from .paging import LIMIT, After, Limit, Page, page
from .prefilling import prefill_shape
from .proceedings import one_visible
from .shapes.forms import Explain, Explained, Form, FormItem, Prefill

#: The id of a row of the registry.
Id = Annotated[str, Query(max_length=36)]

router = Router(tags=["forms"], by_alias=True)


@router.get("/", response=Page[FormItem], url_name="forms")
def forms(request: CallerRequest, after: After = None, limit: Limit = LIMIT) -> Page:
    """The forms that may be filled in."""
    found, following = page(_offered(), by=("slug",), after=after, limit=limit)
    return Page[FormItem](items=[FormItem(**_item(each)) for each in found], next=following)


@router.get("/{slug:slug}", response=Form, url_name="form")
def form(request: CallerRequest, slug: str) -> Form:
    """A form in its current edition."""
    edition = edition_of(slug)
    return Form(
        **_item(edition), answers_schema=edition.schema, ui=edition.ui, digest=edition.digest
    )


@router.post("/{slug:slug}/explain", response=Explained, url_name="explain")
def explain_form(request: CallerRequest, slug: str, payload: Explain) -> Explained:
    """What handing in these answers would lead to: verdicts, chain, each with its clause; nothing is saved."""
    edition = edition_of(slug)
    today = timezone.localdate()
    applicant = applicant_named(payload.applicant, caller=request.auth, on=today)
    on = payload.on or today
    origin = one_visible(payload.origin, request.auth.person).serial if payload.origin else ""
    return explained(
        explain(
            edition,
            payload.answers,
            applicant=applicant,
            on=on,
            origin=origin,
            by=request.auth.person,
        ),
        applicant=applicant,
        caller=request.auth.person,
    )


@router.get("/{slug:slug}/prefill", response=Prefill, url_name="prefill")
def prefill(request: CallerRequest, slug: str, household: Id = "", resident: Id = "") -> Prefill:
    """What the office holds about the caller already, so that nothing is asked twice (一表通).

    With the id of a `household` or `resident` also what is held about it, if the form asks for one.
    """
    chosen = {"household": household, "resident": resident}
    return prefill_shape(edition_of(slug), request.auth, chosen=chosen, at=timezone.now())


def edition_of(slug: str) -> FormEdition:
    """The edition that is filled in now; a problem when there is none."""
    edition = current_edition(slug)
    if edition is None:
        raise not_found()
    return edition


def _offered() -> QuerySet[FormEdition]:
    same = FormEdition.objects.filter(form=OuterRef("form")).order_by().values("form")
    latest = same.annotate(latest=Max("number")).values("latest")
    rows = FormEdition.objects.filter(form__live=True, number=Subquery(latest))
    return rows.defer("fields", "schema", "ui")


def _item(edition: FormEdition) -> dict[str, Any]:
    links = ("self", "form"), ("explain", "explain"), ("prefill", "prefill")
    return {
        "slug": edition.slug,
        "title": edition.title,
        "kind": edition.kind,
        "edition": edition.number,
        "intro": edition.intro,
        "links": {
            **{name: reverse(f"api:{view}", args=[edition.slug]) for name, view in links},
            "submissions": reverse("api:submissions", args=[edition.slug]),
        },
    }
