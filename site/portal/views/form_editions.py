"""历次版本 of a form, for those who fill it in: what changed, and what depends on what."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from forms.schemas.building.picture import picture
from forms.schemas.building.sides import sides
from forms.schemas.models import FormEdition

from ..access import StaffRequest, signed_in


@signed_in
def form_editions(request: StaffRequest, slug: str) -> HttpResponse:
    """All editions of a published form, two of them side by side."""
    editions = list(FormEdition.objects.filter(slug=slug, form__live=True).order_by("-number"))
    if not editions:
        raise Http404
    found = sides(editions, request.GET)
    shown = found.after or editions[0]
    context = {"edition": editions[0], "sides": found, "picture": picture(shown.fields)}
    return render(request, "portal/form_editions.html", context)
