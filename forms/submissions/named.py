"""Which uploads answers name, wherever they stand, and whether these fit the fields that name them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import type_of
from forms.schemas.fields.file import File
from forms.schemas.models import FormEdition
from forms.schemas.walking import every

from .models import Upload
from .uploading import not_taken, too_large


class Named(NamedTuple):
    """The uploads of one field; `path` is where its answer stands."""

    path: str
    field: Field
    ids: list[str]


def named(edition: FormEdition, answers: Answers) -> Iterator[Named]:
    """Every shown field that names uploads, also in the rows of groups."""
    for met in every(edition.fields, answers):
        if ids := type_of(met.field).uploads(met.field, met.answers):
            yield Named(met.path, met.field, ids)


def ids_named(edition: FormEdition, answers: Answers) -> set[str]:
    """The same without where."""
    return {each for found in named(edition, answers) for each in found.ids}


def misfits(found: Iterable[Named], uploads: Mapping[str, Upload]) -> dict[str, list[str]]:
    """A sentence per path: a file that is not there, or not as its field asks."""
    told = {each.path: list(_told(each, uploads)) for each in found}
    return {path: sentences for path, sentences in told.items() if sentences}


def _told(found: Named, uploads: Mapping[str, Upload]) -> Iterator[str]:
    kind = type_of(found.field)
    assert isinstance(kind, File)
    limits = kind.limits(found.field)
    for each in found.ids:
        upload = uploads.get(each)
        if upload is None:
            sentence = _(
                "“%(label)s”: a file is not there any more, or belongs to somebody else. "
                "Choose it again."
            )
            yield sentence % {"label": found.field["label"]}
        elif upload.media_type not in limits.media_types:
            yield not_taken(upload.name, limits)
        elif upload.size > limits.most_bytes:
            yield too_large(upload.name, upload.size, limits)


def without_upload(answers: Any, upload: str) -> Any:
    """Answers that no longer name an upload; what is empty then is no answer."""
    match answers:
        case dict():
            left = {key: without_upload(each, upload) for key, each in answers.items()}
            return {key: each for key, each in left.items() if each or each == answers[key]}
        case list():
            return [without_upload(each, upload) for each in answers if each != upload]
        case _:
            return "" if answers == upload else answers


def without_files(fields: Iterable[Field], answers: Answers) -> dict[str, Any]:
    """What was answered apart from files, which get a new id at every press of a page without script."""
    left: dict[str, Any] = dict(answers)
    for field in fields:
        given = left.get(field["key"])
        if type_of(field).takes_files:
            left.pop(field["key"], None)
        elif (inner := type_of(field).inner(field)) and isinstance(given, list):
            rows = (without_files(inner, row) if isinstance(row, dict) else row for row in given)
            left[field["key"]] = [row for row in rows if row]
    return left
