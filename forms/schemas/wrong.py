"""What JSON Schema refuses, told in sentences: which field, what it takes, what was given."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import jsonschema_rs
from django.utils.translation import gettext as _

from .fields import Answers, Field
from .fields.base import type_of
from .models.edition import FormEdition
from .patterns import LINEAR

#: Longer answers are cut when they are quoted.
LONGEST_QUOTE = 60
#: So many editions stay compiled.
MOST_KEPT = 128

_validators: dict[tuple[Any, str], jsonschema_rs.Draft202012Validator] = {}


def schema_problems(edition: FormEdition, answers: Answers) -> dict[str, list[str]]:
    """A sentence per path for what the schema of an edition refuses."""
    problems: dict[str, list[str]] = {}
    fields = None
    for error in validator_of(edition).iter_errors(answers):
        fields = fields or Places(edition.fields)
        for path, sentence in _sentences(error, fields):
            problems.setdefault(path, [sentence])
    return problems


def still_empty(field: Field) -> str:
    """The sentence for an answer that is missing."""
    sentence = _("“%(label)s” must be answered and is still empty. Fill it in.")
    return sentence % {"label": field["label"]}


def validator_of(edition: FormEdition) -> jsonschema_rs.Draft202012Validator:
    """The compiled schema of an edition; an edition never changes."""
    key = (edition.pk, edition.digest)
    if key not in _validators:
        if len(_validators) >= MOST_KEPT:
            _validators.clear()
        _validators[key] = jsonschema_rs.Draft202012Validator(
            edition.schema, validate_formats=True, pattern_options=LINEAR
        )
    return _validators[key]


class Places:
    """The fields of a form by the places at which an error may be."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self.fields = {key: field for field in fields for key in type_of(field).keys(field)}
        self.inner = {
            key: Places(type_of(field).inner(field))
            for key, field in self.fields.items()
            if type_of(field).inner(field)
        }

    def find(self, place: Sequence[str | int]) -> tuple[str, Field] | None:
        """The field that an error is about, with its path: of a part of an answer, the answer's."""
        key = str(place[0]) if place else ""
        if key in self.inner and len(place) > 2:  # group, number, key
            found = self.inner[key].find(place[2:])
            return (f"{key}.{place[1]}.{found[0]}", found[1]) if found else None
        field = self.fields.get(key)
        return (key, field) if field is not None else None


def _sentences(error: Any, fields: Places) -> Iterator[tuple[str, str]]:
    place = list(error.instance_path)
    kind = error.kind.name
    found = fields.find(place)
    path = ".".join(map(str, place))
    if kind == "additionalProperties" and (found is None or type_of(found[1]).inner(found[1])):
        sentence = _("The form does not ask “%(key)s”. Leave it out, or check its spelling.")
        for key in error.kind.unexpected:
            yield ".".join([*map(str, place), key]), sentence % {"key": _short(key)}
    elif kind == "required" and (missing := fields.find([*place, error.kind.property])):
        yield missing[0], still_empty(missing[1])
    elif found and type_of(found[1]).inner(found[1]) and len(place) > 1:
        sentence = _("“%(label)s”: row %(number)s is no set of answers. Send {“key”: value}.")
        yield path, sentence % {"label": found[1]["label"], "number": int(place[1]) + 1}
    elif found:
        part = path.removeprefix(found[0]).lstrip(".")
        told = type_of(found[1]).wrong_part(found[1], part, _short(error.instance))
        yield found[0], told or _about_value(kind, error, found[1])
    else:
        yield path, _("The form does not take this. Compare it with the schema of the form.")


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
        case "pattern" if not str(given).strip() and field.get("required"):
            return still_empty(field)
        case "pattern":
            return type_of(field).wrong_pattern(field, words["given"])
        case _:
            return type_of(field).wrong_type(field, words["given"])


def _short(given: Any) -> str:
    text = str(given)
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"
