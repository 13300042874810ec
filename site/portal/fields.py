"""Fields of a form edition, ready to be drawn: answers, sentences, what one may choose from."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from forms.schemas.fields import Answers, Field, FieldType
from forms.schemas.fields.base import type_of
from forms.schemas.fields.file import File
from forms.schemas.fields.moment import moment_of
from forms.schemas.fields.rating import most
from forms.schemas.limits import Limits
from forms.schemas.models import FormEdition
from forms.schemas.picking import told
from forms.schemas.shown import Visible, must_be_answered
from forms.submissions.models import Upload
from forms.submissions.sources import concerns, is_changed
from people.models import Person

from .options import MOST_TILES, offered_options
from .origins import Origin, origin
from .picking import NO_AID, Aid, Box, box_of
from .steps import visible_in
from .uploaded import texts, uploads_of

if TYPE_CHECKING:
    from .groups import AskedGroup

PARTS = ("first", "last", "starts", "ends")
PLACE = ("lat", "lng", "accuracy", "address")
CLOCK = ("day", "from", "to")

#: The numbers by which a page calls the rows of each group, by the group's key.
RowNumbers = Mapping[str, Sequence[int]]


class Shared:
    """What every field of a page draws on, read when the first one asks for it."""

    def __init__(self, answers: Answers | None = None, rows: RowNumbers | None = None) -> None:
        self.answers = answers or {}
        #: The numbers that the page gave the rows of its groups; 0, 1, 2 … unless told.
        self.rows = rows or {}

    def uploads(self, owner: Person | None) -> Mapping[str, Upload]:
        """The owner's uploads that the answers name, by id."""
        if self._uploads is None:
            self._uploads = {str(row.pk): row for row in uploads_of(texts(self.answers), owner)}
        return self._uploads

    _uploads: Mapping[str, Upload] | None = None


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
    #: The answers that conditions may ask about.
    visible: Visible = dataclasses.field(default_factory=dict)
    #: Of a field in a row: which row, as one says it.
    where: str = ""
    #: What is read once for the whole page.
    shared: Shared = dataclasses.field(default_factory=Shared)

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

    @cached_property
    def group(self) -> "AskedGroup":
        """Of a group: its rows and how many it takes."""
        from .groups import AskedGroup

        return AskedGroup(self)

    @property
    def needed(self) -> bool:
        """Whether it may not stay empty, as the answers stand."""
        return must_be_answered(self.field, self.visible)

    @property
    def described(self) -> SafeString:
        """The attributes that tie an input to the help and the sentences beside it."""
        ids = ["e-"] if self.sentences else []
        ids += ["h-"] if self.field.get("help") else []
        ids += ["o-"] if self.origin else []
        if not ids:
            return SafeString()
        told = " ".join(each + self.id for each in ids)
        wrong = SafeString(' aria-invalid="true"' if self.sentences else "")
        return format_html(' aria-describedby="{}"{}', told, wrong)

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
        found = (each for key in keys for each in self.problems.get(self.prefix + key, ()))
        # Both ends of a range want the same thing: said once.
        return list(dict.fromkeys(found))

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
        found = self.shared.uploads(self.owner)
        ids = type_of(self.field).uploads(self.field, self.answers)
        return [found[each] for each in ids if each in found]

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
    sources: Mapping[str, Any] | None = None,
    aid: Aid = NO_AID,
    fields: Iterable[Field] | None = None,
    rows: RowNumbers | None = None,
) -> list[Asked]:
    """The fields of an edition in order, all of them or those of a step; what was picked is called by its name."""
    visible, shared = visible_in(edition.fields, answers), Shared(answers, rows)
    answers = told(edition.fields, answers)
    return [
        Asked(
            field,
            answers,
            problems,
            owner,
            on,
            aid=aid,
            sources=sources or {},
            visible=visible,
            shared=shared,
        )
        for field in (edition.fields if fields is None else fields)
    ]
