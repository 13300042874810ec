"""Which exception becomes which problem."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.log import log_response
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from forms.submissions.uploading import UploadRefused
from workflows.chains.refusal import Refusal

from .problems import Problem, answer
from .validation import sentences


def handle_exceptions(api: NinjaAPI) -> None:
    """Tell the API how to answer when something is refused."""
    api.add_exception_handler(Problem, answer)
    api.add_exception_handler(Refusal, _refused)
    api.add_exception_handler(UploadRefused, _upload_refused)
    api.add_exception_handler(ValidationError, _not_as_described)
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(HttpError, _http_error)
    for kind in (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        api.add_exception_handler(kind, _unreadable)
    api.add_exception_handler(RequestDataTooBig, _too_large)
    api.add_exception_handler(Exception, _failed)


def not_found() -> Problem:
    """Neither there nor visible; which of the two is not said."""
    return Problem(
        "not_found",
        _("It is not there, or you may not see it. Check the address, the number and the day."),
    )


def too_large() -> Problem:
    """A body beyond the bounds."""
    sentence = _("The body is larger than this address takes. Send less; files up to %(most)s MB.")
    return Problem("too_large", sentence % {"most": settings.UPLOAD_MEGABYTES})


def _refused(_request: HttpRequest, refusal: Any) -> HttpResponse:
    return Problem.of_refusal(refusal).response()


def _upload_refused(_request: HttpRequest, refusal: Any) -> HttpResponse:
    return Problem("invalid", str(refusal), errors={"file": [str(refusal)]}).response()


def _not_as_described(_request: HttpRequest, error: Any) -> HttpResponse:
    errors = sentences(error.errors)
    detail = _("%(count)s places of the request need a change. Nothing was changed.")
    return Problem("invalid", detail % {"count": len(errors)}, errors=errors).response()


def _not_found(_request: HttpRequest, error: Any) -> HttpResponse:
    return not_found().response()


def _http_error(_request: HttpRequest, error: Any) -> HttpResponse:
    # The framework wraps what the parser raised; its own words are English and short.
    if isinstance(error.__cause__, Problem):
        return error.__cause__.response()
    return _unreadable(_request, error)


def _unreadable(_request: HttpRequest, error: Any) -> HttpResponse:
    return Problem(
        "malformed", _("The request cannot be read to its end. Check how it is written.")
    ).response()


def _too_large(_request: HttpRequest, error: Any) -> HttpResponse:
    return too_large().response()


def _failed(request: HttpRequest, error: Any) -> HttpResponse:
    if settings.DEBUG:
        raise error
    # As Django does it itself: whoever watches for errors is told, and the log has the trace.
    got_request_exception.send(sender=None, request=request)
    response = Problem(
        "failed",
        _("This was not foreseen, and the administrator can read about it in the log. Try later."),
    ).response()
    log_response("%s", request.path, response=response, request=request, exception=error)
    return response
