"""The chain: who decided at each station, with the opinion; and what the rules had said before."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from trail.models import Trace
from workflows.chains.models import Step, StepStatus

from ..contents import Station, Verdict
from .matter import Matter
from .words import done_label, said, station_label


def stations(matter: Matter) -> tuple[Station, ...]:
    """One station per step, and one per signature where several holders had to sign."""
    return tuple(each for step in matter.current_steps for each in _of_step(matter, step))


def verdicts(matter: Matter) -> tuple[Verdict, ...]:
    """The sentences that the rules said when the matter was handed in."""
    return tuple(
        Verdict(each["title"], each["sentence"], each["basis"][0]["path"] if each["basis"] else "")
        for each in matter.proceeding.verdicts
    )


def _of_step(matter: Matter, step: Step) -> Iterator[Station]:
    signed = _signatures(matter, step)
    for trace in signed:
        yield _station(step, trace)
    if step.status == StepStatus.PASSED:
        yield _station(step, None, outcome=_("passed over"), opinion=step.note)
    elif not signed:
        yield _station(step, None)


def _signatures(matter: Matter, step: Step) -> list[Trace]:
    """The last act of each person who signed while the step waited."""
    signers = {str(pk) for pk in [*step.agreed, step.done_by_id] if pk}
    if step.since is None:
        return []
    last = {
        trace.actor: trace
        for trace in matter.traces
        if trace.actor in signers
        and trace.at >= step.since
        and (step.trace is None or trace.number <= step.trace)
    }
    return sorted(last.values(), key=lambda trace: trace.number)


def _station(step: Step, trace: Trace | None, outcome: str = "", opinion: str = "") -> Station:
    return Station(
        order=step.order,
        post_name=step.post.name,
        unit_name=step.unit.name,
        act_label=station_label(step.act),
        outcome_label=done_label(trace.act) if trace else outcome,
        person_name=trace.actor_name if trace else "",
        on_behalf=trace.on_behalf if trace else "",
        opinion=said(trace.payload) if trace else opinion,
        at=trace.at if trace else None,
        basis_path=step.basis[0]["path"] if step.basis else "",
    )
