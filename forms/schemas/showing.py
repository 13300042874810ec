"""Answers as a person reads them, in the order of the form."""

from .fields import Answers, Field
from .fields.base import type_of
from .fields.group import rows_of
from .models.edition import FormEdition
from .picking import Names, told
from .shown import shown_fields


def shown_answers(
    edition: FormEdition, answers: Answers, names: Names | None = None
) -> list[tuple[Field, str]]:
    """(field, answer as read) for what was asked and answered; a group has a line for each row.

    `names` are those kept with the submission: what was picked is called as it was called then.
    """
    answers = told(edition.fields, answers, names)
    shown = [(field, _said(field, answers)) for field in shown_fields(edition.fields, answers)]
    return [(field, text) for field, text in shown if text or field["type"] == "file"]


def _said(field: Field, answers: Answers) -> str:
    inner = type_of(field).inner(field)
    if not inner:
        return type_of(field).show(field, answers)
    return "\n".join(
        f"{number}. {_row(inner, row)}" for number, row in enumerate(rows_of(field, answers), 1)
    )


def _row(fields: list[Field], row: Answers) -> str:
    said = [
        (field["label"], type_of(field).show(field, row)) for field in shown_fields(fields, row)
    ]
    return "；".join(f"{label}：{text}" for label, text in said if text)
