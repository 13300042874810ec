"""What is held about a household or a resident fills in the fields about it, once it is chosen (一表通)."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from facts.listed import Known, held_about_each
from forms.schemas.about import subject_key
from forms.schemas.fields import Field
from forms.schemas.fields.base import type_of
from forms.schemas.fields.group import rows_of
from forms.schemas.models import FormEdition
from people.models import Household, Resident
from people.registry.reach import Reach

from .listed import subject_of

#: Of each answer that came filled in, by path: from, name, fact, since, and the answer offered.
Sources = dict[str, dict[str, Any]]


class Scope(NamedTuple):
    """The fields of one place with their answers, now and as saved before: the form, or a row of a group."""

    prefix: str
    fields: list[Field]
    answers: dict[str, Any]
    before: Mapping[str, Any]


def fill_in(
    edition: FormEdition, answers: dict[str, Any], before: Mapping[str, Any], *, reach: Reach
) -> Sources:
    """Fill in what is held about each household or resident chosen since `before`; which, and from where.

    Nobody learns anything about those whom he may not see. What came filled in about the one
    chosen before makes room; what somebody typed stays. No query where nothing was chosen anew;
    else two for households and two for residents, however many.
    """
    wanted = [
        (scope, field)
        for scope in _scopes(edition, answers, before)
        for field in scope.fields
        if field.get("about") and _chosen_anew(field, scope)
    ]
    held = _held([each for scope, field in wanted for each in _subjects(field, scope)], reach)
    sources: Sources = {}
    for scope, field in wanted:
        now, then = (held.get(each.pk, {}) if each else {} for each in _subjects(field, scope))
        sources |= _fill(field, scope, now, then)
    return sources


def asks_about_somebody(edition: FormEdition) -> bool:
    """Whether a form has fields whose facts are held about a household or a resident."""
    inner = [each for field in edition.fields for each in type_of(field).inner(field)]
    return any(each.get("about") for each in (*edition.fields, *inner))


def _chosen_anew(field: Field, scope: Scope) -> bool:
    key = subject_key(field, scope.fields)
    return bool(key) and scope.answers.get(key) != scope.before.get(key)


def _subjects(
    field: Field, scope: Scope
) -> tuple[Household | Resident | None, Household | Resident | None]:
    """Whom a field is about now, and whom it was about before."""
    return (
        subject_of(field, scope.fields, scope.answers),
        subject_of(field, scope.fields, scope.before),
    )


def _held(listed: list[Household | Resident | None], reach: Reach) -> dict[UUID, dict[str, Known]]:
    """What is held about those of them who are within reach."""
    households = {each.pk for each in listed if isinstance(each, Household)}
    residents = {each.pk for each in listed if isinstance(each, Resident)}
    seen: list[Household | Resident] = []
    if households:
        seen += reach.households().filter(pk__in=households).only("pk")
    if residents:
        seen += reach.residents().filter(pk__in=residents).only("pk")
    return held_about_each(seen, reach.on)


def _fill(
    field: Field, scope: Scope, now: Mapping[str, Known], then: Mapping[str, Known]
) -> Sources:
    kind, key, fact = type_of(field), field["key"], field["fact"]
    if kind.keys(field) != (key,):
        return {}
    given = scope.answers.get(key)
    if given is not None and not (fact in then and given == kind.answer(then[fact].value)):
        return {}
    if fact not in now:
        emptied = scope.answers.pop(key, None) is not None
        return {scope.prefix + key: {}} if emptied else {}
    known = now[fact]
    scope.answers[key] = kind.answer(known.value)
    source = {
        "from": field["about"],
        "name": known.stream,
        "fact": fact,
        "since": known.day.isoformat(),
        "of": scope.answers[subject_key(field, scope.fields)],
        "answer": scope.answers[key],
    }
    return {scope.prefix + key: source}


def _scopes(
    edition: FormEdition, answers: dict[str, Any], before: Mapping[str, Any]
) -> Iterator[Scope]:
    yield Scope("", edition.fields, answers, before)
    for field in edition.fields:
        inner = type_of(field).inner(field)
        if not inner:
            continue
        was = rows_of(field, before)
        given = answers.get(field["key"])
        # The rows themselves, to be filled in where they stand.
        for number, row in enumerate(given if isinstance(given, list) else ()):
            earlier = was[number] if number < len(was) else {}
            if isinstance(row, dict):
                yield Scope(f"{field['key']}.{number}.", inner, row, earlier)
