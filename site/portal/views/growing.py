"""转为: what was noted in one matter becomes another, in one tap."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forms.submissions.models import Draft
from workflows.chains.offspring import begun_with, grow, offered
from workflows.chains.service import Refusal

from ..access import StaffRequest, staff


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
        draft = Draft.objects.create(
            owner=visitor.me,
            edition=edition,
            answers=begun_with(edition, matter),
            origin=matter.serial,
        )
        address = redirect("portal:fill", slug=slug).url
        return redirect(f"{address}?draft={draft.pk}")
    messages.success(request, _("Handed in. You can follow it here."))
    return redirect("portal:proceeding", serial=grown.serial)
