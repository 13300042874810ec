"""Inboxes, buttons, the report of what waits for nobody, and who may read: all say the same."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from notices.models import Kind, Notification
from people.models import Person
from workflows.chains.acts.step_act import StepAct
from workflows.chains.models import Proceeding, Step
from workflows.chains.stranded import Why, stranded
from workflows.chains.visibility import few_in_sight, sight_of

from .roster import Roster


def inbox_fits(
    matter: Proceeding, steps: Iterable[Step], roster: Roster, person: Person, worn: Any, acts: Any
) -> None:
    """What waits for somebody is what he may act on, and the other way round."""
    current = [each for each in steps if each.status == "current"]
    mine = {each.pk for each in current if person.pk in roster.may_act(each, matter)}
    found = {each.id for each in Step.objects.waiting_for(person, worn, most=99)}
    assert found & {each.pk for each in current} == mine, person
    may = any(isinstance(act, StepAct) and not act.rare for act in acts)
    # Whoever has agreed may do so once more where those who had not have left.
    again = any(person.pk in each.agreed and roster.agreed(each, matter) for each in current)
    assert may == bool(mine) or again, (person, [act.code for act in acts])


def stranded_fits(steps: Iterable[Step], matter: Proceeding, roster: Roster) -> None:
    """Shown are exactly the steps at which nobody can act, that name somebody who holds no post any more, or
    that wait for a body with too few members."""
    shown = {each.step.pk: each.why for each in stranded(roster.on)}
    for each in steps:
        if each.status == "current":
            may = roster.may_act(each, matter)
            left = each.person_id is not None and not roster.holds(each.person_id)
            nobody = left or not may or roster.too_few(each, matter)
            assert (each.pk in shown) == nobody, (each, shown.get(each.pk))
            if each.pk in shown and each.agreed:
                assert shown[each.pk] == Why.AGREED


def sight_fits(
    matter: Proceeding, steps: Iterable[Step], roster: Roster, people: Iterable[Person]
) -> None:
    """The one queryset shows a matter to those who have to do with it, and to nobody else."""
    copied = set(matter.copies.values_list("person", flat=True))
    expected = roster.sees(matter, steps, copied)
    for person in people:
        assert sees(matter, person, roster.on) == (person.pk in expected), person


def sees(matter: Proceeding, person: Person, on: date) -> bool:
    """Whether somebody sees a matter; asked both ways, they say the same."""
    sight = sight_of(person, on)
    found: bool = Proceeding.objects.in_sight(sight).filter(pk=matter.pk).exists()
    keys = few_in_sight(sight, most=10_000)
    assert keys is None or (matter.pk in keys) == found
    return found


def told_fits(matter: Proceeding, arrived: Iterable[Step], roster: Roster, actor: int) -> None:
    """Of an act are told those at whose desks the matter arrived by it, but for who acted."""
    told = Notification.objects.filter(
        stream=matter.serial, kind=Kind.WAITS, outbox__number=matter.seen
    )
    expected = {person for each in arrived for person in roster.may_act(each, matter)}
    assert set(told.values_list("person", flat=True)) == expected - {actor}, arrived
