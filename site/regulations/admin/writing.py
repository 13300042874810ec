"""What the editors' side asks of regulations while they are written."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from ..editing.look import look
from ..editing.trying import try_out


def suggest_rules(request: HttpRequest, page_id: int) -> HttpResponse:
    """The rules that the words of one clause seem to lay down."""
    # What reads wordings is fetched when an editor asks for rules.
    from ..editing import suggesting

    return suggesting.suggest_rules(request, page_id)


@hooks.register("register_admin_urls")
def urls_of_the_editor() -> list[Any]:
    """Under the editors' address, so that only those who may come in can ask."""
    return [
        path("regulations/<int:page_id>/look/", look, name="regulation_look"),
        path("regulations/<int:page_id>/suggest/", suggest_rules, name="regulation_suggest"),
        path("regulations/<int:page_id>/try/", try_out, name="regulation_try"),
    ]


@hooks.register("insert_global_admin_css")
def look_of_the_editor() -> SafeString:
    """The outline and what stands beside it."""
    sheets = ((static(f"regulations/{name}.css"),) for name in ("writing", "pictures"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)
