"""A proceeding with everything that belongs to it, read in a fixed number of queries."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from forms.submissions.models import Submission, Upload
from trail.models import Trace
from trail.service import timeline
from workflows.chains.kinds import kind_of
from workflows.chains.models import Proceeding, ProceedingEdition, Step, StepStatus

RELATED = ("form_edition", "applicant", "unit", "appointment__post", "appointment__unit")
STEP_RELATED = ("post", "unit", "done_by", "on_behalf_of")


@dataclass(frozen=True)
class Matter:
    """The rows that a dossier is made of, as they stood at one moment."""

    proceeding: Any  # an instance of the kind's own model, whose labels it knows
    submissions: tuple[Submission, ...]
    steps: tuple[Step, ...]
    traces: tuple[Trace, ...]
    kept: tuple[ProceedingEdition, ...]
    uploads: tuple[Upload, ...]

    @cached_property
    def current_steps(self) -> list[Step]:
        """The chain of the last round, without what was no longer needed."""
        return [
            step
            for step in self.steps
            if step.round == self.proceeding.round and step.status != StepStatus.DROPPED
        ]

    @cached_property
    def filing_step(self) -> Step | None:
        """The step that put the matter on file; its office keeps the dossier."""
        filing = [step for step in self.current_steps if step.act == "file"]
        return filing[-1] if filing else None


def read_matter(proceeding: Proceeding) -> Matter:
    """Six queries, however long the matter was."""
    stream = proceeding.serial
    specific = kind_of(proceeding.kind).objects.select_related(*RELATED).get(pk=proceeding.pk)
    steps = specific.steps.select_related(*STEP_RELATED).order_by("round", "order", "pk")
    submitted = Submission.objects.filter(stream=stream).select_related("edition", "by")
    return Matter(
        proceeding=specific,
        submissions=tuple(submitted.order_by("round")),
        steps=tuple(steps),
        traces=tuple(timeline(stream)),
        kept=tuple(specific.kept_editions.select_related("edition").order_by("edition_id")),
        uploads=tuple(Upload.objects.filter(stream=stream).order_by("uploaded_at", "pk")),
    )
