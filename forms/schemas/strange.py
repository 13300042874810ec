"""Answers that are put aside before the form is asked: what cannot be kept, and groups without end."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from .fields import Answers, Field
from .fields.base import type_of
from .fields.group import bounds
from .texts import can_be_kept, readable

#: In the place of an answer that was put aside: no field takes it, and it says nothing.
PUT_ASIDE: dict[str, Any] = {}


def put_aside(
    fields: Iterable[Field], answers: Answers, prefix: str = ""
) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The answers with PUT_ASIDE for each of these, and a sentence for each, by path."""
    by_key = {key: field for field in fields for key in type_of(field).keys(field)}
    left: dict[str, Any] = {}
    problems: dict[str, list[str]] = {}
    for key, value in answers.items():
        field, path = by_key.get(key), prefix + readable(key)
        inner = type_of(field).inner(field) if field else []
        if field and inner and isinstance(value, list) and len(value) > bounds(field)[1]:
            left[key] = dict(PUT_ASIDE)
            problems[path] = [type_of(field).wrong_amount(field, len(value))]
        elif inner and isinstance(value, list):
            left[key] = _rows(inner, value, path, problems)
        elif field is None and not can_be_kept(key):
            problems[path] = [_cannot_be_kept("?")]
        elif not can_be_kept(value):
            left[key] = dict(PUT_ASIDE)
            problems[path] = [_cannot_be_kept(field["label"] if field else key)]
        else:
            left[key] = value
    return left, problems


def _rows(
    inner: list[Field], rows: list[Any], path: str, problems: dict[str, list[str]]
) -> list[Any]:
    found: list[Any] = []
    for number, row in enumerate(rows):
        if isinstance(row, dict):
            row, own = put_aside(inner, row, f"{path}.{number}.")
            problems.update(own)
        elif not can_be_kept(row):
            row = None
        found.append(row)
    return found


def _cannot_be_kept(label: str) -> str:
    sentence = _("“%(label)s” has a character that cannot be kept. Write it anew.")
    return sentence % {"label": label}
