"""Are these answers what the form asks? A sentence per path: what was asked, what was given, what to do."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from people.models import Person
from people.registry.reach import reach_of

from .fields import Answers, Field
from .fields.base import type_of
from .fields.group import rows_of
from .models.edition import FormEdition
from .offering import narrows, not_offered
from .picking import listed_picks, picks, wrong_picks
from .shown import conditions_of, without_hidden
from .texts import can_be_kept
from .walking import Met, every
from .wrong import schema_problems, still_empty

#: Sentences by path of the answers (households.0.name); "" stands for the form as a whole.
Problems = Mapping[str, list[str]]
BLANKS: tuple[Any, ...] = (None, "")


def validate(
    edition: FormEdition, answers: Any, *, on: date, by: Person | None = None
) -> tuple[dict[str, Any], Problems]:
    """The answers less hidden ones and blanks, and the problems found; no problems means valid.

    `on` is the day of handing in: some answers may not lie after it. `by` hands in: he picks
    from what he may see.
    """
    if not isinstance(answers, dict):
        return {}, {"": [_("Answers are an object of keys and values. Send {“key”: value}.")]}
    fields = edition.fields
    if problems := _too_many(fields, answers):
        return answers, problems
    answers = without_hidden(fields, completed(fields, answers))
    problems = _strange_texts(fields, answers)
    readable = {key: each for key, each in answers.items() if key not in problems}
    met = list(every(fields, readable))
    by_path = {each.prefix + key: each.field for each in met for key in _keys(each)}
    problems |= schema_problems(edition, readable, by_path)
    for each in met:
        _look_at(each, problems, on)
    _look_up(fields, [each for each in met if each.path not in problems], problems, on, by)
    return answers, problems


def read(edition: FormEdition, data: Any) -> dict[str, Any]:
    """Answers from a posted page (a QueryDict)."""
    answers: dict[str, Any] = {}
    for field in edition.fields:
        answers.update(type_of(field).read(field, data))
    return answers


def completed(fields: list[Field], answers: Answers) -> dict[str, Any]:
    """The answers less blanks, with what is chosen at first; in the rows of groups too."""
    given = {key: each for key, each in answers.items() if each not in BLANKS}
    defaults = {
        field["key"]: field["default"] for field in fields if field.get("default") not in BLANKS
    }
    groups = {
        field["key"]: [
            completed(inner, row) if isinstance(row, dict) else row for row in given[field["key"]]
        ]
        for field in fields
        if (inner := type_of(field).inner(field)) and isinstance(given.get(field["key"]), list)
    }
    return {**defaults, **given, **groups}


def _keys(met: Met) -> tuple[str, ...]:
    return type_of(met.field).keys(met.field)


def _look_at(met: Met, problems: dict[str, list[str]], on: date) -> None:
    """What JSON Schema cannot say about one field, unless it was refused already."""
    kind, prefix = type_of(met.field), met.prefix
    paths = [prefix + key for key in _keys(met)]
    if met.required and not _hangs_on_wrong(met, problems):
        for key in kind.required(met.field):
            if met.answers.get(key) in BLANKS:
                problems.setdefault(prefix + key, [still_empty(met.field)])
    if not any(path in problems for path in paths):
        found = kind.problems(met.field, met.answers)
        found = found or kind.problems_on(met.field, met.answers, on)
        for key, sentence in found.items():
            problems.setdefault(prefix + key, []).append(sentence)


def _look_up(
    fields: list[Field], met: list[Met], problems: dict[str, list[str]], on: date, by: Person | None
) -> None:
    """What was picked must be on the lists of whoever hands in, and what was chosen for his office."""
    found = picks(met)
    reach = reach_of(by, on) if by and (narrows(fields) or listed_picks(found)) else None
    wrong = wrong_picks(found, reach)
    if reach is not None and narrows(fields):
        wrong |= dict(not_offered(met, reach))
    for path, sentence in wrong.items():
        problems.setdefault(path, []).append(sentence)


def _hangs_on_wrong(met: Met, problems: Problems) -> bool:
    """Whether its conditions ask about an answer that is refused itself."""
    rows = conditions_of(met.field) + conditions_of(met.field, "required_when")
    return any(row.fact in problems or met.prefix + row.fact in problems for row in rows)


def _too_many(fields: list[Field], answers: Answers) -> dict[str, list[str]]:
    """Groups with more rows than they take: said once, and not a sentence for each row."""
    groups = [field for field in fields if type_of(field).inner(field)]
    counted = {
        field["key"]: (field, len(rows_of(field, answers)), _most(field)) for field in groups
    }
    return {
        key: [type_of(field).wrong_amount(field, count)]
        for key, (field, count, most) in counted.items()
        if count > most
    }


def _most(field: Field) -> int:
    return int(type_of(field).properties(field)[field["key"]]["maxItems"])


def _strange_texts(fields: list[Field], answers: Answers) -> dict[str, list[str]]:
    labels = {key: field["label"] for field in fields for key in type_of(field).keys(field)}
    sentence = _("“%(label)s” has a character that cannot be kept. Write it anew.")
    return {
        key: [sentence % {"label": labels.get(key, "?")}]
        for key, value in answers.items()
        if not can_be_kept(value) or not can_be_kept(key)
    }
