"""Recording what a body decided about somebody: the only way past a limit that asks for minutes (D1-3.2g)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from people.models import Appointment, Person, Post
from people.service import Hat, hats
from trail.service import append

from .acts.base import unfit_text
from .models import Meeting, Minutes
from .models.serial import next_serial
from .refusal import Reason, Refusal

SERIAL_PREFIX = "HY"
#: Characters that each text of a sitting may have.
LONGEST = {"present": 500, "resolution": 2000, "form": 255}


@dataclass(frozen=True)
class Sitting:
    """What is to be recorded: which body, when, who was there, about whom and which form, what was decided."""

    body: str
    held_on: date
    present: str
    about: Person
    form: str
    resolution: str
    #: The meeting at which it was decided, if that was called beforehand; day and body are its own.
    meeting: Meeting | None = None


def bodies_of(person: Person, on: date) -> list[Hat]:
    """The bodies whose minutes a person keeps."""
    return [hat for hat in hats(person, on) if hat.post_code != hat.appointment.post.code]


def record_minutes(sitting: Sitting, *, by: Person, at: datetime) -> Minutes:
    """Put minutes on record, with their trace; Refusal when a part is missing or the body is not his to record."""
    today = localdate(at)
    hat = next((hat for hat in bodies_of(by, today) if hat.post_code == sitting.body), None)
    if hat is None:
        raise Refusal(Reason.NOT_ALLOWED, _("You do not keep the minutes of this body."))
    errors = (
        _missing(sitting, today)
        | _not_held_there(sitting, hat, at)
        | _not_his(sitting, hat, by, today)
    )
    if errors:
        raise Refusal(Reason.INVALID, _("The minutes are not recorded yet."), errors=errors)
    with transaction.atomic():
        return _write(sitting, hat, by=by, at=at)


def _missing(sitting: Sitting, today: date) -> dict[str, list[str]]:
    errors = {}
    if sitting.held_on > today:
        errors["held_on"] = [
            _("The meeting is in the future. Choose the day on which it was held.")
        ]
    for name, longest in LONGEST.items():
        text = getattr(sitting, name)
        if not text.strip():
            missing = _("Choose the form.") if name == "form" else _("Write a sentence here.")
            errors[name] = [missing]
        elif sentence := unfit_text(text, longest):
            errors[name] = [sentence]
    return errors


def _not_held_there(sitting: Sitting, hat: Hat, at: datetime) -> dict[str, list[str]]:
    """What keeps a meeting from being the one at which it was decided."""
    meeting = sitting.meeting
    if meeting is None:
        return {}
    own = (hat.post_code, hat.unit_id, sitting.held_on)
    if (meeting.body.code if meeting.body else "", meeting.unit_id, meeting.day) != own:
        return {"meeting": [_("This body has no such meeting. Choose one of its meetings.")]}
    if meeting.cancelled:
        told = _("“%(name)s” was called off: nothing was decided there.")
        return {"meeting": [told % {"name": meeting.name}]}
    return {}


def _not_his(sitting: Sitting, hat: Hat, by: Person, today: date) -> dict[str, list[str]]:
    """What keeps the body, or who writes for it, from deciding about somebody."""
    about = sitting.about
    if about.pk == by.pk:
        own = _(
            "Nobody records what was decided about himself. Enter who stands in for you: he records it."
        )
        return {"about": [own]}
    held = Appointment.objects.running(today).filter(person=about)
    if not held.filter(unit__path__startswith=hat.unit_path).exists():
        other = _(
            "%(name)s holds no post in %(unit)s or below, so its body does not decide about him. "
            "Choose somebody else."
        )
        return {"about": [other % {"name": about.name, "unit": hat.appointment.unit.name}]}
    return {}


def _check_once(sitting: Sitting, hat: Hat) -> None:
    """One decision lifts a limit once, however often its minutes are sent."""
    same = Minutes.objects.filter(
        body__code=sitting.body,
        unit=hat.unit_id,
        held_on=sitting.held_on,
        about=sitting.about,
        form=sitting.form,
        resolution=sitting.resolution,
    )
    if twin := same.order_by("pk").first():
        sentence = _(
            "This decision is on record already as %(serial)s and was not recorded a second time: it "
            "lifts the limit for one slip. If the meeting granted two, say so in what was decided."
        )
        raise Refusal(Reason.REPEATED, sentence % {"serial": twin.serial})


def _write(sitting: Sitting, hat: Hat, *, by: Person, at: datetime) -> Minutes:
    # The counter is the lock: who presses twice finds here what the first press wrote.
    serial = next_serial(SERIAL_PREFIX, localdate(at).year)
    _check_once(sitting, hat)
    trace = append(
        stream=serial,
        act="record_minutes",
        at=at,
        number=1,
        previous="",
        actor=str(by.pk),
        actor_name=by.name,
        appointment=hat.appointment.label,
        on_behalf=hat.on_behalf_of.name if hat.on_behalf_of else "",
        opinion=sitting.resolution,
        data={
            "body": sitting.body,
            "held_on": sitting.held_on.isoformat(),
            "present": sitting.present,
            "about": sitting.about.name,
            "form": sitting.form,
            **(
                {"meeting": sitting.meeting.serial or str(sitting.meeting.pk)}
                if sitting.meeting
                else {}
            ),
        },
    )
    return Minutes.objects.create(
        serial=serial,
        body=Post.objects.get(code=sitting.body),
        unit_id=hat.unit_id,
        meeting=sitting.meeting,
        held_on=sitting.held_on,
        present=sitting.present,
        about=sitting.about,
        form=sitting.form,
        resolution=sitting.resolution,
        recorded_by=by,
        recorded_at=at,
        head=trace.digest,
    )
