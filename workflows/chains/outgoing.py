"""What is told of an act: to whom it now waits, to the applicant, to other software (notices room)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate, localtime

from notices.models import Kind, Outbox, Topic
from notices.service import Notice, Told
from people.models import Person
from people.service import Desk, ancestors, holders_of
from regulations.rules.route import ON_OWN_MATTER
from trail.models import Trace
from trail.service import timeline

from .kinds import kind_of
from .models import FINAL, Proceeding, Step

OVERDUE = "overdue"
#: Acts that do nothing but tell somebody.
COPY, URGE = "copy", "urge"
#: States that its applicant is told of when somebody else brought them about.
DECIDED = frozenset({"approved", "rejected", "declined", "answered", "announced"})
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


def told(entry: Outbox, now: datetime) -> Told:
    """Whom an entry of the outbox concerns; nobody when the matter is not there."""
    rows = Proceeding.objects.select_related("unit", "applicant", "form_edition")
    matter = rows.filter(serial=entry.stream).first()
    if matter is None:
        return Told()
    trace = timeline(entry.stream).filter(number=entry.number).first()
    if trace is None:
        return Told(_words(matter), _overdue(matter, now))
    return Told(
        _words(matter, trace),
        list(dict.fromkeys(_notices(matter, trace, now))),
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


def _notices(matter: Proceeding, trace: Trace, now: datetime) -> Iterator[Notice]:
    for person, kind in _concerned(matter, trace, now):
        # Who acts sees himself what comes next.
        if str(person) != trace.actor:
            yield Notice(person, kind)
    if str(matter.applicant_id) != trace.actor:
        yield from _to_applicant(matter, trace)


def _concerned(matter: Proceeding, trace: Trace, now: datetime) -> Iterator[tuple[int, Kind]]:
    steps = list(_current(matter))
    if trace.act == COPY:
        users = str((trace.payload.data or {}).get("to", "")).split(",")
        copied = Person.objects.filter(user__username__in=users)
        yield from ((pk, Kind.COPIED) for pk in copied.values_list("pk", flat=True))
    elif trace.act == URGE:
        yield from ((person, Kind.URGED) for person in _at(steps, matter, now))
    else:
        arrived = [step for step in steps if step.since == trace.at]
        yield from ((person, Kind.WAITS) for person in _at(arrived, matter, now))


def _to_applicant(matter: Proceeding, trace: Trace) -> Iterator[Notice]:
    if trace.to_state == trace.from_state:
        return
    concluded = trace.from_state == "in_approval" and trace.to_state == "closed"
    if trace.to_state == "returned":
        yield Notice(matter.applicant_id, Kind.RETURNED)
    elif trace.to_state in DECIDED or concluded:
        yield Notice(matter.applicant_id, Kind.DECIDED)


def _overdue(matter: Proceeding, now: datetime) -> list[Notice]:
    """Who has it, and who is told when it is late."""
    if matter.final:
        return []
    people = [*_at(_current(matter), matter, now)]
    if matter.tell:
        desks = [Desk(matter.tell, each.pk) for each in ancestors(matter.unit)]
        people += _sitting(desks, matter, now)
    return [Notice(each, Kind.OVERDUE) for each in dict.fromkeys(people)]


def _current(matter: Proceeding) -> Iterable[Step]:
    return Step.objects.filter(proceeding=matter, round=matter.round, status="current")


def _at(steps: Iterable[Step], matter: Proceeding, now: datetime) -> Iterator[int]:
    """Who may act at these steps; on his own matter nobody but to file it."""
    steps = list(steps)
    yield from (step.person_id for step in steps if step.person_id)
    for own in (True, False):
        desks = [each.desk for each in steps if (each.act in ON_OWN_MATTER) is own]
        for person in _sitting(desks, matter, now):
            if own or person != matter.applicant_id:
                yield person


def _sitting(desks: Iterable[Desk], matter: Proceeding, now: datetime) -> list[int]:
    found = holders_of(desks, localdate(now), matter.form_edition.slug)
    return [holder.person.pk for holders in found.values() for holder in holders]
