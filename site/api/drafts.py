"""Drafts: answers so far; the caller chooses the id, the latest save wins and can be undone."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status

from forms.schemas.service import current_edition
from forms.schemas.validation import validate
from forms.submissions import drafting, models
from forms.submissions.prefilling import offers, prefilled
from people.models import Person

from .auth import BearerToken, CallerRequest
from .handlers import not_found
from .paging import LIMIT, After, Limit, Page, page
from .problems import Problem
from .scopes import Scope
from .shapes.drafts import Draft, DraftIn, DraftItem

LATEST_FIRST = ("-saved_at", "-pk")
router = Router(tags=["drafts"], auth=BearerToken(Scope.DRAFTS))


@router.get("/", response=Page[DraftItem], url_name="drafts")
def drafts(request: CallerRequest, after: After = None, limit: Limit = LIMIT) -> Page[DraftItem]:
    """The caller's own drafts, the latest saved first."""
    rows = models.Draft.objects.filter(owner=request.auth.person).select_related("edition")
    rows = rows.only("stream", "saved_at", "edition__slug", "edition__number", "edition__title")
    found, following = page(rows, by=LATEST_FIRST, after=after, limit=limit)
    return Page[DraftItem](items=[_item(each) for each in found], next=following)


@router.put("/{uuid:draft_id}", response={200: Draft, 201: Draft}, url_name="draft")
def save(request: CallerRequest, draft_id: UUID, payload: DraftIn) -> Status:
    """Save a draft of one's own, new or again; it keeps the edition of the form it was begun with."""
    owner = request.auth.person
    draft = models.Draft.objects.filter(pk=draft_id).select_related("edition").first()
    if draft is None:
        return Status(201, _shape(_begun(draft_id, payload, owner)))
    if draft.owner_id != owner.pk:
        raise not_found()
    if draft.edition.slug != payload.form:
        raise _no_such_form(payload.form)
    draft.answers, draft.owner = payload.answers, owner
    return Status(200, _shape(drafting.save(draft)))


@router.get("/{uuid:draft_id}", response=Draft)
def draft(request: CallerRequest, draft_id: UUID) -> Draft:
    """A draft of one's own."""
    return _shape(own_draft(draft_id, request.auth.person))


@router.post("/{uuid:draft_id}/undo", response=Draft, url_name="undo_draft")
def undo(request: CallerRequest, draft_id: UUID) -> Draft:
    """Bring back what the latest save of a draft replaced, wherever it was saved; again goes further back."""
    found = own_draft(draft_id, request.auth.person)
    try:
        return _shape(drafting.undo(found))
    except drafting.NothingToUndo as nothing:
        sentence = _("Nothing was replaced in this draft that could be brought back.")
        raise Problem("state", sentence) from nothing


@router.delete("/{uuid:draft_id}", response={204: None}, url_name="discard")
def discard(request: CallerRequest, draft_id: UUID) -> Status:
    """Throw a draft of one's own away; what was handed in stays."""
    own_draft(draft_id, request.auth.person).delete()
    return Status(204, None)


def own_draft(draft_id: UUID, owner: Person) -> models.Draft:
    """A person's own draft with its edition; a problem when he has none with this id."""
    rows = models.Draft.objects.filter(pk=draft_id, owner=owner).select_related("edition")
    found = rows.first()
    if found is None:
        raise not_found()
    return found


def _begun(draft_id: UUID, payload: DraftIn, owner: Person) -> models.Draft:
    edition = current_edition(payload.form)
    if edition is None:
        raise _no_such_form(payload.form)
    _answers, sources = prefilled(offers(edition, owner, on=timezone.localdate()))
    begun = models.Draft(
        pk=draft_id, owner=owner, edition=edition, answers=payload.answers, sources=sources
    )
    try:
        with transaction.atomic():
            begun.save(force_insert=True)
    except IntegrityError as error:
        # Somebody saved under this id a moment earlier.
        raise Problem("state", _("The draft was being saved already. Save it again.")) from error
    return begun


def _no_such_form(given: str) -> Problem:
    sentence = _("“%(given)s” is not the form of this draft, or no form at all. See forms/.")
    sentence %= {"given": given[:40]}
    return Problem("invalid", sentence, errors={"form": [sentence]})


def _item(draft: models.Draft) -> DraftItem:
    return DraftItem(
        id=draft.pk,
        form=draft.edition.slug,
        title=draft.edition.title,
        edition=draft.edition.number,
        proceeding=draft.stream or None,
        saved_at=draft.saved_at,
        links={"self": reverse("api:draft", args=[draft.pk])},
    )


def _shape(draft: models.Draft) -> Draft:
    newest = current_edition(draft.edition.slug)
    _cleaned, problems = validate(
        draft.edition, draft.answers, on=timezone.localdate(), by=draft.owner
    )
    return Draft(
        id=draft.pk,
        form=draft.edition.slug,
        edition=draft.edition.number,
        newest_edition=newest.number if newest else None,
        proceeding=draft.stream or None,
        answers=draft.answers,
        errors={key: list(each) for key, each in problems.items()},
        saved_at=draft.saved_at,
        undo=drafting.replaced_at(draft),
    )
