"""The form as it was filled in, now and in earlier rounds."""

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms.schemas.validation import shown_answers
from forms.submissions.models import Submission

from ..contents import FilledForm, FormRow
from .matter import Matter


def filled_form(matter: Matter, submission: Submission) -> FilledForm:
    """One submission, as a person reads it."""
    return FilledForm(
        title=submission.edition.title,
        edition=_("form edition %(number)s") % {"number": submission.edition.number},
        rows=(*_about_applicant(matter), *_answers(matter, submission)),
        filled_on=submission.at,
        round=submission.round,
        data=as_json(submission),
    )


def earlier_forms(matter: Matter) -> tuple[FilledForm, ...]:
    """What was handed in before the last time."""
    return tuple(filled_form(matter, each) for each in matter.submissions[:-1])


def answers_of_record(submission: Submission) -> dict[str, object]:
    """A submission as data: the answers beside the edition that they answer."""
    return {
        "round": submission.round,
        "by": submission.by.name,
        "at": submission.at,
        "form": submission.edition.slug,
        "edition": submission.edition.number,
        "edition_digest": submission.edition.digest,
        "answers": submission.answers,
    }


def as_json(submission: Submission) -> bytes:
    """The same as the file that lies in the dossier."""
    record = answers_of_record(submission) | {"at": submission.at.isoformat()}
    return json.dumps(record, ensure_ascii=False, indent=1).encode()


def _about_applicant(matter: Matter) -> Iterator[FormRow]:
    proceeding = matter.proceeding
    yield FormRow(_("Applicant"), proceeding.applicant.name)
    yield FormRow(_("Post and unit"), proceeding.appointment.label)


def _answers(matter: Matter, submission: Submission) -> Iterator[FormRow]:
    names = {str(upload.pk): upload.name for upload in matter.uploads}
    for field, text in shown_answers(submission.edition, submission.answers):
        if field["type"] == "file":
            files = submission.answers.get(field["key"], [])
            text = "\n".join(names.get(each, each) for each in files)
        if text:
            yield FormRow(field["label"], text, field["type"])
