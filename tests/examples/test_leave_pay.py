"""What leaves do to pay, asked of slips that were handed in and decided to their end (D1-3.5 to D1-3.7)."""

import re
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from office.loading.files import read
from people.models import Person
from tests.examples.deciding import (
    by_case,
    decided,
    evening_of,
    hand_in,
    morning_of,
    prepare,
    report_back,
)
from workflows.chains.service import explain
from workflows.leave.models import Leave

FILES = sorted((Path(__file__).parent / "leave_pay").glob("*.yaml"))
CASES = [case for path in FILES for case in read(path)]
SUM = re.compile(r"计 ([\d.]+) 元")


@pytest.fixture
def worker(case: dict[str, Any], person: Any, settings: Any, tmp_path: Path) -> Person:
    settings.MEDIA_ROOT = tmp_path
    found = person(case.get("applicant", "grid-worker"))
    prepare(case, found, person("office-clerk"))
    return found


def slip(row: dict[str, Any]) -> dict[str, Any]:
    answers = {
        "leave_type": row["type"],
        "first_day": row["first"].isoformat(),
        "last_day": row["last"].isoformat(),
        "reason": row.get("reason", "如假条所附。"),
    }
    return {**row, "answers": answers | row.get("more", {}), "on": row["asked"]}


def taken(row: dict[str, Any], worker: Person) -> Leave:
    """Handed in, decided by everybody in turn, on file, reported back."""
    matter = hand_in(slip(row), worker)
    list(decided(matter, evening_of(row["asked"])))
    return Leave.objects.get(pk=report_back(matter, row.get("back")).pk)


def said(leaves: Iterable[Leave], kind: str) -> list[str]:
    """All sentences about pay, or about what else follows, slip by slip, as the applicant reads them when all is over."""
    kept = list(leaves)
    at = morning_of(max(each.last_day for each in kept) + timedelta(days=2))
    told = [each for leave in kept for each in leave.leads_to(at=at, sums=True)]
    return [each.sentence for each in told if each.kind == kind]


@by_case(CASES)
def test_leaves_are_paid_month_by_month_as_the_clause_says(case: Any, worker: Person) -> None:
    leaves = [taken(row, worker) for row in case["slips"]]

    sentences = said(leaves, "pay")

    assert sentences == case["expect"]["says"]
    assert all(each.state == "closed" for each in leaves)
    # What follows is proposed; nothing is asked about days that slips cover.
    assert not any(each.questions for each in leaves)
    if "total" in case["expect"]:
        sums = [Decimal(each) for one in sentences for each in SUM.findall(one)]
        assert sum(sums) == case["expect"]["total"]
    follows = dict.fromkeys(said(leaves, "consequence"))
    assert list(follows) == case["expect"].get("follows", [])


@pytest.mark.slow
@by_case(CASES)
def test_the_same_is_said_before_the_last_slip_is_handed_in(case: Any, worker: Person) -> None:
    *before, last = case["slips"]
    for row in before:
        taken(row, worker)
    matter = hand_in(slip(last), worker)
    edition, at = matter.form_edition, evening_of(last["asked"])
    told = explain(edition, matter.answers, applicant=worker, on=last["asked"], again=matter)

    asked = [each.sentence for each in told.consequences(sums=True)]

    assert asked == [each.sentence for each in matter.leads_to(at=at, sums=True)]
    assert asked or not case["expect"]["says"]
