"""待办: what waits for somebody, a page at a time, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from people.models import Person
from people.service import Hat
from workflows.chains.desks import LONGEST_FIRST, Waits
from workflows.chains.models import Proceeding, Step

from .deciding import button_of, limit_said, why_to_open
from .due import Due, due_of
from .paging import ROWS_AND_ONE, Page, behind, cut
from .words import waits_for

if TYPE_CHECKING:
    from .access import Visitor

#: A badge counts no further: nobody needs to know whether it is 120 or 130.
BADGE_LIMIT = 99
MOST_LATE = 20
GROUPS = ("late", "soon", "ok")


@dataclass(frozen=True)
class Waiting:
    """One thing to do: the step, and the hat in which to do it."""

    step: Step
    hat: Hat | None
    now: datetime

    @property
    def proceeding(self) -> Proceeding:
        return self.step.proceeding

    @property
    def waits(self) -> str:
        """What is asked for: 审批, 签注意见."""
        return waits_for(self.step.act, self.proceeding.state)

    @cached_property
    def due(self) -> Due | None:
        return None if self.step.act == "file" else due_of(self.proceeding, self.now)

    @property
    def tone(self) -> str:
        return self.due.tone if self.due else "ok"

    @property
    def key(self) -> str:
        """By what it is ticked: which matter, which act, what was seen of it."""
        return f"{self.proceeding.serial}~{self.step.act}~{self.proceeding.seen}"

    @property
    def button(self) -> str:
        """What may be done with it in the list; blank where it has to be opened."""
        return button_of(self)

    @property
    def why_to_open(self) -> str:
        """Why it has to be opened."""
        return why_to_open(self)

    @property
    def limit_said(self) -> str:
        """The nearest limit in a sentence."""
        return limit_said(self)


def waiting(visitor: "Visitor", after: str = "") -> Page[Waiting]:
    """What waits for somebody, the longest first."""
    page = cut(_behind(visitor, after) if after else visitor.waits, LONGEST_FIRST)
    rows = Step.objects.select_related(
        "post",
        "proceeding__applicant",
        "proceeding__appointment__post",
        "proceeding__appointment__unit",
    )
    steps = rows.order_by().in_bulk([each.id for each in page.rows])
    return page.mapped(lambda each: Waiting(steps[each.id], each.hat, visitor.now))


def first_waiting(person: Person, worn: Sequence[Hat]) -> list[Waits]:
    """What has waited longest: enough for the badge, and for the first page."""
    return Step.objects.waiting_for(person, worn, most=BADGE_LIMIT + 1)


def _behind(visitor: "Visitor", after: str) -> list[Waits]:
    mark = behind(after, LONGEST_FIRST)
    return Step.objects.waiting_for(visitor.me, visitor.hats, most=ROWS_AND_ONE, behind=mark)


def grouped(items: Sequence[Waiting]) -> list[tuple[str, list[Waiting]]]:
    """The same by urgency, the most urgent first."""
    groups = ((tone, [each for each in items if each.tone == tone]) for tone in GROUPS)
    return [(tone, found) for tone, found in groups if found]


def badge(found: Sequence[Waits]) -> str:
    """How many wait, up to 99+, without counting them all; blank for none."""
    return f"{BADGE_LIMIT}+" if len(found) > BADGE_LIMIT else str(len(found) or "")


@dataclass(frozen=True)
class Overdue:
    """One matter that somebody is told of because it is overdue."""

    proceeding: Proceeding
    due: Due | None


def overdue(visitor: "Visitor") -> list[Overdue]:
    """What is overdue and told to one of my posts, or kept on file there (D1-3.10b, D5-3.4b)."""
    rows = Proceeding.objects.overdue_for(visitor.hats, at=visitor.now)
    # Most people are told of nothing, and most days nobody is late: then a look at the keys is enough.
    keys = list(rows.values_list("pk", flat=True)[:MOST_LATE]) if visitor.hats else []
    if not keys:
        return []
    late = Proceeding.objects.filter(pk__in=keys).order_by("due_at", "pk")
    found = late.select_related("applicant", "appointment__post", "appointment__unit")
    return [Overdue(each, due_of(each, visitor.now)) for each in found.defer("verdicts")]


def hat_for(step: Step, worn: Sequence[Hat]) -> Hat | None:
    """The hat in which a step is done: one's own before one that is stood in for."""
    fitting = [
        hat
        for hat in worn
        if hat.serves(
            post_code=step.post_id,
            unit_id=step.unit_id,
            charge_path=step.charge.path if step.charge else None,
            form_slug=step.proceeding.form_edition.slug,
        )
    ]
    return min(fitting, key=lambda hat: hat.on_behalf_of is not None, default=None)
