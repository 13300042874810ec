"""GET proceedings/{serial}/dossier.pdf, slip.pdf, letters/{step}.pdf: the sealed file, and what is printed on the way."""

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router

from dossiers.service import dossiers_of, may_open
from dossiers.service import letter as printed_letter
from dossiers.service import slip as printed_slip
from workflows.chains.models import Proceeding
from workflows.chains.service import specific

from .auth import CallerRequest
from .problems import Problem
from .proceedings import one_visible, visible

router = Router(tags=["proceedings"])
PDF = {"application/pdf": {"schema": {"type": "string", "contentMediaType": "application/pdf"}}}


@router.get(
    "/{slug:serial}/dossier.pdf",
    url_name="dossier",
    openapi_extra={"responses": {200: {"content": PDF}}},
)
def dossier(request: CallerRequest, serial: str, part: int = 1) -> FileResponse:
    """The dossier as it was sealed (PDF/A-3); 404 until then.

    A matter that was taken up again afterwards has supplements: further parts, each linked
    as `next` of the one before. What is sealed by month lies in a volume with others; 403 to
    a caller who may not see all of them.
    """
    person = request.auth.person
    parts = dict(enumerate(dossiers_of(one_visible(serial, person)), 1))
    found = parts.get(part)
    if found is None:
        raise Problem("not_found", _no_such_part(serial, part))
    if not may_open(found, visible(person)):
        sentence = _(
            "%(serial)s is bound with others of its month that do not concern you. "
            "Read it by itself, or ask the archivist."
        )
        raise Problem("not_allowed", sentence % {"serial": serial})
    file = FileResponse(found.open(), content_type="application/pdf", filename=found.file_name)
    file["ETag"] = f'"{found.sha256}"'
    if part + 1 in parts:
        file["Link"] = f'<{request.path}?part={part + 1}>; rel="next"'
    return file


@router.get(
    "/{slug:serial}/slip.pdf",
    url_name="slip",
    openapi_extra={"responses": {200: {"content": PDF}}},
)
def slip(request: CallerRequest, serial: str) -> HttpResponse:
    """The one-page slip with its chain, as the matter stands now."""
    return _pdf(printed_slip(_legible(serial, request)))


@router.get(
    "/{slug:serial}/letters/{int:step}.pdf",
    url_name="letter",
    openapi_extra={"responses": {200: {"content": PDF}}},
)
def letter(request: CallerRequest, serial: str, step: int) -> HttpResponse:
    """The letter to an office outside (报送审批), once the matter has come to it; `step` is the id of its step."""
    matter = _legible(serial, request)
    rows = matter.steps.filter(act="refer", since__isnull=False).select_related("post")
    found = next((each for each in rows if each.pk == step), None)
    if found is None:
        sentence = _("%(serial)s has not come to such a step of referral. Take the id of a step.")
        raise Problem("not_found", sentence % {"serial": serial})
    return _pdf(printed_letter(matter, found))


def _legible(serial: str, request: CallerRequest) -> Proceeding:
    """A matter of which the caller may read all that a paper shows."""
    matter = one_visible(serial, request.auth.person)
    if not specific(matter).shows_parts_to(request.auth.person):
        sentence = _("What stands on this paper is not yours to read before it is announced.")
        raise Problem("not_allowed", sentence)
    return matter


def _pdf(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="application/pdf")


def _no_such_part(serial: str, part: int) -> str:
    if part == 1:
        sentence = _(
            "%(serial)s has no sealed dossier yet. It is sealed soon after the matter ends, "
            "or with its month."
        )
        return sentence % {"serial": serial}
    return _("%(serial)s has no part %(part)s.") % {"serial": serial, "part": part}
