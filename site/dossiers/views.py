"""Handing out a sealed file on the editors' side; showing anybody whether it is still whole."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .models import Dossier
from .readers import may_read
from .service import verify_digest
from .verifying import fault_of


def dossier_file(request: HttpRequest, pk: int) -> FileResponse:
    """The sealed bytes, under their archive number."""
    if not may_read(request.user):
        raise PermissionDenied
    dossier = get_object_or_404(Dossier, pk=pk)
    return FileResponse(dossier.open(), filename=dossier.file_name, content_type="application/pdf")


def verify(request: HttpRequest, digest: str) -> HttpResponse:
    """For whoever holds the paper: sealed when, under which number, intact or not; nothing about persons."""
    dossier = verify_digest(digest.lower())
    context = {"dossier": dossier, "intact": dossier is not None and not fault_of(dossier)}
    return render(request, "dossiers/verify.html", context, status=200 if dossier else 404)
