"""Whom an act concerns: those to whom the matter came, those who are only told, the applicant."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.timezone import localdate

from facts.words import joined
from notices.models import Kind
from notices.service import Notice, administrators
from people.models import Person, Post
from people.service import Desk, ancestors, holders_of, whole_substitutes
from regulations.rules.route import ON_OWN_MATTER
from trail.models import Trace

from .models import Proceeding, Step

#: Acts that do nothing but tell somebody.
COPY, ESCALATE, WITHDRAW, RECOUNT = "copy", "escalate", "withdraw", "recount"
TELLING = {"urge": Kind.URGED, "remind": Kind.URGED, "chase": Kind.OVERDUE}
#: States that its applicant is told of when somebody else brought them about.
DECIDED = frozenset({"approved", "rejected", "declined", "answered", "announced"})


def notices(matter: Proceeding, trace: Trace, now: datetime) -> Iterator[Notice]:
    """Everybody who is told of an act, but for the one who did it."""
    for person, kind in _concerned(matter, trace, now):
        # Who acts sees himself what comes next.
        if str(person) != trace.actor:
            yield Notice(person, kind)
    if str(matter.applicant_id) != trace.actor:
        yield from _to_applicant(matter, trace)


def _concerned(matter: Proceeding, trace: Trace, now: datetime) -> Iterator[tuple[int, Kind]]:
    """Whom an act concerns, and why: those to whom it came, or those whom it only tells."""
    steps, data = list(_current(matter)), trace.payload.data or {}
    if trace.act == COPY:
        copied = Person.objects.filter(user__username__in=str(data.get("to", "")).split(","))
        yield from ((pk, Kind.COPIED) for pk in copied.values_list("pk", flat=True))
    elif trace.act == ESCALATE:
        yield from ((person, Kind.OVERDUE) for person in _told(matter, data, now))
    elif trace.act == WITHDRAW:
        # Only where it had come to somebody: what was still ahead has no day.
        dropped = Step.objects.filter(proceeding=matter, round=matter.round, status="dropped")
        had = dropped.filter(since__isnull=False).select_related("post")
        yield from ((person, Kind.WITHDRAWN) for person in _at(had, matter, now))
    elif trace.act == RECOUNT:
        if _brought_forward(data):
            yield from ((person, Kind.MOVED) for person in _at(steps, matter, now))
    elif kind := TELLING.get(trace.act):
        meant = [step for step in steps if _is_meant(step, data)]
        yield from ((person, kind) for person in _at(meant, matter, now))
    else:
        arrived = [step for step in steps if step.since == trace.at]
        yield from ((person, Kind.WAITS) for person in _at(arrived, matter, now))
        if data.get("told"):
            yield from ((person, Kind.WAITS) for person in _told(matter, data, now))


def _brought_forward(data: Mapping[str, Any]) -> bool:
    """Whether a time limit is up sooner than it was: that it is up later harms nobody."""
    was, due = (parse_datetime(str(data.get(key, ""))) for key in ("was", "due"))
    return bool(was and due and due < was)


def _is_meant(step: Step, data: Mapping[str, Any]) -> bool:
    """Whether a word is about this step: one names posts, another the places in the chain."""
    orders = str(data.get("steps", ""))
    return step.post.name == data.get("post", step.post.name) and (
        not orders or str(step.order) in orders.split(",")
    )


def _to_applicant(matter: Proceeding, trace: Trace) -> Iterator[Notice]:
    if trace.to_state == trace.from_state:
        return
    concluded = trace.from_state == "in_approval" and trace.to_state == "closed"
    if trace.to_state == "returned":
        yield Notice(matter.applicant_id, Kind.RETURNED)
    elif trace.to_state in DECIDED or concluded:
        yield Notice(matter.applicant_id, Kind.DECIDED)


def to_appoint(matter: Proceeding) -> list[Notice]:
    """The administrators, of a step at which nobody can act; nobody when the matter has ended."""
    return [] if matter.final else [Notice(each.pk, Kind.STRANDED) for each in administrators()]


def waiting_since(matter: Proceeding, at: datetime) -> str:
    """The posts whose steps have waited since a moment."""
    return joined(step.post.name for step in _current(matter) if step.since == at)


def overdue(matter: Proceeding, now: datetime) -> list[Notice]:
    """Who has it, and who is told when it is late."""
    if matter.final:
        return []
    people = [*_at(_current(matter), matter, now)]
    if matter.tell:
        desks = [Desk(matter.tell, each.pk) for each in ancestors(matter.unit)]
        people += _sitting(desks, matter, now)
    return [Notice(each, Kind.OVERDUE) for each in dict.fromkeys(people)]


def left_behind(matter: Proceeding, now: datetime) -> list[Notice]:
    """At whose desks a step waits again since the one whom it named has left."""
    gone = [each for each in _current(matter) if each.person and not each.person.active]
    return [Notice(each, Kind.WAITS) for each in dict.fromkeys(_at(gone, matter, now))]


def _current(matter: Proceeding) -> Iterable[Step]:
    rows = Step.objects.filter(proceeding=matter, round=matter.round, status="current")
    return rows.select_related("post", "person")


def _at(steps: Iterable[Step], matter: Proceeding, now: datetime) -> Iterator[int]:
    """Who has something to do at these steps: whom one waits for by name, or whoever sits at its desk.

    On his own matter nobody but to file it; and nobody twice where several must agree.
    """
    on, form, steps = localdate(now), matter.form_edition.slug, list(steps)
    named = {each.pk: each.person for each in steps if each.person and each.person.active}
    instead = whole_substitutes(list(named.values()), on, form)
    held = holders_of([each.desk for each in steps if each.pk not in named], on, form)
    for step in steps:
        if person := named.get(step.pk):
            sitting = [person, *instead[person.pk]]
        else:
            sitting = [each.person for each in held[step.desk]]
        done = set(step.agreed) | (
            {matter.applicant_id} if step.act not in ON_OWN_MATTER else set()
        )
        yield from (each.pk for each in sitting if each.pk not in done)


def _told(matter: Proceeding, data: Mapping[str, Any], now: datetime) -> list[int]:
    """Who holds the post that an act names, in the unit of the matter or above."""
    posts = Post.objects.filter(name=data.get("told", ""))
    desks = [Desk(post.code, unit.pk) for post in posts for unit in ancestors(matter.unit)]
    return _sitting(desks, matter, now)


def _sitting(desks: Iterable[Desk], matter: Proceeding, now: datetime) -> list[int]:
    found = holders_of(desks, localdate(now), matter.form_edition.slug)
    return [holder.person.pk for holders in found.values() for holder in holders]
