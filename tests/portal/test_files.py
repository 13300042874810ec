import io
import uuid
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from forms.submissions.models import Upload

from .conftest import TWO_DAYS


def photo(name: str = "诊断证明.png") -> SimpleUploadedFile:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "text/html")


def uploaded(client: Client) -> Upload:
    """A picture taken in while a form is filled in."""
    client.post("/files/?key=proof", {"proof-file": photo()})
    return Upload.objects.get()


def status(client: Client, address: str) -> int:
    """The status of an answer; a stream is read to its end, which closes the file."""
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


class TestTakingIn:
    def test_answers_with_the_entry_of_the_list(self, visit: Callable[..., Client]) -> None:
        answer = visit("grid-worker").post("/files/?key=proof", {"proof-file": photo()})

        upload = Upload.objects.get()
        assert f'name="proof" value="{upload.pk}"' in answer.content.decode()
        assert (upload.name, upload.media_type) == ("诊断证明.png", "image/png")

    def test_refuses_what_is_neither_picture_nor_pdf(self, visit: Callable[..., Client]) -> None:
        page = SimpleUploadedFile("x.png", b"<script>alert(1)</script>", "image/png")

        answer = visit("grid-worker").post("/files/?key=proof", {"proof-file": page})

        assert "bf-error" in answer.content.decode()
        assert not Upload.objects.exists()

    def test_works_without_javascript(self, visit: Callable[..., Client]) -> None:
        key = str(uuid.uuid4())
        posted = {"do": "submit", "draft": key, **TWO_DAYS}
        client = visit("grid-worker")

        answers = [
            client.post("/forms/leave/", posted | {"proof-file": [photo(), photo("二.png")]})
            for _press in range(2)
        ]

        assert answers[0].url == answers[1].url
        serial = answers[0].url.split("/")[2]
        assert Upload.objects.filter(stream=serial).count() == 2

    def test_removes_without_javascript(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        upload = uploaded(client)
        posted = {"do": f"remove:{upload.pk}", "proof": str(upload.pk), **TWO_DAYS}

        answer = client.post("/forms/leave/", posted)

        assert str(upload.pk) not in answer.content.decode()

    def test_another_ones_file_cannot_be_handed_in(self, visit: Callable[..., Client]) -> None:
        upload = uploaded(visit("grid-worker-2"))
        posted = {"do": "submit", "proof": str(upload.pk), **TWO_DAYS}

        answer = visit("grid-worker").post("/forms/leave/", posted)

        assert answer.status_code == 422
        assert upload.name not in answer.content.decode()


class TestHandingOut:
    def test_before_it_is_handed_in_to_its_owner_alone(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        address = f"/files/{uploaded(client).pk}/"

        assert status(client, address) == 200
        assert status(visit("deputy-leader"), address) == 404
        assert status(Client(), address) == 302

    def test_afterwards_to_those_who_see_the_matter(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        upload = uploaded(visit("grid-worker"))
        asked(proof=[str(upload.pk)])
        address = f"/files/{upload.pk}/"

        seen = {name: status(visit(name), address) for name in ("deputy-leader", "grid-worker")}
        hidden_from = {
            name: status(visit(name), address) for name in ("grid-worker-2", "archivist")
        }

        assert set(seen.values()) == {200}
        assert set(hidden_from.values()) == {404}

    def test_under_its_own_name_and_only_as_what_it_is(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")

        answer = client.get(f"/files/{uploaded(client).pk}/")

        assert answer["Content-Type"] == "image/png"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "filename*=utf-8''%E8%AF%8A%E6%96%AD" in answer["Content-Disposition"]
        assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
