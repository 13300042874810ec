"""What is computed from the answers so far, for the page; the server computes it again when it is handed in."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import type_of
from forms.schemas.settling import settled


def with_computed(fields: Iterable[Field], answers: Answers, on: date) -> dict[str, Any]:
    """The answers with every computed value, also in the rows of groups; nothing else changes."""
    fields = list(fields)
    if not any(map(_computes, fields)):
        return dict(answers)
    return _counted(fields, answers, settled(fields, answers, on=on))


def _counted(fields: Iterable[Field], answers: Answers, final: Answers) -> dict[str, Any]:
    found = dict(answers)
    for field in fields:
        kind, key = type_of(field), field["key"]
        given, done = answers.get(key), final.get(key)
        if kind.computes:
            found.pop(key, None)
            if done is not None:
                found[key] = done
        elif kind.inner(field) and isinstance(given, list) and isinstance(done, list):
            rows = zip(given, done, strict=True)
            found[key] = [
                _counted(kind.inner(field), *pair) if _are_rows(pair) else pair[0] for pair in rows
            ]
    return found


def _computes(field: Field) -> bool:
    kind = type_of(field)
    return kind.computes or any(map(_computes, kind.inner(field)))


def _are_rows(pair: tuple[Any, Any]) -> bool:
    return all(isinstance(each, dict) for each in pair)
