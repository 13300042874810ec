"""Copies of a matter, with the traces and all other rows that belong to it."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import AutoField, Model
from django.db.models.base import ModelState

from facts.models import FactValue
from forms.submissions.models import Submission
from people.models import Appointment
from trail.chain import trace_digest
from trail.models import Payload, Trace
from workflows.chains.kinds import kind_of
from workflows.chains.models import Proceeding, ProceedingEdition, Step

#: Nobody is away with everybody else: the copies of a leave lie on so many days one after another.
SPREAD = 240
DAYS_OF = {"Leave": ("first_day", "last_day")}


class Original:
    """A matter with the rows that belong to it."""

    def __init__(self, matter: Proceeding) -> None:
        self.matter = Proceeding.objects.get(pk=matter.pk)
        self.series = self.matter.serial.rsplit("-", 1)[0]
        self.traces = list(Trace.objects.filter(stream=matter.serial).order_by("number"))
        self.copied: list[int] = []

    @staticmethod
    def copy_all(wanted: "Sequence[Copy]") -> None:
        """Copies of several originals, each with its own traces."""
        made = [each.made() for each in wanted]
        Trace.objects.bulk_create(trace for _matter, traces in made for trace in traces)
        matters = Proceeding.objects.bulk_create(matter for matter, _traces in made)
        for each, matter in zip(wanted, matters, strict=True):
            each.original.copied.append(matter.pk)

    def copy_rows(self) -> None:
        """The rows around every copy, by the database itself: there are a million of them."""
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE copied (id bigint PRIMARY KEY)")
            cursor.executemany("INSERT INTO copied VALUES (%s)", [(pk,) for pk in self.copied])
        own, named = {"proceeding_id": "base.id"}, {"stream": "base.serial"}
        first = self.matter
        applicant = f"CASE WHEN own.done_by_id = {first.applicant_id} THEN base.applicant_id ELSE own.done_by_id END"
        step = {
            **own,
            "since": "CASE WHEN own.since IS NULL THEN NULL ELSE base.submitted_at END",
            "unit_id": f"CASE WHEN own.unit_id = {first.unit_id} THEN base.unit_id ELSE own.unit_id END",
            "done_by_id": applicant,
        }
        model = kind_of(self.matter.kind)
        if not model._meta.proxy:
            days = {each: _some_days_on(f"own.{each}") for each in DAYS_OF.get(model.__name__, ())}
            self._copy(model, {"proceeding_ptr_id": "base.id", **days}, self.matter.pk)
        self._copy(Step, step, self.matter.pk)
        self._copy(ProceedingEdition, own, self.matter.pk)
        submission = {**named, "by_id": "base.applicant_id", "terms": "''"}
        self._copy(Submission, submission, self.matter.serial)
        value = {**named, "subject_id": "base.applicant_id"}
        if model.__name__ in DAYS_OF:
            value["day"] = _some_days_on("own.day")
        self._copy(FactValue, value, self.matter.serial)
        for trace in self.traces:
            found = f"(SELECT id FROM trail_trace WHERE stream = base.serial AND number = {trace.number})"
            self._copy(Payload, {"trace_id": found}, trace.pk)
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE copied")

    def _copy(self, model: type[Model], changed: dict[str, str], mine: Any) -> None:
        """For each copied matter the rows of the original, with these columns changed."""
        quote = connection.ops.quote_name
        fields = [each for each in model._meta.local_fields if not isinstance(each, AutoField)]
        columns = [str(each.column) for each in fields]
        values = ", ".join(changed.get(each, f"own.{quote(each)}") for each in columns)
        sql = (
            f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) "
            f"SELECT {values} FROM chains_proceeding base JOIN copied ON copied.id = base.id, "
            f"{quote(model._meta.db_table)} own "
            f"WHERE own.{quote(next(iter(changed)))} = %s ORDER BY base.id"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [mine])


@dataclass(frozen=True)
class Copy:
    """A copy of an original under a number, for an applicant, handed in at a moment."""

    original: Original
    number: int
    held: Appointment
    at: datetime

    def made(self) -> tuple[Any, list[Any]]:
        """The matter and its traces, not saved yet."""
        first = self.original.matter
        later = self.at - first.submitted_at
        matter = _like(
            first,
            serial=f"{self.original.series}-{self.number:04d}",
            unit_id=self.held.unit_id,
            applicant_id=self.held.person_id,
            appointment_id=self.held.pk,
            submitted_at=self.at,
            ended_at=first.ended_at and first.ended_at + later,
            head="",
        )
        return matter, [self._trace(matter, each, later) for each in self.original.traces]

    def _trace(self, matter: Any, first: Any, later: Any) -> Any:
        who = {"actor": str(self.held.person_id), "actor_name": self.held.person.name}
        trace = _like(
            first,
            stream=matter.serial,
            at=first.at + later,
            previous=matter.head,
            **(who if first.number == 1 else {}),
        )
        matter.head = trace.digest = trace_digest(trace)
        return trace


def _some_days_on(column: str) -> str:
    """A day after that of the original, another one for the next copy (SQL)."""
    after = f"(base.id %% {SPREAD})"
    if connection.vendor == "sqlite":
        return f"date({column}, {after} || ' days')"
    return f"({column} + {after}::int)"


def _like(row: Any, **changes: Any) -> Any:
    twin = copy(row)
    twin._state = ModelState()
    twin.pk = None
    for name, value in changes.items():
        setattr(twin, name, value)
    return twin
