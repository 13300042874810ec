"""POST files/: papers that answers name by id."""

from ninja import File, Router, UploadedFile

from forms.submissions import models
from forms.submissions.uploading import take_in

from .auth import CallerRequest
from .shapes.drafts import Upload

router = Router(tags=["files"])


@router.post("/", response={201: Upload}, url_name="files")
def upload(request: CallerRequest, file: File[UploadedFile]) -> models.Upload:
    """Take in one file (multipart/form-data, part `file`); it belongs to the caller until handed in."""
    return take_in(file, owner=request.auth.person)
