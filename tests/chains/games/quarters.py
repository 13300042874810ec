"""A whole year is counted from its quarters: the one that it waits for, when it is to come to its end."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from forms.schemas.service import current_edition
from people.models import Appointment, Person
from workflows.assessments.facts import WHOLE_YEAR
from workflows.assessments.models import Assessment
from workflows.chains.models import Proceeding
from workflows.chains.service import Refusal, submit

from .assessing import FORM, RATERS, assessment_of


def waits_for_a_quarter(matter: Any) -> bool:
    """Whether it is a year of which no quarter is final."""
    of_a_year = matter.kind == FORM and matter.period == WHOLE_YEAR
    return (
        of_a_year
        and matter.state == "collecting"
        and not _quarters(matter).filter(state="final").exists()
    )


def quarter_of(year: Any, at: datetime) -> Proceeding:
    """One that is under way, or else opened now."""
    return _quarters(year).first() or _opened(year, at)


def _quarters(year: Any) -> Any:
    rows = Assessment.objects.filter(applicant=year.applicant_id, year=year.year)
    return rows.exclude(period=WHOLE_YEAR).order_by("pk")


def _opened(year: Any, at: datetime) -> Proceeding:
    # Only of somebody who is there a quarter can be opened.
    Person.objects.filter(pk=year.applicant_id).update(active=True)
    form, answers = assessment_of(year.applicant.user.username, "q4")
    said = set()
    for person in _who_may(year, at):
        try:
            return submit(current_edition(form), answers, by=person, at=at)
        except Refusal as refusal:
            said.add(refusal.sentence)
    raise AssertionError(f"Nobody can open a quarter of {year.serial}: {said}")


def _who_may(year: Any, at: datetime) -> Iterator[Person]:
    """Whoever holds a post; then somebody new at each station, as long as one that nobody holds hinders it."""
    on = at.date()
    holding = Appointment.objects.running(on).values("person")
    yield from Person.objects.filter(pk__in=holding, active=True).order_by("pk")
    for code in RATERS:
        new, held = Person.objects.create(name="新来的"), _first_held(code)
        Appointment.objects.create(person=new, post=held.post, unit=held.unit, starts=on)
        yield new


def _first_held(code: str) -> Appointment:
    return Appointment.objects.filter(post__code=code).order_by("pk")[0]
