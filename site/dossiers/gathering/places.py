"""At which step of the chain each act was done; the log itself knows no steps."""

from collections.abc import Iterator

from trail.models import Trace
from workflows.chains.acts import act_of
from workflows.chains.acts.step_act import StepAct
from workflows.chains.models import Step

from .matter import Matter
from .trail import last_birth


def places(matter: Matter) -> Iterator[tuple[Trace, Step]]:
    """Every act of the last round that was done at a step, with that step, in the order of the log."""
    steps = [step for step in matter.steps_of_round if step.since is not None]
    windows = {step.pk: (_begun(matter, steps, step), step.trace) for step in steps}
    ended = {step.trace: step for step in steps if step.trace is not None}
    for trace in matter.traces:
        act = act_of(matter.proceeding, trace.act)
        if not isinstance(act, StepAct):
            continue
        open_now = [
            step
            for step in steps
            if step.act in act.station_acts and _within(trace.number, *windows[step.pk])
        ]
        found = ended.get(trace.number) or _told(trace, steps) or _whose(trace, open_now)
        if found:
            yield trace, found


def _told(trace: Trace, steps: list[Step]) -> Step | None:
    """The step at which an act says that it was done."""
    at = str((trace.payload.data or {}).get("at_step", ""))
    return next((step for step in steps if str(step.pk) == at), None)


def _whose(trace: Trace, steps: list[Step]) -> Step | None:
    """Of several steps that waited side by side, the one that counts this person's signature."""
    signed = [step for step in steps if trace.actor in map(str, step.agreed)]
    return next(iter(signed or steps), None)


def _begun(matter: Matter, steps: list[Step], step: Step) -> int:
    """The number of the act with which a step began to wait.

    Moments alone do not tell: several acts may be done in one. An optional step may end
    after the one behind it has begun, so that its end began nothing.
    """
    assert step.since is not None
    before = [
        each.trace
        for each in steps
        if each.order < step.order and each.trace and each.done_at and each.done_at <= step.since
    ]
    return max(before, default=last_birth(matter))


def _within(number: int, begun: int, ended: int | None) -> bool:
    return begun < number and (ended is None or number <= ended)
