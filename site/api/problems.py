"""Problems: every error is application/problem+json (RFC 9457), with a sentence that says what to do."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulations.rules.verdict import Verdict
from workflows.chains.refusal import Reason, Refusal
from workflows.chains.shapes import verdict_dict

from .shapes.basis import Verdict as Shape
from .shapes.problem import ProblemShape

MEDIA_TYPE = "application/problem+json"
#: A problem's type is this and its code; clients branch on it, people read the sentence.
TYPE_PREFIX = "urn:banfa:problem:"

#: Status and title by code.
CODES: dict[str, tuple[int, str | Promise]] = {
    "malformed": (400, _("The request cannot be read")),
    "unauthenticated": (401, _("A token is needed")),
    "not_allowed": (403, _("Not up to the caller")),
    "not_found": (404, _("Not found")),
    "method": (405, _("This address does not take the method")),
    "state": (409, _("Not possible in the present state")),
    "stale": (409, _("Something happened in the meantime")),
    "repeated": (409, _("The idempotency key was used before")),
    "too_large": (413, _("Too large")),
    "media_type": (415, _("The kind of content is not taken")),
    "invalid": (422, _("Something needs a change")),
    "not_met": (422, _("A rule does not allow it")),
    "too_many": (429, _("Too many requests")),
    "failed": (500, _("Something broke here")),
}


class Problem(Exception):
    """Ends a request; `errors` are sentences by key of what was sent."""

    def __init__(
        self,
        code: str,
        detail: str,
        *,
        errors: Mapping[str, Sequence[str]] | None = None,
        verdicts: Sequence[Verdict] = (),
        retry_after: int = 0,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.errors = errors
        self.verdicts = verdicts
        self.retry_after = retry_after

    @classmethod
    def of_refusal(cls, refusal: Refusal) -> "Problem":
        """The problem that tells of a refused act; its reason is its code."""
        return cls(
            Reason(refusal.reason).value,
            refusal.sentence,
            errors=refusal.errors or None,
            verdicts=refusal.verdicts,
        )

    def response(self) -> HttpResponse:
        """As it goes to the client."""
        status, title = CODES[self.code]
        shape = ProblemShape(
            type=TYPE_PREFIX + self.code,
            title=str(title),
            status=status,
            detail=self.detail,
            errors={key: list(each) for key, each in self.errors.items()} if self.errors else None,
            verdicts=[Shape(**verdict_dict(each)) for each in self.verdicts] or None,
        )
        response = HttpResponse(
            shape.model_dump_json(exclude_none=True), status=status, content_type=MEDIA_TYPE
        )
        if self.retry_after:
            response["Retry-After"] = str(self.retry_after)
        if status == 401:
            response["WWW-Authenticate"] = 'Bearer realm="banfa"'
        return response


def answer(_request: HttpRequest, problem: Any) -> HttpResponse:
    """The handler of problems raised by a view."""
    return problem.response()
