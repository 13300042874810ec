"""What a form’s rules ask about, as a sheet to be filled in for a trial."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from facts.models import Fact, FactType
from facts.words import Words, plain

from ..checks.conditions import asked_by
from ..compiling import RuleInForce
from ..standing import Standing

#: Kinds that say something about one matter on its own.
TRIED = frozenset({"route", "limit", "deadline"})
#: Not a fact of the matter: whether its days fall in a period that the office declared.
DECLARED = "declared_period"


@dataclass(frozen=True)
class Question:
    """One fact that is asked for; `choices` are codes with their words."""

    key: str
    label: str
    type: str
    unit: str = ""
    step: str = ""
    minimum: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The facts that decide about one form, and the clauses that speak of it first."""

    form: str
    label: str
    clauses: tuple[str, ...]
    questions: tuple[Question, ...]

    def as_dict(self) -> dict[str, Any]:
        """The shape that the editor's screen draws."""
        return asdict(self)


def sheets(page: Standing) -> list[Sheet]:
    """One for each form of which a route, limit or deadline speaks (one query)."""
    rules = tried(page.rules)
    forms = dict.fromkeys(each.rule.form for each in rules)
    facts = {fact.key: fact for fact in Fact.objects.all()} if forms else {}
    first = {each.basis.clause: each.rule.form for each in reversed(rules)}
    return [
        _sheet(
            form,
            of_form(rules, form),
            facts,
            page.words,
            tuple(clause for clause, spoken_of in reversed(first.items()) if spoken_of == form),
        )
        for form in forms
    ]


def tried(rules: Iterable[RuleInForce]) -> list[RuleInForce]:
    """The rules that a trial is put to."""
    return [each for each in rules if each.kind in TRIED]


def of_form(rules: Iterable[RuleInForce], form: str) -> list[RuleInForce]:
    """Those about one form."""
    return [each for each in rules if each.rule.form == form]


def _sheet(
    form: str,
    rules: list[RuleInForce],
    facts: dict[str, Fact],
    words: Words,
    clauses: tuple[str, ...],
) -> Sheet:
    keys = [key for each in rules for key in sorted(asked_by(each.rule))]
    known = [facts[key] for key in dict.fromkeys(keys) if key in facts]
    questions = [_question(fact, words) for fact in known]
    if any(getattr(each.rule, "only_in_declared_period", False) for each in rules):
        questions.append(Question(DECLARED, _("in a declared period"), FactType.YES_NO))
    return Sheet(form, words.form(form), clauses, tuple(questions))


def _question(fact: Fact, words: Words) -> Question:
    is_number = fact.type == FactType.NUMBER
    return Question(
        fact.key,
        words.fact(fact.key),
        fact.type,
        fact.unit,
        plain(fact.step) if is_number else "",
        plain(fact.minimum) if is_number and fact.minimum is not None else "",
        tuple(words.choices.get(fact.key, {}).items()),
    )
