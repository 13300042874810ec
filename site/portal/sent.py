"""我发起的: what somebody handed in, and where each is."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from queries import prepared
from workflows.chains.models import Proceeding, Step
from workflows.chains.models.proceeding import RETURNED

from .paging import NEWEST_FIRST, ROWS, ROWS_AND_ONE, Page, cut, page_of

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
        return self.proceeding.state == RETURNED

    @property
    def done(self) -> int:
        """How many stations are behind it."""
        return self.dots.count("ok")


@dataclass(frozen=True)
class Mine:
    """What the first page tells somebody of his own matters."""

    latest: list[Sent]
    #: What was sent back to him, however long ago he handed it in; one more than is shown where there is more.
    returned: list[Sent]

    @property
    def to_correct(self) -> list[Sent]:
        """What was sent back, as many as a page shows."""
        return self.returned[:ROWS]

    @property
    def more_to_correct(self) -> bool:
        """Whether more was sent back than a page shows."""
        return len(self.returned) > ROWS


def latest_sent(visitor: "Visitor") -> Mine:
    """The latest few and what was sent back, with their chains, in one query; the newest first."""
    steps = _latest_steps(visitor.me.pk)
    matters: dict[int, list[Step]] = defaultdict(list)
    for step in sorted(steps, key=lambda step: (step.order, step.pk)):
        matters[step.proceeding_id].append(step)
    found = [_sent(each[0].proceeding, each) for each in matters.values()]
    found.sort(key=lambda each: (each.proceeding.submitted_at, each.proceeding.pk), reverse=True)
    return Mine(found[:LATEST], [each for each in found if each.returned])


@prepared
def _latest_steps(person: int) -> QuerySet[Step]:
    newest = Proceeding.objects.filter(applicant=person).order_by("-submitted_at", "-pk")
    returned = newest.filter(state=RETURNED, final=False)
    either = Q(pk__in=newest.values("pk")[:LATEST]) | Q(pk__in=returned.values("pk")[:ROWS_AND_ONE])
    # Among his own, so that the database never looks through the steps of others.
    shown = Proceeding.objects.filter(either, applicant=person).values("pk")
    return Step.objects.filter(proceeding__in=shown).select_related("proceeding", "post").order_by()


def all_sent(visitor: "Visitor", after: str = "", *, returned: bool = False) -> Page[Sent]:
    """Everything, or only what was sent back to him, a page at a time, the newest first."""
    if after or returned:
        rows = Proceeding.objects.filter(applicant=visitor.me)
        rows = rows.filter(state=RETURNED, final=False) if returned else rows
        page = page_of(rows, NEWEST_FIRST, after, newest_first=True)
    else:
        page = cut(_newest(visitor.me.pk), NEWEST_FIRST)
    steps = _steps_of(tuple([each.pk for each in page.rows]))
    by_matter: dict[int, list[Step]] = defaultdict(list)
    for step in steps:
        by_matter[step.proceeding_id].append(step)
    return page.mapped(lambda matter: _sent(matter, by_matter[matter.pk]))


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
