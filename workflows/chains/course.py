"""The course of a chain: which step is done, which comes next."""

from typing import Any

from django.utils.timezone import localdate

from people.service import holders_of
from queries import update
from regulations.rules.route import ON_OWN_MATTER, HolderMode

from .clock import wind_up
from .models import Step, StepStatus
from .plan import of_post, own_matter
from .votes import Votes, votes


def start(steps: list[Step], at: Any) -> list[Step]:
    """Let the first steps that are not passed over begin to wait; these, not saved yet."""
    ahead = [step for step in steps if step.status == StepStatus.AHEAD]
    first = min((step.order for step in ahead), default=None)
    begun = [step for step in ahead if step.order == first]
    for step in begun:
        step.status, step.since = StepStatus.CURRENT, at
    wind_up(begun, at)
    return begun


def complete(matter: Any, step: Step, capacity: Any, *, outcome: str) -> None:
    """One holder has acted; when enough of them have, the step is done and the next ones wait."""
    step.agreed = list(dict.fromkeys([*step.agreed, matter.by.pk]))
    if not counted(matter, step).agrees:
        update(step, ["agreed"])
        return
    _close(matter, step, capacity, StepStatus.DONE, outcome)
    update(step, SAVED)
    if all(each.optional for each in matter.current_steps()):
        go_on(matter)


def object_to(matter: Any, step: Step) -> bool:
    """One holder is against; whether that settles it. Where more than half must agree, it may not."""
    if step.mode != HolderMode.MAJORITY:
        return True
    step.agreed = list(dict.fromkeys([*step.agreed, matter.by.pk]))
    step.against = list(dict.fromkeys([*step.against, matter.by.pk]))
    settled = counted(matter, step).refuses
    update(step, ["agreed", "against"])
    return settled


def go_on(matter: Any) -> None:
    """The next steps begin to wait; where only the applicant sits by now, the chain goes past, with a sentence."""
    while begun := start(matter.steps, matter.at):
        passed = _pass_over(matter, begun)
        _save_start([step for step in begun if step not in passed])
        if len(passed) < len(begun):
            return


def _pass_over(matter: Any, begun: list[Step]) -> list[Step]:
    """Of steps that begin, those at which only the applicant could act; never the last that decides."""
    proceeding = matter.proceeding
    asked = [step for step in begun if step.person_id is None and step.act not in ON_OWN_MATTER]
    if not asked:
        return []
    held = holders_of(
        [step.desk for step in asked],
        localdate(matter.at),
        proceeding.form_edition.slug,
        known=[step.charge for step in asked if step.charge],
    )
    passed = []
    for step in asked:
        alone, note = own_matter(step.act, held[step.desk], proceeding.applicant)
        if alone and not _last_to_decide(matter, step):
            step.status, step.since = StepStatus.PASSED, None
            passed.append(step)
        if note:
            step.note = note
            said = [matter.data.get("passed", ""), of_post(step.post.name, note)]
            matter.data = {**matter.data, "passed": "\n".join(filter(None, said))}
            Step.objects.filter(pk=step.pk).update(note=note, status=step.status, since=step.since)
    return passed


def _last_to_decide(matter: Any, step: Step) -> bool:
    """Whether nobody else has decided, or will, so that going past it would decide the matter."""
    others = [each for each in matter.steps if each is not step and each.decides]
    to_come = (StepStatus.AHEAD, StepStatus.CURRENT)
    return step.decides and not any(each.fulfilled or each.status in to_come for each in others)


def close_chain(matter: Any, capacity: Any, *, outcome: str) -> None:
    """The chain of this round ends here: the acting step is done, the others are no longer needed."""
    changed = []
    for step in matter.steps:
        if step is capacity.step:
            _close(matter, step, capacity, StepStatus.DONE, outcome)
            changed.append(step)
        elif step.status in (StepStatus.AHEAD, StepStatus.CURRENT):
            step.status = StepStatus.DROPPED
            changed.append(step)
    if changed:
        Step.objects.bulk_update(changed, SAVED)


def close_step(matter: Any, step: Step, capacity: Any, *, outcome: str) -> None:
    """One step ends here; what follows is the caller's."""
    _close(matter, step, capacity, StepStatus.DONE, outcome)
    update(step, SAVED)


def drop_ahead(matter: Any) -> None:
    """What was still to come is no longer needed; the present step stays."""
    _drop([step for step in matter.steps if step.status == StepStatus.AHEAD])


def drop_others(matter: Any, kept: Step) -> None:
    """What else still waits is no longer needed."""
    _drop([step for step in matter.current_steps() if step is not kept])


def take_up_again(matter: Any, last: Step) -> None:
    """The matter begins anew at its last step, and what had been ahead of it is ahead again."""
    dropped = [step for step in matter.steps if step.status == StepStatus.DROPPED]
    if last.status == StepStatus.CURRENT:
        _move(dropped, StepStatus.AHEAD)
        return
    top = max(step.order for step in matter.steps)
    rows = [once_more(step, order) for order, step in enumerate([last, *dropped], top + 1)]
    start(rows, matter.at)
    matter.steps += Step.objects.bulk_create(rows)


COPIED = ["round", "act", "mode", "post_id", "unit_id", "charge_id", "person_id", "basis", "hands_in",
          "optional", "inserted", "comes_back", "within", "within_unit", "tell"]  # fmt: skip


def once_more(step: Step, order: int, **changed: Any) -> Step:
    """The same row again, further on; not saved yet."""
    copied = {name: getattr(step, name) for name in COPIED}
    values = copied | changed
    return Step(proceeding_id=step.proceeding_id, order=order, status=StepStatus.AHEAD, **values)


def _drop(steps: list[Step]) -> None:
    _move(steps, StepStatus.DROPPED)


def _move(steps: list[Step], status: StepStatus) -> None:
    for step in steps:
        step.status = status
    if steps:
        Step.objects.filter(pk__in=[step.pk for step in steps]).update(status=status)


def _save_start(steps: list[Step]) -> None:
    # All begin at one moment, so one plain update says it; bulk_update would spell out each.
    timed = [step for step in steps if step.within]
    if timed:
        Step.objects.bulk_update(timed, TIMED)
    plain = [step for step in steps if not step.within]
    if len(plain) == 1:
        update(plain[0], BEGUN)
    elif plain:
        begun = Step.objects.filter(pk__in=[step.pk for step in plain])
        begun.update(status=StepStatus.CURRENT, since=steps[0].since)


BEGUN = ["status", "since"]
TIMED = ["status", "since", "due_at", "speaks_at", "said"]
SAVED = ["status", "since", "done_at", "done_by", "on_behalf_of", "outcome", "agreed", "trace"]


def _close(matter: Any, step: Step, capacity: Any, status: str, outcome: str) -> None:
    step.status, step.outcome, step.done_at, step.done_by = status, outcome, matter.at, matter.by
    step.on_behalf_of = capacity.on_behalf_of
    step.trace = matter.proceeding.seen + 1


def counted(matter: Any, step: Step) -> Votes:
    """How it stands at a step among those who sit there today; the trace keeps it with the act."""
    if step.mode == HolderMode.ANY:
        return Votes(step.mode, seats=1, agreed=1)
    held = holders_of([step.desk], localdate(matter.at), matter.proceeding.form_edition.slug)
    found = votes(step, held[step.desk], matter.proceeding.applicant_id)
    matter.data = {**matter.data, **found.as_data()}
    return found


def settled(matter: Any, step: Step, *, against: bool = False) -> bool:
    """Whether it would be settled already: those who had not acted have left since."""
    held = holders_of([step.desk], localdate(matter.at), matter.proceeding.form_edition.slug)
    found = votes(step, held[step.desk], matter.proceeding.applicant_id)
    return found.refuses if against else found.agrees
