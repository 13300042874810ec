"""Whether a value that is known already still fits the field that asks for it."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

import jsonschema_rs

from .fields.base import Field, type_of
from .texts import can_be_kept


def takes_one_answer(field: Field) -> bool:
    """Whether one fact about whoever fills it in is all that it asks for, so that a known value answers it."""
    own = bool(field.get("fact")) and not field.get("about")
    return own and type_of(field).keys(field) == (field.get("key"),)


def fits(field: Field, answer: Any, *, on: date) -> bool:
    """Whether nobody would refuse this answer: an option may be withdrawn, a bound may have moved."""
    kind, answers = type_of(field), {field["key"]: answer}
    schema = kind.properties(field).get(field["key"])
    # What the server computes nobody answers.
    if schema is None or schema.get("readOnly") or not can_be_kept(answer):
        return False
    if not _validator(json.dumps(schema)).is_valid(answer):
        return False
    return not (kind.problems(field, answers) or kind.problems_on(field, answers, on))


@lru_cache(maxsize=1024)
def _validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(schema), validate_formats=True)
