"""Handing in: once for each idempotency key, from answers or from a draft."""

from collections.abc import Callable
from uuid import UUID, uuid4

from forms.submissions.models import Draft
from workflows.chains.models import Proceeding

from .conftest import FIVE_DAYS, Api, Clock

LEAVE = "forms/leave/submissions"


class TestTheSameKeyGivesTheSameProceeding:
    """A request that is sent twice, since the answer was lost, asks only once."""

    def test_with_the_same_content(self, api: Callable[[str], Api], clock: Clock) -> None:
        worker, key = api("grid-worker"), {"Idempotency-Key": "slip-1"}

        first = worker.post(LEAVE, {"answers": FIVE_DAYS}, **key)
        clock.move(seconds=3)
        second = worker.post(LEAVE, {"answers": FIVE_DAYS}, **key)

        assert (first.status_code, second.status_code) == (201, 200)
        assert first.json()["serial"] == second.json()["serial"]
        assert first["Location"] == f"/api/v1/proceedings/{first.json()['serial']}"
        assert Proceeding.objects.count() == 1

    def test_and_is_refused_with_other_content(self, api: Callable[[str], Api]) -> None:
        worker, key = api("grid-worker"), {"Idempotency-Key": "slip-1"}
        worker.post(LEAVE, {"answers": FIVE_DAYS}, **key)

        other = worker.post(LEAVE, {"answers": FIVE_DAYS | {"reason": "别的事"}}, **key)

        assert other.status_code == 409
        assert other.json()["type"] == "urn:banfa:problem:repeated"
        assert Proceeding.objects.count() == 1

    def test_but_the_key_of_somebody_else_is_another_key(self, api: Callable[[str], Api]) -> None:
        key = {"Idempotency-Key": "slip-1"}

        for user_name in ("grid-worker", "grid-worker-2"):
            assert api(user_name).post(LEAVE, {"answers": FIVE_DAYS}, **key).status_code == 201

    def test_a_key_that_is_none(self, api: Callable[[str], Api]) -> None:
        for key in ("x" * 81, "钥匙".encode().decode("latin-1")):
            response = api("grid-worker").post(
                LEAVE, {"answers": FIVE_DAYS}, **{"Idempotency-Key": key}
            )
            assert response.status_code == 422
            assert list(response.json()["errors"]) == ["Idempotency-Key"]


class TestALeaveThatTheRulesRefuse:
    """422 with the verdicts, each with its clause (D1-3.2g)."""

    def test_says_which_clause_and_how_much_is_left(
        self, api: Callable[[str], Api], asked: Callable[..., str]
    ) -> None:
        asked(last_day="2026-11-10")

        days = {"first_day": "2026-12-01", "last_day": "2026-12-06"}
        response = api("grid-worker").post(LEAVE, {"answers": FIVE_DAYS | days})

        problem = response.json()
        refusing = [each for each in problem["verdicts"] if not each["met"]]
        assert response.status_code == 422
        assert problem["type"] == "urn:banfa:problem:not_met"
        assert refusing[0]["basis"][0]["path"] == "三.2"
        assert refusing[0]["meter"] == {"before": 57, "now": 6, "bound": 60, "left": 0}


class TestADraft:
    """Saved under an id of the caller's own choosing; the latest save wins."""

    def test_is_begun_saved_again_and_read(self, api: Callable[[str], Api]) -> None:
        worker, address = api("grid-worker"), f"drafts/{uuid4()}"

        begun = worker.send("put", address, {"form": "leave", "answers": {"reason": "有事"}})
        saved = worker.send("put", address, {"form": "leave", "answers": FIVE_DAYS})

        assert (begun.status_code, saved.status_code) == (201, 200)
        assert set(begun.json()["errors"]) == {"leave_type", "first_day", "last_day"}
        assert saved.json()["errors"] == {}
        assert worker.get(address).json()["answers"] == FIVE_DAYS

    def test_is_handed_in_once(self, api: Callable[[str], Api], clock: Clock) -> None:
        worker, draft_id, key = api("grid-worker"), uuid4(), {"Idempotency-Key": "slip-1"}
        worker.send("put", f"drafts/{draft_id}", {"form": "leave", "answers": FIVE_DAYS})

        first = worker.post(LEAVE, {"draft": str(draft_id)}, **key)
        clock.move(seconds=3)
        second = worker.post(LEAVE, {"draft": str(draft_id)}, **key)

        assert (first.status_code, second.status_code) == (201, 200)
        assert first.json()["serial"] == second.json()["serial"]
        assert not Draft.objects.filter(pk=draft_id).exists()

    def test_of_somebody_else_is_not_there(self, api: Callable[[str], Api]) -> None:
        address = f"drafts/{uuid4()}"
        body = {"form": "leave", "answers": FIVE_DAYS}
        api("grid-worker").send("put", address, body)
        other = api("grid-worker-2")

        assert other.get(address).status_code == 404
        assert other.send("put", address, body).status_code == 404
        assert other.post(LEAVE, {"draft": address[7:]}).status_code == 404

    def test_stays_when_it_is_refused(self, api: Callable[[str], Api]) -> None:
        worker, draft_id = api("grid-worker"), uuid4()
        worker.send("put", f"drafts/{draft_id}", {"form": "leave", "answers": {}})

        response = worker.post(LEAVE, {"draft": str(draft_id)})

        assert response.status_code == 422
        assert set(response.json()["errors"]) == {
            "leave_type",
            "first_day",
            "last_day",
            "reason",
        }
        assert Draft.objects.filter(pk=draft_id).exists()

    def test_of_no_form_and_of_another_form(self, api: Callable[[str], Api]) -> None:
        worker, address = api("grid-worker"), f"drafts/{UUID(int=7)}"

        unknown = worker.send("put", address, {"form": "nothing", "answers": {}})
        worker.send("put", address, {"form": "leave", "answers": {}})
        other = worker.send("put", address, {"form": "nothing", "answers": {}})

        assert unknown.status_code == other.status_code == 422
        assert list(other.json()["errors"]) == ["form"]
