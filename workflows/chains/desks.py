"""Which steps a person may act on today: his own posts, and those he stands in for."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache, partial, reduce
from operator import or_
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Replace

from people.models import Person
from people.service import Hat
from queries import Prepared
from regulations.rules.route import ON_OWN_MATTER

from .urgency import tone

LONGEST_FIRST = ("since", "id")
ANYWHERE = Q()
#: Post, unit, paths in charge, forms: of none listed, all are meant.
AskedDesk = tuple[str, int, tuple[str, ...], tuple[str, ...]]
ASKED_ABOUT = (
    "act",
    "proceeding__kind",
    "proceeding__form_edition__slug",
    "proceeding__form_edition__title",
)


class Waits(NamedTuple):
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


class Worn(NamedTuple):
    """As much of a hat as decides what is seen in it, in values that a prepared question takes."""

    post_code: str
    unit_id: int
    unit_path: str
    charge_paths: tuple[str, ...]
    forms: tuple[str, ...]
    oversees: bool


class StepQuerySet(models.QuerySet):
    """Steps by who may act on them."""

    def at_hats(self, hats: Sequence[Hat | Worn]) -> "StepQuerySet":
        """Steps at the desks of these hats, whatever their status."""
        return self.filter(_any_of(hats))

    def told_to(self, hats: Sequence[Hat | Worn]) -> "StepQuerySet":
        """Steps that are late, of which the clock has told these hats: their posts, in their units or below."""
        return self.told_in([(hat.post_code, hat.unit_path, hat.forms) for hat in hats])

    def told_in(self, posts: Iterable[tuple[str, str, tuple[str, ...]]]) -> "StepQuerySet":
        """The same for posts, each with the path of its unit, and the forms if not for all."""
        told = Q(pk__in=[])
        for post_code, path, forms in posts:
            of_post = Q(tell=post_code, proceeding__unit__path__startswith=path)
            told |= of_post & _of_forms(forms)
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
        whole = [hat for hat in hats if hat.whole]
        worn = [*hats, *whole, None]
        if not hats and not by_name:
            return []
        desks = tuple([_asked(hat) for hat in hats])
        named = tuple([(hat.on_behalf_of and hat.on_behalf_of.pk, hat.forms) for hat in whole])
        asked = person.pk, f", {person.pk},", desks, named, by_name, told_at
        found: dict[int, Waits] = {}
        rows = _waiting(most, behind, *asked) if behind else _first_waiting(most)(*asked)
        # One's own hats come before those of others: the first in which a step is found will do.
        for since, pk, number, *about in sorted(rows):
            found.setdefault(pk, Waits(since, pk, worn[number], *about))
        return list(found.values())[:most]


#: A step that waits for a person by name waits at its desk again once he has left.
AT_THE_DESK = Q(person__isnull=True) | Q(person__active=False)


def reached_by(person: Person, hats: Sequence[Hat]) -> Q:
    """Steps that wait for a person by name, or at the desks of these hats."""
    return Q(person=person) | (_any_of(hats) & AT_THE_DESK)


@cache
def _first_waiting(most: int) -> Prepared:
    return Prepared(partial(_waiting, most, ANYWHERE))


def _waiting(
    most: int,
    behind: Q,
    person: int,
    acted: str,
    desks: tuple[AskedDesk, ...],
    named: tuple[tuple[Any, tuple[str, ...]], ...],
    by_name: bool,
    told_at: datetime | None,
) -> models.QuerySet[Any, Any]:
    """(since, key, place among the desks, the named and the person himself, what filters ask about)."""
    from .models.step import Step

    may_act = ~Q(proceeding__applicant=person) | Q(act__in=ON_OWN_MATTER)
    mine = Step.objects.alias(acted=_agreed()).filter(may_act, behind, status="current")
    current = mine.exclude(~Q(mode="any") & Q(acted__contains=acted)).order_by(*LONGEST_FIRST)
    places = [
        *(_at_desk(*desk) & AT_THE_DESK for desk in desks),
        *(_named(*each) for each in named),
        *([Q(person=person)] if by_name else []),
    ]
    told = (*ASKED_ABOUT, tone(told_at)) if told_at else ()
    first, *others = (
        # SQLite takes no limit right inside a union.
        Step.objects.filter(pk__in=current.filter(place).values("pk")[:most])
        .order_by()
        .values_list(*LONGEST_FIRST, Value(number), *told)
        for number, place in enumerate(places)
    )
    return first.union(*others, all=True)


def _named(person: int, forms: tuple[str, ...]) -> Q:
    """Steps that wait by name for somebody whose place one takes in everything."""
    return Q(person=person) & _of_forms(forms)


def _of_forms(forms: tuple[str, ...]) -> Q:
    """What lies within the forms for which a substitute stands in; everything when none are listed."""
    return Q(proceeding__form_edition__slug__in=forms) if forms else Q()


def _agreed() -> Replace:
    """The list of those who agreed as text, each between commas: ", 3, 12,"."""
    kind = models.TextField()
    opened = Replace(Cast("agreed", kind), Value("["), Value(", "), output_field=kind)
    return Replace(opened, Value("]"), Value(","), output_field=kind)


def _any_of(hats: Iterable[Hat | Worn]) -> Q:
    return reduce(or_, (_at_desk(*_asked(hat)) for hat in hats), Q(pk__in=[]))


def _asked(hat: Hat | Worn) -> AskedDesk:
    return hat.post_code, hat.unit_id, hat.charge_paths, hat.forms


def _at_desk(
    post_code: str, unit_id: int, charge_paths: tuple[str, ...], forms: tuple[str, ...]
) -> Q:
    desk = Q(post_id=post_code, unit_id=unit_id)
    if charge_paths:
        charges = Q(charge__isnull=True)
        for path in charge_paths:
            charges |= Q(charge__path__startswith=path)
        desk &= charges
    return desk & _of_forms(forms)
