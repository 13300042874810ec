"""A leave of five days, from asking to the sealed file, by nothing but the API (D1-3.2b)."""

from collections.abc import Callable
from typing import Any

from dossiers.sealing import seal_matter

from .conftest import FIVE_DAYS, Api, Clock


class TestLeaveOfFiveDays:
    """The leader in charge opines, the office director approves, the office files, the worker reports back."""

    def test_is_explained_before_it_is_asked_for(self, api: Callable[[str], Api]) -> None:
        response = api("grid-worker").post("forms/leave/explain", {"answers": FIVE_DAYS})

        explained = response.json()
        chain = [(step["post"], step["act"]) for step in explained["chain"]]
        assert explained["accepted"] is True
        assert chain == [
            ("deputy-leader", "opine"),
            ("office-director", "approve"),
            ("office-clerk", "file"),
        ]
        assert explained["chain"][0]["people"][0]["user"] == "deputy-leader"
        assert explained["chain"][0]["basis"][0]["regulation"] == "community-grid-workers"

    @staticmethod
    def dossier(api: Callable[[str], Api], serial: str) -> Any:
        return api("archivist").get(f"proceedings/{serial}/dossier.pdf")

    def test_goes_all_the_way(
        self, api: Callable[[str], Api], asked: Callable[..., str], clock: Clock
    ) -> None:
        serial, states = asked(), []
        for user_name, act in [
            ("deputy-leader", "opine"),
            ("office-director", "approve"),
            ("office-clerk", "file"),
        ]:
            waiting = api(user_name).get("inbox/").json()["items"]
            assert [each["act"] for each in waiting] == [act]
            states.append(api(user_name).act(serial, act, opinion="同意。").json()["state"])
        clock.move(days=6)
        back = api("grid-worker").act(serial, "report_back", back_on="2026-09-20")

        assert states == ["in_approval", "approved", "approved"]
        assert back.json()["state"] == "closed", back.json()
        assert self.dossier(api, serial).status_code == 404
        seal_matter(serial)
        assert b"".join(self.dossier(api, serial)).startswith(b"%PDF-")
        acts = [
            each["act"]
            for each in api("grid-worker").get(f"proceedings/{serial}/trail").json()["items"]
        ]
        assert acts == ["submit", "opine", "approve", "file", "report_back"]
