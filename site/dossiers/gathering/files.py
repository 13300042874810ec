"""The files that were handed in."""

from pathlib import Path

from forms.submissions.models import Submission, Upload

from ..contents import Attached
from .form import new_submissions
from .matter import Matter


def attached_files(*matters: Matter) -> tuple[Attached, ...]:
    """Every upload, also those that a later round replaced, as far as it was not sealed before."""
    return tuple(
        Attached(upload.name, upload.size, upload.sha256, _content(upload), upload.media_type)
        for matter in matters
        for upload in new_uploads(matter)
    )


def new_uploads(matter: Matter) -> list[Upload]:
    """Those that were handed in since it was sealed before: all of them where it never was."""
    if matter.sealed is None:
        return list(matter.uploads)
    named = set().union(*(files_named(each) for each in new_submissions(matter)))
    return [each for each in matter.uploads if str(each.pk) in named]


def files_named(submission: Submission) -> set[str]:
    """The uploads that a submission names."""
    return {
        file
        for field in submission.edition.fields
        if field["type"] == "file"
        for file in submission.answers.get(field["key"], [])
    }


def _content(upload: Upload) -> Path | bytes:
    """Where it lies on this machine; its bytes when it lies in a store elsewhere."""
    try:
        return Path(upload.content.path)
    except NotImplementedError:
        with upload.content.open("rb") as stored:
            content: bytes = stored.read()
            return content
