"""Who sees what: one queryset for portal, API, admin and files (design section 7)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q

from people.models import Person
from people.service import Hat, hats

#: Wagtail groups whose members may read every matter that has ended.
READERS_OF_ENDED = frozenset({"archivist", "auditor"})
ADMINISTRATORS = "administrator"


class ProceedingQuerySet(models.QuerySet):
    """Proceedings by who may see them."""

    def visible_to(
        self, person: Person, *, on: date, worn: Sequence[Hat] | None = None
    ) -> "ProceedingQuerySet":
        """The applicant; who has or had a step; overseers of the unit and above; archivist and auditor once ended."""
        from .models.step import Step

        worn = hats(person, on) if worn is None else worn
        steps = Step.objects.filter(proceeding=OuterRef("pk"))
        # Also a step that was waiting when the matter was taken back.
        reached = steps.filter(since__isnull=False)
        seen = (
            Q(applicant=person)
            | Q(Exists(steps.filter(done_by=person)))
            | Q(Exists(reached.filter(person=person)))
        )
        if worn:
            seen |= Q(Exists(reached.at_hats(worn)))
            # Whom it is told to when it is overdue can look at it.
            seen |= ~Q(tell="") & Q(final=False) & _told(worn)
        for overseen in _overseen(worn):
            seen |= overseen
        if person.user is not None:
            groups = set(person.user.groups.values_list("name", flat=True))
            if person.user.is_superuser or ADMINISTRATORS in groups:
                return self
            if groups & READERS_OF_ENDED:
                seen |= Q(final=True)
        return self.filter(seen)

    def overdue_for(self, worn: Sequence[Hat], *, at: datetime) -> "ProceedingQuerySet":
        """What is overdue and told to these hats, the longest overdue first."""
        late = ~Q(tell="") & Q(final=False, due_at__lt=at)
        return self.filter(late, _told(worn)).order_by("due_at", "pk")

    def sent_by(self, person: Person) -> "ProceedingQuerySet":
        """What a person handed in, the newest first."""
        return self.filter(applicant=person).order_by("-submitted_at", "-pk")


def _told(worn: Sequence[Hat]) -> Q:
    """What is told to these hats: to their posts, in their units or below."""
    told = Q(pk__in=[])
    for hat in worn:
        told |= Q(tell=hat.post_code, unit__path__startswith=hat.unit_path)
    return told


def _overseen(worn: Sequence[Hat]) -> Iterator[Q]:
    """What these hats oversee: the units in charge, or the whole unit; a substitute only his forms."""
    for hat in worn:
        if hat.oversees:
            for path in hat.charge_paths or (hat.unit_path,):
                below = Q(unit__path__startswith=path)
                yield below & Q(form_edition__slug__in=hat.forms) if hat.forms else below
