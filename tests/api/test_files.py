"""Files: their type is read from their content; answers name them by id."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from PIL import Image

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

    def test_that_is_too_large_is_not_even_read(self, api: Callable[[str], Api]) -> None:
        response = sent(api("grid-worker"), b"%PDF-1.7\n" + b"0" * 11 * 1024 * 1024)

        assert response.status_code == 413

    def test_must_be_there(self, api: Callable[[str], Api]) -> None:
        worker = api("grid-worker")

        response = worker.client.post("/api/v1/files/", {"paper": "x"}, headers=worker.headers)

        assert list(response.json()["errors"]) == ["file"]
