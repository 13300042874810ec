"""What was filled in on a sheet, as facts; what cannot be read is said."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from facts.conditions import FactValueType
from facts.dictionary import APPLICANT_POST
from facts.models import FactType

from .sheets import Question, Sheet

#: More than any office counts; a sentence with more figures would be of no use.
MOST = Decimal(10) ** 12
YES_NO = {"yes": True, "no": False}


def given(sheet: Sheet, typed: Mapping[str, str]) -> tuple[dict[str, FactValueType], list[str]]:
    """The facts that are filled in, and what stands in the way of the others."""
    facts: dict[str, FactValueType] = {}
    problems: list[str] = []
    for question in sheet.questions:
        text = typed.get(question.key, "").strip()
        if not text:
            continue
        value = _value(question, text)
        if value is None:
            problems.append(_problem(question, text))
        else:
            facts[question.key] = value
    return facts, problems


def _value(question: Question, text: str) -> FactValueType | None:
    match question.type:
        case FactType.NUMBER:
            return _number(question, text)
        case FactType.DATE:
            return _day(text)
        case FactType.YES_NO:
            return YES_NO.get(text)
        case _:
            known = not question.choices or text in dict(question.choices)
            if not known:
                return None
            return frozenset({text}) if question.key == APPLICANT_POST else text


def _number(question: Question, text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    least = Decimal(question.minimum) if question.minimum else -MOST
    return number if number.is_finite() and least <= number <= MOST else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _problem(question: Question, text: str) -> str:
    named = {"fact": question.label, "given": text[:40], "least": question.minimum}
    match question.type:
        case FactType.NUMBER if question.minimum:
            return (
                _(
                    "“%(fact)s” is a number from %(least)s on; “%(given)s” was given. Enter such "
                    "a number."
                )
                % named
            )
        case FactType.NUMBER:
            return _("“%(fact)s” is a number; “%(given)s” was given. Enter it in figures.") % named
        case FactType.DATE:
            return _("“%(fact)s” is a day; “%(given)s” was given. Enter it as 2026-03-01.") % named
        case _:
            return (
                _("“%(fact)s” is chosen from a list; “%(given)s” is not in it. Choose again.")
                % named
            )
