"""The examples of evidence that a clerk can check: which record is complete, and what lacks."""

from pathlib import Path
from typing import Any

import pytest

from facts.words import Words
from office.loading.files import read
from regulations.compiling import rules_of_edition
from regulations.models import Edition
from regulations.rules.evidence import Evidence

PATH = Path(__file__).parent / "evidence/records.yaml"
CASES = read(PATH)


def rule_of(case: dict[str, Any]) -> tuple[Evidence, Words]:
    edition = Edition.objects.get(slug=case["regulation"])
    return next(
        (each.rule, each.words)
        for each in rules_of_edition(edition.pk, edition.digest)
        if each.kind == "evidence" and case["quote"] in each.basis.quote
    )


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_record_is_complete_or_not(case: Any, office: None) -> None:
    rule, words = rule_of(case)
    verdict = rule.judge(case["facts"], words)

    if case["expect"] is None:
        assert verdict is None
        return
    assert verdict.met is case["expect"]["met"]
    assert case["expect"].get("says", "") in verdict.sentence
