"""Steps that nobody is sure to do: a post that nobody holds, only the applicant himself, somebody who has left,
a body with fewer members than it decides with.

Nothing is lost: whoever is appointed, or stands in, finds the step in his inbox at once, and who keeps the
office hands it on to a colleague (the act `reassign`). What went back to an applicant who is gone has no
step at all: who keeps the office ends it in his place.
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

from people.models import Appointment, Person
from people.service import Holder, holders_of
from regulations.rules.route import ON_OWN_MATTER

from .few import Few, short_of_members
from .models import RETURNED, Proceeding, Step
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
    OFF = "off"  # whoever would act has no account that is switched on
    FEW = "few"  # a body decides there that has fewer members than it decides with


@dataclass(frozen=True)
class Stranded:
    """One step that waits for nobody."""

    step: Step
    why: Why
    #: Of a body with too few members: how many, and how many it decides with.
    few: Few | None = None


def stranded(on: date, *, most: int = MOST, within: Sequence[str] | None = None) -> list[Stranded]:
    """The steps that wait for nobody, the longest first; a few queries for each form, not for each step.

    `within` are the paths of the units whose matters are meant, with all below them.
    """
    rows = Step.objects.filter(status="current", proceeding__final=False)
    rows = rows.filter(*_below("proceeding__unit", within))
    few = short_of_members(rows, on)
    found = dict.fromkeys(few, Why.FEW) | whys(rows, on)
    steps = Step.objects.filter(pk__in=sorted(found)[:most]).select_related(
        "post", "unit", "person", "proceeding__applicant", "proceeding__unit"
    )
    return [
        Stranded(step, why, few.get(step.pk) if why is Why.FEW else None)
        for step in steps.order_by("since", "pk")
        for why in [found[step.pk]]
    ]


def why_stranded(step: Step, on: date) -> Why | None:
    """Why nobody could be asked to act at one step that waits; None where somebody is sure to act."""
    return whys(Step.objects.filter(pk=step.pk, status="current"), on).get(step.pk)


def given_back(*, most: int = MOST, within: Sequence[str] | None = None) -> list[Proceeding]:
    """What went back to applicants who have left or whose accounts are switched off, the longest first."""
    rows = Proceeding.objects.filter(final=False, state=RETURNED)
    gone = Q(applicant__active=False) | ~Q(applicant__user__is_active=True)
    rows = rows.filter(gone, *_below("unit", within)).select_related("applicant", "unit")
    return list(rows.order_by("submitted_at", "pk")[:most])


def whys(rows: Any, on: date) -> dict[int, Why]:
    """Of steps that wait, those that nobody is sure to do, and why."""
    held = Appointment.objects.running(on).filter(
        person=OuterRef("person"), person__active=True, person__user__is_active=True
    )
    by_name = rows.filter(Exists(held))
    waiting = rows.exclude(pk__in=by_name.values("pk")).only(*COLUMNS)
    by_form: dict[str, list[Any]] = defaultdict(list)
    named = waiting.annotate(
        form=F("proceeding__form_edition__slug"), applicant=F("proceeding__applicant")
    )
    each: Any
    for each in named.iterator(chunk_size=AT_ONCE):
        by_form[each.form].append(each)
    # A desk at which many steps wait is asked for once.
    asked = [
        (step, at_desk[step.desk])
        for form, steps in by_form.items()
        for at_desk in [holders_of({step.desk for step in steps}, on, form)]
        for step in steps
    ]
    off = _switched_off(asked)
    found = {step.pk: _of_step(step, holders, off) for step, holders in asked}
    return {pk: why for pk, why in found.items() if why}


def _below(unit: str, within: Sequence[str] | None) -> list[Q]:
    if within is None:
        return []
    below = (Q(**{f"{unit}__path__startswith": path}) for path in within)
    return [reduce(or_, below, Q(pk__in=[]))]


def _switched_off(asked: Sequence[tuple[Any, Sequence[Holder]]]) -> set[int]:
    """Of all who would act there, those who cannot sign in although they did not leave."""
    persons = {each.person.pk for _step, holders in asked for each in holders}
    persons |= {step.person_id for step, _holders in asked if step.person_id}
    if not persons:
        return set()
    rows = Person.objects.filter(pk__in=persons, active=True).exclude(user__is_active=True)
    return set(rows.values_list("pk", flat=True))


def _of_step(step: Any, holders: Sequence[Holder], off: set[int]) -> Why | None:
    if why := _why(holders, step):
        return why
    if step.person_id is not None:
        return Why.OFF if step.person_id in off else Why.LEFT
    signing_in = [each for each in holders if each.person.pk not in off]
    return Why.OFF if _why(signing_in, step) else None


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
