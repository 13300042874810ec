"""Proceedings with everything that belongs to them, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from forms.submissions.models import Submission, Upload
from trail.models import Trace
from trail.service import timelines
from workflows.chains.kinds import kind_of
from workflows.chains.models import Link, Proceeding, ProceedingEdition, Step, StepStatus
from workflows.chains.offspring import links_of

from ..models import Extent

RELATED = ("form_edition", "applicant", "unit", "appointment__post", "appointment__unit")
STEP_RELATED = ("post", "unit", "done_by", "on_behalf_of")


@dataclass(frozen=True)
class Matter:
    """The rows that a dossier is made of, as they stood at one moment."""

    proceeding: Any  # an instance of the kind's own model, whose labels it knows
    handed_in: tuple[Submission, ...]
    steps: tuple[Step, ...]
    traces: tuple[Trace, ...]
    kept: tuple[ProceedingEdition, ...]
    uploads: tuple[Upload, ...]
    links: tuple[Link, ...] = ()
    #: What of it was sealed before; a supplement begins behind it.
    sealed: Extent | None = None

    @property
    def first(self) -> int:
        """The number of the trace with which its dossier, or supplement, begins."""
        return self.sealed.last + 1 if self.sealed else 1

    @cached_property
    def new_traces(self) -> tuple[Trace, ...]:
        """The traces that were not sealed before."""
        return tuple(trace for trace in self.traces if trace.number >= self.first)

    @cached_property
    def submissions(self) -> tuple[Submission, ...]:
        """Every round of what it began with."""
        return tuple(each for each in self.handed_in if not each.part)

    @cached_property
    def parts(self) -> tuple[Submission, ...]:
        """What others handed in within it, in the order of time."""
        found = [each for each in self.handed_in if each.part]
        return tuple(sorted(found, key=lambda each: (each.at, each.pk)))

    @cached_property
    def steps_of_round(self) -> list[Step]:
        """The chain of the last round."""
        return [step for step in self.steps if step.round == self.proceeding.round]

    @cached_property
    def current_steps(self) -> list[Step]:
        """The same, without what was no longer needed."""
        return [step for step in self.steps_of_round if step.status != StepStatus.DROPPED]

    @cached_property
    def filing_step(self) -> Step | None:
        """The step that put the matter on file; its office keeps the dossier."""
        filing = [step for step in self.current_steps if step.act == "file"]
        return filing[-1] if filing else None

    @property
    def ended_at(self) -> datetime | None:
        """When it ended, if it has."""
        ended: datetime | None = self.proceeding.ended_at
        return ended


def read_matter(proceeding: Proceeding, sealed: Extent | None = None) -> Matter:
    """Seven queries, however long the matter was; `sealed` is what of it was sealed before."""
    return read_matters([proceeding], sealed)[0]


def read_matters(rows: Collection[Proceeding], sealed: Extent | None = None) -> list[Matter]:
    """Seven queries, however many matters of one kind there are, in the order of the rows."""
    keys, streams = [row.pk for row in rows], [row.serial for row in rows]
    specific = _specific(rows)
    steps = Step.objects.filter(proceeding__in=keys).select_related(*STEP_RELATED)
    submitted = Submission.objects.filter(stream__in=streams).select_related("edition", "by")
    kept = ProceedingEdition.objects.filter(proceeding__in=keys).select_related("edition")
    uploads = Upload.objects.filter(stream__in=streams)
    found = _Found(
        handed_in=_by(lambda row: row.stream, submitted.order_by("round", "pk")),
        steps=_by(lambda row: row.proceeding_id, steps.order_by("round", "order", "pk")),
        traces=_by(lambda row: row.stream, timelines(streams)),
        kept=_by(lambda row: row.proceeding_id, kept.order_by("edition_id")),
        uploads=_by(lambda row: row.stream, uploads.order_by("uploaded_at", "pk")),
        links=links_of(rows),
    )
    return [_matter(specific[row.pk], found, sealed) for row in rows]


@dataclass(frozen=True)
class _Found:
    """Rows of several matters, by what they belong to."""

    handed_in: dict[Any, list[Submission]]
    steps: dict[Any, list[Step]]
    traces: dict[Any, list[Trace]]
    kept: dict[Any, list[ProceedingEdition]]
    uploads: dict[Any, list[Upload]]
    links: list[Link]


def _matter(proceeding: Any, found: _Found, sealed: Extent | None) -> Matter:
    serial, pk = proceeding.serial, proceeding.pk
    return Matter(
        proceeding=proceeding,
        handed_in=tuple(found.handed_in[serial]),
        steps=tuple(found.steps[pk]),
        traces=tuple(found.traces[serial]),
        kept=tuple(found.kept[pk]),
        uploads=tuple(found.uploads[serial]),
        links=tuple(link for link in found.links if pk in (link.earlier_id, link.later_id)),
        sealed=sealed,
    )


def _specific(rows: Iterable[Proceeding]) -> dict[int, Any]:
    """One query for each kind among them."""
    by_kind = _by(lambda row: row.kind, rows)
    return {
        each.pk: each
        for kind, of_kind in by_kind.items()
        for each in kind_of(kind)
        .objects.select_related(*RELATED)
        .filter(pk__in=[row.pk for row in of_kind])
    }


def _by(key: Callable[[Any], Any], rows: Iterable[Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
