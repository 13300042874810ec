"""时限重算: the calendar was changed, and a moment that has not passed is another one now."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calendars.service import load_calendar

from ..clock import recounted as recounted_step
from ..clock import wind_again
from ..due import moment, recounted
from ..models import Step
from ..recounting import ACT, began
from ..refusal import Reason, Refusal
from .base import Act, Capacity, Matter, register_act


@register_act
class Recount(Act):
    """Done by the system alone, one moment at a time; the matter stands as everybody saw it."""

    code = ACT
    label = gettext_lazy("Count the time limit anew")
    done_label = gettext_lazy("counted the time limit anew")
    transitions = ("go_on",)
    data_keys = ("number", "step")
    only_tells = True
    counts = False

    def capacity(self, matter: Matter) -> Capacity | None:
        return Capacity(None) if matter.by_system else None

    def run(self, matter: Matter, capacity: Capacity) -> str:
        asked = _step(matter) if "step" in matter.data else _kept(matter)
        if asked is None:
            raise Refusal(Reason.STATE, _("The time limit stands as it was."))
        was, due, post = asked
        matter.data |= {"was": was.isoformat(), "due": due.isoformat(), "post": post}
        return "go_on"

    def basis(self, matter: Matter, capacity: Capacity) -> list[dict[str, Any]]:
        """The clauses that laid the time limit down."""
        if step := _asked_step(matter):
            return list(step.basis)
        return list(matter.proceeding.due[int(matter.data["number"])]["basis"])


def _kept(matter: Matter) -> tuple[datetime, datetime, str] | None:
    """(was, is, ""): one due date of the matter, which is kept as it is now."""
    given, due = str(matter.data.get("number", "")), list(matter.proceeding.due)
    if not given.isdecimal() or int(given) >= len(due):
        return None
    before = due[int(given)]
    found = recounted(before, now=matter.at, calendar=load_calendar())
    if found is None:
        return None
    due[int(given)] = found
    matter.proceeding.due = due
    return moment(before, "at"), moment(found, "at"), ""


def _step(matter: Matter) -> tuple[datetime, datetime, str] | None:
    """(was, is, post): the time of a step that waits."""
    step, calendar = _asked_step(matter), load_calendar()
    start = began(step, matter.steps) if step else None
    if step is None or step.due_at is None or start is None:
        return None
    was, due = step.due_at, recounted_step(step, start, now=matter.at, calendar=calendar)
    if due is None:
        return None
    wind_again(step, due, matter.at, calendar)
    step.save(update_fields=["due_at", "provisional", "speaks_at", "said"])
    return was, due, step.post.name


def _asked_step(matter: Matter) -> Step | None:
    asked = str(matter.data.get("step", ""))
    return next((each for each in matter.current_steps() if str(each.pk) == asked), None)
