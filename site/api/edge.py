"""The edge of the API: what holds for every address, before and after its view."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, re_path
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.operation import Operation

from .auth import BearerToken
from .describing import completed
from .handlers import not_found, too_large
from .limits import LARGEST_JSON_BYTES, largest_multipart
from .problems import MEDIA_TYPE, Problem

View = Callable[..., HttpResponseBase]
READING = frozenset({"GET", "HEAD", "OPTIONS"})
#: Refusals that come before anything is looked at, or of which we know no more: not asked again.
NOT_AGAIN = frozenset({413, 429, 500})


class EdgedAPI(NinjaAPI):
    """Answers unknown addresses, methods and sizes with problems too, and describes them."""

    @property
    def urls(self) -> Any:
        """Every view with the edge around it; whatever else is asked for is not found."""
        patterns, app, namespace = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = edged(pattern.callback)
        return [*patterns, re_path(r"", edged(_nothing_here))], app, namespace

    def get_openapi_schema(self, **options: Any) -> Any:
        """The framework's description, completed."""
        return completed(super().get_openapi_schema(**options), dict(self._scopes()))

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of its function: short, and a good name for a client's."""
        name: str = operation.view_func.__name__
        return name

    def _scopes(self) -> Iterator[tuple[str, str]]:
        for router in self._get_bound_routers():
            for view in router.path_operations.values():
                for operation in view.operations:
                    for auth in operation.auth_callbacks:
                        assert isinstance(auth, BearerToken)
                        yield self.get_openapi_operation_id(operation), auth.scope.value


def edged(view: View) -> View:
    """Check the size, choose the language, and turn what is not an answer into a problem."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(_language(request)):
            response = _answer(view, request, *args, **kwargs)
            response.setdefault("Content-Language", translation.get_language() or "")
        if _refused(response):
            response = in_callers_words(view, response, request, *args, **kwargs)
        # Matters are personal: no cache may hand them to somebody else.
        response.setdefault("Cache-Control", "private, no-cache")
        patch_vary_headers(response, ["Accept-Language", "Authorization"])
        return response

    # Tokens are not sent by browsers on their own, so there is nothing to forge.
    wrapper.csrf_exempt = True  # type: ignore[attr-defined]
    return wrapper


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        _check_size(request)
        response = view(request, *args, **kwargs)
    except Problem as problem:
        return problem.response()
    except Http404:
        return not_found().response()
    return _method_not_taken(request, response) if response.status_code == 405 else response


def in_callers_words(
    view: View, refused: HttpResponseBase, request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    """The same refusal in the language that the caller reads.

    Sentences are written where something is found amiss, in the office's language while it might
    still be kept. So it is asked once more, in a transaction that is undone whatever comes of it.
    """
    language = translation.get_language_from_request(request)
    if language == refused.get("Content-Language"):
        return refused
    with translation.override(language), transaction.atomic():
        again = _answer(view, request, *args, **kwargs)
        transaction.set_rollback(True)
    if again.status_code != refused.status_code:
        return refused
    again["Content-Language"] = language
    return again


def _refused(response: HttpResponseBase) -> bool:
    return response.get("Content-Type") == MEDIA_TYPE and response.status_code not in NOT_AGAIN


def _language(request: HttpRequest) -> str:
    # What is written stays in the office's language; only reading follows the caller's.
    if request.method in READING:
        return translation.get_language_from_request(request)
    return translation.get_language() or ""


def _check_size(request: HttpRequest) -> None:
    multipart = request.content_type == "multipart/form-data"
    largest = largest_multipart() if multipart else LARGEST_JSON_BYTES
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and int(length) > largest:
        raise too_large()


def _method_not_taken(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    sentence = _("%(method)s does not work here. This address takes: %(allowed)s.")
    allowed = ", ".join(sorted(response["Allow"].replace(" ", "").split(",")))
    problem = Problem("method", sentence % {"method": request.method, "allowed": allowed})
    answer = problem.response()
    answer["Allow"] = allowed
    return answer


def _nothing_here(_request: HttpRequest) -> HttpResponse:
    return not_found().response()
