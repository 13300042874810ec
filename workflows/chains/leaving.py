"""离岗 seen from the chains: which steps hang on somebody, and who is told once he has left."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from notices.models import Outbox
from people.leaving import MOST, Hanging
from people.models import Person
from people.service import Hat, hats, holders_of
from people.vacating import Vacated

from .models import Proceeding, Step

#: What the outbox calls it.
LEFT = "left"
#: Steps of one person that are looked at.
MOST_STEPS = 200


def hanging(person: Person, on: date) -> Iterator[Hanging]:
    """Steps by name, steps at desks that only he holds, requests of his own."""
    named = _waiting().filter(person=person).order_by("since", "pk")
    yield Hanging.of(
        _("Steps that wait for him by name"),
        _(
            "They wait at their post again, and stand in the report of steps that wait for nobody, "
            "where they are handed on."
        ),
        (_line(each) for each in named[: MOST + 1]),
    )
    yield Hanging.of(
        _("Steps that only he can do now"),
        _("They wait until somebody is appointed, or are handed on from the same report."),
        (_line(each) for each in _his_alone(hats(person, on), on)[: MOST + 1]),
    )
    own = Proceeding.objects.filter(applicant=person, final=False).order_by("submitted_at", "pk")
    yield Hanging.of(
        _("His own requests that are under way"),
        _(
            "They go on; only he could have corrected what is returned. Once he has left, whoever had it "
            "takes it back in his place; what had gone back to him stands in the same report."
        ),
        (f"{each.number_label} {each.title}" for each in own[: MOST + 1]),
    )


def hanging_by_a_post(vacated: Vacated) -> Iterator[Hanging]:
    """The same by one appointment: steps at its desks, by name if it is the last, requests made in it."""
    held, on = vacated.appointment, vacated.on
    named = _waiting().filter(person=held.person_id) if vacated.last_post else Step.objects.none()
    yield Hanging.of(
        _("Steps that wait for him by name"),
        _("They stand in the report of steps that wait for nobody, where they are handed on."),
        (_line(each) for each in named.order_by("since", "pk")[: MOST + 1]),
    )
    worn = [hat for hat in hats(held.person, on) if hat.appointment.pk == held.pk]
    yield Hanging.of(
        _("Steps that only he can do now"),
        _("They wait until somebody is appointed, or are handed on from the same report."),
        (_line(each) for each in _his_alone(worn, on)[: MOST + 1]),
    )
    own = Proceeding.objects.filter(applicant=held.person, appointment=held, final=False).order_by(
        "submitted_at", "pk"
    )
    yield Hanging.of(
        _("His own requests that are under way"),
        _("They go on as he handed them in, in this post; he can still correct or withdraw them."),
        (f"{each.number_label} {each.title}" for each in own[: MOST + 1]),
    )


def on_left(sender: Any, person: Person, at: datetime, **_more: Any) -> None:
    """Tell those at whose desks his steps wait again; where nobody sits, the report has them."""
    serials = _waiting().filter(person=person).order_by("since", "pk")[:MOST_STEPS]
    streams = dict.fromkeys(each.proceeding.serial for each in serials)
    Outbox.objects.bulk_create(
        (Outbox(stream=each, what=LEFT, number=0, at=at) for each in streams), ignore_conflicts=True
    )


def _his_alone(worn: Sequence[Hat], on: date) -> list[Step]:
    """Steps at the desks of his own hats at which nobody else could act, the longest first; a few queries."""
    own = [hat for hat in worn if hat.on_behalf_of is None]
    if not own:
        return []
    held_by_him = {hat.appointment.pk for hat in own}
    at_desk = _waiting().at_hats(own).filter(person=None).order_by("since", "pk")
    found = []
    steps = list(at_desk[:MOST_STEPS])
    for form in dict.fromkeys(each.proceeding.form_edition.slug for each in steps):
        of_form = [each for each in steps if each.proceeding.form_edition.slug == form]
        held = holders_of({each.desk for each in of_form}, on, form)
        # Who stands in for him has no seat to stand in for any more.
        found += [
            step
            for step in of_form
            if all(each.appointment.pk in held_by_him for each in held[step.desk])
        ]
    return found


def _waiting() -> Any:
    rows = Step.objects.filter(status="current", proceeding__final=False)
    return rows.select_related("post", "unit", "charge", "proceeding__applicant",
                               "proceeding__form_edition")  # fmt: skip


def _line(step: Step) -> str:
    matter = step.proceeding
    words = {"number": matter.number_label, "title": matter.title, "name": matter.applicant.name,
             "post": step.post.name}  # fmt: skip
    return _("%(number)s %(title)s, %(name)s: waits for %(post)s") % words
