"""得分和等次: what the kept rules make of what was handed in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from facts.conditions import Facts
from facts.held import amounts_of, year_of
from forms.submissions.facts import facts_of
from regulations.compiling import RuleInForce
from regulations.in_force import published_rules_for
from regulations.rules.grade import Graded, rounded
from regulations.rules.verdict import Verdict
from workflows.chains.handing_in import kept_bindings
from workflows.chains.shapes import verdict_dict

from .facts import SCORE, WHOLE_YEAR


@dataclass(frozen=True)
class Counted:
    """Score and grade of an assessment, and what each rule says."""

    graded: Graded
    verdicts: list[Verdict]


def rules_of(assessment: Any) -> list[RuleInForce]:
    """The rules of grading, in the editions that the matter keeps."""
    rules = published_rules_for(kept_bindings(assessment), assessment.form_edition.slug)
    return [each for each in rules if each.kind == "grade"]


def count(assessment: Any) -> Counted | None:
    """Of a quarter from its indicators, of a year from its quarters; None while something is missing."""
    facts = _facts_in(assessment)
    rules = [each for each in rules_of(assessment) if each.rule.applies(facts)]
    main = next((each for each in rules if each.rule.fact == SCORE), None)
    if main is None:
        return None
    if assessment.period == WHOLE_YEAR:
        quarters = _quarters(assessment)
        found = main.rule.of_year(quarters)
        return found and Counted(found, [_of_year(main, quarters)])
    found = main.rule.graded(facts)
    return found and Counted(found, verdicts_of(rules, facts))


def amended(assessment: Any, score: Decimal) -> Counted | None:
    """The same for a score that was set after an appeal."""
    main = next((each for each in rules_of(assessment) if each.rule.fact == SCORE), None)
    if main is None:
        return None
    found = main.rule.of_score(score)
    said = replace(main.rule.judge_score(score, main.words), basis=(main.basis,))
    return Counted(found, [said])


def keep(assessment: Any, counted: Counted) -> None:
    """Note score, grade and what was said about them."""
    assessment.score, assessment.grade = counted.graded.score, counted.graded.grade
    assessment.counted = [verdict_dict(each) for each in counted.verdicts]


def publish(assessment: Any) -> None:
    """What was counted takes the place of what was foretold."""
    others = [each for each in assessment.verdicts if each["kind"] != "grade"]
    assessment.verdicts = [*others, *assessment.counted]


def kept_basis(assessment: Any) -> list[dict[str, Any]]:
    """The clauses of its score and grade."""
    return [basis for each in assessment.counted for basis in each["basis"]]


def result(assessment: Any) -> dict[str, str]:
    """Score and grade in words, for the log."""
    main = next(each for each in rules_of(assessment) if each.rule.fact == SCORE)
    label = main.words.value(main.rule.grade, assessment.grade)
    return {"score": rounded(Decimal(str(assessment.score))), "grade": label}


def verdicts_of(rules: Iterable[RuleInForce], facts: Facts) -> list[Verdict]:
    """What each rule says about these facts, with its clause."""
    return [
        replace(each.rule.judge(facts, each.words), basis=(each.basis,))
        for each in rules
        if each.rule.applies(facts)
    ]


def _facts_in(assessment: Any) -> dict[str, Any]:
    """Everything that was answered: when it was opened, and by each rater."""
    found = dict(facts_of(assessment.form_edition, assessment.answers))
    for each in assessment.parts:
        found.update(facts_of(each.edition, each.answers))
    return found


def _quarters(assessment: Any) -> list[Decimal]:
    first, last = year_of(date(assessment.year, 1, 1))
    return amounts_of(assessment.applicant, SCORE, first, last, without=assessment.serial)


def _of_year(main: RuleInForce, quarters: list[Decimal]) -> Verdict:
    return replace(main.rule.judge_year(quarters, main.words), basis=(main.basis,))
