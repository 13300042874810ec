"""Answers as a person reads them, in the order of the form; rows of groups as the rows of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from .fields import Answers, Field
from .fields.base import type_of
from .models.edition import FormEdition
from .picking import Names, told
from .walking import Met, every


class Cell(NamedTuple):
    """One answer in a row; blank where it was not asked or not given."""

    field: Field
    text: str
    answers: Answers


@dataclass(frozen=True)
class Table:
    """The rows of a group; a column for each field that somebody answered."""

    columns: Sequence[Field]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Said:
    """A field with its answer as read; of a group the rows as well."""

    field: Field
    text: str
    table: Table | None = None


def shown_answers(
    edition: FormEdition, answers: Answers, names: Names | None = None
) -> list[tuple[Field, str]]:
    """(field, answer as read) for what was asked and answered; a group has a line for each row."""
    return [(each.field, each.text) for each in shown_in_full(edition, answers, names)]


def shown_in_full(edition: FormEdition, answers: Answers, names: Names | None = None) -> list[Said]:
    """What was asked and answered, groups with their rows.

    `names` are those kept with the submission: what was picked is called as it was called then.
    """
    met = list(every(edition.fields, told(edition.fields, answers, names)))
    tables = {
        key: _table(list(rows)) for key, rows in groupby(_inner(met), key=lambda each: _group(each))
    }
    said = [_said(each, tables) for each in met if not each.prefix]
    return [each for each in said if each.text or type_of(each.field).takes_files]


def _inner(met: Iterable[Met]) -> list[Met]:
    return [each for each in met if each.prefix]


def _group(met: Met) -> str:
    return met.path.partition(".")[0]


def _said(met: Met, tables: dict[str, Table]) -> Said:
    table = tables.get(met.field["key"])
    if table is None:
        return Said(met.field, type_of(met.field).show(met.field, met.answers))
    lines = (f"{number}. {_line(row)}" for number, row in enumerate(table.rows, 1))
    return Said(met.field, "\n".join(lines), table)


def _line(row: Sequence[Cell]) -> str:
    return "；".join(f"{each.field['label']}：{each.text}" for each in row if each.text)


def _table(met: list[Met]) -> Table:
    rows = [
        {each.field["key"]: _cell(each.field, each.answers) for each in row}
        for _prefix, row in groupby(met, key=lambda each: each.prefix)
    ]
    fields = {each.field["key"]: each.field for each in met}
    columns = [
        field for key, field in fields.items() if any(_is_told(row.get(key)) for row in rows)
    ]
    return Table(
        columns,
        [[row.get(field["key"], Cell(field, "", {})) for field in columns] for row in rows],
    )


def _cell(field: Field, answers: Answers) -> Cell:
    return Cell(field, type_of(field).show(field, answers), answers)


def _is_told(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text or cell.answers.get(cell.field["key"]))
