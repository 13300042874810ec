"""Regulations on the editors' side: what was published is ended by an edition, never taken away."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from forms.schemas.staying import refused

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
    return _refused(request, objects)


def _refused(request: HttpRequest, pages: Iterable[Any]) -> HttpResponse | None:
    sentence = _(
        "“%(title)s” was published, and people act under it: it stays. To end it, open it, "
        "choose “repeal” with a day and a reason, and publish."
    )
    return refused(request, RegulationPage, pages, sentence)
