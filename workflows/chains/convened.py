"""Whom it concerns that a meeting is called, moved or called off: all who are expected, and who is away then."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.timezone import localdate

from notices.models import Kind, Outbox
from notices.service import Notice, Told
from people.models import Appointment
from trail.models import Trace
from trail.service import timeline

from .calling import CALL, CALL_OFF, MOVE
from .kinds import kinds
from .models import Excuse, Meeting
from .models.meeting import when_said


def told_of_meeting(entry: Outbox, meeting: Meeting, now: datetime) -> Told:
    """What is told of one entry in the log of a meeting; of what is only written down, nothing."""
    trace = timeline(entry.stream).filter(number=entry.number).first()
    if trace is None or trace.act not in (CALL, MOVE, CALL_OFF):
        return Told()
    # As it was then: an entry may be spread late.
    then = trace.payload.data or {}
    words = {
        "what": trace.act,
        "title": str(then["name"]),
        "when": when_said(datetime.fromisoformat(then["starts"])),
        "place": str(then["place"]),
        "by": trace.actor_name,
    }
    return Told(words, list(_notices(meeting, trace, now)), unit_path=meeting.unit.path)


def _notices(meeting: Meeting, trace: Trace, now: datetime) -> Iterator[Notice]:
    away = set() if meeting.cancelled else _away(meeting)
    for person in expected_at(meeting, now) | _excused(meeting):
        # Who did it knows.
        if str(person) != trace.actor:
            yield Notice(person, Kind.MEETING_AWAY if person in away else Kind.MEETING)


def expected_at(meeting: Meeting, now: datetime) -> set[int]:
    """The keys of all who are expected: who holds a post there or below; of a body its members."""
    held = Appointment.objects.running(localdate(now)).filter(person__active=True)
    if meeting.body is None:
        rows = held.filter(unit__path__startswith=meeting.unit.path)
    else:
        rows = held.filter(unit=meeting.unit, post__in=meeting.body.members.all())
    return set(rows.values_list("person", flat=True))


def _away(meeting: Meeting) -> set[int]:
    return {person for model in kinds() for person in model.away_from(meeting)}


def _excused(meeting: Meeting) -> set[int]:
    rows = Excuse.objects.filter(meeting=meeting).standing()
    return set(rows.values_list("proceeding__applicant", flat=True))
