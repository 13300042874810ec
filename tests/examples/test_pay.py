"""The examples of pay that a clerk can check, against the rules as published."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from office.loading.files import read
from regulations.compiling import rules_of_edition
from regulations.models import Edition
from regulations.rules.following import Happened
from regulations.rules.leave_days import Taken
from regulations.rules.outcomes import OutcomeKind
from regulations.rules.pay_span import CitedPay, Earner, Measure, Paid, PaySpan
from regulations.rules.paying import settle

FILES = sorted((Path(__file__).parent / "pay").glob("*.yaml"))
CASES = [(path.stem, case) for path in FILES for case in read(path)]


def rules_of(slug: str) -> list[CitedPay]:
    edition = Edition.objects.get(slug=slug)
    rules = rules_of_edition(edition.pk, edition.digest)
    return [CitedPay(each.rule, each.basis) for each in rules if each.kind == "pay"]


def earner(case: dict[str, Any]) -> Earner:
    """3,000 yuan a month and 9 years of service, unless the case says otherwise."""
    years = case.get("years", 9)
    steps = years if isinstance(years, list) else [[date.min, years]]
    return Earner(
        Decimal(case.get("monthly", 3000)),
        lambda day: Decimal([number for since, number in steps if since <= day][-1]),
        frozenset({"grid-worker"}),
    )


def taken(row: dict[str, Any]) -> Taken:
    days = Decimal((row["last"] - row["first"]).days + 1)
    return Taken(row["first"], row["last"], days, "leave", {"leave.type": row["type"]})


def happened(row: dict[str, Any]) -> Happened:
    facts = {
        "finding.kind": row["kind"],
        "finding.found": row.get("found", "other"),
        "absence.days": Decimal(str(row.get("days", 0))),
    }
    return Happened(row["day"], "finding", facts, posts=frozenset({"grid-worker"}))


def settled(slug: str, case: dict[str, Any]) -> tuple[PaySpan, ...]:
    looked_at = Paid(
        earner(case),
        tuple(map(taken, case.get("leaves", ()))),
        tuple(map(happened, case.get("records", ()))),
        tuple(
            Measure(OutcomeKind(row["kind"]), row["first"], row["last"])
            for row in case.get("measures", ())
        ),
    )
    return settle(rules_of(slug), looked_at)


@pytest.mark.parametrize(("slug", "case"), CASES, ids=[case["case"] for _slug, case in CASES])
def test_the_published_rules_pay_as_expected(slug: str, case: Any, office: None) -> None:
    spans, expected = settled(slug, case), case["expect"]

    assert [[each.month, each.percent] for each in spans] == expected["months"]
    assert [each.first for each in spans if each.disagree] == expected.get("disagree", [])
    for name, figures in (
        ("withheld", [each.withheld for each in spans]),
        ("total", [each.amount for each in spans]),
    ):
        assert name not in expected or sum(figures) == expected[name]
    assert (
        all(each.benefits is expected.get("benefits", True) for each in spans)
        or "disagree" in expected
    )
    assert all(each.sentence and each.rules[0].basis.path in each.sentence for each in spans)
