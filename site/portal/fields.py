"""Fields of a form edition, ready to be drawn: answers, sentences, what one may choose from."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q

from forms.schemas.fields import Answers, Field, FieldType
from forms.schemas.fields.base import type_of
from forms.schemas.fields.file import File
from forms.schemas.fields.group import rows_of
from forms.schemas.limits import Limits
from forms.schemas.models import FormEdition
from forms.schemas.picking import told
from forms.submissions.models import Upload
from people.models import Appointment, Person

from .options import MOST_TILES, offered_options
from .picking import NO_AID, Aid, Box, box_of

MOST_COLLEAGUES = 400
#: Above this depth of the tree are offices of the district: not one's colleagues.
COLLEAGUES_DEPTH = 2
PARTS = ("first", "last", "starts", "ends")
PLACE = ("lat", "lng", "accuracy", "address")
CLOCK = ("day", "from", "to")


@dataclass(frozen=True)
class Asked:
    """One field with the answers given to it."""

    field: Field
    answers: Answers
    problems: Mapping[str, Sequence[str]]
    owner: Person | None
    on: date
    #: Of a field in a row of a group: what stands before its keys, with a dot (households.0.).
    prefix: str = ""
    #: The uploads that the whole form names, by id.
    papers: Mapping[str, Upload] = dataclasses.field(default_factory=dict)
    #: What its pickers need of the page.
    aid: Aid = NO_AID

    @property
    def box(self) -> Box:
        """Of a picker: what it offers."""
        return box_of(self.field, self.answers, self.prefix, self.aid)

    @property
    def name(self) -> str:
        """The name of its input: the path of its answer."""
        return self.prefix + self.key

    @property
    def id(self) -> str:
        """The same for the ids of elements, where a dot means something else."""
        return self.name.replace(".", "-")

    @property
    def rows(self) -> list[list["Asked"]]:
        """Of a group: its rows, each with its fields; an empty one where none was given."""
        given = rows_of(self.field, self.answers) or [{}]
        return [self._row(number, row) for number, row in enumerate(given)]

    @property
    def inner(self) -> list["Asked"]:
        """Of a group: the fields of all its rows."""
        if not type_of(self.field).inner(self.field):
            return []
        return [each for row in self.rows for each in row]

    def _row(self, number: int, row: Answers) -> list["Asked"]:
        prefix = f"{self.name}.{number}."
        return [
            replace(self, field=each, answers=row, prefix=prefix)
            for each in type_of(self.field).inner(self.field)
        ]

    @property
    def template(self) -> str:
        return f"schemas/fields/{type_of(self.field).widget}.html"

    @property
    def key(self) -> str:
        return str(self.field["key"])

    @property
    def value(self) -> Any:
        """The answer, or what is chosen at first."""
        return self.answers.get(self.key, self.field.get("default") or "")

    @property
    def sentences(self) -> list[str]:
        """What is to be changed here."""
        keys = type_of(self.field).keys(self.field)
        return [each for key in keys for each in self.problems.get(self.prefix + key, ())]

    @property
    def parts(self) -> dict[str, dict[str, Any]]:
        """Of a range of days: key and answer of each part."""
        return self._parts(PARTS)

    @property
    def value_with_time(self) -> str:
        """A moment as its input wants it: a mere day begins at midnight."""
        given = str(self.value)
        return given if "T" in given or not given else f"{given}T00:00"

    @property
    def clock(self) -> dict[str, dict[str, Any]]:
        """Of a span of time: key and answer of its day and of each time."""
        return self._parts(CLOCK)

    def _parts(self, parts: Iterable[str]) -> dict[str, dict[str, Any]]:
        keys = {part: self.field[f"{part}_key"] for part in parts}
        return {
            part: {"key": self.prefix + key, "value": self.answers.get(key, "")}
            for part, key in keys.items()
        }

    @property
    def said(self) -> str:
        """The answer as a person reads it."""
        return type_of(self.field).show(self.field, self.answers)

    @property
    def tiles(self) -> bool:
        """Whether the options of a choice lie open; one that may stay empty needs a list."""
        settled = self.field.get("required") or self.field.get("default")
        return bool(settled) and len(self.options) <= MOST_TILES

    @cached_property
    def options(self) -> list[Mapping[str, Any]]:
        """What may be chosen, and what was chosen before it was withdrawn; of many, what the office's rules name first."""
        return offered_options(self.field, self.value, self.aid)

    @property
    def uploads(self) -> list[Upload]:
        """The files chosen so far."""
        ids = type_of(self.field).uploads(self.field, self.answers)
        return [self.papers[each] for each in ids if each in self.papers]

    @property
    def kind(self) -> FieldType:
        """The type of its field."""
        return type_of(self.field)

    @property
    def limits(self) -> Limits | None:
        """Of a field for files: what it takes."""
        kind = self.kind
        return kind.limits(self.field) if isinstance(kind, File) else None

    @property
    def place(self) -> dict[str, dict[str, Any]]:
        """Of a place: name and answer of each part."""
        given = self.value if isinstance(self.value, dict) else {}
        return {
            part: {"name": f"{self.name}.{part}", "value": given.get(part, "")} for part in PLACE
        }


def asked(
    edition: FormEdition,
    answers: Answers,
    problems: Mapping[str, Sequence[str]],
    *,
    owner: Person | None,
    on: date,
    aid: Aid = NO_AID,
) -> list[Asked]:
    """Every field of an edition, in order; what was picked is called by its name."""
    papers = papers_of(edition.fields, answers, owner)
    answers = told(edition.fields, answers)
    return [
        Asked(each, answers, problems, owner, on, aid=aid, papers=papers) for each in edition.fields
    ]


def papers_of(fields: Iterable[Field], answers: Answers, owner: Person | None) -> dict[str, Upload]:
    """A person's own uploads that answers name, by id (one query, none without files)."""
    wanted = [each for each in _ids(fields, answers) if _is_id(each)]
    rows = Upload.objects.filter(pk__in=wanted, owner=owner) if wanted else ()
    return {str(row.pk): row for row in rows}


def _ids(fields: Iterable[Field], answers: Answers) -> Iterator[str]:
    for each in fields:
        yield from type_of(each).uploads(each, answers)
        inner = type_of(each).inner(each)
        for row in rows_of(each, answers) if inner else ():
            yield from _ids(inner, row)


def _is_id(given: str) -> bool:
    try:
        UUID(given)
    except ValueError:
        return False
    return True


def colleagues(person: Person | None, on: date, *, chosen: str = "") -> list[dict[str, str]]:
    """People with an account below the same office, those of one's own unit first."""
    own = Appointment.objects.filter(person=person).main(on) if person else None
    if own is None:
        return []
    office = own.unit.path[: own.unit.steplen * COLLEAGUES_DEPTH]
    rows = (
        Appointment.objects.running(on)
        .filter(Q(unit__path__startswith=office) | Q(person__user__username=chosen))
        .filter(person__active=True, person__user__isnull=False)
        .exclude(person=person)
        .select_related("person__user", "post", "unit")
        .order_by("unit__path", "post__order", "starts", "pk")[:MOST_COLLEAGUES]
    )
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda each: each.unit_id != own.unit_id):
        user_name = getattr(row.person.user, "username", "")
        found.setdefault(user_name, f"{row.person.name}（{row.label}）")
    return [{"value": value, "label": label} for value, label in found.items()]
