"""Chinese by default; who reads may ask for English, what is kept stays in the office's language."""

from collections.abc import Callable

from workflows.chains.models import Proceeding

from .conftest import FIVE_DAYS, Api


class TestTheLanguage:
    """By Accept-Language, for reading only."""

    def test_of_reading_follows_the_caller(
        self, api: Callable[[str], Api], asked: Callable[..., str]
    ) -> None:
        worker, serial = api("grid-worker"), asked()
        headers = {**worker.headers, "Accept-Language": "en"}

        response = worker.client.get(f"/api/v1/proceedings/{serial}", headers=headers)

        assert response["Content-Language"] == "en"
        assert response.json()["state_label"] == "in approval"

    def test_of_writing_is_that_of_the_office(self, api: Callable[[str], Api]) -> None:
        worker = api("grid-worker")
        body, header = {"answers": FIVE_DAYS}, {"Accept-Language": "en"}

        first = worker.post("forms/leave/submissions", body)
        days = {"first_day": "2026-09-22", "last_day": "2026-09-26"}
        second = worker.post("forms/leave/submissions", {"answers": FIVE_DAYS | days}, **header)

        assert second["Content-Language"] == "zh-hans"
        assert second.json()["title"] == first.json()["title"]

    def test_of_a_refusal_is_the_callers(self, api: Callable[[str], Api]) -> None:
        """Nothing of it is kept, so it may be said in his words."""
        worker = api("grid-worker")
        body = {"answers": FIVE_DAYS | {"reason": 5}}

        office = worker.post("forms/leave/submissions", body)
        caller = worker.post("forms/leave/submissions", body, **{"Accept-Language": "en"})

        assert caller["Content-Language"] == "en"
        assert caller.json()["title"] == "Something needs a change"
        assert office.json()["title"] != caller.json()["title"]
        assert "takes a text" in caller.json()["errors"]["reason"][0]
        assert not Proceeding.objects.exists()
