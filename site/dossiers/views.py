"""Handing out a sealed file on the editors' side."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from .models import Dossier
from .readers import may_read


def dossier_file(request: HttpRequest, pk: int) -> FileResponse:
    """The sealed bytes, under their archive number."""
    if not may_read(request.user):
        raise PermissionDenied
    dossier = get_object_or_404(Dossier, pk=pk)
    return FileResponse(dossier.open(), filename=dossier.file_name, content_type="application/pdf")
