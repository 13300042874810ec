"""The applications of a form that were handed in in a year, the newest first, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from forms.schemas.models import FormEdition
from people.called import Called
from tables import Table
from tables.read import as_text, moment
from workflows.applications.models import Application
from workflows.chains.deciders import Deciders, last_decision
from workflows.chains.models import Proceeding
from workflows.chains.models.meeting import begin_of

from ..access import Visitor
from .answered import Answered, last_answers
from .columns import Form

AT_ONCE = 500
KIND = Application.kind_code


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
        """The register line by line: one statement, however many lines, fetched some at a time."""
        called, zone = Called(), get_current_timezone()
        deciders = Deciders(called)
        states = {state: str(label) for state, label in Application.state_labels.items()}
        for (
            serial,
            applicant,
            appointment,
            answers,
            state,
            decided,
            submitted_at,
            ended_at,
        ) in self._rows.iterator(chunk_size=AT_ONCE):
            yield [
                serial,
                called.persons[applicant],
                called.appointments[appointment],
                *self.form.cells(Answered.read(answers)),
                states.get(state, state),
                deciders[decided],
                moment(submitted_at, zone),
                moment(ended_at, zone),
            ]

    @property
    def _rows(self) -> QuerySet[Proceeding, tuple]:
        # No objects: a hundred thousand of them take longer than the rest together.
        return self.matters.values_list(
            "serial",
            "applicant_id",
            "appointment_id",
            last_answers(),
            "state",
            last_decision(),
            as_text("submitted_at"),
            as_text("ended_at"),
        )


def forms_with_a_register() -> list[FormEdition]:
    """The newest edition of every form of applications, also of those offered no more (one query)."""
    newest = FormEdition.objects.filter(form=OuterRef("form")).order_by("-number").values("pk")[:1]
    rows = FormEdition.objects.filter(kind=KIND, pk=Subquery(newest))
    return list(rows.only("slug", "title").order_by("title", "pk"))
