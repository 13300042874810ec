"""The form as it was filled in, now and in earlier rounds."""

import json
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from forms.submissions.models import Submission

from ..contents import FilledForm, FormRow
from .answers import answered_rows
from .handed_in import new_submissions
from .matter import Matter
from .trail import who


def filled_form(matter: Matter, submission: Submission) -> FilledForm:
    """One submission, as a person reads it."""
    return _filled(matter, submission, tuple(_about_applicant(matter)))


def earlier_forms(matter: Matter) -> tuple[FilledForm, ...]:
    """What was handed in before the last time, as far as it was not sealed before."""
    earlier = [each for each in matter.submissions[:-1] if each in new_submissions(matter)]
    return tuple(filled_form(matter, each) for each in earlier)


def part_forms(matter: Matter) -> tuple[FilledForm, ...]:
    """What others handed in within it, each with a form of its own and whoever handed it in."""
    return tuple(
        replace(_filled(matter, each, ()), by=_rater(matter, each))
        for each in matter.parts
        if each in new_submissions(matter)
    )


def answers_of_record(submission: Submission) -> dict[str, object]:
    """A submission as data: the answers beside the edition that they answer."""
    return {
        "round": submission.round,
        "part": submission.part,
        "by": submission.by.name,
        "at": submission.at,
        "form": submission.edition.slug,
        "edition": submission.edition.number,
        "edition_digest": submission.edition.digest,
        "answers": submission.answers,
        "sources": submission.sources,
    }


def as_json(submission: Submission) -> bytes:
    """The same as the file that lies in the dossier."""
    record = answers_of_record(submission) | {"at": submission.at.isoformat()}
    return json.dumps(record, ensure_ascii=False, indent=1).encode()


def _filled(matter: Matter, submission: Submission, about: tuple[FormRow, ...]) -> FilledForm:
    return FilledForm(
        title=submission.edition.title,
        edition=_("form edition %(number)s") % {"number": submission.edition.number},
        rows=(*about, *answered_rows(matter, submission)),
        filled_on=submission.at,
        round=submission.round,
        data=as_json(submission),
    )


def _rater(matter: Matter, submission: Submission) -> str:
    """名字 岗位, as the log has it of the step where it was handed in."""
    handed_in = [
        step.trace
        for step in matter.steps
        if (step.hands_in, step.round) == (submission.part, submission.round)
    ]
    found = [trace for trace in matter.traces if trace.number in handed_in]
    return who(found[0]) if found else submission.by.name


def _about_applicant(matter: Matter) -> Iterator[FormRow]:
    proceeding = matter.proceeding
    yield FormRow(str(proceeding.applicant_label), proceeding.applicant.name)
    yield FormRow(_("Post and unit"), proceeding.appointment.label)
