"""转为, 续: what was noted in one matter becomes another; a matter goes on in a further one of its form."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forms.schemas.models import FormEdition
from forms.schemas.service import current_edition
from forms.submissions.models import Draft
from forms.submissions.prefilling import offers, prefilled
from workflows.chains.models import Proceeding
from workflows.chains.offspring import begun_from, begun_with, grow, offered
from workflows.chains.service import Refusal, specific

from ..access import StaffRequest, Visitor, staff


@staff
@require_POST
def grow_into(request: StaffRequest, serial: str, slug: str) -> HttpResponse:
    """Hand in at once; where an answer is still missing, the form comes up with what there is."""
    visitor = request.visitor
    matter = get_object_or_404(visitor.sees().select_related("form_edition"), serial=serial)
    edition = next((each for each in offered(matter) if each.slug == slug), None)
    if edition is None:
        messages.error(request, _("Nothing was noted here that this form could begin with."))
        return redirect("portal:proceeding", serial=serial)
    try:
        grown = grow(matter, edition, by=visitor.me, at=visitor.now)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return _to_fill_in(begun_with(edition, matter), edition, matter, visitor)
    messages.success(request, _("Handed in. You can follow it here."))
    return redirect("portal:proceeding", serial=grown.serial)


@staff
@require_POST
def go_on(request: StaffRequest, serial: str) -> HttpResponse:
    """续假 and the like: the form again, begun with what follows from the matter."""
    visitor = request.visitor
    rows = visitor.sees().filter(applicant=visitor.me)
    matter = specific(get_object_or_404(rows, serial=serial))
    edition = current_edition(matter.form_edition.slug)
    if edition is None or not matter.continues_with:
        messages.error(request, _("This matter does not go on in another one at present."))
        return redirect("portal:proceeding", serial=serial)
    return _to_fill_in(matter.continues_with, edition, matter, visitor)


def _to_fill_in(
    answers: dict[str, Any], edition: FormEdition, matter: Proceeding, visitor: Visitor
) -> HttpResponse:
    """What the matter gives goes before what the office holds besides."""
    found = offers(edition, visitor.me, on=visitor.today, held=lambda: visitor.appointment)
    held, sources = prefilled(found)
    draft = Draft.objects.create(
        owner=visitor.me,
        edition=edition,
        answers={**held, **answers},
        sources={**sources, **begun_from(edition, matter, answers)},
        origin=matter.serial,
    )
    address = redirect("portal:fill", slug=edition.slug).url
    return redirect(f"{address}?draft={draft.pk}")
