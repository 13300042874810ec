"""Pages that were published and stay: people act by their editions (design section 4)."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page


def refused(
    request: HttpRequest, model: type[Page], pages: Iterable[Any], sentence: str
) -> HttpResponse | None:
    """Back to the first page of a model that was ever published, at or below these; None lets it go."""
    found = next(filter(None, (_published(model, each) for each in pages)), None)
    if found is None:
        return None
    messages.error(request, sentence % {"title": found.title})
    return redirect("wagtailadmin_pages:edit", found.pk)


def _published(model: type[Page], page: Any) -> Page | None:
    if not isinstance(page, Page):
        return None
    below = model.objects.descendant_of(page, inclusive=True)
    return below.filter(editions__isnull=False).first()
