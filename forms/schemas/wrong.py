"""What JSON Schema refuses, told in sentences: which field, what it takes, what was given."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import jsonschema_rs
from django.utils.translation import gettext as _

from .fields import Answers, Field
from .fields.base import type_of
from .models.edition import FormEdition

#: Longer answers are cut when they are quoted.
LONGEST_QUOTE = 60


def schema_problems(
    edition: FormEdition, answers: Answers, fields: Mapping[str, Field]
) -> dict[str, list[str]]:
    """A sentence per path for what the schema of an edition refuses; `fields` are those met, by path."""
    problems: dict[str, list[str]] = {}
    for error in _validator(edition.digest, json.dumps(edition.schema)).iter_errors(dict(answers)):
        for path, sentence in _sentences(error, fields):
            problems.setdefault(path, [sentence])
    return problems


def still_empty(field: Field) -> str:
    """The sentence for an answer that is missing."""
    sentence = _("“%(label)s” must be answered and is still empty. Fill it in.")
    return sentence % {"label": field["label"]}


@lru_cache(maxsize=128)
def _validator(digest: str, schema: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(schema), validate_formats=True)


def _sentences(error: Any, fields: Mapping[str, Field]) -> Iterator[tuple[str, str]]:
    place = [str(each) for each in error.instance_path]
    kind = error.kind.name
    if kind == "additionalProperties" and not _known(place, fields):
        sentence = _("The form does not ask “%(key)s”. Leave it out, or check its spelling.")
        for key in error.kind.unexpected:
            yield ".".join([*place, key]), sentence % {"key": key}
    elif kind == "required" and (field := fields.get(".".join([*place, error.kind.property]))):
        yield ".".join([*place, error.kind.property]), still_empty(field)
    elif path := _known(place, fields):
        yield path, _about_value(kind, error, fields[path])
    else:
        yield ".".join(place), error.message


def _known(place: list[str], fields: Mapping[str, Field]) -> str:
    """The field that an error is about: of a part of an answer (the third file), the answer's."""
    for length in range(len(place), 0, -1):
        path = ".".join(place[:length])
        # Of a group itself only its amount can be wrong; what is wrong in a row has its own path.
        if path in fields and (
            length == len(place) or not type_of(fields[path]).inner(fields[path])
        ):
            return path
    return ""


def _about_value(kind: str, error: Any, field: Field) -> str:
    given = error.instance
    words = {"label": field["label"], "given": _short(given)}
    match kind:
        case "maxLength":
            sentence = _(
                "“%(label)s” takes at most %(limit)s characters; %(length)s were given. Shorten it."
            )
            return sentence % {**words, "limit": error.kind.limit, "length": len(given)}
        case "minimum":
            sentence = _(
                "“%(label)s” is at least %(limit)s; %(given)s was given. Enter a larger number."
            )
            return sentence % {**words, "limit": error.kind.limit}
        case "maximum":
            sentence = _(
                "“%(label)s” is at most %(limit)s; %(given)s was given. Enter a smaller number."
            )
            return sentence % {**words, "limit": error.kind.limit}
        case "maxItems" | "minItems" | "uniqueItems":
            return type_of(field).wrong_amount(field, len(given))
        case "pattern" if not str(given).strip():
            return still_empty(field)
        case _:
            return type_of(field).wrong_type(field, words["given"])


def _short(given: Any) -> str:
    text = str(given)
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"
