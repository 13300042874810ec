"""From an explanation to its shape: names for codes, people for desks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from people.models import Person, Post, User
from workflows.chains.plan import PlannedStep as Planned
from workflows.chains.plan import acting
from workflows.chains.service import Explanation
from workflows.chains.shapes import basis_list, verdict_dict

from .due import due_shapes
from .shapes.basis import Basis, Verdict
from .shapes.forms import Explained, Holder, PlannedStep


@dataclass(frozen=True)
class _Names:
    """Names of posts by code, user names by person."""

    posts: Mapping[str, str]
    users: Mapping[int, str]


def explained(explanation: Explanation, *, applicant: Person, caller: Person) -> Explained:
    """{accepted, verdicts, chain, passed_over, due, errors}; sums of pay for the applicant himself."""
    considered = explanation.considered
    steps = considered.steps if considered else ()
    said = [
        *(considered.verdicts if considered else ()),
        *explanation.consequences(sums=applicant.pk == caller.pk),
    ]
    names = _names(steps)
    shapes = [(each, _step(each, names, applicant)) for each in steps]
    return Explained(
        accepted=explanation.accepted,
        verdicts=[Verdict(**verdict_dict(each)) for each in said],
        chain=[shape for each, shape in shapes if not each.passed_over],
        passed_over=[shape for each, shape in shapes if each.passed_over],
        due=due_shapes((each.as_dict() for each in considered.due), now=timezone.now())
        if considered
        else [],
        errors={key: list(each) for key, each in explanation.problems.items()},
    )


def _names(steps: Iterable[Planned]) -> _Names:
    steps = list(steps)
    if not steps:
        return _Names({}, {})
    codes = {each.desk.post_code for each in steps}
    people = {holder.person.pk for each in steps for holder in each.holders}
    return _Names(
        dict(Post.objects.filter(code__in=codes).values_list("code", "name")),
        dict(User.objects.filter(person__in=people).values_list("person__pk", "username")),
    )


def _step(step: Planned, names: _Names, applicant: Person) -> PlannedStep:
    return PlannedStep(
        order=step.order,
        act=step.act.value,
        mode=str(step.mode),
        post=step.desk.post_code,
        post_name=names.posts.get(step.desk.post_code, step.desk.post_code),
        unit=step.unit.code,
        unit_name=step.unit.name,
        people=_people(step, names, applicant),
        basis=[Basis(**each) for each in basis_list([step.basis])],
        note=step.note,
        hands_in=step.hands_in,
        optional=step.optional,
    )


def _people(step: Planned, names: _Names, applicant: Person) -> list[Holder]:
    return [
        Holder(
            user=names.users.get(each.person.pk),
            name=each.person.name,
            substitute_for=each.substitute_for.name if each.substitute_for else None,
        )
        for each in acting(step.act, step.holders, applicant.pk)
    ]
