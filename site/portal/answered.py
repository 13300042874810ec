"""Answers as the page of a matter shows them: words, files, pictures, a point on the map."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.schemas.fields import Field, FieldType
from forms.schemas.fields.base import type_of
from forms.schemas.showing import shown_answers
from forms.submissions.models import Submission, Upload
from forms.submissions.named import named


@dataclass(frozen=True)
class Paper:
    """A file that was handed in, for which type of field, and in which row of a group."""

    upload: Upload
    kind: FieldType
    row: int | None = None


@dataclass(frozen=True)
class Answered:
    """Label, answer as read, the files that were handed in for it, where it is."""

    label: str
    text: str
    papers: list[Paper]
    point: Mapping[str, Any] | None = None


def answered(submission: Submission, uploads: Mapping[str, Upload]) -> list[Answered]:
    """Everything that was answered, in the order of the form."""
    answers = submission.answers
    papers: dict[str, list[Paper]] = {}
    for key, paper in _papers(submission, uploads):
        papers.setdefault(key, []).append(paper)
    return [
        Answered(field["label"], text, papers.get(field["key"], []), _point(field, answers))
        for field, text in shown_answers(submission.edition, answers, submission.names)
        if text or papers.get(field["key"])
    ]


def _papers(submission: Submission, uploads: Mapping[str, Upload]) -> Iterator[tuple[str, Paper]]:
    for path, field, ids in named(submission.edition, submission.answers):
        key, _dot, rest = path.partition(".")
        row = int(rest.partition(".")[0]) + 1 if rest else None
        for each in ids:
            if each in uploads:
                yield key, Paper(uploads[each], type_of(field), row)


def _point(field: Field, answers: Mapping[str, Any]) -> Mapping[str, Any] | None:
    given = answers.get(field["key"]) if field["type"] == "place" else None
    return given if isinstance(given, dict) and "lat" in given else None
