"""POST forms/{slug}/submissions: handing in; a matter is born."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status

from forms.schemas.models import FormEdition
from forms.submissions.models import Draft, Submission
from forms.submissions.prefilling import offers, prefilled
from people.models import Person
from workflows.chains.models import Proceeding
from workflows.chains.service import submit

from .auth import BearerToken, CallerRequest
from .drafts import own_draft
from .forms import edition_of
from .handlers import not_found
from .matters import matter_shape
from .once import Key
from .problems import Problem
from .proceedings import one_visible
from .scopes import Scope
from .shapes.proceedings import Matter, SubmissionIn

router = Router(tags=["forms"], auth=BearerToken(Scope.SUBMIT))


@router.post(
    "/{slug:slug}/submissions", response={200: Matter, 201: Matter}, url_name="submissions"
)
def hand_in(
    request: CallerRequest,
    response: HttpResponse,
    slug: str,
    payload: SubmissionIn,
    key: Key = None,
) -> Status:
    """Hand in answers or a draft: 201 with the new proceeding.

    The same `Idempotency-Key` with the same content gives the same proceeding again (200);
    with other content it is refused (409).
    """
    at, by = timezone.now(), request.auth.person
    origin = one_visible(payload.origin, by) if payload.origin else None
    more: Any = {"by": by, "at": at, "key": key or "", "origin": origin}
    if payload.draft is not None and payload.answers is None:
        proceeding = _from_draft(slug, payload.draft, **more)
    elif payload.answers is not None and payload.draft is None:
        edition = edition_of(slug)
        _answers, offered = prefilled(offers(edition, by, on=timezone.localdate(at)))
        proceeding = submit(edition, payload.answers, offered=offered, **more)
    else:
        raise _either_or()
    response["Location"] = reverse("api:proceeding", args=[proceeding.serial])
    return Status(201 if proceeding.submitted_at == at else 200, matter_shape(proceeding))


def _from_draft(
    slug: str, given: str, *, by: Person, at: Any, key: str, origin: Proceeding | None
) -> Proceeding:
    draft_id = _id(given)
    if key and (earlier := _handed_in_before(slug, draft_id, by=by, key=key)):
        return earlier
    draft = own_draft(draft_id, by)
    edition = _still_offered(draft, slug)
    proceeding = submit(
        edition, draft.answers, by=by, at=at, key=key, origin=origin, offered=draft.sources
    )
    Draft.objects.filter(pk=draft.pk).delete()
    return proceeding


def _handed_in_before(slug: str, draft_id: UUID, *, by: Person, key: str) -> Proceeding | None:
    # A draft ends when it is handed in, so a repeated request cannot be compared with it.
    if Draft.objects.filter(pk=draft_id).exists():
        return None
    row = Submission.objects.filter(by=by, idempotency_key=key, edition__slug=slug).first()
    return Proceeding.objects.get(serial=row.stream) if row else None


def _still_offered(draft: Draft, slug: str) -> FormEdition:
    edition_of(slug)
    if draft.edition.slug != slug:
        raise not_found()
    if draft.stream:
        sentence = _(
            "This draft corrects %(serial)s. Hand it in there, with the act “resubmit”."
        ) % {"serial": draft.stream}
        raise Problem("state", sentence)
    return draft.edition


def _id(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError as error:
        raise not_found() from error


def _either_or() -> Problem:
    sentence = _("Send either “answers” or “draft”, one of the two.")
    return Problem("invalid", sentence, errors={"answers": [sentence], "draft": [sentence]})
