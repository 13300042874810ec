"""附件: taken in at once while a form is filled in; handed out to whoever may see the matter."""

import uuid

from django.db.models import Exists, OuterRef, Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from forms.submissions.models import Upload
from forms.submissions.uploading import UploadRefused, take_in

from ..access import StaffRequest, staff


@staff
@require_POST
def upload(request: StaffRequest) -> HttpResponse:
    """Take files in; the answer is their entries in the list of the form."""
    key = request.GET.get("key", "")
    taken, refused = [], []
    for each in request.FILES.getlist(f"{key}-file"):
        try:
            taken.append(take_in(each, owner=request.visitor.me))
        except UploadRefused as sentence:
            refused.append(str(sentence))
    context = {"uploads": taken, "refused": refused, "key": key}
    return render(request, "schemas/fields/_uploads.html", context)


@staff
def download(request: StaffRequest, pk: uuid.UUID) -> FileResponse:
    """One file; its owner sees it before it is handed in, afterwards whoever sees the matter."""
    visitor = request.visitor
    matter = visitor.sees().filter(serial=OuterRef("stream"))
    rows = Upload.objects.filter(Q(stream="", owner=visitor.me) | Q(Exists(matter), stream__gt=""))
    found = get_object_or_404(rows, pk=pk)
    shown = found.is_picture
    response = FileResponse(
        found.content.open("rb"),
        as_attachment=not shown or "save" in request.GET,
        filename=found.name,
        content_type=found.media_type if shown else "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
