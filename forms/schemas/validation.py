"""Are these answers what the form asks? A sentence per path: what was asked, what was given, what to do."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from people.models import Person
from people.registry.reach import reach_of

from .crossing import crossed
from .fields import Field
from .fields.base import BLANKS, type_of
from .models.edition import FormEdition
from .offering import narrows, not_offered
from .picking import listed_picks, picks, wrong_picks
from .settling import settled
from .strange import put_aside
from .walking import Met, every
from .wrong import schema_problems, still_empty

#: Sentences by path of the answers (households.0.name); "" stands for the form as a whole.
Problems = Mapping[str, list[str]]


def validate(
    edition: FormEdition, answers: Any, *, on: date, by: Person | None = None
) -> tuple[dict[str, Any], Problems]:
    """The answers of record, and the problems found; no problems means valid.

    Left out are blanks and what is not shown; added is what is chosen at first and what is
    computed. `on` is the day of handing in: some answers may not lie after it. `by` hands in: he
    picks from what he may see.
    """
    if not isinstance(answers, dict):
        return {}, {"": [_("Answers are an object of keys and values. Send {“key”: value}.")]}
    answers, problems = put_aside(edition.fields, answers)
    answers = settled(edition.fields, answers, on=on)
    for path, sentences in schema_problems(edition, answers).items():
        problems.setdefault(path, sentences)
    met = list(every(edition.fields, answers))
    for each in met:
        _look_at(each, problems, on)
    unrefused = [each for each in met if each.path not in problems]
    _look_up(edition.fields, unrefused, problems, on, by)
    for path, sentence in crossed(edition.checks, met, answers, frozenset(problems)):
        problems.setdefault(path, []).append(sentence)
    return answers, problems


def read(edition: FormEdition, data: Any) -> dict[str, Any]:
    """Answers from a posted page (a QueryDict)."""
    answers: dict[str, Any] = {}
    for field in edition.fields:
        answers.update(type_of(field).read(field, data))
    return answers


def _look_at(met: Met, problems: dict[str, list[str]], on: date) -> None:
    """What JSON Schema cannot say about one field, unless it was refused already."""
    kind, prefix = type_of(met.field), met.prefix
    for key in kind.required(met.field) if met.required else ():
        if met.answers.get(key) in BLANKS:
            problems.setdefault(prefix + key, [still_empty(met.field)])
    if not any(prefix + key in problems for key in kind.keys(met.field)):
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
