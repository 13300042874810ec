"""GET proceedings/{serial}/dossier.pdf: the sealed file."""

from django.http import FileResponse
from django.utils.translation import gettext as _
from ninja import Router

from dossiers.service import dossiers_of, may_open

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


def _no_such_part(serial: str, part: int) -> str:
    if part == 1:
        sentence = _(
            "%(serial)s has no sealed dossier yet. It is sealed soon after the matter ends, "
            "or with its month."
        )
        return sentence % {"serial": serial}
    return _("%(serial)s has no part %(part)s.") % {"serial": serial, "part": part}
