"""召集会议: an office calls a meeting for itself and all below it, or for a body; moves it, calls it off."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from calendars.service import too_far_ahead
from people.models import Person, Post
from people.service import Hat, hats
from trail.service import append

from .acts.base import unfit_text
from .models import Excuse, Meeting
from .models.serial import next_serial
from .perform import perform
from .refusal import Reason, Refusal

LONGEST = 100
#: 会议通知: the log of a meeting that is called.
SERIAL_PREFIX = "TZ"
#: What is done to a meeting, as its log names it.
CALL, MOVE, CALL_OFF = "call_meeting", "move_meeting", "call_off_meeting"
#: The act by which a slip follows its meeting, and the states in which it can.
FOLLOW, FOLLOWS_IN = "follow_meeting", ("in_approval", "approved")


def keeping(person: Person, at: datetime) -> list[Hat]:
    """The hats in which somebody keeps minutes."""
    worn = hats(person, localdate(at))
    return [hat for hat in worn if hat.post_code != hat.appointment.post.code]


def calling_for(person: Person, at: datetime) -> Hat | None:
    """For which office somebody calls meetings: who keeps its minutes calls them."""
    return next(iter(keeping(person, at)), None)


def may_change(meeting: Meeting, person: Person, at: datetime) -> Hat | None:
    """The hat in which somebody may move it or call it off: that of who keeps the minutes there."""
    return next((hat for hat in keeping(person, at) if hat.unit_id == meeting.unit_id), None)


def call_meeting(
    *,
    name: str,
    starts: datetime | None,
    place: str,
    by: Person,
    at: datetime,
    body: str = "",
) -> Meeting:
    """Enter a meeting, of a body if one is named; Refusal names what is missing, or says that it is not his to call."""
    found = keeping(by, at)
    hat = next((hat for hat in found if body in ("", hat.post_code)), None)
    if hat is None:
        sentence = _("Only who keeps the minutes of an office calls its meetings. Ask him.")
        raise Refusal(Reason.NOT_ALLOWED, sentence)
    errors = _faults(starts, place, at)
    if not name.strip():
        errors["name"] = [_("Write a sentence here.")]
    elif sentence := unfit_text(name, LONGEST):
        errors["name"] = [sentence]
    if errors or starts is None:
        raise Refusal(Reason.INVALID, _("The meeting is not called yet."), errors=errors)
    with transaction.atomic():
        meeting = Meeting(
            name=name.strip(),
            unit_id=hat.unit_id,
            body=Post.objects.get(code=body) if body else None,
            starts=starts,
            place=place.strip(),
            called_by=by,
            called_at=at,
        )
        log(meeting, CALL, by=by, hat=hat, at=at)
    return meeting


def move_meeting(
    meeting: Meeting, *, starts: datetime | None, place: str, by: Person, at: datetime
) -> Meeting:
    """Another time or place; slips that ask for leave from it follow. Refusal changes nothing."""
    errors = _faults(starts, place, at)
    if errors or starts is None:
        raise Refusal(Reason.INVALID, _("The meeting was not moved."), errors=errors)
    with transaction.atomic():
        found, hat = _open(meeting, by, at)
        if (starts, place.strip()) == (found.starts, found.place):
            sentence = _("It is at this time and in this place already. Nothing was changed.")
            raise Refusal(Reason.STATE, sentence)
        before = found.when
        found.starts, found.place = starts, place.strip()
        log(found, MOVE, by=by, hat=hat, at=at, before=before)
        _let_slips_follow(found, by=by, at=at)
    return found


def call_off(meeting: Meeting, *, by: Person, at: datetime, why: str = "") -> Meeting:
    """It does not take place; slips that ask for leave from it stay, and their applicants are told."""
    if sentence := unfit_text(why):
        raise Refusal(Reason.INVALID, sentence, errors={"why": [sentence]})
    with transaction.atomic():
        found, hat = _open(meeting, by, at)
        found.cancelled = True
        log(found, CALL_OFF, by=by, hat=hat, at=at, opinion=why.strip())
    return found


def log(
    meeting: Meeting,
    act: str,
    *,
    by: Person,
    hat: Hat | None,
    at: datetime,
    opinion: str = "",
    **data: Any,
) -> None:
    """Leave a trace of what was done to a meeting, and save it with that as its head."""
    meeting.serial = meeting.serial or next_serial(SERIAL_PREFIX, localdate(at).year)
    trace = append(
        stream=meeting.serial,
        act=act,
        at=at,
        number=meeting.seen + 1,
        previous=meeting.head,
        actor=str(by.pk),
        actor_name=by.name,
        appointment=hat.appointment.label if hat else "",
        on_behalf=hat.on_behalf_of.name if hat and hat.on_behalf_of else "",
        opinion=opinion,
        data={
            "name": meeting.name,
            "starts": localtime(meeting.starts).isoformat(),
            "place": meeting.place,
            **data,
        },
    )
    meeting.seen, meeting.head = trace.number, trace.digest
    meeting.save()


def _open(meeting: Meeting, by: Person, at: datetime) -> tuple[Meeting, Hat]:
    """The meeting under the lock, for who may change it; Refusal once it is off or was held."""
    found = Meeting.objects.select_for_update().get(pk=meeting.pk)
    hat = may_change(found, by, at)
    if hat is None:
        sentence = _("Only who keeps the minutes of an office changes its meetings. Ask him.")
        raise Refusal(Reason.NOT_ALLOWED, sentence)
    if found.cancelled:
        sentence = _("“%(name)s” was called off already. Nothing was changed.")
        raise Refusal(Reason.STATE, sentence % {"name": found.name})
    if found.discussed.exists() or found.minutes.exists():
        sentence = _(
            "“%(name)s” was held: something is on record of it. Nothing was changed; call another one."
        )
        raise Refusal(Reason.STATE, sentence % {"name": found.name})
    return found, hat


def _let_slips_follow(meeting: Meeting, *, by: Person, at: datetime) -> None:
    rows = Excuse.objects.filter(meeting=meeting, proceeding__state__in=FOLLOWS_IN)
    for excuse in rows.select_related("proceeding"):
        try:
            perform(excuse.proceeding, FOLLOW, by=by, at=at)
        except Refusal as refusal:
            # Of another day, or of several: what its days mean, only the applicant can say.
            if refusal.reason is not Reason.STATE:
                raise


def _faults(starts: datetime | None, place: str, at: datetime) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {}
    if sentence := unfit_text(place, LONGEST):
        errors["place"] = [sentence]
    if starts is None:
        errors["starts"] = [_("Give day and time at which it begins.")]
    elif starts < at:
        errors["starts"] = [_("This time has passed. Choose a later one.")]
    elif sentence := too_far_ahead(localdate(starts), localdate(at)):
        # Everybody expected would be told.
        errors["starts"] = [sentence]
    return errors
