"""我发起的: what somebody handed in, and where each is."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from forms.submissions.models import Draft
from people.models import Person
from workflows.chains.models import Proceeding, Step

from .paging import Page, page_of

if TYPE_CHECKING:
    from .access import Visitor

LATEST = 5
#: status of a step -> class of its dot
DOTS = {"done": "ok", "current": "now"}


@dataclass(frozen=True)
class Sent:
    """One matter with a dot for each station."""

    proceeding: Proceeding
    steps: list[Step]

    @property
    def dots(self) -> list[str]:
        """A class for each station that is not passed over."""
        return [DOTS.get(each.status, "") for each in self.steps if each.status != "passed"]

    @property
    def at(self) -> list[Step]:
        """The stations where it is now."""
        return [each for each in self.steps if each.status == "current"]

    @property
    def done(self) -> int:
        """How many stations are behind it."""
        return self.dots.count("ok")


def latest_sent(visitor: "Visitor") -> list[Sent]:
    """The latest few, with their chains, in one query."""
    newest = Proceeding.objects.sent_by(visitor.me).values("pk")[:LATEST]
    steps = _steps(proceeding__in=newest).select_related("proceeding", "post")
    matters: dict[int, list[Step]] = defaultdict(list)
    for step in sorted(steps.order_by(), key=lambda step: (step.order, step.pk)):
        matters[step.proceeding_id].append(step)
    sent = [_sent(found[0].proceeding, found) for found in matters.values()]
    return sorted(
        sent, key=lambda each: (each.proceeding.submitted_at, each.proceeding.pk), reverse=True
    )


def all_sent(visitor: "Visitor", after: str = "") -> Page[Sent]:
    """Everything, a page at a time, the newest first."""
    rows = Proceeding.objects.filter(applicant=visitor.me)
    page = page_of(rows, ("submitted_at", "pk"), after, newest_first=True)
    steps = list(_steps(proceeding__in=page.rows).select_related("post").order_by("order", "pk"))
    by_matter: dict[int, list[Step]] = defaultdict(list)
    for step in steps:
        by_matter[step.proceeding_id].append(step)
    return page.mapped(lambda matter: _sent(matter, by_matter[matter.pk]))


def drafts_of(person: Person) -> list[Draft]:
    """What he may go on with, the latest first."""
    rows = Draft.objects.filter(owner=person).select_related("edition")
    return list(rows.only("stream", "saved_at", "edition__slug", "edition__title")[:LATEST])


def _steps(**which: object) -> QuerySet[Step]:
    return Step.objects.filter(**which)


def _sent(matter: Proceeding, steps: list[Step]) -> Sent:
    return Sent(matter, [each for each in steps if each.round == matter.round])
