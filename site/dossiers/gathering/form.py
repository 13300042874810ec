"""The form as it was filled in, now and in earlier rounds."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from forms.schemas.fields import Answers, Field
from forms.schemas.showing import Said, Table, shown_in_full
from forms.submissions.models import Submission

from ..contents import FilledForm, FormRow
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


def new_submissions(matter: Matter) -> list[Submission]:
    """What was handed in since it was sealed before: all of it where it never was."""
    if matter.sealed is None:
        return list(matter.handed_in)
    since = matter.new_traces[0].at if matter.new_traces else None
    return [each for each in matter.handed_in if since and each.at >= since]


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
    }


def as_json(submission: Submission) -> bytes:
    """The same as the file that lies in the dossier."""
    record = answers_of_record(submission) | {"at": submission.at.isoformat()}
    return json.dumps(record, ensure_ascii=False, indent=1).encode()


def _filled(matter: Matter, submission: Submission, about: tuple[FormRow, ...]) -> FilledForm:
    return FilledForm(
        title=submission.edition.title,
        edition=_("form edition %(number)s") % {"number": submission.edition.number},
        rows=(*about, *_answers(matter, submission)),
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


def _answers(matter: Matter, submission: Submission) -> Iterator[FormRow]:
    names = {str(upload.pk): upload.name for upload in matter.uploads}
    for said in shown_in_full(submission.edition, submission.answers, submission.names):
        if said.table is not None:
            yield _rows(said, said.table, names)
        elif text := said.text or _files(said.field, submission.answers, names):
            yield FormRow(said.field["label"], text, said.field["type"])


def _rows(said: Said, table: Table, names: Mapping[str, str]) -> FormRow:
    """A group: a line for each of its rows, numbered."""
    lines = (
        (str(number), *(cell.text or _files(cell.field, cell.answers, names) for cell in row))
        for number, row in enumerate(table.rows, 1)
    )
    columns = (_("No."), *(each["label"] for each in table.columns))
    return FormRow(said.field["label"], said.text, said.field["type"], columns, tuple(lines))


def _files(field: Field, answers: Answers, names: Mapping[str, str]) -> str:
    """The names of the files that were handed in for a field."""
    if field["type"] != "file":
        return ""
    return "\n".join(names.get(each, each) for each in answers.get(field["key"], []))
