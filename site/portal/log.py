"""经过: the traces of a matter, newest first, one template an act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from trail.models import Trace
from trail.service import timeline
from workflows.chains.acts.base import act_named
from workflows.chains.kinds import births
from workflows.chains.models import Step

from .citations import Citation, Citations
from .words import ACTS

SEPARATOR = " · "


@dataclass(frozen=True)
class Entry:
    """One trace as told."""

    trace: Trace
    step: Step | None
    citations: list[Citation]

    @property
    def templates(self) -> list[str]:
        """The act's own template, or the one for acts that have none."""
        return [f"trail/{self.trace.act}.html", "trail/other.html"]

    @property
    def tone(self) -> str:
        return ACTS.get(self.trace.act, "")

    @property
    def post(self) -> str:
        """The post in which it was done: 分管领导."""
        return self.trace.appointment.partition(SEPARATOR)[0] or self.trace.actor_name

    @property
    def body(self) -> str:
        """The body whose decision was recorded, if any."""
        return self.step.post.name if self.step and self.step.post.body else ""

    @property
    def done(self) -> str:
        """What was done, for acts without a template."""
        act = act_named(self.trace.act)
        return str(act.done_label) if act else self.trace.act

    @property
    def opinion(self) -> str:
        return self.trace.payload.opinion

    @property
    def held_on(self) -> date | None:
        """The day of the meeting that was recorded."""
        return _day(self.data.get("held_on"))

    @property
    def back_on(self) -> date | None:
        """From which day the applicant is back."""
        return _day(self.data.get("back_on"))

    @property
    def step_due(self) -> datetime | None:
        """By when the step was to be done of which the clock spoke."""
        given = self.data.get("due")
        return parse_datetime(given) if given else None

    @property
    def step_was(self) -> datetime | None:
        """By when it was to be done before the calendar was changed."""
        given = self.data.get("was")
        return parse_datetime(given) if given else None

    @property
    def is_settled(self) -> bool:
        """Whether a time limit was counted anew and stands, and only its year is published now."""
        return self.step_due is not None and self.step_due == self.step_was

    @property
    def replies(self) -> list[str]:
        """The letters that came back, by their keys."""
        return [each for each in str(self.data.get("reply", "")).split(",") if each]

    @property
    def data(self) -> dict[str, Any]:
        return self.trace.payload.data or {}


def traces_of(serial: str) -> list[Trace]:
    """The traces, newest first, each with its payload (one query)."""
    return list(timeline(serial).order_by("-number"))


def entries(traces: Sequence[Trace], steps: Sequence[Step], citations: Citations) -> list[Entry]:
    """The traces as told."""
    by_trace = {step.trace: step for step in steps if step.trace is not None}
    return [
        Entry(trace, by_trace.get(trace.number), citations.of(_own_basis(trace)))
        for trace in traces
    ]


def _own_basis(trace: Trace) -> Sequence[Any]:
    # Handing in rests on every rule that was asked; those stand with the verdicts and steps.
    return () if trace.act in births() or trace.act == "resubmit" else trace.basis


def _day(given: Any) -> date | None:
    return date.fromisoformat(given) if given else None
