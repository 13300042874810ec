"""POST files/: papers that answers name by id."""

from django.utils import timezone
from ninja import File, Router, UploadedFile

from forms.submissions import models
from forms.submissions.uploading import take_in

from .auth import BearerToken, CallerRequest
from .once import Key, once
from .scopes import Scope
from .shapes.drafts import Upload

router = Router(tags=["files"], auth=BearerToken(Scope.FILES))


@router.post("/", response={201: Upload}, url_name="files")
def upload(request: CallerRequest, file: File[UploadedFile], key: Key = None) -> models.Upload:
    """Take in one file (multipart/form-data, part `file`); it belongs to the caller until handed in.

    The same `Idempotency-Key` with the same file gives the same id again.
    """
    owner = request.auth.person

    def job() -> str:
        # Its content was read for the key already.
        file.seek(0)
        return str(take_in(file, owner=owner).pk)

    content = ((file.name or "").encode(), *file.chunks()) if key else ()
    pk, _new = once(job, person=owner, key=key, content=content, at=timezone.now())
    return models.Upload.objects.get(pk=pk)
