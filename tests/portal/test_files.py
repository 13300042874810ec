import io
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook
from PIL import Image

from forms.schemas.service import current_edition
from forms.submissions.models import Upload
from people.models import Household

from .conftest import TWO_DAYS

VISIT = "/forms/household-visit/"
WHEN_AND_WHERE = {
    "day": "2026-09-13",
    "from_time": "09:00",
    "to_time": "11:00",
    "location.lat": "25.0433",
    "location.lng": "102.7061",
}


def photo(name: str = "诊断证明.png") -> SimpleUploadedFile:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "text/html")


def paper() -> SimpleUploadedFile:
    """A workbook, which most fields do not take."""
    out = io.BytesIO()
    Workbook().save(out)
    return SimpleUploadedFile("台账.xlsx", out.getvalue())


def uploaded(client: Client) -> Upload:
    """A picture taken in while a form is filled in."""
    there = list(Upload.objects.values_list("pk", flat=True))
    client.post("/files/?key=proof", {"proof-file": photo()})
    return Upload.objects.exclude(pk__in=there).get()


@pytest.fixture
def edition_of(office: None) -> Callable[[str], int]:
    """The number by which pages name the present edition of a form."""
    return lambda slug: current_edition(slug).pk


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    """Files of a test lie in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


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


class TestWhatAFieldTakes:
    """The page says for which field of which edition a file is sent."""

    def test_is_asked_at_once(self, visit: Callable[..., Client], edition_of: Any) -> None:
        address = f"/files/?edition={edition_of('household-visit')}&key=visited.0.photos"

        answer = visit("grid-worker").post(address, {"visited.0.photos-file": paper()})

        assert "bf-error" in answer.content.decode()
        assert not Upload.objects.exists()

    def test_comes_with_time_and_place_of_the_phone(
        self, visit: Callable[..., Client], edition_of: Any
    ) -> None:
        address = f"/files/?edition={edition_of('household-visit')}&key=visited.0.photos"
        device = {
            "lat": "25.0433",
            "lng": "102.7061",
            "accuracy": "9",
            "taken": "2026-09-14T00:30:00Z",
        }

        answer = visit("grid-worker").post(address, {"visited.0.photos-file": photo(), **device})

        upload = Upload.objects.get()
        assert 'name="visited.0.photos"' in answer.content.decode()
        assert f"/files/{upload.pk}/?small" in answer.content.decode()
        assert upload.place == {
            "lat": 25.0433,
            "lng": 102.7061,
            "accuracy": 9.0,
            "source": "device",
        }

    @pytest.mark.parametrize("where", ["edition=0&key=x", "edition=%00&key=x", "key=", ""])
    def test_is_anything_where_it_is_not_known(
        self, visit: Callable[..., Client], where: str
    ) -> None:
        assert visit("grid-worker").post(f"/files/?{where}", {"x-file": photo()}).status_code == 200

    def test_too_large_a_file_is_refused_with_a_sentence(
        self, visit: Callable[..., Client], settings: Any
    ) -> None:
        settings.UPLOAD_MEGABYTES = 1
        large = SimpleUploadedFile("片.mp4", b"\x00" * (1024 * 1024 + 1))

        answer = visit("grid-worker").post("/files/?key=proof", {"proof-file": large})

        assert "1 MB" in answer.content.decode()

    def test_works_in_rows_without_javascript(
        self, visit: Callable[..., Client], edition_of: Any
    ) -> None:
        client = visit("grid-worker")
        draft = {"draft": str(uuid.uuid4())}
        home = {
            "visited.0.home": str(Household.objects.get(head__name="赵德海").pk),
            "visited.0.met": "at_home", "visited.0.concern": "need", "visited.0.asked": "no",
            "visited.0.photos-file": [photo(), photo("二.png")],
            "visited.0.signed-file": photo("签.png"),
        }  # fmt: skip
        last = {"found": "no", "signature-file": photo("签名.png")}
        for number, step in enumerate((WHEN_AND_WHERE, home, last), start=1):
            client.post(VISIT, draft | step | {"do": "next", "step": str(number)})

        answer = client.post(VISIT, draft | {"do": "submit", "step": "check"})

        page = client.get(answer.url).content.decode()
        assert Upload.objects.filter(stream=answer.url.split("/")[2]).count() == 4
        assert page.count("?small") == 4
        assert 'data-lat="25.0433"' in page

    def test_page_with_more_photos_asks_the_database_no_more(
        self, visit: Callable[..., Client], django_assert_num_queries: Any
    ) -> None:
        client = visit("grid-worker")
        counts = []
        for count in (1, 4):
            draft = str(uuid.uuid4())
            rows = {f"visited.{n}.photos-file": photo() for n in range(count)}
            client.post(VISIT, rows | {"do": "look", "draft": draft, "step": "2"})
            with CaptureQueriesContext(connection) as asked:
                page = client.get(f"{VISIT}?draft={draft}&step=2").content.decode()
            assert page.count("?small") == count
            counts.append(len(asked))

        assert counts[0] == counts[1]


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

    def test_of_a_part_that_is_closed_to_him_not_to_the_assessed(
        self, visit: Callable[..., Client], person: Any, monkeypatch: pytest.MonkeyPatch, asked: Any
    ) -> None:
        own, part = uploaded(visit("grid-worker")), uploaded(visit("deputy-leader"))
        asked(proof=[str(own.pk)])
        own.refresh_from_db()
        Upload.objects.filter(pk=part.pk).update(stream=own.stream)
        monkeypatch.setattr(
            "workflows.chains.models.Proceeding.shows_parts_to",
            lambda matter, reader: reader != matter.applicant,
        )

        seen = [status(visit("grid-worker"), f"/files/{each.pk}/") for each in (own, part)]

        assert seen == [200, 404]
        assert status(visit("deputy-leader"), f"/files/{part.pk}/") == 200

    def test_only_pictures_open_in_the_browser(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        client.post("/files/?key=x", {"x-file": paper()})

        answer = client.get(f"/files/{Upload.objects.get().pk}/")

        b"".join(answer.streaming_content)
        assert answer["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["Cache-Control"] == "private, no-store"

    def test_under_its_own_name_and_only_as_what_it_is(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")

        answer = client.get(f"/files/{uploaded(client).pk}/")

        assert answer["Content-Type"] == "image/png"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "filename*=utf-8''%E8%AF%8A%E6%96%AD" in answer["Content-Disposition"]
        assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
