"""Fields of a form edition, ready to be drawn: answers, sentences, what one may choose from."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import type_of
from forms.schemas.fields.group import rows_of
from forms.schemas.fields.moment import moment_of
from forms.schemas.fields.rating import most
from forms.schemas.models import FormEdition
from forms.schemas.picking import told
from forms.submissions.models import Upload
from forms.submissions.sources import concerns, is_changed
from people.models import Appointment, Person

from .options import MOST_TILES, offered_options
from .origins import Origin, origin
from .picking import NO_AID, Aid, Box, box_of

MOST_COLLEAGUES = 400
#: Above this depth of the tree are offices of the district: not one's colleagues.
COLLEAGUES_DEPTH = 2
PARTS = ("first", "last", "starts", "ends")
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
    #: What its pickers need of the page.
    aid: Aid = NO_AID
    #: What came filled in, by path.
    sources: Mapping[str, Any] = dataclasses.field(default_factory=dict)

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
    def origin(self) -> Origin | None:
        """Where the answer came from, if it came filled in."""
        source = self.sources.get(self.name)
        if source is None or not concerns(source, self.answers):
            return None
        offered = source["answer"]
        was = type_of(self.field).show(self.field, {self.key: offered})
        return origin(source, changed=is_changed(source, self.answers.get(self.key)), was=was)

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
        """A moment as its input wants it, in the office's time: a mere day begins at midnight."""
        moment = moment_of({self.key: self.value}, self.key)
        if moment is None:
            return str(self.value)
        exact = "seconds" if moment.second else "minutes"
        return moment.replace(tzinfo=None).isoformat(timespec=exact)

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
    def marks(self) -> list[int]:
        """Of a rating: the marks from the worst to the best."""
        return list(range(1, most(self.field) + 1))

    @property
    def uploads(self) -> list[Upload]:
        """The files chosen so far."""
        return uploads_of(self.value or [], self.owner)


def asked(
    edition: FormEdition,
    answers: Answers,
    problems: Mapping[str, Sequence[str]],
    *,
    owner: Person | None,
    on: date,
    sources: Mapping[str, Any] | None = None,
    aid: Aid = NO_AID,
) -> list[Asked]:
    """Every field of an edition, in order; what was picked is called by its name, `sources` tell what came filled in."""
    answers = told(edition.fields, answers)
    return [
        Asked(field, answers, problems, owner, on, aid=aid, sources=sources or {})
        for field in edition.fields
    ]


def uploads_of(ids: Iterable[Any], owner: Person | None) -> list[Upload]:
    """A person's own uploads, in the order given; strange ids are left out."""
    wanted = [str(each) for each in ids]
    try:
        rows = {str(row.pk): row for row in Upload.objects.filter(pk__in=wanted, owner=owner)}
    except ValidationError:
        return []
    return [rows[each] for each in wanted if each in rows]


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
