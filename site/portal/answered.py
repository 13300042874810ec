"""Answers on a page: as read, with the files that were handed in, and rows of groups as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.schemas.fields import Answers, Field
from forms.schemas.models import FormEdition
from forms.schemas.picking import Names
from forms.schemas.showing import Table, shown_in_full
from forms.submissions.models import Upload


@dataclass(frozen=True)
class Shown:
    """One answer: in words, or as files."""

    label: str
    text: str
    uploads: Sequence[Upload] = ()
    #: Of a group: the headings of its columns, and its rows.
    columns: Sequence[str] = ()
    rows: Sequence[Sequence["Shown"]] = ()


def answered(
    edition: FormEdition,
    answers: Answers,
    uploads: Mapping[str, Upload],
    names: Names | None = None,
) -> list[Shown]:
    """What was asked and answered, in the order of the form."""
    return list(answered_by_key(edition, answers, uploads, names).values())


def answered_by_key(
    edition: FormEdition,
    answers: Answers,
    uploads: Mapping[str, Upload],
    names: Names | None = None,
) -> dict[str, Shown]:
    """The same, each by the key of its field."""
    found = {}
    for said in shown_in_full(edition, answers, names):
        field, files = said.field, _files(said.field, answers, uploads)
        if said.table is not None:
            found[field["key"]] = _grouped(field, said.table, uploads)
        elif said.text or files or answers.get(field["key"]):
            found[field["key"]] = Shown(field["label"], said.text, files)
    return found


def _grouped(field: Field, table: Table, uploads: Mapping[str, Upload]) -> Shown:
    rows = [
        [
            Shown(cell.field["label"], cell.text, _files(cell.field, cell.answers, uploads))
            for cell in row
        ]
        for row in table.rows
    ]
    return Shown(field["label"], "", (), [each["label"] for each in table.columns], rows)


def _files(field: Field, answers: Any, uploads: Mapping[str, Upload]) -> list[Upload]:
    if field["type"] != "file":
        return []
    given = answers.get(field["key"])
    return [uploads[each] for each in given if each in uploads] if isinstance(given, list) else []
