"""From answers to typed values of the facts that fields are bound to."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from facts.conditions import FactValueType
from facts.held import Value, spread
from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import type_of
from forms.schemas.fields.half_day_range import amounts, half_days
from forms.schemas.fields.moment import moment_of
from forms.schemas.models import FormEdition
from forms.schemas.shown import shown_fields


def facts_of(edition: FormEdition, answers: Answers) -> dict[str, FactValueType]:
    """Every fact that the answers fill in, by key."""
    found: dict[str, FactValueType] = {}
    for field in shown_fields(edition.fields, answers):
        found.update(type_of(field).facts(field, answers))
    return found


def values_of(edition: FormEdition, answers: Answers, *, on: date) -> list[Value]:
    """The values to be recorded: as of the day handed in, amounts of days on the days themselves."""
    values: list[Value] = []
    for field in shown_fields(edition.fields, answers):
        if field.get("about"):
            # It is held about a household or a resident (listed.py), not about who fills in.
            continue
        spreads = field["type"] == "half_day_range" and field.get("fact")
        if spreads:
            values += spread(field["fact"], amounts(field, answers))
        found = type_of(field).facts(field, answers)
        values += [
            Value(key, each, on)
            for key, each in found.items()
            if not (spreads and key == field["fact"])
        ]
    return values


def days_asked(edition: FormEdition, answers: Answers) -> list[tuple[date, Decimal]]:
    """Each day that the answers' ranges of days touch, with 1 or 0.5."""
    shown: Iterable[Field] = shown_fields(edition.fields, answers)
    return [
        each
        for field in shown
        if field["type"] == "half_day_range"
        for each in amounts(field, answers)
    ]


def half_days_asked(edition: FormEdition, answers: Answers) -> list[range]:
    """The half days of each range that the answers have, numbered as `half_days` numbers them."""
    shown: Iterable[Field] = shown_fields(edition.fields, answers)
    return [half_days(each, answers) for each in shown if each["type"] == "half_day_range"]


def answers_for(edition: FormEdition, facts: Mapping[str, FactValueType]) -> dict[str, Any]:
    """The answers of a form that facts already known fill in: of fields that take a single answer."""
    return {
        field["key"]: type_of(field).answer(facts[field["fact"]])
        for field in edition.fields
        if type_of(field).asks
        and field.get("fact") in facts
        and type_of(field).keys(field) == (field.get("key"),)
    }


def moment_of_fact(edition: FormEdition, answers: Answers, fact: str) -> datetime | None:
    """The moment that fills in a fact, with its time of day; None when it was not answered."""
    for field in shown_fields(edition.fields, answers):
        if field.get("fact") == fact:
            return moment_of(answers, field["key"])
    return None


def shown_fact(edition: FormEdition, answers: Answers, fact: str) -> str:
    """The answer that fills in a fact, as a person reads it; blank when none does."""
    for field in shown_fields(edition.fields, answers):
        if field.get("fact") == fact:
            return type_of(field).show(field, answers)
    return ""
