"""召集会议: an office calls a meeting for itself and all below it."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from people.models import Person
from people.service import Hat, hats

from .acts.base import unfit_text
from .models import Meeting
from .refusal import Reason, Refusal

LONGEST = 100


def calling_for(person: Person, at: datetime) -> Hat | None:
    """For which office somebody calls meetings: who keeps its minutes calls them."""
    worn = hats(person, localdate(at))
    return next((hat for hat in worn if hat.post_code != hat.appointment.post.code), None)


def call_meeting(
    *, name: str, starts: datetime | None, place: str, by: Person, at: datetime
) -> Meeting:
    """Enter a meeting; Refusal names what is missing, or says that it is not his to call."""
    hat = calling_for(by, at)
    if hat is None:
        sentence = _("Only who keeps the minutes of an office calls its meetings. Ask him.")
        raise Refusal(Reason.NOT_ALLOWED, sentence)
    errors: dict[str, list[str]] = {}
    for key, text, needed in (("name", name, True), ("place", place, False)):
        if needed and not text.strip():
            errors[key] = [_("Write a sentence here.")]
        elif sentence := unfit_text(text, LONGEST):
            errors[key] = [sentence]
    if starts is None:
        errors["starts"] = [_("Give day and time at which it begins.")]
    elif starts < at:
        errors["starts"] = [_("This time has passed. Choose a later one.")]
    if errors or starts is None:
        raise Refusal(Reason.INVALID, _("The meeting is not called yet."), errors=errors)
    return Meeting.objects.create(
        name=name.strip(), unit_id=hat.unit_id, starts=starts, place=place.strip(), called_by=by
    )
