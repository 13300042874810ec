"""Answers on a page: as read, with files, pictures, a point on the map; rows of groups as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from forms.schemas.fields import Answers, Field, FieldType
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.schemas.picking import Names
from forms.schemas.showing import Table, shown_in_full
from forms.submissions.models import Upload

from .origins import Origin, origin


@dataclass(frozen=True)
class Shown:
    """One answer: in words, or as files."""

    label: str
    text: str
    uploads: Sequence[Upload] = ()
    #: Of a group: the headings of its columns, and its rows.
    columns: Sequence[str] = ()
    rows: Sequence[Sequence["Shown"]] = ()
    kind: FieldType | None = None
    #: Of a place: where it is on the map.
    point: Mapping[str, Any] | None = None
    #: Where it came from, if it came filled in.
    origin: Origin | None = None


def answered(
    edition: FormEdition,
    answers: Answers,
    uploads: Mapping[str, Upload],
    names: Names | None = None,
    sources: Mapping[str, Any] | None = None,
) -> list[Shown]:
    """What was asked and answered, in the order of the form."""
    return list(answered_by_key(edition, answers, uploads, names, sources).values())


def answered_by_key(
    edition: FormEdition,
    answers: Answers,
    uploads: Mapping[str, Upload],
    names: Names | None = None,
    sources: Mapping[str, Any] | None = None,
) -> dict[str, Shown]:
    """The same, each by the key of its field."""
    found = {}
    for said in shown_in_full(edition, answers, names):
        field = said.field
        if said.table is not None:
            found[field["key"]] = _grouped(field, said.table, uploads)
        elif said.text or answers.get(field["key"]):
            source = (sources or {}).get(field["key"])
            came = origin(source, changed=source["changed"]) if source else None
            shown = _shown(field, said.text, answers, uploads)
            found[field["key"]] = replace(shown, origin=came)
    return found


def _grouped(field: Field, table: Table, uploads: Mapping[str, Upload]) -> Shown:
    rows = [
        [_shown(each.field, each.text, each.answers, uploads) for each in row] for row in table.rows
    ]
    return Shown(field["label"], "", (), [each["label"] for each in table.columns], rows)


def _shown(field: Field, text: str, answers: Answers, uploads: Mapping[str, Upload]) -> Shown:
    kind = type_of(field)
    files = [uploads[each] for each in kind.uploads(field, answers) if each in uploads]
    return Shown(field["label"], text, files, kind=kind, point=_point(field, answers))


def _point(field: Field, answers: Answers) -> Mapping[str, Any] | None:
    given = answers.get(field["key"]) if field["type"] == "place" else None
    return given if isinstance(given, dict) and "lat" in given else None
