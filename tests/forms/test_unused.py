"""Files that nobody handed in are swept after a while; those of drafts and of matters stay."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from forms.schemas.service import current_edition
from forms.submissions.models import Draft, Upload
from forms.submissions.unused import sweep_unused
from forms.submissions.uploading import take_in
from tests.pictures import picture

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture
def old(person, settings, tmp_path):
    """A file that was sent six weeks ago, with other bytes at each call."""
    settings.MEDIA_ROOT = tmp_path

    def send(width: int = 8, **columns) -> Upload:
        file = SimpleUploadedFile("一.png", picture(size=(width, 8)))
        upload = take_in(file, owner=person("grid-worker"))
        sent = timezone.now() - timedelta(weeks=6)
        Upload.objects.filter(pk=upload.pk).update(uploaded_at=sent, **columns)
        return upload

    return send


def swept() -> int:
    return sweep_unused(now=timezone.now())


class TestSweeping:
    def test_takes_what_nobody_handed_in(self, old):
        upload = old()

        assert swept() == 1
        assert not upload.content.storage.exists(upload.content.name)
        assert not upload.small.storage.exists(upload.small.name)

    def test_leaves_what_a_matter_has(self, old):
        old(stream="QJ-2026-0001")

        assert swept() == 0

    def test_leaves_what_a_draft_names_even_in_a_row(self, old):
        upload = old()
        answers = {"homes": [{"photos": [str(upload.pk)]}]}
        edition = current_edition("leave")
        draft = Draft.objects.create(owner=upload.owner, edition=edition, answers=answers)

        assert swept() == 0
        draft.delete()
        assert swept() == 1

    def test_leaves_what_is_new(self, old):
        Upload.objects.filter(pk=old().pk).update(uploaded_at=timezone.now())

        assert swept() == 0

    def test_leaves_bytes_that_another_has(self, old):
        unused, kept = old(), old(stream="QJ-2026-0001")

        assert swept() == 1
        assert unused.content.name == kept.content.name
        assert kept.content.storage.exists(kept.content.name)

    def test_by_hand_says_how_many(self, old):
        old(8), old(9)
        out = StringIO()

        call_command("sweep_uploads", stdout=out)

        assert out.getvalue() == "2 files deleted.\n"
