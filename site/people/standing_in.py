"""代理 followed to its end: who acts for whom, also through others; a circle ends where it began.

Who stands in for a *post* acts in that post alone. Who stands in for a *person* acts in all his
posts, and also where that person himself stands in for others. The absent holder may always act.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from people.models import Appointment, Person, Substitution
from people.seats import oldest_first
from queries import prepared

#: The forms that somebody stands in for; none listed means all.
Forms = tuple[str, ...]


class Duties:
    """Substitutions that run on a day, by the post and by the person that they are for."""

    def __init__(self, rows: Iterable[Substitution]) -> None:
        self._for_post: dict[int, list[Substitution]] = defaultdict(list)
        self._for_person: dict[int, list[Substitution]] = defaultdict(list)
        for row in sorted(rows, key=oldest_first):
            if row.appointment_id is not None:
                self._for_post[row.appointment_id].append(row)
            elif row.absent_id is not None:
                self._for_person[row.absent_id].append(row)

    def standing_in(self, held: Appointment, form_slug: str) -> list[Person]:
        """Who acts in an appointment beside its holder, each once, the nearest first."""
        first = [*self._for_post[held.pk], *self._for_person[held.person_id]]
        return self._followed(first, held.person_id, form_slug)

    def taking_the_place_of(self, person: Person, form_slug: str) -> list[Person]:
        """Who acts where a person is waited for by name, each once, the nearest first."""
        return self._followed(self._for_person[person.pk], person.pk, form_slug)

    def _followed(self, first: Iterable[Substitution], absent: int, form_slug: str) -> list[Person]:
        seen, found = {absent}, []
        ahead = deque(first)
        while ahead:
            duty = ahead.popleft()
            if duty.substitute_id in seen or not duty.covers(form_slug):
                continue
            seen.add(duty.substitute_id)
            found.append(duty.substitute)
            ahead.extend(self._for_person[duty.substitute_id])
        return found


def whole_substitutes(
    persons: Collection[Person], on: date, form_slug: str
) -> dict[int, list[Person]]:
    """Who takes the place of each in everything on a day, on one form; one query, none for nobody."""
    if not persons:
        return {}
    rows = Substitution.objects.running(on).filter(absent__isnull=False, substitute__active=True)
    duties = Duties(rows.select_related("substitute").order_by())
    return {each.pk: duties.taking_the_place_of(each, form_slug) for each in persons}


@dataclass
class StoodInFor:
    """Whose places somebody takes: appointments by their keys, and whole persons by theirs."""

    posts: list[tuple[int, Forms]] = field(default_factory=list)
    persons: list[tuple[int, Forms]] = field(default_factory=list)


def stood_in_for(person: Person, on: date) -> StoodInFor:
    """Whose places a person takes on a day; one query, and one more for each step of a chain."""
    found, frontier = StoodInFor(), list[tuple[int, Forms]]([(person.pk, ())])
    seen = set(frontier)
    while frontier:
        rows = _substituting(tuple(sorted({key for key, _forms in frontier})), on)
        following: list[tuple[int, Forms]] = []
        for row in sorted(rows, key=oldest_first):
            for limit in [forms for key, forms in frontier if key == row.substitute_id]:
                forms = both(limit, tuple(row.forms))
                if forms is None:
                    continue
                if row.appointment_id is not None:
                    found.posts.append((row.appointment_id, forms))
                elif row.absent_id not in (None, person.pk) and (row.absent_id, forms) not in seen:
                    seen.add((row.absent_id, forms))
                    following.append((row.absent_id, forms))
        found.persons += following
        frontier = following
    return found


def both(one: Forms, other: Forms) -> Forms | None:
    """The forms that two limits leave; None where they leave none."""
    if not one or not other:
        return one or other
    return tuple(form for form in one if form in other) or None


@prepared
def _substituting(persons: tuple[int, ...], on: date) -> QuerySet[Substitution]:
    # Somebody who has left passes nothing on; his posts are vacant.
    present = Q(absent__isnull=True) | Q(absent__active=True)
    return Substitution.objects.running(on).filter(present, substitute__in=persons).order_by()
