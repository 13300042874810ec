"""Idempotency keys on whatever makes something; drafts have an id of the caller's own instead."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forms.submissions.models import Draft, Upload
from trail.models import Trace

from .conftest import FIVE_DAYS, Api
from .test_files import photo

KEY = {"Idempotency-Key": "act-0001"}


class TestAnActUnderAKey:
    """It is done once."""

    def test_is_done_once(self, api: Callable[[str], Api], asked: Callable[..., str]) -> None:
        serial, leader = asked(), api("deputy-leader")
        address, body = f"proceedings/{serial}/acts/opine", {"seen": 1, "opinion": "同意。"}
        first = leader.post(address, body, **KEY)
        again = leader.post(address, body, **KEY)

        assert (first.status_code, again.status_code) == (200, 200)
        assert again.json()["seen"] == 2
        assert Trace.objects.filter(stream=serial).count() == 2

    def test_is_refused_with_other_content(
        self, api: Callable[[str], Api], asked: Callable[..., str]
    ) -> None:
        address, leader = f"proceedings/{asked()}/acts/opine", api("deputy-leader")
        leader.post(address, {"opinion": "同意。"}, **KEY)
        refused = leader.post(address, {"opinion": "不同意。"}, **KEY)

        assert refused.status_code == 409
        assert refused.json()["type"] == "urn:banfa:problem:repeated"

    def test_that_was_refused_leaves_the_key_free(
        self, api: Callable[[str], Api], asked: Callable[..., str]
    ) -> None:
        address, leader = f"proceedings/{asked()}/acts/opine", api("deputy-leader")
        assert leader.post(address, {"opinion": ""}, **KEY).status_code == 422
        assert leader.post(address, {"opinion": "同意。"}, **KEY).status_code == 200


class TestAFileUnderAKey:
    """The same id again, and one file."""

    def test_is_taken_in_once(
        self, api: Callable[[str], Api], settings: Any, tmp_path: Path
    ) -> None:
        settings.MEDIA_ROOT = tmp_path
        worker, content = api("grid-worker"), photo()

        def sent(name: str) -> Any:
            file = SimpleUploadedFile(name, content)
            headers = {**worker.headers, **KEY}
            return worker.client.post("/api/v1/files/", {"file": file}, headers=headers)

        first, again = sent("证明.png"), sent("证明.png")
        assert first.json()["id"] == again.json()["id"]
        assert Upload.objects.count() == 1
        assert sent("别的.png").status_code == 409


class TestDrafts:
    """Listed to their owner alone, the latest first, and thrown away by him."""

    @pytest.fixture
    def three(self, api: Callable[[str], Api]) -> Api:
        worker = api("grid-worker")
        for number in range(3):
            address = f"drafts/0190b6c4-7f3e-4c1d-8000-5d3f0a2b9c4{number}"
            worker.send("put", address, {"form": "leave", "answers": FIVE_DAYS})
        return worker

    def test_are_listed_page_by_page(self, three: Api) -> None:
        found, after = [], None
        while True:
            page = three.get("drafts/", limit=1, **({"after": after} if after else {})).json()
            found += page["items"]
            after = page["next"]
            if after is None:
                break

        assert len({each["id"] for each in found}) == 3
        assert found[0]["title"]

    def test_are_thrown_away(self, three: Api, api: Callable[[str], Api]) -> None:
        address = "drafts/0190b6c4-7f3e-4c1d-8000-5d3f0a2b9c40"
        assert api("grid-worker-2").send("delete", address).status_code == 404
        assert three.send("delete", address).status_code == 204
        assert three.send("delete", address).status_code == 404
        assert Draft.objects.count() == 2

    def test_are_nobody_elses(self, three: Api, api: Callable[[str], Api]) -> None:
        assert api("deputy-leader").get("drafts/").json()["items"] == []
