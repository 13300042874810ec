"""Who decided last on matters, as registers name him."""

from collections.abc import Sequence

from django.db.models import F, QuerySet

from queries import evened, prepared
from regulations.rules.route import StationAct

from .models import Step, StepStatus
from .models.step import LEFT

DECIDING = tuple(each.value for each in StationAct if each.concludes)


def deciders(keys: Sequence[int]) -> dict[int, str]:
    """By the key of a matter the post and the person of its last decision (one query)."""
    return {pk: f"{post} {name}" if name else post for pk, post, name in _decided(evened(keys))}


@prepared
def _decided(keys: tuple[int, ...]) -> QuerySet[Step, tuple]:
    found = Step.objects.filter(
        proceeding__in=keys,
        round=F("proceeding__round"),
        act__in=DECIDING,
        status=StepStatus.DONE,
    ).exclude(outcome__in=LEFT)
    named = found.order_by("order", "pk")
    return named.values_list("proceeding_id", "post__name", "done_by__name")
