"""The calendar of absences for other calendar programs (RFC 5545), under an address that is secret."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from people.models import Person, User
from workflows.applications.models import State
from workflows.leave.models import Leave

from ..access import Visitor
from .away import ONE_DAY, last_away, leaves_seen, touching
from .narrowed import Narrowed

SIGNER = Signer(salt="portal.leaves.feed")
BEFORE, AFTER = timedelta(days=92), timedelta(days=366)
REFRESHED = timedelta(hours=1)
#: Two hundred people with two slips a month.
MOST_EVENTS = 5000
PRODUCT = "-//Banfa//Leave//ZH"


def secret_of(user: User) -> str:
    """The secret part of somebody's address; a new password makes a new one."""
    return SIGNER.sign(f"{user.pk}-{user.get_session_auth_hash()[:16]}").replace(":", ".")


def user_of(secret: str) -> User | None:
    """Whose address it is; None when it is nobody's, or not any more."""
    try:
        told = SIGNER.unsign(secret.replace(".", ":"))
    except BadSignature:
        return None
    pk, _dash, given = told.partition("-")
    user = User.objects.filter(pk=pk, is_active=True).select_related("person").first()
    return user if user and user.get_session_auth_hash()[:16] == given else None


def feed(visitor: Visitor, only: Narrowed) -> bytes:
    """The absences that somebody may see, of one unit or of all, from three months ago to a year ahead."""
    # Every page of leave knows its address here; what writes it only calendar programs ask for.
    from icalendar import Calendar, Event, vDuration

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _called(only))
    # How often it is worth asking again; programs know the one name or the other.
    calendar.add("refresh-interval", REFRESHED, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESHED))
    for leave in _leaves(visitor, only.path) if visitor.person else ():
        event = Event()
        event.add("uid", f"{leave.serial}@banfa")
        event.add("dtstamp", leave.submitted_at)
        # Each act may change the days: a later version replaces the earlier one.
        event.add("sequence", leave.seen)
        event.add("dtstart", leave.first_day)
        event.add("dtend", last_away(leave.last_day, leave.back_on) + ONE_DAY)
        event.add("summary", _summary(leave.applicant, leave.state))
        event.add("description", f"{leave.appointment.label} · {leave.title}")
        event.add("status", "TENTATIVE" if leave.state == State.IN_APPROVAL else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _called(only: Narrowed) -> str:
    if only.unit is None:
        return _("Who is away")
    return _("Who is away: %(unit)s") % {"unit": only.unit.name}


def _leaves(visitor: Visitor, under: str) -> Iterator[Leave]:
    first, last = visitor.today - BEFORE, visitor.today + AFTER
    seen = leaves_seen(visitor).filter(unit__path__startswith=under)
    rows = touching(seen, first, last).order_by("first_day", "pk")
    for leave in rows[:MOST_EVENTS]:
        # Who was back before it began was not away.
        if last_away(leave.last_day, leave.back_on) >= leave.first_day:
            yield leave


def _summary(person: Person, state: str) -> str:
    pattern = (
        _("%(name)s away (not decided yet)") if state == State.IN_APPROVAL else _("%(name)s away")
    )
    return pattern % {"name": person.name}
