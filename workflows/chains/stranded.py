"""Steps that nobody is sure to do: a post that nobody holds, only the applicant himself, somebody who has left.

Nothing is lost: whoever is appointed, or stands in, finds the step in his inbox at once, and who keeps the
office hands it on to a colleague (the act `reassign`).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from people.models import Appointment
from people.service import Holder, holders_of
from regulations.rules.route import ON_OWN_MATTER

from .models import Step
from .votes import votes

MOST = 200
COLUMNS = ("post_id", "unit_id", "charge_id", "act", "mode", "agreed", "against", "person_id")
#: Whole steps that are looked at at once.
AT_ONCE = 2000


class Why(StrEnum):
    """Why nobody acts there."""

    VACANT = "vacant"  # nobody holds the post
    OWN = "own"  # only the applicant does, and it is his own matter
    AGREED = "agreed"  # all who hold it now have acted; those who had not are gone
    LEFT = "left"  # it waits by name for somebody who holds no post any more


@dataclass(frozen=True)
class Stranded:
    """One step that waits for nobody."""

    step: Step
    why: Why


def stranded(on: date, *, most: int = MOST, within: Sequence[str] | None = None) -> list[Stranded]:
    """The steps that wait for nobody, the longest first; a few queries for each form, not for each step.

    `within` are the paths of the units whose matters are meant, with all below them.
    """
    rows = Step.objects.filter(status="current", proceeding__final=False)
    if within is not None:
        below = (Q(proceeding__unit__path__startswith=path) for path in within)
        rows = rows.filter(reduce(or_, below, Q(pk__in=[])))
    found = whys(rows, on)
    steps = Step.objects.filter(pk__in=sorted(found)[:most]).select_related(
        "post", "unit", "person", "proceeding__applicant", "proceeding__unit"
    )
    return [Stranded(step, found[step.pk]) for step in steps.order_by("since", "pk")]


def why_stranded(step: Step, on: date) -> Why | None:
    """The same of one step that waits; None where somebody is sure to act."""
    return whys(Step.objects.filter(pk=step.pk, status="current"), on).get(step.pk)


def whys(rows: Any, on: date) -> dict[int, Why]:
    """Of steps that wait, those that nobody is sure to do, and why."""
    held = Appointment.objects.running(on).filter(person=OuterRef("person"), person__active=True)
    by_name = rows.filter(Exists(held))
    waiting = rows.exclude(pk__in=by_name.values("pk")).only(*COLUMNS)
    by_form: dict[str, list[Any]] = defaultdict(list)
    named = waiting.annotate(
        form=F("proceeding__form_edition__slug"), applicant=F("proceeding__applicant")
    )
    each: Any
    for each in named.iterator(chunk_size=AT_ONCE):
        by_form[each.form].append(each)
    found: dict[int, Why] = {}
    for form, asked in by_form.items():
        # A desk at which many steps wait is asked for once.
        at_desk = holders_of({step.desk for step in asked}, on, form)
        for step in asked:
            why = _why(at_desk[step.desk], step)
            if why is None and step.person_id is not None:
                why = Why.LEFT
            if why:
                found[step.pk] = why
    return found


def _why(holders: Sequence[Holder], step: Any) -> Why | None:
    persons = {each.person.pk for each in holders}
    if not persons:
        return Why.VACANT
    if persons == {step.applicant} and step.act not in ON_OWN_MATTER:
        return Why.OWN
    if step.mode != "any" and step.agreed:
        stands = votes(step, holders, step.applicant)
        return Why.AGREED if stands.agrees or stands.refuses else None
    return None
