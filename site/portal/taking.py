"""Files that come with a posted page: taken in first, then read as answers like all others."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from forms.schemas.fields import Field
from forms.schemas.fields.base import type_of
from forms.schemas.fields.file import File
from forms.schemas.models import FormEdition
from forms.schemas.paths import field_at
from forms.submissions.uploading import UploadRefused, take_in
from people.models import Person

#: What the name of a file input ends in; before it stands the path of its answer.
SUFFIX = "-file"


def field_of(edition: str, path: str) -> tuple[Field | None, File]:
    """The field for which a page sends a file, if the edition has it; and its type."""
    rows = FormEdition.objects.filter(pk=edition) if edition.isdecimal() else []
    for found in rows:
        if (field := field_at(found.fields, path)) and type_of(field).takes_files:
            return field, _as_file(field)
    return None, File()


def with_files(
    edition: FormEdition, data: Mapping[str, Any], files: Any, *, owner: Person
) -> tuple[QueryDict, dict[str, list[str]]]:
    """What was posted with the ids of the files that came along, and why some were not taken."""
    taken = QueryDict(mutable=True)
    taken.update(data)
    refused: dict[str, list[str]] = {}
    for name in files:
        path = name.removesuffix(SUFFIX)
        field = field_at(edition.fields, path) if name.endswith(SUFFIX) else None
        if field is None or not type_of(field).takes_files:
            continue
        for each in files.getlist(name):
            try:
                upload = take_in(each, owner=owner, limits=_as_file(field).limits(field))
            except UploadRefused as sentence:
                refused.setdefault(path, []).append(str(sentence))
            else:
                taken.appendlist(path, str(upload.pk))
    return taken, refused


def _as_file(field: Field) -> File:
    kind = type_of(field)
    assert isinstance(kind, File)
    return kind
