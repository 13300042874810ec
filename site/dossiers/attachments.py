"""The files inside a dossier: the record as data, earlier submissions, what was handed in."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from .contents import Bound, Contents, FilledForm

LONGEST_NAME = 100
NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))


@dataclass(frozen=True)
class Embedded:
    """One file to embed, and how it relates to the document (ISO 19005-3, annex E)."""

    name: str
    content: bytes
    media_type: str
    relationship: str
    description: str


def embedded(contents: Bound) -> list[Embedded]:
    """Every file of a dossier, under names of which no two are equal."""
    taken: set[str] = set()
    return [
        Embedded(
            unused(file.name, taken),
            file.content,
            file.media_type,
            file.relationship,
            file.description,
        )
        for file in _files(contents)
    ]


def unused(name: str, taken: set[str]) -> str:
    """A name that no other file has, whatever the case of its letters; it counts as taken then."""
    clean = "".join(sign for sign in unicodedata.normalize("NFC", name) if sign.isprintable())
    path = PurePath(clean.translate(NOT_IN_FILE_NAMES).strip(". ") or _("attachment"))
    stem = path.stem[:LONGEST_NAME]
    free = stem + path.suffix
    count = 1
    while free.casefold() in taken:
        count += 1
        free = f"{stem}（{count}）{path.suffix}"
    taken.add(free.casefold())
    return free


def _files(contents: Bound) -> Iterator[Embedded]:
    yield Embedded(
        f"{contents.name}.json",
        contents.data,
        "application/json",
        "Data",
        _("the whole record as data"),
    )
    for form in contents.earlier if isinstance(contents, Contents) else ():
        yield Embedded(
            f"{earlier_name(form)}.json",
            form.data or _as_json(form),
            "application/json",
            "Supplement",
            _("an earlier submission, as handed in"),
        )
    for attached in contents.attachments:
        yield Embedded(
            attached.name,
            attached.read(),
            attached.media_type or "application/octet-stream",
            "Source",
            _("an attachment, as handed in"),
        )


def earlier_name(form: FilledForm) -> str:
    """What an earlier submission is called."""
    return _("%(form)s (submission %(round)s)") % {"form": form.title, "round": form.round}


def _as_json(form: FilledForm) -> bytes:
    answers: Iterable[dict[str, str]] = (
        {"label": row.label, "value": row.value} for row in form.rows
    )
    record = {
        "form": form.title,
        "edition": form.edition,
        "round": form.round,
        "filled_on": form.filled_on.isoformat(),
        "answers": list(answers),
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode()
