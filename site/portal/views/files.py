"""附件: taken in at once while a form is filled in; handed out to whoever may see the matter."""

import uuid
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from forms.submissions.handing_out import as_response
from forms.submissions.models import Upload
from forms.submissions.uploading import Taken, UploadRefused, reported, take_in
from workflows.chains.service import specific
from workflows.chains.showing import shows_upload

from ..access import StaffRequest, Visitor, staff
from ..taking import field_of


@staff
@require_POST
def upload(request: StaffRequest) -> HttpResponse:
    """Take files in; the answer is their entries in the list of the form."""
    key = request.GET.get("key", "")
    field, kind = field_of(request.GET.get("edition", ""), key)
    limits = kind.limits(field) if field else None
    taken, refused = [], []
    for each in request.FILES.getlist(f"{key}-file"):
        try:
            device = _device(request.POST)
            taken.append(take_in(each, owner=request.visitor.me, limits=limits, device=device))
        except UploadRefused as sentence:
            refused.append(str(sentence))
    context = {"uploads": taken, "refused": refused, "key": key, "kind": kind}
    return render(request, "schemas/fields/_uploads.html", context)


@staff
def download(request: StaffRequest, pk: uuid.UUID) -> FileResponse:
    """One file; its owner sees it before it is handed in, afterwards whoever sees the matter."""
    found = _open_to(request.visitor, pk)
    return as_response(found, save="save" in request.GET, small="small" in request.GET)


def _open_to(visitor: Visitor, pk: uuid.UUID) -> Upload:
    found = get_object_or_404(Upload, pk=pk)
    if not found.stream:
        allowed = found.owner_id == visitor.me.pk
    else:
        matter = visitor.sees().filter(serial=found.stream).first()
        allowed = matter is not None and shows_upload(specific(matter), found, visitor.me)
    if not allowed:
        raise Http404
    return found


def _device(data: Any) -> Taken:
    """When and where the device says that the picture was taken."""
    return reported(
        at=data.get("taken", ""),
        lat=data.get("lat"),
        lng=data.get("lng"),
        accuracy=data.get("accuracy"),
    )
