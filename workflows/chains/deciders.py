"""Who decided last on matters, as registers name him."""

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from people.called import Called
from regulations.rules.route import StationAct

from .models import Step, StepStatus
from .models.step import LEFT

DECIDING = tuple(each.value for each in StationAct if each.concludes)


def last_decision() -> Subquery:
    """A column of matters: the post and the person of the last decision, as `Deciders` reads it."""
    found = Step.objects.filter(
        proceeding=OuterRef("pk"),
        round=OuterRef("round"),
        act__in=DECIDING,
        status=StepStatus.DONE,
    ).exclude(outcome__in=LEFT)
    # Keys: to join names takes longer than to find the step.
    keys = Concat("post_id", Value(" "), Cast("done_by_id", TextField()), output_field=TextField())
    return Subquery(found.order_by("-order", "-pk").values_list(keys)[:1])


class Deciders(dict[str | None, str]):
    """By such a column the names of the post and the person; blank when nobody decided."""

    def __init__(self, called: Called) -> None:
        super().__init__({None: ""})
        self._called = called

    def __missing__(self, keys: str) -> str:
        code, _space, person = keys.partition(" ")
        post, name = self._called.posts[code], self._called.persons[int(person)] if person else ""
        self[keys] = f"{post} {name}" if name else post
        return self[keys]
