"""Thousands of slips that wait at one desk: one that was really handed in, copied with all its rows."""

from collections.abc import Sequence
from copy import copy
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import AutoField, Model
from django.db.models.base import ModelState
from django.utils import timezone

from benchmarks.answers import SLIPS_A_YEAR, answers
from facts.models import FactValue
from forms.schemas.service import current_edition
from forms.submissions.models import Submission
from people.models import Appointment
from trail.chain import trace_digest
from trail.models import Payload, Trace
from workflows.chains.models import Proceeding, ProceedingEdition, SerialCounter, Step
from workflows.chains.service import submit
from workflows.leave.models import Leave

from .people import workers

AT_ONCE = 2_000
APART = timedelta(seconds=30)


def make_slips(count: int) -> None:
    """Slips of two days, handed in one after another until now."""
    held = workers(max(1, count // SLIPS_A_YEAR))
    begun = timezone.now() - count * APART
    edition = current_edition("leave")
    assert edition is not None
    first = Original(submit(edition, answers(0), by=held[0].person, at=begun))
    for start in range(1, count, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, count))
        first.copy_for([(number + 1, held[number % len(held)]) for number in numbers])
    first.copy_rows()
    SerialCounter.objects.update(last=count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Original:
    """A slip with the rows that belong to it."""

    def __init__(self, slip: Proceeding) -> None:
        self.slip = Proceeding.objects.get(pk=slip.pk)
        self.trace = Trace.objects.get(stream=slip.serial)

    def copy_for(self, wanted: Sequence[tuple[int, Appointment]]) -> None:
        """A copy under each number for each applicant, with its own first trace."""
        slips = [self._slip(number, held) for number, held in wanted]
        traces = [
            self._trace(slip, held) for slip, (_number, held) in zip(slips, wanted, strict=True)
        ]
        Trace.objects.bulk_create(traces)
        Proceeding.objects.bulk_create(slips)

    def copy_rows(self) -> None:
        """The rows around every copy, by the database itself: there are a million of them."""
        own = {"proceeding_id": "base.id"}
        named = {"stream": "base.serial"}
        since = "CASE WHEN own.since IS NULL THEN NULL ELSE base.submitted_at END"
        self._copy(Leave, {"proceeding_ptr_id": "base.id"})
        self._copy(Step, {**own, "since": since})
        self._copy(ProceedingEdition, own)
        self._copy(Submission, {**named, "by_id": "base.applicant_id"})
        self._copy(FactValue, {**named, "subject_id": "base.applicant_id"})
        traces = "(SELECT id FROM trail_trace WHERE stream = base.serial)"
        self._copy(Payload, {"trace_id": traces})

    def _copy(self, model: type[Model], changed: dict[str, str]) -> None:
        """For each copied slip the rows of the original, with these columns changed."""
        quote = connection.ops.quote_name
        fields = [each for each in model._meta.local_fields if not isinstance(each, AutoField)]
        columns = [str(each.column) for each in fields]
        values = ", ".join(changed.get(each, f"own.{quote(each)}") for each in columns)
        key = next(iter(changed))
        of_original = {"proceeding_id": self.slip.pk, "proceeding_ptr_id": self.slip.pk}
        sql = (
            f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) "
            f"SELECT {values} FROM chains_proceeding base, {quote(model._meta.db_table)} own "
            f"WHERE own.{quote(key)} = %s AND base.id <> %s ORDER BY base.id"
        )
        mine = of_original.get(key, self.trace.pk if key == "trace_id" else self.slip.serial)
        with connection.cursor() as cursor:
            cursor.execute(sql, [mine, self.slip.pk])

    def _slip(self, number: int, held: Appointment) -> Any:
        return _like(
            self.slip,
            serial=f"{self.slip.serial.rsplit('-', 1)[0]}-{number:04d}",
            unit_id=held.unit_id,
            applicant_id=held.person_id,
            appointment_id=held.pk,
            submitted_at=self.slip.submitted_at + number * APART,
        )

    def _trace(self, slip: Any, held: Appointment) -> Any:
        trace = _like(
            self.trace,
            stream=slip.serial,
            at=slip.submitted_at,
            actor=str(held.person_id),
            actor_name=held.person.name,
        )
        slip.head = trace.digest = trace_digest(trace)
        return trace


def _like(row: Any, **changes: Any) -> Any:
    twin = copy(row)
    twin._state = ModelState()
    twin.pk = None
    for name, value in changes.items():
        setattr(twin, name, value)
    return twin
