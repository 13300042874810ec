"""A posted page turned into answers: of one step only, with rows added or taken out, and files taken in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import Any

from django.http import QueryDict

from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import type_of
from forms.schemas.fields.group import Group, bounds, indexes
from forms.schemas.paths import field_at
from forms.submissions.models import Upload
from forms.submissions.uploading import UploadRefused, take_in
from people.models import Person

from .taking import as_file

#: What an input for files adds to the name under which their ids are posted.
FILES = "-file"
NUMBER = re.compile(r"\.\d+\.")


class Posted:
    """What a page sent about some fields; its own numbers of rows are kept beside the answers."""

    def __init__(self, fields: Sequence[Field], data: QueryDict) -> None:
        self.fields = fields
        # Texts need no copying in depth.
        self.data = copy(data)
        self.refused: dict[str, list[str]] = {}
        #: Rows that are to be drawn although nothing stands in them yet, by group.
        self.added: dict[str, int] = {}

    def press(self, do: str) -> None:
        """What a button changes: a row more or less, a file less."""
        what, _colon, which = do.partition(":")
        match what:
            case "add":
                self.with_row(which)
            case "remove_row":
                self.without_row(which)
            case "remove":
                self.without_upload(which)

    def take_files(self, files: Any, owner: Person) -> None:
        """Take in what was chosen without JavaScript; what is refused is told at its field."""
        taking = set(_names_of_files(self.fields))
        for name in files:
            path = name.removesuffix(FILES)
            if path != name and NUMBER.sub(".", path) in taking:
                for each in files.getlist(name):
                    self._take(path, each, owner)

    def without_row(self, path: str) -> None:
        """Leave out one row of a group (households.2)."""
        for name in [each for each in self.data if each.startswith(f"{path}.")]:
            del self.data[name]

    def with_row(self, key: str) -> None:
        """One more row of a group."""
        self.added[key] = self.added.get(key, 0) + 1

    def without_upload(self, upload: str) -> None:
        """Leave out a file, wherever it stands."""
        for name in list(self.data):
            values = self.data.getlist(name)
            if upload in values:
                self.data.setlist(name, [each for each in values if each != upload])

    @property
    def answers(self) -> dict[str, Any]:
        """The answers, blank rows left out."""
        found: dict[str, Any] = {}
        for field in self.fields:
            found.update(type_of(field).read(field, self.data))
        return found

    @property
    def problems(self) -> dict[str, list[str]]:
        """Why files were refused, by the paths of the answers."""
        return {self._path(name): told for name, told in self.refused.items()}

    @property
    def numbers(self) -> dict[str, list[int]]:
        """By which numbers the page calls the rows that hold something."""
        return {field["key"]: list(rows) for field, rows in self._rows()}

    def places(self) -> dict[str, range]:
        """The rows to draw anew: those that hold something, then the blank ones, counted from 0."""
        found = {}
        for field, rows in self._rows():
            key, (_least, most) = field["key"], bounds(field)
            posted = len(indexes(self.data, key)) + self.added.get(key, 0)
            found[key] = range(max(len(rows), min(posted, most)))
        return found

    def _rows(self) -> Iterator[tuple[Field, Mapping[int, Answers]]]:
        for field in self.fields:
            kind = type_of(field)
            if isinstance(kind, Group):
                yield field, kind.numbered(field, self.data)

    def _take(self, path: str, given: Any, owner: Person) -> None:
        try:
            field = field_at(self.fields, path)
            limits = as_file(field).limits(field) if field else None
            upload: Upload = take_in(given, owner=owner, limits=limits)
        except UploadRefused as sentence:
            self.refused.setdefault(path, []).append(str(sentence))
        else:
            self.data.appendlist(path, str(upload.pk))

    def _path(self, name: str) -> str:
        """Where the answer of an input stands; the group itself, where its row is blank."""
        key, _dot, rest = name.partition(".")
        number, dot, inner = rest.partition(".")
        if not dot:
            return name
        numbers = self.numbers.get(key, [])
        return f"{key}.{numbers.index(int(number))}.{inner}" if int(number) in numbers else key


def _names_of_files(fields: Iterable[Field], prefix: str = "") -> Iterator[str]:
    """The names under which files may come, without the numbers of rows."""
    for field in fields:
        inner = type_of(field).inner(field)
        if takes_files(field):
            yield prefix + field["key"]
        yield from _names_of_files(inner, f"{prefix}{field['key']}.")


def takes_files(field: Field) -> bool:
    """Whether a field is answered with uploads."""
    return type_of(field).takes_files
