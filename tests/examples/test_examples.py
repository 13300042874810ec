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
from workflows.chains.due import late_days
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import Refusal, explain, perform, submit

SHANGHAI = ZoneInfo("Asia/Shanghai")
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


def form_of(case: dict[str, Any]) -> Any:
    return current_edition(case.get("form", "leave"))


def morning_of(day: date) -> datetime:
    return datetime.combine(day, time(9), SHANGHAI)


def handed_in_at(case: dict[str, Any]) -> datetime:
    """In the evening, since what came in the morning is handed in the same day."""
    return datetime.combine(case["on"], time(18), SHANGHAI)


def due_days(due: Any) -> list[list[Any]]:
    """Day, and whether it is provisional."""
    return [[each["at"][:10], each["provisional"]] for each in due]


@each_case
def test_explaining_gives_the_expected_chain_and_verdicts(case: Any, applicant: Person) -> None:
    explained = explain(form_of(case), case["answers"], applicant=applicant, on=case["on"])
    considered, expected = explained.considered, case["expect"]
    chain = [[step.order, step.desk.post_code, step.act] for step in considered.steps]
    days = considered.circumstances.facts.get("leave.days")

    assert explained.accepted is expected["accepted"]
    assert days == (Decimal(str(expected["days"])) if "days" in expected else None)
    assert chain == expected.get("chain", chain)
    assert [each.effect for each in considered.verdicts if not each.met] == expected.get(
        "effects", []
    )
    assert due_days(each.as_dict() for each in considered.due) == expected.get("due", [])
    assert all(each.basis for each in considered.verdicts)


@each_case
def test_handing_in_does_what_was_explained(case: Any, applicant: Person) -> None:
    at, expected = handed_in_at(case), case["expect"]
    if not expected["accepted"]:
        with pytest.raises(Refusal):
            submit(form_of(case), case["answers"], by=applicant, at=at)
        assert not Proceeding.objects.exists()
        return

    matter = submit(form_of(case), case["answers"], by=applicant, at=at)

    rows = Step.objects.filter(proceeding=matter).order_by("order", "pk")
    chain = [[row.order, row.post_id, row.act] for row in rows]
    assert chain == expected.get("chain", chain)
    assert due_days(matter.due) == expected.get("due", [])
    assert all(row.basis[0]["quote"] for row in rows)


@pytest.mark.parametrize(
    "case", [case for case in CASES if "acts" in case], ids=lambda c: c["case"]
)
def test_acting_moves_it_along_the_chain(case: Any, applicant: Person, person: Any) -> None:
    matter = submit(form_of(case), case["answers"], by=applicant, at=handed_in_at(case))

    for act in case["acts"]:
        at = morning_of(act["on"]) if "on" in act else handed_in_at(case)
        doing = {name: act[name] for name in ("opinion", "answers", "data") if name in act}
        doing |= {"by": person(act["by"]), "at": at}
        if "refused" in act:
            with pytest.raises(Refusal, match=act["refused"]):
                perform(matter, act["act"], **doing)
            continue

        matter = perform(matter, act["act"], **doing)

        waiting = Step.objects.filter(proceeding=matter, status="current").order_by("order", "pk")
        assert matter.state == act["then"]
        assert [step.post_id for step in waiting] == act["waits"]
        assert {late_days(each, at) for each in matter.due} <= {act.get("late_days", 0)}
