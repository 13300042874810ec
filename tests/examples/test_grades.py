"""The examples of scores and grades that a clerk can check, against the rules as published."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from office.loading.files import read
from regulations.compiling import rules_of_edition
from regulations.models import Edition
from regulations.rules.grade import Grade

CASES = [
    case
    for path in sorted((Path(__file__).parent / "grades").glob("*.yaml"))
    for case in read(path)
]


@pytest.fixture
def rules(office: None) -> dict[str, Grade]:
    """The grades of the regulation for grid workers, by the fact that the score fills in."""
    edition = Edition.objects.get(slug="community-grid-workers")
    rules = rules_of_edition(edition.pk, edition.digest)
    return {each.rule.fact: each.rule for each in rules if each.kind == "grade"}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_published_rules_grade_as_expected(case: Any, rules: dict[str, Grade]) -> None:
    expected = case["expect"]
    if "ballots" in case:
        votes = {f"ballots.{name}": Decimal(count) for name, count in case["ballots"].items()}
        assert rules["ballots.share"].graded(votes).grade == expected["rating"]
        return
    rule = rules["assessment.score"]
    if "quarters" in case:
        found = rule.of_year([Decimal(each) for each in case["quarters"]])
    else:
        scores = case["scores"].items()
        found = rule.graded({f"assessment.{name}_score": Decimal(n) for name, n in scores})
    assert (found.score, found.grade) == (Decimal(str(expected["score"])), expected["grade"])
