"""The applications of a form that were handed in in a year, the newest first, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from forms.schemas.models import FormEdition
from forms.submissions.models import Submission
from workflows.applications.models import Application
from workflows.chains.deciders import deciders
from workflows.chains.models import Proceeding
from workflows.chains.models.meeting import begin_of

from ..access import Visitor
from ..tables import Table
from .columns import Form

AT_ONCE = 500
KIND = Application.kind_code
READ = (
    "pk", "serial", "applicant__name", "appointment__post__name", "appointment__unit__name",
    "state", "submitted_at", "ended_at",
)  # fmt: skip


@dataclass(frozen=True)
class Register:
    """What one visitor sees of the applications of a form in a year."""

    visitor: Visitor
    form: Form
    year: int

    @property
    def called(self) -> str:
        """用印申请登记簿 2026."""
        return _("Register of %(form)s %(year)s") % {"form": self.form.title, "year": self.year}

    @property
    def matters(self) -> QuerySet[Proceeding]:
        """The matters, whatever came of them."""
        first, following = begin_of(date(self.year, 1, 1)), begin_of(date(self.year + 1, 1, 1))
        rows = Proceeding.objects.in_sight(self.visitor.sight)
        found = rows.filter(kind=KIND, form_edition__slug=self.form.slug)
        return found.filter(submitted_at__gte=first, submitted_at__lt=following).order_by(
            "-submitted_at", "-pk"
        )

    @property
    def table(self) -> Table:
        """What is taken away."""
        before = [_("serial number"), _("Name"), _("Post")]
        after = [_("state"), _("decided by"), _("handed in at"), _("ended at")]
        return Table(self.called, (*before, *self.form.columns.values(), *after))

    def lines(self) -> Iterator[list[Any]]:
        """The register line by line, read some matters at a time (three statements for each)."""
        # No objects: a hundred thousand of them take longer than the rest together.
        found = self.matters.values_list(*READ, named=True).iterator(chunk_size=AT_ONCE)
        states = {state: str(label) for state, label in Application.state_labels.items()}
        while some := list(islice(found, AT_ONCE)):
            answered, decided = _answered(some), deciders([each.pk for each in some])
            for each in some:
                yield [
                    each.serial,
                    each.applicant__name,
                    f"{each.appointment__post__name} · {each.appointment__unit__name}",
                    *self.form.cells(answered.get(each.serial)),
                    states.get(each.state, each.state),
                    decided.get(each.pk, ""),
                    _local(each.submitted_at),
                    _local(each.ended_at),
                ]


def forms_with_a_register() -> list[FormEdition]:
    """The newest edition of every form of applications, also of those offered no more (one query)."""
    newest = FormEdition.objects.filter(form=OuterRef("form")).order_by("-number").values("pk")[:1]
    rows = FormEdition.objects.filter(kind=KIND, pk=Subquery(newest))
    return list(rows.only("slug", "title").order_by("title", "pk"))


def _answered(some: Sequence[Any]) -> dict[str, Submission]:
    """The latest round of each, by serial."""
    found = Submission.objects.filter(stream__in=[each.serial for each in some], part="")
    rows = found.only("stream", "round", "edition", "answers", "names").order_by("round")
    return {each.stream: each for each in rows}


def _local(at: datetime | None) -> datetime | None:
    return localtime(at).replace(tzinfo=None, microsecond=0) if at else None
