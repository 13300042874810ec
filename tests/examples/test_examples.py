"""The examples that a clerk can check: asked of explain(), handed in for real, and acted on."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from forms.schemas.service import current_edition
from office.loading.files import read
from people.models import Person
from tests.examples.deciding import (
    answers_of,
    by_case,
    decided,
    evening_of,
    morning_of,
    prepare,
    report_back,
)
from workflows.chains.due import late_days
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import Refusal, explain, perform, submit

CASES = [case for path in sorted(Path(__file__).parent.glob("*.yaml")) for case in read(path)]
#: Slips that nobody acts on otherwise are decided by everybody in turn.
LEAVES = [
    case
    for case in CASES
    if "form" not in case and case["expect"]["accepted"] and "acts" not in case
]
OTHERS = [case for case in CASES if case not in LEAVES]
each_case = pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])


@pytest.fixture
def applicant(case: dict[str, Any], person: Any, settings: Any, tmp_path: Path) -> Person:
    """The one who asks, with what came before this slip."""
    settings.MEDIA_ROOT = tmp_path
    found = person(case["applicant"])
    prepare(case, found, person("office-clerk"))
    return found


@pytest.fixture
def answers(case: dict[str, Any], applicant: Person) -> dict[str, Any]:
    return answers_of(case, applicant)


def form_of(case: dict[str, Any]) -> Any:
    return current_edition(case.get("form", "leave"))


def handed_in_at(case: dict[str, Any]) -> Any:
    return evening_of(case["on"])


def due_days(due: Any) -> list[list[Any]]:
    """Day, and whether it is provisional."""
    return [[each["at"][:10], each["provisional"]] for each in due]


@each_case
def test_explaining_gives_the_expected_chain_and_verdicts(
    case: Any, applicant: Person, answers: Any
) -> None:
    explained = explain(form_of(case), answers, applicant=applicant, on=case["on"])
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
    unmet = " ".join(each.sentence for each in considered.verdicts if not each.met)
    assert [each for each in expected.get("says", []) if each not in unmet] == []


def is_as_explained(matter: Any, expected: dict[str, Any]) -> None:
    rows = Step.objects.filter(proceeding=matter).order_by("order", "pk")
    chain = [[row.order, row.post_id, row.act] for row in rows]
    assert chain == expected.get("chain", chain)
    assert due_days(matter.due) == expected.get("due", [])
    assert all(row.basis[0]["quote"] for row in rows)


@pytest.mark.parametrize("case", OTHERS, ids=[case["case"] for case in OTHERS])
def test_handing_in_does_what_was_explained(case: Any, applicant: Person, answers: Any) -> None:
    at, expected = handed_in_at(case), case["expect"]
    if not expected["accepted"]:
        with pytest.raises(Refusal):
            submit(form_of(case), answers, by=applicant, at=at)
        assert Proceeding.objects.count() == len(case.get("earlier", []))
        return

    matter = submit(form_of(case), answers, by=applicant, at=at)

    is_as_explained(matter, expected)


@pytest.mark.parametrize(
    "case", [case for case in CASES if "acts" in case], ids=lambda c: c["case"]
)
def test_acting_moves_it_along_the_chain(
    case: Any, applicant: Person, answers: Any, person: Any
) -> None:
    matter = submit(form_of(case), answers, by=applicant, at=handed_in_at(case))

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


@by_case(LEAVES)
def test_a_slip_is_decided_step_by_step_to_its_end(
    case: Any, applicant: Person, answers: Any
) -> None:
    """Who is named in the chain acts in that order; then it is on file, and the applicant reports back."""
    at = handed_in_at(case)
    matter = submit(form_of(case), answers, by=applicant, at=at)
    is_as_explained(matter, case["expect"])
    chain = [(post, act) for _order, post, act in case["expect"]["chain"]]

    done = list(decided(matter, at))

    assert [(post, act) for post, act, _state in done] == chain
    assert chain[-1] == ("office-clerk", "file")
    assert [state for _post, _act, state in done] == [
        *["in_approval"] * (len(chain) - 2), "approved", "approved",
    ]  # fmt: skip
    assert report_back(matter).state == "closed"
