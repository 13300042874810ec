"""The files that were handed in."""

from pathlib import Path

from forms.submissions.models import Submission, Upload
from forms.submissions.named import ids_named, named

from ..contents import Attached
from .handed_in import new_submissions
from .matter import Matter


def attached_files(*matters: Matter) -> tuple[Attached, ...]:
    """Every upload, also those that a later round replaced, as far as it was not sealed before."""
    return tuple(
        attached(upload, kinds.get(str(upload.pk), "file"))
        for matter in matters
        for kinds in [_kinds(matter)]
        for upload in new_uploads(matter)
    )


def attached(upload: Upload, kind: str) -> Attached:
    """An upload as a dossier binds it in; `kind` is the type of the field that names it."""
    content = _content(upload)
    return Attached(upload.name, upload.size, upload.sha256, content, upload.media_type, kind)


def _kinds(matter: Matter) -> dict[str, str]:
    return {
        each: field["type"]
        for submission in matter.handed_in
        for _path, field, ids in named(submission.edition, submission.answers)
        for each in ids
    }


def new_uploads(matter: Matter) -> list[Upload]:
    """Those that were handed in since it was sealed before: all of them where it never was."""
    if matter.sealed is None:
        return list(matter.uploads)
    wanted = set().union(*(files_named(each) for each in new_submissions(matter)))
    return [each for each in matter.uploads if str(each.pk) in wanted]


def files_named(submission: Submission) -> set[str]:
    """The uploads that a submission names."""
    return ids_named(submission.edition, submission.answers)


def _content(upload: Upload) -> Path | bytes:
    """Where it lies on this machine; its bytes when it lies in a store elsewhere."""
    try:
        return Path(upload.content.path)
    except NotImplementedError:
        with upload.content.open("rb") as stored:
            content: bytes = stored.read()
            return content
