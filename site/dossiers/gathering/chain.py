"""The chain: all that was said and done at each station; and what the rules had said before."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from trail.models import Trace
from workflows.chains.models import Step, StepStatus

from ..contents import Signed, Station, Verdict
from .matter import Matter
from .places import places
from .trail import last_birth, post_of
from .words import act_label, done_in, is_grade, is_spoken, said, station_label


def stations(matter: Matter) -> tuple[Station, ...]:
    """The steps in their order, each with its signatures; what was said from outside stands where it was said.

    An appeal or a reopening is no station, but what follows answers it, so that a
    station which acted before and after it is printed twice.
    """
    done = _done_by_step(matter)
    rows: list[Station] = []
    since = 0
    for spoken in _spoken(matter):
        rows += _of_steps(matter, done, since, spoken.number)
        rows.append(_from_outside(matter, spoken))
        since = spoken.number
    return (*rows, *_of_steps(matter, done, since, None))


def verdicts(matter: Matter) -> tuple[Verdict, ...]:
    """The sentences that the rules said when the matter was handed in."""
    return _verdicts(each for each in matter.proceeding.verdicts if not is_grade(each))


def grades(matter: Matter) -> tuple[Verdict, ...]:
    """Score and grade, with the clause that they rest on."""
    return _verdicts(each for each in matter.proceeding.verdicts if is_grade(each))


def _verdicts(found: Iterable[dict]) -> tuple[Verdict, ...]:
    return tuple(
        Verdict(each["title"], each["sentence"], each["basis"][0]["path"] if each["basis"] else "")
        for each in found
    )


def _done_by_step(matter: Matter) -> dict[int, list[Trace]]:
    found: dict[int, list[Trace]] = {step.pk: [] for step in matter.steps_of_round}
    for trace, step in places(matter):
        if trace.number >= matter.first:
            found[step.pk].append(trace)
    return found


def _spoken(matter: Matter) -> list[Trace]:
    """What was said in this round from outside the chain: an appeal, a reopening."""
    begun = last_birth(matter)
    return [
        trace
        for trace in matter.new_traces
        if trace.number > begun and is_spoken(matter.proceeding, trace)
    ]


def _of_steps(
    matter: Matter, done: dict[int, list[Trace]], after: int, before: int | None
) -> Iterator[Station]:
    """The stations between two of those; what is not done yet stands behind the last."""
    for step in matter.steps_of_round:
        traces = [
            trace
            for trace in done[step.pk]
            if trace.number > after and (before is None or trace.number < before)
        ]
        if traces:
            yield _station(step, tuple(_signed(matter, trace) for trace in traces))
        elif before is None and not done[step.pk] and _is_shown(matter, step):
            yield _station(step, (_unsigned(step),))


def _is_shown(matter: Matter, step: Step) -> bool:
    """Without an act: one passed over, or still to come; not one that was sealed before, or was not needed."""
    return step.status != StepStatus.DROPPED and not (step.trace and step.trace < matter.first)


def _station(step: Step, signed: tuple[Signed, ...]) -> Station:
    return Station(
        post_name=step.post.name,
        unit_name=step.unit.name,
        act_label=station_label(step.act),
        signed=signed,
        basis_path=step.basis[0]["path"] if step.basis else "",
    )


def _unsigned(step: Step) -> Signed:
    if step.status == StepStatus.PASSED:
        return Signed(outcome_label=_("passed over"), opinion=step.note)
    return Signed()


def _from_outside(matter: Matter, trace: Trace) -> Station:
    return Station(
        post_name=post_of(trace),
        unit_name="",
        act_label=act_label(matter.proceeding, trace.act),
        signed=(_signed(matter, trace),),
        basis_path=trace.basis[0]["path"] if trace.basis else "",
    )


def _signed(matter: Matter, trace: Trace) -> Signed:
    return Signed(
        outcome_label=done_in(matter.proceeding, trace.act),
        person_name=trace.actor_name,
        on_behalf=trace.on_behalf,
        opinion=said(trace.payload),
        at=trace.at,
    )
