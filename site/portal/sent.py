"""我发起的: what somebody handed in, and where each is."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from forms.submissions.models import Draft
from people.models import Person
from queries import prepared
from workflows.chains.models import Proceeding, Step

from .paging import NEWEST_FIRST, ROWS_AND_ONE, Page, cut, page_of

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
    def returned(self) -> bool:
        """Whether it waits for whose it is, to be corrected."""
        return self.proceeding.state == "returned"

    @property
    def done(self) -> int:
        """How many stations are behind it."""
        return self.dots.count("ok")


def latest_sent(visitor: "Visitor") -> list[Sent]:
    """The latest few, with their chains, in one query."""
    steps = _latest_steps(visitor.me.pk)
    matters: dict[int, list[Step]] = defaultdict(list)
    for step in sorted(steps, key=lambda step: (step.order, step.pk)):
        matters[step.proceeding_id].append(step)
    sent = [_sent(found[0].proceeding, found) for found in matters.values()]
    return sorted(
        sent, key=lambda each: (each.proceeding.submitted_at, each.proceeding.pk), reverse=True
    )


@prepared
def _latest_steps(person: int) -> QuerySet[Step]:
    newest = Proceeding.objects.filter(applicant=person).order_by("-submitted_at", "-pk")
    steps = Step.objects.filter(proceeding__in=newest.values("pk")[:LATEST])
    return steps.select_related("proceeding", "post").order_by()


def all_sent(visitor: "Visitor", after: str = "") -> Page[Sent]:
    """Everything, a page at a time, the newest first."""
    if after:
        rows = Proceeding.objects.filter(applicant=visitor.me)
        page = page_of(rows, NEWEST_FIRST, after, newest_first=True)
    else:
        page = cut(_newest(visitor.me.pk), NEWEST_FIRST)
    steps = _steps_of(tuple([each.pk for each in page.rows]))
    by_matter: dict[int, list[Step]] = defaultdict(list)
    for step in steps:
        by_matter[step.proceeding_id].append(step)
    return page.mapped(lambda matter: _sent(matter, by_matter[matter.pk]))


def drafts_of(person: Person) -> list[Draft]:
    """What he may go on with, the latest first."""
    return _drafts(person.pk)


@prepared
def _drafts(person: int) -> QuerySet[Draft]:
    rows = Draft.objects.filter(owner=person).select_related("edition")
    shown = "stream", "saved_at", "edition__slug", "edition__title", "edition__kind"
    return rows.only(*shown)[:LATEST]


@prepared
def _newest(person: int) -> QuerySet[Proceeding]:
    rows = Proceeding.objects.filter(applicant=person)
    return rows.order_by("-submitted_at", "-pk")[:ROWS_AND_ONE]


@prepared
def _steps_of(matters: tuple[int, ...]) -> QuerySet[Step]:
    rows = Step.objects.filter(proceeding__in=matters)
    return rows.select_related("post").order_by("order", "pk")


def _sent(matter: Proceeding, steps: list[Step]) -> Sent:
    return Sent(matter, [each for each in steps if each.round == matter.round])
