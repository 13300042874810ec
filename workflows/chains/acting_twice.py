"""加签不让人签两次: whoever acts on a matter anyway, by his own post, is not added as a signer."""

from collections.abc import Sequence
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from people.models import Person
from people.service import holders_of
from regulations.rules.route import HolderMode

from .models import Step
from .refusal import Reason, Refusal

#: What a signer would do as well; a body decides by its members, filing decides nothing.
SAYS = frozenset({"opine", "approve", "refer"})


def check_acts_once(matter: Any, mine: Step, person: Person) -> None:
    """Refusal when somebody's own post has a step here that is not done: he would decide twice."""
    if step := _his_own(matter, _undone(matter, mine), person):
        sentence = (
            _(
                "%(name)s acts on this anyway as %(post)s, later on; as an added signer he would "
                "decide twice. Choose another colleague. What he should look at you can write in "
                "your opinion: he reads it when it comes to him. To let him know now, copy it to him."
            )
            if step.status == "ahead"
            else _(
                "%(name)s acts on this anyway as %(post)s: it waits there now; as an added signer "
                "he would decide twice. Choose another colleague. What he should look at you can "
                "write in your opinion."
            )
        )
        message = sentence % {"name": person.name, "post": step.post.name}
        raise Refusal(Reason.INVALID, message, errors={"who": [message]})


def _undone(matter: Any, mine: Step) -> list[Step]:
    """The steps that wait or are to come; one's own only where others act there as well."""
    return [
        step
        for step in matter.steps
        if step.act in SAYS
        and step.status in ("current", "ahead")
        and (step is not mine or step.mode != HolderMode.ANY)
        and (step.person is None or not step.person.active)
    ]


def _his_own(matter: Any, steps: Sequence[Step], person: Person) -> Step | None:
    """The first of them at whose desk somebody sits himself, not for another."""
    proceeding = matter.proceeding
    held = holders_of(
        [step.desk for step in steps],
        localdate(matter.at),
        proceeding.form_edition.slug,
        known=[step.charge for step in steps if step.charge],
    )
    for step in steps:
        own = (each for each in held[step.desk] if each.substitute_for is None)
        if person.pk not in step.agreed and any(each.person.pk == person.pk for each in own):
            return step
    return None
