"""Thousands of slips that wait at one desk: one that was really handed in, copied with all its rows."""

from collections.abc import Sequence
from copy import copy
from datetime import timedelta
from typing import Any

from django.db import connection
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
    first.copy_leave_rows()
    SerialCounter.objects.update(last=count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Original:
    """A slip with the rows that belong to it."""

    def __init__(self, slip: Proceeding) -> None:
        self.slip = Proceeding.objects.get(pk=slip.pk)
        self.trace = Trace.objects.get(stream=slip.serial)
        self.payload = Payload.objects.get(trace=self.trace)
        self.submission = Submission.objects.get(stream=slip.serial)
        self.values = list(FactValue.objects.filter(stream=slip.serial))
        self.steps = list(self.slip.steps.all())
        self.editions = list(self.slip.kept_editions.all())

    def copy_for(self, wanted: Sequence[tuple[int, Appointment]]) -> None:
        """A copy under each number for each applicant."""
        slips = [self._slip(number, held) for number, held in wanted]
        traces = [
            self._trace(slip, held) for slip, (_number, held) in zip(slips, wanted, strict=True)
        ]
        Trace.objects.bulk_create(traces)
        Payload.objects.bulk_create(_like(self.payload, trace=each) for each in traces)
        Proceeding.objects.bulk_create(slips)
        Step.objects.bulk_create(
            _like(step, proceeding_id=slip.pk, since=slip.submitted_at if step.since else None)
            for slip in slips
            for step in self.steps
        )
        ProceedingEdition.objects.bulk_create(
            _like(each, proceeding_id=slip.pk) for slip in slips for each in self.editions
        )
        Submission.objects.bulk_create(
            _like(self.submission, stream=slip.serial, by_id=slip.applicant_id) for slip in slips
        )
        FactValue.objects.bulk_create(
            _like(value, stream=slip.serial, subject_id=slip.applicant_id)
            for slip in slips
            for value in self.values
        )

    def copy_leave_rows(self) -> None:
        """The rows of the child table, which bulk creation does not write."""
        quote = connection.ops.quote_name
        pointer, *columns = (quote(field.column) for field in Leave._meta.local_fields)
        leave, base = quote(Leave._meta.db_table), quote(Proceeding._meta.db_table)
        sql = (
            f"INSERT INTO {leave} ({pointer}, {', '.join(columns)}) "  # the tables' own names
            f"SELECT base.id, {', '.join(f'own.{each}' for each in columns)} "
            f"FROM {base} base, {leave} own WHERE own.{pointer} = %s AND base.id <> %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [self.slip.pk, self.slip.pk])

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
