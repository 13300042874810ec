"""Prefill, sources and undo for any client."""

import uuid
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from facts.held import Value
from facts.listed import record_listed
from people.models import Household
from trail.models import Access

from .conftest import FIVE_DAYS

Calling = Callable[..., Any]
PHONE = "13800010001"


class TestPrefill:
    def test_has_answers_ready_with_where_from_and_since_when(self, api: Calling) -> None:
        found = api("grid-worker").get("forms/leave/prefill").json()

        items = {each["key"]: each for each in found["items"] if each["key"]}
        assert found["answers"]["phone"] == PHONE
        assert (items["phone"]["origin"], items["phone"]["since"]) == ("person", None)
        assert (items["address"]["from"], items["address"]["since"]) == ("人事档案", "2025-01-01")

    def test_used_in_a_submission_is_told_with_the_proceeding(self, api: Calling) -> None:
        worker = api("grid-worker")
        answers = FIVE_DAYS | {"phone": "139", "address": "春和苑6号楼2单元301室"}

        serial = worker.post("forms/leave/submissions", {"answers": answers}).json()["serial"]

        sources = worker.get(f"proceedings/{serial}").json()["sources"]
        assert sources["phone"]["changed"]
        assert sources["address"] == {
            "from": "人事档案", "origin": "office", "fact": "applicant.address",
            "since": "2025-01-01", "changed": False,
        }  # fmt: skip


class TestAHousehold:
    @pytest.fixture
    def zhao(self, office: None) -> Household:
        found = Household.objects.get(head__name="赵德海")
        people = Value("household.people", Decimal(2), date(2026, 3, 1))
        record_listed([(found, people)], stream="JL-2026-0001")
        return found

    def test_that_is_chosen_fills_in_what_is_held_about_it(
        self, api: Calling, zhao: Household
    ) -> None:
        found = api("grid-worker").get("forms/household-survey/prefill", household=str(zhao.pk))

        told = found.json()
        items = {each["key"]: each for each in told["items"] if each["key"]}
        assert told["answers"]["people"] == 2
        assert (items["people"]["origin"], items["people"]["since"]) == ("household", "2026-03-01")
        assert Access.objects.get().shown == [str(zhao.pk)]

    def test_of_another_grid_is_not_told(self, api: Calling, zhao: Household) -> None:
        found = api("grid-worker-4").get("forms/household-survey/prefill", household=str(zhao.pk))

        assert "people" not in found.json()["answers"]

    @pytest.mark.parametrize("given", ["x", "0190b6c4-7f3e-7c1d-8000-5d3f0a2b9c4e"])
    def test_that_there_is_not_is_told_nothing(
        self, given: str, api: Calling, office: None
    ) -> None:
        found = api("grid-worker").get("forms/household-survey/prefill", household=given)

        assert "people" not in found.json()["answers"]


class TestADraft:
    def test_is_undone_from_another_device(self, api: Calling) -> None:
        worker, path = api("grid-worker"), f"drafts/{uuid.uuid4()}"
        for reason in ("写了很久的一段", "错按了"):
            worker.send("put", path, {"form": "leave", "answers": {"reason": reason}})

        undone = api("grid-worker").post(f"{path}/undo").json()

        assert undone["answers"] == {"reason": "写了很久的一段"}
        assert undone["undo"] is None

    def test_that_replaced_nothing_says_so(self, api: Calling) -> None:
        worker, path = api("grid-worker"), f"drafts/{uuid.uuid4()}"
        assert worker.send("put", path, {"form": "leave", "answers": {}}).json()["undo"] is None

        assert worker.post(f"{path}/undo").status_code == 409

    def test_is_its_owners_alone(self, api: Calling) -> None:
        path = f"drafts/{uuid.uuid4()}"
        for reason in "一二":
            api("grid-worker").send("put", path, {"form": "leave", "answers": {"reason": reason}})

        assert api("grid-worker-2").post(f"{path}/undo").status_code == 404

    def test_handed_in_tells_what_was_offered_when_it_was_begun(self, api: Calling) -> None:
        worker, pk = api("grid-worker"), str(uuid.uuid4())
        answers = FIVE_DAYS | {"phone": PHONE}
        worker.send("put", f"drafts/{pk}", {"form": "leave", "answers": answers})

        serial = worker.post("forms/leave/submissions", {"draft": pk}).json()["serial"]

        sources = worker.get(f"proceedings/{serial}").json()["sources"]
        assert (sources["phone"]["changed"], sources["address"]["changed"]) == (False, True)
