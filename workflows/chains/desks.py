"""Which steps a person may act on today: his own posts, and those he stands in for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Replace

from people.models import Person
from people.service import Hat
from regulations.rules.route import ON_OWN_MATTER

from .urgency import tone

LONGEST_FIRST = ("since", "id")
ANYWHERE = Q()
ASKED_ABOUT = (
    "act",
    "proceeding__kind",
    "proceeding__form_edition__slug",
    "proceeding__form_edition__title",
)


@dataclass(frozen=True)
class Waits:
    """The key of a step that waits, and the hat in which to act on it; none where one is named."""

    since: datetime
    id: int
    hat: Hat | None
    #: What filters ask about, where it was asked for: what is to be done, to what, and how soon.
    act: str = ""
    kind: str = ""
    form: str = ""
    title: str = ""
    tone: str = "ok"


class StepQuerySet(models.QuerySet):
    """Steps by who may act on them."""

    def at_hats(self, hats: Sequence[Hat]) -> "StepQuerySet":
        """Steps at the desks of these hats, whatever their status."""
        return self.filter(_any_of(hats))

    def told_to(self, hats: Sequence[Hat]) -> "StepQuerySet":
        """Steps that are late, of which the clock has told these hats: their posts, in their units or below."""
        told = Q(pk__in=[])
        for hat in hats:
            within = Q(proceeding__unit__path__startswith=hat.unit_path)
            told |= Q(tell=hat.post_code) & within
        return self.filter(told, status="current", said="escalate")

    def waiting_for(
        self,
        person: Person,
        hats: Sequence[Hat],
        *,
        most: int,
        behind: Q = ANYWHERE,
        by_name: bool = True,
        told_at: datetime | None = None,
    ) -> list[Waits]:
        """`most` of the current steps that a person may act on and that lie `behind` a mark, the longest first.

        The mark may narrow them further. Without `by_name`, what waits for himself by name is left out.
        With `told_at`, what filters ask about comes along.

        On his own matter he may do only what anybody may do to it, and where several holders act
        each acts once. Every desk is asked by itself, all
        in one statement: its index holds the order, so no more rows are read than are wanted.
        """
        may_act = ~Q(proceeding__applicant=person) | Q(act__in=ON_OWN_MATTER)
        mine = self.alias(acted=_agreed()).filter(may_act, behind, status="current")
        current = mine.exclude(_has_acted(person)).order_by(*LONGEST_FIRST)
        whole = [hat for hat in hats if hat.whole]
        worn = [*hats, *whole, None]
        desks = [*(_desk(hat) & AT_THE_DESK for hat in hats), *map(_named, whole)]
        desks += [Q(person=person)] if by_name else []
        if not desks:
            return []
        told = (*ASKED_ABOUT, tone(told_at)) if told_at else ()
        first, *others = (
            # SQLite takes no limit right inside a union.
            self.filter(pk__in=current.filter(desk).values("pk")[:most])
            .order_by()
            .values_list(*LONGEST_FIRST, Value(number), *told)
            for number, desk in enumerate(desks)
        )
        found: dict[int, Waits] = {}
        # One's own hats come before those of others: the first in which a step is found will do.
        for since, pk, number, *about in sorted(first.union(*others, all=True)):
            found.setdefault(pk, Waits(since, pk, worn[number], *about))
        return list(found.values())[:most]


#: A step that waits for a person by name waits at its desk again once he has left.
AT_THE_DESK = Q(person__isnull=True) | Q(person__active=False)


def reached_by(person: Person, hats: Sequence[Hat]) -> Q:
    """Steps that wait for a person by name, or at the desks of these hats."""
    return Q(person=person) | (_any_of(hats) & AT_THE_DESK)


def _named(hat: Hat) -> Q:
    """Steps that wait by name for somebody whose place one takes in everything."""
    named = Q(person=hat.on_behalf_of)
    return named & Q(proceeding__form_edition__slug__in=hat.forms) if hat.forms else named


def _agreed() -> Replace:
    """The list of those who agreed as text, each between commas: ", 3, 12,"."""
    kind = models.TextField()
    opened = Replace(Cast("agreed", kind), Value("["), Value(", "), output_field=kind)
    return Replace(opened, Value("]"), Value(","), output_field=kind)


def _has_acted(person: Person) -> Q:
    return ~Q(mode="any") & Q(acted__contains=f", {person.pk},")


def _any_of(hats: Iterable[Hat]) -> Q:
    return reduce(or_, map(_desk, hats), Q(pk__in=[]))


def _desk(hat: Hat) -> Q:
    desk = Q(post_id=hat.post_code, unit_id=hat.unit_id)
    if hat.charge_paths:
        charges = Q(charge__isnull=True)
        for path in hat.charge_paths:
            charges |= Q(charge__path__startswith=path)
        desk &= charges
    if hat.forms:
        desk &= Q(proceeding__form_edition__slug__in=hat.forms)
    return desk
