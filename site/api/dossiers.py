"""GET proceedings/{serial}/dossier.pdf: the sealed file."""

from django.http import FileResponse
from django.utils.translation import gettext as _
from ninja import Router

from dossiers.service import sealed

from .auth import CallerRequest
from .problems import Problem
from .proceedings import one_visible

router = Router(tags=["proceedings"])
PDF = {"application/pdf": {"schema": {"type": "string", "contentMediaType": "application/pdf"}}}


@router.get(
    "/{slug:serial}/dossier.pdf",
    url_name="dossier",
    openapi_extra={"responses": {200: {"content": PDF}}},
)
def dossier(request: CallerRequest, serial: str) -> FileResponse:
    """The dossier as it was sealed (PDF/A-3); 404 until then."""
    found = sealed(one_visible(serial, request.auth.person))
    if found is None:
        sentence = _(
            "%(serial)s has no sealed dossier yet. It is sealed soon after the matter ends."
        )
        raise Problem("not_found", sentence % {"serial": serial})
    response = FileResponse(found.open(), content_type="application/pdf", filename=found.file_name)
    response["ETag"] = f'"{found.sha256}"'
    return response
