"""Running a trial: chunk after chunk, each booked whole or not at all, from wherever it stopped."""

import time
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from .models import Trial, TrialFinding, TrialState
from .past.matters import Key, Past, chunk
from .range import matters_of
from .totals import NONE, add
from .weighing import Scales, Weighed

AT_ONCE = 500
#: One task goes no longer, so that dossiers need not wait, and a worker that is told to stop can.
SECONDS_A_TASK = 20.0


def run(pk: int, *, seconds: float = SECONDS_A_TASK, at_once: int = AT_ONCE) -> bool:
    """Go on with a trial for a while; whether something is left to do.

    Two workers at it at once do no harm: a chunk that another has booked is not booked again.
    """
    trial = _taken_up(pk)
    if trial is None:
        return False
    until = time.monotonic() + seconds
    scales, matters = Scales(trial), matters_of(trial)
    while True:
        found = chunk(matters, _key(trial), at_once)
        if not found:
            trial.end(TrialState.DONE, timezone.now())
            return False
        if not _book(trial, found, list(scales.weigh(found))):
            return False
        if time.monotonic() >= until:
            return True


def _taken_up(pk: int) -> Trial | None:
    """The trial, under way; None when it has ended, was stopped, or went with its regulation."""
    trial = Trial.objects.open().filter(pk=pk).first()
    if trial is None or trial.state == TrialState.RUNNING:
        return trial
    trial.state, trial.started_at = TrialState.RUNNING, timezone.now()
    trial.total, trial.totals = matters_of(trial).count(), NONE
    values = {name: getattr(trial, name) for name in ("state", "started_at", "total", "totals")}
    waiting = Trial.objects.filter(pk=pk, state=TrialState.QUEUED)
    return trial if waiting.update(**values) else None


def _book(trial: Trial, found: Sequence[Past], weighed: Sequence[Weighed]) -> bool:
    """Write one chunk; False when somebody else was faster, or stopped it."""
    totals = add(trial.totals, weighed)
    last_person, last_at, last_pk = found[-1].key
    values: dict[str, Any] = {
        "counted": trial.counted + len(found),
        "last_person": last_person,
        "last_at": last_at,
        "last_pk": last_pk,
        "totals": totals,
    }
    unchanged = Trial.objects.filter(
        pk=trial.pk, state=TrialState.RUNNING, counted=trial.counted, last_pk=trial.last_pk
    )
    with transaction.atomic():
        if not unchanged.update(**values):
            return False
        TrialFinding.objects.bulk_create(_findings(trial, weighed))
    for name, value in values.items():
        setattr(trial, name, value)
    return True


def _findings(trial: Trial, weighed: Sequence[Weighed]) -> list[TrialFinding]:
    return [_finding(trial, each) for each in weighed if each.differences or each.reasons]


def _finding(trial: Trial, each: Weighed) -> TrialFinding:
    past = each.past
    return TrialFinding(
        trial_id=trial.pk,
        serial=past.serial,
        form=each.form,
        post=past.appointment.post.name,
        submitted_on=past.submitted_on,
        unsaid=bool(each.reasons),
        differences=[difference.as_dict() for difference in each.differences],
        reasons=list(each.reasons),
        **{difference.what: True for difference in each.differences},
    )


def _key(trial: Trial) -> Key | None:
    if trial.last_person is None or trial.last_at is None or trial.last_pk is None:
        return None
    return trial.last_person, trial.last_at, trial.last_pk
