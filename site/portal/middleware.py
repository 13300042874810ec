"""What every visit to the office passes through: its language, passwords, what could not be published, pages sent."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate, get_language

from forms.schemas.publishing import FormNotPublishable
from regulations.publishing import NotPublishable

#: Where somebody with a first password may go: to change it, to leave, to what pages look like.
FREE = frozenset({"password", "logout", "login"})
REFUSED = (NotPublishable, FormNotPublishable)


class SpeakOneLanguage:
    """Names the language of a visit once, as it is anyway.

    While none is named, each word looks for one, fails, and falls back on the office's: twice the work.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if language := get_language():
            activate(language)
        return self.get_response(request)


class LetGoOfPages:
    """Frees a page of the editors' side when it is sent.

    Wagtail hangs on the answer a `render` that holds the answer. Only the collector of garbage
    undoes such a ring, and it comes seldom: a worker would keep the last pages of regulations,
    over a megabyte each with all that was drawn in them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(response, "is_rendered", False):
            vars(response).pop("render", None)
        return response


class SayWhyNotPublished:
    """Editing shows the findings beside the form; this is for approving, which shows no form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Back to where the editor came from, with every finding; nothing was published."""
        if not isinstance(exception, REFUSED):
            return None
        for finding in exception.findings:
            messages.error(request, str(finding))
        back = _where_from(request)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            # The dialogue of a moderation task expects this shape.
            return JsonResponse({"step": "success", "redirect": back})
        return redirect(back)


def _where_from(request: HttpRequest) -> str:
    came_from = request.headers.get("Referer", "")
    own = url_has_allowed_host_and_scheme(
        came_from, {request.get_host()}, require_https=request.is_secure()
    )
    return came_from if own else reverse("wagtailadmin_home")


class ChooseYourOwnPassword:
    """Who was given a first password by the office chooses his own before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """On to the page of passwords, and from there back to what was asked for."""
        if not getattr(request.user, "must_change_password", False):
            return None
        match = request.resolver_match
        if match is None or match.url_name in FREE:
            return None
        address = reverse("portal:password")
        return redirect(f"{address}?{urlencode({'next': request.get_full_path()})}")
