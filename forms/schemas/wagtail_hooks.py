"""What this room adds to the editors' side."""

from django.contrib import messages
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from .admin_forms import PUBLISHING
from .findings import heeded
from .models import FormPage
from .publishing import frozen_fields


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_to_heed(request: HttpRequest, page: Page) -> None:
    """Beside the word that it was published, or handed to the approver."""
    if isinstance(page, FormPage) and any(name in request.POST for name in PUBLISHING):
        for finding in heeded(frozen_fields(page.fields)):
            messages.warning(request, finding.sentence)
