"""For which field a page sends a file."""

from forms.schemas.fields import Field
from forms.schemas.fields.base import type_of
from forms.schemas.fields.file import File
from forms.schemas.models import FormEdition
from forms.schemas.paths import field_at

from .figures import number_in

#: What the name of a file input ends in; before it stands the path of its answer.
SUFFIX = "-file"


def field_of(edition: str, path: str) -> tuple[Field | None, File]:
    """The field for which a page sends a file, if the edition has it; and its type."""
    for found in FormEdition.objects.filter(pk=number_in(edition, otherwise=0)):
        if (field := field_at(found.fields, path)) and type_of(field).takes_files:
            return field, as_file(field)
    return None, File()


def as_file(field: Field) -> File:
    """The type of a field that takes files."""
    kind = type_of(field)
    assert isinstance(kind, File)
    return kind
