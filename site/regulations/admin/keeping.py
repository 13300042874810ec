"""Regulations on the editors' side: what was published is ended by an edition, never taken away."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from ..models import RegulationPage


@hooks.register("before_unpublish_page")
def unpublishing_ends_nothing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Its editions would bind on, out of sight."""
    return _refused(request, [page])


@hooks.register("before_delete_page")
def published_ones_stay(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Matters were decided under its editions."""
    return _refused(request, [page])


@hooks.register("before_bulk_action")
def not_many_at_once_either(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for pages ticked in a list."""
    if action_type not in ("unpublish", "delete"):
        return None
    return _refused(request, [each for each in objects if isinstance(each, Page)])


def _refused(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    published = next(filter(None, map(_published_below, pages)), None)
    if published is None:
        return None
    sentence = _(
        "“%(title)s” was published, and people act under it: it stays. To end it, open it, "
        "choose “repeal” with a day and a reason, and publish."
    )
    messages.error(request, sentence % {"title": published.title})
    return redirect("wagtailadmin_pages:edit", published.pk)


def _published_below(page: Page) -> RegulationPage | None:
    below = RegulationPage.objects.descendant_of(page, inclusive=True)
    return below.filter(editions__isnull=False).first()
