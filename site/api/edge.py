"""The edge of the API: what holds for every address, before and after its view."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, re_path
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from .handlers import not_found, too_large
from .limits import LARGEST_JSON_BYTES, largest_multipart
from .problems import MEDIA_TYPE, Problem
from .shapes.problem import ProblemShape

View = Callable[..., HttpResponseBase]
READING = frozenset({"GET", "HEAD", "OPTIONS"})


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
        """The framework's description, with the problems that any operation may answer."""
        schema = super().get_openapi_schema(**options)
        template = "#/components/schemas/{model}"
        problem = ProblemShape.model_json_schema(ref_template=template)
        schema["components"]["schemas"] |= {**problem.pop("$defs", {}), "Problem": problem}
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for operations in schema["paths"].values():
            for operation in operations.values():
                operation["responses"]["default"] = {"description": "Problem", "content": content}
        return schema


def edged(view: View) -> View:
    """Check the size, choose the language, and turn what is not an answer into a problem."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(_language(request)):
            response = _answer(view, request, *args, **kwargs)
            response.setdefault("Content-Language", translation.get_language() or "")
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
