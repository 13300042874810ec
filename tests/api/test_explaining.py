"""Explaining: as far as the answers go, for oneself or for somebody whom one oversees."""

from collections.abc import Callable

import pytest

from .conftest import FIVE_DAYS, Api

EXPLAIN = "forms/leave/explain"


class TestAnswersInTheMaking:
    """200 with what is still missing, so that a client can explain while a form is filled in."""

    def test_nothing_yet(self, api: Callable[[str], Api]) -> None:
        explained = api("grid-worker").post(EXPLAIN, {"answers": {}}).json()

        assert explained["accepted"] is False
        assert set(explained["errors"]) == {"leave_type", "first_day", "last_day", "reason"}
        assert explained["due"] == []

    def test_everything_but_the_reason(self, api: Callable[[str], Api]) -> None:
        answers = {key: value for key, value in FIVE_DAYS.items() if key != "reason"}

        explained = api("grid-worker").post(EXPLAIN, {"answers": answers}).json()

        assert (explained["accepted"], list(explained["errors"])) == (False, ["reason"])
        assert [step["order"] for step in explained["chain"]] == [1, 2, 3]

    def test_on_another_day(self, api: Callable[[str], Api]) -> None:
        body = {"answers": FIVE_DAYS, "on": "2025-06-01"}

        explained = api("grid-worker").post(EXPLAIN, body).json()

        assert (explained["accepted"], explained["chain"]) == (False, [])
        assert explained["verdicts"][0]["kind"] == "route"

    def test_over_a_meeting_of_the_office(self, api: Callable[[str], Api]) -> None:
        """C031: the demo office meets on 2026-08-12 at nine."""
        days = {"first_day": "2026-08-11", "last_day": "2026-08-12"}
        body = {"answers": FIVE_DAYS | days, "on": "2026-08-03"}

        explained = api("grid-worker").post(EXPLAIN, body).json()

        (said,) = [each for each in explained["verdicts"] if each["counted"]]
        assert explained["accepted"] is True
        assert (said["met"], said["effect"]) == (False, "warn")
        assert "街道工作例会（8月12日 09:00" in said["counted"][0]["name"]
        assert said["counted"][0]["key"].startswith("meeting:")
        assert said["basis"][0]["path"] == "三.2"

    def test_in_the_declared_period(self, api: Callable[[str], Api]) -> None:
        days = {"first_day": "2026-07-02", "last_day": "2026-07-02"}

        body = {"answers": FIVE_DAYS | days, "on": "2026-06-20"}
        explained = api("grid-worker").post(EXPLAIN, body).json()

        refusing = [each["basis"][0]["path"] for each in explained["verdicts"] if not each["met"]]
        assert (explained["accepted"], refusing) == (False, ["三.3"])


class TestTheApplicantsOwnStep:
    """Nobody acts on his own matter: his step is passed over, or another holder takes it."""

    def test_is_not_in_the_chain(self, api: Callable[[str], Api]) -> None:
        explained = api("office-director").post(EXPLAIN, {"answers": FIVE_DAYS}).json()

        people = {each["user"] for step in explained["chain"] for each in step["people"]}
        assert "office-director" not in people
        assert all(step["note"] for step in explained["passed_over"])


class TestForSomebodyElse:
    """Administrators for everybody; others for whom they oversee; the rest learn nothing."""

    @pytest.mark.parametrize(
        ("caller", "applicant", "status"),
        [
            ("deputy-leader", "grid-worker", 200),
            ("deputy-leader", "grid-worker-6", 403),
            ("community-secretary", "grid-worker", 200),
            ("office-clerk", "grid-worker-6", 200),
            ("office-clerk", "hr-bureau", 403),
            ("grid-worker", "grid-worker", 200),
            ("grid-worker", "grid-worker-2", 403),
            ("grid-worker", "nobody-at-all", 403),
            ("admin", "grid-worker-6", 200),
            ("admin", "nobody-at-all", 422),
        ],
    )
    def test_by_who_may(
        self, api: Callable[[str], Api], caller: str, applicant: str, status: int
    ) -> None:
        body = {"answers": FIVE_DAYS, "applicant": applicant}

        assert api(caller).post(EXPLAIN, body).status_code == status


class TestAnExtension:
    """The leave that it goes on from may be named, as in handing in."""

    def test_is_not_refused_for_the_days_of_that_leave(
        self, api: Callable[[str], Api], asked
    ) -> None:
        worker, serial = api("grid-worker"), asked()
        plain = worker.post(EXPLAIN, {"answers": FIVE_DAYS}).json()
        going_on = worker.post(EXPLAIN, {"answers": FIVE_DAYS, "origin": serial}).json()

        assert (plain["accepted"], going_on["accepted"]) == (False, True)
        assert [each["effect"] for each in going_on["verdicts"] if each["kind"] == "overlap"] == [
            "warn"
        ]

    def test_names_no_matter_that_is_not_the_callers_to_see(
        self, api: Callable[[str], Api], asked
    ) -> None:
        body = {"answers": FIVE_DAYS, "origin": asked()}

        assert api("grid-worker-2").client.post(
            f"/api/v1/{EXPLAIN}", body, content_type="application/json", headers=api("grid-worker-2").headers
        ).status_code == 404  # fmt: skip


def test_an_assessment_is_not_explained_to_any_colleague(api):
    body = {"answers": {"person": "grid-worker", "year": 2026, "period": "q1"}}
    refused = api("finance-clerk").post("forms/assessment/explain", body)
    told = api("community-secretary").post("forms/assessment/explain", body)

    assert (refused.status_code, refused.json()["type"]) == (403, "urn:banfa:problem:not_allowed")
    assert "chain" not in refused.json()
    assert told.json()["chain"]
