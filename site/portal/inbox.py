"""待办: what waits for somebody, a page at a time, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, Value

from people.models import Person
from people.service import Hat
from queries import prepared, prepared_by_value
from workflows.chains.desks import LONGEST_FIRST, Waits
from workflows.chains.models import Proceeding, Step

from .due import Due, due_of, step_due
from .narrowing import NO_FILTERS, Narrowing
from .paging import ROWS_AND_ONE, Page, behind, cut
from .waiting import COLUMNS, Waiting

if TYPE_CHECKING:
    from .access import Visitor

#: A badge counts no further: nobody needs to know whether it is 120 or 130.
BADGE_LIMIT = 99
MOST_LATE = 20
GROUPS = ("late", "soon", "ok")


def waiting(
    visitor: "Visitor", after: str = "", narrowing: Narrowing = NO_FILTERS
) -> Page[Waiting]:
    """What waits for somebody and fits the filters, the longest first."""
    read_anew = after or narrowing.given
    page = cut(_behind(visitor, after, narrowing) if read_anew else visitor.waits, LONGEST_FIRST)
    rows = _shown(tuple([each.id for each in page.rows]))
    found = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows}
    now, today = visitor.now, visitor.today
    return page.mapped(lambda each: Waiting(each.hat, now, today, **found[each.id]))


@prepared
def _shown(keys: tuple[int, ...]) -> QuerySet[Step, Any]:
    """What rows show of steps, of their matters, and of those whose they are; the key first."""
    return Step.objects.filter(pk__in=keys).order_by().values_list(*COLUMNS.values())


def first_waiting(
    person: Person, worn: Sequence[Hat], *, told_at: datetime | None = None
) -> list[Waits]:
    """What has waited longest: enough for the badge and the first page; told of, for the filters too."""
    return Step.objects.waiting_for(person, worn, most=BADGE_LIMIT + 1, told_at=told_at)


def _behind(visitor: "Visitor", after: str, narrowing: Narrowing) -> list[Waits]:
    mark = behind(after, LONGEST_FIRST) & narrowing.condition(visitor)
    worn = narrowing.hats(visitor)
    return Step.objects.waiting_for(
        visitor.me, worn, most=ROWS_AND_ONE, behind=mark, by_name=narrowing.by_name
    )


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
    #: The post that is late, where the clock of one step told of it.
    post: str = ""


def overdue(visitor: "Visitor") -> list[Overdue]:
    """What is overdue and told to one of my posts, or kept on file there (D1-3.10b, D5-3.4b)."""
    if not visitor.hats:
        return []
    # Most people are told of nothing, and most days nobody is late: then a look at the keys is enough.
    told_there = tuple([(hat.post_code, hat.unit_path, hat.forms) for hat in visitor.hats])
    found = _late_keys(told_there, visitor.now)
    late = [pk for is_step, _due, pk in found if not is_step]
    told = [pk for is_step, _due, pk in found if is_step]
    return [*_matters(late[:MOST_LATE], visitor), *_steps(told[:MOST_LATE], visitor)]


@prepared_by_value
def _late_keys(
    told_there: tuple[tuple[str, str, tuple[str, ...]], ...], at: datetime
) -> QuerySet[Proceeding, tuple[int, datetime, int]]:
    """(0 for a matter or 1 for a step, when it was due, key): what is told in these posts and units."""
    matters = Proceeding.objects.overdue_in(told_there, at=at).order_by()
    steps = Step.objects.told_in(told_there).order_by()
    keys = (
        matters.values_list(Value(0), "due_at", "pk"),
        steps.values_list(Value(1), "due_at", "pk"),
    )
    return keys[0].union(keys[1], all=True).order_by("due_at")[: 2 * MOST_LATE]


def _matters(keys: Sequence[int], visitor: "Visitor") -> list[Overdue]:
    if not keys:
        return []
    late = Proceeding.objects.filter(pk__in=keys).order_by("due_at", "pk")
    found = late.select_related("applicant", "appointment__post", "appointment__unit")
    return [Overdue(each, due_of(each, visitor.now)) for each in found.defer("verdicts")]


def _steps(keys: Sequence[int], visitor: "Visitor") -> list[Overdue]:
    """Steps of which the clock has told one of my posts that they are late."""
    if not keys:
        return []
    joined = ("post", "proceeding__applicant", "proceeding__appointment__post",
              "proceeding__appointment__unit")  # fmt: skip
    rows = Step.objects.filter(pk__in=keys).select_related(*joined).order_by("due_at", "pk")
    return [
        Overdue(each.proceeding, step_due(each, visitor.now), each.post.name)
        for each in rows.defer("proceeding__verdicts")
    ]


def sits_at(step: Step, me: Person, worn: Sequence[Hat]) -> bool:
    """Whether somebody may act at a step: by name, in a named one's place, or at its desk."""
    if step.person is None or not step.person.active:
        return hat_for(step, worn) is not None
    form = step.proceeding.form_edition.slug
    return step.person_id == me.pk or any(
        hat.whole and hat.on_behalf_of == step.person and (not hat.forms or form in hat.forms)
        for hat in worn
    )


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
