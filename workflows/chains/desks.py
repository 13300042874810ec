"""Which steps a person may act on today: his own posts, and those he stands in for."""

from collections.abc import Iterable, Sequence

from django.db import models
from django.db.models import Q

from people.models import Person
from people.service import Hat
from regulations.rules.route import ON_OWN_MATTER


class StepQuerySet(models.QuerySet):
    """Steps by who may act on them."""

    def at_hats(self, hats: Sequence[Hat]) -> "StepQuerySet":
        """Steps at the desks of these hats, whatever their status."""
        return self.filter(_any_of(hats))

    def waiting_for(self, person: Person, hats: Sequence[Hat]) -> "StepQuerySet":
        """Current steps that a person may act on; on his own matter only what anybody may do to it."""
        own = Q(proceeding__applicant=person) & ~Q(act__in=ON_OWN_MATTER)
        return self.filter(_any_of(hats) | Q(person=person), status="current").exclude(own)


def _any_of(hats: Iterable[Hat]) -> Q:
    found = Q(pk__in=[])
    for hat in hats:
        desk = Q(post_id=hat.post_code, unit_id=hat.unit_id)
        if hat.charge_paths:
            charges = Q(charge__isnull=True)
            for path in hat.charge_paths:
                charges |= Q(charge__path__startswith=path)
            desk &= charges
        if hat.forms:
            desk &= Q(proceeding__form_edition__slug__in=hat.forms)
        found |= desk
    return found
