"""The examples that a clerk can check: asked of explain(), handed in for real, and acted on."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from facts.held import Value, record
from forms.schemas.service import current_edition
from people.models import Person
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import Refusal, explain, perform, submit

CASES = [
    case
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
each_case = pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])


@pytest.fixture
def applicant(case: dict[str, Any], person: Any) -> Person:
    """The one who asks, with what the office already holds about him."""
    found = person(case["applicant"])
    held = case.get("held", [])
    record(found, [Value(row["fact"], Decimal(str(row["amount"])), row["day"]) for row in held])
    return found


def morning_of(day: date) -> datetime:
    return datetime.combine(day, time(9), ZoneInfo("Asia/Shanghai"))


@each_case
def test_explaining_gives_the_expected_chain_and_verdicts(case: Any, applicant: Person) -> None:
    explained = explain(
        current_edition("leave"), case["answers"], applicant=applicant, on=case["on"]
    )
    considered, expected = explained.considered, case["expect"]
    chain = [[step.order, step.desk.post_code, step.act] for step in considered.steps]

    assert explained.accepted is expected["accepted"]
    assert considered.circumstances.facts["leave.days"] == Decimal(str(expected["days"]))
    assert chain == expected.get("chain", chain)
    assert [each.effect for each in considered.verdicts if not each.met] == expected.get(
        "effects", []
    )
    assert all(each.basis for each in considered.verdicts)


@each_case
def test_handing_in_does_what_was_explained(case: Any, applicant: Person) -> None:
    at = morning_of(case["on"])
    if not case["expect"]["accepted"]:
        with pytest.raises(Refusal):
            submit(current_edition("leave"), case["answers"], by=applicant, at=at)
        assert not Proceeding.objects.exists()
        return

    leave = submit(current_edition("leave"), case["answers"], by=applicant, at=at)

    rows = Step.objects.filter(proceeding=leave).order_by("order", "pk")
    assert [[row.order, row.post_id, row.act] for row in rows] == case["expect"]["chain"]
    assert all(row.basis[0]["quote"] for row in rows)


@pytest.mark.parametrize(
    "case", [case for case in CASES if "acts" in case], ids=lambda c: c["case"]
)
def test_acting_moves_it_along_the_chain(case: Any, applicant: Person, person: Any) -> None:
    at = morning_of(case["on"])
    leave = submit(current_edition("leave"), case["answers"], by=applicant, at=at)

    for act in case["acts"]:
        leave = perform(leave, act["act"], by=person(act["by"]), at=at, opinion=act["opinion"])

        waiting = Step.objects.filter(proceeding=leave, status="current").order_by("order", "pk")
        assert leave.state == act["then"]
        assert [step.post_id for step in waiting] == act["waits"]
