"""The examples of consequences that a clerk can check, against all rules as published."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from facts.words import plain
from office.loading.files import read
from regulations.compiling import RuleInForce, rules_of_edition
from regulations.models import Edition
from regulations.rules.consequence import Trigger
from regulations.rules.deciding import decide
from regulations.rules.following import Followed, Happened, follow

POSTS = {"community-grid-workers": "grid-worker", "community-feedback": "feedback-head"}
CASES = [
    (path.stem, case)
    for path in sorted((Path(__file__).parent / "consequences").glob("*.yaml"))
    for case in read(path)
]
each_case = pytest.mark.parametrize(
    ("slug", "case"), CASES, ids=[case["case"] for _slug, case in CASES]
)
Found = list[tuple[RuleInForce, Followed]]


def happened(row: dict[str, Any], post: str) -> Happened:
    number = Decimal(str(row.get("days", 0)))
    each_day = tuple((row["day"] + timedelta(n), Decimal(1)) for n in range(int(number)))
    facts = {
        "finding.kind": row.get("kind", ""),
        "finding.found": row.get("found", "other"),
        "absence.days": number,
        "score.kind": row.get("kind", ""),
        "score.value": Decimal(str(row.get("score", 0))),
        "leave.type": row.get("type", ""),
        "leave.days": number,
    }
    return Happened(
        row["day"],
        row.get("form", "finding"),
        facts,
        posts=frozenset(row.get("posts", [post])),
        what=Trigger.DUTY if row.get("missed") else Trigger.RECORD,
        spread={"leave.days": each_day} if row.get("form") == "leave" and not number % 1 else {},
    )


def followed(slug: str, case: dict[str, Any]) -> Found:
    edition = Edition.objects.get(slug=slug)
    rules = rules_of_edition(edition.pk, edition.digest)
    records = [happened(row, POSTS[slug]) for row in case["records"]]
    return [
        (rule, each)
        for rule in rules
        if rule.kind == "consequence"
        for each in follow(rule.rule, records, rule.words)
    ]


def told(each: Followed) -> tuple[str, str, str]:
    ends = [each.amount_from, each.amount_to]
    figures = [plain(end) for end in dict.fromkeys(ends) if end is not None]
    return str(each.outcome.kind), "–".join(figures), "booked" if each.booked else "proposed"


def expected(row: list[Any]) -> tuple[str, str, str]:
    kind, figures, booked = row
    ends = figures if isinstance(figures, list) else [figures]
    return kind, "–".join(str(end) for end in ends if end is not None), booked


@each_case
def test_the_published_rules_have_the_expected_outcomes(slug: str, case: Any, office: None) -> None:
    found = followed(slug, case)

    assert sorted(told(each) for _rule, each in found) == sorted(map(expected, case["expect"]))
    assert [each.begins for _rule, each in found] == case.get(
        "begins", [each.begins for _rule, each in found]
    )
    assert all(each.sentence for _rule, each in found)


@pytest.mark.parametrize(
    ("slug", "case"),
    [(slug, case) for slug, case in CASES if "decide" in case],
    ids=[case["case"] for _slug, case in CASES if "decide" in case],
)
def test_what_is_proposed_is_decided_as_expected(slug: str, case: Any, office: None) -> None:
    found = followed(slug, case)
    for row in case["decide"]:
        rule, proposed = next(each for each in found if each[1].outcome.kind == row["outcome"])
        amount = Decimal(row["amount"]) if "amount" in row else None
        minutes = row.get("minutes", "")

        verdict = decide(rule.rule, proposed, amount=amount, minutes=minutes, words=rule.words)

        assert verdict.met is row["granted"]
        assert row.get("says", "") in verdict.sentence
