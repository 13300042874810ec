"""What is held about a household or a resident fills in the fields about it, once it is chosen (一表通)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from facts.listed import Known, held_about_household, held_about_resident
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

    Nobody learns anything about those whom he may not see. What came filled in about the one chosen before makes room; what somebody typed stays. No
    query where nothing was chosen anew; else up to three for each that was.
    """
    sources: Sources = {}
    for scope in _scopes(edition, answers, before):
        held: dict[str, tuple[dict[str, Known], dict[str, Known]]] = {}
        for field in scope.fields:
            key = subject_key(field, scope.fields) if field.get("about") else ""
            if not key or scope.answers.get(key) == scope.before.get(key):
                continue
            if key not in held:
                held[key] = _held(field, scope, reach)
            sources |= _fill(field, scope, *held[key])
    return sources


def asks_about_somebody(edition: FormEdition) -> bool:
    """Whether a form has fields whose facts are held about a household or a resident."""
    inner = [each for field in edition.fields for each in type_of(field).inner(field)]
    return any(each.get("about") for each in (*edition.fields, *inner))


def _held(field: Field, scope: Scope, reach: Reach) -> tuple[dict[str, Known], dict[str, Known]]:
    """What is held about the one chosen now, and about the one chosen before."""
    now, then = (subject_of(field, scope.fields, each) for each in (scope.answers, scope.before))
    return _about(now if _is_seen(now, reach) else None, reach.on), _about(then, reach.on)


def _is_seen(subject: Household | Resident | None, reach: Reach) -> bool:
    if subject is None:
        return False
    rows = reach.households() if isinstance(subject, Household) else reach.residents()
    return rows.filter(pk=subject.pk).exists()


def _about(subject: Household | Resident | None, on: date) -> dict[str, Known]:
    match subject:
        case Household():
            return held_about_household(subject, on)
        case Resident():
            return held_about_resident(subject, on)
        case _:
            return {}


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
