"""Chinese by default; who reads may ask for English, what is written stays in the office's language."""

from collections.abc import Callable

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
        second = worker.post("forms/leave/submissions", body, **header)

        assert second["Content-Language"] == "zh-hans"
        assert second.json()["title"] == first.json()["title"]
