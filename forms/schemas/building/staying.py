"""Forms on the editors' side: what was published is kept; what unpublishing does is said."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from ..models import FormPage
from ..staying import refused


@hooks.register("before_delete_page")
def published_forms_stay(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Matters were handed in by its editions."""
    return _refused(request, [page])


@hooks.register("before_bulk_action")
def not_many_forms_at_once_either(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for pages ticked in a list."""
    if action_type != "delete":
        return None
    return _refused(request, objects)


@hooks.register("after_unpublish_page")
def say_what_it_means(request: HttpRequest, page: Page) -> None:
    """What becomes of matters, drafts and rules of a form that is offered no longer."""
    if isinstance(page.specific, FormPage):
        sentence = _(
            "“%(title)s” is not offered any more. What was handed in goes on by its own edition; "
            "drafts stay, but cannot be handed in. Regulations whose rules name it are to be "
            "changed with their next edition."
        )
        messages.info(request, sentence % {"title": page.title})


def _refused(request: HttpRequest, pages: Iterable[Any]) -> HttpResponse | None:
    sentence = _(
        "“%(title)s” was published, and what people handed in rests on it: it stays. To offer it "
        "no longer, choose “unpublish”."
    )
    return refused(request, FormPage, pages, sentence)
