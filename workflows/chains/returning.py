"""退回到前面的环节: what happens to the chain when a step sends a matter back within its round."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from .course import close_step, once_more, start
from .models import Inserted, Step, StepStatus


def earlier_steps(steps: Sequence[Step], mine: Step) -> list[Step]:
    """The steps done before one, in their order; of one that was done again, the last time."""
    return _latest([step for step in steps if step.fulfilled and step.order < mine.order])


def return_to(matter: Any, mine: Step, target: Step, capacity: Any, *, outcome: str) -> None:
    """Begin again at an earlier step; what had been ahead stays ahead, behind what is done again.

    Where the station says that it comes straight back, only the earlier step and this one act
    again; otherwise all from the earlier one on.
    """
    beside = [step for step in matter.current_steps() if step is not mine]
    again = [target, *_between(matter, mine, target), mine, *beside]
    orders = {order: n for n, order in enumerate(sorted({step.order for step in again}), 1)}
    make_room(matter, behind=mine.order, by=len(orders))
    close_step(matter, mine, capacity, outcome=outcome)
    _drop(beside)
    rows = [
        once_more(
            step,
            mine.order + orders[step.order],
            inserted=step.inserted or Inserted.AGAIN,
        )
        for step in again
    ]
    start(rows, matter.at)
    matter.steps += Step.objects.bulk_create(rows)


def make_room(matter: Any, *, behind: int, by: int = 1) -> None:
    """Move what is still ahead, so that rows fit in behind a step."""
    ahead = [step for step in matter.steps if step.order > behind]
    for step in ahead:
        step.order += by
    if ahead:
        Step.objects.filter(pk__in=[step.pk for step in ahead]).update(order=F("order") + by)


def straight_back(steps: Sequence[Step], planned: Sequence[Any]) -> dict[int, str]:
    """Of a matter handed in again: the rows passed over because it goes straight to who returned it.

    By their place among the planned ones, with the sentence. Only where the new chain is the
    old one up to there, and each of them had acted.
    """
    mine = next((each for each in steps if each.outcome == "return" and each.comes_back), None)
    if mine is None:
        return {}
    done = {_key(each) for each in earlier_steps(steps, mine)}
    place = next((n for n, each in enumerate(planned) if _planned_key(each) == _key(mine)), None)
    before = [] if place is None else [*enumerate(planned[:place])]
    before = [(n, each) for n, each in before if not each.passed_over]
    if any(_planned_key(each) not in done for _n, each in before):
        return {}
    sentence = _(
        "Has acted in the round before; what was returned goes straight to who returned it."
    )
    return {n: sentence for n, each in before if each.order < planned[place or 0].order}


def _between(matter: Any, mine: Step, target: Step) -> list[Step]:
    if mine.comes_back:
        return []
    # Also who had acted side by side with this step.
    done = [step for step in matter.steps if step.fulfilled and step.order <= mine.order]
    return [step for step in _latest(done) if step.order > target.order]


def _latest(done: Sequence[Step]) -> list[Step]:
    latest = {_who(step): step for step in sorted(done, key=lambda step: (step.order, step.pk))}
    return list(latest.values())


def _drop(steps: Sequence[Step]) -> None:
    for step in steps:
        step.status = StepStatus.DROPPED
    if steps:
        Step.objects.filter(pk__in=[step.pk for step in steps]).update(status=StepStatus.DROPPED)


def _key(step: Step) -> tuple[Any, ...]:
    return step.act, step.post_id, step.unit_id, step.charge_id


def _who(step: Step) -> tuple[Any, ...]:
    return *_key(step), step.person_id


def _planned_key(planned: Any) -> tuple[Any, ...]:
    desk = planned.desk
    return planned.act.value, desk.post_code, desk.unit_id, desk.charge_id
