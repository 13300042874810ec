"""Files: their type is read from their content; answers name them by id."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from openpyxl import Workbook
from PIL import Image

from tests.pictures import photo as camera_photo

from .conftest import FIVE_DAYS, Api


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    """Files of a test lie in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


def photo() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    return out.getvalue()


def seen(api: Api, upload: str) -> HttpResponse:
    """What the API says to somebody who asks for a file; a stream is read to its end, which closes it."""
    response = api.get(f"files/{upload}")
    if response.streaming:
        b"".join(response.streaming_content)
    return response


def workbook() -> bytes:
    """An empty table."""
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def sent(api: Api, content: bytes, name: str = "证明.png") -> HttpResponse:
    """What the API says to a file."""
    file = SimpleUploadedFile(name, content)
    return api.client.post("/api/v1/files/", {"file": file}, headers=api.headers)


class TestAFile:
    """Pictures and PDF, up to 10 MB."""

    def test_goes_into_an_answer(self, api: Callable[[str], Api]) -> None:
        worker = api("grid-worker")
        upload = sent(worker, photo())

        answers = FIVE_DAYS | {"proof": [upload.json()["id"]]}
        response = worker.post("forms/leave/submissions", {"answers": answers})

        assert (upload.status_code, upload.json()["media_type"]) == (201, "image/png")
        assert response.status_code == 201

    def test_of_somebody_else_does_not(self, api: Callable[[str], Api]) -> None:
        upload = sent(api("grid-worker-2"), photo()).json()

        answers = FIVE_DAYS | {"proof": [upload["id"]]}
        response = api("grid-worker").post("forms/leave/submissions", {"answers": answers})

        assert response.status_code == 422
        assert list(response.json()["errors"]) == ["proof"]

    @pytest.mark.parametrize(
        "content", [b"", b"MZ\x90\x00", b"<script>", b"\x89PNG\r\n\x1a\nbroken"]
    )
    def test_of_another_kind_is_not_taken(self, api: Callable[[str], Api], content: bytes) -> None:
        response = sent(api("grid-worker"), content)

        assert response.status_code == 422
        assert list(response.json()["errors"]) == ["file"]

    def test_that_is_too_large_is_not_even_read(
        self, api: Callable[[str], Api], settings: Any
    ) -> None:
        settings.UPLOAD_MEGABYTES = 1
        response = sent(api("grid-worker"), b"%PDF-1.7\n" + b"0" * 2 * 1024 * 1024)

        assert response.status_code == 413
        assert "1 MB" in response.json()["detail"]

    def test_is_measured_by_its_field_where_that_is_said(self, api: Callable[[str], Api]) -> None:
        worker = api("grid-worker")
        address = "/api/v1/files/?form=leave&field=proof"
        file = SimpleUploadedFile("台账.xlsx", workbook())
        refused = worker.client.post(address, {"file": file}, headers=worker.headers)
        elsewhere = worker.client.post(
            "/api/v1/files/?form=leave&field=reason", {"file": file}, headers=worker.headers
        )

        assert (refused.status_code, elsewhere.status_code) == (422, 404)
        assert "台账.xlsx" in refused.json()["errors"]["file"][0]

    def test_that_its_field_does_not_take_is_refused_at_the_latest_when_handed_in(
        self, api: Callable[[str], Api]
    ) -> None:
        worker = api("grid-worker")
        upload = sent(worker, workbook(), "台账.xlsx").json()

        answers = FIVE_DAYS | {"proof": [upload["id"]]}
        response = worker.post("forms/leave/submissions", {"answers": answers})

        assert response.status_code == 422
        assert "台账.xlsx" in response.json()["errors"]["proof"][0]

    def test_tells_when_and_where_a_picture_was_taken(self, api: Callable[[str], Api]) -> None:
        told = sent(api("grid-worker"), camera_photo(), "现场.jpg").json()

        assert told["taken_at"].startswith("2026-09-14T")
        assert (told["place"]["lat"], told["place"]["source"]) == (25.0433, "picture")

    def test_comes_back_to_whoever_sees_the_matter(self, api: Callable[[str], Api]) -> None:
        worker, leader, other = map(api, ("grid-worker", "deputy-leader", "grid-worker-2"))
        upload = sent(worker, photo()).json()["id"]
        before = [seen(each, upload).status_code for each in (worker, leader)]
        worker.post("forms/leave/submissions", {"answers": FIVE_DAYS | {"proof": [upload]}})

        after = [seen(each, upload) for each in (worker, leader, other)]

        assert before == [200, 404]
        assert [each.status_code for each in after] == [200, 200, 404]
        assert after[0]["Content-Security-Policy"].endswith("sandbox")

    def test_must_be_there(self, api: Callable[[str], Api]) -> None:
        worker = api("grid-worker")

        response = worker.client.post("/api/v1/files/", {"paper": "x"}, headers=worker.headers)

        assert list(response.json()["errors"]) == ["file"]
