"""Steps at which nobody can act today: a post that nobody holds, or only the applicant himself.

Nothing is lost: whoever is appointed, or stands in, finds the step in his inbox at once.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import F

from people.service import Holder, holders_of
from regulations.rules.route import ON_OWN_MATTER

from .models import Step
from .votes import votes

MOST = 200
COLUMNS = ("post_id", "unit_id", "charge_id", "act", "mode", "agreed", "against")


class Why(StrEnum):
    """Why nobody acts there."""

    VACANT = "vacant"  # nobody holds the post
    OWN = "own"  # only the applicant does, and it is his own matter
    AGREED = "agreed"  # all who hold it now have acted; those who had not are gone


@dataclass(frozen=True)
class Stranded:
    """One step that waits for nobody."""

    step: Step
    why: Why


def stranded(on: date, *, most: int = MOST) -> list[Stranded]:
    """The steps that wait for nobody, the longest first; a few queries for each form, not for each step."""
    rows = Step.objects.filter(status="current", proceeding__final=False)
    by_name = rows.filter(person__active=True)
    waiting = rows.exclude(pk__in=by_name.values("pk")).only(*COLUMNS)
    by_form: dict[str, list[Any]] = defaultdict(list)
    named = waiting.annotate(
        form=F("proceeding__form_edition__slug"), applicant=F("proceeding__applicant")
    )
    each: Any
    for each in named.iterator(chunk_size=2000):
        by_form[each.form].append(each)
    found: dict[int, Why] = {}
    for form, asked in by_form.items():
        # A desk at which many steps wait is asked for once.
        held = holders_of({step.desk for step in asked}, on, form)
        for step in asked:
            if why := _why(held[step.desk], step):
                found[step.pk] = why
    steps = Step.objects.filter(pk__in=sorted(found)[:most]).select_related(
        "post", "unit", "proceeding__applicant"
    )
    return [Stranded(step, found[step.pk]) for step in steps.order_by("since", "pk")]


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
