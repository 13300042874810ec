"""What is told of an act: to whom it now waits, to the applicant, to other software (notices room)."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime

from notices.models import Outbox, Topic
from notices.service import Told
from trail.models import Trace
from trail.service import timeline

from .concerned import left_behind, notices, overdue, to_appoint, waiting_since
from .kinds import kind_of
from .leaving import LEFT
from .models import FINAL, Proceeding
from .recounting import ACT as RECOUNT
from .stranded import stranded

OVERDUE = "overdue"
STRANDED = "stranded"
AT_A_TIME = 200


def note_overdue(*, now: datetime) -> int:
    """Write into the outbox what became overdue, each due date once; of how many matters."""
    noted = Outbox.objects.filter(stream=OuterRef("serial"), what=OVERDUE, at=OuterRef("due_at"))
    late = Proceeding.objects.filter(~Exists(noted), final=False, due_at__lt=now).order_by("due_at")
    found = list(late.values_list("serial", "due_at")[:AT_A_TIME])
    entries = [
        Outbox(stream=serial, what=OVERDUE, number=0, at=due_at)
        for serial, due_at in found
        if due_at
    ]
    Outbox.objects.bulk_create(entries, ignore_conflicts=True)
    return len(found)


def note_stranded(*, now: datetime) -> int:
    """Write into the outbox at which steps nobody can act, each once; of how many."""
    found = stranded(localdate(now), most=AT_A_TIME)
    entries = [
        Outbox(stream=each.step.proceeding.serial, what=STRANDED, number=0, at=each.step.since)
        for each in found
        if each.step.since
    ]
    Outbox.objects.bulk_create(entries, ignore_conflicts=True)
    return len(entries)


def told(entry: Outbox, now: datetime) -> Told:
    """Whom an entry of the outbox concerns; nobody when the matter is not there."""
    rows = Proceeding.objects.select_related("unit", "applicant", "form_edition")
    matter = rows.filter(serial=entry.stream).first()
    if matter is None:
        return Told()
    trace = timeline(entry.stream).filter(number=entry.number).first()
    if trace is None and entry.what == STRANDED:
        return Told(_words(matter) | {"post": waiting_since(matter, entry.at)}, to_appoint(matter))
    if entry.what == LEFT:
        return Told(_words(matter), left_behind(matter, now))
    if trace is None:
        return Told(_words(matter), overdue(matter, now))
    return Told(
        _words(matter, trace) | _moved(trace),
        list(dict.fromkeys(notices(matter, trace, now))),
        topics_of(matter, trace),
        form=matter.form_edition.slug,
        unit_path=matter.unit.path,
        data=_data(matter, trace),
    )


def topics_of(matter: Proceeding, trace: Trace) -> list[Topic]:
    """What an act is to other software: handed in, decided, ended."""
    if trace.act in (kind_of(matter.kind).born_by, "resubmit"):
        found = [Topic.SUBMITTED]
    elif trace.to_state == trace.from_state:
        return []
    else:
        found = [each for each in _decisions() if each == trace.to_state]
    if trace.from_state == "in_approval" and trace.to_state == "closed":
        found.append(Topic.APPROVED)
    if trace.to_state in FINAL - {Topic.REJECTED}:
        found.append(Topic.CLOSED)
    return found


def _decisions() -> tuple[Topic, ...]:
    return Topic.APPROVED, Topic.REJECTED, Topic.RETURNED


def _words(matter: Proceeding, trace: Trace | None = None) -> dict[str, str]:
    kind = kind_of(matter.kind)
    state = trace.to_state if trace else matter.state
    return {
        "title": matter.title,
        "number": kind(serial=matter.serial).number_label,
        "applicant": matter.applicant.name,
        "by": trace.actor_name if trace else "",
        "state": str(kind.state_labels.get(state, state)),
    }


def _moved(trace: Trace) -> dict[str, str]:
    """By when it is to be done now, of a trace that counted a time limit anew."""
    given = (trace.payload.data or {}).get("due") if trace.act == RECOUNT else None
    found = parse_datetime(given) if given else None
    return {"due": date_format(localtime(found), "MONTH_DAY_FORMAT")} if found else {}


def _data(matter: Proceeding, trace: Trace) -> dict[str, Any]:
    return {
        "serial": matter.serial,
        "kind": matter.kind,
        "form": matter.form_edition.slug,
        "form_edition": matter.form_edition.number,
        "unit": matter.unit.code,
        "act": trace.act,
        "from": trace.from_state,
        "to": trace.to_state,
        "seen": trace.number,
        "at": localtime(trace.at).isoformat(),
    }
