"""A form taken up: new, as a draft that lies there, or returned to be corrected."""

import uuid
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from facts.known import Appointed
from forms.schemas.models import FormEdition
from forms.submissions.models import Draft
from forms.submissions.prefilling import offers, prefilled
from forms.submissions.sources import offered_before
from people.models import Person
from queries import prepared
from workflows.chains.models import Proceeding

from .filling import Filling


def new_or_draft(
    person: Person,
    edition: FormEdition,
    given: str,
    *,
    now: datetime,
    held: Appointed | None = None,
) -> Filling:
    """A new form with what the office holds, or the draft with this id; 404 when it is somebody else's."""
    pk = _uuid(given)
    draft = _saved(pk) if pk else None
    if draft and (draft.owner_id != person.pk or draft.edition.slug != edition.slug):
        raise Http404
    if draft is None:
        found = offers(edition, person, on=timezone.localdate(now), held=held)
        answers, sources = prefilled(found)
        draft = Draft(
            pk=pk or uuid.uuid4(), owner=person, edition=edition, answers=answers, sources=sources
        )
    return Filling(draft, now=now)


def returned(proceeding: Proceeding, person: Person, *, now: datetime) -> Filling:
    """A returned matter to be corrected, with what was handed in or corrected so far."""
    slug = proceeding.form_edition.slug
    rows = Draft.objects.filter(owner=person, stream=proceeding.serial, edition__slug=slug)
    draft = rows.select_related("edition", "owner").first() or Draft(
        owner=person,
        edition=proceeding.form_edition,
        answers=proceeding.answers,
        sources=offered_before(proceeding.submissions[-1].sources, proceeding.answers),
        stream=proceeding.serial,
    )
    return Filling(draft, now=now, again=proceeding)


def _saved(pk: uuid.UUID) -> Draft | None:
    found: Draft | None = _draft.first(pk)
    return found


@prepared
def _draft(pk: uuid.UUID) -> QuerySet[Draft]:
    # Nearly always the present edition takes the place of the draft's own.
    lean = [f"edition__{name}" for name in FormEdition.JUDGED_BY]
    rows = Draft.objects.filter(pk=pk).select_related("edition", "owner")
    return rows.defer(*lean).order_by()


def _uuid(given: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(given)
    except ValueError:
        return None
