"""POST files/: papers that answers name by id; GET files/{id}: the same back, for who sees the matter."""

from uuid import UUID

from django.http import FileResponse
from django.utils import timezone
from django.utils.timezone import localdate
from ninja import File, Query, Router, UploadedFile

from forms.schemas.fields.base import type_of
from forms.schemas.fields.file import File as FileField
from forms.schemas.limits import Limits
from forms.schemas.paths import field_at
from forms.submissions import models
from forms.submissions.handing_out import as_response
from forms.submissions.uploading import take_in
from people.models import Person
from workflows.chains.models import Proceeding
from workflows.chains.service import specific
from workflows.chains.showing import shows_upload

from .auth import BearerToken, CallerRequest
from .forms import edition_of
from .handlers import not_found
from .once import Key, once
from .scopes import Scope
from .shapes.drafts import ForField, Upload

router = Router(tags=["files"], auth=BearerToken(Scope.FILES))


@router.post("/", response={201: Upload}, url_name="files")
def upload(
    request: CallerRequest,
    file: File[UploadedFile],
    asked: Query[ForField],
    key: Key = None,
) -> models.Upload:
    """Take in one file (multipart/form-data, part `file`); it belongs to the caller until handed in.

    With `form` and `field` (the path of the answer, such as `photos` or `households.0.photos`) it is
    measured at once by what the field takes; otherwise when it is handed in. The same
    `Idempotency-Key` with the same file gives the same id again.
    """
    owner, limits = request.auth.person, _limits(asked)

    def job() -> str:
        # Its content was read for the key already.
        file.seek(0)
        return str(take_in(file, owner=owner, limits=limits).pk)

    content = ((file.name or "").encode(), *file.chunks()) if key else ()
    pk, _new = once(job, person=owner, key=key, content=content, at=timezone.now())
    return models.Upload.objects.get(pk=pk)


@router.get("/{uuid:file_id}", response={200: None}, url_name="file")
def download(request: CallerRequest, file_id: UUID) -> FileResponse:
    """The bytes of a file: one's own, or of a proceeding that one may see."""
    found = models.Upload.objects.filter(pk=file_id).first()
    if found is None or not _may_open(found, request.auth.person):
        raise not_found()
    return as_response(found)


def _may_open(upload: models.Upload, person: Person) -> bool:
    if not upload.stream:
        return bool(upload.owner_id == person.pk)
    visible = Proceeding.objects.visible_to(person, on=localdate())
    matter = visible.filter(serial=upload.stream).first()
    return matter is not None and shows_upload(specific(matter), upload, person)


def _limits(asked: ForField) -> Limits | None:
    if not asked.form or not asked.field:
        return None
    field = field_at(edition_of(asked.form).fields, asked.field)
    kind = type_of(field) if field else None
    if field is None or not isinstance(kind, FileField):
        raise not_found()
    return kind.limits(field)
