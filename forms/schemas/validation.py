"""Are these answers what the form asks? A sentence per key: what was asked, what was given, what to do."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import jsonschema_rs
from django.utils.translation import gettext as _

from .fields import Answers, Field
from .fields.base import type_of
from .models.edition import FormEdition
from .shown import shown_fields, without_hidden
from .texts import can_be_kept

#: Sentences by key of the answers; "" stands for the form as a whole.
Problems = Mapping[str, list[str]]


def validate(edition: FormEdition, answers: Any, *, on: date) -> tuple[dict[str, Any], Problems]:
    """The answers less hidden ones and blanks, and the problems found; no problems means valid.

    `on` is the day of handing in: some answers may not lie after it.
    """
    if not isinstance(answers, dict):
        return {}, {"": [_("Answers are an object of keys and values. Send {“key”: value}.")]}
    fields = edition.fields
    answers = _with_defaults(
        fields, {key: each for key, each in answers.items() if each not in (None, "")}
    )
    answers = without_hidden(fields, answers)
    problems = _strange_texts(fields, answers)
    readable = {key: each for key, each in answers.items() if key not in problems}
    problems = {**_schema_problems(edition, readable), **problems}
    for field in shown_fields(fields, answers):
        keys = type_of(field).keys(field)
        if not any(key in problems for key in keys):
            found = type_of(field).problems(field, answers)
            found = found or type_of(field).problems_on(field, answers, on)
            for key, sentence in found.items():
                problems.setdefault(key, []).append(sentence)
    return answers, problems


def read(edition: FormEdition, data: Any) -> dict[str, Any]:
    """Answers from a posted page (a QueryDict)."""
    answers: dict[str, Any] = {}
    for field in edition.fields:
        answers.update(type_of(field).read(field, data))
    return answers


def shown_answers(edition: FormEdition, answers: Answers) -> list[tuple[Field, str]]:
    """(field, answer as read) for what was asked and answered, in the order of the form."""
    shown = [
        (field, type_of(field).show(field, answers))
        for field in shown_fields(edition.fields, answers)
    ]
    return [(field, text) for field, text in shown if text or field["type"] == "file"]


def _strange_texts(fields: list[Field], answers: Answers) -> dict[str, list[str]]:
    labels = {key: field["label"] for field in fields for key in type_of(field).keys(field)}
    sentence = _("“%(label)s” has a character that cannot be kept. Write it anew.")
    return {
        key: [sentence % {"label": labels.get(key, "?")}]
        for key, value in answers.items()
        if not can_be_kept(value) or not can_be_kept(key)
    }


def _with_defaults(fields: list[Field], answers: dict[str, Any]) -> dict[str, Any]:
    defaults = {
        field["key"]: field["default"] for field in fields if field.get("default") not in (None, "")
    }
    return {**defaults, **answers}


@lru_cache(maxsize=128)
def _validator(digest: str, schema: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(schema), validate_formats=True)


def _schema_problems(edition: FormEdition, answers: Answers) -> dict[str, list[str]]:
    by_key = {key: field for field in edition.fields for key in type_of(field).keys(field)}
    validator = _validator(edition.digest, json.dumps(edition.schema))
    problems: dict[str, list[str]] = {}
    for error in validator.iter_errors(dict(answers)):
        for key, sentence in _sentences(error, by_key, answers):
            problems.setdefault(key, [sentence])
    return problems


def _sentences(error: Any, by_key: Mapping[str, Field], answers: Answers) -> list[tuple[str, str]]:
    kind = error.kind.name
    if kind == "additionalProperties":
        sentence = _("The form does not ask “%(key)s”. Leave it out, or check its spelling.")
        return [(key, sentence % {"key": key}) for key in error.kind.unexpected]
    if kind == "required":
        key = error.kind.property
        sentence = _("“%(label)s” must be answered and is still empty. Fill it in.")
        return [(key, sentence % {"label": by_key[key]["label"]})]
    key = str(error.instance_path[0]) if error.instance_path else ""
    if key not in by_key:
        return [("", error.message)]
    return [(key, _about_value(kind, error, by_key[key], answers.get(key)))]


def _about_value(kind: str, error: Any, field: Field, given: Any) -> str:
    words = {"label": field["label"], "given": _short(given)}
    match kind:
        case "maxLength":
            return _(
                "“%(label)s” takes at most %(limit)s characters; %(length)s were given. Shorten it."
            ) % {
                **words,
                "limit": error.kind.limit,
                "length": len(given),
            }
        case "minimum":
            return _(
                "“%(label)s” is at least %(limit)s; %(given)s was given. Enter a larger number."
            ) % {
                **words,
                "limit": error.kind.limit,
            }
        case "maximum":
            return _(
                "“%(label)s” is at most %(limit)s; %(given)s was given. Enter a smaller number."
            ) % {
                **words,
                "limit": error.kind.limit,
            }
        case "maxItems" | "minItems" | "uniqueItems":
            return _("“%(label)s” takes one to ten different files. Add or remove some.") % words
        case "pattern" if not str(given).strip():
            return _("“%(label)s” must be answered and is still empty. Fill it in.") % words
        case _:
            return type_of(field).wrong_type(field, words["given"])


def _short(given: Any) -> str:
    text = str(given)
    return text if len(text) <= 60 else text[:60] + "…"
